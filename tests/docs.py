"""The examples of README and manual: finds them, runs them on a terminal, and can write their output anew.

python -m tests.docs        # after a change that is meant
"""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PAGES = (ROOT / "README.md", ROOT / "docs" / "manual.md")

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


def run(command: str) -> str:
    """What a person sees on a terminal of 100 columns: both streams, without colours."""
    leader, follower = pty.openpty()
    environment = {
        **os.environ, "COLUMNS": "100", "NO_COLOR": "1", "TERM": "xterm", "LC_ALL": "C.UTF-8",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(
            ["bash", "-c", command], cwd=folder, stdin=subprocess.DEVNULL, stdout=follower, stderr=follower,
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


def main() -> None:
    """Writes the present output into the pages."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        renewed = _BLOCK.sub(lambda m: f"```console\n$ {m['command']}\n{run(m['command'])}```", text)
        page.write_text(renewed, encoding="utf-8")


if __name__ == "__main__":
    main()
