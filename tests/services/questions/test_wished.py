"""What a plan only wants or considers is found, and said to be no more than that."""

from __future__ import annotations

import pytest

from keikaku.services.questions.answer_view import AnswerView
from keikaku.services.questions.lookup import lookup
from keikaku.services.session.session import Session
from keikaku.vocab import ID

ALL_EN = "This is wanted or considered in the plan; it does not say that it is settled"
ALL_EN_2 = "These are wanted or considered in the plan; it does not say that they are settled"
ALL_JA = "計画では求められ、または検討される段階で、決まったこととしては述べられていない"


@pytest.mark.parametrize(
    ("question", "language", "said"),
    [
        ("issues partnered by schools", "en", [ALL_EN]),
        ("partners in 2018:5.2.1/issue/3", "en", [ALL_EN_2]),
        ("2018:5.2.1/issue/3の連携先", "ja", [ALL_JA]),
        (
            "学校と連携する取組・課題", "ja",
            ["うち1件は求められ、または検討される段階で、決まったこととしては述べられていない：2018:5.2.1/issue/3"],
        ),
        ("who works with KIIP", "en", []),  # one passage wants it, others say that it is so
        ("initiatives involving JETRO", "en", []),
        ("issues that mention schools", "en", []),  # to be mentioned is no wish
        ("facilities in Kawasaki Ward", "en", []),
    ],
)  # fmt: skip
def test_it_is_told_what_is_only_wanted(session: Session, question: str, language: str, said: list[str]) -> None:
    told = AnswerView(lookup(session, question)).notes(language)

    assert [note for note in told[1:] if "arrange" not in note] == said


def test_programs_are_told_too(session: Session) -> None:
    wanted = AnswerView(lookup(session, "partners in 2018:5.2.1/issue/3")).data()
    settled = AnswerView(lookup(session, "initiatives involving JETRO")).data()

    assert wanted["wished"] == [f"{ID}group/industry-bodies", f"{ID}group/schools"]
    assert "wished" not in settled
