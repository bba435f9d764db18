"""What is said of an indicator, once for the terminal, the pictures, the page and the explorer.

A percentage stands here only together with what it is of: a part of the way from the baseline to the target, between
0 and 100; or a difference in per cent of the value that it is measured by. Shares are compared in percentage points.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from keikaku.records import Indicator, IndicatorValue, Label
from keikaku.render.indicators import amounts
from keikaku.render.indicators.progress_state import period, state

TRACKS = {
    "reached": Label("達成", "Reached"),
    "on": Label("順調", "On track"),
    "off": Label("遅れ", "Off track"),
    "unknown": Label("判断できない", "Not known"),
}
MEANINGS = {
    "reached": Label("現状値が目標に達している", "The latest value meets the target"),
    "on": Label("これまでのペースが続けば、期限までに目標に届く", "At the pace so far the target will be met in time"),
    "off": Label(
        "これまでのペースでは届かない、策定時より後退した、または保つべき水準にない",
        "The pace so far is not enough, or moves away from the target, or the value is short of a level to be kept",
    ),
    "unknown": Label("値が足りず、判断できない", "Values are missing, so no verdict is possible"),
}
INKS = {"reached": "green", "on": "blue", "off": "vermillion", "unknown": "grey"}


class Told(NamedTuple):
    """An indicator in words. Whatever cannot be said is empty."""

    verdict: str  # whether it is on track, in one or two words
    as_of: str  # of when the latest value is: "as of fiscal 2016"
    head: str  # where it stands, in a few words
    state: str  # the same with its numbers
    why: str  # what the verdict rests on: the change so far and the change still needed
    first: str  # whether the target of the first period is met, or its level reached before its time
    past: str  # the change so far
    pace: str  # the change still needed

    def verdict_line(self, language: str) -> str:
        """The verdict with its date: ``Off track as of fiscal 2016``."""
        if not self.as_of:
            return self.verdict
        return f"{self.verdict}（{self.as_of}）" if language == "ja" else f"{self.verdict} {self.as_of}"

    def state_line(self, language: str) -> str:
        """Where it stands, its head and its numbers."""
        return f"{self.head}{'：' if language == 'ja' else ': '}{self.state}" if self.state else self.head


def told(one: Indicator, language: str) -> Told:
    """The words for an indicator in Japanese or English."""
    latest = one.find("Actual")
    when = period(latest, language).replace("\xa0", " ")
    as_of = (f"{when}時点" if language == "ja" else f"as of {when}") if when else ""
    head, stands = state(one, language)
    return Told(
        TRACKS[one.track].best(language) or "", as_of, head, stands, _why(one, language), _first(one, language),
        amounts.past_text(one, language), _until(one, language),
    )  # fmt: skip


def summary(indicators: Iterable[Indicator]) -> list[tuple[str, int]]:
    """How many are on which track; those on which none is are left out."""
    count = Counter(one.track for one in indicators)
    return [(name, count[name]) for name in TRACKS if count[name]]


def sentence(one: Indicator, language: str) -> str:
    """Name, verdict and numbers in one text, for those who do not see the picture."""
    said = told(one, language)
    name = one.thing.label.best(language) or one.thing.iri
    if language == "ja":
        return f"{name}：{said.verdict_line('ja')}。{said.state_line('ja')}。"
    return f"{name}: {said.verdict_line('en')}. {said.state_line('en')}."


def notes(one: Indicator, language: str) -> list[str]:
    """What else is to be known of the numbers: that they add up, that the target was revised."""
    cumulative = Label("累計値", "cumulative").best(language) or ""
    return [*([cumulative] if one.cumulative else []), *(change.best(language) or "" for change in one.changes)]


def _why(one: Indicator, language: str) -> str:
    latest, target = one.find("Actual"), one.find("Target")
    japanese = language == "ja"
    when = period(target, language)
    if one.track == "reached":
        if one.way == "hold" or not when or not one.years or one.years <= 0:
            return ""
        return f"{when}まで保つことが必要" if japanese else f"To be held until\xa0{when}"
    if one.track == "off" and one.years is not None and one.years <= 0:
        return f"目標の期限は{when}" if japanese else f"The target was due in {when}"
    past, needed = amounts.past_text(one, language), _needed(one, language)
    if needed and past:
        so_far = f"これまで{past}" if japanese else f"{_capital(past)} so far"
        return ("。" if japanese else "; ").join((so_far, needed + _faster(one, language)))
    reason = _unknown(one, latest, japanese) if one.track == "unknown" else ""
    return _capital(("。" if japanese else "; ").join(part for part in (reason, needed) if part))


def _needed(one: Indicator, language: str) -> str:
    """The change still needed as a demand: ``must rise by 61 cases by fiscal 2021``."""
    change = amounts.pace_text(one, language)
    if not change:
        return ""
    if language != "ja":
        return f"must {_until(one, language)}"
    verbs = ("上げる", "下げる") if amounts.is_share(one) else ("増やす", "減らす")
    verb = verbs[change.endswith("減")]
    return f"{_until(one, language)[:-1]}{verb}必要"


def _until(one: Indicator, language: str) -> str:
    """The change still needed with the time there is for it: ``rise by 61 cases by fiscal 2021``."""
    change, when = amounts.pace_text(one, language), period(one.find("Target"), language)
    if not change or not when:
        return change
    return f"{when}までに{change}" if language == "ja" else f"{change} by\xa0{when}"


def _faster(one: Indicator, language: str) -> str:
    """By how much the pace that is needed exceeds the one so far, where both lead the same way."""
    if one.track != "off" or not one.past or not one.pace or one.past * one.pace < 0:
        return ""
    times = Decimal(repr(one.pace)) / Decimal(repr(one.past))
    if times < Decimal("1.1"):
        return "（これまでより少し速いペース）" if language == "ja" else ", a little faster than so far"
    size = times.quantize(Decimal(1 if times >= 10 else Decimal("0.1")), ROUND_HALF_UP)
    number = f"{size:,f}".removesuffix(".0")
    return f"（これまでの{number}倍のペース）" if language == "ja" else f", {number}\xa0times the pace so far"


def _unknown(one: Indicator, latest: IndicatorValue | None, japanese: bool) -> str:
    if one.standing == "aimless":
        return "目標が数値でない" if japanese else "The target is no number that the values can be compared with"
    if latest is None and one.standing == "baseless":
        return "比べる値がない" if japanese else "No value to judge by"
    if latest is None:
        return "策定後の値がない" if japanese else "No value since the baseline"
    if one.standing == "baseless":
        return "これまでのペースは分からない" if japanese else "The pace so far is not known"
    return "値が限度か、時期が示されていない" if japanese else "Only a bound is known, or periods are missing"


def _first(one: Indicator, language: str) -> str:
    """The latest value by the first period's target; before its time only a sum can have met it already."""
    first, latest = one.find("FirstPeriodTarget"), one.find("Actual")
    if first is None or latest is None or first.value is None:
        return ""
    when, then = period(latest, language), period(first, language)
    asked = amounts.asked_text(first, one.unit, language)
    early = (latest.years_to(first) or 0) > 0
    if early and not (one.cumulative and one.first == "met"):
        return _early(
            one,
            latest,
            f"{then}の目標（{asked}）" if language == "ja" else f"the target for {then} ({asked})",
            language,
        )
    if one.first is None:
        return ""
    if language == "ja":
        done = ("すでに" if early else "") + "達成" if one.first == "met" else "届かなかった"
        return f"{then or '第1期'}の目標（{asked}）：{f'{when}に' if when else ''}{done}"
    done = ("already " if early else "") + "met" if one.first == "met" else "missed"
    return f"Target for {then or 'the first period'} ({asked}): {done}{f' in {when}' if when else ''}"


def _early(one: Indicator, latest: IndicatorValue, target: str, language: str) -> str:
    """The value of a year before the target's own: at its level or not, which is no verdict yet."""
    if one.first is None and latest.comparator not in ("Exactly", "About", ""):
        return ""
    when = period(latest, language)
    if language == "ja":
        stands = f"すでに{target}の水準" if one.first == "met" else f"{target}にまだ届かない"
        return f"{when}の値は{stands}"
    stands = "already at" if one.first == "met" else "not yet at"
    return f"The value of {when} was {stands} {target}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
