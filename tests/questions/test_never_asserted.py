"""Questions whose nearest reading would be a wrong answer: each is refused, and for its reason."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from keikaku.errors import QuestionNotUnderstood, UnknownName
from keikaku.language.reading import Reading, Timed
from keikaku.services.questions.lookup import lookup
from keikaku.services.session.session import Session

GROUPS = tomllib.loads((Path(__file__).parent / "never" / "asserted.toml").read_text(encoding="utf-8"))["refused"]


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: str(group["why"]))
def test_what_would_be_a_wrong_answer_is_not_asserted(group: dict[str, list[str]], session: Session) -> None:
    said = {}
    for question in group["ask"]:
        with pytest.raises((QuestionNotUnderstood, UnknownName)) as caught:
            lookup(session, question)
        said[question] = caught.value.message
    assert {question: text for question, text in said.items() if not any(part in text for part in group["says"])} == {}


def test_the_largest_part_that_holds_is_offered_as_a_reading(session: Session) -> None:
    with pytest.raises(QuestionNotUnderstood) as caught:
        lookup(session, "2020年の東京駅に関する取組")
    (reading,) = caught.value.readings
    assert isinstance(reading, Reading)
    assert [type(condition) for condition in reading.node.conditions] == [Timed]
