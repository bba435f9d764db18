"""The pages' scripts under the tools of package.json: formatter, linter, type checker, tests without a browser."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.places import ROOT
from tests.render.explorer.pages import node_package, tool


def _run(*command: str | Path, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600, check=False)


@pytest.mark.parametrize("script", ["format:check", "lint", "floor", "types", "test"])
def test_every_script_of_a_page_passes(script: str) -> None:
    npm = tool("npm", "npm")
    for package in ("prettier", "eslint", "eslint-plugin-compat", "css-tree", "typescript"):
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
        ("export const a = new Intl.Segmenter('ja');\n", "Intl.Segmenter() is not supported in Firefox 115"),
        ("export const a = new Set([1]).union(new Set([2]));\n", "Not all browsers that are promised know this"),
        ("document.body.checkVisibility();\n", "Not all browsers that are promised know this"),
    ],
)
def test_the_linter_sees_what_a_page_must_not_do(tmp_path: Path, source: str, message: str) -> None:
    wrong = tmp_path / "keikaku" / "wrong.js"
    wrong.parent.mkdir()
    wrong.write_text(source, encoding="utf-8")
    config = tmp_path / "eslint.config.js"
    config.write_text(f"export {{ default }} from '{(ROOT / 'eslint.config.js').as_uri()}';\n", encoding="utf-8")
    shutil.copy(ROOT / "package.json", tmp_path)  # which names the browsers
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


def test_the_check_of_sheets_sees_what_the_floor_of_browsers_lacks(tmp_path: Path) -> None:
    """What older ones lack, unless there is a way before it, they are asked, or nothing is lost."""
    node_package("css-tree")
    sheet = tmp_path / "sheet.css"
    sheet.write_text(
        "a:has(b) { color: light-dark(#000, #fff); }\n"
        "p { anchor-name: --a; & b { width: calc-size(auto, size); } }\n"
        "@starting-style { i { top: 0; } }\n"
        "u { height: 1vh; height: 1dvh; text-wrap: pretty; color: color-mix(in srgb, red, blue); }\n"
        "q { -webkit-user-select: none; user-select: none; width: fit-content; }\n"
        "@supports (field-sizing: content) { q { field-sizing: content; } }\n"
        "@media print { a:has(b) { orphans: 3; } }\n",
        encoding="utf-8",
    )
    done = _run(tool("node", "nodejs"), ROOT / "tests" / "render" / "explorer" / "floor" / "sheets.mjs", sheet)
    assert done.returncode == 1
    found = [line.removeprefix(f"{sheet}:").split(" is unknown")[0] for line in done.stderr.splitlines()]
    assert found == ["1: :has", "1: color: light-dark()", "2: anchor-name", "2: &", "2: width: calc-size()",
                     "3: @starting-style"]  # fmt: skip
    assert "1: :has is unknown to firefox 115\n" in done.stderr
