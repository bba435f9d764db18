"""Finds things by any spelling of any of their names."""

from __future__ import annotations

from typing import NamedTuple

from keikaku.errors import AskedWrongly, Ways
from keikaku.language.folding import fold
from keikaku.language.index import Hit
from keikaku.records import IRI, Label
from keikaku.services.session.cards import Card
from keikaku.services.session.session import Session
from keikaku.services.things.naming import refuse_too_long

MOST = 1000  # things in an answer


class Match(NamedTuple):
    """A thing, the name that matched, and how well: 100 is that name itself."""

    card: Card
    name: str
    score: float
    kind: Label  # what it is, in words


def search(session: Session, text: str, limit: int = 20) -> list[Match]:
    """The things whose names match a text, best first, at most ``limit``, from 1 to MOST.

    Those of the plans in hand; where none matches, of all that were opened.

    Raises AskedWrongly for another limit, and when nothing is asked for.
    """
    if not isinstance(limit, int) or isinstance(limit, bool) or not 1 <= limit <= MOST:
        raise AskedWrongly(f"{limit!r} is no number of things from 1 to {MOST}", "as in: search(text, limit=20)")
    refuse_too_long(text)
    if not fold(text):
        raise AskedWrongly(
            "there is nothing to search for",
            Ways("as in: keikaku search ジェトロ", "as in: /search?q=ジェトロ", "as in: ジェトロ"),
        )
    session = session.searched(text)
    hits = session.names.near(text, limit)
    if not hits and session.others:
        session = session.everything.searched(text)
        hits = session.names.near(text, limit)
    described = session.cards([hit.iri for hit in hits])
    return [Match(described[hit.iri], hit.name, hit.score, _kind(session, described[hit.iri], hit)) for hit in hits]


def _kind(session: Session, card: Card, hit: Hit) -> Label:
    """What it is, in words; of a class or property that is only used, that it is one."""
    if card.kind or card.type or ":" not in hit.kind:
        return session.called(card)
    return session.words([IRI(hit.kind)])[IRI(hit.kind)]
