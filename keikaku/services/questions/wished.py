"""Which answers rest on wishes alone: their passages say that somebody is to take part, not that somebody does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from keikaku.language.reading import Linked, Reading, Within, flat, named
from keikaku.records import IRI, Term
from keikaku.services.session.session import Session
from keikaku.vocab import prologue

_WANTED = (
    prologue("kk")
    + """SELECT ?graph ?element ?thing ?settled WHERE {
  GRAPH ?graph { ?element kk:wanted ?thing }
  BIND (
    EXISTS { GRAPH ?graph { ?element kk:involves ?other FILTER NOT EXISTS { ?element kk:wanted ?other } } } AS ?settled
  )
}"""
)


class _Wishes(NamedTuple):
    """What a passage wants: each element with each thing, and the elements of which it also says who does take part."""

    pairs: set[tuple[IRI, IRI]]
    settled: set[IRI]


def wished(session: Session, reading: Reading, evidence: Mapping[IRI, set[IRI]]) -> set[IRI]:
    """Those of the results of which every passage only wants that they, or what the question names, take part.

    evidence: each result with its passages.
    """
    joined = [one.relation for one in flat(reading.node.conditions) if isinstance(one, Linked | Within)]
    if not any(_of_taking_part(session, relation) for relation in joined):
        return set()
    names = {thing.iri for thing in named(reading.node)}
    wishes = _of(session, sorted(set().union(*evidence.values()))) if session.is_far else session.kept(_all)
    return {
        result
        for result, graphs in evidence.items()
        if graphs and all(graph in wishes and _only_wished(wishes[graph], result, names) for graph in graphs)
    }


def _all(session: Session) -> dict[IRI, _Wishes]:
    """What each passage wants: few do, so that all are asked for at once, and kept."""
    return _wishes(session.select(_WANTED).rows)


def _of(session: Session, graphs: Iterable[IRI]) -> dict[IRI, _Wishes]:
    """What these passages want: of a store that may hold any number of others."""
    return _wishes(session.select_each(_WANTED, "graph", graphs))


def _wishes(rows: Iterable[Sequence[Term | None]]) -> dict[IRI, _Wishes]:
    wishes: dict[IRI, _Wishes] = defaultdict(lambda: _Wishes(set(), set()))
    for graph, element, thing, settled in rows:
        assert isinstance(graph, IRI)
        assert isinstance(element, IRI)
        assert isinstance(thing, IRI)
        wishes[graph].pairs.add((element, thing))
        if getattr(settled, "value", "") in ("true", "1"):
            wishes[graph].settled.add(element)
    return dict(wishes)


def _of_taking_part(session: Session, relation: str | None) -> bool:
    """Whether a relation is a role, or any of them."""
    return relation == "involves" or "involves" in session.rules.local().above.get(relation or "", ())


def _only_wished(wishes: _Wishes, result: IRI, names: set[IRI]) -> bool:
    elements, things = ({pair[end] for pair in wishes.pairs} for end in (0, 1))
    if result not in elements:  # who takes part: neither they nor whom they do it with is settled
        return result in things or bool(names & things)
    if names:
        return any((result, name) in wishes.pairs for name in names)
    return result not in wishes.settled
