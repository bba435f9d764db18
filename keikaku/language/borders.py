"""Where words begin and end in a folded text: a Latin name is met from the beginning of a word, never inside one.

Japanese is written without blanks, so between two of its characters, and beside them, there is always a border.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from keikaku.language.folding import plain, squeeze

SHORT = 2  # letters: a Latin text of so many is a word or none (AI, IT), since nearly every word begins with some such
_WORDS = re.compile(r"[^\W_]+")


class Bordered(NamedTuple):
    """A folded text, and the places in it at which a word of the text as written begins."""

    folded: str
    starts: frozenset[int]

    def border(self, place: int) -> bool:
        """Whether a word may begin or end before the character at this place."""
        if place in self.starts or not 0 < place < len(self.folded):
            return True
        return not self.folded[place - 1 : place + 1].isascii()

    def begins(self, part: str) -> bool:
        """Whether a folded text stands in this one from a border on."""
        return any(self.border(start) for start in _places(part, self.folded))

    def meets(self, word: str) -> bool:
        """Whether one word stands in this text from a border on: over a blank only where it ends with a word.

        Startup is met in Start up; hotels is not in Hotel ships.
        """
        spans = [(start, start + len(word)) for start in _places(word, self.folded) if self.border(start)]
        return any(
            not word.isascii() or self.border(end) or self.starts.isdisjoint(range(start + 1, end))
            for start, end in spans
        )

    def has(self, part: str) -> bool:
        """Whether a folded text stands in this one between borders."""
        return any(self.border(start) and self.border(start + len(part)) for start in _places(part, self.folded))


def bordered(text: str) -> Bordered:
    """The folded form of a text, as ``fold`` gives it, with its borders."""
    words = [squeeze(word) for word in _WORDS.findall(plain(text))]
    starts, length = set(), 0
    for word in words:
        starts.add(length)
        length += len(word)
    return Bordered("".join(words), frozenset(starts))


def is_short(folded: str) -> bool:
    """Whether a folded text is Latin and so short that only whole words count."""
    return len(folded) <= SHORT and folded.isascii()


def _places(part: str, folded: str) -> list[int]:
    places, place = [], folded.find(part)
    while place >= 0:
        places.append(place)
        place = folded.find(part, place + 1)
    return places
