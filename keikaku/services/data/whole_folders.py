"""Puts a folder into its place whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from keikaku.errors import NotWritten
from keikaku.services.data import aside, whole_files


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A new folder to be filled and to be moved to the target by ``put``; else it is gone at the end.

    Those above the target are made. Raises NotWritten, also for an OSError and a database's complaint in between.
    """
    whole_files.make_folder(target.parent)
    aside.sweep(target.parent)
    try:
        with aside.folder_beside(target) as path:
            yield path
    except OSError as problem:
        raise not_written(target, problem) from problem


def put(folder: Path, target: Path, *, durable: bool = True) -> None:
    """Move a folder into its place, down to the disk; a folder that stands there is removed once the new one does.

    durable: whether each file is to be on the disk before: of thousands of small ones, which can be made anew, it takes
    longer than to write them.

    Between the two the old one has another name beside it (``target.old-…``), and keeps it if the process is killed
    just then. Raises OSError.
    """
    mask = os.umask(0)
    os.umask(mask)
    folder.chmod(0o777 & ~mask)
    for path in (*folder.rglob("*"), folder) if durable else ():
        _to_disk(path)
    try:
        folder.rename(target)  # in the place of nothing, or of an empty folder
    except OSError:
        if not target.is_dir():
            raise
        old = target.with_name(f"{target.name}.old-{os.urandom(4).hex()}")
        target.rename(old)
        try:
            folder.rename(target)
        except BaseException:
            with contextlib.suppress(OSError):
                old.rename(target)
            raise
        shutil.rmtree(old, ignore_errors=True)
    _to_disk(target.parent)


def not_written(target: Path, problem: OSError) -> NotWritten:
    """The error for a folder that could not be written."""
    reason = problem.strerror or str(problem) or type(problem).__name__
    return NotWritten(f"{target} cannot be written: {reason}", "check the folder, its permissions and space")


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
