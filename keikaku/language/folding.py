"""Folding: the one form under which all ways of writing a name meet. For the index only, never stored.

Folded alike: full and half width (ＫＯＢＳ, KOBS), upper and lower case, katakana and hiragana, brackets,
middle dots, hyphens, spaces and other marks, long vowel marks (センター, センタ), characters that Unicode
calls compatible (①, Ⅲ, ﾃﾞ), accents on Latin letters.
"""

from __future__ import annotations

import unicodedata

_LONG_VOWEL = "ー"  # people leave it out or put it in: コンピュータ, コンピューター


class _Folding(dict[int, str]):
    """What one normalised character folds to; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if not character.isalnum() or character == _LONG_VOWEL:
            folded = ""
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
    return unicodedata.normalize("NFKC", text).casefold()


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
    clusters: list[tuple[int, str]] = []
    for offset, character in enumerate(text):
        if clusters and (character in "ﾞﾟ" or unicodedata.combining(character)):
            start, so_far = clusters[-1]
            clusters[-1] = (start, so_far + character)
        else:
            clusters.append((offset, character))
    return clusters
