"""Finds the passages of a register in a text that has changed: by their hashes, else by their words.

A register keeps of each passage where it stood, the hash of its text and its words. What reads the same is found by the
hash, wherever it stands now; of what does not, those lines are proposed that share the most with its words. Whoever has
the old text, too, finds what differs in blanks and line ends alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import chain, islice, product
from math import log
from typing import NamedTuple

from keikaku.language.content import keys, word_set
from keikaku.records import natural_key
from keikaku.services.passages import source_text
from keikaku.services.registers.places import Place, Text
from keikaku.services.registers.registered import Span, Stated

_LEAST = 0.45  # of what a passage and lines say, that they share: less is no likeness
_SEEDS = 8  # lines that share the most with a passage, about which it is looked for
_TRIED = 4000  # ways in which the ranges of one passage may have moved
_WAYS = 12  # places that are thought of for one passage
_LONGER = 1.6  # times as long as it was, a passage is not looked for
_SPREAD = 6  # differences that are tried for each range of a passage that has several
_ABOUT = 300  # characters before and after where it is expected, a passage that begins inside a line is looked for


class Found(NamedTuple):
    """Where a passage stands now. ``state``: same (nothing is new), moved, changed (like it), gone (no places).

    ``likeness``: 0 to 1, 1 for the same text.
    """

    path: str
    state: str
    places: tuple[Place, ...]
    likeness: float


def locate(stated: Iterable[Stated], text: Text, old: Text | None = None) -> dict[str, Found]:
    """Every passage by its path. old: the text that the register was made from, where it is at hand."""
    return _Search(sorted(stated, key=lambda one: natural_key(one.path)), text, old).found()


class _Way(NamedTuple):
    """Lines in which a passage may stand: how like, how much longer or shorter, and how far off (0 is the best)."""

    likeness: float
    length: int
    distance: int
    first: int
    last: int


class _Search:
    """One text, in which passages are looked for."""

    def __init__(self, stated: Sequence[Stated], text: Text, old: Text | None) -> None:
        self.stated = stated
        self.by_path = {one.path: one for one in stated}
        self.text = text
        self.old = old
        self.signs = _Signs(text) if old else None
        self.starts = [text.start(line) for line in range(1, text.lines + 1)]
        self.ends = {text.end(line) for line in range(1, text.lines + 1)}
        self.moves: list[tuple[int, int]] = []  # where a passage that is found began, and by how much it has moved

    def found(self) -> dict[str, Found]:
        """All of them: first what is the same, which tells how far the rest may have moved."""
        exact: dict[str, tuple[Span, ...]] = {}
        move = 0
        for one in sorted((one for one in self.stated if len(one.spans) == 1), key=lambda one: one.spans):
            if spans := self.single(one, move):
                exact[one.path] = spans
                move = spans[0].start - one.spans[0].start
        self.moves = sorted(
            (one.spans[0].start, exact[one.path][0].start - one.spans[0].start)
            for one in self.stated
            if one.path in exact
        )
        for one in self.stated:
            if len(one.spans) > 1 and (spans := self.several(one)):
                exact[one.path] = spans
        self.inside([one for one in self.stated if one.path not in exact], exact)
        told = {path: self.told(one, exact[path]) for path, one in self.by_path.items() if path in exact}
        for path, one in self.by_path.items():
            if path not in told and (again := self.respaced(one)):
                told[path] = Found(path, "changed", again, 1.0)
        rest = [one for one in self.stated if one.path not in told]
        return told | {one.path: one for one in self.alike(rest, list(told.values()))}

    def told(self, one: Stated, spans: tuple[Span, ...]) -> Found:
        """Of a passage that reads as it did, where it stands."""
        places = tuple(self.text.place(*span) for span in spans)
        return Found(one.path, "same" if spans == one.spans else "moved", places, 1.0)

    def alike(self, rest: Sequence[Stated], known: Iterable[Found]) -> Iterator[Found]:
        """Of the rest, the lines that are like them, the most like first: none that have another passage already."""
        held: dict[int, set[str]] = defaultdict(set)
        for one in known:
            for place in one.places:
                for line in range(place.first, place.last + 1):
                    held[line].add(one.path)
        kin = _sharing(self.stated)
        lines = _Lines(self.text)
        ways = sorted(((way, one.path) for one in rest for way in self.ways(one, lines)), reverse=True)
        gone = {one.path for one in rest}
        for way, path in ways:
            taken = set[str]().union(*(held[line] for line in range(way.first, way.last + 1)))
            if path in gone and taken <= kin[path]:
                gone.remove(path)
                for line in range(way.first, way.last + 1):
                    held[line].add(path)
                yield Found(path, "changed", (Place(way.first, None, way.last),), way.likeness)
        yield from (Found(path, "gone", (), 0.0) for path in gone)

    def ways(self, one: Stated, lines: _Lines) -> list[_Way]:
        """The lines in which a passage may stand, the likeliest of them."""
        length = sum(span.end - span.start for span in one.spans)
        start = one.spans[0].start if one.spans else 0
        return lines.like(one.words, length, start + self.move(start))

    def single(self, one: Stated, move: int) -> tuple[Span, ...] | None:
        """Lines that read the same; of several, those where one expects them. move: of the passage before it."""
        (start, end), length = one.spans[0], one.spans[0].end - one.spans[0].start
        if self.reads(one, [(start + move, end + move)]):
            return (Span(start + move, end + move),)
        for begin in sorted(self.fitting(length), key=lambda begin: abs(begin - start - move)):
            if self.reads(one, [(begin, begin + length)]):
                return (Span(begin, begin + length),)
        return None

    def several(self, one: Stated) -> tuple[Span, ...] | None:
        """Ranges that together read the same: each moved as what stands about it, or all alike."""
        lengths = [span.end - span.start for span in one.spans]
        choices = []
        for span, length in zip(one.spans, lengths, strict=True):
            near = self.near(span.start)
            fitting = {begin - span.start for begin in self.fitting(length)}
            choices.append([0, *(move for move in near if move in fitting)][:_SPREAD])
        alike = [begin - one.spans[0].start for begin in self.fitting(lengths[0])]
        ways = chain(([move] * len(lengths) for move in alike), islice(product(*choices), _TRIED))
        for moves in ways:
            moved = [(span.start + move, span.end + move) for span, move in zip(one.spans, moves, strict=True)]
            if self.reads(one, moved):
                return tuple(Span(*span) for span in moved)
        return None

    def inside(self, rest: Sequence[Stated], exact: dict[str, tuple[Span, ...]]) -> None:
        """Passages that begin or end inside a line."""
        for one in rest:
            if len(one.spans) == 1:
                start, length = one.spans[0].start, one.spans[0].end - one.spans[0].start
                expected = start + self.move(start)
                for begin in sorted(range(expected - _ABOUT, expected + _ABOUT), key=lambda at: abs(at - expected)):
                    if self.reads(one, [(begin, begin + length)]):
                        exact[one.path] = (Span(begin, begin + length),)
                        break

    def respaced(self, one: Stated) -> tuple[Place, ...]:
        """Where a passage stands whose blanks and line ends alone are new; nothing if more is, or nobody knows."""
        if self.old is None or self.signs is None:
            return ()
        ranges = (
            self.signs.find(self.old.text[span.start : span.end], span.start + self.move(span.start))
            for span in one.spans
        )
        found = [span for span in ranges if span]
        return tuple(self.text.place(*span) for span in found) if len(found) == len(one.spans) else ()

    def fitting(self, length: int) -> Iterator[int]:
        """Where lines begin after which, so many characters on, a line ends."""
        return (start for start in self.starts if start + length in self.ends)

    def reads(self, one: Stated, ranges: Iterable[tuple[int, int]]) -> bool:
        """Whether a passage would read there as it did."""
        spans = list(ranges)
        if any(start < 0 or end > len(self.text.text) for start, end in spans):
            return False
        return source_text.text_hash(source_text.joined(self.text.text, spans)) == one.digest

    def near(self, start: int) -> list[int]:
        """By how much what stood next to a place has moved, the nearest first."""
        at = bisect_left(self.moves, (start, 0))
        about = self.moves[max(at - _SPREAD, 0) : at + _SPREAD]
        about.sort(key=lambda move: abs(move[0] - start))
        return list(dict.fromkeys(move for _, move in about))

    def move(self, start: int) -> int:
        """By how much a place is likely to have moved."""
        return next(iter(self.near(start)), 0)


class _Signs:
    """A text without its blanks and line ends."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.places = [place for place, sign in enumerate(text.text) if not sign.isspace()]
        self.signs = "".join(text.text[place] for place in self.places)

    def find(self, passage: str, expected: int) -> Span | None:
        """Where a passage stands, in whole lines where nothing else is in them; of several places, the nearest."""
        signs = "".join(passage.split())
        found = []
        at = self.signs.find(signs) if signs else -1
        while at >= 0:
            found.append(at)
            at = self.signs.find(signs, at + 1)
        if not found:
            return None
        at = min(found, key=lambda at: abs(self.places[at] - expected))
        start, end = self.places[at], self.places[at + len(signs) - 1] + 1
        first, last = self.text.line_at(start), self.text.line_at(end - 1)
        begins, ends = self.text.start(first), self.text.end(last)
        blank = not self.text.text[begins:start].strip(), not self.text.text[end:ends].strip()
        return Span(begins if blank[0] else start, ends if blank[1] else end)


