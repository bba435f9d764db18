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
from keikaku.texts.catalogue import label, text

TRACKS = {
    "reached": "indicators.reached",
    "on": "indicators.on",
    "off": "indicators.off",
    "unknown": "indicators.unknown",
}
MEANINGS = {
    "reached": "indicators.reached_means",
    "on": "indicators.on_means",
    "off": "indicators.off_means",
    "unknown": "indicators.unknown_means",
}
INKS = {"reached": "green", "on": "blue", "off": "vermillion", "unknown": "grey"}


class Told(NamedTuple):
    """An indicator in words. Whatever cannot be said is empty."""

    verdict: str  # whether it is on track, in one or two words
    as_of: str  # of when the latest value is: "as of fiscal 2016"
    head: str  # where it stands, in a few words
    state: str  # the same with its numbers
    why: str  # what the verdict rests on: the change so far and the change still needed
    first: str  # whether the interim target that counts is met, or its level reached before its time
    past: str  # the change so far
    pace: str  # the change still needed

    def verdict_line(self, language: str) -> str:
        """The verdict with its date: ``Off track as of fiscal 2016``."""
        if not self.as_of:
            return self.verdict
        return text("progress.verdict", language, verdict=self.verdict, as_of=self.as_of)

    def state_line(self, language: str) -> str:
        """Where it stands, its head and its numbers."""
        return text("progress.state", language, head=self.head, state=self.state) if self.state else self.head


def told(one: Indicator, language: str) -> Told:
    """The words for an indicator in Japanese or English."""
    latest = one.find("Actual")
    when = period(latest, language).replace("\xa0", " ")
    as_of = text("progress.as_of", language, when=when) if when else ""
    head, stands = state(one, language)
    return Told(
        text(TRACKS[one.track], language), as_of, head, stands, _why(one, language), _first(one, language),
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
    verdict, stands = said.verdict_line(language), said.state_line(language)
    return text("progress.sentence", language, name=name, verdict=verdict, state=stands)


def interim_label(indicators: Iterable[Indicator]) -> Label:
    """What the interim targets of some indicators are called: in the plan's own words, where these are the same."""
    named = {value.kind_label for one in indicators for value in one.values if value.role == "InterimTarget"}
    return named.pop() if len(named) == 1 else label("indicators.interim_target")


def interim_heading(indicators: Iterable[Indicator]) -> Label:
    """The same as the heading of a column."""
    return Label(*(_capital(name) if name else None for name in interim_label(indicators)))


def notes(one: Indicator, language: str) -> list[str]:
    """What else is to be known of the numbers: that they add up, that the target was revised."""
    return [
        *([text("progress.cumulative", language)] if one.cumulative else []),
        *(change.best(language) or "" for change in one.changes),
    ]


def _why(one: Indicator, language: str) -> str:
    latest, when = one.find("Actual"), period(one.aim, language)
    if one.track == "reached":
        if one.way == "hold" or not when or not one.years or one.years <= 0:
            return ""
        return text("progress.keep_until", language, when=when)
    if one.track == "off" and one.years is not None and one.years <= 0:
        return text("progress.was_due", language, when=when)
    past, needed = amounts.past_text(one, language), _needed(one, language)
    if needed and past:
        parts = [text("progress.so_far", language, past=_capital(past)), _faster(one, needed, language)]
        return text("joints.sentences", language).join(parts)
    if past and one.track == "off":  # the target is a direction: there is no number to say how far it is
        return text("progress.so_far", language, past=_capital(past))
    reason = _unknown(one, latest, language) if one.track == "unknown" else ""
    return _capital(text("joints.sentences", language).join(part for part in (reason, needed) if part))


def _needed(one: Indicator, language: str) -> str:
    """The change still needed as a demand: ``must rise by 61 cases by fiscal 2021``."""
    needed = amounts.still_needed(one, language)
    if needed is None:
        return ""
    rises, amount = needed
    if amounts.is_share(one):
        key = "progress.rise_of_share" if rises else "progress.fall_of_share"
    else:
        key = "progress.rise" if rises else "progress.fall"
    change, when = text(key, language, amount=amount), period(one.aim, language)
    if not when:
        return text("progress.needed", language, change=change)
    return text("progress.needed_by", language, change=change, when=when)


def _until(one: Indicator, language: str) -> str:
    """The change still needed with the time there is for it: ``rise by 61 cases by fiscal 2021``."""
    change, when = amounts.pace_text(one, language), period(one.aim, language)
    if not change or not when:
        return change
    return text("progress.change_by", language, change=change, when=when)


def _faster(one: Indicator, needed: str, language: str) -> str:
    """What is needed, with by how much its pace exceeds the one so far, where both lead the same way."""
    if one.track != "off" or not one.past or not one.pace or one.past * one.pace < 0:
        return needed
    times = Decimal(repr(one.pace)) / Decimal(repr(one.past))
    if times < Decimal("1.1"):
        return text("progress.little_faster", language, needed=needed)
    # Not by quantize, which fails where there are more digits than it counts with.
    tenths = 1 if times >= 10 else 10
    size = (times * tenths).to_integral_value(ROUND_HALF_UP) / tenths
    return text("progress.faster", language, needed=needed, times=f"{size:,f}".removesuffix(".0"))


def _unknown(one: Indicator, latest: IndicatorValue | None, language: str) -> str:
    if one.standing == "aimless":
        kept = one.aim is not None and (one.aim.comparator == "Maintain" or one.way == "hold")
        return text("progress.kept_unknown" if kept else "progress.no_number", language)
    if latest is None and one.standing == "baseless":
        return text("progress.no_value", language)
    if latest is None:
        return text("progress.no_later_value", language)
    if one.standing == "baseless":
        return text("progress.pace_unknown", language)
    return text("progress.only_bound", language)


def _first(one: Indicator, language: str) -> str:
    """The latest value by the interim target that counts; before its time only a sum can have met it already."""
    first, latest = one.interim, one.find("Actual")
    if first is None or latest is None or first.value is None:
        return ""
    when, then = period(latest, language), period(first, language)
    asked = amounts.asked_text(first, one.unit, language)
    early = (latest.years_to(first) or 0) > 0
    if early and not (one.cumulative and one.first == "met"):
        return _early(one, latest, text("progress.target_of", language, then=then, asked=asked), language)
    if one.first is None:
        return ""
    met = "progress.already_met" if early else "progress.met"
    done = text(met if one.first == "met" else "progress.missed", language)
    then = then or text("progress.interim_period", language)
    if not when:
        return text("progress.first", language, then=then, asked=asked, done=done)
    return text("progress.first_when", language, then=then, asked=asked, done=done, when=when)


def _early(one: Indicator, latest: IndicatorValue, target: str, language: str) -> str:
    """The value of a year before the target's own: at its level or not, which is no verdict yet."""
    if one.first is None and latest.comparator not in ("Exactly", "Approximately", ""):
        return ""
    key = "progress.already_at" if one.first == "met" else "progress.not_yet_at"
    return text(key, language, when=period(latest, language), target=target)


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
