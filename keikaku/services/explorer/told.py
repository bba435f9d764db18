"""What the page tells of things beside their links: facts, dates, places, numbers, and by what it can be asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

from keikaku.page_data import (
    BareIndicator,
    BareKind,
    BareRelation,
    Fact,
    Moment,
    Occasion,
    Passage,
    Period,
    Position,
    Questions,
    Words,
)  # fmt: skip
from keikaku.records import IRI
from keikaku.services.explorer.answers import Known, questions
from keikaku.services.explorer.facts import facts
from keikaku.services.explorer.moments import moments
from keikaku.services.explorer.positions import positions
from keikaku.services.explorer.standings import numbers
from keikaku.services.explorer.words import words
from keikaku.services.explorer.years import years
from keikaku.services.indicators.indicators import indicators
from keikaku.services.session.session import Session


class Told(TypedDict):
    """The part of the page's data that is said of things, beside their links."""

    facts: list[Fact]
    occasions: list[Occasion]
    periods: list[Period]
    moments: list[Moment]
    positions: list[Position]
    indicators: list[BareIndicator]
    years: list[tuple[int, list[int]]]
    questions: Questions
    words: Words


def what_is_told(
    session: Session,
    known: Known,
    owner: Mapping[IRI, int],
    passages: Sequence[Passage],
    kinds: Sequence[BareKind],
    relations: Sequence[BareRelation],
) -> Told:
    """Facts, dates, places and numbers, and by what can be asked for them."""
    own, place, said_in = known.contents, known.place, known.said_in
    found = facts(session, own, place, owner, said_in)
    asked = () if session.foreign else indicators(session)
    measured = numbers(asked, place, {passage["at"]: number for number, passage in enumerate(passages)})
    dated = moments(session, own, known.plans, place, owner, said_in)
    figures = {fact.observation: at for at, fact in reversed(list(enumerate(found))) if fact.observation}
    return {
        "facts": [
            (place[fact.thing], fact.kind, fact.text, sorted(said_in[at] for at in fact.passages)) for fact in found
        ],
        "occasions": dated.occasions,
        "periods": dated.periods,
        "moments": dated.moments,
        "positions": positions(own, place),
        "indicators": measured,
        "years": years(session, own, place, owner, measured),
        "questions": questions(session, known),
        "words": words(session, own, place, said_in, kinds, relations, figures),
    }
