"""A dataset that stands ready on disk, with notes of what was worked out from it, in case the same is needed again.

Oxigraph opens a folder of its own in a quarter of the time that it takes to read the graph's files into memory, and
then evaluates several times slower: right for the few quick queries of a question, wrong for one that walks the graph.
"""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from keikaku.errors import BadFile
from keikaku.records import Answer
from keikaku.store.base import Store
from keikaku.store.embedded import EmbeddedStore
from keikaku.store.guard import Checked

Columns: TypeAlias = Sequence[Sequence[str]]
"""A table of texts, column by column."""

_DATASET, _NOTES = "store", "notes"
_PART, _COLUMN, _CELL = "\x1c", "\x1d", "\x1e"  # the separators of files, groups and records in ASCII


class PreparedStore(Store):
    """A folder that ``write`` has made; in its stead the files, once it turns out to be damaged.

    ``notes`` are what was written with the dataset. otherwise: gives the same dataset in memory.
    """

    def __init__(self, folder: Path, notes: Mapping[str, Columns], otherwise: Callable[[], Store]) -> None:
        self._folder = folder
        self._disk: EmbeddedStore | None = EmbeddedStore.open(folder / _DATASET)
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
                shutil.rmtree(self._folder, ignore_errors=True)
        return self.memory._evaluate(text)


def read(folder: Path, manifest: str, otherwise: Callable[[], Store]) -> PreparedStore | None:
    """The dataset in a folder, if it was written for this manifest and is whole as far as can be seen."""
    try:
        checksum, _, data = (folder / _NOTES).read_bytes().partition(b"\n")
        written, names, *parts = data.decode().split(_PART)
        if written != manifest or int(checksum) != zlib.crc32(data):
            return None
        notes = dict(zip(names.split(_CELL), map(_columns, parts), strict=True))
        return PreparedStore(folder, notes, otherwise)
    except (OSError, ValueError, BadFile):
        return None


def write(folder: Path, manifest: str, store: EmbeddedStore, notes: Mapping[str, Columns]) -> None:
    """Write a dataset with its notes into an empty folder. Raises OSError; ValueError for texts that cannot be kept."""
    cells = [cell for columns in notes.values() for column in columns for cell in column]
    if any(sign in cell for cell in cells for sign in (_PART, _COLUMN, _CELL)):
        raise ValueError("a text with a separator in it")
    parts = [_COLUMN.join(map(_CELL.join, columns)) for columns in notes.values()]
    data = _PART.join([manifest, _CELL.join(notes), *parts]).encode()
    store.copy_to(folder / _DATASET)
    (folder / _NOTES).write_bytes(b"%d\n%s" % (zlib.crc32(data), data))


def _columns(text: str) -> Columns:
    return [column.split(_CELL) if column else [] for column in text.split(_COLUMN)]
