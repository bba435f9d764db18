"""The packaged graph, whole or some of its plans, made ready in the user's cache folder by the first question for those
after it.

``graph/`` stays the source: every start reads the bytes of all its files, and what was made ready from others, or by
other code, is passed over. Nothing depends on the cache: where it cannot be written, the files are loaded as before.
"""

from __future__ import annotations

import sys
import unicodedata
import zlib
from collections.abc import Collection, Sequence
from pathlib import Path

import pyoxigraph

from keikaku import folders, resources
from keikaku.errors import DataAtFault, KeikakuError
from keikaku.records import IRI
from keikaku.services.session import background, kept_files, locations, ownership, released, vocabulary
from keikaku.store import prepared
from keikaku.store.embedded import EmbeddedStore
from keikaku.store.files.reading import Reading
from keikaku.store.prepared import PreparedStore

_KEEP = 8  # for as many checkouts, versions and choices of plans that are in use by turns


def open_ready(plans: Collection[str] = ()) -> PreparedStore | None:
    """The packaged graph as it was made ready; where it is not yet, None, and a process of its own makes it ready.

    plans: the IRIs of those that are asked as if no other stood beside them; none: all that there is.
    """
    place = folders.cache()
    if place is None or not background.is_ours(place):
        return None
    only = sorted(plans)
    manifest = _manifest(only)
    ready = place / _name(manifest)
    found = prepared.read(ready, manifest, lambda: _from_files(only))
    if found is None:
        _begin(ready, only)
    return found


def build(*plans_and_place: str) -> None:
    """Make the graph ready in a folder of the last name, beside which a folder ``.new`` waits to be filled.

    Where that fails, or the files change meanwhile, the empty ``.new`` stays, so that not every question tries again.
    """
    *only, where = plans_and_place
    ready = Path(where)
    new = _new(ready)
    try:
        manifest = _manifest(only)
        store = _from_files(only)
        release = released.of_files([locations.rdf_files()], Reading(), lambda: store, packaged=True)
        prepared.write(new, manifest, store, {**vocabulary.notes(store), "release": released.columns(release)})
        known = ready.name == _name(manifest) and manifest == _manifest(only)
        if not known or not prepared.read(new, manifest, lambda: store):
            raise DataAtFault("what was written is not what was to be written")
        prepared.remove(ready)  # damaged, or it would have been used
        new.rename(ready)
        prepared.to_disk(ready.parent)
        _prune(ready)
    except (OSError, ValueError, KeikakuError):
        prepared.remove(new)
        new.mkdir(mode=0o700)


def _from_files(plans: Collection[str] = ()) -> EmbeddedStore:
    store = EmbeddedStore.load(locations.rdf_files())
    if not plans:
        return store
    part = ownership.alone(store, store.worded(resources.ontology_file()), {IRI(plan) for plan in plans})
    assert isinstance(part, EmbeddedStore)  # as what it is a part of
    return part


def _begin(ready: Path, plans: Sequence[str] = ()) -> None:
    """Start ``build`` in the background."""
    background.begin(ready, __name__, *plans)


def _new(ready: Path) -> Path:
    return background.beside(ready)


def _manifest(plans: Sequence[str] = ()) -> str:
    """What the ready graph depends on: versions, plans, the bytes of the whole package and of the graph's files."""
    lines = [sys.version, pyoxigraph.__version__, unicodedata.unidata_version, *plans]
    for path in (*resources.package_files(), resources.ontology_file(), *resources.graph_files()):
        data = path.read_bytes()
        lines.append(f"{path.parent.name}/{path.name} {len(data)} {zlib.crc32(data)}")
    return "\n".join(lines)


def _name(manifest: str) -> str:
    return f"{zlib.crc32(manifest.encode()):08x}"


def _prune(ready: Path) -> None:
    """Remove what has not been made lately."""
    others = [path for path in ready.parent.iterdir() if path != ready and path.name != kept_files.FOLDER]
    for path in sorted(others, key=lambda path: path.lstat().st_mtime, reverse=True)[_KEEP - 1 :]:
        prepared.remove(path)
