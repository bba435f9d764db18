"""Slips in ordinary words are mended where one word is near, and the answer says so."""

from __future__ import annotations

import pytest

from keikaku.services.questions.lookup import lookup
from keikaku.services.questions.respelling import respelled
from keikaku.services.session.session import Session


@pytest.mark.parametrize(
    ("question", "unread", "mended"),
    [
        ("facilites run by the city", ("facilites",), "facilities run by the city"),
        ("Initatives involving JETRO", ("Initatives",), "initiatives involving JETRO"),
        ("partnrs of KIIP", ("partnrs",), "partners of KIIP"),
        ("who coperates with KIIP", ("coperates",), "who cooperates with KIIP"),
    ],
)
def test_a_slip_becomes_the_word_that_it_is_near(
    session: Session, question: str, unread: tuple[str, ...], mended: str
) -> None:
    said, slips = respelled(session, question, unread)
    assert said == mended
    assert len(slips) == 1


@pytest.mark.parametrize(
    ("question", "unread"),
    [
        ("papers of KIIP", ("papers",)),  # partners are further away
        ("words of policy 6", ("words",)),  # too short: one letter from wards
        ("zoologists of KIIP", ("zoologists",)),
        ("取祖を教えて", ("取祖",)),
        ("nothing", ()),
    ],
)
def test_another_word_stays_as_it_is(session: Session, question: str, unread: tuple[str, ...]) -> None:
    assert respelled(session, question, unread) == (question, ())


def test_the_answer_says_what_was_read_as_what(session: Session) -> None:
    answer = lookup(session, "facilites involved in 6.2.1")
    assert answer.results == lookup(session, "facilities involved in 6.2.1").results != ()
    assert (answer.understood.en or "").endswith("(“facilites” read as “facilities”)")
    assert "「facilites」は「facilities」と読んだ" in (answer.understood.ja or "")
