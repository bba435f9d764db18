"""An indicator over the years: where each line, mark and label of its chart stands.

A target that the latest value already meets, or that is only to be kept, is a floor (of "at most": a ceiling), not a
place to go to. An axis begins at zero where that costs less than half of the height; one that does not says so.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from keikaku.records import Indicator, IndicatorValue, Label
from keikaku.render.indicators import amounts
from keikaku.render.indicators.label_places import Box, along, around, label_box
from keikaku.render.text.drawn_widths import width_of
from keikaku.texts.catalogue import LANGUAGES, label

TEXT = 11.0  # pixels
WIDTH, HEIGHT = 300.0, 186.0
TOP, RIGHT, BOTTOM = 28.0, 12.0, 38.0  # around the drawing: the unit above it, years and a note below
_ORDER = {"Target": 0, "Actual": 1, "Baseline": 2, "InterimTarget": 3}  # in which labels get their places
_MOST = 6  # numbers of what was measured that have room; of more only the first and the last are written


class Tick(NamedTuple):
    """A line across the drawing and its number in both languages."""

    y: float
    text: Label


class Point(NamedTuple):
    """A value at its place."""

    value: IndicatorValue
    x: float
    y: float


class ChartLabel(NamedTuple):
    """The number of a point; ``x`` is its middle, ``y`` its base line."""

    kind: str
    text: str
    x: float
    y: float


class Chart(NamedTuple):
    """What is drawn of a chart, in pixels."""

    left: float  # where the lines across begin
    right: float
    unit: Label
    ticks: tuple[Tick, ...]
    years: tuple[tuple[float, str], ...]
    line: tuple[Point, ...]  # what was measured
    way: tuple[Point, ...]  # from there to the target; empty where there is a floor
    floor: Box | None  # where a target that is a bound is met; its level is one of its edges
    level: tuple[float, float, float] | None  # the level: from, to, height
    points: tuple[Point, ...]
    labels: dict[str, tuple[ChartLabel, ...]]  # by language
    note: Label | None  # that the axis does not start at zero
    base: float  # the height of the lowest line


class Range(NamedTuple):
    """The lower and the upper end of an axis, and round numbers on it."""

    low: float
    high: float
    ticks: list[float]


def chart(one: Indicator) -> Chart | None:
    """The chart of the values that have a number, or a range, and a year; ``None`` where none has."""
    dated = [value for value in one.values if value.year is not None and (value.value is not None or value.is_range)]
    shown = [value for value in dated if value.value is not None]
    if not shown:
        return None
    axis = axis_of([float(end) for value in dated for end in _ends(value)])
    ticks = [
        Label(*(amounts.number_text(one, Decimal(repr(tick)), language) for language in LANGUAGES))
        for tick in axis.ticks
    ]
    left = 9 + math.ceil(max((width_of(text or "", TEXT) for tick in ticks for text in tick), default=0))
    right, base = WIDTH - RIGHT, HEIGHT - BOTTOM
    years = sorted({value.year for value in dated if value.year is not None})
    x = _scale(years[0], years[-1], left + 18, right - 22)
    y = _scale(axis.low, axis.high, base, TOP)
    points = tuple(
        Point(value, round(x(float(value.year or 0)), 1), round(y(float(value.value or 0)), 1)) for value in shown
    )
    line = tuple(point for point in points if point.value.role in ("Baseline", "Actual"))
    spans = tuple(_span(value, x, y) for value in dated if value.is_range)
    targets = [point for point in (*points, *spans) if point.value is one.aim] or [
        point for point in points if point.value.role == "Target"
    ]
    level = _level(one, points, left, targets[-1]) if targets and targets[-1] not in spans else None
    way: tuple[Point, ...] = ()
    if targets and line and level is None and one.standing != "reached":
        way = (line[-1], _reached_for(targets[-1], line[-1], y))
    inside = Box(left - 4, 13, WIDTH - 2, base)
    runs = [[(at.x, at.y) for at in run] for run in (line, way)]
    if level:
        runs.append([(level[0], level[2]), (level[1], level[2])])
    return Chart(
        left, right, _unit(one), tuple(Tick(round(y(at), 1), text) for at, text in zip(axis.ticks, ticks, strict=True)),
        tuple(_years(years, x)), line, way, _within(targets, left, y) or _met(one, level, base), level, points,
        {language: tuple(_labels(one, (*points, *spans), runs, inside, language)) for language in LANGUAGES},
        _note(axis, one), base,
    )  # fmt: skip


def _ends(value: IndicatorValue) -> list[Decimal]:
    """The number of a value, or both ends of its range."""
    return [end for end in (value.value, value.lowest, value.highest) if end is not None]


def _span(value: IndicatorValue, x: Callable[[float], float], y: Callable[[float], float]) -> Point:
    """A range at the middle of it: where its numbers stand, and no mark."""
    ends = [float(end) for end in _ends(value)]
    return Point(value, round(x(float(value.year or 0)), 1), round(y(sum(ends) / len(ends)), 1))


def _reached_for(target: Point, latest: Point, y: Callable[[float], float]) -> Point:
    """Where the way to a target ends: of a range at its nearer end."""
    goal = target.value.goal(latest.value.value or Decimal(0))
    return target if goal is None else target._replace(y=round(y(float(goal)), 1))


def _within(targets: Sequence[Point], left: float, y: Callable[[float], float]) -> Box | None:
    """Where a range is met: between its ends, up to its year."""
    if not targets or not targets[-1].value.is_range:
        return None
    lowest, highest = (round(y(float(end)), 1) for end in _ends(targets[-1].value))
    return Box(left, highest, targets[-1].x, lowest)


def axis_of(values: Sequence[float]) -> Range:
    """An axis that holds all values with some room around them, from zero where that leaves them half of the height.

    An axis that does not start at zero starts at a round number, so that it can be named.
    """
    low, high = min(values), max(values)
    spread = high - low or abs(high) * 0.2 or 1.0
    begin, end = low - 0.3 * spread, high + 0.24 * spread
    if low >= 0 and (begin <= 0 or low == high or low < 0.5 * high):
        begin = 0.0
    step = _step(begin, end)
    # Counted in steps, so that no error adds up.
    first = math.floor(begin / step + 1e-9)
    ticks = [float(f"{count * step:.12g}") for count in range(first, math.floor(end / step + 1e-9) + 1)]
    return Range(ticks[0], end, ticks)


def _step(begin: float, end: float) -> float:
    """A step of 1, 2 or 5 times a power of ten, three or four to the axis."""
    rough = (end - begin) / 3
    power = 10.0 ** math.floor(math.log10(rough))
    return next((times * power for times in (1, 2, 5) if times * power >= rough), 10 * power)


def _note(axis: Range, one: Indicator) -> Label | None:
    """That zero is not on the axis."""
    if axis.low <= 0 <= axis.high:
        return None
    ends = axis.high < 0
    at = Decimal(repr(axis.ticks[-1] if ends else axis.low))
    number = Label(
        *(
            amounts.number_text(one, at, language) + amounts.unit_behind(one.unit, language, at)
            for language in LANGUAGES
        )
    )
    return label("indicators.axis_ends" if ends else "indicators.axis_begins", number=number)


def _level(one: Indicator, points: Sequence[Point], left: float, target: Point) -> tuple[float, float, float] | None:
    """A target that is only to be kept, as a level from the left to its year."""
    if one.way != "hold" and one.standing != "reached":
        return None
    return left, max(target.x, *(point.x for point in points)), target.y


def _met(one: Indicator, level: tuple[float, float, float] | None, base: float) -> Box | None:
    """Where a level that is a bound is met: above a floor, below a ceiling."""
    target = one.aim
    if level is None or target is None:
        return None
    start, end, y = level
    if target.comparator in ("AtMost", "LessThan"):
        return Box(start, y, end, base)
    return Box(start, TOP - 12, end, y) if target.comparator in ("AtLeast", "MoreThan") else None


def _unit(one: Indicator) -> Label:
    return Label(*(amounts.unit_behind(one.unit, language).strip() for language in LANGUAGES))


def _scale(begin: float, end: float, first: float, last: float) -> Callable[[float], float]:
    def at(value: float) -> float:
        return (first + last) / 2 if begin == end else first + (value - begin) / (end - begin) * (last - first)

    return at


def _years(years: Sequence[int], x: Callable[[float], float]) -> Iterator[tuple[float, str]]:
    """The years, in two digits where they stand close; one that would touch the one before it is left out."""
    dense = any(x(later) - x(earlier) < 36 for earlier, later in itertools.pairwise(years))
    last = -math.inf
    for year in years:
        if x(year) - last >= 22:
            yield round(x(year), 1), (f"’{year % 100:02}" if dense and last > 0 else str(year))
            last = x(year)


def _labels(
    one: Indicator, points: Sequence[Point], runs: Sequence[Sequence[tuple[float, float]]], inside: Box, language: str
) -> Iterator[ChartLabel]:
    """A label for each point, clear of points, lines and other labels where there is room."""
    taken = [around(at.x, at.y, 6) for at in points]
    for run in runs:
        for start, end in itertools.pairwise(run):
            taken += along(start, end)
    measured = [point for point in points if point.value.role in ("Baseline", "Actual")]
    silent = measured[1:-1] if len(measured) > _MOST else []
    for point in sorted((at for at in points if at not in silent), key=lambda at: _ORDER.get(at.value.role, 9)):
        text = amounts.shown_text(one, point.value, language)
        bold = point.value.role in ("Target", "Actual")
        box = label_box(point.x, point.y, width_of(text, TEXT, bold) + 2, TEXT + 3, inside, taken)
        taken.append(box)
        yield ChartLabel(point.value.role, text, round((box.left + box.right) / 2, 1), round(box.bottom - 3.5, 1))
