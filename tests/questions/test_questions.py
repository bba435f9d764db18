"""Questions as people ask them, in both languages, each with its answer by SPARQL that was written by hand.

One file per type. ``answer`` selects ``?answer`` (relative to the base of the things); of a count the number of
answers counts, of a ranking ``?answer ?count``; ``length`` is that of a shortest path; ``refused`` are parts that
must be named, whole and as they were written, as not understood. Nobody who wrote them had seen the grammar.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import NotRequired, TypedDict

import pytest

from keikaku.errors import KeikakuError
from keikaku.records import IRI, Literal
from keikaku.services.questions.lookup import Lookup, lookup
from keikaku.services.session.session import Session
from keikaku.vocab import ID, prologue

FILES = sorted(Path(__file__).parent.glob("*.toml"))
HEAD = f"BASE <{ID}>\n" + prologue("kk", "skos", "dcterms", "org", "schema", "time", "rdfs", "xsd")

# What is asked and not yet answered as it should be.
REMAINING = {
    "Which bureaus does Kawasaki City have?",
    "documents published before 2015",
    "メドトロニックのトレーニング施設はどこにありますか",
    "Who does the Shenyang Water Group work with?",
    # Refused, but the unknown name is not said whole: a part of it was read as a place or as a particle.
    "東京スカイツリーを運営しているのは誰ですか",
    "ほげほげふがふが",
}


NOTHING = (
    "nothing in the graph meets this part",
    "質問のこの部分に当たるものがグラフにない",
    "the graph records nothing of this kind",
    "グラフはこの種のことを一つも記録していない",
    "the graph cannot count this",
    "グラフではこれを数えられない",
)


class Question(TypedDict):
    """One question in several wordings, and what its answer is."""

    ask: list[str]
    answer: NotRequired[str]
    count: NotRequired[bool]
    ranking: NotRequired[bool]
    length: NotRequired[int]
    between: NotRequired[list[str]]
    refused: NotRequired[list[str]]


def questions(file: Path) -> list[Question]:
    loaded: list[Question] = tomllib.loads(file.read_text(encoding="utf-8"))["question"]
    return loaded


def test_there_are_questions_of_every_type_half_of_them_japanese() -> None:
    asked = [wording for file in FILES for question in questions(file) for wording in question["ask"]]
    japanese = [wording for wording in asked if any("ぁ" <= character <= "龠" for character in wording)]
    assert (len(FILES), len(asked)) == (25, 2021)
    assert 0.45 < len(japanese) / len(asked) < 0.55
    assert [wording for wording, times in Counter(asked).items() if times > 1] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_questions_are_answered_as_by_hand(file: Path, session: Session) -> None:
    wrong = [
        wording
        for question in questions(file)
        for wording in question["ask"]
        if not is_right(question, wording, session)
    ]
    assert wrong == [wording for question in questions(file) for wording in question["ask"] if wording in REMAINING]


def is_right(question: Question, wording: str, session: Session) -> bool:
    try:
        answer = lookup(session, wording)
    except KeikakuError as problem:
        if "refused" in question:
            return all(part in str(problem) for part in question["refused"])
        # Of nothing it is said which part of the question nothing meets: no list of none.
        return any(said in str(problem) for said in NOTHING) and not _expected(session, question)[1]
    if "length" in question:
        ends = {(ID + end) for end in question["between"]}
        return {len(path) for path in answer.ways} == {question["length"]} and all(
            ends <= {str(card.iri) for step in path for card in (step.source, step.target)} for path in answer.ways
        )
    if "answer" not in question:
        return False
    if answer.reading.instead_of and not _expected(session, question)[1]:  # it says so, and what else there is
        return True
    return _rows(answer) == _expected(session, question)


def _rows(answer: Lookup) -> tuple[bool, set[tuple[str, int | None]]]:
    found = {(str(one.card.iri), one.counted) for one in answer.results}
    return answer.reading.ask == "count", found


def _expected(session: Session, question: Question) -> tuple[bool, set[tuple[str, int | None]]]:
    rows = session.search(HEAD + question["answer"]).rows
    found: set[tuple[str, int | None]] = set()
    for row in rows:
        assert isinstance(row[0], IRI)
        counted = int(row[1].value) if question.get("ranking") and isinstance(row[1], Literal) else None
        found.add((str(row[0]), counted))
    return bool(question.get("count")), found
