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
from keikaku.render import amounts
from keikaku.render.progress_state import period, state

TRACKS = {
    "reached": Label("達成", "Reached"),
    "on": Label("順調", "On track"),
    "off": Label("遅れ", "Off track"),
    "unknown": Label("判断できない", "Not known"),
}
MEANINGS = {
    "reached": Label("現状値が目標に達している", "The latest value meets the target"),
    "on": Label("これまでの速さが続けば、期限までに目標に届く", "At the pace so far the target is reached in time"),
    "off": Label(
        "これまでの速さでは届かない、策定時より後退した、または保つべき水準にない",
        "The pace so far is not enough, or leads away, or the value is short of a level to be kept",
    ),
    "unknown": Label("値が足りず、判断できない", "Values are missing, so it cannot be told"),
}
INKS = {"reached": "green", "on": "blue", "off": "vermillion", "unknown": "grey"}


class Told(NamedTuple):
    """An indicator in words. Whatever cannot be said is empty."""

    verdict: str  # whether it is on track, in one or two words
    as_of: str  # of when the latest value is: "as of fiscal 2016"
    head: str  # where it stands, in a few words
    state: str  # the same with its numbers
    why: str  # what the verdict rests on: the change so far and the change still needed
    first: str  # whether the target of the first period is met
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
    when = period(latest, language)
    as_of = (f"{when}時点" if language == "ja" else f"as of {when}") if when else ""
    head, stands = state(one, language)
    return Told(
        TRACKS[one.track].best(language) or "", as_of, head, stands, _why(one, language), _first(one, language),
        amounts.past_text(one, language), amounts.pace_text(one, language),
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
        return f"{when}まで保つことが必要" if japanese else f"To be held until {when}"
    if one.track == "off" and one.years is not None and one.years <= 0:
        return f"目標の期限は{when}" if japanese else f"The target was due in {when}"
    past, needed = amounts.past_text(one, language), _needed(one, language)
    if past and needed:
        faster = _faster(one, language)
        return f"これまで{past}、{needed}{faster}" if japanese else f"{_capital(past)} so far, {needed}{faster}"
    reason = _unknown(one, latest, japanese) if one.track == "unknown" else ""
    return _capital(("。" if japanese else "; ").join(part for part in (reason, needed) if part))


def _needed(one: Indicator, language: str) -> str:
    """The change still needed with the time there is for it."""
    pace = amounts.pace_text(one, language)
    target = one.find("Target")
    when = period(target, language)
    if not pace or not one.years:
        return ""
    years = int(one.years)
    yearly = amounts.tells_yearly(one) or years != one.years
    if language == "ja":
        until = f"{when}まで{'' if yearly else 'の'}" if when else ""
        return f"{until}{pace}が必要"
    if yearly:
        return f"{pace} needed{f' until {when}' if when else ''}"
    amount = pace.removesuffix(f" in {years} years").removesuffix(f" in {years} year")
    span = f"the {years} years" if years != 1 else "the year"
    return f"{amount} needed in {span}{f' to {when}' if when else ''}"


def _faster(one: Indicator, language: str) -> str:
    """By how much the pace that is needed exceeds the one so far, where both lead the same way."""
    if one.track != "off" or not one.past or not one.pace or one.past * one.pace < 0:
        return ""
    times = Decimal(repr(one.pace)) / Decimal(repr(one.past))
    if times < Decimal("1.1"):
        return "（これまでより少し速く）" if language == "ja" else ", a little faster than so far"
    size = times.quantize(Decimal(1 if times >= 10 else Decimal("0.1")), ROUND_HALF_UP)
    number = f"{size:,f}".removesuffix(".0")
    return f"（これまでの{number}倍の速さ）" if language == "ja" else f", {number} times the pace so far"


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
    first, latest = one.find("FirstPeriodTarget"), one.find("Actual")
    if one.first is None or first is None or latest is None:
        return ""
    when, then = period(latest, language), period(first, language)
    asked = amounts.asked_text(first, one.unit, language)
    early = (latest.years_to(first) or 0) > 0
    if language == "ja":
        done = ("すでに" if early else "") + "達成" if one.first == "met" else "届かなかった"
        return f"{then or '第1期'}の目標（{asked}）：{f'{when}に' if when else ''}{done}"
    done = ("already " if early else "") + "met" if one.first == "met" else "missed"
    return f"Target for {then or 'the first period'} ({asked}): {done}{f' in {when}' if when else ''}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
