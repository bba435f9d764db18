"""Whether a release is what it was when it was made: every file by its size and SHA-256, and no file more."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from heapq import merge
from pathlib import Path
from typing import NamedTuple

from keikaku.errors import BadFile
from keikaku.records import Release
from keikaku.services.releases import layout
from keikaku.services.releases.layout import Listed
from keikaku.store.canonical import PREFIX

MISSING, EXTRA, CHANGED, DIGEST = "missing", "extra", "changed", "digest"
_READ = 2**20  # bytes at once
_LINES = 10_000


class Fault(NamedTuple):
    """What is wrong with a file, by the path below the folder. ``what``: MISSING, EXTRA, CHANGED or DIGEST."""

    path: str
    what: str


class Verified(NamedTuple):
    """What was looked at, and what is wrong; how many files there are to be, and of how many bytes."""

    release: Release
    faults: tuple[Fault, ...]
    files: int
    bytes: int
    deep: bool


def verify(folder: Path, *, deep: bool = False, done: Callable[[int], None] = lambda _: None) -> Verified:
    """Look at all files of a release. deep: work out the digest of its data anew, too. done: is told of bytes read.

    Raises BadFile for what is no release, or cannot be read.
    """
    manifest, whole = layout.read_any(folder)
    try:
        faults = [] if whole else [Fault(layout.MANIFEST, CHANGED)]
        faults += _files(folder, manifest.files, done)
        if deep and not faults and _digest(folder, done) != manifest.digest:
            faults.append(Fault(layout.MANIFEST, DIGEST))
    except OSError as problem:
        where = problem.filename or folder
        raise BadFile(f"{where} cannot be read: {problem.strerror}", "check its permissions", str(where)) from None
    return Verified(
        manifest.release, tuple(faults), len(manifest.files), sum(one.bytes for one in manifest.files), deep
    )  # fmt: skip


def refuse_changed_tables(folder: Path) -> None:
    """Look at every byte of a release's tables. Raises BadFile where one is not as it was released."""
    manifest = layout.read(folder)
    tables = tuple(one for one in manifest.files if one.path.startswith(layout.TABLES))
    for fault in _files(folder, tables, lambda _: None):
        if fault.what != EXTRA or fault.path.startswith(layout.TABLES):
            what = f"{folder / fault.path} is not as it was released: {fault.what}"
            raise BadFile(what, "keikaku verify names all that has changed", str(folder / fault.path))


def total(folder: Path, *, deep: bool = False) -> int:
    """How many bytes ``verify`` is going to read. Raises BadFile."""
    files = layout.read_any(folder)[0].files
    return sum(one.bytes * (1 + (deep and one.path in layout.QUADS)) for one in files)


def _files(folder: Path, listed: tuple[Listed, ...], done: Callable[[int], None]) -> Iterator[Fault]:
    there = set(_there(folder))
    for one in listed:
        path = folder / one.path
        if one.path not in there:
            yield Fault(one.path, MISSING)
        elif not _is_of_size(path, one.bytes) or _sha256(path, done) != one.sha256:
            yield Fault(one.path, CHANGED)
    yield from (Fault(name, EXTRA) for name in sorted(there - {one.path for one in listed} - {layout.MANIFEST}))


def _is_of_size(path: Path, size: int) -> bool:
    return path.is_file() and not path.is_symlink() and path.stat().st_size == size


def _there(folder: Path) -> Iterator[str]:
    """All that stands in a folder and is none itself; links are not followed."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            yield from (f"{path.name}/{name}" for name in _there(path))
        else:
            yield path.name


def _sha256(path: Path, done: Callable[[int], None]) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_READ):
            found.update(piece)
            done(len(piece))
    return found.hexdigest()


def _digest(folder: Path, done: Callable[[int], None]) -> str:
    """The digest of the data from the files of statements, each of which is in order."""
    found, read = hashlib.sha256(), 0
    with ExitStack() as opened:
        files = [opened.enter_context((folder / name).open("rb")) for name in layout.QUADS]
        for number, line in enumerate(merge(*files)):
            found.update(line)
            read += len(line)
            if number % _LINES == 0:
                done(read)
                read = 0
    return PREFIX + found.hexdigest()
