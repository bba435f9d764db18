"""The terminal's dashboard: bars, numbers and lines that fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from keikaku.records import IRI, Citation, Indicator, IndicatorValue, Label, Named
from keikaku.render.indicators import amounts, progress_text
from keikaku.render.indicators.progress_bar import scale
from keikaku.services.indicators.indicators import indicators
from keikaku.services.indicators.standing import in_order, measured
from keikaku.services.session.session import Session
from tests.examples import examples

PEOPLE = Label("人", "people")


def indicator(
    baseline: str | None, latest: str | None, target: str | None, name: str = "来た人", unit: Label = PEOPLE
) -> Indicator:
    """One of a plan of 2014, 2016 and 2021 whose target is a least value."""

    def value(kind: str, number: str | None, year: int, comparator: str = "Exactly") -> IndicatorValue:
        decimal = None if number is None else Decimal(number)
        period = Label(f"{year}年度", f"fiscal {year}")
        printed = "―" if number is None else f"{number}{unit.ja}"
        return IndicatorValue(
            kind,
            Label(kind, kind),
            period,
            year,
            f"{year + 1}-03-31",
            decimal,
            comparator,
            printed,
            Citation("2018:1", 9),
        )

    values = (
        value("Baseline", baseline, 2014),
        value("Actual", latest, 2016),
        value("Target", target, 2021, "AtLeast"),
    )
    thing = Named(IRI("https://w3id.org/keikaku/id/2018/1"), Label(name, name), "2018:1")
    return Indicator(thing, None, None, 9, unit, values, *measured(values), False, ())


def bar(one: Indicator, plain: bool = False) -> str:
    """The line of the bar, below name and verdict in the page's first block."""
    return progress_text.render([one], "en", 200, colour=False, plain=plain).splitlines()[5]


@pytest.mark.parametrize(
    ("values", "left", "drawn", "right"),
    [
        (("0", "50", "100"), "0 people", "│███████████████░░░░░░░░░░░░░░░│", "≥ 100 people"),
        (("0", "52", "100"), "0 people", "│███████████████▋░░░░░░░░░░░░░░│", "≥ 100 people"),
        (("0", "0", "100"), "0 people (fiscal 2016)", "│░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░│", "≥ 100 people"),
        (("0", "125", "100"), "0 people", "│████████████████████████│██████", "125 people (fiscal 2016)"),
        (("0", "900", "100"), "0 people", "│██│████████████████████████████", "900 people (fiscal 2016)"),
        (("50", "30", "100"), "30 people (fiscal 2016)", "▒▒▒▒▒▒▒▒▒│░░░░░░░░░░░░░░░░░░░░░│", "≥ 100 people"),
        (("100", "75", "100"), "75 people (fiscal 2016)", "▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│", "≥ 100 people"),
        (("100", "110", "100"), "≥ 100 people", "│███████████████████████████████", "110 people (fiscal 2016)"),
        ((None, "50", "100"), "50 people (fiscal 2016)", "█┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄│", "≥ 100 people"),
        (("50", None, "100"), "50 people", "│┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄│", "≥ 100 people"),
        ((None, None, "100"), "", "┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄│", "≥ 100 people"),
    ],
)  # fmt: skip
def test_a_bar_stands_between_the_numbers_that_are_its_scale(
    values: tuple[str | None, str | None, str | None], left: str, drawn: str, right: str
) -> None:
    assert bar(indicator(*values)) == f"  {left} {drawn} {right}"


def test_a_plain_bar_is_of_ascii() -> None:
    assert bar(indicator("50", "30", "100"), plain=True) == (
        "  30 people (fiscal 2016) xxxxxxxxx|---------------------| >= 100 people"
    )
    assert bar(indicator(None, "50", "100"), plain=True) == (
        "  50 people (fiscal 2016) #..............................| >= 100 people"
    )


@given(st.lists(st.integers(-(10**6), 10**6), min_size=3, max_size=3), st.booleans())
def test_every_bar_is_as_wide_as_every_other(numbers: Sequence[int], plain: bool) -> None:
    baseline, latest, target = map(str, numbers)
    one = indicator(baseline, latest, target)
    places = scale(one)
    assert places
    drawn = progress_text._bar(one, places, plain).plain
    assert cell_len(drawn) == progress_text.BAR + 2
    assert not plain or drawn.isascii()


