"""Writes a file whole or not at all, and removes one."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from keikaku.errors import NotWritten


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


def write_whole(path: Path, text: str) -> None:
    """Write UTF-8 text beside its place, then move it there. Raises NotWritten; the old file then stands."""
    beside: str | None = None
    try:
        if path.is_dir():
            raise NotWritten(f"{path} is a folder", "name a file in it")
        # A link is followed on purpose: what is replaced is the file that it leads to.
        target = path.resolve()
        handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(beside, _mode(target))  # noqa: PTH101 - a name, not a path object
        os.replace(beside, target)  # noqa: PTH105
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise NotWritten(f"{path} cannot be written: {reason}", "check the folder, its permissions and space") from None
    finally:
        if beside is not None:
            with contextlib.suppress(FileNotFoundError):
                Path(beside).unlink()


def _mode(target: Path) -> int:
    """The mode of the file that is replaced, else what the umask gives to a new one."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
