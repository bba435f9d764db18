"""The Japanese eras: 平成30年 and H30 are 2018, 令和元年 is 2019."""

from __future__ import annotations

_BEFORE = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}  # the year before the first
_LETTERS = dict(zip("MTSHR", _BEFORE, strict=True))

NAMES = "|".join(_BEFORE)
"""Of a pattern: the name of an era."""
LETTERS = "".join(_LETTERS)
"""Of a pattern, between brackets: what stands for it in tables (H30)."""
YEAR = r"(?:[0-9]{1,2}|元)"
"""Of a pattern, in half width: a year of an era."""


def western_year(era: str, year: str) -> int:
    """The year by the Western calendar. era: its name or letter; year: ``30`` or ``元``, in half width."""
    return _BEFORE[_LETTERS.get(era.upper(), era)] + (1 if year == "元" else int(year))
