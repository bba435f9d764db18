"""Signals end a command in order: a message, an exit code of its own, and nothing left behind."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

WRITING = """
import sys
import click
from pathlib import Path
from keikaku.commands import failures
from keikaku.services.data import aside

@click.command()
def write():
    with aside.beside(Path("page.html")) as (handle, path):
        print("begun", flush=True)
        sys.stdin.read()

failures.run(write)
"""


def begun(folder: Path, before: Callable[[], None] | None = None) -> subprocess.Popen[str]:
    """The process once it writes."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITING], cwd=folder, text=True, preexec_fn=before,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout
    assert process.stdout.readline() == "begun\n"
    return process


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [
        (signal.SIGINT, 130, "\nkeikaku: interrupted; no file is left half written\n"),
        (signal.SIGTERM, 143, "keikaku: ended by SIGTERM; no file is left half written\n"),
        (signal.SIGHUP, 129, "keikaku: ended by SIGHUP; no file is left half written\n"),
    ],
)
def test_whoever_is_asked_to_end_leaves_nothing_half_written(
    number: signal.Signals, code: int, said: str, tmp_path: Path
) -> None:
    process = begun(tmp_path)
    assert len(list(tmp_path.iterdir())) == 1
    process.send_signal(number)
    assert process.wait(10) == code  # with its input still open: nothing else ends it
    assert process.communicate() == ("", said)
    assert list(tmp_path.iterdir()) == []


def test_what_the_caller_has_ignored_stays_ignored(tmp_path: Path) -> None:
    def ignore() -> None:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)

    process = begun(tmp_path, ignore)
    process.send_signal(signal.SIGHUP)
    assert process.communicate("\n", timeout=10) == ("", "")
    assert process.returncode == 0
