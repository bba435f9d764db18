from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.render.text.widths import Need, fit, need

NAME = Need(60, 12, 12)  # words of a label
ADDRESS = Need(21, 21, 11)  # 2018:6.1.1/action/14
LINK = Need(70, 70, 14)  # an IRI
PAGE = Need(3, 3, 3)
NEEDS = st.lists(
    st.tuples(st.integers(0, 90), st.integers(0, 90), st.integers(0, 90)).map(
        lambda three: Need(*sorted(three, reverse=True))
    ),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize(
    ("needs", "room", "expected"),
    [
        ([NAME, ADDRESS, PAGE], 90, [60, 21, 3]),  # all have what they want
        ([NAME, ADDRESS, PAGE], 50, [26, 21, 3]),  # the widest gives way
        ([NAME, NAME, ADDRESS, PAGE], 75, [26, 25, 21, 3]),  # two share, and no cell is left over
        ([NAME, ADDRESS, PAGE], 30, [14, 13, 3]),  # no room for the address whole
        ([NAME, LINK, ADDRESS], 100, [40, 39, 21]),  # a long IRI is broken before an address
        ([NAME, ADDRESS, PAGE], 25, None),  # words would be broken
        ([Need(0, 0, 0)], 0, [0]),
    ],
)
def test_the_room_is_shared(needs: list[Need], room: int, expected: list[int] | None) -> None:
    assert fit(needs, room) == expected


@given(NEEDS, st.integers(0, 300))
def test_no_column_gets_more_than_it_wants_and_no_room_is_wasted(needs: list[Need], room: int) -> None:
    widths = fit(needs, room)
    if widths is not None:
        assert sum(widths) == min(room, sum(one.whole for one in needs))
        assert all(width <= one.whole for width, one in zip(widths, needs, strict=True))


def test_the_need_of_a_column_is_that_of_its_longest_cell() -> None:
    assert need(["Stated in", "2018:6.1.1/action/14\n2018:6.1.1/issue/3", ""]) == Need(20, 20, 11)
    assert need(["名称", "支援機関などとのネットワーク"]) == Need(28, 4, 4)
    assert need(["頁", "133"]) == Need(3, 3, 3)
    assert need([]) == Need(0, 0, 0)
