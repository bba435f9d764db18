"""All statements of a store, one graph or one subject after the other, in an order that depends on nothing but them.

Of an engine no more is held than the names of the graphs (or subjects) and the statements of one; what is asked by
SPARQL is held: see ``by_graph``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, groupby
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

import pyoxigraph as ox

from keikaku.errors import EndpointAtFault
from keikaku.nodes import node
from keikaku.records import IRI, BNode, Literal, Term
from keikaku.store import canonical
from keikaku.store.canonical import has_blank
from keikaku.store.merging import DEFAULT, GraphName, renamed

if TYPE_CHECKING:
    from keikaku.store.base import Store

_NAMED = "SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
_ALONE = "SELECT ?s ?p ?o WHERE { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }"
_NAMES = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
_COUNT = "SELECT (COUNT(*) AS ?size) WHERE { GRAPH ?g { ?s ?p ?o } }"
_AT_ONCE = 200  # graphs that an endpoint is asked for in one question

Subject: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Triple


class Graph(NamedTuple):
    """The statements of one graph, each once and in order; ``name`` is DEFAULT for what stands in none."""

    name: GraphName
    quads: list[ox.Quad]


def by_graph(store: Store) -> Iterator[Graph]:
    """The graphs of a store that answers SPARQL: of one that is here from one answer, of an endpoint from several.

    What stands in no graph and in one besides is told of that graph alone: its default graph is the union of all.
    Raises what ``Store.query`` raises, and EndpointAtFault for an endpoint that leaves statements out.
    """
    if not store.rules.is_far:
        yield from grouped(_quads([*store.select(_ALONE).rows, *store.select(_NAMED).rows]))
        return
    fresh = count()
    yield from grouped(renamed(_quads(store.select(_ALONE).rows), fresh))
    names = sorted(row[0] for row in store.select(_NAMES).rows if isinstance(row[0], IRI))
    for first in range(0, len(names), _AT_ONCE):
        some = names[first : first + _AT_ONCE]
        rows = store.select(_NAMED, {"g": some}).rows
        (size,) = store.select(_COUNT, {"g": some}).rows[0]
        if isinstance(size, Literal) and size.value != str(len(rows)):
            what = f"the endpoint gave {len(rows):,} of {int(size.value):,} statements"
            raise EndpointAtFault(what, "raise its limit of rows, or take the data from its files")
        yield from grouped(renamed(_quads(rows), fresh))


def by_subject(graphs: Iterable[Graph]) -> Iterator[list[ox.Triple]]:
    """What graphs say together, each triple once, one subject after the other. Holds all of it."""
    triples = sorted({quad.triple for graph in graphs for quad in graph.quads}, key=str)
    for _, some in groupby(triples, key=lambda triple: triple.subject):
        yield list(some)


def graphs_of(engine: ox.Store, bare: Iterable[GraphName], named: Iterable[GraphName]) -> Iterator[Graph]:
    """Graphs of an engine. bare: those of what stands in none. Blank nodes have the names that RDFC-1.0 gives them."""
    places: dict[GraphName, list[GraphName]] = {DEFAULT: list(bare)} | {name: [name] for name in named}
    blank: dict[GraphName, list[ox.Quad]] = {}
    for quad in canonical.named([one for name in places for one in _in(engine, name, places) if has_blank(one)]):
        blank.setdefault(quad.graph_name, []).append(quad)
    names = {name for name, some in places.items() if some and not isinstance(name, ox.BlankNode)}
    for name in sorted(names | blank.keys(), key=place):
        plain = (quad for quad in _in(engine, name, places) if not has_blank(quad))
        yield Graph(name, ordered([*plain, *blank.get(name, ())]))


def _in(engine: ox.Store, name: GraphName, places: Mapping[GraphName, Sequence[GraphName]]) -> Iterator[ox.Quad]:
    """What a graph says, which stands in these of the engine."""
    for graph in places.get(name, ()):
        for quad in engine.quads_for_pattern(None, None, None, graph):
            yield quad if graph == name else ox.Quad(quad.subject, quad.predicate, quad.object, name)


def subjects_of(
    engine: ox.Store, bare: Iterable[GraphName], named: Iterable[GraphName]
) -> Iterator[list[ox.Triple]]:  # fmt: skip
    """What some graphs of an engine say together, one subject after the other; all is held where there are blank nodes.

    bare, named: as in ``graphs_of``.
    """
    graphs = [*(bare := list(bare)), *(named := list(named))]
    if any(has_blank(quad) for name in graphs for quad in engine.quads_for_pattern(None, None, None, name)):
        yield from by_subject(graphs_of(engine, bare, named))
        return
    subjects = {quad.subject for name in graphs for quad in engine.quads_for_pattern(None, None, None, name)}
    known = set(graphs)
    for subject in sorted(subjects, key=str):
        quads = engine.quads_for_pattern(subject, None, None, None)
        yield sorted({quad.triple for quad in quads if quad.graph_name in known}, key=str)


def grouped(quads: Iterable[ox.Quad]) -> Iterator[Graph]:
    """Quads that are held, by graph: what stands in none comes first."""
    found: dict[GraphName, list[ox.Quad]] = {}
    for quad in quads:
        found.setdefault(quad.graph_name, []).append(quad)
    for name in sorted(found, key=place):
        yield Graph(name, ordered(found[name]))


def place(name: GraphName) -> tuple[bool, str]:
    """By what graphs are sorted."""
    return (name != DEFAULT, str(name))


def ordered(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """The quads of one graph, each once."""
    return sorted(set(quads), key=str)


def _quads(rows: Iterable[Sequence[Term | None]]) -> Iterator[ox.Quad]:
    for subject, predicate, value, *graph in rows:
        assert isinstance(subject, IRI | BNode)
        assert isinstance(predicate, IRI)
        assert value is not None
        name = cast(GraphName, node(graph[0])) if graph and graph[0] is not None else DEFAULT
        yield ox.Quad(cast(Subject, node(subject)), ox.NamedNode(predicate), node(value), name)
