"""What an element's heading is about is offered where the element itself does not say it."""

from __future__ import annotations

from keikaku.services.questions.answer_view import AnswerView
from keikaku.services.questions.lookup import Lookup, lookup
from keikaku.services.questions.reply import reply
from keikaku.services.session.session import Session


def offered(session: Session, question: str) -> list[tuple[str | None, list[str | None]]]:
    found = reply(session, question)
    assert found.level == "offer"
    return [
        (one.sentence.en, [found.card.address for found in one.answer.results])
        for one in found.readings
        if isinstance(one.answer, Lookup)
    ]


def test_what_the_measure_is_about_is_the_first_offer(session: Session) -> None:
    question = "which of the agriculture indicators had not yet got to their 2021 target by 2016?"
    sentence, found = offered(session, question)[0]
    assert "that is part of a measure that is about Agriculture" in (sentence or "")
    assert found == [
        "2018:4.2.1/indicator/1", "2018:4.2.2/indicator/1", "2018:4.2.2/indicator/2", "2018:4.2.3/indicator/1",
    ]  # fmt: skip


def test_it_is_never_the_answer_but_said_beside_an_empty_one(session: Session) -> None:
    answer = lookup(session, "indicators about agriculture")
    assert answer.results == ()
    assert AnswerView(answer).notes("en") == [
        "every indicator that is about Agriculture",
        "none says so itself; there is, though: every indicator that is part of a measure that is about Agriculture",
    ]


def test_where_no_heading_speaks_of_it_other_elements_may(session: Session) -> None:
    instead = lookup(session, "initiatives about drones").instead
    assert instead is not None
    assert instead.en == "every plan element that is about Drones"


def test_of_what_the_graph_has_nothing_else_of_nothing_is_said(session: Session) -> None:
    assert lookup(session, "facilities that opened in 1995").instead is None


def test_things_without_a_path_that_are_named_together_are_offered_so(session: Session) -> None:
    assert offered(session, "what has Itoki got to do with Okaya")[0][1] == ["2018:3.3.1/figure/1"]
