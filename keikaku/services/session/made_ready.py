"""The packaged graph, made ready in the user's cache folder by the first question for those after it.

``graph/`` stays the source: every start reads the bytes of all its files, and what was made ready from others, or by
other code, is passed over. Nothing depends on the cache: where it cannot be written, the files are loaded as before.
"""

from __future__ import annotations

import os
import sys
import time
import unicodedata
import zlib
from pathlib import Path

import pyoxigraph

from keikaku import folders, resources
from keikaku.errors import DataAtFault, KeikakuError
from keikaku.services.session import locations, vocabulary
from keikaku.store import prepared
from keikaku.store.embedded import EmbeddedStore
from keikaku.store.prepared import PreparedStore

_KEEP = 4  # for as many checkouts and versions that are in use by turns
_STALE = 600  # seconds after which whoever was making something ready has given up
_BUILD = (  # nobody waits for it
    "import os, sys; hasattr(os, 'nice') and os.nice(10); sys.path.insert(0, sys.argv[1]); "
    "from keikaku.services.session import made_ready; made_ready.build(sys.argv[2])"
)


def open_ready() -> PreparedStore | None:
    """The packaged graph as it was made ready; where it is not yet, None, and a process of its own makes it ready."""
    place = folders.cache()
    if place is None or not _is_ours(place):
        return None
    manifest = _manifest()
    ready = place / _name(manifest)
    found = prepared.read(ready, manifest, _from_files)
    if found is None:
        _begin(ready)
    return found


def build(where: str) -> None:
    """Make the graph ready in a folder of that name, beside which a folder ``.new`` waits to be filled.

    Where that fails, or the files change meanwhile, the empty ``.new`` stays, so that not every question tries again.
    """
    ready = Path(where)
    new = _new(ready)
    try:
        manifest = _manifest()
        store = _from_files()
        prepared.write(new, manifest, store, vocabulary.notes(store))
        if ready.name != _name(manifest) or manifest != _manifest() or not prepared.read(new, manifest, _from_files):
            raise DataAtFault("what was written is not what was to be written")
        prepared.remove(ready)  # damaged, or it would have been used
        new.rename(ready)
        prepared.to_disk(ready.parent)
        _prune(ready)
    except (OSError, ValueError, KeikakuError):
        prepared.remove(new)
        new.mkdir(mode=0o700)


def _from_files() -> EmbeddedStore:
    return EmbeddedStore.load(locations.rdf_files())


def _begin(ready: Path) -> None:
    """Start ``build`` in the background, unless it runs, has failed lately, or there is no place to write to."""
    new = _new(ready)
    try:
        ready.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if new.exists() and time.time() - new.stat().st_mtime > _STALE:
            prepared.remove(new)
        new.mkdir(mode=0o700)
        import subprocess

        root = str(Path(prepared.__file__).parent.parent.parent)
        nothing = subprocess.DEVNULL
        subprocess.Popen(  # -P: what lies in the current folder is not to be imported
            [sys.executable, "-P", "-c", _BUILD, root, str(ready)],
            stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True,
        )  # fmt: skip
    except OSError:
        return


def _new(ready: Path) -> Path:
    return ready.with_suffix(".new")


def _is_ours(place: Path) -> bool:
    """Whether nobody else may have written there: what is read from it is not checked against malice."""
    try:
        found = place.stat()
    except OSError:
        return True  # it will be made
    return not hasattr(os, "getuid") or (found.st_uid == os.getuid() and not found.st_mode & 0o022)


def _manifest() -> str:
    """What the ready graph depends on: versions, and the bytes of the whole package and of the graph's files."""
    lines = [sys.version, pyoxigraph.__version__, unicodedata.unidata_version]
    for path in (*resources.package_files(), resources.ontology_file(), *resources.graph_files()):
        data = path.read_bytes()
        lines.append(f"{path.parent.name}/{path.name} {len(data)} {zlib.crc32(data)}")
    return "\n".join(lines)


def _name(manifest: str) -> str:
    return f"{zlib.crc32(manifest.encode()):08x}"


def _prune(ready: Path) -> None:
    """Remove what has not been made lately."""
    others = [path for path in ready.parent.iterdir() if path != ready]
    for path in sorted(others, key=lambda path: path.lstat().st_mtime, reverse=True)[_KEEP - 1 :]:
        prepared.remove(path)
