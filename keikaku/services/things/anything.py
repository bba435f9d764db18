"""All that is said of a thing of other people's data, whatever its class and properties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from keikaku.records import IRI, BNode, Label, Literal, Term, natural_key
from keikaku.services.session.cards import Card, citations
from keikaku.services.session.session import Session
from keikaku.services.things.calling import names
from keikaku.services.things.nested import nested
from keikaku.services.things.sheet import Fact, LeftOut
from keikaku.texts.catalogue import label
from keikaku.vocab import ALTERNATIVES, LABELS, NS, RDF_TYPE, curie

MOST = 50  # values of one property that are shown

_FACTS = """
SELECT ?property ?value ?inward ?graph WHERE {
  { ?thing ?property ?value BIND (false AS ?inward) }
  UNION { ?value ?property ?thing BIND (true AS ?inward) }
  UNION { GRAPH ?graph { ?thing ?property ?value } BIND (false AS ?inward) }
  UNION { GRAPH ?graph { ?value ?property ?thing } BIND (true AS ?inward) }
}"""
_USES = "SELECT (COUNT(*) AS ?uses) WHERE { ?subject ?thing ?value }"
_FIRST = {one: place for place, one in enumerate((*LABELS, *ALTERNATIVES, RDF_TYPE))}

Said = dict[tuple[IRI, bool], dict[Term, set[IRI]]]
"""Property and whether it leads to the thing, to each value and the graphs that state it."""


def is_foreign(session: Session, card: Card) -> bool:
    """Whether a thing is none of our ontology, so that nothing is known of it but what its statements say."""
    return session.foreign or (not card.kind and card.type is not None and not card.iri.startswith(NS))


def facts(session: Session, thing: IRI) -> tuple[tuple[Fact, ...], tuple[LeftOut, ...]]:
    """Every statement of a thing: those of its names first, those that lead to it last, at most MOST of one property.

    A blank node is told by its own statements. Of a property that is only used, how often.
    """
    said = _said(session, thing)
    kept = {key: sorted(values, key=_value_order)[:MOST] for key, values in said.items()}
    left_out = [LeftOut(_name(key), len(said[key]) - MOST) for key in sorted(said, key=_order) if len(said[key]) > MOST]
    values = [value for some in kept.values() for value in some]
    called = names(session, thing, [value for value in values if isinstance(value, IRI)])
    words = session.words(property_ for property_, _ in said)
    inside = nested(session, thing) if any(isinstance(value, BNode) for value in values) else {}
    cited = session.cards({graph for some in said.values() for graphs in some.values() for graph in graphs})
    found = [
        Fact(
            _name(key), words[key[0]], value, _text(value, called, inside),
            citations(cited[graph] for graph in said[key][value]),
        )
        for key in sorted(kept, key=_order)
        for value in kept[key]
    ]  # fmt: skip
    return tuple(found or _used(session, thing)), tuple(left_out)


def _said(session: Session, thing: IRI) -> Said:
    said: Said = defaultdict(lambda: defaultdict(set))
    for property_, value, inward, graph in session.given.select(_FACTS, {"thing": thing}).rows:
        if isinstance(property_, IRI) and value is not None:
            incoming = isinstance(inward, Literal) and inward.value in ("true", "1")
            said[property_, incoming][value] |= {graph} if isinstance(graph, IRI) else set()
    return said


def _used(session: Session, thing: IRI) -> Iterable[Fact]:
    """That it is a property, by which something is said."""
    (uses,) = session.given.select(_USES, {"thing": thing}).rows[0]
    if isinstance(uses, Literal) and uses.value != "0":
        yield Fact("rdf:predicate", label("things.used"), uses, Label(uses.value, uses.value), ())


def _text(value: Term, called: Mapping[IRI, Label], inside: Mapping[BNode, Label]) -> Label:
    if isinstance(value, Literal):
        return Label.of([value])
    if isinstance(value, BNode):
        return inside.get(value, Label("[]", "[]"))
    return called[value]


def _name(key: tuple[IRI, bool]) -> str:
    return ("^" if key[1] else "") + curie(key[0])


def _order(key: tuple[IRI, bool]) -> tuple[object, ...]:
    property_, incoming = key
    return (incoming, _FIRST.get(property_, len(_FIRST)), curie(property_))


def _value_order(value: Term) -> tuple[object, ...]:
    if isinstance(value, Literal):
        return (0, value.language or "", natural_key(value.value))
    return (1, "", natural_key(value))
