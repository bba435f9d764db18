"""Where an indicator's latest value stands, in words and numbers, in both languages."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from keikaku.records import Indicator, IndicatorValue
from keikaku.render.indicators import amounts


def state(one: Indicator, language: str) -> tuple[str, str]:
    """Where the latest value stands: a few words, and the same with its numbers."""
    say = _Japanese(one) if language == "ja" else _English(one)
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
        part, whole = (amounts.points_text(one, abs(at - start), language) for at in (now, end))
        if language == "ja":
            return f"{whole}のうち{part}"
        return f"{part.split()[0]} of the {whole}"
    percent = int((100 * (now - start) / (end - start)).quantize(Decimal(1), ROUND_HALF_UP))
    if language == "ja":
        return "1％未満" if percent < 1 else "99％を超える" if percent > 99 else f"{percent}％"
    return "less than 1%" if percent < 1 else "more than 99%" if percent > 99 else f"{percent}%"


class _Saying:
    """What the two languages have in common: the values of an indicator."""

    def __init__(self, one: Indicator) -> None:
        self.one = one
        self.baseline, self.latest, self.target = (one.find(kind) for kind in ("Baseline", "Actual", "Target"))

    @property
    def aim(self) -> IndicatorValue:
        """The target, where there is one: without it only ``open`` is asked."""
        assert self.target is not None
        return self.target

    def below(self) -> bool:
        """Whether the latest value is less than what it is measured by: of a level that, else the baseline."""
        other = self.target if self.one.way == "hold" else self.baseline
        return bool(self.latest and other and (self.latest.value or 0) < (other.value or 0))

    def gap(self, other: IndicatorValue | None, language: str, counted: bool = False) -> str:
        """How the latest value differs from another one; empty where one of them is a bound, or they are alike."""
        if self.latest is None or other is None or self.latest.value is None or other.value is None:
            return ""
        if self.latest.comparator in ("AtLeast", "AtMost", "MoreThan"):
            return ""
        return amounts.between(self.one, self.latest.value, other.value, language, counted)

    def stood(self) -> bool:
        """Whether nothing has changed since the baseline."""
        return bool(self.baseline and self.latest and self.baseline.value == self.latest.value)


class _English(_Saying):
    def at(self, value: IndicatorValue | None) -> str:
        """A value and its period: ``5,416 people in fiscal 2016``."""
        if value is None:
            return ""
        when = period(value, "en")
        average = " on average" if amounts.is_average(self.one, value) else ""
        return amounts.asked_text(value, self.one.unit, "en") + average + (f" in {when}" if when else "")

    def bare(self, value: IndicatorValue | None, link: str = "of") -> str:
        if value is None:
            return ""
        when, text = period(value, "en"), amounts.bare_text(value, self.one.unit, "en")
        if amounts.is_average(self.one, value):
            return f"average of {text}" + (f" in {when}" if when else "")
        return text + (f" {link} {when}" if when else "")

    def aside(self, *kinds: str) -> str:
        """Other values in brackets: `` (target for fiscal 2021: at least 8,100 people)``."""
        parts = []
        if "baseline" in kinds and self.baseline is not None:
            parts.append(f"baseline: {self.at(self.baseline)}")
        if "target" in kinds and self.target is not None:
            when = period(self.target, "en")
            asked = amounts.asked_text(self.target, self.one.unit, "en")
            parts.append(f"target{f' for {when}' if when else ''}: {asked}")
        return f" ({'; '.join(parts)})" if parts else ""

    def back(self) -> tuple[str, str]:
        gap = self.gap(self.baseline, "en")
        than = f", {gap} than the {self.bare(self.baseline)}" if gap else ""
        head = "Below the baseline" if self.below() else "Above the baseline"
        return head, f"{self.at(self.latest)}{than}{self.aside('target')}"

    def level(self) -> str:
        """The level to be kept: ``the 4 cases of fiscal 2014 to be kept until fiscal 2021``."""
        like_baseline = self.baseline and self.target and self.baseline.value == self.target.value
        level = self.bare(self.baseline) if like_baseline else amounts.bare_text(self.aim, self.one.unit, "en")
        when = period(self.target, "en")
        return (
            f"the {level} to be kept{f' until {when}' if when else ''}{'' if like_baseline else self.aside('baseline')}"
        )

    def short(self) -> tuple[str, str]:
        gap = self.gap(self.target, "en")
        than = f"{gap} than {self.level()}" if gap else f"not {self.level()}"
        return f"{'Below' if self.below() else 'Above'} the level to be kept", f"{self.at(self.latest)}, {than}"

    def kept(self) -> tuple[str, str]:
        gap = self.gap(self.target, "en", counted=True)
        than = f"{gap} than {self.level()}" if gap else self.level()
        where = ("Below" if self.below() else "Above") if gap else "At"
        return f"{where} the level to be kept", f"{self.at(self.latest)}, {than}"

    def reached(self) -> tuple[str, str]:
        gap = self.gap(self.target, "en", counted=True)
        when = period(self.target, "en")
        level = amounts.bare_text(self.aim, self.one.unit, "en")
        by = f" for {when}" if when else ""
        if gap:
            than = f"{gap} than the target of {level}{by}"
            return "Target passed", f"{self.at(self.latest)}, {than}{self.aside('baseline')}"
        return "Target met", f"{self.at(self.latest)}{self.aside('baseline', 'target')}"

    def underway(self) -> tuple[str, str]:
        part = way_part(self.one, "en")
        if self.one.way == "hold":
            return "Not at the level to be kept", f"{self.at(self.latest)}{self.aside('baseline', 'target')}"
        if self.stood():
            as_before = f", as in {when}" if (when := period(self.baseline, "en")) else ", as at the baseline"
            return "No change", f"{self.at(self.latest)}{as_before}{self.aside('target')}"
        if not part or self.target is None:
            return "Under way", f"{self.at(self.latest)}{self.aside('baseline', 'target')}"
        when = period(self.target, "en")
        end = amounts.asked_text(self.target, self.one.unit, "en") + (f" in {when}" if when else "")
        of = "" if amounts.is_share(self.one) else " of the way"
        start = self.bare(self.baseline, "in")
        return "Under way", f"{self.at(self.latest)}, {part}{of} from {start} to {end}"

    def open(self) -> tuple[str, str]:
        aside = self.aside("target")
        if self.one.standing == "baseless" and self.latest is None:
            when = period(self.target, "en")
            asked = amounts.asked_text(self.aim, self.one.unit, "en")
            return "No value yet", f"{asked} asked{f' for {when}' if when else ''}"
        if self.one.standing == "baseless":
            return "No baseline", f"{self.at(self.latest)}{aside}"
        if self.one.standing == "unmeasured":
            return "No later value", f"{self.at(self.baseline)}{aside}"
        return "No target in numbers", self.at(self.latest or self.baseline) + _worded(self.one, " (target: {})")


class _Japanese(_Saying):
    def at(self, value: IndicatorValue | None) -> str:
        """A period and its value: 2016年度は5,416人."""
        if value is None:
            return ""
        when = period(value, "ja")
        average = "の平均" if amounts.is_average(self.one, value) else ""
        return (f"{when}{average}は" if when else "") + amounts.value_text(value, self.one.unit, "ja")

    def bare(self, value: IndicatorValue | None) -> str:
        if value is None:
            return ""
        when = period(value, "ja")
        link = "の平均" if amounts.is_average(self.one, value) else "の"
        return (f"{when}{link}" if when else "") + amounts.bare_text(value, self.one.unit, "ja")

    def aside(self, *kinds: str) -> str:
        """Other values in brackets: （2021年度の目標は8,100人以上）."""
        parts = []
        if "baseline" in kinds and self.baseline is not None:
            parts.append(f"策定時{_in(self.baseline)}は{amounts.value_text(self.baseline, self.one.unit, 'ja')}")
        if "target" in kinds and self.target is not None:
            when = period(self.target, "ja")
            asked = amounts.value_text(self.target, self.one.unit, "ja")
            parts.append(f"{f'{when}の' if when else ''}目標は{asked}")
        return f"（{'、'.join(parts)}）" if parts else ""

    def back(self) -> tuple[str, str]:
        gap = self.gap(self.baseline, "ja")
        than = f"で、{self.bare(self.baseline)}より{gap}" if gap else ""
        head = "策定時を下回る" if self.below() else "策定時を上回る"
        return head, f"{self.at(self.latest)}{than}{self.aside('target')}"

    def level(self) -> str:
        """The level to be kept: 2021年度まで保つべき2014年度の4件."""
        like_baseline = self.baseline and self.target and self.baseline.value == self.target.value
        level = self.bare(self.baseline) if like_baseline else amounts.bare_text(self.aim, self.one.unit, "ja")
        when = period(self.target, "ja")
        return f"{f'{when}まで' if when else ''}保つべき{level}{'' if like_baseline else self.aside('baseline')}"

    def short(self) -> tuple[str, str]:
        gap = self.gap(self.target, "ja")
        than = f"{self.level()}より{gap}" if gap else f"{self.level()}と異なる"
        return f"保つべき水準を{'下' if self.below() else '上'}回る", f"{self.at(self.latest)}で、{than}"

    def kept(self) -> tuple[str, str]:
        gap = self.gap(self.target, "ja", counted=True)
        than = f"{self.level()}より{gap}" if gap else f"{self.level()}と同じ"
        where = ("を下回る" if self.below() else "を上回る") if gap else "にある"
        return f"保つべき水準{where}", f"{self.at(self.latest)}で、{than}"

    def reached(self) -> tuple[str, str]:
        gap = self.gap(self.target, "ja", counted=True)
        when = period(self.target, "ja")
        level = amounts.bare_text(self.aim, self.one.unit, "ja")
        if gap:
            than = f"で、{f'{when}の' if when else ''}目標の{level}より{gap}"
            return "目標を超えた", f"{self.at(self.latest)}{than}{self.aside('baseline')}"
        return "目標に達した", f"{self.at(self.latest)}{self.aside('baseline', 'target')}"

    def underway(self) -> tuple[str, str]:
        part = way_part(self.one, "ja")
        if self.one.way == "hold":
            return "保つべき水準にない", f"{self.at(self.latest)}{self.aside('baseline', 'target')}"
        if self.stood():
            when = period(self.baseline, "ja") or "策定時"
            return "変わらない", f"{self.at(self.latest)}で、{when}と同じ{self.aside('target')}"
        if not part or self.target is None:
            return "途上", f"{self.at(self.latest)}{self.aside('baseline', 'target')}"
        when = period(self.target, "ja")
        end = (f"{when}の" if when else "") + amounts.value_text(self.target, self.one.unit, "ja")
        of = f"まで{part}" if amounts.is_share(self.one) else f"までの道のりの{part}"
        return "途上", f"{self.at(self.latest)}で、{self.bare(self.baseline)}から{end}{of}"

    def open(self) -> tuple[str, str]:
        aside = self.aside("target")
        if self.one.standing == "baseless" and self.latest is None:
            return "まだ値がない", aside.strip("（）")
        if self.one.standing == "baseless":
            return "策定時の値がない", f"{self.at(self.latest)}{aside}"
        if self.one.standing == "unmeasured":
            return "その後の値がない", f"{self.at(self.baseline)}{aside}"
        return "数値の目標がない", self.at(self.latest or self.baseline) + _worded(self.one, "（目標：{}）")


def period(value: IndicatorValue | None, language: str) -> str:
    """The name of a value's period, in English with no blank at which a line may end; empty where there is none."""
    return ((value.period.best(language) if value else None) or "").replace(" ", "\xa0")


def _in(value: IndicatorValue) -> str:
    when = period(value, "ja")
    return f"（{when}）" if when else ""


def _worded(one: Indicator, around: str) -> str:
    """A target that is no number, as it is printed."""
    printed = next((value.printed for value in one.values if value.kind == "Target"), "")
    return around.format(printed) if printed else ""
