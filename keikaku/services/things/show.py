"""One thing: its names, its facts, what points to it, and where each is stated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from keikaku.records import IRI, BNode, Label, Literal, Term, is_japanese, language_of, natural_key
from keikaku.services.session.cards import Card, citations
from keikaku.services.session.rules import Rules, Statements, plain
from keikaku.services.session.session import Session
from keikaku.services.things import anything
from keikaku.services.things.naming import Resolved, found
from keikaku.services.things.observed import values
from keikaku.services.things.sheet import Fact, Sheet
from keikaku.texts.catalogue import LANGUAGES, text
from keikaku.vocab import PREFIXES, bare, curie, kk, local_name

_FACTS = """
SELECT ?property ?value ?inward ?graph WHERE {
  { GRAPH ?graph { ?thing ?property ?value } BIND (false AS ?inward) }
  UNION
  { GRAPH ?graph { ?value ?property ?thing } BIND (true AS ?inward) }
}"""
# Shown elsewhere on the sheet, or about the text rather than the thing.
_APART = {
    *(PREFIXES["skos"] + name for name in ("prefLabel", "altLabel")),
    PREFIXES["rdf"] + "type", PREFIXES["dcterms"] + "title", PREFIXES["qb"] + "dataSet",
    *(kk(name) for name in ("address", "page", "statedIn", "mentions", "about", "indicator", "reading", "key")),
}  # fmt: skip

_VALUED = ("Indicator", "Milestone")
_MONTH = PREFIXES["xsd"] + "gMonth"
_MONTHS = {f"{month:02}": month for month in range(1, 13)}


def show(session: Session, name: str) -> Sheet:
    """The sheet of the thing that goes by a name, in the plans in hand, else in any that was opened.

    Raises UnknownName.
    """
    return sheet(*found(session, name))


def sheet(session: Session, resolved: Resolved) -> Sheet:
    """The sheet of a thing that is known already."""
    if anything.is_foreign(session, card := session.card(resolved.iri)):
        facts, left_out = anything.facts(session, resolved.iri)
        return Sheet(card, {"ja": [], "en": []}, facts, (), resolved, session.called(card), True, left_out)
    rows = session.select(_FACTS, {"thing": resolved.iri}).rows
    stated: dict[tuple[str, bool, Term], set[IRI]] = defaultdict(set)
    alt: dict[str, list[str]] = {"ja": [], "en": []}
    mentioned: set[IRI] = set()
    for property_, value, inward, graph in rows:
        if not isinstance(property_, IRI) or not isinstance(graph, IRI) or value is None:
            continue
        incoming = isinstance(inward, Literal) and inward.value in ("true", "1")
        # A title as printed may be the label itself.
        if local_name(property_) == "altLabel" and isinstance(value, Literal) and value.value not in card.label:
            spoken = language_of(value.language)
            other = "ja" if is_japanese(value.value) else "en"
            alt[spoken if spoken in alt else other].append(value.value)
        if property_ == kk("mentions") and incoming:
            mentioned.add(graph)
        if property_ not in _APART:
            stated[property_, incoming, value].add(graph)
    session.cards(  # in one question
        [resolved.iri, *mentioned, *(one for key in stated for one in (key[2], *stated[key]) if isinstance(one, IRI))]
    )
    described = session.cards(value for _, incoming, value in stated if incoming and isinstance(value, IRI))
    of_things = {key: graphs for key, graphs in stated.items() if not (key[1] and _is_register(described, key[2]))}
    return Sheet(
        card,
        {language: sorted(set(names), key=natural_key) for language, names in alt.items()},
        (*_values(session, resolved.iri), *_facts(session, resolved.iri, of_things)),
        citations(session.cards(mentioned).values()),
        resolved,
        session.called(card),
    )


def _is_register(described: Mapping[IRI, Card], value: Term) -> bool:
    """Whether what points here is a place in the text, not a thing."""
    return isinstance(value, IRI) and described[value].kind in ("Passage", "SourceText")


def _facts(session: Session, thing: IRI, stated: dict[tuple[str, bool, Term], set[IRI]]) -> tuple[Fact, ...]:
    """The facts, without those that follow from another one of them in the same passage."""
    kept = _plain(thing, stated, session.rules)
    described = session.cards([value for _, _, value in kept if isinstance(value, IRI)])
    cited = session.cards({graph for graphs in kept.values() for graph in graphs})  # of which passages are shown
    words = session.lexicon
    facts = []
    for (property_, incoming, value), graphs in kept.items():
        card = described.get(value) if isinstance(value, IRI) else None
        label = card.label if card and (card.label.ja or card.label.en) else _text(value)
        evidence = citations(cited[graph] for graph in graphs if graph in cited)
        name = ("^" if incoming else "") + curie(property_)
        facts.append(Fact(name, words.label(local_name(property_)), value, label, evidence))
    return tuple(sorted(facts, key=_order))


def _plain(
    thing: IRI, stated: Mapping[tuple[str, bool, Term], set[IRI]], rules: Rules
) -> dict[tuple[str, bool, Term], set[IRI]]:
    """The statements of a thing without those that follow from others, each told from where the thing stands."""
    found = {key: graphs for key, graphs in stated.items() if not isinstance(key[2], IRI)}
    between: Statements = {}
    for (property_, incoming, value), graphs in stated.items():
        if isinstance(value, IRI):
            between[(value, thing, property_) if incoming else (thing, value, property_)] = graphs
    for (source, target, said), graphs in plain(between, rules).items():
        incoming = source != thing
        if incoming and (said in rules.second or said in rules.symmetric):
            incoming, said = False, rules.second.get(said, said)
        found[said, incoming, source if source != thing else target] = graphs
    return found


def _values(session: Session, thing: IRI) -> list[Fact]:
    """The values of an indicator as facts: the kind of value is the property."""
    if session.card(thing).kind not in _VALUED:
        return []
    found = [value for value in values(session, [thing]).get(thing, ()) if value.kind != "Statistic"]
    kinds = session.cards([kk(value.kind) for value in found])
    return [
        Fact(
            f"kk:{value.kind}", kinds[kk(value.kind)].label, Literal.text(value.text("en")),
            Label(value.text("ja"), value.text("en")), (value.stated_in,),
        )
        for value in found
    ]  # fmt: skip


def _text(value: Term) -> Label:
    if isinstance(value, Literal) and value.datatype == _MONTH and (month := _MONTHS.get(value.value[2:4])):
        return Label(*(text("things.months", language).split()[month - 1] for language in LANGUAGES))
    if isinstance(value, Literal):
        return Label.of([value])
    said = f"_:{value}" if isinstance(value, BNode) else str(value)
    if isinstance(value, IRI):
        said = bare(value)
    return Label(said, said)


def _order(fact: Fact) -> tuple[object, ...]:
    return (fact.property.startswith("^"), fact.property, natural_key(str(fact.value)))
