"""What surrounds a thing: the statements of it, of what it is linked with, and what all these are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from keikaku import limits
from keikaku.records import IRI, Literal, Term
from keikaku.services.session.session import Session
from keikaku.vocab import ELEMENT_KINDS, ENTITY_KINDS, LABELS, OBSERVATION_KINDS, RDF_TYPE, kk

if TYPE_CHECKING:
    import pyoxigraph as ox

# Each as it stands in a named graph, and as it stands in none.
_OF = (
    "SELECT ?thing ?p ?o ?g WHERE { GRAPH ?g { ?thing ?p ?o } }",
    "SELECT ?thing ?p ?o WHERE { ?thing ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?thing ?p ?o } } }",
)
_TO = (
    "SELECT ?s ?p ?thing ?g WHERE { GRAPH ?g { ?s ?p ?thing } }",
    "SELECT ?s ?p ?thing WHERE { ?s ?p ?thing FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?thing } } }",
)
_TOLD = " ".join(f"<{one}>" for one in (*LABELS, RDF_TYPE, kk("address"), kk("page"), kk("statedIn")))
_CALLED = tuple(text.replace("WHERE {", f"WHERE {{ VALUES ?p {{ {_TOLD} }}", 1) for text in _OF)
_THINGS = frozenset((*ELEMENT_KINDS, *ENTITY_KINDS, *OBSERVATION_KINDS))


class Surroundings(NamedTuple):
    """The statements around a thing, and the things among them: those that are neither passage, class nor value."""

    quads: list[ox.Quad]
    things: list[IRI]


def around(session: Session, thing: IRI, depth: int) -> Surroundings:
    """What is said of a thing and with it as object; of these neighbours the same, and so on for ``depth`` steps.

    Whatever else is met, a passage, a unit, the next neighbours, comes with its names, class, address and page.
    """
    rows: dict[tuple[Term | None, ...], None] = {}
    seen: dict[IRI, None] = {}
    edge = [thing]
    for _ in range(depth):
        seen |= dict.fromkeys(edge)
        found = list(_rows(session, (*_OF, *_TO), edge))
        rows |= dict.fromkeys(found)
        edge = [one for one in _things(session, found) if one not in seen]
    things = [*seen, *edge]
    met = dict.fromkeys(term for row in rows for term in row if isinstance(term, IRI) and term not in seen)
    rows |= dict.fromkeys(_rows(session, _CALLED, met))
    return Surroundings(list(_quads(rows)), things)


def _things(session: Session, rows: Iterable[Sequence[Term | None]]) -> list[IRI]:
    """The plan elements, entities and observations in some rows; of other people's data whatever has an IRI."""
    ends = dict.fromkeys(
        term for row in rows if row[1] != RDF_TYPE for term in (row[0], row[2]) if isinstance(term, IRI)
    )
    if session.foreign:
        return list(ends)
    cards = session.cards(ends)
    return [one for one in ends if cards[one].kind in _THINGS]


def _rows(session: Session, texts: Iterable[str], things: Iterable[IRI]) -> Iterator[tuple[Term | None, ...]]:
    """The statements of some things as rows of subject, property, value and graph, ``None`` where there is none."""
    some = list(things)
    for text in texts:
        limits.check()
        for row in session.given_each(text, "thing", some):
            yield (*row, *([None] if len(row) == 3 else []))


def _quads(rows: Iterable[Sequence[Term | None]]) -> Iterator[ox.Quad]:
    import pyoxigraph as ox

    from keikaku.nodes import node
    from keikaku.store.walking import Subject

    for subject, property_, value, graph in rows:
        assert isinstance(property_, IRI)
        assert subject is not None
        assert not isinstance(subject, Literal)
        assert value is not None
        name = cast("ox.NamedNode", node(graph)) if graph is not None else ox.DefaultGraph()
        yield ox.Quad(cast(Subject, node(subject)), ox.NamedNode(property_), node(value), name)
