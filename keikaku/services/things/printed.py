"""Whether what is printed of a value says it: a table whose row is headed "(thousand)" prints 512 for 512,000."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from keikaku.language.folding import half_width
from keikaku.language.spans import numbers

# What may stand behind a number and scale it, beside the words that every number is read with: units that are not the
# base unit are powers of ten of it, or it of them.
_SCALES: dict[int, str] = {
    0: "分", 1: "割", 2: "hundred|cm", 3: "k|km|kg|g|kt|kl|kw|kwh|mm|mg|キロ", 4: "ha|hectares?|ヘクタール",
    6: "m|mn|km²|km2|㎢|mt|mw|mwh", 9: "bn|gw|gwh", 12: "tn",
}  # fmt: skip
_SIGNS = [(power, re.compile(rf"\s*(?:{signs})(?![a-z0-9²])", re.IGNORECASE)) for power, signs in _SCALES.items()]


def out_of_scale(printed: str, value: Decimal) -> bool:
    """Whether a printed number is the value but for its place: a power of ten that the printed text does not say.

    False of a text without a number ("two thirds"), and where any of its numbers is the value.
    """
    said = list(_said(half_width(printed)))
    return not any(number == abs(value) for number in said) and any(_is_shifted(number, value) for number in said)


def _said(narrow: str) -> Iterator[Decimal]:
    """All that the numbers of a text may say, each by what stands behind it."""
    for one in numbers(narrow):
        if one.number is None:
            continue
        yield one.number
        if one.per_cent:
            yield one.number / 100
        for power, sign in _SIGNS:
            if sign.match(narrow, one.end):
                yield from (one.number.scaleb(power), one.number.scaleb(-power))


def _is_shifted(number: Decimal, value: Decimal) -> bool:
    """Whether the digits are the same, and not their place."""
    return bool(number) and number.normalize().as_tuple().digits == value.normalize().as_tuple().digits
