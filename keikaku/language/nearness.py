"""Whether a name is so near to a part of a question that people are told of it: who is no wholesale market."""

from __future__ import annotations

import re

from keikaku.language.folding import fold, half_width
from keikaku.language.inflection import plain_forms

_ALIKE = 0.7  # of two texts, from 0 for nothing in common to 1
_SIGN = re.compile("[一-龠々]|[ァ-ヺー]{3}|[ぁ-ゖ]{4}|[A-Za-z0-9]{2}")  # of a piece that tells something
_LONG = 4  # letters of a word that tells something


def is_near(text: str, name: str) -> bool:
    """Whether they share a word, one holds the other, or they are written nearly alike; not the same name again."""
    from rapidfuzz.distance import OSA

    one, other = fold(text), fold(name)
    if not one or not other or one == other:
        return False
    if OSA.normalized_similarity(one, other) >= _ALIKE:
        return True
    if one.isascii() and other.isascii():
        begins = min(len(one), len(other)) > _LONG and (one.startswith(other) or other.startswith(one))
        return begins or bool(_words(text) & _words(name))
    return _is_held(text, name) or _is_held(name, text)


def _is_held(piece: str, text: str) -> bool:
    """Whether it stands there as it is written, or the other begins as it reads; chance syllables are none."""
    if not _SIGN.search(piece):
        return False
    return half_width(piece).strip().lower() in half_width(text).lower() or fold(text).startswith(fold(piece))


def _words(text: str) -> set[str]:
    words = (word for word in re.findall(r"[\w']+", text.lower()) if len(word) >= _LONG)
    return {form for word in words for form in (word, *plain_forms(word))}
