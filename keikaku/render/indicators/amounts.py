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
_LARGE = {"ja": Decimal(10) ** 4, "en": Decimal(10) ** 6}  # from here on 15.2万 and 1.5M are easier to read
_STEPS = {
    "ja": ((12, "兆"), (8, "億"), (4, "万")),
    "en": ((12, "T"), (9, "B"), (6, "M")),
}
_FEW = 20  # of fewer things than this a percentage says less than their number
_WORDS = re.compile("[万億兆]")


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


def number_text(one: Indicator, number: Decimal, language: str) -> str:
    """A number in short, in Japanese as the plan writes those of this indicator: 45万, or all digits (18,143)."""
    return short_number(number, language) if _in_words(one, language) else _trimmed(number)


def short_number(number: Decimal, language: str) -> str:
    """A number as people read it: all digits, or four and a word where it is large (1.504万, 15.04M)."""
    if abs(number) >= _LARGE[language]:
        return _compact(number, language)
    return _trimmed(number.quantize(Decimal("0.01"), ROUND_HALF_UP))


def is_average(one: Indicator, value: IndicatorValue) -> bool:
    """Whether a value is the average of the years of its period, by what is printed or by the indicator's name."""
    return value.value is not None and ("平均" in value.printed or "平均" in (one.thing.label.ja or ""))


def shown_text(one: Indicator, value: IndicatorValue, language: str) -> str:
    """A value that stands without its period: an average says that it is one."""
    text = value_text(value, one.unit, language)
    if not is_average(one, value):
        return text
    return f"平均{text}" if language == "ja" else f"{text} on\xa0average"


def unit_behind(unit: Label, language: str, number: Decimal | None = None) -> str:
    """The unit as it stands behind a number, in English with a blank before it at which no line ends."""
    english = unit.en or unit.ja or ""
    if english == _POINTS.en and language != "ja" and number is not None and abs(number) == 1:
        return "\xa0percentage point"
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
    return f"{amount}\xa0{'more' if gap > 0 else fewer}"


def past_text(one: Indicator, language: str) -> str:
    """The change so far: ``rose by 11 cases in 2 years``, 2年で11件増; empty where it is not known."""
    baseline, latest = one.find("Baseline"), one.find("Actual")
    years = baseline.years_to(latest) if baseline and latest else None
    if one.past is None or baseline is None or latest is None or not years:
        return ""
    change = _difference(baseline, latest)
    span = _trimmed(Decimal(repr(years)).quantize(Decimal("0.1"), ROUND_HALF_UP))
    if language == "ja":
        return f"{span}年で{_amount(one, abs(change), 'ja')}{'増' if change > 0 else '減'}" if change else "増減なし"
    if not change:
        return "no change"
    amount = _amount(one, abs(change), "en", bare=one.unit.en == "times")
    return f"{'rose' if change > 0 else 'fell'} by {amount} in {span}\xa0year{'' if span == '1' else 's'}"


def pace_text(one: Indicator, language: str) -> str:
    """The change still needed: ``rise by 9 cases``, 9件増; empty where none is, or where it is not known."""
    latest, target = one.find("Actual"), one.find("Target")
    if not one.pace or latest is None or target is None:
        return ""
    change = _difference(latest, target)
    amount = _amount(one, abs(change), language, bare=one.unit.en == "times")  # "by 5 times" would be a factor
    if language == "ja":
        return f"{amount}{'増' if change > 0 else '減'}"
    return f"{'rise' if change > 0 else 'fall'} by {amount}"


def points_text(one: Indicator, value: Decimal, language: str) -> str:
    """A number of the unit in which changes are counted: 7 percentage points, 7ポイント."""
    return _amount(one, value, language)


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


def _amount(one: Indicator, size: Decimal, language: str, bare: bool = False) -> str:
    """A size with its unit, "about" where digits are left out; ``bare``: in English what is counted stands without."""
    unit = _POINTS if _is_share(one) else one.unit
    short = _in_words(one, language) and size >= _LARGE[language]
    about = "" if not short or size == _to_digits(size) else "約" if language == "ja" else "about "
    number = about + (_compact(size, language) if short else _trimmed(size))
    if bare and language != "ja" and not _is_measured(one):
        return number
    return number + unit_behind(unit, language, size)


def _in_words(one: Indicator, language: str) -> bool:
    """Whether large numbers are written with a word (万, M), which in Japanese is as the plan has it."""
    return language != "ja" or any(_WORDS.search(value.printed) for value in one.values)


def _difference(earlier: IndicatorValue, later: IndicatorValue) -> Decimal:
    return (later.value or Decimal(0)) - (earlier.value or Decimal(0))


def _with_unit(number: Decimal, unit: Label) -> str:
    return short_number(number, "en") + unit_behind(unit, "en", number)


def _printed(value: IndicatorValue) -> str:
    """With narrow digits, no blanks behind numbers: ``１０ 件 以上`` is 10件以上. Other signs stay (㎡, ％).

    That it is an average of some years (398人（…の平均）) is told with these years.
    """
    digits = str.maketrans("０１２３４５６７８９", "0123456789")
    text = re.sub(r"([0-9]) +", r"\1", re.sub("（.*平均）$", "", value.printed.translate(digits)))
    return re.sub(r" +(?=(以上|以下|超)$)", "", text)


def _compact(number: Decimal, language: str) -> str:
    number = _to_digits(number)
    exponent, word = next((step for step in _STEPS[language] if abs(number) >= Decimal(10) ** step[0]), (0, ""))
    return _trimmed(number / Decimal(10) ** exponent) + word


def _to_digits(number: Decimal) -> Decimal:
    """Rounded to four significant digits."""
    return number.quantize(Decimal(1).scaleb(number.adjusted() - 3), ROUND_HALF_UP)


def _trimmed(number: Decimal) -> str:
    text = f"{number:,f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", "−")
