"""A dataset that stands ready on disk, with what was worked out from it, in case the same is needed again.

Oxigraph opens a folder of its own in a tenth of the time that it takes to read the graph's files into memory, and then
evaluates several times slower: right for the few quick queries of a question, wrong for a long one.
"""

from __future__ import annotations

import shutil
import threading
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from keikaku.errors import BadFile, KeikakuError
from keikaku.records import Answer
from keikaku.store.base import Store
from keikaku.store.embedded import EmbeddedStore

Columns: TypeAlias = Sequence[Sequence[str]]
"""A table of texts, column by column."""

PATIENCE = 0.1  # seconds for a query on disk: about as long as it takes to be ready to answer from memory
_SLOW = "NOT EXISTS"  # for every solution another search: what takes seconds has it
_STACK = 16 * 2**20  # as engines recurse on what a query nests, and threads have small stacks on some systems
_DATASET, _NOTES = "store", "notes"
_PART, _COLUMN, _CELL = "\x1c", "\x1d", "\x1e"  # the separators of files, groups and records in ASCII


class KeptStore(Store):
    """A folder that ``write`` has made; in its stead the files, once it fails or takes long.

    otherwise: gives the same dataset in memory.
    """

    def __init__(self, folder: Path, notes: Mapping[str, Columns], otherwise: Callable[[], Store]) -> None:
        self._folder = folder
        self._disk = EmbeddedStore.open(folder / _DATASET)
        self._notes = notes
        self._otherwise = otherwise
        self._memory: Store | None = None

    def noted(self, name: str) -> Columns | None:
        """What was worked out from the dataset under that name."""
        return self._notes.get(name)

    def _evaluate(self, text: str) -> Answer:
        if self._memory is None:
            answers: list[Answer] = []
            if _SLOW not in text:
                self._wait(lambda: answers.append(self._disk._evaluate(text)))
            if answers:
                return answers[0]
            self._memory = self._otherwise()
        return self._memory._evaluate(text)

    def _wait(self, work: Callable[[], None]) -> None:
        """Do it, or leave it to a thread that goes on until the process ends: no engine can be stopped."""

        def job() -> None:
            try:
                work()
            except BadFile:  # damaged, or gone: to be made anew by whoever comes next
                shutil.rmtree(self._folder, ignore_errors=True)
            except KeikakuError:
                pass  # the other store will say it again

        worker = threading.Thread(target=job, daemon=True)
        usual = threading.stack_size(_STACK)
        try:
            worker.start()
        finally:
            threading.stack_size(usual)
        worker.join(PATIENCE)


def read(folder: Path, manifest: str, otherwise: Callable[[], Store]) -> KeptStore | None:
    """The dataset in a folder, if it was written for this manifest and is whole as far as can be seen."""
    try:
        checksum, _, data = (folder / _NOTES).read_bytes().partition(b"\n")
        written, names, *parts = data.decode().split(_PART)
        if written != manifest or int(checksum) != zlib.crc32(data):
            return None
        notes = dict(zip(names.split(_CELL), map(_columns, parts), strict=True))
        return KeptStore(folder, notes, otherwise)
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
