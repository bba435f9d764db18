"""Reads a whole store for the explorer in a handful of queries: things, names, passages, statements, words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from keikaku.records import IRI, Label, Literal, Solutions, Term
from keikaku.services.session.session import Session
from keikaku.vocab import ELEMENT_KINDS, ENTITY_KINDS, KINDS, local_name, prologue

_KINDS = (
    prologue("kk")
    + "SELECT ?thing ?kind WHERE { VALUES ?kind { "
    + " ".join(f"kk:{kind}" for kind in KINDS)
    + " } ?thing a ?kind }"
)
_NAMES = (
    prologue("kk", "skos")
    + """
SELECT ?thing ?property ?value WHERE {
  VALUES ?property { skos:prefLabel skos:altLabel kk:reading kk:address kk:page kk:partOf kk:statedIn kk:kind
                     kk:level skos:exactMatch skos:closeMatch }
  ?thing ?property ?value
}"""
)
_STATEMENTS = (
    prologue("kk", "oa", "qb", "rdf", "skos", "time")
    + """
SELECT ?thing ?property ?value ?graph WHERE {
  GRAPH ?graph { ?thing ?property ?value }
  FILTER (?graph != <https://w3id.org/keikaku/ns> && ?property NOT IN (
    rdf:type, skos:prefLabel, skos:altLabel, skos:inScheme, skos:exactMatch, skos:closeMatch,
    kk:reading, kk:address, kk:page, kk:partOf, kk:statedIn, kk:kind, kk:textHash, kk:fileName, kk:order, kk:sheet,
    kk:membersAre,
    oa:hasSource, oa:hasSelector, kk:textRange, oa:start, oa:end,
    qb:dataSet, qb:structure, qb:component, time:hasBeginning, time:hasEnd, time:inXSDDate))
}"""
)
_TERMS = (
    prologue("kk", "rdfs")
    + """
SELECT ?term ?property ?value WHERE {
  GRAPH <https://w3id.org/keikaku/ns> {
    VALUES ?property { rdfs:label kk:sentence kk:inverseLabel }
    ?term ?property ?value
  }
}"""
)

Facts = dict[IRI, dict[str, list[Term]]]
"""Thing to local name of a property to its values."""


class Statement(NamedTuple):
    """One quad. ``graph`` is the passage that states it, or another graph."""

    thing: IRI
    property: IRI
    value: Term
    graph: IRI


class Contents(NamedTuple):
    """What a store holds, unjudged; everything in a stable order."""

    kinds: dict[IRI, str]  # of whatever has a class of ours: the local name of its most specific class
    names: Facts
    statements: list[Statement]
    terms: Facts  # the ontology's own words, by term

    def label(self, thing: str) -> Label:
        """The names of a thing or term."""
        iri = IRI(thing)
        found = self.names.get(iri, {}).get("prefLabel") or self.terms.get(iri, {}).get("label", [])
        return texts(found)

    def elements(self) -> set[IRI]:
        """Whatever is a part of a plan."""
        return {thing for thing, kind in self.kinds.items() if kind in ELEMENT_KINDS}

    def entities(self) -> set[IRI]:
        """Whatever a plan names."""
        return {thing for thing, kind in self.kinds.items() if kind in ENTITY_KINDS}


def read(session: Session) -> Contents:
    """All that the explorer shows of plans. Raises DataAtFault for a store with plans and without the ontology."""
    terms = ontology_words(session)
    if not terms and session.plans:
        _ = session.lexicon  # says what is missing
    rank = {kind: place for place, kind in enumerate(KINDS)}
    kinds: dict[IRI, str] = {}
    for thing, kind in session.select(_KINDS).rows:
        local = local_name(str(kind))
        if isinstance(thing, IRI) and rank[local] < rank.get(kinds.get(thing, ""), len(KINDS)):
            kinds[thing] = local
    if not kinds:
        return Contents({}, {}, [], terms)
    statements = [
        Statement(thing, property_, value, graph)
        for thing, property_, value, graph in session.select(_STATEMENTS).rows
        if isinstance(thing, IRI) and isinstance(property_, IRI) and isinstance(graph, IRI) and value is not None
    ]
    statements.sort(key=lambda said: (said.thing, said.property, _key(said.value), said.graph))
    return Contents(kinds, _facts(session.select(_NAMES)), statements, terms)


def ontology_words(session: Session) -> Facts:
    """What the ontology calls its terms, and the sentences of its properties."""
    terms = _facts(session.select(_TERMS))
    if session.is_far:
        terms |= _facts(session.terms(_TERMS))  # ours are said by this program, whatever a store has of them
    return terms


def _facts(solutions: Solutions) -> Facts:
    found: Facts = defaultdict(lambda: defaultdict(list))
    for thing, property_, value in solutions.rows:
        if isinstance(thing, IRI) and value is not None:
            found[thing][local_name(str(property_))].append(value)
    return {thing: dict(facts) for thing, facts in found.items()}


def _key(term: Term) -> tuple[str, str]:
    return (term.value, term.language or "") if isinstance(term, Literal) else (str(term), "")


def texts(values: Sequence[Term]) -> Label:
    """The literals of a list as one label."""
    return Label.of(value for value in values if isinstance(value, Literal))


def primary(tag: str | None) -> str:
    """The language of a tag: ``ja`` of ``ja-Hani``; empty where there is none."""
    return (tag or "").split("-")[0].lower()
