"""What needs a plan says so where there is none, and answers nothing that would be false."""

from __future__ import annotations

import pytest

from keikaku.errors import DataAtFault, QuestionNotUnderstood
from keikaku.services.catalogue.run import run
from keikaku.services.indicators.indicators import indicators
from keikaku.services.questions.lookup import lookup
from keikaku.services.questions.reply import reply
from keikaku.services.session.session import Session


@pytest.mark.parametrize(
    ("question", "message", "hint"),
    [
        ("offices of Minato City", "questions are read of plans, and the data hold none", "Minato City, office\n"),
        ("港湾事務所の一覧", "質問は計画について読む。このデータに計画はない", "データにある近い名：港湾事務所"),
        ("how many frogs", "questions are read of plans, and the data hold none", "keikaku search TEXT finds"),
    ],
)
def test_a_question_is_told_that_there_is_no_plan(question: str, message: str, hint: str, chart: Session) -> None:
    for ask in (lookup, reply):
        with pytest.raises(QuestionNotUnderstood) as caught:
            ask(chart, question)
        assert caught.value.message.startswith(message)
        assert hint in (caught.value.hint or "")
        assert caught.value.exit_code == 2


def test_what_needs_a_plan_says_so(chart: Session) -> None:
    told = "a plan, and the data hold none: nothing is of a class of the keikaku ontology$"
    with pytest.raises(DataAtFault, match=f"^indicators need {told}"):
        indicators(chart)
    with pytest.raises(DataAtFault, match=f"^a query of the catalogue needs {told}"):
        run(chart, "plans", {})
