"""Cuts a question into names of things, words of the ontology, addresses and small words.

Longest match first, left to right, over the folded question; so Japanese needs no spaces and no
dictionary but the graph's own names.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from keikaku.language.folding import fold_with_map
from keikaku.language.index import Name, NameIndex
from keikaku.language.lexicon import Lexicon, Sense

# Prepositions and particles that may stand for a relation when no other word names one.
LINKS = {
    "of": "of", "in": "in", "for": "of", "at": "in", "on": "about", "with": "involves", "by": "by",
    "to": "of", "from": "of", "within": "in", "under": "in", "の": "of", "で": "in", "における": "in",
    "のための": "of", "による": "by", "との": "involves", "と": "and", "and": "and", "や": "and", "及び": "and",
}  # fmt: skip

# Words that carry a question but not its meaning.
_SMALL_EN = """a an the all any every each some which what whose that this these those is are was were be been do does
did has have had there list show give me us find tell please its their it they them i we you can could would want
know see like get s"""
_SMALL_JA = """は が を に へ も な て だ か ね よ です ます でした ました である のは のが のを
とは って ください 下さい 教えて 見せて 示して 一覧 すべて 全て 全部 どの どれ どんな なに
何 なん いくつ どう ある いる あるか いるか している した する して されている される され
について教えて を教えて という その それ これ この こと もの お願いします ほしい 知りたい
とその と"""
SMALL = {*_SMALL_EN.split(), *_SMALL_JA.split()}

_ADDRESS = re.compile(
    r"""(?ix)
    (?: (?P<doc>2018|2005) \s* [:：] \s* )?
    (?: (?P<word>政策|施策項目|施策|policy|strategy|measure) \s* (?:no\.?\s*)? )?
    (?P<number>[0-9０-９]+ (?:[.．][0-9０-９]+){0,2})
    (?P<rest> (?: /[a-z]+ (?:/[0-9]+[a-z]?)? )? )
    """
)


class Token(NamedTuple):
    """A stretch of the question. ``kind``: thing, word, address, link, small or unknown.

    ``start`` and ``end`` are offsets in the question; ``names`` and ``senses`` are what it may mean.
    """

    kind: str
    text: str
    start: int
    end: int
    names: tuple[Name, ...] = ()
    senses: tuple[Sense, ...] = ()
    value: str = ""  # of an address: the address; of a link: what it stands for; of a mended name: as typed


def tokenize(question: str, names: NameIndex, lexicon: Lexicon) -> list[Token]:
    """The tokens of a question, in order; unknown stretches are joined."""
    folded, offsets = fold_with_map(question)
    ends = [*offsets[1:], len(question)]
    addresses = {match[0]: match for match in _addresses(question)}
    tokens: list[Token] = []
    position = 0
    while position < len(folded):
        token = _longest(question, folded, offsets, ends, position, names, lexicon, addresses)
        tokens.append(token)
        while position < len(folded) and offsets[position] < token.end:
            position += 1
    return _join_unknown(question, tokens)


def _addresses(question: str) -> list[tuple[int, int, str]]:
    found = []
    for match in _ADDRESS.finditer(question):
        number = match["number"].translate(str.maketrans("０１２３４５６７８９．", "0123456789."))
        document = match["doc"] or "2018"
        if match["doc"] or match["word"] or "." in number:
            found.append((match.start(), match.end(), f"{document}:{number}{match['rest'].lower()}"))
    return found


def _longest(
    question: str, folded: str, offsets: list[int], ends: list[int], position: int,
    names: NameIndex, lexicon: Lexicon, addresses: dict[int, tuple[int, int, str]],
) -> Token:  # fmt: skip
    start = offsets[position]
    if start in addresses:
        _, end, address = addresses[start]
        return Token("address", question[start:end], start, end, value=address)
    longest = max(names.longest, lexicon.longest)
    for size in range(min(longest, len(folded) - position), 0, -1):
        end = _end(question, ends[position + size - 1])
        if not _whole_word(question, start, end):
            continue
        form = folded[position : position + size]
        text = question[start:end]
        if text.strip() in SMALL and text.isascii():  # "it" is no IT
            return Token("small", text, start, end)
        if found := [name for name in names.named(form) if _as_written(text, name.text)]:
            return Token("thing", text, start, end, names=tuple(found), senses=tuple(lexicon.senses(form)))
        if senses := lexicon.senses(form):
            return Token("word", text, start, end, senses=tuple(senses), value=LINKS.get(text.lower(), ""))
        # Particles are hiragana in print: ト in a mistyped ジェトル is none.
        plain = text.strip().lower()
        if plain in LINKS:
            return Token("link", text, start, end, value=LINKS[plain])
        if plain in SMALL:
            return Token("small", text, start, end)
    return Token("unknown", question[start : ends[position]], start, ends[position])


def _as_written(text: str, name: str) -> bool:
    """A short name counts only in its own kana: the たい of 知りたい is not タイ."""

    def plain(word: str) -> str:
        return unicodedata.normalize("NFKC", word).casefold().strip()

    katakana = all("ァ" <= character <= "ー" for character in plain(name))
    return len(text.strip()) > 3 or not katakana or plain(text) == plain(name)


def _end(question: str, end: int) -> int:
    """Leaves out the marks and spaces that fold to nothing after the last letter."""
    while end > 0 and not question[end - 1].isalnum() and question[end - 1] not in "ーﾞﾟ)）":
        end -= 1
    return end


def _whole_word(question: str, start: int, end: int) -> bool:
    """Latin words and numbers are taken whole, never from the middle of another."""

    def latin(character: str) -> bool:
        return character.isalnum() and ord(character) < 0x250

    before = start > 0 and latin(question[start - 1]) and latin(question[start])
    after = end < len(question) and latin(question[end]) and latin(question[end - 1])
    return not before and not after


def _join_unknown(question: str, tokens: list[Token]) -> list[Token]:
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        if token.kind == _kind(last) == "unknown" and last is not None:
            joined[-1] = Token("unknown", question[last.start : token.end], last.start, token.end)
        else:
            joined.append(token)
    return joined


def _kind(token: Token | None) -> str:
    """The kind of a token that may not be there."""
    return token.kind if token else ""
