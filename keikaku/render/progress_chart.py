"""An indicator as a small chart over the years and a bar of its way, as SVG elements. As js/charts.js draws them."""

from __future__ import annotations

import itertools
import math
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from keikaku.records import Indicator, IndicatorValue
from keikaku.render import progress
from keikaku.render.html_page import clean

TEXT = 11  # pixels
TOP, RIGHT, BOTTOM, LEFT = 18, 12, 22, 46
BAR_WIDTH, BAR_HEIGHT = 240, 22
FROM, TO = -0.9, 1.35  # what a bar shows of the way
_ORDER = {"Target": 0, "Actual": 1, "Baseline": 2, "FirstPeriodTarget": 3}  # in which labels get their places


class Box(NamedTuple):
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float


class Point(NamedTuple):
    """A value at its place in the chart."""

    value: IndicatorValue
    x: float
    y: float


def node(parent: Element, tag: str, text: str = "", **attributes: object) -> Element:
    """An element in another one, its text without what cannot be seen. ``class_`` is class, ``a_b`` a-b."""
    named = {key.rstrip("_").replace("_", "-"): _attribute(value) for key, value in attributes.items()}
    made = SubElement(parent, tag, named)
    if text:
        made.text = clean(text)
    return made


def _attribute(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else clean(str(value))


def chart(parent: Element, one: Indicator, language: str, width: float, height: float) -> None:
    """Draws the values into ``parent``, from the origin; nothing where no value has both number and year."""
    shown = [value for value in one.values if value.value is not None and value.year is not None]
    if not shown:
        return
    low, high, ticks = _range([value.value for value in shown if value.value is not None])
    years = sorted({value.year for value in shown if value.year is not None})
    x = _scale(years[0], years[-1], LEFT + 18, width - RIGHT - 22)
    y = _scale(low, high, height - BOTTOM, TOP)
    points = [Point(value, x(float(value.year or 0)), y(float(value.value or 0))) for value in shown]
    unit = progress.unit_behind(one.unit, language).strip()
    node(parent, "text", unit, class_="unit", x=2, y=11)
    for tick in ticks:
        node(parent, "line", class_="grid", x1=LEFT, x2=width - RIGHT, y1=y(tick), y2=y(tick))
        number = progress.short_number(Decimal(repr(tick)), language)
        node(parent, "text", number, class_="tick", x=LEFT - 5, y=y(tick) + 4, text_anchor="end")
    for text, place in _years(years, x):
        node(parent, "text", text, class_="tick", x=place, y=height - 7, text_anchor="middle")
    runs = _runs(points)
    for name, run in zip(("line", "way"), runs, strict=True):
        if len(run) > 1:
            node(parent, "path", class_=name, d="M" + "L".join(f"{at.x:.1f} {at.y:.1f}" for at in run))
    for point in points:
        mark(parent, point.value.kind, point.x, point.y)
    inside = Box(LEFT - 4, 0, width - 2, height - BOTTOM)
    for point, text, box in _labels(one, points, runs, inside, language):
        middle = (box.left + box.right) / 2
        node(
            parent, "text", text, class_=f"value is-{_kind(point)}", x=middle, y=box.bottom - 3.5, text_anchor="middle"
        )


def mark(parent: Element, kind: str, x: float, y: float) -> None:
    """Dots for what was measured, open diamonds for targets."""
    if kind in ("Target", "FirstPeriodTarget"):
        r = 6.5 if kind == "Target" else 5.0
        outline = f"M{x:.1f} {y - r:.1f}l{r} {r}l{-r} {r}l{-r} {-r}Z"
        node(parent, "path", class_=f"mark is-{kind}", d=outline)
    elif kind in ("Baseline", "Actual"):
        node(parent, "circle", class_=f"mark is-{kind}", cx=x, cy=y, r=5 if kind == "Actual" else 4.2)


def bar(parent: Element, one: Indicator) -> None:
    """Draws the way from baseline (left line) to target (right line), 240 by 22 pixels from the origin."""
    x = _scale(FROM, TO, 4, BAR_WIDTH - 4)
    place = progress.place(one)
    if one.way == "hold" and place is not None:  # no way to go, only a level to keep: the change stands beside it
        node(parent, "rect", class_="track", x=x(0), y=10, width=x(TO) - x(0), height=2, rx=1)
    else:
        track = "track" if place is not None else "track is-unknown"
        node(parent, "rect", class_=track, x=x(0), y=7, width=x(1) - x(0), height=8, rx=4)
    if place is not None:
        start, now = (x(min(max(at, FROM), TO)) for at in place)
        left, size = min(start, now), max(abs(now - start), 1.0)
        node(parent, "rect", class_="come", x=left, y=7, width=size, height=8, rx=3)
    if one.way in ("up", "down"):
        node(parent, "line", class_="end is-start", x1=x(0), x2=x(0), y1=3, y2=19)
    node(parent, "line", class_="end", x1=x(1), x2=x(1), y1=3, y2=19)
    if place is None:
        return
    if FROM <= place.now <= TO:
        node(parent, "circle", class_="now", cx=now, cy=11, r=5.5)
        return
    tip = 5 if place.now > 0 else -5
    node(parent, "path", class_="now", d=f"M{now - tip:.1f} 4L{now + tip / 2:.1f} 11L{now - tip:.1f} 18Z")


def width_of(text: str, size: float) -> float:
    """About how wide a text is, in pixels."""
    return size * sum(1 if unicodedata.east_asian_width(sign) in "WF" else 0.58 for sign in text)


def _kind(point: Point) -> str:
    return point.value.kind if point.value.kind in _ORDER else "Other"


def _range(values: Sequence[Decimal]) -> tuple[float, float, list[float]]:
    """A range that holds all values with some room around them, and a few round numbers in it."""
    low, high = float(min(values)), float(max(values))
    spread = high - low or abs(high) * 0.2 or 1.0
    begin = max(low - 0.3 * spread, min(0.0, low)) if low >= 0 else low - 0.3 * spread
    end = high + 0.24 * spread
    return begin, end, _round_numbers(begin, end)


def _round_numbers(begin: float, end: float) -> list[float]:
    rough = (end - begin) / 3
    power = 10.0 ** math.floor(math.log10(rough))
    step = next((times * power for times in (1, 2, 5) if times * power >= rough), 10 * power)
    first = math.ceil(begin / step - 1e-9)
    count = math.floor(end / step + 1e-9) - first + 1
    return [float(f"{(first + number) * step:.12g}") for number in range(count)]


def _scale(begin: float, end: float, first: float, last: float) -> Callable[[float], float]:
    def at(value: float) -> float:
        return (first + last) / 2 if begin == end else first + (value - begin) / (end - begin) * (last - first)

    return at


def _years(years: Sequence[int], x: Callable[[float], float]) -> Iterator[tuple[str, float]]:
    """The years, in two digits where they stand close."""
    dense = any(x(later) - x(earlier) < 34 for earlier, later in itertools.pairwise(years))
    last = -math.inf
    for year in years:
        if x(year) - last >= 20:
            yield (f"’{year % 100:02}" if dense and last > 0 else str(year)), x(year)
            last = x(year)


def _runs(points: Sequence[Point]) -> tuple[list[Point], list[Point]]:
    """What was measured, and the way from there to the target."""
    measured = [point for point in points if point.value.kind in ("Baseline", "Actual")]
    targets = [point for point in points if point.value.kind == "Target"]
    return measured, [*measured[-1:], *targets[-1:]] if targets else []


def _labels(
    one: Indicator, points: Sequence[Point], runs: Sequence[Sequence[Point]], inside: Box, language: str
) -> Iterator[tuple[Point, str, Box]]:
    """A label for each point, clear of points, lines and other labels where there is room."""
    taken = [Box(at.x - 6, at.y - 6, at.x + 6, at.y + 6) for at in points]
    for run in runs:
        for start, end in itertools.pairwise(run):
            taken += _along(start, end)
    for point in sorted(points, key=lambda at: _ORDER.get(at.value.kind, 9)):
        text = progress.value_text(point.value, one.unit, language)
        box = _label_box(point, width_of(text, TEXT) + 4, TEXT + 3, inside, taken)
        taken.append(box)
        yield point, text, box


def _along(start: Point, end: Point) -> list[Box]:
    """A line as small boxes along it."""
    count = max(1, round(math.hypot(end.x - start.x, end.y - start.y) / 8))
    boxes = []
    for number in range(count):
        share = (number + 0.5) / count
        x, y = start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share
        boxes.append(Box(x - 2, y - 2, x + 2, y + 2))
    return boxes


def _label_box(at: Point, width: float, height: float, inside: Box, taken: Sequence[Box]) -> Box:
    gap = 7
    middle = min(max(at.x - width / 2, inside.left), inside.right - width)
    corners = [
        (middle, at.y - gap - height), (middle, at.y + gap), (at.x + gap, at.y - height / 2),
        (at.x - gap - width, at.y - height / 2), (middle, at.y - gap - 2.2 * height),
        (middle, at.y + gap + 1.2 * height), (at.x + gap, at.y + gap - 3), (at.x - gap - width, at.y + gap - 3),
    ]  # fmt: skip
    boxes = [Box(left, top, left + width, top + height) for left, top in corners]
    return min(boxes, key=lambda box: _cost(box, inside, taken))


def _cost(box: Box, inside: Box, taken: Sequence[Box]) -> float:
    """What a label would cover: a line rather than a point or a label, and these rather than lie outside."""
    covered = sum(
        0.3 if other.right - other.left <= 4 else 2.0
        for other in taken
        if box.left < other.right and other.left < box.right and box.top < other.bottom and other.top < box.bottom
    )
    outside = box.left < inside.left or box.right > inside.right or box.top < inside.top or box.bottom > inside.bottom
    return covered + 8 * outside
