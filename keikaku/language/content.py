"""The words of a text that say what it is about, told by their signs: no dictionary, no analyser.

Japanese writes such words in Chinese characters and in katakana, and what joins them in hiragana; other languages put
blanks between them. So the same text gives the same words on every machine, and whoever has it can prove them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, pairwise, product
from typing import NamedTuple

from keikaku.language.folding import half_width, plain, plain_with_map, squeeze
from keikaku.language.inflection import plain_forms
from keikaku.language.particles import LINKS, SMALL

_HAN = "\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff〇々〆"
_HAN_WORD, _KATAKANA_WORD = f"[{_HAN}][{_HAN}ヵヶ]*", "[ァ-ヺ][ァ-ヺー]*"
# A line of print may end inside a Japanese word; where a blank stands before its end, the word ends, too.
_BREAK = r"\n[ \t]*"
_JAPANESE = re.compile(f"{_HAN_WORD}(?:{_BREAK}{_HAN_WORD})*|{_KATAKANA_WORD}(?:{_BREAK}[ァ-ヺー]+)*")
_RUN = f"[^\\W_{_HAN}ぁ-ゖァ-ヺー]+"
# Words with a hyphen between are one, and numbers none: with a point or comma in them, or of a page.
_OTHER = re.compile(f"[0-9]+(?:[.,][0-9]+)+(?:{_RUN})?|[Pp]?[0-9]+(?!{_RUN})|(?P<word>{_RUN}(?:-{_RUN})*)")
_PIECE = re.compile(_RUN)
# Words in hiragana, such as ものづくり, which no sign tells from the particles about them.
_JOINING = "について|における|において|によって|による|として|という|といった|ため[のに]?|よう[なに]"
_SIGN = f"(?!{_JOINING})[ぁ-ゖー]"
_KANA = re.compile(f"{_JOINING}|(?P<word>(?:{_SIGN}){{3,}})")
_JOINED = re.compile(f"[{_HAN}ァ-ヺー]")
_PARTICLES = "はがをにのともへでや"
_LEFT_OVER = re.compile("[ぁ-ゖー]{1,2}")
_LEAST_KANA, _MOST_PARTICLES = 3, 2  # signs of a word; of what is no part of it at either end
# What one asks with and joins words with, beside the words that questions are read by.
_PLAIN = frozenset((*SMALL, *LINKS)) | {
    "about", "and", "because", "but", "each", "how", "if", "many", "may", "more", "most", "much", "no", "not", "or",
    "other", "over", "should", "so", "somebody", "than", "there", "up", "us", "use", "used", "using", "when", "where",
    "who", "whom", "why",
}  # fmt: skip
_IN_KATAKANA = re.compile("[ァ-ヺー]+")
_SHARE = 0.7  # of a word in katakana, from which on a piece of it stands for it


class Part(NamedTuple):
    """A part of a text that says something: its offsets, and the keys by any of which it is found.

    A Japanese word has a part for every two signs that stand together in it; another word is one part, and found by
    itself and by the words of which it may be a form.
    """

    start: int
    end: int
    keys: tuple[str, ...]


def word_set(text: str) -> list[str]:
    """The different words of a Japanese text, as printed but in one width, sorted: no sentence can be had from them.

    Without those of one sign, which are mostly what is left of verbs, of hiragana alone, and numbers.
    """
    written = half_width(text)
    found = {re.sub(r"\s", "", word) for word in _JAPANESE.findall(written)}
    found.update(match["word"] for match in _OTHER.finditer(written) if match["word"])
    return sorted(word for word in found if len(word) > 1 and not word.isnumeric())


def is_left_over(text: str) -> bool:
    """Whether it is a syllable or two of hiragana, as they are left of a word, which they do not tell."""
    return bool(_LEFT_OVER.fullmatch(text))


def is_fragment(text: str, piece: str) -> bool:
    """Whether it is too little of each word in katakana in which the text has it: レス of キャッシュレス."""
    words = [word for word in _IN_KATAKANA.findall(text) if piece in word]
    return (
        bool(words)
        and text.count(piece) == sum(word.count(piece) for word in words)
        and all(len(piece) < _SHARE * len(word.rstrip("ー")) for word in words)
    )


def keys(text: str) -> set[str]:
    """All keys by which a text is found: those of its parts, sooner."""
    written = plain(text)
    found = {key for part in _others(written) for key in part.keys}
    for word in _JAPANESE.findall(written):
        signs = squeeze("".join(word.split()))
        found.update(map("".join, pairwise(signs)) if len(signs) > 1 else signs)
    return found


def parts(text: str) -> list[Part]:
    """What a question says, in its order. The words by which one only asks are left out."""
    written, offsets = plain_with_map(text)
    ends = [*offsets[1:], len(text)]
    found = (
        Part(offsets[start], max(ends[end - 1], offsets[start] + 1), some)
        for start, end, some in chain(_japanese(written), _others(written))
    )
    return sorted(found)


def _japanese(written: str) -> Iterator[Part]:
    """The parts of a plain text in Chinese characters and katakana."""
    for match in _JAPANESE.finditer(written):
        places = [place for place in range(*match.span()) if not written[place].isspace()]
        signs = [(place, sign) for place in places if (sign := squeeze(written[place]))]
        if len(signs) == 1:
            yield Part(signs[0][0], signs[0][0] + 1, (signs[0][1],))
        for (start, one), (end, other) in pairwise(signs):
            yield Part(start, end + 1, (one + other,))


def _others(written: str) -> Iterator[Part]:
    """The parts of a plain text in other letters, then those in hiragana."""
    for match in _OTHER.finditer(written):
        for start, end in _pieces(match) if match["word"] else ():
            word = squeeze(written[start:end])
            if len(word) > 1 and not word.isnumeric() and word not in _PLAIN:
                yield Part(start, end, _forms(word))
    for match in _KANA.finditer(written):
        if match["word"] and (some := list(_kana_words(match))):
            start, end = some[0]
            yield Part(start, end, tuple(squeeze(written[start:end]) for start, end in some))


def _kana_words(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Where words may stand in a run of hiragana: without particles at its end, or behind the word before it."""
    run, before = match.group(), match.string[match.start() - 1 : match.start()]
    starts = range(1, _MOST_PARTICLES + 1) if before and _JOINED.match(before) else (0,)
    ends = range(len(run), len(run) - _MOST_PARTICLES - 1, -1)
    for start, end in product(starts, ends):
        word, outside = run[start:end], run[:start] + run[end:]
        if len(word) >= _LEAST_KANA and set(outside) <= set(_PARTICLES) and word not in _PLAIN:
            yield match.start() + start, match.start() + end


def _pieces(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Where a word stands, and the words in it: start-up, start, up."""
    yield match.span()
    if "-" in match.group():
        for piece in _PIECE.finditer(match.string, *match.span()):
            yield piece.span()


@lru_cache(maxsize=10_000)
def _forms(word: str) -> tuple[str, ...]:
    return tuple(plain_forms(word)) if word.isascii() else (word,)
