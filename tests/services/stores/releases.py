"""Releases of small graphs, by the form that releases have."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyoxigraph as ox

from keikaku import resources
from keikaku.nodes import node
from keikaku.records import Quad
from keikaku.services.session import keys, released
from keikaku.store.derive import read_quads
from keikaku.store.embedded import EmbeddedStore
from keikaku.vocab import ONTOLOGY
from tests.places import TOWN


def town() -> list[Quad]:
    """All that the town's graph says, without keys."""
    return [quad for path in sorted((TOWN / "graph").rglob("*.trig")) for quad in read_quads(path)]


def town_keys() -> list[Quad]:
    """The keys of its names."""
    return keys.of(EmbeddedStore.of(town()))


def ontology() -> list[str]:
    """The ontology in its graph, as lines."""
    quads = (
        ox.Quad(one.subject, one.predicate, one.object, ox.NamedNode(ONTOLOGY))
        for one in ox.parse(path=str(resources.ontology_file()))
    )
    return sorted(f"{quad} .\n" for quad in quads)


def lines(quads: Iterable[Quad]) -> list[str]:
    """Statements as lines of N-Quads."""
    return sorted(f"{ox.Quad(*map(node, quad))} .\n" for quad in quads)  # type: ignore[arg-type]


def release(folder: Path, **files: Sequence[str]) -> Path:
    """A release of these files of lines, by their names in ``quads/``; without any, the town with keys and ontology."""
    files = files or {"stated": lines(town()), "derived": lines(town_keys()), "ontology": ontology()}
    files = {"stated": [], "derived": [], "ontology": [], **files}
    (folder / "quads").mkdir(parents=True)
    listed = []
    for name, some in files.items():
        data = "".join(some).encode()
        (folder / "quads" / f"{name}.nq").write_bytes(data)
        hashed = hashlib.sha256(data).hexdigest()
        listed.append({"path": f"quads/{name}.nq", "bytes": len(data), "sha256": hashed})
    digest = "sha256:" + hashlib.sha256(json.dumps(listed).encode()).hexdigest()
    told: dict[str, object] = {
        "format": "keikaku-release/1",
        "name": "town 1",
        "date": "2031-04-01",
        "software": "keikaku",
    }
    told |= {"digest": digest, "plans": [], "counts": {"quads": sum(map(len, files.values()))}, "files": listed}
    (folder / "manifest.json").write_text(released.sealed(told), encoding="utf-8")
    return folder


def quads_of(store: Path) -> set[str]:
    """All that the data folder in use holds."""
    data = json.loads((store / "manifest.json").read_text(encoding="utf-8"))["data"]
    return canonical(ox.Store.read_only(str(store / data)))


def canonical(quads: Iterable[ox.Quad]) -> set[str]:
    """Statements as lines, nodes without a name by what is said of them."""
    found = ox.Dataset(quads)
    found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return set(map(str, found))


def names(folder: Path) -> list[str]:
    """What stands in a folder and below."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))
