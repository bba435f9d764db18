"""Whether every byte of a store is as its manifest says."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from keikaku.errors import BadFile
from keikaku.services.data import aside
from keikaku.services.stores import folder as folders
from keikaku.store import on_disk
from keikaku.store.on_disk import MANIFEST, File

MISSING, EXTRA, CHANGED = "missing", "extra", "changed"
_READ = 2**20  # bytes at once

Done = Callable[[int], None]


class Fault(NamedTuple):
    """What is wrong with a file, by its path below the folder. ``what``: MISSING, EXTRA or CHANGED."""

    path: str
    what: str


class Proof(NamedTuple):
    """What was looked at, and what is wrong. release: name, date and digest; None where the manifest is not whole."""

    release: Mapping[str, str | None] | None
    faults: tuple[Fault, ...]
    files: int
    bytes: int


def is_store(folder: Path) -> bool:
    """Whether it is a store of ours, be it damaged."""
    return on_disk.is_store(folder)


def total(folder: Path) -> int:
    """How many bytes ``verify`` is going to read: about, where it is damaged. Raises OSError."""
    return sum(size for data in on_disk.data_folders(folder) for size in on_disk.sizes(folder, [data.name]).values())


def verify(folder: Path, done: Done = lambda _: None) -> Proof:
    """Read every byte of a store. done: is told of bytes read. Raises BadFile for none, or one of another version."""
    if not on_disk.is_store(folder):
        what = "does not exist" if not folder.exists() else "is no store that keikaku has made"
        raise BadFile(f"{folder} {what}", "keikaku load RELEASE -o FOLDER makes one", str(folder))
    try:
        held = on_disk.hold(folder, whole=False)
    except on_disk.Damaged as problem:
        data = problem.part
        return Proof(None, (Fault(data, CHANGED if (folder / data).exists() else MISSING),), 0, 0)
    manifest = held.manifest
    there = {**_beside(folder), **on_disk.sizes(folder, [manifest.data])}
    extra = there.keys() - {file.path for file in manifest.files}
    faults = [*(Fault(path, EXTRA) for path in extra), *_wrong(folder, manifest.files, there, done)]
    size = sum(file.bytes for file in manifest.files)
    return Proof(manifest.release, tuple(sorted(faults)), len(manifest.files), size)


def hashed(path: Path, done: Done = lambda _: None) -> str:
    """The SHA-256 of a file in hex. Raises OSError."""
    found = hashlib.sha256()
    with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb", buffering=0) as file:
        while piece := file.read(_READ):
            found.update(piece)
            done(len(piece))
    return found.hexdigest()


def _beside(folder: Path) -> dict[str, int]:
    """What stands beside a store's data and is not its own; data that were or will be its own are."""
    ours = {MANIFEST, folders.LOCK, *(data.name for data in on_disk.data_folders(folder))}
    with os.scandir(folder) as found:
        return {entry.name: 0 for entry in found if entry.name not in ours and not aside.NAME.fullmatch(entry.name)}


def _wrong(folder: Path, files: tuple[File, ...], there: dict[str, int], done: Done) -> Iterator[Fault]:
    for path, size, wanted in files:
        if path not in there:
            yield Fault(path, MISSING)
        elif there[path] != size or not _is(folder / path, wanted, done):
            yield Fault(path, CHANGED)


def _is(path: Path, wanted: str, done: Done) -> bool:
    """Whether a file has these bytes; not one that cannot be read. Raises BadFile for one that may not be read."""
    try:
        return hashed(path, done) == wanted
    except PermissionError as problem:
        raise BadFile(f"{path} cannot be read: {problem.strerror}", "check its permissions", str(path)) from None
    except OSError:
        return False
