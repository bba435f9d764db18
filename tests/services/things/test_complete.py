"""What a name or an address may become that has been begun."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.language.folding import fold
from keikaku.services.session.session import Session
from keikaku.services.things.complete import Candidate, begun_as, complete, says_as_much
from keikaku.services.things.naming import resolve

JETRO = "JETRO (Japan External Trade Organization)"


@pytest.mark.parametrize(
    ("begun", "language", "expected"),
    [
        ("JET", "en", [Candidate("JETRO", JETRO)]),
        ("ｊｅｔ", "ja", [Candidate("JETRO", "ジェトロ")]),
        ("ｼﾞｪﾄ", "en", [Candidate("ジェトロ", JETRO)]),
        ("じぇと", "ja", [Candidate("ジェトロ", JETRO)]),
        ("jetro (j", "en", [Candidate(JETRO, "ジェトロ")]),
        ("new-over", "en", [Candidate("New overseas-expansion support organisation", "新たな支援組織")]),
        ("no such name", "en", []),
        ("2018:6", "en", [Candidate("2018:6", ""), Candidate("2018:6.1", ""), Candidate("2018:6.2", "")]),
        ("2018:6.2.1/ind", "en", [Candidate("2018:6.2.1/indicator/1", "")]),
        ("2018:9", "en", []),
    ],
)
def test_what_may_be_meant(begun: str, language: str, expected: list[Candidate], session: Session) -> None:
    assert complete(session, begun, language) == expected


def test_addresses_come_before_names_and_level_by_level(session: Session) -> None:
    texts = [candidate.text for candidate in complete(session, "201", "en")]
    assert texts[0] == "2018"
    assert not any(":" in text for text in texts)
    below = [candidate.text for candidate in complete(session, "2018:6.1", "en")]
    assert below[:3] == ["2018:6.1", "2018:6.1.1", "2018:6.1.2"]
    assert {text.rpartition("/")[0] for text in below[3:]} == {"2018:6.1/direction"}


def test_sentences_are_names_where_no_other_name_begins_so(session: Session) -> None:
    assert [candidate.text for candidate in complete(session, "Work with the UN", "en")] == [
        "Work with the UN Environment Programme to transfer environmental technology abroad"
        " and support environmental action in Asia"
    ]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_for_nothing_begun_there_is_everything_but_sentences_in_that_language(language: str, session: Session) -> None:
    found = complete(session, "", language)
    assert len(found) > 400
    assert Candidate("ジェトロ" if language == "ja" else JETRO, JETRO if language == "ja" else "ジェトロ") in found
    assert len({candidate.text for candidate in found}) == len(found)


def test_what_is_completed_is_understood(session: Session) -> None:
    for begun in ("k", "か", "ｶ", "2", "川崎市"):
        for candidate in complete(session, begun, "en")[::10]:
            assert resolve(session, candidate.text).taken_for is None, candidate
            assert resolve(session, begun_as(begun, candidate.text)).taken_for is None, candidate


@pytest.mark.parametrize(
    ("begun", "text", "expected"),
    [
        ("jet", "JETRO", "jetRO"),
        ("ｼﾞｪ", "ジェトロ", "ｼﾞｪトロ"),
        ("new", "New overseas support", "new overseas support"),
        ("new ", "New overseas support", "new overseas support"),
        ("new-o", "New overseas support", "new-overseas support"),
        ("センタ", "せんたー南", "センタ南"),
        ("KOBS", "KOBS", "KOBS"),
        ("kobs", "KOBS", "kobs"),
        ("", "KOBS", "KOBS"),
        ("x", "KOBS", "KOBS"),
        ("KOBSx", "kobs", "kobs"),
        ("Bト", "bトﾞロ", "Bトﾞロ"),
        ("Kﾊ", "kﾊﾟ", "Kﾊﾟ"),
        ("CAFe", "cafe\N{COMBINING ACUTE ACCENT} 川崎", "CAFe 川崎"),
        ("STRASS", "straße", "STRASSe"),
        ("STRAS", "straße", "straße"),
        ("株式", "㍿川崎", "㍿川崎"),
    ],
)
def test_a_name_that_begins_as_it_was_begun(begun: str, text: str, expected: str) -> None:
    assert begun_as(begun, text) == expected


SIGNS = st.text("ジェトロKOBS 川崎（)ー-ｼﾞﾊﾟéがß㍿가ᄀ\N{COMBINING ACUTE ACCENT}", max_size=8)


@given(SIGNS, SIGNS)
def test_it_begins_so_and_means_the_same(begun: str, rest: str) -> None:
    text = begun.casefold() + rest
    written = begun_as(begun, text)
    assert written.startswith(begun)
    assert fold(written) == fold(text)


@given(SIGNS, SIGNS)
def test_whatever_was_begun_the_name_means_the_same(begun: str, text: str) -> None:
    assert fold(begun_as(begun, text)) == fold(text)


@pytest.mark.parametrize(
    ("shared", "begun", "expected"),
    [("JETRO", "ｊｅｔ", True), ("J", "jet", False), ("Kawasaki", "kawasaki ", True), ("", "(", False)],
)
def test_a_beginning_says_as_much_in_any_spelling(shared: str, begun: str, expected: bool) -> None:
    assert says_as_much(shared, begun) == expected
