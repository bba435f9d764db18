"""What a question leaves out is said by the text of what is found, or of what speaks of all that it names."""

from __future__ import annotations

import pytest

from keikaku.errors import QuestionNotUnderstood, UnknownName
from keikaku.services.questions.lookup import lookup
from keikaku.services.session.session import Session


@pytest.mark.parametrize(
    ("question", "understood", "rows"),
    [
        (  # all rows say it: nothing is left out
            "What does the city do about urban farmland preservation?",
            "every initiative within Preserving and making use of multifunctional farmland "
            "(the heading or text of each speaks of “urban”)",
            8,
        ),
        (  # some say it: those are meant
            "農地が減少している問題について計画は何と言っていますか",
            "多面的な機能を有する農地の保全と活用の中で、見出しか本文が「減少」にふれる課題"
            "（「農地」は「多面的な機能を有する農地の保全と活用」と読んだ）",
            1,
        ),
        (  # no statement joins the two: the text does
            "商店街の空き店舗対策として市は何をしていますか",
            "見出しか本文が「商店街・商業者」と「空き店舗」にふれる取組",
            1,
        ),
        (
            "産業観光や工場夜景のツアーはありますか",
            "見出しか本文が「産業観光」と「工場夜景」と「ツアー」にふれる計画の要素",
            2,
        ),
        (
            "Where can foreigners find tourist information in Kawasaki?",
            "every plan element whose heading or text speaks of “foreigners” and “tourist” and “information”",
            1,
        ),
        ("川崎市に来る観光客は年間何人を目指しているのですか", "「川崎」の「観光客数」の数値（目標値）（単位：人）", 1),
    ],
)
def test_the_text_says_what_no_rule_takes_up(session: Session, question: str, understood: str, rows: int) -> None:
    found = lookup(session, question)
    assert understood in (found.understood.ja, found.understood.en)
    assert len(found.results) == rows


@pytest.mark.parametrize(
    "question",
    [
        "Which overseas offices does Kawasaki have in ASEAN?",  # what is asked for is no condition
        "起業したい人はどこに相談すればいい？",  # a place is asked for
        "川崎市の人口とは",  # of all that speaks of a city none is its population
        "保育所を増やす取組は",  # no text has the word
        "trade fair",  # no question
    ],
)
def test_what_asks_for_something_else_is_not_told_by_the_text(session: Session, question: str) -> None:
    with pytest.raises((QuestionNotUnderstood, UnknownName)):
        lookup(session, question)


def test_an_answer_of_another_class_says_so(session: Session) -> None:
    found = lookup(session, "障害者の雇用を増やすための取組")
    assert found.understood.ja == (
        "産業人材の確保と雇用への対応の中で、「障害者」を支援する施策または施策項目または取組の方向性"
        "（取組としては述べられていない）"
    )
    assert [one.card.address for one in found.results] == ["2018:5.3/direction/3"]
