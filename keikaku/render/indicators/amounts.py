"""The numbers of indicators as text: values, what lies between two of them, the change over some years."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from keikaku.records import Indicator, IndicatorValue, Label, is_japanese
from keikaku.texts.catalogue import label, text

_SIGNS = {
    "per cent": "amounts.sign_per_cent", "square metres": "amounts.sign_square_metres",
    "percentage points": "amounts.sign_points", "tonnes": "amounts.sign_tonnes",
}  # fmt: skip
_MEASURED = ("per cent", "square metres", "percentage points", "tonnes", "yen")  # of which there are fractions
_BOUNDS = {"AtLeast": "≥ ", "AtMost": "≤ ", "MoreThan": "> ", "LessThan": "< ", "Approximately": "≈ "}
_BOUND_WORDS = {
    "AtLeast": "amounts.at_least", "AtMost": "amounts.at_most", "MoreThan": "amounts.more_than",
    "LessThan": "amounts.less_than", "Approximately": "amounts.about",
}  # fmt: skip
_DIRECTIONS = {"Increase": "amounts.increase", "Decrease": "amounts.decrease", "Maintain": "amounts.maintain"}
_LARGE = {"ja": Decimal(10) ** 4, "en": Decimal(10) ** 6}  # from here on 15.2万 and 1.5M are easier to read
_STEPS = {
    "ja": ((12, "兆"), (8, "億"), (4, "万")),
    "en": ((12, "T"), (9, "B"), (6, "M")),
}
_FEW = 20  # of fewer things than this a percentage says less than their number
_WORDS = re.compile("[万億兆]")
_BOUND = re.compile("(?:以上|以下|超|未満)$")


def value_text(value: IndicatorValue, unit: Label, language: str) -> str:
    """A value as the plan prints it; in English, whose readers may not read 4兆2,968億円, the number."""
    if value.is_scaled and language == "ja":
        return asked_text(value, unit, language)
    if language == "ja" or value.value is None:
        return _unnumbered(value, unit, language, "amounts.range")
    return _BOUNDS.get(value.comparator, "") + _with_unit(value.value, unit, language)


def asked_text(value: IndicatorValue, unit: Label, language: str) -> str:
    """A value with its bound in words: at least 8,100 people, 8,100人以上."""
    if (language == "ja" and not value.is_scaled) or value.value is None:
        return _unnumbered(value, unit, language, "amounts.between")
    bare, key = _with_unit(value.value, unit, language), _BOUND_WORDS.get(value.comparator)
    return text(key, language, value=bare) if key else bare


def bare_text(value: IndicatorValue, unit: Label, language: str) -> str:
    """A value without its bound: 8,100 people, 8,100人."""
    if value.is_scaled and value.value is None:
        return _unnumbered(value, unit, language, "amounts.range")
    if (language == "ja" and not value.is_scaled) or value.value is None:
        return _BOUND.sub("", _printed(value))
    return _with_unit(value.value, unit, language)


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
    shown = value_text(value, one.unit, language)
    return text("amounts.average", language, value=shown) if is_average(one, value) else shown


def unit_behind(unit: Label, language: str, number: Decimal | None = None) -> str:
    """The unit as it stands behind a number, in English with a blank before it at which no line ends."""
    english = unit.en or unit.ja or ""
    if english in _SIGNS:
        return text(_SIGNS[english], language, count=None if number is None else abs(number))
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
        amount = f"{share}{text('amounts.sign_per_cent', language)}"
    else:
        amount = _amount(one, abs(gap), language, bare=True)
    if _is_share(one):
        return text("amounts.higher" if gap > 0 else "amounts.lower", language, amount=amount)
    fewer = "amounts.less" if _is_measured(one) or 1 <= share <= 100 else "amounts.fewer"
    return text("amounts.more" if gap > 0 else fewer, language, amount=amount)


def past_text(one: Indicator, language: str) -> str:
    """The change so far: ``rose by 11 cases in 2 years``, 2年で11件増; empty where it is not known."""
    baseline, latest = one.find("Baseline"), one.find("Actual")
    years = baseline.years_to(latest) if baseline and latest else None
    if one.past is None or baseline is None or latest is None or not years:
        return ""
    change = _difference(baseline, latest)
    if not change:
        return text("amounts.no_change", language)
    span = Decimal(repr(years)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    amount = _amount(one, abs(change), language, bare=one.unit.en == "times")  # "by 5 times" would be a factor
    key = "amounts.rose" if change > 0 else "amounts.fell"
    return text(key, language, amount=amount, span=_trimmed(span), count=span)


def pace_text(one: Indicator, language: str) -> str:
    """The change still needed: ``rise by 9 cases``, 9件増; empty where none is, or where it is not known."""
    change = still_needed(one, language)
    if change is None:
        return ""
    rises, amount = change
    return text("amounts.rise" if rises else "amounts.fall", language, amount=amount)


def still_needed(one: Indicator, language: str) -> tuple[bool, str] | None:
    """Whether the value must rise or fall, and by how much: ``9 cases``; None where it need not, or it is not known."""
    latest, target = one.find("Actual"), one.aim
    goal = target.goal(latest.value) if target and latest and latest.value is not None else None
    if not one.pace or latest is None or goal is None:
        return None
    change = goal - (latest.value or Decimal(0))
    return change > 0, _amount(one, abs(change), language, bare=one.unit.en == "times")


def points_text(one: Indicator, value: Decimal, language: str, bare: bool = False) -> str:
    """A number of the unit in which changes are counted: 7 percentage points, 7ポイント; ``bare``: 7."""
    return _size(one, value, language) if bare else _amount(one, value, language)


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
    number = _size(one, size, language)
    if bare and language != "ja" and not _is_measured(one):
        return number
    return number + unit_behind(label("amounts.points") if _is_share(one) else one.unit, language, size)


def _size(one: Indicator, size: Decimal, language: str) -> str:
    if not _in_words(one, language) or size < _LARGE[language]:
        return _trimmed(size)
    number = _compact(size, language)
    return number if size == _to_digits(size) else text("amounts.about", language, value=number)


def _in_words(one: Indicator, language: str) -> bool:
    """Whether large numbers are written with a word (万, M), which in Japanese is as the plan has it."""
    return language != "ja" or any(_WORDS.search(value.printed) for value in one.values)


def _difference(earlier: IndicatorValue, later: IndicatorValue) -> Decimal:
    return (later.value or Decimal(0)) - (earlier.value or Decimal(0))


def _with_unit(number: Decimal, unit: Label, language: str) -> str:
    return short_number(number, language) + unit_behind(unit, language, number)


def _unnumbered(value: IndicatorValue, unit: Label, language: str, key: str) -> str:
    """What is printed; in English of a range its ends, and of a direction in Japanese words the English one."""
    if (language == "ja" and not value.is_scaled) or value.value is not None:
        return _printed(value)
    if value.lowest is not None and value.highest is not None:
        lowest, highest = short_number(value.lowest, language), _with_unit(value.highest, unit, language)
        return text(key, language, lowest=lowest, highest=highest)
    said = _DIRECTIONS.get(value.comparator)
    return text(said, language) if said and is_japanese(value.printed) else _printed(value)


def _printed(value: IndicatorValue) -> str:
    """With narrow digits, no blanks behind numbers: ``１０ 件 以上`` is 10件以上. Other signs stay (㎡, ％).

    That it is an average of some years (398人（…の平均）) is told with these years.
    """
    digits = str.maketrans("０１２３４５６７８９", "0123456789")
    printed = value.printed.translate(digits)
    average = printed.find("（") if printed.endswith("平均）") else -1
    printed = re.sub(r"([0-9]) +(?![A-Za-z ])", r"\1", printed if average < 0 else printed[:average])
    bound = _BOUND.search(printed)
    return printed[: bound.start()].rstrip(" ") + printed[bound.start() :] if bound else printed


def _compact(number: Decimal, language: str) -> str:
    number = _to_digits(number)
    exponent, word = next((step for step in _STEPS[language] if abs(number) >= Decimal(10) ** step[0]), (0, ""))
    return _trimmed(number / Decimal(10) ** exponent) + word


def _to_digits(number: Decimal) -> Decimal:
    """Rounded to four significant digits."""
    return number.quantize(Decimal(1).scaleb(number.adjusted() - 3), ROUND_HALF_UP)


def _trimmed(number: Decimal) -> str:
    digits = f"{number:,f}"
    return (digits.rstrip("0").rstrip(".") if "." in digits else digits).replace("-", "−")
