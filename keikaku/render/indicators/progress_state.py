"""Where an indicator's latest value stands, in words and numbers, in both languages."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from keikaku.records import Indicator, IndicatorValue
from keikaku.render.indicators import amounts
from keikaku.texts.catalogue import text

# How a value is told: by itself, as an average, with its period, as an average of its period.
_AT = ("standing.at", "standing.at_average", "standing.at_when", "standing.at_average_when")
_OF = ("standing.of", "standing.of_average", "standing.of_when", "standing.of_average_when")
_IN = ("standing.of", "standing.of_average", "standing.in_when", "standing.of_average_when")
_BASELINE = (
    "standing.baseline", "standing.baseline_average", "standing.baseline_when", "standing.baseline_average_when",
)  # fmt: skip


def state(one: Indicator, language: str) -> tuple[str, str]:
    """Where the latest value stands: a few words, and the same with its numbers."""
    say = _Saying(one, language)
    if one.aim is not None and one.aim.value is None and one.standing in ("reached", "underway", "back"):
        return say.ranged() if one.aim.is_range else say.directed()
    if one.standing == "back":
        return say.short() if one.way == "hold" else say.back()
    if one.standing == "reached":
        return say.kept() if one.way == "hold" else say.reached()
    if one.standing == "underway":
        return say.underway()
    return say.open()


def way_part(one: Indicator, language: str) -> str:
    """The part of the way that is done, between 0 and 1: ``11%``, of shares ``1 of the 8 percentage points``."""
    baseline, latest, target = (one.find(kind) for kind in ("Baseline", "Actual", "Target"))
    if one.share is None or not 0 < one.share < 1 or not (baseline and latest and target):
        return ""
    start, now, end = (value.value or Decimal(0) for value in (baseline, latest, target))
    if amounts.is_share(one):
        points = amounts.points_text(one, abs(now - start), language, bare=True)
        return text(
            "standing.points", language, points=points, whole=amounts.points_text(one, abs(end - start), language)
        )
    percent = int((100 * (now - start) / (end - start)).quantize(Decimal(1), ROUND_HALF_UP))
    if 1 <= percent <= 99:
        return text("standing.per_cent", language, percent=percent)
    return text("standing.under_one" if percent < 1 else "standing.over_99", language)


class _Saying:
    """An indicator and the language in which it is spoken of."""

    def __init__(self, one: Indicator, language: str) -> None:
        self.one, self.language = one, language
        self.baseline, self.latest, self.target = one.find("Baseline"), one.find("Actual"), one.aim

    @property
    def aim(self) -> IndicatorValue:
        """The target, where there is one: without it only ``open`` is asked."""
        assert self.target is not None
        return self.target

    def say(self, key: str, /, **values: object) -> str:
        """A text in the language."""
        return text(key, self.language, **values)

    def told(self, value: IndicatorValue | None, keys: tuple[str, str, str, str], shown: str) -> str:
        """What is shown of a value, in one of four texts; empty where there is no value."""
        if value is None:
            return ""
        when = period(value, self.language)
        key = keys[amounts.is_average(self.one, value) + 2 * bool(when)]
        return self.say(key, value=shown, **({"when": when} if when else {}))

    def asked(self, value: IndicatorValue | None) -> str:
        """A value with its bound in words; empty where there is none."""
        return amounts.asked_text(value, self.one.unit, self.language) if value else ""

    def bare(self, value: IndicatorValue | None) -> str:
        """A value without its bound; empty where there is none."""
        return amounts.bare_text(value, self.one.unit, self.language) if value else ""

    def at(self, value: IndicatorValue | None) -> str:
        """A value and its period: ``5,416 people in fiscal 2016``, 2016年度は5,416人."""
        return self.told(value, _AT, self.asked(value))

    def below(self) -> bool:
        """Whether the latest value is less than what it is measured by: of a level that, else the baseline."""
        other = self.target if self.one.way == "hold" else self.baseline
        return bool(self.latest and other and (self.latest.value or 0) < (other.value or 0))

    def gap(self, other: IndicatorValue | None, counted: bool = False) -> str:
        """How the latest value differs from another one; empty where one of them is a bound, or they are alike."""
        if self.latest is None or other is None or self.latest.value is None or other.value is None:
            return ""
        if self.latest.comparator in ("AtLeast", "AtMost", "MoreThan", "LessThan"):
            return ""
        return amounts.between(self.one, self.latest.value, other.value, self.language, counted)

    def stood(self) -> bool:
        """Whether nothing has changed since the baseline."""
        return bool(self.baseline and self.latest and self.baseline.value == self.latest.value)

    def aside(self, *kinds: str) -> str:
        """Other values in brackets: `` (target for fiscal 2021: at least 8,100 people)``."""
        parts = []
        if "baseline" in kinds and self.baseline is not None:
            parts.append(self.told(self.baseline, _BASELINE, self.asked(self.baseline)))
        if "target" in kinds and self.target is not None:
            parts.append(self.with_period("standing.target_when", "standing.target"))
        return self.say("standing.aside", parts=self.say("joints.aside").join(parts)) if parts else ""

    def with_period(self, dated: str, undated: str) -> str:
        """The target in one of two texts: with its period, or without where it has none."""
        when, asked = period(self.target, self.language), self.asked(self.target)
        return self.say(dated, value=asked, when=when) if when else self.say(undated, value=asked)

    def level(self) -> str:
        """The level to be kept: ``the 4 cases of fiscal 2014 to be kept until fiscal 2021``."""
        if self.baseline and self.target and self.baseline.value == self.target.value:
            level, aside = self.told(self.baseline, _OF, self.bare(self.baseline)), ""
        else:
            level, aside = self.bare(self.aim), self.aside("baseline")
        when = period(self.target, self.language)
        if not when:
            return self.say("standing.level", level=level, aside=aside)
        return self.say("standing.level_when", level=level, aside=aside, when=when)

    def back(self) -> tuple[str, str]:
        head = self.say("standing.below_baseline" if self.below() else "standing.above_baseline")
        at, aside, gap = self.at(self.latest), self.aside("target"), self.gap(self.baseline)
        if not gap:
            return head, at + aside
        baseline = self.told(self.baseline, _OF, self.bare(self.baseline))
        return head, self.say("standing.than_baseline", at=at, gap=gap, baseline=baseline, aside=aside)

    def short(self) -> tuple[str, str]:
        head = self.say("standing.below_level" if self.below() else "standing.above_level")
        at, level, gap = self.at(self.latest), self.level(), self.gap(self.target)
        if not gap:
            return head, self.say("standing.unlike_level", at=at, level=level)
        return head, self.say("standing.than_level", at=at, level=level, gap=gap)

    def kept(self) -> tuple[str, str]:
        at, level, gap = self.at(self.latest), self.level(), self.gap(self.target, counted=True)
        if not gap:
            return self.say("standing.at_level"), self.say("standing.same_as_level", at=at, level=level)
        head = self.say("standing.below_level" if self.below() else "standing.above_level")
        return head, self.say("standing.than_level", at=at, level=level, gap=gap)

    def reached(self) -> tuple[str, str]:
        at, gap, when = self.at(self.latest), self.gap(self.target, counted=True), period(self.target, self.language)
        if not gap:
            return self.say("standing.met"), at + self.aside("baseline", "target")
        level, aside, head = self.bare(self.aim), self.aside("baseline"), self.say("standing.passed")
        if not when:
            return head, self.say("standing.than_target", at=at, gap=gap, level=level, aside=aside)
        return head, self.say("standing.than_target_when", at=at, gap=gap, level=level, aside=aside, when=when)

    def ranged(self) -> tuple[str, str]:
        head = self.say("standing.in_range" if self.one.standing == "reached" else "standing.not_in_range")
        return head, self.at(self.latest) + self.aside("baseline", "target")

    def directed(self) -> tuple[str, str]:
        if self.stood():
            return self.say("standing.no_change"), self.unchanged(self.at(self.latest))
        return self.back()

    def underway(self) -> tuple[str, str]:
        part, at = way_part(self.one, self.language), self.at(self.latest)
        if self.one.way == "hold":
            return self.say("standing.not_at_level"), at + self.aside("baseline", "target")
        if self.stood():
            return self.say("standing.no_change"), self.unchanged(at)
        head = self.say("standing.underway")
        if not part or self.target is None:
            return head, at + self.aside("baseline", "target")
        start = self.told(self.baseline, _IN, self.bare(self.baseline))
        end = self.with_period("standing.in_when", "standing.of")
        key = "standing.part_of_points" if amounts.is_share(self.one) else "standing.part_of_way"
        return head, self.say(key, at=at, part=part, start=start, end=end)

    def unchanged(self, at: str) -> str:
        """The latest value, which is that of the baseline."""
        when, aside = period(self.baseline, self.language), self.aside("target")
        if not when:
            return self.say("standing.same_as_baseline", at=at, aside=aside)
        return self.say("standing.same_as_when", at=at, aside=aside, when=when)

    def open(self) -> tuple[str, str]:
        aside = self.aside("target")
        if self.one.standing == "baseless" and self.latest is None:
            return self.say("standing.no_value"), self.with_period("standing.asked_when", "standing.asked")
        if self.one.standing == "baseless":
            return self.say("standing.no_baseline"), self.at(self.latest) + aside
        if self.one.standing == "unmeasured":
            return self.say("standing.no_later_value"), self.at(self.baseline) + aside
        printed = next((value.printed for value in self.one.values if value.role == "Target"), "")
        at, said = self.at(self.latest or self.baseline), ""
        if printed:
            said = self.say("standing.printed_target" if at else "standing.in_words", printed=printed)
        return self.say("standing.no_number"), at + said


def period(value: IndicatorValue | None, language: str) -> str:
    """The name of a value's period, in English with no blank at which a line may end; empty where there is none."""
    return ((value.period.best(language) if value else None) or "").replace(" ", "\xa0")
