"""Where the rows of a query are stated, by the addresses, passages and things that stand in them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from keikaku.records import IRI, Citation, Literal, Term
from keikaku.services.session.cards import citations
from keikaku.services.session.session import Session
from keikaku.vocab import prologue

Row = Sequence[Term | None]

_ADDRESSED = prologue("kk") + "SELECT ?address ?thing WHERE { ?thing kk:address ?address }"
_NAMED = prologue("kk") + "SELECT ?thing ?passage WHERE { ?passage kk:mentions ?thing }"
_ADDRESS = re.compile(r"[^\s:]{1,40}:\S{1,160}")  # 2018:6.1.1/action/4


class Place(NamedTuple):
    """The passages of a row. ``stated``: whether the row names them; else they only state or name a thing of it.

    Without passages it is not stated.
    """

    citations: tuple[Citation, ...]
    stated: bool


def places(session: Session, rows: Sequence[Row]) -> list[Place]:
    """For each row the passages that it names, by address or IRI; where there is none, those of what it is about.

    That is the elements of plans in it, of which each has the passage that states it, else the first thing that any
    passage names.
    """
    cells = {cell for row in rows for cell in row}
    texts = {cell.value for cell in cells if isinstance(cell, Literal) and _ADDRESS.fullmatch(cell.value)}
    at = _addressed(session, texts)
    cards = session.cards({*(cell for cell in cells if isinstance(cell, IRI)), *at.values()})

    def said(row: Row) -> tuple[Citation, ...]:
        found = [cards[at[cell.value]].citation for cell in row if isinstance(cell, Literal) and cell.value in at]
        things = (cards[cell] for cell in row if isinstance(cell, IRI))
        return tuple(dict.fromkeys([*found, *(card.citation for card in things if card.kind == "Passage")]))

    def about(row: Row) -> tuple[Citation, ...]:
        things = (cards[cell] for cell in row if isinstance(cell, IRI))
        elements = dict.fromkeys(card.citation for card in things if card.address and card.kind != "Plan")
        return tuple(elements) or next((named[cell] for cell in row if isinstance(cell, IRI) and cell in named), ())

    stated = [said(row) for row in rows]
    bare = [row for row, found in zip(rows, stated, strict=True) if not found]
    named = naming(session, {cell for row in bare for cell in row if isinstance(cell, IRI)})
    return [Place(found or about(row), stated=bool(found)) for row, found in zip(rows, stated, strict=True)]


def naming(session: Session, things: Iterable[IRI]) -> dict[IRI, tuple[Citation, ...]]:
    """The passages that name some things, in the order of the plans; those that none names are left out."""
    found: dict[IRI, set[IRI]] = defaultdict(set)
    for thing, passage in session.select_each(_NAMED, "thing", sorted(things)):
        if isinstance(thing, IRI) and isinstance(passage, IRI):
            found[thing].add(passage)
    session.cards(passage for some in found.values() for passage in some)  # in one question
    return {thing: citations(session.cards(some).values()) for thing, some in found.items()}


def _addressed(session: Session, texts: set[str]) -> dict[str, IRI]:
    """The thing at each address that there is, the passage before the element that it states."""
    found: dict[str, IRI] = {}
    if not texts:
        return found
    wanted = [Literal.text(text) for text in sorted(texts)]
    rows = session.select(_ADDRESSED, {"address": wanted}).rows
    cards = session.cards(thing for _, thing in rows if isinstance(thing, IRI))
    for address, thing in rows:
        if isinstance(address, Literal) and isinstance(thing, IRI):
            known = found.get(address.value)
            if known is None or (cards[thing].kind == "Passage", thing) > (cards[known].kind == "Passage", known):
                found[address.value] = thing
    return found
