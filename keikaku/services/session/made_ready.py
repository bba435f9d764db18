"""The packaged graph, whole or some of its plans, and some plans of a store on disk, made ready in the user's cache
folder by the first question for those after it.

``graph/`` stays the source: every start reads the bytes of all its files, and what was made ready from others, or by
other code, is passed over. So does the store, whose manifest has the hash of each of its files. Nothing depends on the
cache: where it cannot be written, the files are loaded as before.
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
from keikaku.store import on_disk, prepared
from keikaku.store.embedded import EmbeddedStore
from keikaku.store.files.reading import Reading
from keikaku.store.prepared import Columns, PreparedStore

_KEEP = 8  # for as many checkouts, versions and choices of plans that are in use by turns


def open_ready(plans: Collection[str] = (), store: str = "") -> PreparedStore | None:
    """The packaged graph as it was made ready; where it is not yet, None, and a process of its own makes it ready.

    plans: the IRIs of those that are asked as if no other stood beside them; none: all that there is. store: the folder
    of a store on disk that these are of, instead of the packaged graph.
    """
    place = folders.cache()
    if place is None or not background.is_ours(place) or (store and not on_disk.is_store(Path(store))):
        return None
    only = sorted(plans)
    manifest = _manifest(only, store)
    ready = place / _name(manifest)
    found = prepared.read(ready, manifest, lambda: _from_files(only, store))
    if found is None:
        _begin(ready, only, store)
    return found


def build(store: str, *plans_and_place: str) -> None:
    """Make the graph ready in a folder of the last name, beside which a folder ``.new`` waits to be filled.

    Where that fails, or the files change meanwhile, the empty ``.new`` stays, so that not every question tries again.
    """
    *only, where = plans_and_place
    ready = Path(where)
    new = _new(ready)
    try:
        manifest = _manifest(only, store)
        data = _from_files(only, store)
        prepared.write(new, manifest, data, {**vocabulary.notes(data), **({} if store else _release(data))})
        known = ready.name == _name(manifest) and manifest == _manifest(only, store)
        if not known or not prepared.read(new, manifest, lambda: data):
            raise DataAtFault("what was written is not what was to be written")
        prepared.remove(ready)  # damaged, or it would have been used
        new.rename(ready)
        prepared.to_disk(ready.parent)
        _prune(ready)
    except (OSError, ValueError, KeikakuError):
        prepared.remove(new)
        new.mkdir(mode=0o700)


def _from_files(plans: Collection[str] = (), store: str = "") -> EmbeddedStore:
    if store:
        from keikaku.services.session import kept_plans

        found = kept_plans.apart(Path(store), {IRI(plan) for plan in plans}).worded(resources.ontology_file())
        assert isinstance(found, EmbeddedStore)  # as what it is a part of
        return found
    whole = EmbeddedStore.load(locations.rdf_files())
    if not plans:
        return whole
    part = ownership.alone(whole, whole.worded(resources.ontology_file()), {IRI(plan) for plan in plans})
    assert isinstance(part, EmbeddedStore)  # as what it is a part of
    return part


def _release(data: EmbeddedStore) -> dict[str, Columns]:
    """What is written of the packaged graph's release; that of a store on disk stands in its manifest."""
    release = released.of_files([locations.rdf_files()], Reading(), lambda: data, packaged=True)
    return {"release": released.columns(release)}


def _begin(ready: Path, plans: Sequence[str] = (), store: str = "") -> None:
    """Start ``build`` in the background."""
    background.begin(ready, __name__, store, *plans)


def _new(ready: Path) -> Path:
    return background.beside(ready)


def _manifest(plans: Sequence[str] = (), store: str = "") -> str:
    """What the ready graph depends on: versions, plans, the bytes of the whole package and of the graph's files."""
    lines = [sys.version, pyoxigraph.__version__, unicodedata.unidata_version, *plans]
    data = [Path(store, on_disk.MANIFEST)] if store else resources.graph_files()
    for path in (*resources.package_files(), resources.ontology_file(), *data):
        read = path.read_bytes()
        lines.append(f"{path.parent.name}/{path.name} {len(read)} {zlib.crc32(read)}")
    return "\n".join(lines)


def _name(manifest: str) -> str:
    return f"{zlib.crc32(manifest.encode()):08x}"


def _prune(ready: Path) -> None:
    """Remove what has not been made lately."""
    others = [path for path in ready.parent.iterdir() if path != ready and path.name != kept_files.FOLDER]
    for path in sorted(others, key=lambda path: path.lstat().st_mtime, reverse=True)[_KEEP - 1 :]:
        prepared.remove(path)
