"""What a printed value says: which numbers, how they are meant, in which unit. 約1億4,500万円, at least 3.5 million."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from keikaku.language.folding import half_width

_SCALES = {
    "兆": Decimal(10**12), "億": Decimal(10**8), "万": Decimal(10**4), "千": Decimal(10**3), "百": Decimal(100),
    "trillion": Decimal(10**12), "billion": Decimal(10**9), "million": Decimal(10**6), "thousand": Decimal(10**3),
}  # fmt: skip
_SCALE = "|".join(_SCALES)
_DIGITS = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
# 1億4,500万: each part by its own scale, the sum of them; 百万 and 千万 are scales of scales.
_AMOUNT = re.compile(rf"(?i){_DIGITS}\s*(?:(?:{_SCALE})+\s*)?(?:(?<=[兆億万千])\s*{_DIGITS}\s*(?:{_SCALE})*)*")
_PART = re.compile(rf"(?i)({_DIGITS})\s*((?:{_SCALE})*)")
# Units of which a graph keeps the value in another: a tenth is ten per cent, a hectare ten thousand square metres.
_FACTORS = {
    "割": (10,), "分": (1, Decimal("0.1")), "ha": (1, 10_000), "ヘクタール": (1, 10_000), "km": (1, 1_000),
    "hectare": (1, 10_000), "dozen": (12,), "kg": (1, Decimal("0.001")), "k": (1, 1_000), "m": (1, 1_000_000),
    "bn": (1, 10**9), "kt": (1, 1_000), "か月": (1,), "時間": (1, 60),
}  # fmt: skip
_COMPARED = {
    "AtLeast": r"以上|少なくとも|\b(?:at least|minimum|no (?:less|fewer) than)\b|\bor (?:more|higher|above|over)\b|≥|≧",
    "AtMost": r"以下|以内|\b(?:at most|maximum|no more than|up to)\b|\bor (?:less|fewer|lower|below|under)\b|≤|≦",
    "MoreThan": r"超|を?上回|(?<!no )\bmore than\b|(?<!or )\b(?:over|above)\b|\bexceed|>",
    "LessThan": r"未満|を?下回|(?<!no )\b(?:less|fewer) than\b|(?<!or )\b(?:under|below)\b|<",
    "Approximately": r"約|およそ|おおむね|概ね|程度|前後|ほど|\b(?:about|around|approximately|some|roughly)\b|\bca?\.",
}
_COMPARATORS = {name: re.compile(f"(?i){pattern}") for name, pattern in _COMPARED.items()}
_UNIT = re.compile(r"[^\d\s,.()（）〔〕\[\]]+")


def amounts(text: str) -> list[Decimal]:
    """The numbers of a printed value, each by its scale and, where its unit may be kept in another, in that too."""
    found: list[Decimal] = []
    narrow = half_width(text)
    for match in _AMOUNT.finditer(narrow):
        total = sum((_part(*part) for part in _PART.findall(match[0])), Decimal(0))
        behind = narrow[match.end() :].lstrip().lower()
        factors = next((some for unit, some in _FACTORS.items() if behind.startswith(unit)), (1,))
        found += [total * factor for factor in (1, *factors)]
    return list(dict.fromkeys(found))


def _part(digits: str, scales: str) -> Decimal:
    try:
        amount = Decimal(digits.replace(",", ""))
    except InvalidOperation:  # pragma: no cover - the pattern lets numbers through alone
        return Decimal(0)
    for scale in re.findall(f"(?i){_SCALE}", scales):
        amount *= _SCALES[scale.lower()]
    return amount


def comparators(text: str) -> frozenset[str]:
    """The comparators that a text has words for, by their local names."""
    narrow = half_width(text)
    return frozenset(name for name, pattern in _COMPARATORS.items() if pattern.search(narrow))


def units(text: str) -> Iterator[str]:
    """What stands behind each number of a printed value and may be its unit, the longest first."""
    narrow = half_width(text)
    for match in _AMOUNT.finditer(narrow):
        if word := _UNIT.match(narrow[match.end() :].lstrip()):
            yield from (word[0][:end] for end in range(len(word[0]), 0, -1))
