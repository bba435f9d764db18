"""Pages as they are written in a question: p. 128, pages 133-135, 119ページ, 97頁と98頁."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TO = r"\s*(?:-|–|—|−|~|〜|～|to|through|から)\s*"
_AND = r"\s*(?:,|、|・|&|and|と|及び|および)\s*"
_NUMBER = r"[0-9]{1,4}(?![0-9])"
_SIGN = r"(?:ページ|ぺーじ|頁|page|p)"
_MANY = re.compile(
    rf"(?i)(?<![a-z0-9])(?:pages|pp\.?)\s*(?P<list>{_NUMBER}(?:(?:{_TO}|{_AND})(?:p\.?\s*)?{_NUMBER})*)(?![a-z0-9.])"
)
_ONE = re.compile(
    rf"(?i)(?<![a-z0-9])(?:page|p\.?|ページ|頁)\s*(?:no\.?\s*|number\s*)?"
    rf"(?P<list>{_NUMBER}(?:{_TO}(?:p\.?\s*|page\s*)?{_NUMBER})?)(?![a-z0-9]|\.[0-9])"
)
_AFTER = re.compile(
    rf"(?i)(?:第)?(?P<list>(?<![0-9.]){_NUMBER}(?:\s*{_SIGN})?(?:(?:{_TO}|{_AND}){_NUMBER}(?:\s*{_SIGN})?)*?)\s*{_SIGN}"
    r"(?:まで|目)?(?![a-z0-9])"
)
_PART = re.compile(rf"(?i)({_NUMBER})(?:\s*{_SIGN})?(?:{_TO}(?:p\.?\s*|page\s*)?({_NUMBER}))?")


def pages(narrow: str) -> Iterator[tuple[int, int, tuple[tuple[int, int], ...]]]:
    """Start and end of each stretch that names pages, in a text in half width, and their spans, first to last."""
    for pattern in (_MANY, _ONE, _AFTER):
        for match in pattern.finditer(narrow):
            found = [(int(one[1]), int(one[2] or one[1])) for one in _PART.finditer(match["list"])]
            yield match.start(), match.end(), tuple((min(one), max(one)) for one in found)
