"""What the explorer's page holds of indicators: their values, how they stand, in words and pictures."""

from __future__ import annotations

from typing import Literal, TypedDict

from keikaku.page_data.names import Names

Way = Literal["up", "down", "hold", "none"]
"""Whether an indicator's target lies above or below its baseline, or is to be kept."""
Standing = Literal["reached", "underway", "back", "baseless", "unmeasured", "aimless"]
"""See Indicator in records.py: back is worse than the baseline, baseless has none, unmeasured has no later value,
aimless no target in numbers."""
OnTrack = Literal["reached", "on", "off", "unknown"]
"""Whether an indicator's target will be met if the pace so far is kept up: see Indicator in records.py."""
First = Literal["met", "missed"]
"""Whether the interim target that counts is met."""
ValueKind = Literal["Baseline", "Actual", "InterimTarget", "Target"]
"""A plan's own kind of value counts as the one of which it is a case: a first-period target is an interim one."""
PlacedLabel = tuple[str, str, float, float]
"""A number in a picture: the kind of its value, its text, the middle of its line."""


class Track(TypedDict):
    """Whether an indicator is on track."""

    id: OnTrack
    name: Names
    means: Names


class BareValue(TypedDict):
    """A value of an indicator."""

    kind: ValueKind
    name: Names
    """of its kind: 現状値, “baseline”"""
    period: Names
    """empty where the plan gives none"""
    year: int | None
    """in which the period ends: a fiscal year by the year in which it begins"""
    ends: str | None
    """the period's last day"""
    value: float | None
    """in the base unit"""
    lowest: float | None
    highest: float | None
    """the ends of a range"""
    comparator: str
    """Exactly, AtLeast …"""
    printed: str
    """as the plan prints it"""
    stated: list[int]
    """passages"""


class Value(BareValue):
    """A value of an indicator."""

    written: Names
    """as a page shows it: 8,100人以上, “≥ 8,100 people”; an average says that it is one"""


class Ranks(TypedDict):
    """An indicator's place in orders other than the plan's own."""

    distance: int
    pace: int


class IndicatorNumbers(TypedDict):
    """What is worked out from the values of an indicator."""

    thing: int
    of: int
    """the measure whose indicator it is, or -1"""
    unit: Names
    way: Way
    standing: Standing
    share: float | None
    """of the way from baseline to final target that the latest value has come: 0 to 1, below 0 for a step back, above
    1 beyond it; null where the plan gives no baseline, no later value or no distance. No text: see told"""
    pace: float | None
    """change a year still needed from the latest value to the final target, in units; 0 where it is reached"""
    past: float | None
    """change a year from the baseline to the latest value, in units"""
    years: float | None
    """from the end of the latest value's period to the end of the target's"""
    track: OnTrack
    aim: int
    """place among its values of the target that it is judged by, or -1"""
    interim: int
    """place among its values of the interim target that counts: the last that is due, else the next; or -1"""
    first: First | None
    """null where that is not known yet"""
    ranks: Ranks
    cumulative: bool
    """whether its values add up over the years"""
    changes: list[Names]
    """since the plan was first drawn up: target revised, method changed, newly set"""


class BareIndicator(IndicatorNumbers):
    """An indicator in numbers."""

    values: list[BareValue]
    """by time; what is printed in place of a number (―) comes last"""


class Indicator(IndicatorNumbers):
    """An indicator in numbers, words and pictures."""

    values: list[Value]
    """by time; what is printed in place of a number (―) comes last"""
    told: Told
    bar: Bar | None
    """null where there is no target in numbers"""
    chart: Chart | None
    """null where no value has a number and a year"""


class Told(TypedDict):
    """An indicator in words; what cannot be said is empty in both languages."""

    verdict: Names
    """whether it is on track, and of when the latest value is: “Off track as of fiscal 2016”"""
    head: Names
    """where it stands, in a few words: “Below the baseline”"""
    state: Names
    """the same with its numbers"""
    why: Names
    """what the verdict rests on: the change so far, the change still needed"""
    first: Names
    """whether the interim target that counts is met"""
    past: Names
    """the change so far: “fell by 23 cases in 2 years”"""
    pace: Names
    """the change still needed: “rise by 61 cases by fiscal 2021”"""
    notes: list[Names]
    """cumulative, target revised …"""


class Bar(TypedDict):
    """A bar, 280 pixels wide."""

    height: float
    way: tuple[float, float]
    """from the first value to the last"""
    open: bool
    """whether it is not known how far the value has come"""
    come: tuple[float, float] | None
    """what has been gained or lost"""
    met: tuple[float, float] | None
    """where the target is met"""
    marks: list[tuple[str, float]]
    """the kind of value and its place"""
    labels: tuple[list[PlacedLabel], list[PlacedLabel]]
    """in Japanese and in English"""


class Chart(TypedDict):
    """A chart, 300 by 186 pixels."""

    left: float
    """where its lines across begin"""
    unit: Names
    ticks: list[tuple[float, str, str]]
    """height and number in Japanese and in English"""
    years: list[tuple[float, str]]
    line: str
    """what was measured, as a path; may be empty"""
    way: str
    """from there to the target; empty where the target is a level to keep"""
    met: tuple[float, float, float, float] | None
    """left, top, right and bottom of where such a level is met"""
    level: tuple[float, float, float] | None
    """from, to, height"""
    broken: str
    """the mark of an axis that does not start at zero; may be empty"""
    note: Names | None
    """that says so"""
    marks: list[tuple[str, float, float]]
    """the kind of value and its place"""
    labels: tuple[list[PlacedLabel], list[PlacedLabel]]
    """in Japanese and in English"""
