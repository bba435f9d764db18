"""The pages' scripts under the tools of package.json: formatter, linter, type checker, tests without a browser."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.places import ROOT
from tests.render.explorer.pages import node_package, tool


def _run(*command: str | Path, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600, check=False)


@pytest.mark.parametrize("script", ["format:check", "lint", "types", "test"])
def test_every_script_of_a_page_passes(script: str) -> None:
    npm = tool("npm", "npm")
    for package in ("prettier", "eslint", "typescript"):
        node_package(package)
    done = _run(npm, "run", "--silent", script)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("export default 1;\n", "Only an export before a declaration can be joined"),
        ("export let a = 1;\n", "What is exported never changes"),
        ("document.body.innerHTML = location.hash;\n", "Text nodes only"),
        ("export const a = async () => (await import('./b.js')).b;\n", "A page has no modules to load"),
    ],
)
def test_the_linter_sees_what_a_page_must_not_do(tmp_path: Path, source: str, message: str) -> None:
    wrong = tmp_path / "keikaku" / "wrong.js"
    wrong.parent.mkdir()
    wrong.write_text(source, encoding="utf-8")
    config = tmp_path / "eslint.config.js"
    config.write_text(f"export {{ default }} from '{(ROOT / 'eslint.config.js').as_uri()}';\n", encoding="utf-8")
    done = _run(tool("node", "nodejs"), node_package("eslint") / "bin" / "eslint.js", wrong, folder=tmp_path)
    assert done.returncode == 1
    assert message in done.stdout


def test_the_type_checker_sees_what_is_wrong(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.js"
    wrong.write_text("/** @param {number} a */\nexport function f(a) { return a.length; }\nf('x');\n", encoding="utf-8")
    config = tmp_path / "tsconfig.json"
    config.write_text(f'{{"extends": "{ROOT}/tsconfig.json", "include": ["wrong.js"]}}', encoding="utf-8")
    done = _run(tool("node", "nodejs"), node_package("typescript") / "bin" / "tsc", "--project", config)
    assert done.returncode != 0
    assert done.stdout.count("error TS") == 2
