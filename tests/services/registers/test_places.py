"""Places in a text: as people write them, as characters, and back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.services.registers.places import Place, Text, parse
from tests.examples import examples

LINES = Text("a.txt", "一行目\r\nsecond\n\nfourth".encode())
DRAWN = st.text(st.sampled_from("あa \t\r\n\f\u2028"), max_size=30)


@pytest.mark.parametrize(
    ("written", "places"),
    [
        ("", ()),
        (" 12 ", (Place(12, None, 12),)),
        ("12-15; 20", (Place(12, None, 15), Place(20, None, 20))),
        ("１２–１５，３", (Place(12, None, 15), Place(3, None, 3))),
        ("6:2-6:9", (Place(6, 2, 6, 9),)),
        ("6:2", (Place(6, 2, 6),)),
        ("6-7:1", (Place(6, None, 7, 1),)),
        ("@3-9", (Place(offsets=(3, 9)),)),
        ("?", (Place(),)),
    ],
)
def test_places_are_read_as_people_write_them(written: str, places: tuple[Place, ...]) -> None:
    assert parse(written) == places
    assert parse("; ".join(map(str, places))) == places


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("12-Dec", "“12-Dec” is no range of lines"),
        ("1-2-3", "“1-2-3” is no range of lines"),
        ("0", "lines and characters are counted from 1"),
        ("3:0", "lines and characters are counted from 1"),
        ("１2345678901", "“12345678901” is no range of lines"),
    ],
)
def test_what_is_no_place_is_told(written: str, problem: str) -> None:
    with pytest.raises(ValueError, match="lines") as caught:
        parse(written)
    assert str(caught.value) == problem


@pytest.mark.parametrize(
    ("written", "held"),
    [
        ("1", "一行目"),
        ("1-2", "一行目\r\nsecond"),
        ("2:3-2:4", "co"),
        ("1:2", "行目"),
        ("4", "fourth"),
        ("2-2:7", "second\n"),
        ("@1-3", "行目"),
    ],
)
def test_a_place_holds_characters(written: str, held: str) -> None:
    start, end = LINES.offsets(parse(written)[0])
    assert LINES.text[start:end] == held


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("5", "there is no line 5 in a.txt: it has 4"),
        ("4-5", "there is no line 5 in a.txt: it has 4"),
        ("3", "3 is empty"),
        ("2-1", "2-1 ends before it begins"),
        ("2:5-2:3", "2:5-2:3 ends before it begins"),
        ("2:8", "line 2 of a.txt has no character 8"),
        ("4-4:7", "line 4 of a.txt has no character 7"),
        ("@1-99", "@1-99 is past the end of a.txt, which has 19 characters"),
        ("@3-3", "@3-3 is empty"),
        ("?", "its lines are not known"),
    ],
)
def test_a_place_that_is_not_in_the_text_is_told(written: str, problem: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        LINES.offsets(parse(written)[0])
    assert str(caught.value) == problem


def test_an_empty_text_has_no_line() -> None:
    text = Text("a.txt", b"")
    assert text.lines == 0
    with pytest.raises(ValueError, match=r"there is no line 1 in a\.txt: it has 0"):
        text.offsets(Place(1, None, 1))


@examples(150)
@given(DRAWN, st.integers(0, 30), st.integers(1, 30))
def test_characters_become_lines_and_lines_the_same_characters(written: str, start: int, length: int) -> None:
    text = Text("a.txt", written.encode())
    if start + length <= len(written):
        place = text.place(start, start + length)
        assert place.offsets is None
        assert text.offsets(parse(str(place))[0]) == (start, start + length)


@examples(50)
@given(DRAWN)
def test_lines_are_counted_as_grep_does(written: str) -> None:
    lines = re.split(r"\r?\n", written)[: -1 if written.endswith("\n") or not written else None]
    text = Text("a.txt", written.encode())
    assert [text.line(number) for number in range(1, text.lines + 1)] == lines
