"""Questions in words: the page answers them as the terminal does, or not at all."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from keikaku.errors import KeikakuError
from keikaku.language.lexicon import _forms
from keikaku.services.questions.lookup import Lookup, lookup
from keikaku.services.session.session import Session
from keikaku.vocab import ID
from tests.places import ROOT
from tests.render.explorer.modules import Modules

# Each is answered in the page.
ASKED = (
    "facilities in Tonomachi",
    "殿町にある施設",
    "facilities in Saiwai Ward",
    "幸区にある施設を教えて",
    "districts in Asao Ward",
    "initiatives for small firms",
    "中小企業のための取組",
    "who works with JETRO",
    "JETROと連携しているのは誰",
    "partners of JETRO",
    "ジェトロの連携先",
    "partners of policy 5",
    "政策５の連携先",
    "organisations in policy 6",
    "政策６の施設",
    "initiatives about agriculture",
    "農業に関する取組",
    "initiatives involving JETRO",
    "ジェトロが関わる取組",
    "initiatives led by KIIP",
    "facilities operated by Kawasaki City",
    "川崎市が運営する施設",
    "events in policy 3",
    "issues in policy 1",
    "政策１の課題",
    "indicators of policy 2",
    "政策２の成果指標",
    "initiatives in Kawasaki Ward",
    "麻生区の取組を教えてください",
    "measures without an indicator",
    "指標のない施策項目",
    "initiatives without a partner",
    "連携先のない取組",
    "laws",
    "法令",
    "universities",
    "大学",
    "cities in Kanagawa Prefecture",
    "神奈川県にある市町村",
    "countries in ASEAN",
    "who governs Kawasaki",
    "JETRO initiatives",
    "initiatives at King Skyfront",
    "programmes in policy 4",
)
# Of numbers the page gives the same statistics and indicators.
NUMBERS = ("開業率", "start-up rate", "number of tourists", "観光客数", "what is the business opening rate")
# Nothing is meant that can be answered so: the catalogue is offered.
NOT_ANSWERED = ("issues without an initiative", "取組のない課題")

READ = """async (questions) => {
  const { understoodOf } = await import('/search/understood.js');
  const { data } = model;
  return questions.map((question) => understoodOf(model, question, { plans: [] }).map(({ reading, met, facts, n }) => ({
    n,
    left: reading.left,
    things: met.map(({ thing }) => data.things[thing].id),
    facts: facts.map((fact) => data.facts[fact][2]),
    passages: met.flatMap(({ passages }) => passages.map((passage) => data.passages[passage].at)),
  })));
}"""


@pytest.fixture(scope="module")
def asked(modules: Modules) -> dict[str, list[dict[str, Any]]]:
    """What the page makes of each question."""
    every = [*ASKED, *NUMBERS, *NOT_ANSWERED, *SOME]
    return dict(zip(every, modules.evaluate(READ, every), strict=True))


def _wordings() -> list[str]:
    """Every fourteenth wording of the questions that people ask."""
    files = sorted((ROOT / "tests" / "questions").glob("*.toml"))
    every = [
        wording
        for file in files
        for question in tomllib.loads(file.read_text(encoding="utf-8"))["question"]
        for wording in question["ask"]
    ]
    return every[::14]


SOME = _wordings()


def answered(session: Session, question: str) -> Lookup | None:
    try:
        found = lookup(session, question)
    except KeikakuError:
        return None
    return found if found.reading.understood and found.reading.ask == "list" else None


@pytest.mark.parametrize("question", ASKED)
def test_a_question_has_the_rows_of_the_terminal(
    session: Session, asked: dict[str, list[dict[str, Any]]], question: str
) -> None:
    (mine,) = asked[question]
    theirs = answered(session, question)
    assert theirs is not None
    assert mine["left"] == []
    assert set(mine["things"]) == {found.card.iri.removeprefix(ID) for found in theirs.results}
    assert mine["n"] > 0


def test_no_wording_gets_another_answer_than_in_the_terminal(
    session: Session, asked: dict[str, list[dict[str, Any]]]
) -> None:
    same = 0
    for question in SOME:
        whole = [one for one in asked[question] if not one["left"] and not one["facts"]]
        theirs = answered(session, question)
        if len(whole) != 1 or not whole[0]["n"]:
            continue
        assert theirs is not None, question
        assert set(whole[0]["things"]) == {found.card.iri.removeprefix(ID) for found in theirs.results}, question
        same += 1
    assert same > 40


@pytest.mark.parametrize("question", NUMBERS)
def test_a_number_is_answered_with_its_statistics(
    session: Session, asked: dict[str, list[dict[str, Any]]], question: str
) -> None:
    (mine,) = asked[question]
    theirs = lookup(session, question)
    indicators = {found.card.iri.removeprefix(ID) for found in theirs.results if found.card.kind == "Indicator"}
    assert set(mine["things"]) == indicators
    assert len(mine["facts"]) == len(theirs.results) - len(indicators)


def test_what_nothing_can_have_is_not_denied_of_all(asked: dict[str, list[dict[str, Any]]]) -> None:
    """No initiative is part of an issue: that none is says nothing of any issue."""
    assert [asked[question] for question in NOT_ANSWERED] == [[], []]


def test_words_that_are_left_out_are_named(modules: Modules) -> None:
    (one,) = modules.evaluate(READ, ["blue facilities in Tonomachi"])[0]
    assert one["left"] == ["blue"]


def test_catalogue_questions_are_found_by_words_of_both_languages(modules: Modules) -> None:
    find = """async (texts) => {
      const { questionsFor } = await import('/search/understood.js');
      const app = { model, state: () => ({ plans: [] }) };
      return texts.map((text) => questionsFor(app, text)[0]).map(({ question, thing }) =>
        thing < 0 ? question.id : `${question.id} ${model.data.things[thing].id}`);
    }"""
    assert modules.evaluate(
        find,
        [
            "issues without an initiative",
            "issues no initiative takes up",
            "partners of JETRO",
            "取組が受けていない課題",
        ],
    ) == [
        "issues-not-taken-up",
        "issues-not-taken-up",
        "partners actor/jetro",
        "issues-not-taken-up",
    ]


def test_verbs_are_formed_as_in_python(session: Session, modules: Modules) -> None:
    verbs = sorted({word for word in session.lexicon.words() if not word.isascii()})
    both = "async (words) => { const { formsOf } = await import('/text/inflected.js'); "
    both += "return words.map((word) => [formsOf(word), formsOf(word, true)]); }"
    found = modules.evaluate(both, verbs)
    assert found == [[list(_forms(verb)), list(_forms(verb, denied=True))] for verb in verbs]
