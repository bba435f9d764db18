"""Files and folders that are being written beside the place for which they are meant, and those that a killed writer
has left.

Who writes one holds a lock on it, which the system takes away when the process ends, however it ends: one whose lock
can be had has no writer any more. Its name says whose it is.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: nothing is locked there, and so nothing swept
    fcntl = None  # type: ignore[assignment]

_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
NAME = re.compile(r"\.keikaku-[0-9]+-[0-9a-f]{16}\.(part|gone)")


@contextmanager
def folder_beside(target: Path) -> Iterator[Path]:
    """A new folder beside the target, locked; gone at the end with all that was written there, unless moved.

    Raises OSError.
    """
    handle, path = _made(target.parent, _new_folder)
    try:
        yield path
    finally:
        gone = path.with_suffix(".gone")  # nobody who may still be writing finds it any more
        with contextlib.suppress(OSError):
            path.rename(gone)
            shutil.rmtree(gone, ignore_errors=True)
        os.close(handle)


@contextmanager
def beside(target: Path) -> Iterator[tuple[int, Path]]:
    """A new file in the target's folder, locked and open to be written, and its path; gone at the end, unless moved.

    Raises OSError.
    """
    handle, path = _made(target.parent, _new_file)
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
    """Remove what writers that have ended have left; what cannot be removed stays."""
    if not fcntl:
        return
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        for entry in found:
            if NAME.fullmatch(entry.name):
                with contextlib.suppress(OSError):
                    _remove_abandoned(entry.path)


def _new_file(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _NO_LINKS, 0o600)


def _new_folder(path: Path) -> int:
    path.mkdir(mode=0o700)
    try:
        return os.open(path, os.O_RDONLY | _NO_LINKS)
    except FileNotFoundError:
        raise _Swept from None


class _Swept(Exception):
    """A folder went before it was opened, and so before it was locked."""


def _made(folder: Path, make: Callable[[Path], int]) -> tuple[int, Path]:
    while True:
        # Not from the target's name, which may be as long as a name can be.
        path = folder / f".keikaku-{os.getpid()}-{os.urandom(8).hex()}.part"
        try:
            handle = make(path)
        except _Swept:
            continue
        _lock(handle, wait=True)
        if os.fstat(handle).st_nlink:
            return handle, path
        os.close(handle)  # swept away before it was locked


def _remove_abandoned(path: str) -> None:
    writing = os.O_RDONLY if os.path.isdir(path) else os.O_RDWR  # noqa: PTH112
    handle = os.open(path, writing | _NO_LINKS | os.O_NONBLOCK)
    try:
        found = os.fstat(handle)
        if found.st_uid != os.geteuid() or not _lock(handle, wait=False):
            return
        # While the lock is held: who makes one looks afterwards whether it is there.
        if stat.S_ISREG(found.st_mode):
            os.unlink(path)  # noqa: PTH108
        elif stat.S_ISDIR(found.st_mode):
            shutil.rmtree(path)
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
