"""Copies of a store as the engine makes them: all statements as one file, or a store of its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from keikaku.errors import AskedWrongly, BadFile, NotWritten
from keikaku.limits import Limits
from keikaku.services.data import whole_files
from keikaku.services.stores import making, proof, releases
from keikaku.services.stores.making import Made
from keikaku.store import on_disk
from keikaku.store.apart import afresh
from keikaku.store.on_disk import Held
from keikaku.store.prepared import to_disk
from keikaku.vocab import ADDED_KEYS

_FORMATS = {".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG}


class Dumped(NamedTuple):
    """A file that was written. release: name, date and digest of what the store was made from. keys: that it lacks."""

    bytes: int
    release: Mapping[str, str | None]
    keys: int


def dump(source: Path, target: Path) -> Dumped:
    """Write all statements of a store to a file, whole or not at all.

    Raises BadFile for what is no whole store, AskedWrongly for another ending than .nq and .trig, and NotWritten, also
    for a link: what it leads to is not written over.
    """
    if target.suffix.lower() not in _FORMATS:
        raise AskedWrongly(f"{target} has no ending that says how to write it", "call it FILE.nq or FILE.trig")
    held = _held(source)
    if target.is_symlink():
        raise NotWritten(f"{target} is a link, which is not followed here", "name the file itself")
    if target.exists() and not target.is_file():
        raise NotWritten(f"{target} is no file", "name a file")
    try:
        with whole_files.replacing(target) as (_, written):
            # In a process of its own: the engine hears no Ctrl-C.
            keys = afresh(Limits(), _dump, held.folder, written, target.suffix.lower())
            size = written.stat().st_size
        to_disk(target.parent)
    except OSError as problem:
        kept = "what stood there still stands" if target.exists() else "nothing was left there"
        what = f"{target} cannot be written: {making.why(problem)}; {kept}"
        raise NotWritten(what, "check the folder, its permissions and space") from None
    return Dumped(size, held.manifest.release, keys)


def backup(source: Path, target: Path) -> Made:
    """Make a store in ``target`` of the same data, in place of the one that may stand there.

    The source is proved first. On one file system both have their files in common, and take the space of one. Raises
    as ``load`` does, and BadFile for what is no whole store.
    """
    held = _held(source)
    if faults := proof.verify(source).faults:  # a copy gets a manifest of its own, which would say that all is well
        what = f"{source} is not as it was written: {faults[0].path} ({faults[0].what})"
        raise BadFile(what, "keikaku verify names all; make it anew: keikaku load", str(source))
    if target.resolve().is_relative_to(source.resolve()):
        raise NotWritten(f"{target} is within the store itself", "name another folder")
    about = held.manifest.release

    def fill(new: Path) -> None:
        afresh(Limits(), _backup, held.folder, new)

    return making.make(target, releases.short(about), about, fill, Limits())


def _dump(data: Path, target: Path, ending: str) -> int:
    """Dump a store; how many keys it has that its release has not."""
    store = ox.Store.read_only(str(data))
    store.dump(str(target), _FORMATS[ending])
    return sum(1 for _ in store.quads_for_pattern(None, None, None, ox.NamedNode(ADDED_KEYS)))


def _backup(data: Path, target: Path) -> None:
    ox.Store.read_only(str(data)).backup(str(target))


def _held(source: Path) -> Held:
    if not on_disk.is_store(source):
        what = f"{source} is no store that keikaku has made" if source.exists() else f"{source} does not exist"
        raise BadFile(what, "keikaku load RELEASE -o FOLDER makes one", str(source))
    return on_disk.hold(source)
