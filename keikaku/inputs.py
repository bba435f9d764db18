"""Opens the files that a user names: what is a file, up to a size; no device, which may have no end."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from keikaku.errors import BadFile
from keikaku.limits import shown

_KINDS = {stat.S_IFDIR: "a folder", stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket"}


def open_file(path: Path, hint: str = "", *, pipes: bool = False) -> BinaryIO:
    """A file to read bytes from, whatever links lead to it. hint: what to do where it is none.

    pipes: one may stand for it, as the shell makes them of ``<(command)``; else nothing waits for who would write.
    Raises BadFile where there is none, it is no file, or it may not be read.
    """
    hint = hint or "check what it is, and its permissions"
    try:
        _check(path, os.stat(path), hint, pipes)  # noqa: PTH116 - before it is opened, for some devices act on that
        waiting = 0 if pipes else getattr(os, "O_NONBLOCK", 0)
        file = os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | waiting), "rb")
        try:
            _check(path, os.fstat(file.fileno()), hint, pipes)
        except BadFile:
            file.close()
            raise
    except FileNotFoundError:
        raise BadFile(f"there is no file {path}", hint, str(path)) from None
    except (OSError, ValueError) as problem:  # ValueError: a path with a NUL
        reason = (isinstance(problem, OSError) and problem.strerror) or "its name cannot be one"
        raise BadFile(f"{path} cannot be read: {reason}", hint, str(path)) from None
    return file


def read_file(path: Path, most: int, hint: str = "", *, pipes: bool = False) -> bytes:
    """All of a file of at most so many bytes, as ``open_file`` opens it. Raises BadFile also for more."""
    with open_file(path, hint, pipes=pipes) as file:
        try:
            data = file.read(most + 1)
        except OSError as problem:
            raise BadFile(f"{path} cannot be read: {problem.strerror}", hint, str(path)) from None
    if len(data) > most:
        raise BadFile(f"{path} is too long: more than {shown(most)}", hint, str(path))
    return data


def _check(path: Path, found: os.stat_result, hint: str, pipes: bool) -> None:
    if stat.S_ISREG(found.st_mode) or (pipes and stat.S_ISFIFO(found.st_mode)):
        return
    what = _KINDS.get(stat.S_IFMT(found.st_mode), "a device")
    raise BadFile(f"{path} is {what}, not a file", hint, str(path))
