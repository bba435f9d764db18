"""Passages that speak of what is asked: on the town's plan, on any graph, and on questions of strangers."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from keikaku.records import IRI, Label
from keikaku.services.passages.find import Found, find
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.vocab import ID, prologue
from tests.examples import examples
from tests.places import DATA

QUESTIONS = tomllib.loads((DATA / "passage_questions.toml").read_text(encoding="utf-8"))["question"]


def addresses(session: Session, text: str) -> list[str]:
    return [one.address.removeprefix("2031:") for one in find(session, text)]


def test_a_passage_comes_with_all_that_is_shown_of_it(town: Session) -> None:
    (one,) = find(town, "港湾法って何ですか？")
    assert one == Found(
        IRI(f"{ID}passage/2031/2.1.1/action/2"), "2031:2.1.1/action/2", 8,
        Label("港湾法の手続の市場での案内", "Advice at the market on the Port Act"), one.score, ("港湾法",),
    )  # fmt: skip
    assert one.score > 0


@pytest.mark.parametrize(
    ("question", "first", "matches"),
    [
        ("商談会に来る海外の買い手", "1.1.1/action/1", ("商談会", "海外")),
        ("Who builds ships at the University?", "1.1.1/action/2", ("builds", "ships", "University")),
        ("shipbilding", "1.1.1/action/2", ("shipbilding",)),  # one slip of the hand
        ("ＰＯＲＴ　ＡＣＴ", "2.1.1/action/2", ("ＰＯＲＴ", "ＡＣＴ")),
        ("造船", "1.1.1/issue/1", ("造船",)),
        ("船をつくる", "1.1.1/action/2", ("船",)),  # one sign, if there is nothing else
    ],
)
def test_words_are_told_as_the_question_wrote_them(
    question: str, first: str, matches: tuple[str, ...], town: Session
) -> None:
    found = find(town, question)
    assert found[0].address == f"2031:{first}"
    assert set(found[0].matches) <= set(matches)
    assert found[0].matches == tuple(word for word in matches if word in found[0].matches) != ()


def test_words_copied_from_a_pdf_find_what_the_words_find(session: Session) -> None:
    pdf = find(session, "中学校の給⻝と市⺠農園")
    assert pdf == [
        one._replace(matches=pdf[at].matches) for at, one in enumerate(find(session, "中学校の給食と市民農園"))
    ]
    assert pdf[0].matches == ("中学校", "給⻝")


@pytest.mark.parametrize("question", ["", "？", "which of them?", "どれですか", "zzzzzz", "2031"])
def test_what_is_no_word_of_the_plan_finds_nothing(question: str, town: Session) -> None:
    assert find(town, question) == []


def test_not_more_are_found_than_are_wanted(town: Session) -> None:
    everything = find(town, "港 market", most=100)
    assert [find(town, "港 market", most=number) for number in (0, -1, 2, 3)] == [
        [], [], everything[:2], everything[:3],
    ]  # fmt: skip


def test_of_equals_the_first_in_the_plan_comes_first(tmp_path: Path) -> None:
    passages = "".join(
        f'<urn:p{number}> a kk:Passage ; kk:address "x:1/action/{number}" ; kk:words "港" .\n' for number in (10, 9, 1)
    )
    (tmp_path / "a.ttl").write_text(
        f"{prologue('kk')}{passages}<urn:q> a kk:Passage ; kk:words '港' .\n[] a kk:Passage .",
        encoding="utf-8",
    )
    found = find(open_session(str(tmp_path / "a.ttl")), "港")
    assert [one.address for one in found] == ["urn:q", "x:1/action/1", "x:1/action/9", "x:1/action/10"]
    assert {(one.label, one.page, one.score) for one in found} == {(Label(None, None), None, found[0].score)}


def test_a_graph_without_passages_finds_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty.ttl").touch()
    assert find(open_session(str(tmp_path / "empty.ttl")), "port") == []


@examples(200)
@given(
    st.one_of(st.text(), st.lists(st.sampled_from(["港", "市場", "ships", "-", "\n", " ", "ﾞ", "みなと"])).map("".join))
)
@example("\ud800 海外")
def test_any_text_finds_passages_in_order_by_words_of_its_own(town: Session, text: str) -> None:
    found = find(town, text)
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert len({one.iri for one in found}) == len(found) <= 5
    assert all(one.matches and all(word in text for word in one.matches) for one in found)
    assert find(town, text) == found


def test_questions_of_strangers_find_their_passages(session: Session) -> None:
    """As many as when it was measured; one less is worse, one more is to be written here."""
    among = Counter[tuple[str, str, str]]()
    for question in QUESTIONS:
        found = [one.address for one in find(session, question["ask"])]
        group = question["half"], question["language"]
        among[(*group, "first")] += found[:1] != [] and found[0] in question["passages"]
        among[(*group, "five")] += not set(found).isdisjoint(question["passages"])
    assert among == {
        ("tuning", "ja", "first"): 7, ("tuning", "ja", "five"): 9,
        ("tuning", "en", "first"): 5, ("tuning", "en", "five"): 8,
        ("kept", "ja", "first"): 8, ("kept", "ja", "five"): 10,
        ("kept", "en", "first"): 7, ("kept", "en", "five"): 7,
    }  # fmt: skip


def test_the_set_of_questions_is_whole_and_of_passages_that_are_there(session: Session) -> None:
    halves = Counter((question["half"], question["language"]) for question in QUESTIONS)
    assert halves == dict.fromkeys([(half, language) for half in ("tuning", "kept") for language in ("ja", "en")], 10)
    known = {passage.removeprefix(f"{ID}passage/").replace("/", ":", 1) for passage in session.passages.names}
    assert {address for question in QUESTIONS for address in question["passages"]} <= known
