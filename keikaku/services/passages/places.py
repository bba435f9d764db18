"""Where the rows of a query are stated, by the addresses, passages and things that stand in them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
    """The passages of a row. ``stated``: whether the row names them, or what they state; else they only name the first
    thing of the row, as where it counts. Neither: no passages.
    """

    citations: tuple[Citation, ...]
    stated: bool


def places(session: Session, rows: Sequence[Row]) -> list[Place]:
    """For each row the passages that it names, by address or IRI; where there is none, those of the things it names.

    Elements of a plan have the passage that states them; of all else there are the passages that name it.
    """
    cells = {cell for row in rows for cell in row}
    texts = {cell.value for cell in cells if isinstance(cell, Literal) and _ADDRESS.fullmatch(cell.value)}
    at = _addressed(session, texts)
    cards = session.cards({*(cell for cell in cells if isinstance(cell, IRI)), *at.values()})

    def stated(row: Row) -> tuple[Citation, ...]:
        said = [cards[at[cell.value]].citation for cell in row if isinstance(cell, Literal) and cell.value in at]
        things = [cards[cell] for cell in row if isinstance(cell, IRI)]
        said += [card.citation for card in things if card.kind == "Passage"]
        return tuple(dict.fromkeys(said or (card.citation for card in things if card.address and card.kind != "Plan")))

    found = [stated(row) for row in rows]
    bare = [row for row, said in zip(rows, found, strict=True) if not said]
    named = naming(session, {cell for row in bare for cell in row if isinstance(cell, IRI)})
    return [Place(said or _first(named, row), stated=bool(said)) for row, said in zip(rows, found, strict=True)]


def naming(session: Session, things: Iterable[IRI]) -> dict[IRI, tuple[Citation, ...]]:
    """The passages that name some things, in the order of the plans; those that none names are left out."""
    found: dict[IRI, set[IRI]] = defaultdict(set)
    for thing, passage in session.select_each(_NAMED, "thing", sorted(things)):
        if isinstance(thing, IRI) and isinstance(passage, IRI):
            found[thing].add(passage)
    session.cards(passage for some in found.values() for passage in some)  # in one question
    return {thing: citations(session.cards(some).values()) for thing, some in found.items()}


def _first(named: Mapping[IRI, tuple[Citation, ...]], row: Row) -> tuple[Citation, ...]:
    return next((named[cell] for cell in row if isinstance(cell, IRI) and cell in named), ())


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
