"""Bars and charts as they are worked out: floors, axes, places of numbers."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.records import Indicator
from keikaku.render.indicators import amounts, progress_bar, progress_chart
from keikaku.render.indicators.label_places import Box, around, meet
from keikaku.render.indicators.progress_bar import bar, scale
from keikaku.render.indicators.progress_chart import axis_of, chart
from keikaku.render.text.drawn_widths import lines_of, width_of
from keikaku.services.indicators.indicators import indicators
from keikaku.services.session.session import Session
from keikaku.texts.catalogue import LANGUAGES
from tests.render.indicators.test_progress import COMPARATORS, NUMBERS, made
from tests.render.indicators.test_progress_text import PEOPLE, indicator

FLOORS = {
    "1.1.2/1", "3.1.2/1", "3.3.1/1", "4.2.1/1", "4.2.1/2", "4.3.1/1", "4.4.1/1", "6.1.1/1"
}  # fmt: skip


def test_a_target_passed_or_to_be_kept_is_a_floor_and_every_other_a_way(session: Session) -> None:
    floors, ways = set(), set()
    for one in indicators(session):
        drawn = chart(one)
        assert drawn
        address = str(one.thing.address).removeprefix("2018:").replace("/indicator", "")
        if drawn.floor:
            floors.add(address)
            assert drawn.level
            target = next(point for point in drawn.points if point.value.kind == "Target")
            # From the left of everything to the target's year, at the target's height, and above it.
            assert drawn.level == (drawn.left, target.x, target.y)
            assert (drawn.floor.left, drawn.floor.right, drawn.floor.bottom) == (drawn.left, target.x, target.y)
            assert drawn.way == ()
        elif drawn.way:
            ways.add(address)
    assert floors == FLOORS
    assert len(ways) == 30 - len(FLOORS) - 1  # of one there is no value yet


def test_a_ceiling_is_met_below_it_and_an_exact_level_on_neither_side() -> None:
    ceiling = chart(made("60", "30", "40", "AtMost", PEOPLE))
    assert ceiling
    assert ceiling.floor
    assert ceiling.level
    assert (ceiling.floor.top, ceiling.floor.bottom) == (ceiling.level[2], ceiling.base)
    exact = chart(made("40", "30", "40", "Exactly", PEOPLE))
    assert exact
    assert (exact.floor, exact.level is not None, exact.way) == (None, True, ())


@pytest.mark.parametrize(
    ("values", "low", "note"),
    [
        (("62", "39", "100"), 0.0, None),
        (("2", "2", "7"), 0.0, None),
        (("4", "3", "4"), 2.0, "axis begins at 2 people"),
        (("12000", "10528", "12000"), 10000.0, "axis begins at 10,000 people"),
        (("15040000", "15490000", "18560000"), 12000000.0, "axis begins at 12M people"),
        (("-5", "3", "4"), None, None),
        (("-50", "-45", "-48"), None, "axis ends at −45 people"),
    ],
)
def test_an_axis_that_does_not_start_at_zero_says_so(
    values: tuple[str, str, str], low: float | None, note: str | None
) -> None:
    drawn = chart(indicator(*values))
    assert drawn
    assert (drawn.note.en if drawn.note else None) == (note and note.replace(" people", "\xa0people"))
    if low is not None:
        assert axis_of([float(value) for value in values]).low == low


@given(st.lists(st.floats(-1e12, 1e12).map(lambda number: round(number, 3)), min_size=1, max_size=4))
def test_an_axis_holds_its_values_and_starts_at_zero_where_that_costs_less_than_half_of_the_height(
    values: list[float],
) -> None:
    axis = axis_of(values)
    assert axis.low <= min(values)
    assert max(values) <= axis.high
    assert axis.low == axis.ticks[0]
    assert 1 <= len(axis.ticks) <= 8
    if 0 <= min(values) < 0.5 * max(values):
        assert axis.low == 0


def test_of_the_plan_exactly_the_charts_with_a_note_begin_above_zero(session: Session) -> None:
    for one in indicators(session):
        drawn = chart(one)
        assert drawn
        assert (drawn.ticks[0].text.en != "0") == (drawn.note is not None)
        assert drawn.ticks[0].y == drawn.base


def boxes(labels: tuple[progress_bar.BarLabel | progress_chart.ChartLabel, ...]) -> list[Box]:
    """The room of labels, in letters of their weight, without the edge that the widths err by."""
    found = []
    for label in labels:
        half = 0.45 * width_of(label.text, 11, label.kind in ("Actual", "Target"))
        found.append(Box(label.x - half, label.y - 9, label.x + half, label.y + 1))
    return found


def test_labels_of_a_chart_cover_neither_each_other_nor_a_point(session: Session) -> None:
    crowded = []
    for one in indicators(session):
        drawn = chart(one)
        assert drawn
        points = [around(point.x, point.y, 3) for point in drawn.points]
        for language in LANGUAGES:
            labels = boxes(drawn.labels[language])
            over = [pair for pair in combinations(labels, 2) if meet(*pair)]
            over += [(label, point) for label in labels for point in points if meet(label, point)]
            crowded += [(one.thing.address, language, over)] if over else []
            assert all(label.left >= -1 and label.right <= progress_chart.WIDTH + 1 for label in labels)
    assert crowded == []


@given(NUMBERS, NUMBERS, NUMBERS, COMPARATORS)
def test_a_bar_has_every_value_it_can_show_with_its_number_inside_of_it(
    baseline: str | None, latest: str | None, target: str | None, comparator: str
) -> None:
    one = made(baseline, latest, target, comparator, PEOPLE)
    places, drawn = scale(one), bar(one)
    if target is None:
        assert (places, drawn) == (None, None)
        return
    assert places
    assert drawn
    kinds = {kind for _, kind in places.ends()}
    assert ("Actual" in kinds) == (latest is not None)
    assert ("Baseline" in kinds) == (baseline is not None and one.way != "hold")
    assert all(0 <= place <= 1 for place, _ in places.ends())
    for language in LANGUAGES:
        assert {label.kind for label in drawn.labels[language]} == kinds
        assert not [pair for pair in combinations(boxes(drawn.labels[language]), 2) if meet(*pair)]
        for label in boxes(drawn.labels[language]):
            assert label.left >= -0.5
            assert label.right <= progress_bar.WIDTH + 0.5


def test_the_better_value_is_on_the_right() -> None:
    def order(one: Indicator) -> list[str]:
        places = scale(one)
        assert places
        return [kind for _, kind in places.ends()]

    assert order(made("60", "40", "100", "AtLeast", PEOPLE)) == ["Actual", "Baseline", "Target"]
    assert order(made("60", "70", "40", "AtMost", PEOPLE)) == ["Actual", "Baseline", "Target"]
    assert order(made("60", "30", "40", "AtMost", PEOPLE)) == ["Baseline", "Target", "Actual"]


@given(st.text(max_size=60), st.integers(20, 300), st.booleans())
def test_lines_lose_nothing_and_fit(text: str, room: int, bold: bool) -> None:
    lines = lines_of(text, room, 12, bold)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width_of(line, 12, bold) <= room for line in lines)


def test_a_number_keeps_its_unit() -> None:
    text = "Under way: " + amounts.value_text(indicator("1", "2", "3").values[0], PEOPLE, "en").replace("1", "12,000")
    assert all(
        "12,000" not in line or "12,000\xa0" in line for room in range(60, 200, 7) for line in lines_of(text, room, 12)
    )


def test_a_range_is_a_band_up_to_its_year_and_many_years_are_one_line(harbour: Session) -> None:
    ships, noise, *_ = indicators(harbour)
    drawn = chart(noise)
    assert drawn
    assert drawn.floor
    assert (drawn.level, drawn.way, len(drawn.points)) == (None, (), 2)
    first, latest = drawn.points
    assert first.y < drawn.floor.top < latest.y < drawn.floor.bottom  # 61 dB above it, 54 dB in it
    assert [label.text.replace("\xa0", " ") for label in drawn.labels["en"]] == ["45–55 dB", "54 dB", "61 dB"]
    lines = chart(ships)
    assert lines
    assert ([point.value.year for point in lines.line], len(lines.points)) == ([2022, 2023, 2024], 6)
    assert [point.value.year for point in lines.way] == [2024, 2050]


def test_of_many_years_only_the_first_and_the_last_number_are_written() -> None:
    one = indicator("60", "70", "100")
    actuals = [
        one.values[1]._replace(year=2000 + count, ends=f"{2001 + count}-03-31", printed=f"{60 + count}人")
        for count in range(20)
    ]
    drawn = chart(one._replace(values=(one.values[0]._replace(year=1999, ends="2000-03-31"), *actuals, one.values[2])))
    assert drawn
    assert len(drawn.line) == 21
    assert sorted(label.text for label in drawn.labels["ja"]) == ["100人", "60人", "79人"]
