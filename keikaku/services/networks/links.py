"""Stated links between things, each with the passages that state it, and what follows from what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from keikaku.records import IRI, Literal
from keikaku.services.session.session import Session
from keikaku.vocab import local_name, prologue

Links = dict[tuple[IRI, IRI, str], set[IRI]]
"""From, to, role (local name) to the passages that state it; empty where none does."""

_RULES = (
    prologue("owl", "rdfs")
    + """
SELECT ?property ?above ?inverse ?symmetric WHERE {
  GRAPH <https://w3id.org/keikaku/ns> {
    { ?property rdfs:subPropertyOf ?above }
    UNION { ?property owl:inverseOf ?inverse }
    UNION { ?property a owl:SymmetricProperty BIND (true AS ?symmetric) }
  }
}"""
)
_STATED = "SELECT ?from ?role ?to ?graph WHERE { GRAPH ?graph { ?from ?role ?to } FILTER (isIRI(?to)) }"
_PASSAGES = prologue("kk") + "SELECT ?passage ?address WHERE { ?passage a kk:Passage ; kk:address ?address }"


class Rules(NamedTuple):
    """What the ontology says of properties, by their local names."""

    above: dict[str, frozenset[str]]  # a property to those that follow from it
    inverse: dict[str, str]  # the second name of a relation to the first: operates to operatedBy
    symmetric: frozenset[str]


def rules(session: Session) -> Rules:
    """Which properties follow from which, as the ontology in the store has it."""
    above: dict[str, set[str]] = defaultdict(set)
    inverse: dict[str, str] = {}
    symmetric: set[str] = set()
    for row in session.select(_RULES).rows:
        property_, higher, other = (local_name(str(term)) if term is not None else "" for term in row[:3])
        if row[3] is not None:
            symmetric.add(property_)
        elif other and other not in inverse.values():
            inverse[other] = property_
        elif higher:
            above[property_].add(higher)
    return Rules({name: _closed(name, above) for name in above}, inverse, frozenset(symmetric))


def _closed(name: str, above: dict[str, set[str]]) -> frozenset[str]:
    reached: set[str] = set()
    fringe = set(above[name])
    while fringe:
        reached |= fringe
        fringe = {higher for one in fringe for higher in above.get(one, ())} - reached
    return frozenset(reached - {name})


def stated(session: Session, things: Collection[IRI]) -> Links:
    """Every statement from one of the things to another, with what follows from it; see ``plain``."""
    if not things:
        return {}
    known = set(things)
    passages = set(addresses(session).values())
    found: Links = defaultdict(set)
    for start, role, end, graph in session.select(_STATED, {"from": sorted(known)}).rows:
        if isinstance(start, IRI) and isinstance(end, IRI) and end in known and start != end:
            found[start, end, local_name(str(role))] |= {graph} & passages if isinstance(graph, IRI) else set()
    return found


def plain(links: Links, rules: Rules) -> Links:
    """The links without those that follow from another one of them.

    A symmetric link stands once, from the lesser IRI; of a relation and its inverse stands the one by which the
    ontology explains the other; a role stands without the plain involvement beside it. That an element is about
    a thing, since its passage names it, is left out where any other link says more.
    """
    once: Links = defaultdict(set)
    for (start, end, role), passages in links.items():
        if role in rules.symmetric and end < start:
            start, end = end, start
        first = rules.inverse.get(role)
        if first is not None and (end, start, first) in links:
            continue
        once[start, end, role] |= passages
    follows = {(start, end, higher) for start, end, role in once for higher in rules.above.get(role, ())}
    follows |= {(start, end, "about") for start, end, role in once if role != "about"}
    return {link: passages for link, passages in once.items() if link not in follows}


def addresses(session: Session) -> dict[str, IRI]:
    """Every passage by its address."""
    return {
        address.value: passage
        for passage, address in session.select(_PASSAGES).rows
        if isinstance(passage, IRI) and isinstance(address, Literal)
    }
