"""How far an indicator has come: way, standing, share, pace. Numbers only, no store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from keikaku.records import DIRECTIONS, Indicator, IndicatorValue, aim_of, interim_of

if TYPE_CHECKING:
    from decimal import Decimal

# A target that is only a word: keep, increase, reduce.
_WORDS = {
    "hold": ("維持", "maintain", "keep"),
    "down": ("減少", "低減", "削減", "縮小", "reduce", "decrease", "fewer"),
    "up": ("増加", "向上", "上昇", "拡大", "increase", "improve", "more"),
}
_EXACT = (
    "Exactly",
    "Approximately",
    "",
)  # a value with another comparator is a bound: how far it has come is not known
_MORE, _LESS = ("AtLeast", "MoreThan"), ("AtMost", "LessThan")

SORTS = ("distance", "plan", "pace")


class Measured(NamedTuple):
    """What follows from the values of an indicator; see Indicator for what each means."""

    way: str
    standing: str
    share: float | None = None
    pace: float | None = None
    past: float | None = None
    years: float | None = None
    track: str = "unknown"
    first: str | None = None


def measured(points: Sequence[IndicatorValue], comparable: bool = True) -> Measured:
    """What the values of one indicator say. ``comparable``: whether they are all in one unit."""
    baseline, latest, target = _number(points, "Baseline", 0), _number(points, "Actual"), aim_of(points)
    if target is None or not comparable:
        words = " ".join(point.printed.casefold() for point in points if point.role == "Target")
        said = (way for way, signs in _WORDS.items() if any(sign in words for sign in signs))
        return Measured("none" if target else next(said, "none"), "aimless", past=_past(baseline, latest, comparable))
    if target.value is None:
        found = ranged(baseline, latest, target) if target.is_range else directed(baseline, latest, target)
        return found._replace(past=_past(baseline, latest), first=_first(points, baseline, latest))
    way = _way(baseline, target)
    met = latest is not None and _meets(latest, target, way)
    share = _share(baseline, latest, target) if way in ("up", "down") else None
    years = latest.years_to(target) if latest else None
    pace = None
    if met:
        pace = 0.0
    elif latest and sought(baseline, target) != "none" and years and years > 0 and _is_exact(latest):
        pace = float(_of(target) - _of(latest)) / years
    past = _past(baseline, latest)
    standing = _standing(baseline, latest, target, met)
    track = _track(baseline, latest, target, standing, way)
    return Measured(way, standing, share, pace, past, years, track, _first(points, baseline, latest))


def ranged(baseline: IndicatorValue | None, latest: IndicatorValue | None, target: IndicatorValue) -> Measured:
    """Where the latest value stands to a range: reached inside of it, else so far from its nearer end."""
    way = _way_to_range(baseline, target)
    if latest is None or not _is_exact(latest):
        return Measured(way, "unmeasured" if baseline else "baseless")
    years, goal, now = latest.years_to(target), target.goal(_of(latest)), _of(latest)
    assert goal is not None
    if goal == now:
        return Measured(way, "reached", None, 0.0, None, years, "reached")
    pace = float(goal - now) / years if years and years > 0 else None
    if baseline is None or not _is_exact(baseline):
        track = "off" if years is not None and years <= 0 else "unknown"
        return Measured(way, "baseless" if baseline is None else "underway", None, pace, None, years, track)
    gained, rises = now - _of(baseline), goal > now
    standing = "back" if abs(goal - now) > _short_of_range(baseline, target) else "underway"
    share = _share_of(baseline, now, goal, way)
    if years is None:
        return Measured(way, standing, share, pace, None, years)
    then = _then(baseline, latest, years)
    if years <= 0 or not gained or (gained > 0) != rises:
        track = "off"
    else:
        track = "unknown" if then is None else "on" if _holds(target, then) else "off"
    return Measured(way, standing, share, pace, None, years, track)


def directed(baseline: IndicatorValue | None, latest: IndicatorValue | None, target: IndicatorValue) -> Measured:
    """Where the latest value stands to a direction alone: reached where it has gone that way from the baseline.

    Of what is to be kept only the same value surely is: how far it may move, and which way, is not said.
    """
    way = DIRECTIONS[target.comparator]
    if baseline is None:
        return Measured(way, "baseless")
    if latest is None:
        return Measured(way, "unmeasured")
    if not (_is_exact(baseline) and _is_exact(latest)):
        return Measured(way, "aimless")
    gained, years = _of(latest) - _of(baseline), latest.years_to(target)
    if gained == 0 if way == "hold" else gained > 0 if way == "up" else gained < 0:
        return Measured(way, "reached", None, 0.0, None, years, "reached")
    if way == "hold":
        return Measured(way, "aimless", None, None, None, years)
    return Measured(way, "back" if gained else "underway", None, None, None, years, "off")


def in_order(indicators: Iterable[Indicator], sort: str) -> list[Indicator]:
    """By ``distance`` (farthest first), in the order of the ``plan``, or by ``pace`` (hardest first).

    By distance: below the baseline; underway, the smallest share first; reached; then those of which it cannot be
    said, as far as one can see the one that lacks most first. By pace: the change a year still needed as a
    multiple of the change a year so far (nothing so far, or backwards: first), reached and unknown ones last.
    """
    listed = list(indicators)
    if sort == "plan":
        return listed
    return sorted(listed, key=_effort if sort == "pace" else _distance)


def _distance(one: Indicator) -> tuple[int, float]:
    lacking = -_lacking(one)
    if one.standing == "back":
        return (0, one.share) if one.share is not None else (1, lacking)
    if one.standing == "underway":
        return (2, one.share if one.share is not None else lacking)
    if one.standing == "reached":
        return (3, lacking)
    return (4 if one.standing == "baseless" else 5 if one.standing == "unmeasured" else 6, lacking)


def _lacking(one: Indicator) -> float:
    """What the latest value (without one: the baseline) lacks, as a share of the target; below 0 beyond it."""
    latest, target = one.find("Actual") or one.find("Baseline"), one.aim
    goal = target.goal(_of(latest)) if latest and target else None
    if latest is None or target is None or not goal:
        return 0.0
    lacks = float((goal - _of(latest)) / abs(goal))
    if target.is_range:
        return abs(lacks)
    return -lacks if one.way == "down" or target.comparator in ("AtMost", "LessThan") else lacks


def _effort(one: Indicator) -> tuple[int, float]:
    if one.standing == "reached":
        return (2, 0.0)
    if one.pace is None:
        return (3, 0.0)
    if one.past is None:
        return (1, -_lacking(one))
    forward = one.past * one.pace > 0
    return (0, -abs(one.pace / one.past) if forward else float("-inf"))


def _number(points: Sequence[IndicatorValue], kind: str, place: int = -1) -> IndicatorValue | None:
    """The first or last value of a kind that has a number."""
    found = [point for point in points if point.role == kind and point.value is not None]
    return found[place] if found else None


def _of(point: IndicatorValue) -> Decimal:
    assert point.value is not None
    return point.value


def _is_exact(point: IndicatorValue) -> bool:
    return point.comparator in _EXACT


def _way(baseline: IndicatorValue | None, target: IndicatorValue) -> str:
    if baseline is None:
        return "none"
    # "At least 80" from a baseline of 90 is no way down: the baseline already meets it.
    if _of(baseline) == _of(target) or (target.comparator not in _EXACT and _meets(baseline, target, "")):
        return "hold"
    return "up" if _of(target) > _of(baseline) else "down"


def sought(baseline: IndicatorValue | None, target: IndicatorValue) -> str:
    """Which way is better: up, down, or none where nothing tells: its comparator does, else where it lies."""
    if target.comparator in _MORE or DIRECTIONS.get(target.comparator) == "up":
        return "up"
    if target.comparator in _LESS or DIRECTIONS.get(target.comparator) == "down":
        return "down"
    if target.value is None and not target.is_range:
        return "none"
    way = _way_to_range(baseline, target) if target.is_range else _way(baseline, target)
    return way if way in ("up", "down") else "none"


def _way_to_range(baseline: IndicatorValue | None, target: IndicatorValue) -> str:
    if baseline is None:
        return "none"
    goal, start = target.goal(_of(baseline)), _of(baseline)
    return "hold" if goal is None or goal == start else "up" if goal > start else "down"


def _short_of_range(value: IndicatorValue, target: IndicatorValue) -> Decimal:
    """How far a value lies outside of a range."""
    goal = target.goal(_of(value))
    assert goal is not None
    return abs(goal - _of(value))


def _holds(target: IndicatorValue, number: Fraction) -> bool:
    """Whether a range holds a number."""
    return target.lowest is not None and target.highest is not None and target.lowest <= number <= target.highest


def _share_of(baseline: IndicatorValue | None, now: Decimal, goal: Decimal, way: str) -> float | None:
    """Of the way from the baseline to the nearer end of a range; None for a value beyond the range, or a level."""
    if baseline is None or not _is_exact(baseline) or way not in ("up", "down") or (goal > now) != (way == "up"):
        return None
    start = _of(baseline)
    return float((now - start) / (goal - start)) + 0.0


def _then(baseline: IndicatorValue, latest: IndicatorValue, left: float) -> Fraction | None:
    """The value in so many years, if it goes on as from the baseline to the latest value. In whole months."""
    gone = baseline.years_to(latest)
    if gone is None or gone <= 0:
        return None
    gained = Fraction(_of(latest)) - Fraction(_of(baseline))
    return Fraction(_of(latest)) + gained * round(12 * left) / round(12 * gone)


def _meets(value: IndicatorValue, target: IndicatorValue, way: str) -> bool:
    """Whether a value surely meets the target: a bound such as "at least 5" may say too little."""
    had, aim, comparator = _of(value), _of(target), target.comparator
    if comparator == "AtLeast" or (comparator in _EXACT and way == "up"):
        return had >= aim and value.comparator not in ("AtMost", "LessThan")
    if comparator == "AtMost" or (comparator in _EXACT and way == "down"):
        return had <= aim and value.comparator not in ("AtLeast", "MoreThan")
    if comparator == "MoreThan":
        more = had > aim or (had == aim and value.comparator == "MoreThan")
        return more and value.comparator not in ("AtMost", "LessThan")
    if comparator == "LessThan":
        less = had < aim or (had == aim and value.comparator == "LessThan")
        return less and value.comparator not in ("AtLeast", "MoreThan")
    return had == aim and _is_exact(value)


def _standing(baseline: IndicatorValue | None, latest: IndicatorValue | None, target: IndicatorValue, met: bool) -> str:
    if met:
        return "reached"
    if baseline is None:
        return "baseless"
    if latest is None:
        return "unmeasured"
    better = sought(baseline, target)
    if better == "none":  # a level that is to be kept: nobody says whether more or less than that is worse
        return "aimless"
    return "back" if _turned(baseline, latest, better) else "underway"


def _turned(baseline: IndicatorValue, latest: IndicatorValue, better: str) -> bool:
    """Whether the latest value is surely worse than the baseline: a bound may say too little."""
    gained = _of(latest) - _of(baseline)
    if better == "up":
        return gained < 0 and latest.comparator not in _MORE and baseline.comparator not in _LESS
    return gained > 0 and latest.comparator not in _LESS and baseline.comparator not in _MORE


def _track(
    baseline: IndicatorValue | None, latest: IndicatorValue | None, target: IndicatorValue, standing: str, way: str
) -> str:
    if standing == "reached":
        return "reached"
    if latest is None or standing == "aimless" or not _is_exact(latest):
        return "unknown"
    left = latest.years_to(target)
    if left is not None and left <= 0:  # due, and missed
        return "off"
    if baseline is None or not _is_exact(baseline):
        return "unknown"
    gained = _of(latest) - _of(baseline)
    if way == "hold" or not gained or (gained < 0) == (way == "up"):
        return "off"
    then = None if left is None else _then(baseline, latest, left)
    if then is None:
        return "unknown"
    # A pace that is just enough is enough.
    aim = Fraction(_of(target))
    ahead = then - aim if way == "up" else aim - then
    return "on" if ahead > 0 or (ahead == 0 and target.comparator not in ("MoreThan", "LessThan")) else "off"


def _first(
    points: Sequence[IndicatorValue], baseline: IndicatorValue | None, latest: IndicatorValue | None
) -> str | None:
    """Whether the interim target that counts is met, or missed: a value from before its time cannot miss it."""
    first = interim_of(points)
    if first is None or latest is None:
        return None
    better = _better(points, baseline, first)
    if _meets(latest, first, better):
        return "met"
    left = None if better == "none" else latest.years_to(first)
    return "missed" if left is not None and left <= 0 and _is_exact(latest) else None


def _better(points: Sequence[IndicatorValue], baseline: IndicatorValue | None, first: IndicatorValue) -> str:
    """Which way is better at an interim target: as it says itself, else the way to the final target.

    Between baseline and interim target a value may be meant to go back for a while.
    """
    if first.comparator not in _EXACT:
        return sought(baseline, first)
    target = aim_of(points)
    return sought(baseline, first if target is None else target)


def _share(baseline: IndicatorValue | None, latest: IndicatorValue | None, target: IndicatorValue) -> float | None:
    if baseline is None or latest is None or not (_is_exact(baseline) and _is_exact(latest)):
        return None
    return float((_of(latest) - _of(baseline)) / (_of(target) - _of(baseline))) + 0.0  # never -0.0


def _past(baseline: IndicatorValue | None, latest: IndicatorValue | None, comparable: bool = True) -> float | None:
    if baseline is None or latest is None or not comparable or not (_is_exact(baseline) and _is_exact(latest)):
        return None
    years = baseline.years_to(latest)
    return float(_of(latest) - _of(baseline)) / years if years and years > 0 else None
