"""The numbers of indicators as text: values, what lies between two of them, the change over some years."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from keikaku.records import Indicator, IndicatorValue, Label

_SIGNS = {
    "per cent": ("％", "%"), "square metres": ("㎡", "\xa0m²"),
    "percentage points": ("ポイント", "\xa0percentage points"), "tonnes": ("t", "\xa0t"),
}  # fmt: skip
_MEASURED = ("per cent", "square metres", "percentage points", "tonnes", "yen")  # of which there are fractions
_BOUNDS = {"AtLeast": "≥ ", "AtMost": "≤ ", "MoreThan": "> ", "About": "≈ "}
_BOUND_WORDS = {"AtLeast": "at least ", "AtMost": "at most ", "MoreThan": "more than ", "About": "about "}
_POINTS = Label("ポイント", "percentage points")  # in which a change of a share is counted
_LARGE = {"ja": Decimal(10) ** 5, "en": Decimal(10) ** 6}  # from here on 15.2万 and 1.5M are easier to read
_STEPS = {
    "ja": ((12, "兆"), (8, "億"), (4, "万")),
    "en": ((12, "T"), (9, "B"), (6, "M")),
}
_FEW = 20  # of fewer things than this a percentage says less than their number
_MANY = 100  # so many a year need no fraction


def value_text(value: IndicatorValue, unit: Label, language: str) -> str:
    """A value as the plan prints it; in English, whose readers may not read 4兆2,968億円, the number."""
    if language == "ja" or value.value is None:
        return _printed(value)
    return _BOUNDS.get(value.comparator, "") + _with_unit(value.value, unit)


def asked_text(value: IndicatorValue, unit: Label, language: str) -> str:
    """A value with its bound in words: at least 8,100 people, 8,100人以上."""
    if language == "ja" or value.value is None:
        return _printed(value)
    return _BOUND_WORDS.get(value.comparator, "") + _with_unit(value.value, unit)


def bare_text(value: IndicatorValue, unit: Label, language: str) -> str:
    """A value without its bound: 8,100 people, 8,100人."""
    if language == "ja" or value.value is None:
        return re.sub(" *(以上|以下|超)$", "", _printed(value))
    return _with_unit(value.value, unit)


def short_number(number: Decimal, language: str) -> str:
    """A number as people read it: all digits, or four and a word where it is large (1.504万人, 15.04M)."""
    if abs(number) >= _LARGE[language]:
        return _compact(number, language, 4)
    return _trimmed(number.quantize(Decimal("0.01"), ROUND_HALF_UP))


def unit_behind(unit: Label, language: str, number: Decimal | None = None) -> str:
    """The unit as it stands behind a number, in English with a blank before it at which no line ends."""
    english = unit.en or unit.ja or ""
    if english in _SIGNS:
        return _SIGNS[english][language != "ja"]
    if language == "ja":
        return unit.ja or unit.en or ""
    if number is not None and abs(number) == 1:
        english = "person" if english == "people" else re.sub("s$", "", english)
    return f"\xa0{english}" if english else ""


def between(one: Indicator, value: Decimal, other: Decimal, language: str, counted: bool = False) -> str:
    """How a value differs from another one: ``18% less``, ``3 more``; 18％少ない, 3か所多い. Empty where it does not.

    In per cent of the other value; in percentage points where they are per cent themselves; as a number where
    ``counted``, or where a percentage would say less (few things, nothing to compare with, less than one, above 100).
    """
    gap = value - other
    if not gap:
        return ""
    share = abs(_percent(one, gap, other)) if abs(other) >= _FEW and not (counted and not _is_measured(one)) else 0
    if 1 <= share <= 100:
        size, unit = str(share), Label("％", "per cent")
        amount = size + unit_behind(unit, language)
    else:
        amount = _amount(one, abs(gap), language, bare=True)
    if language == "ja":
        return amount + (("高い" if gap > 0 else "低い") if _is_share(one) else ("多い" if gap > 0 else "少ない"))
    fewer = "less" if _is_measured(one) or 1 <= share <= 100 else "fewer"
    return f"{amount} {'more' if gap > 0 else fewer}"


def past_text(one: Indicator, language: str) -> str:
    """The change so far: ``11 more cases in 2 years``, ``225,000 more people a year``; empty where it is not known."""
    baseline, latest = one.find("Baseline"), one.find("Actual")
    if one.past is None or baseline is None or latest is None:
        return ""
    return _change_text(one, _difference(baseline, latest), baseline.years_to(latest), language)


def pace_text(one: Indicator, language: str) -> str:
    """The change still needed, told like the one so far; empty where none is, or where it is not known."""
    latest, target = one.find("Actual"), one.find("Target")
    if not one.pace or latest is None or target is None:
        return ""
    return _change_text(one, _difference(latest, target), latest.years_to(target), language)


def tells_yearly(one: Indicator) -> bool:
    """Whether its changes are told by the year. Of what is counted there is no half: these are told as they came."""
    if _is_measured(one):
        return True
    yearly = [Decimal(repr(change)) for change in (one.past, one.pace) if change]
    return all(abs(change) >= _MANY or change == change.to_integral_value() for change in yearly)


def points_text(one: Indicator, value: Decimal, language: str) -> str:
    """A number of the unit in which changes are counted: 7 percentage points, 7ポイント."""
    return _amount(one, value, language, bare=False)


def is_share(one: Indicator) -> bool:
    """Whether the values are themselves per cent."""
    return _is_share(one)


def _is_share(one: Indicator) -> bool:
    return one.unit.en == "per cent"


def _is_measured(one: Indicator) -> bool:
    """Whether the unit has fractions, by its name or by the plan's own numbers."""
    numbers = (value.value for value in one.values if value.value is not None)
    return one.unit.en in _MEASURED or any(number != number.to_integral_value() for number in numbers)


