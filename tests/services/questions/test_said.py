"""What says a topic is looked up in all texts once, and never again by the queries about it."""

from __future__ import annotations

import pytest

from keikaku.language import nearness
from keikaku.language.reading import Saying
from keikaku.services.questions import lookup
from keikaku.services.questions.reply import reply
from keikaku.services.questions.said import said
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session


def test_the_elements_and_passages_that_say_all_words_are_known(session: Session) -> None:
    found = said(session, Saying(("認定件数",), (("認定件数",),)))
    assert found is not None
    assert [one.rsplit("/id/")[-1] for one in found.elements] == ["2018/3.1.2/action/1"]
    assert [one.rsplit("/id/")[-1] for one in found.passages] == ["passage/2018/3.1.2/action/1"]
    assert said(session, Saying(("認定件数", "空き店舗"), (("認定件数",), ("空き店舗",)))) is None


def test_texts_are_read_once_for_all_topics() -> None:
    own = open_session(explain=True)
    assert reply(own, "川崎ものづくりブランドの認定件数の目標は？").level == "offer"
    assert reply(own, "空き店舗への対策はありますか").level == "answer"
    assert [text for text in own.asked if "CONTAINS" in text] == []
    assert len([text for text in own.asked if "kk:words" in text and "kk:address" not in text]) == 1


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("商店街のイルミネーションや街路灯への支援はある？", "“イルミネーション”"),
        ("川崎フロンターレの年間観客動員数は", "“間観客動員”"),
    ],
)
def test_a_name_that_is_there_is_never_said_to_be_missing(session: Session, question: str, missing: str) -> None:
    problem = reply(session, question).problem
    assert problem is not None
    assert problem.message == f"グラフにない名または語：{missing}"


def test_what_only_words_say_is_told_by_them_unless_more_is_meant(session: Session) -> None:
    found = lookup.lookup(session, "indicators about intellectual property exchange")
    assert found.understood.en == "every indicator whose title or text has the word “Intellectual property exchange”"
    assert [one.card.address for one in found.results] == ["2018:3.3.1/indicator/1"]
    more = reply(session, "indicators about agriculture")
    assert more.problem is not None
    assert "titles or texts have the word" in more.problem.message
    assert [one.size for one in more.readings[:2]] == [5, 1]


@pytest.mark.parametrize(
    ("question", "read", "rows"),
    [
        ("How many initiatives are there under each policy?", "every policy, by the number of initiatives", 7),
        ("水素を使った取組を全部教えて", "every initiative that is about Hydrogen energy", 2),
        ("認定農業者の目標は何人ですか", "every indicator that is about Certified farmers", 1),
        ("起業支援の目標値と現状値は", "every indicator within Supporting business start-ups", 3),
    ],
)
def test_what_is_asked_of_each_or_as_a_value_is_no_number_of_all(
    session: Session, question: str, read: str, rows: int
) -> None:
    found = lookup.lookup(session, question)
    assert (found.understood.en or "").startswith(read)
    assert len(found.results) == rows


@pytest.mark.parametrize(
    ("text", "name", "near"),
    [
        ("JETOR", "JETRO", True), ("casinos", "SNS", False), ("who", "Wholesale market", False),
        ("ツアー", "夜景ツアー", True), ("ツアー", "かわさきぷらんりつあん", False), ("商店街", "商店街", False),
        ("incentives", "MICE (meetings, incentives)", True), ("mayor say", "Malaysia", False),
    ],
)  # fmt: skip
def test_a_name_is_told_only_where_it_is_near(text: str, name: str, near: bool) -> None:
    assert nearness.is_near(text, name) is near
