"""Finds things by any spelling of any of their names."""

from __future__ import annotations

from typing import NamedTuple

from keikaku.errors import AskedWrongly
from keikaku.language.folding import fold
from keikaku.records import Cell, Label, Table
from keikaku.services.session.cards import Card
from keikaku.services.session.session import Session
from keikaku.services.things.naming import refuse_too_long
from keikaku.vocab import ID


class Match(NamedTuple):
    """A thing, the name that matched, and how well: 100 is that name itself."""

    card: Card
    name: str
    score: float
    kind: Label  # its class, in words


def search(session: Session, text: str, limit: int = 20) -> list[Match]:
    """The things whose names match a text, best first. Raises AskedWrongly when nothing is asked for."""
    if not fold(text):
        raise AskedWrongly("there is nothing to search for", "as in: keikaku search ジェトロ")
    refuse_too_long(text)
    hits = session.names.near(text, limit)
    described = session.cards([hit.iri for hit in hits])
    words = session.lexicon
    return [Match(described[hit.iri], hit.name, hit.score, words.label(hit.kind)) for hit in hits]


def as_json(matches: list[Match]) -> dict[str, list[dict[str, object]]]:
    """The object that ``search --format json`` prints."""
    return {
        "results": [
            {
                "iri": match.card.iri,
                "type": match.card.kind or None,
                "label": match.card.label._asdict(),
                "score": match.score,
            }
            for match in matches
        ]
    }


def as_table(matches: list[Match], language: str) -> Table:
    """One row a thing."""
    rows: list[tuple[Cell, ...]] = [
        (
            m.card.name(language),
            m.kind.best(language),
            m.name,
            f"{m.score:g}",
            m.card.address or f"id:{m.card.iri.removeprefix(ID)}",
        )
        for m in matches
    ]
    headings = (
        Label("名称", "Name"), Label("種類", "Kind"), Label("一致した名", "Matched"), Label("一致度", "Score"),
        Label("番地・ID", "Address or id"),
    )  # fmt: skip
    return Table(("label", "type", "matched", "score", "id"), headings, rows)
