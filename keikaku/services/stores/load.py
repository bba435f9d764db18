"""A store on disk from a release. Its files come from outside: a process of its own reads them, within limits."""

from __future__ import annotations

import mmap
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from keikaku.errors import BadFile, NotWritten
from keikaku.limits import Limits
from keikaku.services.stores import making, missing_keys, releases
from keikaku.services.stores.reading import Statements
from keikaku.services.stores.releases import Release
from keikaku.store import on_disk
from keikaku.store.apart import afresh
from keikaku.store.faults import one_line
from keikaku.store.on_disk import Manifest

WORTH_ORDERING = 1_000_000
"""Statements above which it pays to have the engine put its files in order: queries take half the time then."""

_SIZE = 16  # bytes of two numbers

STEPS = ("loading", "naming", "ordering", "proving")


class Loaded(NamedTuple):
    """A store that was made. keys: how many things were given keys of their names. in_use: see ``making.Made``."""

    store: Path
    manifest: Manifest
    keys: int
    in_use: tuple[Path, ...]


def stands_there(release: Release, target: Path, *, force: bool) -> Mapping[str, str | None] | None:
    """The release of other data whose store stands in ``target``. Raises NotWritten, unless it is to be replaced."""
    if not on_disk.is_store(target):
        return None
    try:
        there = on_disk.read(target).release
    except BadFile:  # damaged, or of another version: what is made in its place is no loss
        return None
    if there["digest"] == release.about["digest"]:
        return None
    if not force:
        what = f"{target} is the store of {there['name']}, of other data ({there['digest']})"
        hint = f"{release.about['name']} is {release.about['digest']}: name another folder, or switch with --force"
        raise NotWritten(what, hint)
    return there


class Board:
    """How far it is: two numbers that processes share."""

    def __init__(self, handle: int | None = None) -> None:
        """handle: the descriptor of the file that it stands in; None: of a new one, without a name."""
        if handle is None:
            with tempfile.TemporaryFile() as file:
                file.truncate(_SIZE)
                handle = os.dup(file.fileno())
        self.handle = handle
        self._memory = mmap.mmap(handle, _SIZE)

    def __del__(self) -> None:
        os.close(self.handle)

    def __reduce__(self) -> tuple[type[Board], tuple[int]]:
        return type(self), (self.handle,)

    @property
    def done(self) -> tuple[int, str]:
        """Bytes of the release that were read, and the step of STEPS."""
        return int.from_bytes(self._memory[:8], "little"), STEPS[int.from_bytes(self._memory[8:], "little")]

    def bytes(self, number: int) -> None:
        """So many were read."""
        self._memory[:8] = number.to_bytes(8, "little")

    def step(self, name: str) -> None:
        """This is done now."""
        self._memory[8:] = STEPS.index(name).to_bytes(8, "little")


def load(release: Release, target: Path, limits: Limits, board: Board | None = None) -> Loaded:
    """Make a store in ``target`` from a release, in place of the one that may stand there.

    limits: of the process that reads the release. board: is told how far it is. Raises BadFile for a release that is
    not as its manifest says; NotWritten, OutOfTime, OutOfMemory.
    """
    told, given = board or Board(), []

    def fill(new: Path) -> None:
        given.append(afresh(limits, _filled, new, release, told, keep=[told.handle]))
        told.step("proving")

    made = making.make(target, releases.short(release.about), release.about, fill, limits)
    return Loaded(made.store, made.manifest, given[0], made.in_use)


def _filled(new: Path, release: Release, board: Board) -> int:
    """Fill a data folder; how many things were given keys."""
    store = ox.Store(str(new))
    with Statements(release, board.bytes) as statements:
        try:
            store.bulk_load(input=statements, format=ox.RdfFormat.N_QUADS)  # type: ignore[arg-type]
        except SyntaxError as problem:
            raise statements.fault(one_line(str(problem.msg)), problem.lineno, problem.offset) from None
        statements.prove()
        lines = statements.lines
    board.step("naming")
    keys = missing_keys.add(store)
    store.flush()
    if lines > WORTH_ORDERING:
        board.step("ordering")
        store.optimize()
    return keys
