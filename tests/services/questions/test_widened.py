"""What an element's heading is about is offered where the element itself does not say it."""

from __future__ import annotations

import pytest

from keikaku.services.questions.lookup import Lookup
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


def test_indicators_of_a_field_are_also_those_of_the_measures_that_are_about_it(session: Session) -> None:
    question = "which of the agriculture indicators had not yet got to their 2021 target by 2016?"
    answer = reply(session, question).answer
    assert isinstance(answer, Lookup)
    assert "that is part of a measure that is about Agriculture" in (answer.understood.en or "")
    assert [found.card.address for found in answer.results] == [
        "2018:4.2.1/indicator/1", "2018:4.2.2/indicator/1", "2018:4.2.2/indicator/2", "2018:4.2.3/indicator/1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "instead"),
    [
        (
            "indicators about agriculture",
            "every indicator that is about Agriculture or that is part of a measure that is about Agriculture",
        ),
        ("facilities that opened in 1995", None),
    ],
)
def test_it_is_never_the_answer_but_offered_for_an_empty_one(
    session: Session, question: str, instead: str | None
) -> None:
    said = reply(session, question)
    if instead is None:
        assert (said.level, said.answer.results if isinstance(said.answer, Lookup) else ()) == ("answer", ())
    else:
        assert said.level == "offer"
        assert instead in [offer.sentence.en for offer in said.readings]


def test_things_without_a_path_that_are_named_together_are_offered_so(session: Session) -> None:
    assert offered(session, "how are sleep sensors and smart glasses connected")[0][1] == ["2018:2.1.3/figure/1"]
