"""The explorer's modules under a strict type checker."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.render.explorer.pages import SCRIPTS, tool

OPTIONS = (
    "--noEmit", "--allowJs", "--checkJs", "--strict", "--target", "es2022", "--lib", "es2022,dom,dom.iterable",
    "--noUnusedLocals", "--noImplicitReturns", "--noFallthroughCasesInSwitch",
)  # fmt: skip


def test_every_module_is_typed() -> None:
    tsc = tool("tsc", "node-typescript")
    modules = sorted(str(path) for path in SCRIPTS.rglob("*.js"))
    assert len(modules) > 40  # the glob has found them
    done = subprocess.run([tsc, *OPTIONS, *modules], capture_output=True, text=True, timeout=300, check=False)
    assert done.stdout.replace(f"{SCRIPTS}/", "").splitlines() == []
    assert done.returncode == 0


def test_the_checker_sees_what_is_wrong(tmp_path: Path) -> None:
    tsc = tool("tsc", "node-typescript")
    wrong = tmp_path / "wrong.js"
    wrong.write_text("/** @param {number} a */\nexport function f(a) { return a.length; }\nf('x');\n", encoding="utf-8")
    done = subprocess.run([tsc, *OPTIONS, str(wrong)], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode != 0
    assert done.stdout.count("error TS") == 2
