"""Writes copies of the packaged plans as plans of other towns, to see what a store of many plans costs.

python benchmarks/copies.py 100 copies.nq        # N-Quads: the packaged plans and 99 more, with the ontology
oxigraph load --location copies --file copies.nq
oxigraph serve-read-only --location copies --union-default-graph

Each copy has ids, IRIs and names of its own, but for what any town's plan may speak of: units, periods, sectors, and
whoever and whatever has no Kawasaki in its names. No plan is the main one, so that a question asks all.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import pyoxigraph as ox

from keikaku import resources
from keikaku.nodes import node
from keikaku.records import IRI, Literal, Quad
from keikaku.services.session import keys
from keikaku.store.derive import read_quads
from keikaku.store.embedded import EmbeddedStore
from keikaku.vocab import ID, ONTOLOGY, PREFIXES, kk

_AUTHORITY = f"{ID}graph/authority/"
_SHARED = ("unit", "period", "sector", "variable")  # files of names that every plan uses
_CITY = re.compile("川崎|かわさき|Kawasaki|KAWASAKI|カワサキ")
_NAMES = {f"{PREFIXES['skos']}prefLabel", f"{PREFIXES['skos']}altLabel", f"{PREFIXES['dcterms']}title", kk("reading")}
_DATASET = f"{ID}graph/dataset"


def main(number: int, target: Path) -> None:
    """Write so many copies, the packaged plans among them."""
    with target.open("wb") as out:
        _write(out.write, _ontology())
        quads = [quad for quad in _packaged() if quad[3] != keys.GRAPH]
        if number > 1:
            quads = [quad for quad in quads if quad[3] != _DATASET]
        own = _own(quads)
        for copy in range(number):
            some = quads if not copy else [_renamed(quad, own, copy) for quad in quads]
            _write(out.write, some)
            _write(out.write, keys.of(EmbeddedStore.of(some)))


def _packaged() -> Iterator[Quad]:
    for path in resources.graph_files():
        yield from read_quads(path)


def _ontology() -> Iterator[ox.Quad]:
    for quad in ox.parse(path=str(resources.ontology_file())):
        yield ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(ONTOLOGY))


def _own(quads: Iterable[Quad]) -> set[IRI]:
    """The things with names that every copy has for itself."""
    named = [(s, o.value, g) for s, p, o, g in quads if p in _NAMES and isinstance(o, Literal)]
    files = {s: g.removeprefix(_AUTHORITY) for s, _, g in named if g.startswith(_AUTHORITY)}
    cities = {s for s, text, _ in named if _CITY.search(text)}
    return {s for s, _, g in named if s not in files or (files[s] not in _SHARED and s in cities)}


def _renamed(quad: Quad, own: set[IRI], copy: int) -> Quad:
    subject, predicate, object_, graph = quad
    shared = graph.startswith(_AUTHORITY) and subject not in own
    place = graph if shared else _iri(graph, own, copy)
    if isinstance(object_, IRI):
        return _iri(subject, own, copy), predicate, _iri(object_, own, copy), place
    if isinstance(object_, Literal) and predicate == kk("address"):
        object_ = object_._replace(value=f"town{copy}-{object_.value}")
    elif isinstance(object_, Literal) and predicate in _NAMES and subject in own:
        object_ = object_._replace(value=_name(object_, copy))
    return _iri(subject, own, copy), predicate, object_, place


def _iri(iri: IRI, own: set[IRI], copy: int) -> IRI:
    """The copy's own IRI of its own things; passages, ranges and the like have no names and are all its own."""
    rest = iri.removeprefix(ID)
    named_by_all = rest.partition("/")[0] in _KINDS and iri not in own
    return iri if rest == iri or named_by_all else IRI(f"https://town{copy}.example/id/{rest}")


_KINDS = frozenset(path.stem for path in resources.graph_files() if path.parent.name == "authority") | {
    "date",
    "scheme",
}


def _name(literal: Literal, copy: int) -> str:
    town = f"Town{copy}" if literal.value.isascii() else f"町{copy}"
    found, number = _CITY.subn(town, literal.value)
    return found if number else f"{town} {found}" if literal.value.isascii() else f"{town}の{found}"


def _write(write: object, quads: Iterable[Quad | ox.Quad]) -> None:
    for quad in quads:
        made = quad if isinstance(quad, ox.Quad) else ox.Quad(*map(node, quad))  # type: ignore[arg-type]
        write(f"{made} .\n".encode())  # type: ignore[operator]


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
