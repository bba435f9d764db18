"""What is left of a passage when all that the graph knows of it is taken out: loan words, Latin words, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from keikaku.language.folding import fold, half_width

# Katakana from three letters on, and Latin words: names are mostly written so, and generic words can be listed.
_WORD = re.compile(r"[ァ-ヺー]{3,}|[A-Za-z][A-Za-z0-9+&.-]+")
_NUMBER = re.compile(r"[0-9][0-9.,]*")
# Years in both calendars, months and days, references to pages: when something is, not how much.
_DATES = re.compile(
    r"""(?x) [0-9]{4} \( (?:平成|昭和)[0-9]+ \) (?:年度?)? (?:-[0-9]+)?
    | [0-9]{4} (?:年度?)? \( (?:平成|昭和)[0-9]+ 年?度? \) (?:年度?)?
    | (?:平成|昭和)[0-9]+ \)? 年?度? | [0-9]{4} (?:年[度代]?)? | [0-9]+月 (?:[0-9]+日)? | p[0-9]+"""
)


def words(text: str, names: Iterable[str]) -> Iterator[str]:
    """The folded words of a passage that are no part of a name. names: folded names that stand in the passage."""
    known = sorted((name for name in names if len(name) > 1), key=len, reverse=True)
    for word in _WORD.findall(_plain(text, "")):
        form = fold(word)
        if any(form in name for name in known):
            continue
        for name in known:
            form = form.replace(name, "")
        if len(form) > 1:
            yield fold(word)


def numbers(text: str, printed: Iterable[str]) -> Iterator[str]:
    """The numbers of a passage that are no dates. printed: what else may hold them: values, names, answers."""
    left = _plain(text, r"\s")
    for value in sorted({_plain(value, r"\s") for value in printed}, key=len, reverse=True):
        if re.search("[0-9]", value):
            left = left.replace(value, " ")
    for number in _NUMBER.findall(_DATES.sub(" ", left)):
        yield number.rstrip(".,").replace(",", "")


def _plain(text: str, dropped: str) -> str:
    """Half-width, without line breaks and what else is dropped."""
    normal = half_width(text).replace("\n", "")
    return re.sub(dropped, "", normal) if dropped else normal
