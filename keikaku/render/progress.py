"""What every picture of an indicator says alike: its words, its numbers, its place on the way to the target.

The explorer says the same in its own scripts (amounts.js, charts.js); a test compares the two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from keikaku.records import Indicator, IndicatorValue, Label

STANDINGS = {
    "back": Label("後退", "Stepped back"),
    "underway": Label("途上", "Under way"),
    "reached": Label("達成", "Reached"),
    "baseless": Label("策定時の値なし", "No baseline"),
    "unmeasured": Label("その後の値なし", "No later value"),
    "aimless": Label("数値目標なし", "No target in numbers"),
}
INKS = {
    "back": "vermillion", "underway": "blue", "reached": "green", "baseless": "grey", "unmeasured": "purple",
    "aimless": "ochre",
}  # fmt: skip
_WHY = {
    "reached": Label("保つべき水準にある", "At the level that is to be kept"),
    "back": Label("保つべき水準を下回る", "Short of the level that is to be kept"),
    "underway": Label("保つべき水準を下回る", "Short of the level that is to be kept"),
    "baseless": Label("策定時の値がなく、道のりを測れない", "No baseline, so the way cannot be measured"),
    "unmeasured": Label(
        "策定後の値がなく、進み具合が分からない", "No value since the baseline, so progress is not known"
    ),
    "aimless": Label("目標が数値でないため、隔たりを測れない", "The target is no number, so the distance is not known"),
}
_SIGNS = {
    "per cent": ("％", "%"), "square metres": ("㎡", " m²"), "percentage points": ("ポイント", " points"),
    "tonnes": ("t", " t"),
}  # fmt: skip
_BOUNDS = {"AtLeast": "≥ ", "AtMost": "≤ ", "MoreThan": "> ", "About": "≈ "}
_POINTS = Label("ポイント", "percentage points")  # in which a change of a share is counted
_LARGE = {"ja": Decimal(10) ** 5, "en": Decimal(10) ** 6}  # from here on 15.2万 and 1.5M are easier to read
_STEPS = {
    "ja": ((12, "兆"), (8, "億"), (4, "万")),
    "en": ((12, "T"), (9, "B"), (6, "M")),
}


class Place(NamedTuple):
    """Where the latest value stands on a bar: 0 is the baseline, 1 the target; ``start`` is where it came from."""

    start: float
    now: float


def standing(one: Indicator, language: str) -> str:
    """How it stands, in one or two words."""
    return STANDINGS[one.standing].best(language) or one.standing


def summary(indicators: Iterable[Indicator]) -> list[tuple[str, int]]:
    """How many stand how, those that lack most first; standings that none has are left out."""
    count = Counter(one.standing for one in indicators)
    return [(name, count[name]) for name in STANDINGS if count[name]]


def said(one: Indicator, language: str) -> str:
    """The share of the way, or why there is none."""
    if one.share is not None:
        return share_text(one.share)
    return _WHY[one.standing].best(language) or ""


def place(one: Indicator) -> Place | None:
    """Its place on a bar; of a target that is to be kept: beside it, by how much the value has changed."""
    if one.share is not None:
        return Place(0.0, one.share)
    baseline, latest = one.find("Baseline"), one.find("Actual")
    if one.way != "hold" or baseline is None or latest is None or not baseline.value or latest.value is None:
        return None
    return Place(1.0, 1.0 + float((latest.value - baseline.value) / abs(baseline.value)))


def value_text(value: IndicatorValue, unit: Label, language: str) -> str:
    """A value as the plan prints it; in English, whose readers may not read 4兆2,968億円, the number."""
    if language == "ja" or value.value is None:
        digits = str.maketrans("０１２３４５６７８９", "0123456789")
        return re.sub(r"([0-9]) +", r"\1", value.printed.translate(digits))
    return _BOUNDS.get(value.comparator, "") + short_number(value.value, "en") + unit_behind(unit, "en", value.value)


def change_text(one: Indicator, change: float, language: str) -> str:
    """A change a year with its sign, to three digits: ``+537人``, ``+1.4 percentage points``."""
    number = Decimal(repr(change))
    unit = _POINTS if one.unit.en == "per cent" else one.unit
    sign = "+" if number > 0 else "−" if number < 0 else ""
    size = abs(number)
    shown = _compact(size, language, 3) if size >= _LARGE[language] else _trimmed(_to_digits(size, 3))
    return sign + shown + unit_behind(unit, language, number)


def share_text(share: float) -> str:
    """The share of the way in whole per cent: ``81%``, ``−79%``."""
    number = (Decimal(repr(share)) * 100).quantize(Decimal(1), ROUND_HALF_UP)
    return f"{number:,f}%".replace("-0%", "0%").replace("-", "−")


def short_number(number: Decimal, language: str) -> str:
    """A number as people read it: all digits, or four and a word where it is large (1.504万人, 15.04M)."""
    if abs(number) >= _LARGE[language]:
        return _compact(number, language, 4)
    return _trimmed(number.quantize(Decimal("0.01"), ROUND_HALF_UP))


def unit_behind(unit: Label, language: str, number: Decimal | None = None) -> str:
    """The unit as it stands behind a number, in English with a blank before it."""
    english = unit.en or unit.ja or ""
    if english in _SIGNS:
        return _SIGNS[english][language != "ja"]
    if language == "ja":
        return unit.ja or unit.en or ""
    if number is not None and abs(number) == 1:
        english = "person" if english == "people" else re.sub("s$", "", english)
    return f" {english}" if english else ""


def sentence(one: Indicator, language: str) -> str:
    """All its numbers in a sentence, for those who do not see the picture."""
    name = one.thing.label.best(language) or one.thing.iri
    parts = []
    for value in one.values:
        if value.value is not None:
            kind, period = value.kind_label.best(language) or value.kind, value.period.best(language)
            shown = value_text(value, one.unit, language)
            around = ("（{}）" if language == "ja" else " ({})").format(period) if period else ""
            parts.append(f"{kind} {shown}{around}")
    return f"{name}：{'、'.join(parts)}" if language == "ja" else f"{name}: {', '.join(parts)}"


def _compact(number: Decimal, language: str, digits: int) -> str:
    number = _to_digits(number, digits)
    exponent, word = next((step for step in _STEPS[language] if abs(number) >= Decimal(10) ** step[0]), (0, ""))
    return _trimmed(number / Decimal(10) ** exponent) + word


def _to_digits(number: Decimal, digits: int) -> Decimal:
    """Rounded to so many significant digits."""
    if not number:
        return number
    return number.quantize(Decimal(1).scaleb(number.adjusted() - digits + 1), ROUND_HALF_UP)


def _trimmed(number: Decimal) -> str:
    text = f"{number:,f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", "−")
