"""Questions for numbers: what the sentence says, which of several is highest, and what is not answered."""

from __future__ import annotations

import pytest

from keikaku.errors import QuestionNotUnderstood
from keikaku.language.reading import Reading, counted
from keikaku.services.questions.lookup import answer, lookup
from keikaku.services.session.session import Session


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("how many tourists", "figures for “Number of tourists” (unit: people)"),
        (
            "target for the number of tourists in 2021",
            "figures for “Number of tourists”: target, for 2021 (unit: people)",
        ),
        ("2016年度の認定農業者数", "2016年度の「認定農業者数」の数値（単位：人）"),
        ("農家の平均年齢は何歳ですか", "「農家の平均年齢」の数値（歳で）"),
        ("市民農園の面積の目標と現状", "「市民農園の面積」の数値（目標値・現状値）（単位：平方メートル）"),
        (
            "number of business openings in manufacturing",
            "figures for “Business openings”, of Manufacturing (unit: cases)",
        ),
        (
            "which ward has the most social businesses",
            "the highest of the figures for “Social business establishments and organisations”, by ward "
            "(unit: establishments and organisations)",
        ),
        ("開業数の多い業種 上位3", "「開業数」の数値を分野ごとに見て最も大きいもの上位3（単位：件）"),
        (
            "change in lending to SMEs",
            "figures for “Loans to small and medium enterprises”, at several times (unit: yen)",
        ),
        ("開業率は大都市で何番目", "「開業率」の数値、「比較した大都市の数」の中での順位"),
    ],
)
def test_the_sentence_says_what_is_counted_of_whom_when_and_in_what(question: str, said: str, session: Session) -> None:
    assert said in lookup(session, question).understood


def test_the_highest_come_in_their_order_with_all_that_share_the_last_place(session: Session) -> None:
    found = lookup(session, "wards by number of social businesses").results
    values = [one.values[0].value or 0 for one in found]
    assert len(values) == 7
    assert values == sorted(values, reverse=True)
    assert [one.card.iri for one in lookup(session, "top 2 wards by number of social businesses").results] == [
        one.card.iri for one in found[:2]
    ]


def test_a_number_says_of_what_it_is_where_its_title_is_that_of_a_chart(session: Session) -> None:
    (ward,) = lookup(session, "which ward has the most social businesses").results
    (city,) = lookup(session, "川崎市の有効求人倍率").results
    assert city.card.label.en == "Ratio of active job openings to applicants in the city: Kawasaki"
    assert city.card.label.ja == "川崎市内の有効求人倍率"  # which says it already
    assert ward.card.label.en == (
        "Number of social business establishments and organisations in the city, by ward: Kawasaki Ward"
    )


def test_two_that_are_compared_stand_side_by_side_and_none_is_left_out(session: Session) -> None:
    beside = lookup(session, "job-opening ratio: Hello Work Kawasaki vs Hello Work Kawasaki North").results
    assert sorted(str(one.values[0].value) for one in beside) == ["0.69", "1.31"]
    with pytest.raises(QuestionNotUnderstood, match=r"no number is found .*of Toshiba"):
        lookup(session, "job-opening ratio: Hello Work Kawasaki vs Toshiba")


@pytest.mark.parametrize(
    ("question", "instead"),
    [
        ("number of tourists in 2030", "how many tourists"),
        ("観光客数 2015年度", "観光客数"),
        ("number of tourists in Tokyo", "how many tourists"),
        ("average age of farmers in Saiwai Ward", "average age of farmers"),
        ("number of jobless young people in Kawasaki", "number of jobless young people"),
        ("観光客数は何歳", "観光客数"),
        ("rank of the number of tourists", "number of tourists"),
    ],
)
def test_what_has_no_number_is_not_answered_with_another_but_offered(
    question: str, instead: str, session: Session
) -> None:
    with pytest.raises(QuestionNotUnderstood) as caught:
        lookup(session, question)
    (offered,) = caught.value.readings
    assert isinstance(offered, Reading)
    assert counted(offered)
    assert answer(session, question, offered).results == lookup(session, instead).results


@pytest.mark.parametrize(
    "question",
    [
        "why did the number of tourists increase", "観光客数が増えた理由", "tourists per day",
        "average age of founders",
        "which policy has the most tourists", "ソーシャルビジネスの数が2番目に多い区", "occupancy rate of hotels",
        "how many patents does Toshiba hold", "number of patients", "highest number of tourists",
        "how many companies are there in Kawasaki", "市内に商店街はいくつありますか", "全国の観光客数",
        "県内の若年無業者数",
    ],
)  # fmt: skip
def test_a_word_that_says_something_is_never_left_out(question: str, session: Session) -> None:
    with pytest.raises(QuestionNotUnderstood):
        lookup(session, question)


def test_a_word_of_the_figure_s_own_title_is_understood(session: Session) -> None:
    (one,) = lookup(session, "全国の若年無業者数").results
    assert one.card.label.ja == "全国の若年無業者（15～39歳）の数：若者"
