"""Files that are being written beside the place for which they are meant, and those that a killed writer has left.

Who writes such a file holds a lock on it, which the system takes away when the process ends, however it ends: a file
whose lock can be had has no writer any more. Its name says whose it is.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: nothing is locked there, and so nothing swept
    fcntl = None  # type: ignore[assignment]

_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
_NAME = re.compile(r"\.keikaku-[0-9]+-[0-9a-f]{16}\.part")


@contextmanager
def beside(target: Path) -> Iterator[tuple[int, Path]]:
    """A new file in the target's folder, locked and open to be written, and its path; gone at the end, unless moved.

    Raises OSError.
    """
    handle, path = _made(target.parent)
    try:
        yield handle, path
    finally:
        if fcntl:  # unlocked only once it is gone
            with contextlib.suppress(FileNotFoundError):
                path.unlink()
        with contextlib.suppress(OSError):
            os.close(handle)
        with contextlib.suppress(FileNotFoundError):
            path.unlink()


def to_be_moved(handle: int) -> None:
    """Close the file where one that is open cannot be moved (Windows); elsewhere its lock is kept."""
    if not fcntl:
        os.close(handle)


def sweep(folder: Path) -> None:
    """Remove the files of writers that have ended; what cannot be removed stays."""
    if not fcntl:
        return
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        for entry in found:
            if _NAME.fullmatch(entry.name):
                with contextlib.suppress(OSError):
                    _remove_abandoned(entry.path)


def _made(folder: Path) -> tuple[int, Path]:
    while True:
        # Not from the target's name, which may be as long as a name can be.
        path = folder / f".keikaku-{os.getpid()}-{os.urandom(8).hex()}.part"
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _NO_LINKS, 0o600)
        _lock(handle, wait=True)
        if os.fstat(handle).st_nlink:
            return handle, path
        os.close(handle)  # swept away before it was locked


def _remove_abandoned(path: str) -> None:
    handle = os.open(path, os.O_RDWR | _NO_LINKS | os.O_NONBLOCK)
    try:
        found = os.fstat(handle)
        if stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid() and _lock(handle, wait=False):
            os.unlink(path)  # noqa: PTH108 - while the lock is held: who makes one looks afterwards whether it is there
    finally:
        os.close(handle)


def _lock(handle: int, *, wait: bool) -> bool:
    """Whether the lock is had; never on some network folders, where nothing is swept then."""
    if not fcntl:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