class _Lines:
    """The lines of a text by what they say."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.said = [_said(word_set(text.line(line))) for line in range(1, text.lines + 1)]
        self.holding: dict[str, list[int]] = defaultdict(list)
        for line, said in enumerate(self.said, 1):
            for key in said:
                self.holding[key].append(line)

    def like(self, words: Sequence[str], length: int, expected: int) -> list[_Way]:
        """The lines that are like what has these words and this length, the likeliest first."""
        said = _said(words)
        tried = {start for seed in self.seeds(said) for start in self.before(seed, length)}
        found = (way for start in tried for way in self.ways(start, said, length, expected) if way.likeness >= _LEAST)
        return nlargest(_WAYS, found)

    def seeds(self, said: frozenset[str]) -> list[int]:
        """The lines that share the most, and the rarest, with what is said."""
        weights: Counter[int] = Counter()
        for key in said:
            holding = self.holding.get(key, [])
            for line in holding:
                weights[line] += round(1000 * log(1 + len(self.said) / len(holding)))
        return [line for line, _ in weights.most_common(_SEEDS)]

    def before(self, seed: int, length: int) -> Iterator[int]:
        """The lines in which a passage of this length may begin that holds a line."""
        for line in range(seed, 0, -1):
            if self.text.end(seed) - self.text.start(line) > length * _LONGER and line != seed:
                return
            if self.text.line(line).strip():
                yield line

    def ways(self, first: int, said: frozenset[str], length: int, expected: int) -> Iterator[_Way]:
        """Passages from a line on."""
        held: set[str] = set()
        begin = self.text.start(first)
        for last in range(first, self.text.lines + 1):
            size = self.text.end(last) - begin
            if size > length * _LONGER and last != first:
                return
            held |= self.said[last - 1]
            if self.text.line(last).strip() and (held or said):
                likeness = len(held & said) / len(held | said)
                yield _Way(likeness, -abs(size - length), -abs(begin - expected), first, last)


def _sharing(stated: Sequence[Stated]) -> dict[str, set[str]]:
    """Of each passage, those that had a part of the text in common with it."""
    spans = sorted((span.start, span.end, one.path) for one in stated for span in one.spans)
    found: dict[str, set[str]] = defaultdict(set)
    open_: list[tuple[int, str]] = []
    for start, end, path in spans:
        open_ = [(last, other) for last, other in open_ if last > start]
        for _, other in open_:
            found[other].add(path)
            found[path].add(other)
        open_.append((end, path))
    return found


def _said(words: Iterable[str]) -> frozenset[str]:
    """What words say: two signs of a Japanese word, another word whole, so that a line may end inside one."""
    return frozenset(keys(" ".join(words)))
