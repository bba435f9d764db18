"""An indicator as a bar: baseline, latest value and target on a line, the better value on the right.

Every bar has a scale of its own, which its numbers give; there is none that 7 places and 1.5 million people share.
"""

from __future__ import annotations

from typing import NamedTuple

from keikaku.records import Indicator
from keikaku.render.indicators import amounts
from keikaku.render.text.drawn_widths import width_of
from keikaku.texts import catalogue

WIDTH, TEXT = 280.0, 11.0  # pixels
LINE = 24.0  # where the bar's middle stands; above it the latest value, below it baseline and target
_LEFT, _RIGHT, _BEHIND = 8.0, 250.0, 276.0  # the ends of the scale, and how far the room beyond a target goes
_KINDS = ("Baseline", "Target", "Actual")


class Scale(NamedTuple):
    """The places of the values between 0 and 1; ``None`` for what there is not, or what a level makes no end of."""

    baseline: float | None
    latest: float | None
    target: float

    def ends(self) -> list[tuple[float, str]]:
        """The places in their order, each with the kind of its value."""
        places = zip((self.baseline, self.target, self.latest), _KINDS, strict=True)
        return sorted((place, kind) for place, kind in places if place is not None)

    def come(self) -> tuple[float, float] | None:
        """What the latest value has gained or lost: from the baseline, or from the level to be kept, to where it is."""
        if self.latest is None:
            return None
        return (self.target if self.baseline is None else self.baseline), self.latest


class BarLabel(NamedTuple):
    """A number at its place; ``x`` is its middle, ``y`` its base line."""

    kind: str
    text: str
    x: float
    y: float


class Bar(NamedTuple):
    """What is drawn of a bar, in pixels."""

    height: float
    way: tuple[float, float]  # from the first place to the last
    is_open: bool  # whether it is not known how far the value has come
    come: tuple[float, float] | None
    met: tuple[float, float] | None  # where the target is met, of a bound
    marks: tuple[tuple[str, float], ...]  # kind and place
    labels: dict[str, tuple[BarLabel, ...]]  # by language


def scale(one: Indicator) -> Scale | None:
    """Where the values stand; ``None`` where there is no target in numbers to draw a line for."""
    target, baseline, latest = one.aim, one.find("Baseline"), one.find("Actual")
    if target is None or target.value is None or (one.standing == "aimless" and one.way != "hold"):
        return None
    shown = {"target": target.value}
    if baseline is not None and baseline.value is not None and one.way != "hold":
        shown["baseline"] = baseline.value
    if latest is not None and latest.value is not None:
        shown["latest"] = latest.value
    low, high = min(shown.values()), max(shown.values())
    lower = one.way == "down" or target.comparator in ("AtMost", "LessThan")
    if low == high:
        return Scale(None, 0.7 if "latest" in shown else None, 1.0 if len(shown) == 1 else 0.7)
    places = {name: float((value - low) / (high - low)) for name, value in shown.items()}
    places = {name: 1 - place if lower else place for name, place in places.items()}
    return Scale(places.get("baseline"), places.get("latest"), places["target"])


def end_text(one: Indicator, kind: str, language: str) -> str:
    """The number of a kind of value as it stands at a bar: the latest value with its period."""
    value = one.find(kind)
    if value is None:
        return ""
    text = amounts.value_text(value, one.unit, language)
    when = value.period.best(language) if kind == "Actual" else None
    if not when:
        return text
    if amounts.is_average(one, value):
        when = catalogue.text("indicators.average_of", language, when=when)
    return catalogue.text("indicators.value_when", language, value=text, when=when)


def bar(one: Indicator) -> Bar | None:
    """The bar in pixels, ``WIDTH`` wide; ``None`` where there is no target in numbers."""
    places = scale(one)
    if places is None:
        return None
    marks = tuple((kind, _x(place)) for place, kind in places.ends())
    come = None if one.standing in ("baseless", "unmeasured") else places.come()
    labels = {language: _labels(one, dict(marks), language) for language in catalogue.LANGUAGES}
    low = max((label.y for many in labels.values() for label in many), default=LINE)
    target = one.find("Target")
    bound = target is not None and target.comparator in ("AtLeast", "AtMost", "MoreThan", "LessThan")
    return Bar(
        round(low + 5, 1),
        (min((x for _, x in marks), default=_LEFT) if len(marks) > 1 else _LEFT, max(x for _, x in marks)),
        come is None,
        (_x(min(come)), _x(max(come))) if come else None,
        (_x(places.target), _BEHIND) if bound else None,
        marks,
        labels,
    )


def _x(place: float) -> float:
    return round(_LEFT + place * (_RIGHT - _LEFT), 1)


def _labels(one: Indicator, places: dict[str, float], language: str) -> tuple[BarLabel, ...]:
    """The latest value above the bar, baseline and target below it: side by side, or one under the other."""
    found = []
    below: list[tuple[float, float]] = []
    for kind in sorted(places, key=lambda kind: places[kind]):
        text = end_text(one, kind, language)
        half = width_of(text, TEXT, bold=kind != "Baseline") / 2
        x = min(max(places[kind], half), WIDTH - half)
        if kind == "Actual":
            found.append(BarLabel(kind, text, round(x, 1), LINE - 10))
            continue
        crowded = any(x - half < right + 8 and left - 8 < x + half for left, right in below)
        found.append(BarLabel(kind, text, round(x, 1), LINE + (32 if crowded else 19)))
        below.append((x - half, x + half))
    return tuple(found)
