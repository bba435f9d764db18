"""The terminal's dashboard: bars, numbers and lines that fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from keikaku.records import IRI, Citation, Indicator, IndicatorValue, Label, Named
from keikaku.render import progress, progress_text
from keikaku.services.indicators import indicators
from keikaku.services.progress import in_order, measured
from keikaku.store.base import Store

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
    """The bar alone, in the third line of the page's first block."""
    text = progress_text.render([one], "en", 200, colour=False, plain=plain)
    return text.splitlines()[4][2:].ljust(42)[:42]


@pytest.mark.parametrize(
    ("values", "drawn", "plain"),
    [
        (("0", "50", "100"), " " * 14 + "│██████████░░░░░░░░░░│      ", " " * 14 + "|##########----------|      "),
        (("0", "52", "100"), " " * 14 + "│██████████▍░░░░░░░░░│      ", " " * 14 + "|##########----------|      "),
        (("0", "0", "100"), " " * 14 + "│░░░░░░░░░░░░░░░░░░░░│      ", " " * 14 + "|--------------------|      "),
        (("0", "110", "100"), " " * 14 + "│████████████████████│██    ", " " * 14 + "|####################|##    "),
        (("0", "900", "100"), " " * 14 + "│████████████████████│█████▶", " " * 14 + "|####################|#####>"),
        (
            ("50", "30", "100"),
            " " * 6 + "████████│░░░░░░░░░░░░░░░░░░░░│      ",
            " " * 6 + "########|--------------------|      ",
        ),
        (("50", "0", "60"), "◀█████████████│░░░░░░░░░░░░░░░░░░░░│      ", "<#############|--------------------|      "),
        (("100", "75", "100"), " " * 14 + "░░░░░░░░░░░░░░░░█████│      ", " " * 14 + "----------------#####|      "),
        (("100", "110", "100"), " " * 14 + "░░░░░░░░░░░░░░░░░░░░░│██    ", " " * 14 + "---------------------|##    "),
        ((None, "50", "100"), " " * 14 + "┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄│      ", " " * 14 + ".....................|      "),
    ],
)  # fmt: skip
def test_a_bar_for_every_way_that_a_value_can_stand(
    values: tuple[str | None, str | None, str | None], drawn: str, plain: str
) -> None:
    assert bar(indicator(*values)) == drawn
    assert bar(indicator(*values), plain=True) == plain


@given(
    st.lists(st.integers(-(10**6), 10**6), min_size=3, max_size=3),
    st.booleans(),
)
def test_every_bar_is_as_wide_as_every_other(numbers: Sequence[int], plain: bool) -> None:
    baseline, latest, target = map(str, numbers)
    one = indicator(baseline, latest, target)
    drawn = progress_text._bar(one, plain).plain
    assert cell_len(drawn) == progress_text.BACK + progress_text.WAY + progress_text.BEYOND + 2
    assert not plain or drawn.isascii()


def test_a_block_in_both_languages() -> None:
    one = indicator("6600", "5416", "8100", "工場夜景のツアー")
    assert progress_text.render([one], "ja", 80, colour=False) == (
        "1 指標：後退 1\n"
        "棒：左の線は策定時、右の線は目標値\n"
        "\n"
        "工場夜景のツアー\n"
        "  ◀█████████████│░░░░░░░░░░░░░░░░░░░░│        後退 −79%\n"
        "  6600人 (2014年度) → 5416人 (2016年度) → 目標 8100人 (2021年度)\n"
        "  これまで 年−592人、必要 年+537人\n"
        "  2018:1 · p. 9\n"
    )
    assert progress_text.render([one], "en", 80, colour=False, plain=True, quotations={"2018:1": "原文"}) == (
        "1 indicator: stepped back 1\n"
        "bars: from the baseline (left line) to the target (right line)\n"
        "\n"
        "工場夜景のツアー\n"
        "  <#############|--------------------|        Stepped back -79%\n"
        "  6,600 people (fiscal 2014) -> 5,416 people (fiscal 2016) -> target >= 8,100\n"
        "  people (fiscal 2021)\n"
        "  so far -592 people a year, needed +537 people a year\n"
        "  2018:1 · p. 9\n"
        "  「原文」\n"
    )


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("width", [44, 60, 80, 100, 160])
def test_no_line_is_wider_than_the_terminal(width: int, language: str, store: Store) -> None:
    text = progress_text.render(in_order(indicators(store), "distance"), language, width, colour=False)
    assert max(map(cell_len, text.splitlines())) <= width
    assert text.count("2018:") == 30


def test_colours_only_where_they_are_wanted(store: Store) -> None:
    found = indicators(store, "2018:7")
    coloured = progress_text.render(found, "en", 80, colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == progress_text.render(found, "en", 80, colour=False)


def test_none_is_said() -> None:
    assert progress_text.render([], "ja", 80, colour=False) == "指標はない。\n"


def test_a_hostile_name_moves_no_cursor() -> None:
    text = progress_text.render([indicator("1", "2", "3", "a\x1b[2Jb\n\u202ec[red]d[/red]")], "en", 80, colour=False)
    assert "a�[2Jb �c[red]d[/red]" in text


@settings(max_examples=60)
@given(st.text(max_size=40), st.integers(20, 120))
def test_any_name_fits_any_width(name: str, width: int) -> None:
    text = progress_text.render([indicator("1", "2", "3", name)], "ja", width, colour=False)
    assert max(map(cell_len, text.splitlines())) <= max(width, 2 + progress_text.BACK + progress_text.WAY + 8)


@pytest.mark.parametrize(
    ("number", "ja", "en"),
    [
        ("5416", "5,416", "5,416"),
        ("99.5", "99.5", "99.5"),
        ("151433", "15.14万", "151,433"),
        ("145270000", "1.453億", "145.3M"),
        ("4296800000000", "4.297兆", "4.297T"),
        ("999999.6", "100万", "999,999.6"),
        ("-2500000", "−250万", "−2.5M"),
        ("0", "0", "0"),
    ],
)
def test_numbers_in_short(number: str, ja: str, en: str) -> None:
    assert progress.short_number(Decimal(number), "ja") == ja
    assert progress.short_number(Decimal(number), "en") == en
