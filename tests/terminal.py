"""A real terminal for tests: a program on a pseudo-terminal of its own, with a size, keys and a screenful of output."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Self, TypeAlias

Environment: TypeAlias = Mapping[str, str] | None

PATIENCE = 30.0  # seconds; only a test that fails waits so long


class Terminal:
    """A program that runs in a terminal of so many rows and columns; what it writes is in ``seen``.

    with Terminal([sys.executable, "-m", "keikaku", "show", "KOBS"]) as terminal:
        terminal.wait_for("KOBS")
    """

    def __init__(self, command: list[str], rows: int = 24, columns: int = 80, environment: Environment = None) -> None:
        self.seen = ""
        self.code: int | None = None
        dropped = ("COLUMNS", "LINES", "NO_COLOR", "PAGER", "LESS", "LESSCHARSET")
        inherited = {key: value for key, value in os.environ.items() if key not in dropped}
        variables = {**inherited, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **(environment or {})}
        # The program waits for a line of its own to know that the window has its size.
        started, go = os.pipe()
        self._process, self._leader = pty.fork()
        if self._process == 0:
            os.close(go)
            os.read(started, 1)
            os.execvpe(command[0], command, variables)
        os.close(started)
        fcntl.ioctl(self._leader, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.close(go)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.code is None:
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
        os.close(self._leader)

    def type(self, keys: str) -> None:
        """Press keys: ``q``, ``\\x03`` (Ctrl-C), ``\\t`` …"""
        os.write(self._leader, keys.encode())

    def type_until(self, keys: str, text: str) -> None:
        """Press keys again and again until a text comes: a program that was just interrupted drops some."""
        for _ in range(int(PATIENCE)):
            self.type(keys)
            with contextlib.suppress(AssertionError):
                self.wait_for(text, 1.0)
                return
        raise AssertionError(f"no {text!r} in {self.seen!r}")

    def wait_for(self, text: str, patience: float = PATIENCE) -> str:
        """What was written up to and with a text, which is then no more in ``seen``. Fails when it does not come."""
        deadline = time.monotonic() + patience
        while text not in self.seen:
            if not self._read(deadline - time.monotonic()):
                raise AssertionError(f"no {text!r} in {self.seen!r}")
        before, _, self.seen = self.seen.partition(text)
        return before + text

    def end(self) -> str:
        """Wait until the program has ended by itself; all that it wrote since, its exit code is in ``code``."""
        deadline = time.monotonic() + PATIENCE
        while self._read(deadline - time.monotonic()):
            pass
        while self.code is None:
            ended, status = os.waitpid(self._process, os.WNOHANG)
            if ended:
                self.code = os.waitstatus_to_exitcode(status)
            elif time.monotonic() > deadline:
                raise AssertionError(f"it does not end: {self.seen!r}")
            else:
                time.sleep(0.01)
        return self.seen

    def _read(self, seconds: float) -> bool:
        """Take in what has been written; False when nothing comes in that time, or ever."""
        if not select.select([self._leader], [], [], max(0.0, seconds))[0]:
            return False
        try:
            part = os.read(self._leader, 65536)
        except OSError:  # how a terminal says that its last writer has gone
            return False
        self.seen += part.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(part)


def keikaku(*arguments: str, rows: int = 24, columns: int = 80, environment: Environment = None) -> Terminal:
    """The command in a terminal that shows its standard output alone."""
    command = ["sh", "-c", 'exec "$@" 2>/dev/null', "sh", sys.executable, "-m", "keikaku", *arguments]
    return Terminal(command, rows, columns, environment)
