"""Words of a question that no name has, but the plan's own text: labour shortages, 空き店舗.

What speaks of them is told by the text itself: an element is of such a topic if its title, or the text of its passage,
has each of the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from keikaku.language.folding import half_width
from keikaku.language.inflection import plain_forms
from keikaku.language.particles import LINKS, ROLES, SMALL
from keikaku.language.reading import Saying
from keikaku.language.tokens import Token

_SIGNS = "一-龠々ヵヶァ-ヺー"
WITHIN = "いえかきぎくぐけげこさしじすせそちつてびみめらりるれろわ"  # of a word, as no particle is: 空き店舗, 担い手
_JAPANESE = re.compile(f"(?<![{_SIGNS}])(?=([{_SIGNS}]+[{WITHIN}][{_SIGNS}]+|[{_SIGNS}]{{2,}}))")
_ENGLISH = re.compile(r"[a-z][a-z'-]{2,}")
_STRANGE = frozenset({"unknown", "time"})  # the の後 of の後継者 is the beginning of another word
_NAMING = frozenset({"unknown", "thing", "word"})
_SHORTEST = 4  # letters of a word that is looked for in all its forms
_MOST = 4  # words of a topic
# What is asked with, or said of anything: no topic.
_ASKED_WITH = """
about affect affected compare concrete current currently exist existing good great help helped important much need
needed needs new now often people real really right stand there use used useful well when where who why work
"""
_OF_ALL = frozenset({"市内", "市", "今後", "将来"})  # what a plan says of anything
_PLAIN = frozenset((*_ASKED_WITH.split(), *SMALL, *LINKS, *ROLES))


class Topic(NamedTuple):
    """Where such words stand, and what an element that speaks of them says, the likeliest first."""

    start: int
    end: int
    sayings: tuple[Saying, ...]


def topics(question: str, tokens: Sequence[Token]) -> Iterator[Topic]:
    """The stretches of a question that may be a topic: with words that are no names, nor any of grammar."""
    for match in _JAPANESE.finditer(question):
        start, end = match.span(1)
        if match[1] in _OF_ALL:
            continue
        if any(token.start < end and start < token.end for token in tokens if token.kind in _STRANGE):
            yield Topic(start, end, tuple(_japanese(match[1])))
    for place, token in enumerate(tokens):
        if token.kind == "unknown" and token.text.isascii():
            yield from _english(question, [token])
            beside = tokens[place + 1 : place + 2]
            if beside and beside[0].kind in _NAMING and beside[0].text.isascii():
                yield from _english(question, [token, *beside])


def _japanese(written: str) -> Iterator[Saying]:
    """The word, and any two of which it may be made: 後継者不足."""
    for cut in (0, *range(len(written) - 2, 1, -1)):
        parts = (written[:cut], written[cut:]) if cut else (written,)
        yield Saying(parts, tuple((half_width(part).lower(),) for part in parts))


def _english(question: str, tokens: Sequence[Token]) -> Iterator[Topic]:
    start, end = tokens[0].start, tokens[-1].end
    words = half_width(question[start:end]).strip().split()
    if 0 < len(words) <= _MOST and all(
        _ENGLISH.fullmatch(word.lower()) and word.lower() not in _PLAIN for word in words
    ):
        yield Topic(start, end, (Saying(tuple(words), tuple(_forms(word.lower()) for word in words)),))


def _forms(word: str) -> tuple[str, ...]:
    """The beginnings by which a word is known in any of its forms: shortage of shortages, compan of companies."""
    if len(word) < _SHORTEST:
        return (f" {word} ",)
    stems = [form for form in plain_forms(word) if len(form) >= _SHORTEST]
    stems += [form[:-1] for form in stems if form.endswith("y") and len(form) > _SHORTEST]
    found = [one for one in dict.fromkeys(stems) if not any(other != one and one.startswith(other) for other in stems)]
    return tuple(f" {one}" for one in found)
