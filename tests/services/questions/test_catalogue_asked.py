"""Queries of the catalogue, asked for in other words than their titles."""

from __future__ import annotations

import pytest

from keikaku import catalog
from keikaku.records import is_japanese
from keikaku.services.catalogue.run import Run, run
from keikaku.services.questions.catalogue_asked import Query, asked, written
from keikaku.services.questions.reply import reply
from keikaku.services.session.session import Session

QUERIES = written()["query"]


@pytest.mark.parametrize("query", QUERIES, ids=[query["name"] for query in QUERIES])
def test_its_examples_ask_for_the_query(query: Query, session: Session) -> None:
    found = {example: asked(session, example) for example in query["example"]}
    assert {example: one and one.entry.name for example, one in found.items()} == dict.fromkeys(
        query["example"], query["name"]
    )
    assert {is_japanese(example) for example in query["example"]} == {True, False}


def test_each_query_is_there_once_and_of_the_catalogue() -> None:
    names = [query["name"] for query in QUERIES]
    assert len(names) == len(set(names))
    assert set(names) <= set(catalog.names())


def test_a_question_that_no_reading_answers_has_the_rows_of_the_query(session: Session) -> None:
    found = reply(session, "What role does JETRO play in the plan?")
    answer = found.answer
    assert isinstance(answer, Run)
    assert (found.level, dict(found.parameters)) == ("answer", {"actor": "JETRO (Japan External Trade Organization)"})
    assert answer.solutions == run(session, "initiatives-involving", {"actor": "JETRO"}, "en").solutions


@pytest.mark.parametrize(
    "question",
    [
        "What role does Atlantis Corporation play in the plan?",  # no name
        "What role does policy 6 play in the plan?",  # of no kind that the query takes
        "What role does JETRO play in Bangkok?",  # a word more than is asked
        "アトランティス社の役割は何ですか",
    ],
)
def test_what_is_asked_beyond_the_query_is_not_left_out(question: str, session: Session) -> None:
    assert asked(session, question) is None
    assert reply(session, question).answer is None
