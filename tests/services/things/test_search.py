from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.errors import AskedWrongly
from keikaku.services.session.session import Session
from keikaku.services.things.search import search
from keikaku.vocab import ID
from tests.examples import examples

SPELLINGS = ["THINK", "think", "ＴＨＩＮＫ", "「THINK」", "テクノハブイノベーション川崎", "ﾃｸﾉﾊﾌﾞｲﾉﾍﾞｰｼｮﾝ川崎",
             "てくのはぶいのべーしょん川崎", "techno-hub innovation  KAWASAKI"]  # fmt: skip


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_name_in_any_spelling_comes_first_with_full_score(spelling: str, session: Session) -> None:
    first = search(session, spelling)[0]
    assert (first.card.iri, first.kind.en, first.score) == (f"{ID}facility/think", "Facility", 100)


@pytest.mark.parametrize(
    ("spelling", "name"),
    [("登⼾駅前商店会", "登戸駅前商店会"), ("⻝農教育", "食農教育"), ("⿊川", "黒川"), ("神戶市", "神戸市"),
     ("新川崎‧創造のもり", "新川崎・創造のもり"), ("市⺠農園", "市民農園")],
)  # fmt: skip
def test_a_name_copied_from_a_pdf_comes_first_with_full_score(spelling: str, name: str, session: Session) -> None:
    first = search(session, spelling)[0]
    assert (first.name, first.score) == (name, 100)


def test_a_slip_of_the_hand_still_finds_the_thing(session: Session) -> None:
    first = search(session, "Medtroncis")[0]
    assert (first.card.iri, first.name, first.score < 100) == (f"{ID}actor/medtronic", "Medtronic", True)


def test_the_best_come_first_and_each_thing_once(session: Session) -> None:
    matches = search(session, "川崎", limit=100)
    scores = [match.score for match in matches]
    assert scores == sorted(scores, reverse=True)
    assert len({match.card.iri for match in matches}) == len(matches) > 5


def test_no_more_than_asked_for_are_given(session: Session) -> None:
    assert search(session, "川崎", limit=3) == search(session, "川崎", limit=100)[:3]


def test_what_is_like_no_name_gives_an_empty_list(session: Session) -> None:
    assert search(session, "zzzzzzzz") == []


@pytest.mark.parametrize("name", ["UNEP", "ジェトロ", "川崎"])
def test_both_engines_find_the_same(name: str, session: Session, reference: Session) -> None:
    assert search(reference, name) == search(session, name)


@pytest.mark.parametrize("text", ["", "  ", "「」", "\x00"])
def test_a_text_without_letters_is_refused(text: str, session: Session) -> None:
    with pytest.raises(AskedWrongly, match=r"^there is nothing to search for$"):
        search(session, text)


@examples(60)
@given(st.text(max_size=1200))
def test_any_text_is_searched_or_refused_in_our_own_words(session: Session, text: str) -> None:
    try:
        matches = search(session, text)
    except AskedWrongly:
        return
    assert all(60 <= match.score <= 100 for match in matches)
    assert all(match.card.iri for match in matches)


@pytest.mark.parametrize("limit", [0, -1, 1001, 10**30, True, 2.0, "5", None])
def test_a_number_of_things_that_is_none_is_refused(session: Session, limit: int) -> None:
    with pytest.raises(AskedWrongly, match="is no number of things from 1 to 1000"):
        search(session, "JETRO", limit)
