"""Descriptors of this process: those that paths name, and one that takes all that is written to it."""

from __future__ import annotations

import errno
import io
import os
import re
import selectors
from pathlib import Path
from typing import Any

_FOLDER = re.compile(r"/proc/(?P<process>[0-9]+|self)(?:/task/[0-9]+)?/fd|/dev/fd")
_LINKS = 40  # that are followed, as by the system itself


def number_of(path: Path) -> int | None:
    """The descriptor that a path names (``/dev/stdout``, ``/dev/fd/3``, a link to one); ``None`` for other paths.

    The system would open its file once more: cut a file that is being filled, and refuse a socket.
    """
    found = os.path.abspath(path)  # noqa: PTH100 - Path would follow the last link, too
    for _ in range(_LINKS):
        folder, name = os.path.realpath(os.path.dirname(found)), os.path.basename(found)  # noqa: PTH119, PTH120
        named = _FOLDER.fullmatch(folder)
        if named and name.isascii() and name.isdigit():
            return int(name) if named["process"] in (None, "self", str(os.getpid())) else None
        found = os.path.join(folder, name)  # noqa: PTH118
        if not os.path.islink(found):  # noqa: PTH114
            return None
        found = os.path.join(folder, os.readlink(found))  # noqa: PTH115, PTH118
    return None


def write_all(handle: int, data: bytes | memoryview) -> None:
    """Write every byte; where nobody takes them just now (a descriptor that does not wait), wait. Raises OSError."""
    left = memoryview(data)
    while left:
        try:
            taken = os.write(handle, left)
        except BlockingIOError:
            with selectors.DefaultSelector() as waiting:  # not select, which knows no descriptor above 1,023
                waiting.register(handle, selectors.EVENT_WRITE)
                waiting.select()
            continue
        if not taken:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        left = left[taken:]


class Writer(io.RawIOBase):
    """A descriptor as a file that takes all that is written to it at once; closing it leaves the descriptor open."""

    def __init__(self, handle: int) -> None:
        super().__init__()
        self._handle = handle

    def writable(self) -> bool:
        """Nothing else is it for."""
        return True

    def write(self, data: Any, /) -> int:
        """Write every byte. Raises OSError."""
        view = memoryview(data).cast("B")
        write_all(self._handle, view)
        return len(view)
