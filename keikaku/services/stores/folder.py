"""The folder of a store while somebody makes it anew: it is theirs alone, and what was begun before is cleared away.

Nothing is touched in a folder that is not a store's.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from keikaku.errors import BadFile, NotWritten
from keikaku.services.data import aside, descriptors, whole_files
from keikaku.store import on_disk
from keikaku.store.on_disk import DATA, MANIFEST, Manifest
from keikaku.store.prepared import to_disk

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

LOCK = ".lock"
"""A file that whoever makes the store holds a lock on; in it stands the number of the process."""

_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)


@contextmanager
def taken(target: Path) -> Iterator[None]:
    """Within this, nobody else makes a store of this folder, which is there.

    Raises NotWritten for what is no folder of ours, for one that somebody else makes just now, and what cannot be made.
    """
    _refuse_others(target)
    made = not target.exists()
    try:
        target.mkdir(parents=True, exist_ok=True)
        handle = _locked(target)
    except OSError as problem:
        raise NotWritten(
            f"{target} cannot be written: {problem.strerror}", "check the folder and its permissions"
        ) from None
    try:
        sweep(target)
        yield
    finally:
        if made and not (target / MANIFEST).exists():  # nothing came of it
            with contextlib.suppress(OSError):
                (target / LOCK).unlink()
                target.rmdir()
        os.close(handle)


def fresh(target: Path, short: str) -> Path:
    """The name of a data folder that is not there: for a release of which these are the first signs of the digest."""
    names = (f"data-{short}{f'-{number}' if number else ''}" for number in range(10**6))
    return next(path for path in map(target.__truediv__, names) if not os.path.lexists(path))


def switch(target: Path, manifest: Manifest) -> None:
    """From now on the store is what this manifest says. Raises OSError, and then it is what it was."""
    with whole_files.replacing(target / MANIFEST) as (handle, _):
        descriptors.write_all(handle, on_disk.written(manifest).encode())
    to_disk(target)


def means(target: Path, data: Path) -> bool:
    """Whether a store is what stands in this data folder of it."""
    return _is_whole(target) and on_disk.read(target).data == data.name


def sweep(target: Path) -> list[Path]:
    """Remove the data folders that the store does not mean and nobody has open; those that somebody has are given."""
    aside.sweep(target)
    meant = on_disk.read(target).data if _is_whole(target) else None
    left = []
    for data in on_disk.data_folders(target):
        # Without a manifest that can be read it may be any of those that are complete: the next one replaces them.
        if data.name == meant or (meant is None and not data.name.endswith(".new")):
            continue
        lock = on_disk.alone(data)
        if lock is None:
            left.append(data)
            continue
        shutil.rmtree(data, ignore_errors=True)
        os.close(lock)
    return left


def _is_whole(target: Path) -> bool:
    try:
        on_disk.read(target)
    except BadFile:
        return False
    return True


def _refuse_others(target: Path) -> None:
    """Raises NotWritten unless the folder is not there, is empty, or holds a store and nothing else."""
    if target.is_symlink() and not target.exists():
        raise NotWritten(f"{target} is a link to nothing", "name the folder itself")
    if not target.exists():
        return
    if not target.is_dir():
        raise NotWritten(f"{target} is a file, not a folder", "name a new folder, or one that holds a store")
    try:
        names = sorted(entry.name for entry in os.scandir(target))
    except OSError as problem:
        raise NotWritten(f"{target} cannot be read: {problem.strerror}", "check its permissions") from None
    others = [name for name in names if not _is_ours(target, name)]
    if others:
        what = f"{target} holds what is not a store's: {others[0]}" + (
            f" and {len(others) - 1} more" if others[1:] else ""
        )
        raise NotWritten(what, "nothing was touched; name a new folder, or one that holds a store")


def _is_ours(target: Path, name: str) -> bool:
    if name == MANIFEST:
        return (on_disk.kind(target) or "keikaku-store/").startswith("keikaku-store/") and on_disk.is_store(target)
    if DATA.fullmatch(name.removesuffix(".new")):
        return (target / name).is_dir() and not (target / name).is_symlink()
    return name == LOCK or bool(aside.NAME.fullmatch(name))


def _locked(target: Path) -> int:
    """The lock on the folder. Raises NotWritten where somebody else has it, and OSError."""
    while True:
        handle = os.open(target / LOCK, os.O_RDWR | os.O_CREAT | _NO_LINKS, 0o600)
        if _has(handle, target):
            os.ftruncate(handle, 0)
            os.write(handle, f"{os.getpid()}\n".encode())
            return handle
        os.close(handle)


def _has(handle: int, target: Path) -> bool:
    """Whether the lock is had; not that on a file which has been taken away meanwhile."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(handle), (target / LOCK).stat())
    except FileNotFoundError:
        return False
    except BlockingIOError:
        number = os.read(handle, 20).decode("ascii", "replace").strip()
        os.close(handle)
        who = f"process {number}" if number.isdigit() else "another process"
        raise NotWritten(f"{who} is making {target} anew just now", "wait until it has ended; readers go on") from None
    except OSError:  # a network folder without locks
        return True
