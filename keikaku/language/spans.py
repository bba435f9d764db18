"""Years, months and numbers as they are written in a question: 2019, fiscal 2021, 平成30年度, March 2018, 100万."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from keikaku.language import eras
from keikaku.language.reading import Span
from keikaku.records import Label

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
_ERA = rf"(?:{eras.NAMES})\s*{eras.YEAR}"
# H30 alone may be anything, H30年度 is a year.
_LETTER = rf"(?<![A-Za-z])[{eras.LETTERS}](?=\s*{eras.YEAR}\s*(?:\([^()]*\)\s*)?年)"
_DATE = re.compile(
    rf"""(?ix)
    (?: fiscal (?:\s+year)? | fy ) \s* (?P<fiscal_year>{_YEAR})
    | (?P<month_name>{"|".join(_MONTHS)}) (?:\s+of)? \s+ (?P<month_year>{_YEAR})
    | (?: (?P<era>{eras.NAMES}|{_LETTER}) \s* (?P<era_year>{eras.YEAR}) | (?<![0-9])(?P<year>{_YEAR}) )
      (?: \s* (?: \(\s*(?:{_ERA}|{_YEAR})\s*\) \s* )?
        (?P<suffix> 年度 | 会計年度 | 年 \s* (?P<month>[0-9]{{1,2}}) \s* 月 | 年中?
          | -(?P<iso>0[1-9]|1[0-2])(?![0-9]) )? )
    """
)
_SCALES = {
    "千": 10**3,
    "万": 10**4,
    "百万": 10**6,
    "億": 10**8,
    "兆": 10**12,
    "trillion": 10**12,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
}
_NUMBER = re.compile(
    r"""(?ix)
    (?P<body> [0-9][0-9,]*(?:\.[0-9]+)? (?:\s*(?:百万|千|万|億|兆|thousand|million|billion|trillion))?
      (?: [0-9][0-9,]*(?:\.[0-9]+)?(?:百万|千|万|億)? )* )
    (?P<per_cent> \s* % )?
    """
)
_PART = re.compile(r"(?i)([0-9][0-9,]*(?:\.[0-9]+)?)\s*(百万|千|万|億|兆|thousand|million|billion|trillion)?")


class Written(NamedTuple):
    """A stretch of a text, from start to end, and what it says: a span of time or a number.

    per_cent: the number is followed by %. scaled: it ends in a word for thousands or more. counter: what stands behind
    it says what is counted (施設).
    """

    start: int
    end: int
    span: Span | None = None
    number: Decimal | None = None
    per_cent: bool = False
    scaled: bool = False
    counter: str = ""


def spans(narrow: str) -> Iterator[Written]:
    """The years, fiscal years and months in a text in half width."""
    for match in _DATE.finditer(narrow):
        if match.end() < len(narrow) and narrow[match.end()] == ":":
            continue  # the document of an address
        if (span := _span(match)) is not None:
            yield Written(match.start(), match.end(), span=span)


def _span(match: re.Match[str]) -> Span | None:
    if match["fiscal_year"]:
        return fiscal_year(int(match["fiscal_year"]))
    if match["month_name"]:
        return _month(int(match["month_year"]), _MONTHS.index(match["month_name"].lower()) + 1)
    if match["era"]:
        if not match["suffix"]:
            return None
        year = eras.western_year(match["era"], match["era_year"])
    else:
        year = int(match["year"])
    if (match["suffix"] or "").endswith("年度"):
        return fiscal_year(year)
    month = match["month"] or match["iso"]
    if month:
        return _month(year, int(month)) if 1 <= int(month) <= 12 else None
    return Span(f"{year}-01-01", f"{year}-12-31", Label(f"{year}年", str(year)))


def fiscal_year(year: int) -> Span:
    """April of the year to March of the next."""
    return Span(f"{year}-04-01", f"{year + 1}-03-31", Label(f"{year}年度", f"fiscal {year}"))


def _month(year: int, month: int) -> Span:
    last = calendar.monthrange(year, month)[1]
    label = Label(f"{year}年{month}月", f"{_MONTHS[month - 1].title()} {year}")
    return Span(f"{year}-{month:02}-01", f"{year}-{month:02}-{last}", label)


def numbers(narrow: str) -> Iterator[Written]:
    """The numbers in a text in half width, with 万, 億, million …, in full: 1億2,000万 is 120000000."""
    for match in _NUMBER.finditer(narrow):
        if match.start() and narrow[match.start() - 1].isascii() and narrow[match.start() - 1].isalnum():
            continue
        total = Decimal(0)
        for figures, scale in _PART.findall(match["body"]):
            total += Decimal(figures.replace(",", "")) * _SCALES.get(scale.lower(), 1)
        scaled = not match["body"][-1].isdigit()
        yield Written(match.start(), match.end(), None, total, bool(match["per_cent"]), scaled)
