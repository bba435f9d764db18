from __future__ import annotations

import pytest

from keikaku.services.checks.written import Names, Written


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Port of Hamburg", ["hamburg"]),
        ("Hamburg's Harbour-Authority", ["hamburg", "harbourauthority"]),
        ("Hamburger", []),
        ("HARBOUR\nAUTHORITY", ["harbourauthority"]),
        ("ＫＯＢＳとKOBSの、KOBS2", ["kobs", "kobs"]),
        ("みなと漁協センター", ["みなと漁協", "せんた"]),
        ("みなと", []),
    ],
)
def test_names_are_found_as_whole_words_the_longest_first(text: str, found: list[str]) -> None:
    names = Names((name, "x") for name in ("Hamburg", "Harbour Authority", "KOBS", "みなと漁協", "漁協", "センター"))
    places = list(Written(text).found(names))
    assert [place.name for place in places] == found
    assert all(text[place.start : place.end].strip() for place in places)


@pytest.mark.parametrize(
    ("text", "name", "stands"),
    [
        ("small firms and SMEs", "SME", True),
        ("small firms and SMEs’ needs", "SME", True),
        ("a certain place", "TAI", False),
        ("Thai firms", "Thai", True),
        ("the Cities", "city", False),
        ("競輪場の", "競輪", True),
        ("anything", "・", False),
    ],
)
def test_a_name_stands_in_a_text_also_in_the_plural(text: str, name: str, stands: bool) -> None:
    assert Written(text).has(name) is stands


def test_where_it_stands() -> None:
    text = "with the  Harbour\n Authority’s help"
    (place,) = Written(text).found(Names([("harbour authority", "x")]))
    assert text[place.start : place.end] == "Harbour\n Authority"


def test_a_few_capitals_are_no_word_in_small_letters() -> None:
    names = Names([("IT", "ict"), ("ＷＨＯ", "who"), ("US", "us"), ("us", "we"), ("JETRO", "jetro"), ("IoT", "iot")])
    text = "It is us who use IT, ＩＴ and iot; Jetro and the WHO"
    found = [text[place.start : place.end] for place in Written(text).found(names)]
    assert found == ["us", "IT", "ＩＴ", "iot", "Jetro", "WHO"]
    assert [Written("It is so").has("IT"), Written("It is IT").has("IT"), Written("all ITs").has("IT")] == [
        False, True, True,
    ]  # fmt: skip
