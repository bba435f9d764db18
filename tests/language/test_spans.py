"""Years as they are written, in every era and by the Western calendar."""

from __future__ import annotations

import pytest

from keikaku.language.eras import western_year
from keikaku.language.spans import spans


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("令和3年度", "2021-04-01"),
        ("令和元年", "2019-01-01"),
        ("令和元(2019)年度", "2019-04-01"),
        ("令和2(2020)年3月", "2020-03-01"),
        ("R3年度", "2021-04-01"),
        ("h30年", "2018-01-01"),
        ("2018(平成30)年度", "2018-04-01"),
        ("昭和40年5月", "1965-05-01"),
        ("大正12年9月", "1923-09-01"),
        ("明治45年", "1912-01-01"),
    ],
)
def test_years_of_eras(text: str, first: str) -> None:
    assert [one.span.first for one in spans(text) if one.span] == [first]


@pytest.mark.parametrize("text", ["R3", "AR3年", "平成30", "H2O", "令和100年"])
def test_what_is_no_year(text: str) -> None:
    assert list(spans(text)) == []


def test_the_first_year_and_the_letters() -> None:
    assert [western_year(era, "元") for era in ("明治", "大正", "昭和", "平成", "令和")] == [
        1868,
        1912,
        1926,
        1989,
        2019,
    ]
    assert [western_year(letter, "1") for letter in "mtSHR"] == [1868, 1912, 1926, 1989, 2019]
