"""Tells what a line of a plan's text is by how it begins: a heading with a number, a heading, a bullet, text."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from keikaku.records import is_japanese

_MOST = 70  # characters of a heading
_SMALL = 3  # characters that stand between the words of a heading that only gathers
_SHORT = 23  # characters of a Japanese one without number or brackets
_BULLET = re.compile(r"[○●◯◎□■◇◆▪•‣·・➢✓]\s*(?=\S)|[-–—*]\s+(?=\S)")
_LISTED = re.compile(r"(?:[(（][0-9０-９]{1,2}[)）]|[\u2460-\u2473])\s*(?=\S)|[0-9]{1,2}[.)]\s+(?=\S)")
_CIRCLED = re.compile(r"([\u2460-\u2473])\s*(.*)")
_BRACKETS = re.compile(r"[【〔《\[<](.+?)[】〕》\]>]\s*")
_SQUARE = re.compile(r"[□■◇◆▪]\s*")
_SECOND = re.compile(r"\s+[\u2460-\u2473].*")  # a heading of the next level in the same line
_LEADER = re.compile(r"(?:\s+|[.…·・‥\s]{2,})([0-9]{1,3}|[ivxl]{1,6})$")
_PAGE = re.compile(
    r"(?:page|p\.|-|–)?\s*(?:[0-9]+|(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))\s*(?:(?:of|/)\s*[0-9]+|頁|ページ|-|–)?", re.I
)
_CELL = re.compile(r"[^.…·・‥\s]\s+[0-9０-９,，.]+$")  # a number at the end that no leader leads to
_SENTENCE = re.compile(r"[。.!?]$")
_MARKDOWN = re.compile(r"(#{1,6})\s+(.*)")
_DOTTED = re.compile(r"([0-9]{1,2}(?:[.\-‐–−ー][0-9]{1,2}){1,4})[.:、]?(?:\s+|(?=[^\W\d_]))(.*)")
_ROUND = re.compile(r"\(([0-9]{1,2})\)\s*(.*)")
_PLAIN = re.compile(r"([0-9]{1,2})(?:[.:、]\s*|\s+)(\S.*)")
_AROUND = " :　–—-"  # what stands between a number and its title
_CELLS = re.compile(r"\|\s*([^|]+?)\s*\|(?:\s*([^|]*[^|\s])\s*(?:\||$))?")
_NUMBER = (
    r"\s*([0-9]{1,2}(?:[.\-‐–−ー][0-9]{1,2}){0,4}|(?<=\s)(?:[ivx]{1,5}|[a-z])(?:\.?[0-9]{1,2}(?:\.[0-9]{1,2}){0,3})?)"
)
_KANJI = "〇一二三四五六七八九"


class Heading(NamedTuple):
    """A line that begins something.

    ``style``: what such headings have in common (a word before the number, the form of the number). ``numbers``: as
    printed; none where there is none. ``kind``: of the one statement that it begins, or of the bullets below it.
    ``page``: where a table of contents gives it.
    """

    style: str
    numbers: tuple[str, ...]
    title: str
    kind: str = ""
    page: str = ""


def heading(line: str) -> Heading | None:
    """What a line is the heading of; None if it is none.

    Of a row of a table its first cell counts; where that is a number alone, with the second.
    """
    stripped = line.strip()
    if row := _CELLS.match(stripped):
        stripped = row[1] if not row[2] or re.search(r"\d\W*\s\S", row[1]) else f"{row[1]} {row[2]}"
        if not any(map(str.isdigit, row[1])):
            return None
    plain = unicodedata.normalize("NFKC", stripped)
    page = match[1] if (match := _LEADER.search(plain)) and not plain[: match.start()].isdigit() else ""
    if page:
        plain = _LEADER.sub("", plain)
        stripped = stripped[: len(stripped.rstrip("0123456789０１２３４５６７８９ivxl .…·・‥　"))]
    if _SECOND.search(stripped):
        stripped, page = _SECOND.sub("", stripped), ""
        plain = unicodedata.normalize("NFKC", stripped)
    if said := _stated(plain):
        return said
    if not plain or len(plain) > _MOST:
        return None
    found = _worded(plain) or _worded(_BRACKETS.sub(r"\1 ", plain, count=1)) or _circled(stripped) or _numbered(plain)
    if found and not _SENTENCE.search(plain):
        return found._replace(title=found.title.strip(_AROUND), page=page)
    return None if found else _section(plain)


def bullet(line: str) -> int | None:
    """How many characters stand before what a bullet or a number says; None for a line that begins with none."""
    stripped = line.lstrip()
    match = _BULLET.match(stripped) or _LISTED.match(stripped)
    return len(line) - len(stripped) + match.end() if match else None


def is_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return bool(_SENTENCE.search(unicodedata.normalize("NFKC", text.strip())))


def gathers(line: str) -> bool:
    """Whether a line is the heading of a chapter, or one that only says what stands below: 現状と課題, Our actions."""
    found = heading(line)
    if found is None or found.style not in ("section", "chapter") or _CELL.search(line):
        return False
    left = found.title.casefold()
    for pattern in _words()["sections"].values():
        left = pattern.sub("", left)
    letters = list(filter(str.isalnum, left))
    return found.style == "chapter" or (len(letters) <= _SMALL and sum("一" <= one <= "鿿" for one in letters) < 2)


def is_page(line: str) -> bool:
    """Whether a line is the number of a page: 12, iv, - 12 -, Page 4 of 12."""
    return bool(_PAGE.fullmatch(unicodedata.normalize("NFKC", line.strip())))


def without_page(line: str) -> str:
    """A line of a table of contents without the page behind it."""
    return _LEADER.sub("", unicodedata.normalize("NFKC", line.strip()))


def _worded(plain: str) -> Heading | None:
    """政策１ …, Goal 1: …, 第５章 …."""
    words = _words()
    for kind, pattern in words["statements"].items():
        if match := pattern.match(plain):
            return Heading(match[1].casefold(), _split(match[2]), plain[match.end() :], kind)
    if match := words["chapter"].match(plain):
        return Heading("chapter", (_arabic(match[1] or match[2]),), plain[match.end() :])
    if match := words["level"].match(plain):
        return Heading(match[1].casefold(), _split(match[2]), plain[match.end() :])
    return None


def _stated(plain: str) -> Heading | None:
    """Action 1.1.1 Work with schools to …: a statement in one sentence or a long line, with a number of its own.

    Not a line of running text that happens to begin so: Action 1.1 will be reviewed.
    """
    if len(plain) <= _MOST and not _SENTENCE.search(plain):
        return None
    for kind in ("Initiative", "Issue"):
        match = _words()["statements"][kind].match(plain)
        title = plain[match.end() :].strip(_AROUND) if match else ""
        if (
            match
            and title
            and not plain[0].islower()
            and not title[0].islower()
            and not plain[match.end() - 1].isalnum()
        ):
            return Heading(match[1].casefold(), _split(match[2]), title.rstrip("。."), kind)
    return None


def _circled(stripped: str) -> Heading | None:
    if match := _CIRCLED.match(stripped):
        return Heading("①", (unicodedata.normalize("NFKC", match[1]),), match[2])
    return None


def _numbered(plain: str) -> Heading | None:
    if match := _MARKDOWN.match(plain):
        inner = heading(match[2])
        if inner is None or inner.style == "1":
            return Heading(match[1], inner.numbers if inner else (), inner.title if inner else match[2])
        return inner
    if match := _DOTTED.match(plain):
        numbers = _split(match[1])
        return Heading("1" * len(numbers), numbers, match[2]) if match[2] else None
    if match := _ROUND.match(plain):
        return Heading("(1)", (match[1],), match[2])
    if (match := _PLAIN.match(plain)) and match[2][0].isalpha():
        return Heading("1", (match[1],), match[2])
    return None


def _section(plain: str) -> Heading | None:
    """現状と課題, Issues: a short line of its own."""
    match = _BRACKETS.match(plain)
    title = (match[1] if match else _SQUARE.sub("", plain, count=1)).strip()
    if (
        _SENTENCE.search(plain)
        or _BULLET.match(title)
        or (not match and len(title) > (_SHORT if is_japanese(title) else _MOST))
    ):
        return None
    found = [
        (hit.end(), kind)
        for kind, pattern in _words()["sections"].items()
        for hit in pattern.finditer(title.casefold())
    ]
    if not found:
        return None
    return Heading("section", (), title, max(found)[1])


@cache
def _words() -> dict[str, Any]:
    """The patterns of the words, by what they begin."""
    said = tomllib.loads((Path(__file__).with_suffix(".toml")).read_text(encoding="utf-8"))
    after = r"(?=$|[\s:.、)]|(?<=[0-9])[^\w]|(?<=[0-9])[^\x00-\x7f])[:.、)]?\s*"
    before = "|".join(said["chapters_before"])
    return {
        "statements": {
            kind: re.compile(rf"({_any(words)}){_NUMBER}{after}", re.I) for kind, words in said["statements"].items()
        },
        "chapter": re.compile(
            rf"(?:第\s*([0-9{_KANJI}十]+)\s*(?:{_any(said['chapters'])})|(?:{before})(?=\s){_NUMBER}{after})\s*", re.I
        ),
        "level": re.compile(rf"({_any(said['levels'])}){_NUMBER}{after}", re.I),
        "sections": {kind: re.compile(_bounded(words)) for kind, words in said["sections"].items()},
    }


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _bounded(words: Iterable[str]) -> str:
    """Any of the words; those in Latin letters whole."""
    return "|".join(
        rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word)
        for word in sorted(words, key=len, reverse=True)
    )


def _split(numbers: str) -> tuple[str, ...]:
    """The parts of a number: of 1.2 and of A2 two."""
    return tuple(re.findall(r"[0-9]+|[A-Za-z]+", numbers))


def _arabic(number: str) -> str:
    """A number of a chapter in digits: 五 is 5, 十二 is 12."""
    if not set(number) <= set(_KANJI + "十"):
        return number
    tens, ten, ones = number.rpartition("十")
    value = _KANJI.find(ones) if ones else 0
    return str(value + (10 * (_KANJI.find(tens) if tens else 1) if ten else 0))
