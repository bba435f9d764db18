"""What stands beside the packaged graph changes nothing that is asked of it; alone, a plan is asked like any other."""

from __future__ import annotations

import shutil
import tempfile
import tomllib
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.errors import KeikakuError
from keikaku.services.questions.lookup import Lookup
from keikaku.services.questions.plans_meant import meant
from keikaku.services.questions.reply import reply
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.services.things.naming import elsewhere
from keikaku.services.things.search import search
from tests.examples import examples
from tests.foreign_plans import Made, loose, plans
from tests.places import PLANS, ROOT

ALL = "SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
QUESTIONS = [
    wording
    for file in sorted((ROOT / "tests" / "questions").glob("*.toml"))
    for question in tomllib.loads(file.read_text(encoding="utf-8"))["question"]
    for wording in question["ask"]
]


@cache
def packaged() -> set[ox.Quad]:
    """All that the packaged graph says."""
    return set(open_session().whole.quads(ALL))


def _differing(session: Session) -> list[str]:
    """What is said in a session and not in the packaged graph, or there alone.

    Nodes without a name aside: what they are called depends on what was read before them.
    """
    differing = packaged() ^ set(session.whole.quads(ALL))
    return sorted(str(quad) for quad in differing if not any(isinstance(term, ox.BlankNode) for term in quad))


@examples(8)
@given(made=plans())
def test_a_store_beside_the_packaged_one_adds_nothing_to_what_is_in_hand(made: Made) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "plan.trig").write_text(made.trig, encoding="utf-8")
        beside = open_session(["packaged", folder])
        assert _differing(beside) == []
        assert [plan.id for plan in beside.others] == [made.id]


@examples(4)
@given(made=plans(), of_a_plan=st.booleans())
def test_nor_does_a_file_in_the_same_folder(made: Made, *, of_a_plan: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        beside = Path(folder) / "graph"
        shutil.copytree(ROOT / "graph", beside)
        (beside / "plan.trig").write_text(made.trig if of_a_plan else loose(made), encoding="utf-8")
        assert _differing(open_session(str(beside))) == []


@examples(3)
@given(made=plans())
def test_no_question_of_ours_is_taken_for_one_about_another_plan(made: Made) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "plan.trig").write_text(made.trig, encoding="utf-8")
        beside = open_session(["packaged", folder])
        assert [question for question in QUESTIONS if meant(beside, question) is not beside] == []


def _answered(session: Session, question: str) -> object:
    try:
        found = reply(session, question)
    except KeikakuError as problem:
        return problem.message
    if isinstance(found.answer, Lookup):
        return found.level, [one.card.iri for one in found.answer.results]
    return found.level, found.answer and found.answer.solutions.rows


@pytest.mark.parametrize("question", QUESTIONS[::60])
def test_questions_keep_their_rows(session: Session, beside: Session, question: str) -> None:
    assert _answered(beside, question) == _answered(session, question)


@pytest.fixture(scope="module")
def beside() -> Session:
    """The packaged plans in hand, with two others beside them."""
    return open_session(["packaged", str(PLANS)])


@examples(30)
@given(made=plans())
def test_alone_a_plan_is_asked_by_words_that_are_titles_in_it(made: Made) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "plan.trig").write_text(made.trig, encoding="utf-8")
        alone = open_session(folder)
        for question in {"ja": ("課題", "課題の一覧", "すべての課題"), "en": ("issues", "list of issues")}[
            made.language
        ]:
            found = reply(alone, question).answer
            assert isinstance(found, Lookup), question
            assert (question, len(found.results)) == (question, made.issues)


def test_searches_keep_their_rows_and_tell_of_what_is_called_so_elsewhere(session: Session, beside: Session) -> None:
    for text in ("JETRO", "スカイ", "port office", "課題", "2018", "みなと"):
        assert search(beside, text) == search(session, text)
    assert elsewhere(beside, "みなと計画") == ("minato-2021 [Plan]",)
    assert elsewhere(beside, "JETRO") == ()
