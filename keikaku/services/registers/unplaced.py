"""What of a plan's text stands in no passage: what an outline has left out, or lost.

Not told: headings of the outline (also in a table of contents) and such as gather (現状, Issues), page numbers, signs
that stand alone (of what is printed from above), and what stands three times or more, as running heads do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from keikaku.language.folding import fold
from keikaku.records import Label
from keikaku.services.registers import headings
from keikaku.services.registers.outline import Outline
from keikaku.services.registers.places import Text
from keikaku.texts.catalogue import label

_OFTEN = 3  # times that a running head stands in a text, at least
_WORDS = 24  # characters that are shown
_SHOWN = 8  # stretches that are shown
_HEADED = ("Plan", "Policy", "Strategy", "Measure", "Section")  # classes whose names stand above others in a text


class Unplaced(NamedTuple):
    """Lines of a text, from one to another, that hold something which no passage does. ``said``: how it begins."""

    text: str
    first: int
    last: int
    said: str

    def __str__(self) -> str:
        lines = f"{self.first}" if self.first == self.last else f"{self.first}-{self.last}"
        return f"{lines} “{self.said}”"


def of_outline(outline: Outline, texts: Mapping[str, Text]) -> list[Unplaced]:
    """What the passages of an outline leave of its texts, by name; each row has its text and places there."""
    found = []
    for name, text in texts.items():
        places = (place for row in outline.rows if row.text == name for place in row.places)
        found += left(text, map(text.offsets, places), headed(outline))
    return found


def headed(outline: Outline) -> set[str]:
    """What the headings of a plan's text are made of: its names, its titles, what it calls its levels."""
    head = outline.header
    named = [*head.titles, *head.names, *head.also, *(name for level in head.levels for name in level.names)]
    for row in outline.rows:
        named += [*row.titles, *((*row.names, *row.also) if row.kind in _HEADED else ())]
    return {name.value for name in named}


def left(
    text: Text, spans: Iterable[tuple[int, int]], names: Iterable[str], aside: Collection[int] = ()
) -> list[Unplaced]:
    """What passages leave of a text. spans: their characters; names: as in ``headed``; aside: lines not to be told."""
    held = bytearray(len(text.text))
    for start, end in spans:
        held[start:end] = b"\1" * (end - start)
    rest = {number: _rest(text, number, held) for number in range(1, text.lines + 1)}
    counted = Counter(fold(said) for said in rest.values())
    often = {said for said, times in counted.items() if times >= _OFTEN}
    heads = _Heads({fold(name) for name in names} | often)
    lines = {number for number, said in rest.items() if said and number not in aside and not heads.are(said)}
    return list(_stretches(text, rest, lines))


def told(found: Sequence[Unplaced]) -> list[Label]:
    """The same in words, a text each."""
    said = []
    for name in dict.fromkeys(one.text for one in found):
        some = [one for one in found if one.text == name]
        lines = sum(one.last - one.first + 1 for one in some)
        shown = "; ".join(map(str, some[:_SHOWN])) + ("; …" if len(some) > _SHOWN else "")
        said.append(label("registers.unplaced", text=name, lines=lines, shown=shown))
    return said


def _rest(text: Text, line: int, held: bytearray) -> str:
    """What of a line stands in no passage."""
    start, end = text.start(line), text.end(line)
    found = "".join(" " if held[at] else text.text[at] for at in range(start, end))
    return " ".join(found.split())


def _stretches(text: Text, rest: dict[int, str], lines: Collection[int]) -> Iterator[Unplaced]:
    """Lines that follow one another, or have only empty ones between, as one."""
    first = last = 0
    for number in (*sorted(lines), text.lines + 2):
        if first and any(text.line(between).strip() for between in range(last + 1, min(number, text.lines + 1))):
            yield _stretch(text, rest, first, last)
            first = 0
        elif first and number > text.lines:
            yield _stretch(text, rest, first, last)
        first, last = first or number, number


def _stretch(text: Text, rest: dict[int, str], first: int, last: int) -> Unplaced:
    said = rest[first]
    return Unplaced(text.name, first, last, said if len(said) <= _WORDS else f"{said[:_WORDS].rstrip()} …")


class _Heads:
    """What in a text needs no passage."""

    def __init__(self, names: set[str]) -> None:
        """names: folded."""
        self.names = sorted(names - {""}, key=len, reverse=True)
        self.all = "\n".join(self.names)

    def are(self, said: str) -> bool:
        """Whether it is a heading, a page number or a sign alone."""
        if len(_letters(said)) < 2 or headings.is_page(said):
            return True
        folded, found = fold(said), headings.heading(said)
        if (
            folded in self.all
            or fold(found.title if found and found.title else headings.without_page(said)) in self.all
        ):
            return True
        if headings.bullet(said) is not None:
            return False
        if headings.gathers(said):
            return True
        left = folded
        for name in self.names:
            left = left.replace(name, "")
        # ７つの政策 基本戦略 取組項目 頁, 第２次潮里町産業振興計画（令和６年度～）: more of it are names than not.
        return len(_letters(left)) * 2 <= len(_letters(folded)) and not headings.is_sentence(said)


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))
