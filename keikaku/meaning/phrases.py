"""Turns of speech that stand for one part of a rule: what is planned, short for, なぜ, ひとつも付いていない."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from keikaku.records import is_japanese

_ENGLISH = re.compile(r"[A-Za-z][a-z]{2}")
_GROUP = re.compile(r"\(([^()]*)\)")


class Phrase(NamedTuple):
    """A stretch of a text, with the category and the value that it has in rules."""

    category: str
    value: str
    start: int
    end: int


def spoken(narrow: str) -> Iterator[Phrase]:
    """The turns of speech in a text in half width, of each language that it is in."""
    if is_japanese(narrow):
        yield from phrases(narrow, "ja")
    if _ENGLISH.search(narrow):
        yield from phrases(narrow, "en")


def phrases(narrow: str, language: str) -> Iterator[Phrase]:
    """The turns of speech of ``en`` or ``ja`` in a text in half width, each from wherever it begins."""
    text = narrow.lower().replace("’", "'")
    found = (
        Phrase(category, value, *_stripped(text, *match.span(number)))
        for category, value, pattern in _patterns(language)
        for match in pattern.finditer(text)
        for number, said in enumerate(match.groups(), 1)
        if said and said.strip()
    )
    yield from dict.fromkeys(found)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while text[end - 1].isspace():
        end -= 1
    return start, end


@cache
def _patterns(language: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    text = (Path(__file__).parent / "rules" / f"phrases_{language}.toml").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for one in tomllib.loads(text)["phrases"]:
        found.setdefault(one["is"], []).extend(one["said"])
    return tuple((*_pair(written), _pattern(ways, language)) for written, ways in found.items())


def _pair(written: str) -> tuple[str, str]:
    category, value = written.split()
    return category, value


def _pattern(ways: list[str], language: str) -> re.Pattern[str]:
    """Matches everywhere, with a group for each way that is said from there on; English words are whole."""
    begins, ends = ("(?<![a-z0-9])", "(?![a-z0-9])") if language == "en" else ("", "")
    groups = (_GROUP.sub(_longest_first, way) for way in ways)
    return re.compile(begins + "".join(f"(?=((?:{way}){ends})?)" for way in groups))


def _longest_first(group: re.Match[str]) -> str:
    return f"(?:{'|'.join(sorted(group[1].split('|'), key=len, reverse=True))})"
