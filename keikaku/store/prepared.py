"""A dataset that stands ready on disk, with notes of what was worked out from it, in case the same is needed again.

Oxigraph opens a folder of its own in a quarter of the time that it takes to read the graph's files into memory, and
then evaluates several times slower: right for the few quick queries of a question, wrong for one that walks the graph.
A folder that has lost something may open none the less, and answer as if that had never been there: so each opening
compares every file with what is written of it in the notes, which takes some milliseconds.
"""

from __future__ import annotations

import os
import shutil
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from keikaku.errors import BadFile
from keikaku.records import Answer
from keikaku.store.base import Store
from keikaku.store.embedded import EmbeddedStore
from keikaku.store.sparql.guard import Checked

Columns: TypeAlias = Sequence[Sequence[str]]
"""A table of texts, column by column."""

_DATASET, _NOTES = "store", "notes"
_MOST = 64 * 2**20  # bytes of notes: many times those of the packaged graph
_UNREAD = ("LOG", "LOCK")  # of a dataset: what its writer wrote for itself
_OWN = "own words"  # of data that have the ontology themselves
_PART, _COLUMN, _CELL = "\x1c", "\x1d", "\x1e"  # the separators of files, groups and records in ASCII


class PreparedStore(Store):
    """A folder that ``write`` has made; in its stead the files, once it turns out to be damaged.

    ``notes`` are what was written with the dataset. otherwise: gives the same dataset in memory.
    """

    def __init__(self, folder: Path, notes: Mapping[str, Columns], otherwise: Callable[[], Store]) -> None:
        self._folder = folder
        self._disk: EmbeddedStore | None = EmbeddedStore.open(folder / _DATASET, merged=True)
        self._otherwise = otherwise
        self.notes = notes

    @cached_property
    def memory(self) -> Store:
        """The same dataset in memory, read from its files when it is first needed."""
        return self._otherwise()

    def _evaluate(self, text: Checked) -> Answer:
        if self._disk is not None:
            try:
                return self._disk._evaluate(text)
            except BadFile:  # damaged, or gone: to be made anew by whoever comes next
                self._disk = None
                remove(self._folder)
        return self.memory._evaluate(text)


def read(folder: Path, manifest: str, otherwise: Callable[[], Store]) -> PreparedStore | None:
    """The dataset in a folder, if it was written for this manifest and is whole as far as can be seen."""
    try:
        if (folder / _NOTES).stat().st_size > _MOST:
            return None
        checksum, _, data = _bytes(folder / _NOTES).partition(b"\n")
        written, seal, names, *parts = data.decode().split(_PART)
        if written != manifest or int(checksum) != zlib.crc32(data) or seal != _seal(folder / _DATASET, seal):
            return None
        notes = dict(zip(names.split(_CELL), map(_columns, parts), strict=True))
        return PreparedStore(folder, notes, otherwise)
    except (OSError, ValueError, BadFile):
        return None


def write(folder: Path, manifest: str, store: EmbeddedStore, notes: Mapping[str, Columns]) -> None:
    """Write a dataset with its notes into an empty folder, down to the disk.

    Raises OSError; ValueError for texts that cannot be kept, and for a dataset that was not kept whole.
    """
    cells = [cell for columns in notes.values() for column in columns for cell in column]
    if any(sign in cell for cell in cells for sign in (_PART, _COLUMN, _CELL)):
        raise ValueError("a text with a separator in it")
    parts = [_COLUMN.join(map(_CELL.join, columns)) for columns in notes.values()]
    dataset = folder / _DATASET
    written = store.copy_to(dataset)
    if EmbeddedStore.open(dataset).size() != written:
        raise ValueError("a dataset that was not written whole")
    for name in _UNREAD:
        (dataset / name).unlink(missing_ok=True)
    data = _PART.join([manifest, _seal(dataset), _CELL.join(notes), *parts]).encode()
    (folder / _NOTES).write_bytes(b"%d\n%s" % (zlib.crc32(data), data))
    for path in (*dataset.iterdir(), dataset, folder / _NOTES, folder):
        to_disk(path)


def write_data(folder: Path, manifest: str, store: EmbeddedStore, ontology: Path) -> None:
    """Write a dataset with the ontology's words, its own or beside it, into an empty folder, for ``read_data``.

    Raises OSError.
    """
    dataset = folder / _DATASET
    store.keep_in(dataset, ontology)
    for name in _UNREAD:
        (dataset / name).unlink(missing_ok=True)
    prefixes = _CELL.join(part for pair in store.prefixes.items() for part in pair)
    data = _PART.join([manifest, _seal(dataset), prefixes, _OWN if store.has_words else ""]).encode()
    (folder / _NOTES).write_bytes(b"%d\n%s" % (zlib.crc32(data), data))
    for path in (*dataset.iterdir(), dataset, folder / _NOTES, folder):
        to_disk(path)


def read_data(folder: Path, manifest: str) -> EmbeddedStore | None:
    """The dataset that ``write_data`` has written there for this manifest, if it is whole as far as can be seen."""
    try:
        checksum, _, data = _bytes(folder / _NOTES).partition(b"\n")
        written, seal, prefixes, words = data.decode().split(_PART)
        if written != manifest or int(checksum) != zlib.crc32(data) or seal != _seal(folder / _DATASET, seal):
            return None
        cells = prefixes.split(_CELL) if prefixes else []
        declared = dict(zip(cells[::2], cells[1::2], strict=True))
        return EmbeddedStore.kept(folder / _DATASET, declared, has_words=words == _OWN)
    except (OSError, ValueError, BadFile):
        return None


def remove(path: Path) -> None:
    """Remove what stands there, folder or file, as far as that can be done."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def to_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk. Raises OSError.

    Until then a power cut may leave the name of a file without its content.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _seal(folder: Path, expected: str | None = None) -> str:
    """The names, sizes and checksums of a folder's files. Where the sizes are not as expected, none is read.

    Against accidents, not malice. Of zlib's two checksums this one takes a third of the time, and of files of this
    size it misses no more than the other. Raises OSError.
    """
    with os.scandir(folder) as found:
        sizes = sorted((entry.name, entry.stat().st_size) for entry in found)
    if expected is not None and [line.split(" ")[:2] for line in expected.split("\n")] != [
        [name, str(size)] for name, size in sizes
    ]:
        return ""
    return "\n".join(f"{name} {size} {zlib.adler32(_bytes(folder / name))}" for name, size in sizes)


def _bytes(path: Path) -> bytes:
    if not path.is_file():  # a pipe would be waited for
        raise FileNotFoundError(path)
    return path.read_bytes()


def _columns(text: str) -> Columns:
    return [column.split(_CELL) if column else [] for column in text.split(_COLUMN)]
