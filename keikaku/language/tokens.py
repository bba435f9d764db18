"""Cuts a question into names of things, words of the ontology, addresses and small words.

Longest match first, left to right, over the folded question; so Japanese needs no spaces and no
dictionary but the graph's own names.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import NamedTuple

from keikaku.language.addresses import Addresses
from keikaku.language.folding import fold, fold_with_map, half_width
from keikaku.language.index import Name, NameIndex
from keikaku.language.lexicon import Lexicon, Sense
from keikaku.language.particles import LINKS, ROLES, SMALL
from keikaku.language.spans import Written, numbers, spans
from keikaku.vocab import ELEMENT_KINDS

_GRAMMAR = frozenset({"link", "small", "and", "or", "not", "time", "most", "only"})  # words that take no name apart

_ENDING = 2  # signs of hiragana that are no name within a sentence


class Token(NamedTuple):
    """A stretch of the question.

    kind: thing, word, address, date, number, link, small, unknown, or a role of ``particles.ROLES``.
    start, end: offsets in the question. names, senses: what it may mean. negative: a verb that denies.
    """

    kind: str
    text: str
    start: int
    end: int
    names: tuple[Name, ...] = ()
    senses: tuple[Sense, ...] = ()
    value: str = ""  # of an address: the address; of a link or role: what it stands for; of a mended name: as typed
    negative: bool = False
    written: Written | None = None  # of a date or number


def tokenize(question: str, names: NameIndex, lexicon: Lexicon, addresses: Addresses) -> list[Token]:
    """The tokens of a question, in order; unknown stretches are joined."""
    cutter = Cutter(question, names, lexicon, addresses)
    tokens: list[Token] = []
    position = 0
    while position < len(cutter.folded):
        token = cutter.longest(position)
        tokens.append(token)
        while position < len(cutter.folded) and cutter.starts[position] < token.end:
            position += 1
    return _join_unknown(question, tokens)


class Cutter:
    """One question, folded, with the way back to what was written.

    starts, ends: of the written sign that each folded character comes from; ㎡ is one sign, folded to two.
    narrow: the question in half width, sign by sign, for all that is not looked up by its folded form.
    """

    def __init__(self, question: str, names: NameIndex, lexicon: Lexicon, addresses: Addresses) -> None:
        self.question = question
        self.narrow = "".join(map(_narrow, question))
        self.borders = _borders(self.narrow)
        self.folded, self.starts = fold_with_map(question)
        self.ends = _next_starts(self.starts, len(question))
        self._silent = [not fold(character) for character in question]
        self._names = names
        self._lexicon = lexicon
        self.addresses = {one.start: one for one in addresses.find(self.narrow)}
        self.written = {written.start: written for written in (*numbers(self.narrow), *spans(self.narrow))}

    def longest(self, position: int) -> Token:
        """The longest token that begins at this folded character, which begins a written sign."""
        start = self.starts[position]
        number = self.written.get(start)
        if start in self.addresses and not (number and (number.scaled or number.per_cent)):
            end, address = self.addresses[start].end, self.addresses[start].address
            return Token("address", self.question[start:end], start, end, value=address)
        size = min(max(self._names.longest, self._lexicon.longest), len(self.folded) - position)
        for stop in range(position + size, position, -1):
            if stop == len(self.folded) or self.starts[stop] != self.starts[stop - 1]:
                end = self._end(start, self.ends[stop - 1])
                token = self._known(self.folded[position:stop], start, end) if self.whole_word(start, end) else None
                if token and stop - position > 1 and token.kind in _GRAMMAR and self._begins_name(stop):
                    continue  # の中小企業 is の and 中小企業, not の中
                if token and not (start in self.written and token.end <= self.written[start].end):
                    return token
        if written := self.written.get(start):
            kind = "date" if written.span else "number"
            return Token(kind, self.question[start : written.end], start, written.end, written=written)
        end = self._end(start, self.ends[position])
        return Token("unknown", self.question[start:end], start, end)

    def _begins_name(self, stop: int) -> bool:
        """Whether a name begins with the last character before this place and goes on beyond it."""
        if self.folded[stop - 1].isascii():
            return False
        ends = range(stop + 1, min(stop + 12, len(self.folded)) + 1)
        return any(self._names.named(self.folded[stop - 1 : end]) for end in ends)

    def last(self, start: int, stop: int) -> int:
        """Where what was written ends, of a stretch that begins at ``start`` and whose folded form ends at ``stop``."""
        return self._end(start, self.ends[stop - 1])

    def _known(self, form: str, start: int, end: int) -> Token | None:
        text, plain = self.question[start:end], self.narrow[start:end].strip()
        small = plain.lower() in SMALL
        if small and plain.isascii() and not (plain.isupper() and len(plain) > 1):  # "it" and "It" are no IT
            return Token("small", text, start, end)
        found = [name for name in self._names.named(form) if as_written(text, name.text, self.question)]
        if found and not self._is_a_title(found, form, plain):
            return Token("thing", text, start, end, names=tuple(found), senses=tuple(self._lexicon.senses(form)))
        # Particles are hiragana in print: ト in a mistyped ジェトル is none.
        plain = " ".join(plain.lower().replace("’", "'").split())
        link = LINKS.get(plain, "")
        if role := ROLES.get(plain):
            return Token(role[0][0], text, start, end, value=role[0][1])
        if senses := self._lexicon.senses(form):
            return Token("word", text, start, end, senses=tuple(senses), value=link)
        if senses := self._lexicon.denied(form):
            return Token("word", text, start, end, senses=tuple(senses), negative=True)
        if link:
            return Token("link", text, start, end, value=link)
        return Token("small", text, start, end) if small else None

    def _is_a_title(self, found: list[Name], form: str, plain: str) -> bool:
        """Whether only parts of plans are called so, and the grammar has the word: a section with the title 課題."""
        grammar = plain.lower() in ROLES or plain.lower() in LINKS or self._lexicon.senses(form)
        return bool(grammar) and all(name.kind in ELEMENT_KINDS for name in found)

    def _end(self, start: int, end: int) -> int:
        """Leaves out the marks and spaces that fold to nothing after the last letter."""
        while end > start + 1 and self._silent[end - 1]:
            last = self.question[end - 1]
            part = self.narrow[start:end]
            closing = part.endswith(")") and part.count(")") <= part.count("(")
            if closing or last in "ーｰﾞﾟ" or unicodedata.combining(last):
                break
            end -= 1
        return end

    def whole_word(self, start: int, end: int) -> bool:
        """Latin words and numbers are taken whole, never from the middle of another."""
        return self.borders[start] and self.borders[end]


def _borders(narrow: str) -> list[bool]:
    """Of each place, the end too, whether it is not within a Latin word or a number."""
    latin = [False, *map(_is_latin, narrow), False]
    return [not (before and after) for before, after in pairwise(latin)]


def _narrow(character: str) -> str:
    """Half width for a full-width sign, where that is one sign too."""
    narrow = half_width(character)
    return narrow if len(narrow) == 1 else character


def _is_latin(character: str) -> bool:
    return character.isalnum() and ord(character) < 0x250


def _next_starts(starts: list[int], length: int) -> list[int]:
    """For each folded character where the next written sign begins."""
    following = length
    ends = [following] * len(starts)
    for index in range(len(starts) - 1, -1, -1):
        if index + 1 < len(starts) and starts[index + 1] != starts[index]:
            following = starts[index + 1]
        ends[index] = following
    return ends


def as_written(text: str, name: str, question: str) -> bool:
    """Whether a stretch of a question is a name that is folded like it. One of a single character is only the whole.

    A short name counts only in its own kana: the たい of 知りたい is not タイ, nor クに of ソフトバンクに くに.
    """

    def plain(word: str) -> str:
        return half_width(word).casefold().strip()

    alone = text.strip() == question.strip()
    if len(name.strip()) == 1 and not alone:
        return False  # it would stand in every sentence
    if len(text.strip()) == _ENDING and all("ぁ" <= one <= "ん" for one in text.strip()) and not alone:
        return False  # how タイ is read is the end of many verbs: 使いたい
    katakana = all("ァ" <= character <= "ー" for character in plain(name))
    of_both = any("ァ" <= one <= "ヺ" for one in plain(text)) and any("ぁ" <= one <= "ん" for one in plain(text))
    return len(text.strip()) > 3 or not (katakana or of_both) or plain(text) == plain(name)


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
