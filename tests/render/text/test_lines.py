"""Lines are as long as fit, and lose nothing but blanks at their ends."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from keikaku.render.text.lines import fill, fitting

PIECES = st.lists(st.text("ab あ", min_size=1, max_size=6), max_size=12)


def test_a_line_is_filled_before_the_next_begins() -> None:
    assert fill(["one ", "two ", "three ", "four"], 9, len) == ["one two", "three", "four"]
    assert fill(["too long for it", " ", "x"], 4, len) == ["too long for it", "x"]
    assert fill([], 9, len) == [""]


@given(PIECES, st.integers(1, 12))
def test_no_line_is_wider_unless_one_piece_is(pieces: list[str], room: int) -> None:
    lines = fill(pieces, room, len)
    assert "".join(lines).replace(" ", "") == "".join(pieces).replace(" ", "")
    longest = max((len(piece.rstrip()) for piece in pieces), default=0)
    assert all(len(line) <= max(room, longest) for line in lines)


@given(PIECES, st.integers(1, 6))
def test_what_is_too_wide_is_parted_and_nothing_else(pieces: list[str], room: int) -> None:
    found = fitting(pieces, room, len, [str.split, list])
    assert all(len(piece.rstrip()) <= room for piece in found)
    assert "".join(found).replace(" ", "") == "".join(pieces).replace(" ", "")
    assert fitting(pieces, 6, len, [str.split, list]) == pieces
