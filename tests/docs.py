"""The examples of the pages: finds them, runs them, and can write their output anew.

python -m tests.docs        # after a change that is meant
"""

from __future__ import annotations

import doctest
import io
import os
import pty
import re
import subprocess
import sys
import tempfile
from contextlib import redirect_stdout
from pathlib import Path
from typing import NamedTuple

from tests.places import ROOT

PAGES = (ROOT / "README.md", ROOT / "docs" / "manual.md")

PYTHON = ROOT / "docs" / "python.md"

WALK = ROOT / "docs" / "editing.md"
"""A page whose commands follow from each other: all run in one folder, in their order."""

_SESSION = re.compile(r"(?<=```pycon\n).*?(?=```)", re.DOTALL)
_BLOCK = re.compile(r"```console\n\$ (?P<command>.*)\n(?P<output>(?:(?!```).*\n)*)```")


class Example(NamedTuple):
    """A command in a page, and what the page says that it prints."""

    page: Path
    command: str
    output: str


def examples() -> list[Example]:
    """Every console block of the pages; each has one command."""
    return [
        Example(page, match["command"], match["output"])
        for page in PAGES
        for match in _BLOCK.finditer(page.read_text(encoding="utf-8"))
    ]


def run(command: str, folder: str | None = None) -> str:
    """Both streams as a person sees them, on a terminal of 100 columns that shows no colours and nothing that turns.

    folder: where it runs; if there is none, in a new one.
    """
    leader, follower = pty.openpty()
    environment = {
        **os.environ, "COLUMNS": "100", "TERM": "dumb", "LC_ALL": "C.UTF-8",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as new:
        process = subprocess.Popen(
            ["bash", "-c", command], cwd=folder or new, stdin=subprocess.DEVNULL, stdout=follower, stderr=follower,
            env=environment,
        )  # fmt: skip
        os.close(follower)
        seen = b""
        while True:
            try:
                part = os.read(leader, 65536)
            except OSError:  # how a terminal says that its last writer has gone
                break
            if not part:
                break
            seen += part
        process.wait()
    os.close(leader)
    return seen.decode("utf-8").replace("\r\n", "\n")


def walked(page: str) -> str:
    """The page with what its commands print now, one after the other in a folder that has tests/ and benchmarks/."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("tests", "benchmarks"):
            (Path(folder) / name).symlink_to(ROOT / name)
        return _BLOCK.sub(lambda m: f"```console\n$ {m['command']}\n{run(m['command'], folder)}```", page)


def replayed(page: str) -> str:
    """The page with what its Python examples, one session from the first to the last, print now."""
    namespace: dict[str, object] = {}

    def replay(block: re.Match[str]) -> str:
        return "".join(_replayed(example, namespace) for example in doctest.DocTestParser().get_examples(block[0]))

    return _SESSION.sub(replay, page)


def _replayed(example: doctest.Example, namespace: dict[str, object]) -> str:
    first, *rest = example.source.splitlines(keepends=True)
    written = f">>> {first}" + "".join(f"... {line}" for line in rest)
    out = io.StringIO()
    with redirect_stdout(out):
        try:
            exec(compile(example.source, "<page>", "single"), namespace)
        except Exception as problem:  # noqa: BLE001 - a page shows what goes wrong, too
            kind = type(problem)
            print(f"Traceback (most recent call last):\n  ...\n{kind.__module__}.{kind.__qualname__}: {problem}")
    return written + out.getvalue()


def main() -> None:
    """Writes the present output into the pages."""
    for page, renewed in ((PYTHON, replayed), (WALK, walked)):
        page.write_text(renewed(page.read_text(encoding="utf-8")), encoding="utf-8")
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        page.write_text(
            _BLOCK.sub(lambda m: f"```console\n$ {m['command']}\n{run(m['command'])}```", text), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
