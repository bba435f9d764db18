"""The release that data came from: that of a release's folder, of a store made from one, of the packaged graph.

Other data are of no release, and have a digest none the less: that of a release that would be made of them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from keikaku import resources
from keikaku.errors import BadFile
from keikaku.records import Literal, Release
from keikaku.store import canonical
from keikaku.store.base import Store
from keikaku.store.files.rdf_files import RdfReader, Sources
from keikaku.store.files.reading import Reading
from keikaku.store.files.statements import quads
from keikaku.store.merging import renamed
from keikaku.vocab import FILE, ONTOLOGY, PACKAGED_DATASET, local_name, prologue

MANIFEST = "manifest.json"
RELEASE, STORE = "keikaku-release/1", "keikaku-store/1"
QUADS = ("quads/stated.nq", "quads/derived.nq", "quads/ontology.nq")
UNRELEASED = "unreleased"  # the name of data that are of no release
_MOST = 256 * 2**20  # bytes of a manifest: far more than thousands of plans need
_DAY = prologue("dcterms", "schema") + "SELECT ?day WHERE { ?dataset a schema:Dataset ; dcterms:modified ?day }"
_ONTOLOGY = ox.NamedNode(ONTOLOGY)


def said(folder: Path) -> dict[str, Any] | None:
    """What the manifest of a folder says; None where there is none. Raises BadFile for one that cannot be read."""
    path = folder / MANIFEST
    try:
        if not path.is_file():
            return None
        if path.stat().st_size > _MOST:
            raise ValueError
        found = json.loads(path.read_bytes())
    except OSError as problem:
        raise BadFile(f"{path} cannot be read: {problem.strerror}", "check its permissions", str(path)) from None
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def sealed(told: Mapping[str, Any]) -> str:
    """A manifest as it is written: with a last field that tells whether another has been changed."""
    seal = hashlib.sha256(_written(told).encode()).hexdigest()
    return _written({**told, "seal": f"{canonical.PREFIX}{seal}"}) + "\n"


def is_sealed(folder: Path, told: Mapping[str, Any]) -> bool:
    """Whether the manifest of a folder, which says this, is as it was written, to the last byte. Raises OSError."""
    rest = {name: value for name, value in told.items() if name != "seal"}
    return (folder / MANIFEST).read_bytes() == sealed(rest).encode()


def _written(told: Mapping[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1)


def format_of(folder: Path) -> str | None:
    """The format that the manifest of a folder names; None for what has none."""
    named = (said(folder) or {}).get("format")
    return named if isinstance(named, str) else None


def quads_of(folder: Path) -> list[Path]:
    """The files of statements of a release, none if it is no release. Raises BadFile for one that lacks some."""
    if not folder.is_dir():
        return []
    refuse_damaged(folder)
    if format_of(folder) != RELEASE:
        return []
    found = [folder / name for name in QUADS]
    for path in found:
        if not path.is_file():
            raise BadFile(f"the release {folder} lacks {path.name}", "keikaku verify says what else", str(path))
    return found


def refuse_damaged(folder: Path) -> None:
    """Raises BadFile for a release whose manifest is not there, cannot be read, or is of another format."""
    found = format_of(folder)
    if found == RELEASE:
        return
    where, hint = str(folder), f"take the release anew from where it came; its statements are in {folder / 'quads'}"
    if found is not None and found.startswith(f"{RELEASE.partition('/')[0]}/"):
        raise BadFile(f"{where} has the format {found}; this version reads {RELEASE}", "make it anew", where)
    if all((folder / name).is_file() for name in QUADS):
        how = "cannot be read" if (folder / MANIFEST).exists() else "is missing"
        raise BadFile(f"{where} is a release whose {MANIFEST} {how}", hint, where)


def of_folder(folder: Path) -> Release | None:
    """The release of a folder, or of the store that was made from it; None for other folders.

    Raises BadFile where the statements are not those of the release any more.
    """
    manifest = said(folder) or {}
    try:
        if manifest.get("format") == STORE:
            release = manifest["release"]
            return Release(release["name"], release["date"], release["digest"])
        if manifest.get("format") != RELEASE:
            return None
        if not is_sealed(folder, manifest):
            what = f"{folder / MANIFEST} has been changed"
            raise BadFile(what, "keikaku verify says what else has", str(folder / MANIFEST))
        listed = {one["path"]: one["sha256"] for one in manifest["files"]}
        for name in QUADS:
            with (folder / name).open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != listed[name]:
                    raise BadFile(
                        f"{folder / name} is not that of the release {manifest['name']}",
                        "keikaku verify says what else has changed", str(folder / name),
                    )  # fmt: skip
        return Release(manifest["name"], manifest["date"], manifest["digest"])
    except (OSError, KeyError, TypeError):
        what = f"{folder / MANIFEST} lacks what a manifest says, or files that it names"
        raise BadFile(what, "keikaku verify says what is wrong", str(folder)) from None


def of_files(
    files: Sequence[Sources], reading: Reading, store: Callable[[], Store], *, packaged: bool
) -> Release:  # fmt: skip
    """The release that would be made of some files; of the packaged graph alone, that which it is.

    store: gives what they hold, to be asked for the day of the data.
    """
    days = [value.value for (value,) in store().select(_DAY).rows if isinstance(value, Literal)]
    day = max(days, default=None)
    name = "-".join(filter(None, (local_name(PACKAGED_DATASET), day))) if packaged else UNRELEASED
    return Release(name, day, canonical.digest(_statements(files, reading)))


def _statements(files: Sequence[Sources], reading: Reading) -> Iterator[ox.Quad]:
    """All that they say as it is written, with the ontology where they lack it."""
    fresh, worded = count(), False
    for some in files:
        reader = RdfReader(None, reading)
        for path, graph in some:
            target = None if graph in (None, FILE) else ox.NamedNode(graph)
            with reader.open(path) as file:
                for quad in renamed(quads(file), fresh, target):
                    worded = worded or quad.graph_name == _ONTOLOGY
                    yield quad
    if not worded:
        with RdfReader().open(resources.ontology_file()) as file:
            yield from renamed(quads(file), fresh, _ONTOLOGY)


def columns(release: Release) -> Sequence[Sequence[str]]:
    """A release as text, to be kept."""
    return [[release.name, release.date or "", release.digest]]


def of_columns(kept: Sequence[Sequence[str]]) -> Release:
    """The release whose ``columns`` these are."""
    name, date, digest = kept[0]
    return Release(name, date or None, digest)
