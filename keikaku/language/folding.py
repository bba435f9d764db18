"""Folding: the one form under which all ways of writing a name meet. For the index only, never stored.

Folded alike: full and half width (ＫＯＢＳ, KOBS), upper and lower case, katakana and hiragana, brackets,
middle dots, hyphens, spaces and other marks, long vowel marks (センター, センタ), characters that Unicode
calls compatible (①, Ⅲ, ﾃﾞ), radicals that the fonts of PDFs put in the place of characters (⻑, 長), accents on Latin
letters.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby, pairwise

from keikaku.language.radicals import RADICALS

DOTS = "・･·•‧∙⋅●◦∘⦁⬤⸱⸳\u0387ꞏᐧㆍ"
"""What fonts and people put for a middle dot, ・; the last four are no marks to Unicode, or become another."""

_LONG = 300  # characters
_MENDED = {**RADICALS, **dict.fromkeys(DOTS, "・")}
_TO_MEND = re.compile(f"[{''.join(_MENDED)}]")
_OLD_FORMS = {"戶": "戸", "黑": "黒"}  # what NFKC, done before, has made of the radicals ⼾ and ⿊
_LONG_VOWEL = "ー"  # people leave it out or put it in: コンピュータ, コンピューター


class _Folding(dict[int, str]):
    """What one normalised character folds to; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if not character.isalnum() or character == _LONG_VOWEL:
            folded = ""
        elif character in _OLD_FORMS:
            folded = _OLD_FORMS[character]
        elif "ァ" <= character <= "ヶ":
            folded = chr(code - (ord("ァ") - ord("ぁ")))
        elif "가" <= character <= "힣":
            folded = unicodedata.normalize("NFD", character)  # so that a mark between two jamo does not count
        else:
            base = unicodedata.normalize("NFD", character)[0]
            folded = base if base.isascii() else character  # é is e, but が is not か
        self[code] = folded
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """The folded form: letters, digits and kana only. May be empty (a name of marks alone)."""
    return squeeze(plain(text))


def plain(text: str) -> str:
    """The text in one width and case, with its spaces and marks."""
    return half_width(text).casefold()


def half_width(text: str) -> str:
    """The text in one width (NFKC), of characters and not of radicals, and with one middle dot."""
    text = _TO_MEND.sub(lambda sign: _MENDED[sign[0]], text)
    if len(text) > _LONG:
        # unicodedata puts the marks on one letter in order by insertion, which takes the square of their number.
        marked = "".join(unicodedata.normalize("NFKD", character) for character in text)
        runs = groupby(marked, lambda character: unicodedata.combining(character) > 0)
        text = "".join("".join(sorted(run, key=unicodedata.combining) if marks else run) for marks, run in runs)
    return unicodedata.normalize("NFKC", text)


def squeeze(plain: str) -> str:
    """What ``fold`` makes of a plain text, sign by sign: of its words, parts of the folded text."""
    return plain.translate(_FOLDING)


def fold_with_map(text: str) -> tuple[str, list[int]]:
    """The folded form, and for each of its characters the offset in ``text`` that it comes from."""
    folded: list[str] = []
    offsets: list[int] = []
    for offset, cluster in _clusters(text):
        for character in fold(cluster):
            folded.append(character)
            offsets.append(offset)
    return "".join(folded), offsets


def plain_with_map(text: str) -> tuple[str, list[int]]:
    """The plain text, and for each of its characters the offset in ``text`` that it comes from."""
    written: list[str] = []
    offsets: list[int] = []
    for offset, cluster in _clusters(text):
        characters = plain(cluster)
        written.append(characters)
        offsets += [offset] * len(characters)
    return "".join(written), offsets


def _clusters(text: str) -> list[tuple[int, str]]:
    """Characters with the marks that combine with them (half-width ｶﾞ is two characters, one sound)."""
    starts = [
        offset
        for offset, character in enumerate(text)
        if not offset or not (character in "ﾞﾟ" or unicodedata.combining(character))
    ]
    return [(start, text[start:end]) for start, end in pairwise([*starts, len(text)])]
