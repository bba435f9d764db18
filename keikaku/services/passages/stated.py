"""What one passage states, as the graph has it."""

from __future__ import annotations

from typing import NamedTuple

from keikaku.errors import UnknownName
from keikaku.language.folding import half_width
from keikaku.records import IRI, BNode, Citation, Label, Literal, Term, natural_key
from keikaku.services.passages import addresses
from keikaku.services.passages.find import labels
from keikaku.services.session.session import Session
from keikaku.vocab import bare, prologue

_AT = prologue("kk") + "SELECT ?passage WHERE { ?passage a kk:Passage ; kk:address ?address }"
_SAID = "SELECT ?thing ?property ?value WHERE { GRAPH ?passage { ?thing ?property ?value } }"


class Statement(NamedTuple):
    """A triple, with what its parts are called; ``value`` is a thing's IRI, or the text of a value."""

    thing: IRI | BNode
    thing_label: Label
    property: IRI
    property_label: Label
    value: Term
    value_label: Label


class Stated(NamedTuple):
    """A passage and its statements. ``label``: of the element that it states."""

    iri: IRI
    citation: Citation
    label: Label
    statements: tuple[Statement, ...]


def stated(session: Session, address: str) -> Stated:
    """What the passage at an address states, or that with an IRI. Raises UnknownName with the nearest addresses."""
    wanted = half_width(address).strip()
    rows = session.select(_AT, {"address": Literal.text(wanted)}).rows
    passages = sorted(row[0] for row in rows if isinstance(row[0], IRI))
    if not passages and (known := next((one for one in addresses.passages(session) if one == wanted), None)):
        passages = [known]
    if not passages:
        raise _unknown(session, address)
    passage = passages[0]
    card = session.card(passage)
    label = labels(session, [passage]).get(passage, card.label)
    return Stated(passage, card.citation, label, _statements(session, passage))


def _statements(session: Session, passage: IRI) -> tuple[Statement, ...]:
    rows = [row for row in session.select(_SAID, {"passage": passage}).rows if None not in row]
    cards = session.cards({term for thing, _, value in rows for term in (thing, value) if isinstance(term, IRI)})
    words = session.words({term for _, term, _ in rows if isinstance(term, IRI)})

    def called(term: Term) -> Label:
        if isinstance(term, Literal):
            return Label.of([term])
        card = cards.get(term) if isinstance(term, IRI) else None
        return Label(card.name("ja"), card.name("en")) if card else Label(None, None)

    said = (
        Statement(thing, called(thing), property_, words[property_], value, called(value))
        for thing, property_, value in rows
        if isinstance(thing, IRI | BNode) and isinstance(property_, IRI) and value is not None
    )
    return tuple(sorted(said, key=_order))


def _order(one: Statement) -> tuple[object, ...]:
    return (natural_key(bare(one.thing)), one.property, natural_key(str(one.value)))


def _unknown(session: Session, address: str) -> UnknownName:
    from rapidfuzz import fuzz, process  # only when an address is not there

    known = sorted(addresses.passages(session).values(), key=natural_key)
    near = process.extract(address[:200], known, scorer=fuzz.ratio, limit=5, score_cutoff=50)
    names = tuple(name for name, _, _ in near)
    hint = f"nearest addresses: {', '.join(names)}" if names else "an address is written as 2018:6.1.1/action/4"
    return UnknownName(f"there is no passage “{address[:200]}”", hint, names)