def test_a_block_in_both_languages() -> None:
    one = indicator("6600", "5416", "8100", "工場夜景のツアー")
    assert progress_text.render([one], "ja", 80, colour=False) == (
        "1 指標：遅れ 1\n"
        "棒：両端の数値が目盛り、│は策定時と目標値、█は現状値まで、▒は策定時からの後退\n"
        "\n"
        "工場夜景のツアー\n"
        "  遅れ（2016年度時点）\n"
        "  5416人（2016年度） ▒▒▒▒▒▒▒▒▒▒▒▒▒▒│░░░░░░░░░░░░░░░░│ 8100人\n"
        "  策定時を下回る：2016年度は5416人で、2014年度の6600人より18％少ない（2021年度の\n"
        "  目標は8100人）\n"
        "  これまで2年で1,184人減。2021年度までに2,684人増やす必要\n"
        "  2018:1 · p. 9\n"
    )
    assert progress_text.render([one], "en", 80, colour=False, plain=True, quotations={"2018:1": "原文"}) == (
        "1 indicator: off track 1\n"
        "bars: the numbers at their ends are their scale, | baseline and target, # as far\n"
        "as the latest value, x fallen short of the baseline\n"
        "\n"
        "工場夜景のツアー\n"
        "  Off track as of fiscal 2016\n"
        "  5,416 people (fiscal 2016) xxxxxxxxxxxxxx|----------------| >= 8,100 people\n"
        "  Below the baseline: 5,416 people in fiscal 2016, 18% less than the\n"
        "  6,600 people of fiscal 2014 (target for fiscal 2021: at least 8,100 people)\n"
        "  Fell by 1,184 people in 2 years so far; must rise by 2,684 people\n"
        "  by fiscal 2021\n"
        "  2018:1 · p. 9\n"
        "  「原文」\n"
    )


def test_a_terminal_without_room_for_a_bar_and_its_numbers_has_the_words_alone(session: Session) -> None:
    wide, narrow = (progress_text.render(indicators(session), "en", width, colour=False) for width in (100, 44))
    assert "│" in wide
    assert "░" not in narrow
    assert narrow.count("as of") == 28


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("width", [44, 60, 80, 100, 160])
def test_no_line_is_wider_than_the_terminal(width: int, language: str, session: Session) -> None:
    text = progress_text.render(in_order(indicators(session), "distance"), language, width, colour=False)
    assert max(map(cell_len, text.splitlines())) <= width
    assert text.count("2018:") == 30


def test_colours_only_where_they_are_wanted(session: Session) -> None:
    found = indicators(session, "2018:7")
    coloured = progress_text.render(found, "en", 80, colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == progress_text.render(found, "en", 80, colour=False)


def test_none_is_said() -> None:
    assert progress_text.render([], "ja", 80, colour=False) == "指標はない。\n"


def test_a_hostile_name_moves_no_cursor() -> None:
    text = progress_text.render([indicator("1", "2", "3", "a\x1b[2Jb\n\u202ec[red]d[/red]")], "en", 80, colour=False)
    assert "a�[2Jb �c[red]d[/red]" in text


@examples(60)
@given(st.text(max_size=40), st.integers(20, 120))
def test_any_name_fits_any_width(name: str, width: int) -> None:
    text = progress_text.render([indicator("1", "2", "3", name)], "ja", width, colour=False)
    assert max(map(cell_len, text.splitlines())) <= width


@pytest.mark.parametrize(
    ("number", "ja", "en"),
    [
        ("5416", "5,416", "5,416"),
        ("99.5", "99.5", "99.5"),
        ("151433", "15.14万", "151,433"),
        ("145270000", "1.453億", "145.3M"),
        ("4296800000000", "4.297兆", "4.297T"),
        ("12345.6", "1.235万", "12,345.6"),
        ("999999.6", "100万", "999,999.6"),
        ("-2500000", "−250万", "−2.5M"),
        ("0", "0", "0"),
    ],
)
def test_numbers_in_short(number: str, ja: str, en: str) -> None:
    assert amounts.short_number(Decimal(number), "ja") == ja
    assert amounts.short_number(Decimal(number), "en") == en
