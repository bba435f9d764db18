"""One thing: its names, its facts, what points to it, and where each is stated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from keikaku.records import IRI, BNode, Cell, Citation, Label, Literal, Table, Term, natural_key
from keikaku.services.session.cards import Card, citations
from keikaku.services.session.session import Session
from keikaku.services.things.naming import Resolved, resolve
from keikaku.services.things.observed import values
from keikaku.vocab import ID, PREFIXES, curie, kk, local_name, prologue

_FACTS = """
SELECT ?property ?value ?inward ?graph WHERE {
  { GRAPH ?graph { ?thing ?property ?value } BIND (false AS ?inward) }
  UNION
  { GRAPH ?graph { ?value ?property ?thing } BIND (true AS ?inward) }
}"""
_DERIVATIONS = (
    prologue("owl", "rdfs")
    + """
SELECT ?property ?other ?inverse WHERE {
  GRAPH <https://w3id.org/keikaku/ns> {
    { ?property rdfs:subPropertyOf ?other BIND (false AS ?inverse) }
    UNION { ?property owl:inverseOf|^owl:inverseOf ?other BIND (true AS ?inverse) }
    UNION { ?property a owl:SymmetricProperty BIND (?property AS ?other) BIND (true AS ?inverse) }
  }
}"""
)

# Shown elsewhere on the sheet, or about the text rather than the thing.
_APART = {
    *(PREFIXES["skos"] + name for name in ("prefLabel", "altLabel")),
    PREFIXES["rdf"] + "type", PREFIXES["dcterms"] + "title",
    *(kk(name) for name in ("address", "page", "statedIn", "mentions", "about", "indicator", "reading")),
}  # fmt: skip


class Fact(NamedTuple):
    """A statement. ``property`` is a CURIE, with ``^`` before it where the thing is the object."""

    property: str
    property_label: Label
    value: Term
    value_label: Label
    evidence: tuple[Citation, ...]


class Sheet(NamedTuple):
    """Everything about one thing."""

    card: Card
    alt: dict[str, list[str]]  # language to other names
    facts: tuple[Fact, ...]
    mentioned_in: tuple[Citation, ...]
    resolved: Resolved
    kind: Label  # its class, in words


def show(session: Session, name: str) -> Sheet:
    """The sheet of the thing that goes by a name. Raises UnknownName."""
    resolved = resolve(session, name)
    rows = session.select(_FACTS, {"thing": resolved.iri}).rows
    stated: dict[tuple[str, bool, Term], set[IRI]] = defaultdict(set)
    alt: dict[str, list[str]] = {"ja": [], "en": []}
    mentioned: set[IRI] = set()
    for property_, value, inward, graph in rows:
        if not isinstance(property_, IRI) or not isinstance(graph, IRI) or value is None:
            continue
        incoming = isinstance(inward, Literal) and inward.value == "true"
        if local_name(property_) == "altLabel" and isinstance(value, Literal):
            alt.setdefault(value.language or "", []).append(value.value)
        if property_ == kk("mentions") and incoming:
            mentioned.add(graph)
        if property_ not in _APART and not (incoming and _is_register(value)):
            stated[property_, incoming, value].add(graph)
    sheet_card = session.card(resolved.iri)
    return Sheet(
        sheet_card,
        {language: sorted(set(names), key=natural_key) for language, names in alt.items()},
        (*_values(session, resolved.iri), *_facts(session, stated)),
        citations(session.cards(mentioned).values()),
        resolved,
        session.lexicon.label(sheet_card.kind) if sheet_card.kind else Label(None, None),
    )


def _is_register(value: Term) -> bool:
    return isinstance(value, IRI) and value.startswith((ID + "passage/", ID + "source/"))


def _facts(session: Session, stated: dict[tuple[str, bool, Term], set[IRI]]) -> tuple[Fact, ...]:
    """The facts, without those that follow from another one of them in the same passage."""
    _leave_out_what_follows(session, stated)
    kept = {key: graphs for key, graphs in stated.items() if graphs}
    described = session.cards([value for _, _, value in kept if isinstance(value, IRI)])
    cited = session.cards({graph for graphs in kept.values() for graph in graphs if "/passage/" in graph})
    words = session.lexicon
    facts = []
    for (property_, incoming, value), graphs in kept.items():
        card = described.get(value) if isinstance(value, IRI) else None
        label = card.label if card and (card.label.ja or card.label.en) else _text(value)
        evidence = citations(cited[graph] for graph in graphs if graph in cited)
        name = ("^" if incoming else "") + curie(property_)
        facts.append(Fact(name, words.label(local_name(property_)), value, label, evidence))
    return tuple(sorted(facts, key=_order))


def _leave_out_what_follows(session: Session, stated: dict[tuple[str, bool, Term], set[IRI]]) -> None:
    follows: dict[str, set[tuple[str, bool]]] = defaultdict(set)
    for term, other, inverse in session.select(_DERIVATIONS).rows:
        follows[str(term)].add((str(other), isinstance(inverse, Literal) and inverse.value == "true"))
    for (property_, incoming, value), graphs in list(stated.items()):
        for above, turned in follows[property_]:
            # A property and its inverse say the same: the outgoing one is shown.
            if turned and incoming:
                stated[property_, incoming, value] = graphs - stated.get((above, False, value), set())
            elif not turned and (above, incoming, value) in stated:
                stated[above, incoming, value] = stated[above, incoming, value] - graphs


def _values(session: Session, thing: IRI) -> list[Fact]:
    """The values of an indicator as facts: the kind of value is the property."""
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
    text = value.value if isinstance(value, Literal) else f"_:{value}" if isinstance(value, BNode) else str(value)
    if isinstance(value, IRI):
        text = value[len(ID) :] if value.startswith(ID) else curie(value).strip("<>")
    return Label(text, text)


def _order(fact: Fact) -> tuple[object, ...]:
    return (fact.property.startswith("^"), fact.property, natural_key(str(fact.value)))


def as_json(sheet: Sheet) -> dict[str, object]:
    """The object that ``show --format json`` prints; other programs rely on its keys."""
    return {
        "iri": sheet.card.iri,
        "type": sheet.card.kind or None,
        "label": sheet.card.label._asdict(),
        "alt": {"ja": sheet.alt["ja"], "en": sheet.alt["en"]},
        "facts": [
            {
                "property": fact.property,
                "value": fact.value.value if isinstance(fact.value, Literal) else str(fact.value),
                "evidence": [citation.address for citation in fact.evidence],
            }
            for fact in sheet.facts
        ],
        "mentioned_in": [citation.address for citation in sheet.mentioned_in],
    }


def as_table(sheet: Sheet, language: str, quotations: Mapping[str, str] | None = None) -> Table:
    """One row for each fact, then one for each passage that names the thing; with texts, what the passage says."""
    rows: list[tuple[Cell, ...]] = []
    for fact in sheet.facts:
        where = ", ".join(citation.address for citation in fact.evidence)
        arrow = "← " if fact.property.startswith("^") else ""
        page = fact.evidence[0].page if fact.evidence else None
        label = fact.property_label.best(language) or fact.property
        rows.append((arrow + label, fact.value_label.best(language), where, page, _quoted(fact.evidence, quotations)))
    named = "名が出る箇所" if language == "ja" else "named in"
    rows += [(named, None, c.address, c.page, _quoted((c,), quotations)) for c in sheet.mentioned_in]
    columns = ("property", "value", "stated_in", "page", "text")
    headings = (
        Label("関係", "Relation"), Label("値", "Value"), Label("記述箇所", "Stated in"), Label("頁", "Page"),
        Label("原文", "Text"),
    )  # fmt: skip
    shown = 5 if quotations else 4
    return Table(columns[:shown], headings[:shown], [row[:shown] for row in rows])


def _quoted(evidence: tuple[Citation, ...], quotations: Mapping[str, str] | None) -> str | None:
    texts = (quotations or {}).get
    return " ／ ".join(text for citation in evidence if (text := texts(citation.address))) or None
