"""What is said to a question: answers, offers, passages."""

from __future__ import annotations

import pytest

from keikaku import catalog
from keikaku.catalog import Entry
from keikaku.errors import AskedWrongly
from keikaku.services.catalogue.run import Run, run
from keikaku.services.questions.reply import MOST_OFFERS, MOST_PASSAGES, Reply, reply
from keikaku.services.session.session import Session
from keikaku.texts.catalogue import in_order

OFFERED = "heartily initiatives involving JETRO"


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("entry", catalog.read_all(), ids=lambda entry: entry.name)
def test_a_title_asked_as_a_question_is_answered_by_its_query(entry: Entry, language: str, session: Session) -> None:
    title = entry.title.best(language) or ""
    found = reply(session, title)
    answer = found.answer
    if any(entry.needs(one) for one in entry.parameters):  # with its example
        assert found.level == "offer"
        answer = found.readings[0].answer
    assert isinstance(answer, Run)
    assert answer.entry == entry
    assert answer.solutions in [run(session, entry.name, {}, one).solutions for one in in_order(language)]


def test_a_query_with_what_the_question_names_stands_among_the_offers(session: Session) -> None:
    found = reply(session, "what happens lately at KOBS facility")
    (query,) = [
        one for one in found.readings if isinstance(one.answer, Run) and one.answer.entry.name == "what-happens-at"
    ]
    assert set(query.parameters) == {"facility"}
    picked = reply(session, found.question, 1 + found.readings.index(query))
    assert (picked.level, picked.answer) == ("answer", query.answer)


@pytest.mark.parametrize(
    "question",
    [OFFERED, "農家の平均年齢はなぜ", "share of surveyed companies that export", "loan amount for shops 2016"],
)
def test_offers_have_rows_and_are_few_and_different(question: str, session: Session) -> None:
    found = reply(session, question)
    assert found.answer is None
    assert len(found.readings) <= MOST_OFFERS
    assert 1 <= len(found.passages) <= MOST_PASSAGES
    assert all(offer.size for offer in found.readings)
    assert len({offer.sentence for offer in found.readings}) == len(found.readings)
    assert [offer.cost for offer in found.readings] == sorted(offer.cost for offer in found.readings)


@pytest.mark.parametrize("question", ["initiatives involving flying saucers", "initiatives with Atlantis Corporation"])
def test_a_bare_class_and_a_reading_without_a_name_are_no_offers(question: str, session: Session) -> None:
    found = reply(session, question)
    # 104 initiatives involve somebody, by name or as a group; all are 171.
    assert [offer.sentence.en for offer in found.readings if offer.size > 150] == []


@pytest.mark.parametrize("pick", [0, -1, 9])
def test_a_number_that_no_offer_has_is_refused(pick: int, session: Session) -> None:
    with pytest.raises(AskedWrongly, match=f"^there is no offer {pick}: "):
        reply(session, OFFERED, pick)


def test_what_is_answered_has_nothing_to_pick(session: Session) -> None:
    assert reply(session, "initiatives involving JETRO").level == "answer"
    with pytest.raises(AskedWrongly, match="the question has an answer"):
        reply(session, "initiatives involving JETRO", 1)


def test_nonsense_has_neither_offers_nor_passages(session: Session) -> None:
    found = reply(session, "zzzzqq wwwwxx")
    assert (found.level, found.readings, found.passages) == ("passages", (), ())
    assert isinstance(found, Reply)
    assert found.problem is not None


@pytest.mark.parametrize("question", ["page 119 - what is it about?", "which passages name nothing in 2031"])
def test_no_query_is_offered_that_leaves_a_number_out(question: str, session: Session) -> None:
    assert [offer for offer in reply(session, question).readings if isinstance(offer.answer, Run)] == []
