"""Copies of large files in the user's cache folder, which open at once where reading the files again takes seconds.

A copy is that of files by their places, sizes and times, the system's own among these, which nobody can set; read in
one way, by this version. It is made in the background once the files were read, and nothing depends on it.
"""

from __future__ import annotations

import os
import sys
import time
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

import pyoxigraph

from keikaku import folders, resources
from keikaku.errors import DataAtFault, KeikakuError
from keikaku.limits import memory, usual_memory
from keikaku.records import IRI
from keikaku.services.session import background, locations, readings
from keikaku.store import prepared
from keikaku.store.embedded import EmbeddedStore
from keikaku.store.files import rdf_formats
from keikaku.store.files.rdf_files import STANDARD_INPUT
from keikaku.store.files.reading import Reading
from keikaku.version import __version__

Files: TypeAlias = Sequence[tuple[Path, IRI | None]]
"""Files to load, each with the graph for what it says in none."""

FOLDER = "files"  # in the cache folder
MIN_BYTES = 4 * 2**20  # of all files together; what is smaller is read in a second
MAX_KEPT = 2 * 2**30  # bytes of all copies
_SETTLED = 2.0  # seconds since the last change: files that change just now would be taken for what they were


def find(files: Files, reading: Reading) -> EmbeddedStore | None:
    """The copy of these files, if there is one and it is whole as far as can be seen."""
    ready = _place(files, reading)
    if ready is None:
        return None
    found = prepared.read_data(ready, _manifest(files, reading))
    if found is not None:
        with suppress(OSError):
            os.utime(ready)  # the copy that was used longest ago goes first
    return found


def begin(where: str, files: Files, reading: Reading) -> None:
    """Have a copy made in the background of what ``where`` names, if that is worth it."""
    ready = _place(files, reading)
    if ready is not None and not ready.exists() and _changed(files) < time.time() - _SETTLED:
        background.begin(ready, __name__, where, reading.base or "", reading.format or "")


def build(where: str, base: str, form: str, place: str) -> None:
    """Make a copy in a folder of that name, beside which a folder ``.new`` waits to be filled.

    Where that fails, or the files change meanwhile, the empty ``.new`` stays, so that not every question tries again.
    """
    ready = Path(place)
    new = background.beside(ready)
    try:
        reading = readings.reading(base or None, form or None)
        files = locations.rdf_files(where, reading)
        manifest = _manifest(files, reading)
        if ready.name != _name(manifest):
            raise DataAtFault("the files have changed")
        with memory(usual_memory()):
            prepared.write_data(new, manifest, EmbeddedStore.load(files, None, reading), resources.ontology_file())
        if manifest != _manifest(files, reading) or prepared.read_data(new, manifest) is None:
            raise DataAtFault("what was written is not what was to be written")
        prepared.remove(ready)
        new.rename(ready)
        prepared.to_disk(ready.parent)
        _prune(ready)
    except (OSError, ValueError, MemoryError, KeikakuError):
        prepared.remove(new)
        new.mkdir(mode=0o700)


def _place(files: Files, reading: Reading) -> Path | None:
    """Where the copy of such files stands or is to stand; None where none is made."""
    cache = folders.cache()
    # What was left out is told at each reading. JSON-LD may be read by contexts that are no files of the store.
    if (
        cache is None
        or reading.lenient
        or reading.format == ".jsonld"
        or not all(map(background.is_ours, (cache, cache / FOLDER)))
    ):
        return None
    paths = [path for path, _ in files]
    if any(path is STANDARD_INPUT or rdf_formats.by_name(path) in (None, ".jsonld") for path in paths):
        return None
    try:
        if sum(path.stat().st_size for path in paths) < MIN_BYTES:
            return None
        return cache / FOLDER / _name(_manifest(files, reading))
    except OSError:
        return None


def _manifest(files: Files, reading: Reading) -> str:
    """What a copy depends on."""
    versions = [__version__, sys.version, pyoxigraph.__version__, reading.base or "", reading.format or ""]
    code = [f"{path.name} {_stamp(path)}" for path in (*resources.package_files(), resources.ontology_file())]
    seal = zlib.crc32("\n".join(code).encode())
    return "\n".join([*versions, f"{seal:08x}", *_stamps(files)])


def _stamps(files: Files) -> Sequence[str]:
    return [f"{os.path.abspath(path)} {_stamp(path)} {graph}" for path, graph in files]  # noqa: PTH100 - their base


def _stamp(path: Path) -> str:
    found = path.stat()
    return f"{found.st_dev} {found.st_ino} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"


def _changed(files: Files) -> float:
    """When one of them was changed last."""
    return max(max(found.st_mtime, found.st_ctime) for path, _ in files for found in [path.stat()])


def _name(manifest: str) -> str:
    return f"{zlib.crc32(manifest.encode()):08x}-{zlib.adler32(manifest.encode()):08x}"


def _prune(ready: Path) -> None:
    """Remove the copies that were used longest ago, until all take no more than MAX_KEPT."""
    left = MAX_KEPT
    for path in sorted(ready.parent.iterdir(), key=lambda path: (path != ready, -path.lstat().st_mtime)):
        left -= sum(file.lstat().st_size for file in path.rglob("*"))
        if left < 0 and path.suffix != ".new":
            prepared.remove(path)