def _percent(one: Indicator, part: Decimal, whole: Decimal) -> int:
    return 0 if _is_share(one) else int((100 * part / abs(whole)).quantize(Decimal(1), ROUND_HALF_UP))


def _change_text(one: Indicator, change: Decimal, years: float | None, language: str) -> str:
    span = int(years) if years and years == int(years) else None
    if tells_yearly(one) or span is None:
        yearly = change / Decimal(repr(years)) if years else change
        when = "年" if language == "ja" else " a year"
        size = yearly
    else:
        when = f"{span}年で" if language == "ja" else f" in {span} year{'' if span == 1 else 's'}"
        size = change
    if not change:
        return "増減なし" if language == "ja" else "no change"
    if language == "ja":
        return f"{when}{_amount(one, abs(size), language, bare=False)}{'増' if size > 0 else '減'}"
    amount = _amount(one, abs(size), language, bare=True)
    if _is_measured(one):
        return f"{amount} {'more' if size > 0 else 'less'}{when}"
    return f"{amount} {'more' if size > 0 else 'fewer'}{unit_behind(one.unit, language, _digits(size))}{when}"


def _amount(one: Indicator, size: Decimal, language: str, bare: bool) -> str:
    """A size to three digits with its unit; ``bare``: in English what is counted stands without it."""
    unit = _POINTS if _is_share(one) else one.unit
    size = _digits(size)
    number = _compact(size, language, 3) if size >= _LARGE[language] else _trimmed(size)
    if bare and language != "ja" and not _is_measured(one):
        return number
    return number + unit_behind(unit, language, size)


def _digits(size: Decimal) -> Decimal:
    """Three digits, but all of those before the point of a number that is small enough to be read."""
    whole = size.quantize(Decimal(1), ROUND_HALF_UP)
    return whole if 1000 <= abs(size) < 100_000 and size == whole else _to_digits(size, 3)


def _difference(earlier: IndicatorValue, later: IndicatorValue) -> Decimal:
    return (later.value or Decimal(0)) - (earlier.value or Decimal(0))


def _with_unit(number: Decimal, unit: Label) -> str:
    return short_number(number, "en") + unit_behind(unit, "en", number)


def _printed(value: IndicatorValue) -> str:
    """With narrow digits and no blanks behind them: ``１０ 件`` is 10件. Other signs stay (㎡, ％)."""
    digits = str.maketrans("０１２３４５６７８９", "0123456789")
    return re.sub(r"([0-9]) +", r"\1", value.printed.translate(digits))


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
