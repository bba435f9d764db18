"""Standard output and error as every command writes to them: all bytes go out, or it is an error."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from keikaku.services.data.descriptors import write_all

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class _Whole(io.RawIOBase):
    """A descriptor that takes all that it is given.

    Python's own takes what the system takes at once, and without a buffer (PYTHONUNBUFFERED) nobody asks how much
    that was: a full disk or a pipe that does not wait then cuts the output, unnoticed.
    """

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def write(self, data: ReadableBuffer, /) -> int:
        """All of it. Raises OSError."""
        given = memoryview(data)
        write_all(self._handle, given)
        return given.nbytes

    def writable(self) -> bool:
        """It is."""
        return True

    def fileno(self) -> int:
        """The descriptor."""
        return self._handle

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return os.isatty(self._handle)


def open_all() -> None:
    """Take over the three streams, also where the caller has closed them.

    A closed one reads as empty, and writing to it fails as on any bad file. What is written goes out as UTF-8 whatever
    the locale says, with line feeds as they are; half of a surrogate pair is shown, not raised.
    """
    if sys.stdin is None:
        sys.stdin = open(_nothing(), encoding="utf-8")  # noqa: SIM115 - a descriptor, kept open
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        handle = _nothing() if stream is None else stream.fileno()
        buffered = io.BufferedWriter(_Whole(handle))
        setattr(sys, name, io.TextIOWrapper(
            buffered, "utf-8", "backslashreplace", newline="", line_buffering=name == "stderr" or os.isatty(handle),
        ))  # fmt: skip


def _nothing() -> int:
    return os.open(os.devnull, os.O_RDONLY)
