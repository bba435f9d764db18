"""Writes a file whole or not at all, whatever stands in its place, and removes one.

A regular file is written aside, then moved into its place. What else a path can lead to (a terminal, a pipe, a
descriptor of this process) has no place to be moved into, and is written to as it stands.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from keikaku.errors import NotWritten
from keikaku.services.data import aside, descriptors

_REFUSED = {
    stat.S_IFDIR: ("is a folder", "name a file in it"),
    stat.S_IFSOCK: ("is a socket, which takes no file", "name a file, a pipe or a terminal"),
    stat.S_IFBLK: ("is a disk, which would be overwritten", "name a file on it"),
}


def make_folder(path: Path) -> None:
    """The folder, and those above it, unless they are there. Raises NotWritten."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise NotWritten(f"{path} cannot be made: {problem.strerror}", "check the folder above it") from None


def remove(path: Path) -> None:
    """Remove a file. Raises NotWritten."""
    try:
        path.unlink()
    except OSError as problem:
        raise NotWritten(f"{path} cannot be removed: {problem.strerror}", "check its folder's permissions") from None


def is_terminal(path: Path) -> bool:
    """Whether what is written there is seen by a person at once."""
    try:
        number = descriptors.number_of(path)
        if number is not None:
            return os.isatty(number)
        if not stat.S_ISCHR(path.stat().st_mode):
            return False
        handle = os.open(path, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
    except (OSError, ValueError):
        return False
    try:
        return os.isatty(handle)
    finally:
        os.close(handle)


def write_whole(path: Path, text: str) -> None:
    """Write UTF-8 text to a file, or to whatever else stands there; see ``writing``."""
    with writing(path) as file:
        file.write(text.encode("utf-8", "backslashreplace"))


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """A file to write bytes to, or whatever else stands there; in its place once the block has ended without an error.

    A file that was there stands until the new one is complete; it keeps its mode, and its owner and extended
    attributes as far as the system lets them be given. Links are followed; of a file that has several names, the
    others keep the old content. A pipe is waited for until somebody reads; that the reader leaves early is no fault.
    Raises NotWritten, for a folder, a socket and a disk, too.
    """
    try:
        with _opened(path) as file:
            yield file
    except BrokenPipeError:
        return
    except OSError as problem:
        raise _not_written(path, problem.strerror or str(problem) or type(problem).__name__) from None


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        number = descriptors.number_of(path)
        special = number is None and _is_special(path)
    except ValueError as problem:  # a null in the name
        raise _not_written(path, str(problem)) from None
    if number is not None:
        yield _file(number)
    elif special:
        # O_NOCTTY: a terminal that is only written to is not to send its signals here.
        handle = os.open(path, os.O_WRONLY | os.O_NOCTTY)
        try:
            yield _file(handle)
        finally:
            os.close(handle)
    else:
        # A link is followed on purpose: what is replaced is the file that it leads to.
        with replacing(Path(os.path.realpath(path))) as (handle, _):
            yield _file(handle)


def _file(handle: int) -> BinaryIO:
    return cast(BinaryIO, descriptors.Writer(handle))


def _not_written(path: Path, reason: str) -> NotWritten:
    return NotWritten(f"{path} cannot be written: {reason}", "check the folder, its permissions and space")


def _is_special(path: Path) -> bool:
    """Whether something stands there that is no regular file. Raises NotWritten for what cannot be written to."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:  # or a link that leads nowhere yet
        return False
    if (refused := _REFUSED.get(stat.S_IFMT(mode))) is not None:
        raise NotWritten(f"{path} {refused[0]}", refused[1])
    return not stat.S_ISREG(mode)


@contextmanager
def replacing(target: Path) -> Iterator[tuple[int, Path]]:
    """A file beside the target to be written, its descriptor and its path: then moved into the target's place.

    Where something is raised, it is gone, and what stood there still stands. The old file is only looked at: it may not
    be there. Raises OSError.
    """
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(13, "Permission denied")
    aside.sweep(target.parent)
    with aside.beside(target) as (handle, written):
        yield handle, written
        _take_over(target, handle)
        os.fsync(handle)
        aside.to_be_moved(handle)
        os.replace(written, target)  # noqa: PTH105


def _take_over(target: Path, handle: int) -> None:
    """Give the new file what the old one had; a new one what the umask gives."""
    if not hasattr(os, "fchmod"):  # Windows before Python 3.13, where modes mean little
        return
    try:
        old = target.stat()
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        os.fchmod(handle, 0o666 & ~mask)
        return
    for owner, group in ((old.st_uid, -1), (-1, old.st_gid)):
        with contextlib.suppress(OSError):  # only root can give files away
            os.fchown(handle, owner, group)
    if hasattr(os, "listxattr"):
        with contextlib.suppress(OSError):
            for name in os.listxattr(target):
                with contextlib.suppress(OSError):
                    os.setxattr(handle, name, os.getxattr(target, name))
    new = os.fstat(handle)
    theirs = (new.st_uid, new.st_gid) == (old.st_uid, old.st_gid)
    # Last, as a change of owner takes bits away; and no file of ours runs with the rights that were another's.
    os.fchmod(handle, stat.S_IMODE(old.st_mode) & (0o7777 if theirs else 0o777))
