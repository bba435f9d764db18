"""Proposes a first outline of a plan from its text: what headings, bullets and paragraphs it begins to tell.

A guess, to be read through by whoever knows the plan: which class a level is, where a passage ends, which number is a
heading's and which is a list's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

from keikaku.records import Literal, is_japanese, natural_key, whole_number
from keikaku.services.registers import headings, texts, writing
from keikaku.services.registers.headings import Heading
from keikaku.services.registers.outline import BY_SEGMENT, PASSAGE, Header, Level, Outline, Row
from keikaku.services.registers.places import Place, Text
from keikaku.texts.catalogue import listed
from keikaku.texts.catalogue import text as catalogue_text

_CLASSES = ("Policy", "Strategy", "Measure")  # of the first levels; what stands below is a section
_SEGMENTS = {kind: segment for segment, kind in BY_SEGMENT.items()}
_FULL = 0.7  # of the length of most lines: a line that is shorter ends its paragraph
_LEAST = 12  # characters of a paragraph
_FIRST = 20  # the largest number with which headings may begin, in a part of a plan


class Block(NamedTuple):
    """Some lines of a text that belong together, with what they begin with.

    ``heading``: a heading; ``bullet``: whether it begins with one; else it is a paragraph.
    """

    first: int
    last: int
    text: str
    heading: Heading | None = None
    bullet: bool = False


def proposal(path: Path, language: str = "en") -> str:
    """A first outline of the plan whose text is in a file. language: of the remarks above it. Raises BadFile."""
    found = propose(texts.read(path, path.name), id_of(path), language)
    kinds = Counter(row.kind for row in found.rows)
    counted = listed((f"{kind} {count}" for kind, count in kinds.items()), language)
    remarks = [
        catalogue_text("registers.proposed", language, text=path.name),
        catalogue_text("registers.proposed_found", language, counted=counted or "0"),
        catalogue_text("registers.proposed_check", language),
        catalogue_text("registers.proposed_add", language),
    ]
    return writing.write(found, remarks)


def propose(text: Text, id_: str, language: str = "en") -> Outline:
    """A first outline. id_: the plan's; language: of notes in it."""
    blocks = list(_blocks(text))
    plan = _Plan(text, language, frozenset(one.heading.style for one in blocks if one.heading and one.heading.numbers))
    for block in _without_single_chapters(blocks):
        plan.take(block)
    own = "ja" if is_japanese(text.text) else "en"
    title = next(
        (text.line(line).strip("# \u3000\t\f") for line in range(1, text.lines + 1) if text.line(line).strip()), ""
    )
    header = Header(
        id_,
        titles=(Literal.text(title, own),) if title else (),
        languages=(own,),
        texts=(text.name,),
        levels=tuple(plan.named_levels(own)),
    )
    return Outline(header, tuple(plan.rows()))


def id_of(path: Path) -> str:
    """An id for the plan whose text this is, from the name of the file."""
    return "-".join(re.findall(r"[a-z0-9]+", path.stem.casefold())) or "plan"


def _blocks(text: Text) -> Iterator[Block]:
    """The blocks of a text, in its order."""
    full = _FULL * _usual(text)
    lines = [text.line(line) for line in range(1, text.lines + 1)]
    line = 1
    while line <= len(lines):
        written = lines[line - 1]
        found = headings.heading(written) if written.strip() else None
        if found:
            yield Block(line, line, written, found)
        elif written.strip():
            last = _last(lines, line, full)
            begun = headings.bullet(written)
            said = "\n".join(lines[line - 1 : last])
            yield Block(line, last, said, bullet=begun is not None)
            line = last
        line += 1


def _last(lines: list[str], line: int, full: float) -> int:
    """The last line of what begins in a line: to the next heading or bullet, or the end of a sentence and a gap."""
    last = line
    for number in range(line + 1, len(lines) + 1):
        written = lines[number - 1]
        if not written.strip():
            ended = headings.is_sentence(lines[last - 1]) or len(lines[last - 1].strip()) < full
            if ended or number - last > 1:
                break
        elif headings.bullet(written) is not None or headings.heading(written):
            break
        else:
            last = number
    return last


def _usual(text: Text) -> int:
    """How long a line is that runs to the margin."""
    lengths = sorted(len(line.strip()) for line in text.text.split("\n") if line.strip())
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _without_single_chapters(blocks: list[Block]) -> Iterator[Block]:
    """The blocks without the heading of a chapter that is the only one: it is that of the document."""
    found = {(one.heading.style, one.heading.numbers or one.first) for one in blocks if one.heading}
    styles = Counter(style for style, _ in found)
    for block in blocks:
        if not (block.heading and block.heading.style in ("chapter", "#") and styles[block.heading.style] == 1):
            yield block


class _Plan:
    """An outline while it is proposed: where the text has got to, and what has been found."""

    def __init__(self, text: Text, language: str, numbered: frozenset[str]) -> None:
        """numbered: the styles of headings that have numbers."""
        self.text = text
        self.feeds = [match.start() for match in re.finditer("\f", text.text)]
        self.unsure = catalogue_text("registers.proposed_unsure", language)
        self.styles: list[str] = []  # of the headings above, from the first level down
        self.path: list[str] = []
        self.kind = ""  # of the bullets here
        self.found: dict[str, Row] = {}
        self.counted: Counter[str] = Counter()
        self.words: dict[int, set[str]] = defaultdict(set)  # the styles of the headings of a level
        self.numbered = numbered
        self.untitled = ""  # a heading whose title stands in the next line
        self.open = ""  # one statement that goes on with what stands below

    def take(self, block: Block) -> None:
        """Goes on by one block."""
        if block.heading is None:
            self.say(block)
        elif block.heading.style == "section":
            self.kind, self.open, self.untitled = block.heading.kind, "", ""
        elif block.heading.kind:
            self.state(block, block.heading)
        elif block.heading.style == "①" and self.kind and "①" not in set[str]().union(*self.words.values()):
            self.say(block._replace(bullet=True))  # below 取組, and nowhere before: a list
        elif self.follows(block.heading):
            self.enter(block, block.heading)
        else:
            self.say(block)

    def rows(self) -> list[Row]:
        """The rows: elements in the order of their numbers, below each what stands under it in that of the text."""
        return sorted(self.found.values(), key=lambda row: natural_key(row.path.partition("/")[0]))

    def named_levels(self, language: str) -> Iterator[Level]:
        """The levels of which the text has a name."""
        for depth, styles in sorted(self.words.items()):
            word = next(iter(styles))
            if len(styles) > 1 or not word[0].isalpha() or word == "chapter":
                continue
            yield Level(depth, _class(depth), (Literal.text(word.capitalize(), language),))

    def follows(self, found: Heading) -> bool:
        """Whether a heading has the number that is due, as one of a list or a table (1.22, 15) has only by chance."""
        if not found.numbers or found.style[0].isalpha():
            return True
        above = self.placed(found)[:-1]
        number = whole_number(found.numbers[-1])
        before = ".".join([*above, str((number or 0) - 1)])
        first = not any(path.startswith(".".join([*above, ""])) and "/" not in path for path in self.found)
        known = ".".join([*above, found.numbers[-1]]) in self.found
        return (
            known
            or number == 1
            or before in self.found
            or (first and found.style != "1" and number is not None and number <= _FIRST)
        )

    def placed(self, found: Heading) -> list[str]:
        """The numbers of the element that a heading begins, and of those above it.

        1-2 stands under 1 where one is open, also below a chapter; else its numbers are the whole way.
        """
        *above, last = found.numbers or (self.next(found),)
        if not above:
            return [*self.path[: self.depth(found)], last]
        ends = [self.depth(found), len(above), *range(len(self.path), 0, -1)]
        cut = next((end for end in ends if self.path[max(end - len(above), 0) : end] == above), 0)
        return [*(self.path[:cut] or above), last]

    def depth(self, found: Heading) -> int:
        """How many levels stand above a heading with one number."""
        return self.styles.index(found.style) if found.style in self.styles else len(self.styles)

    def filled(self, depth: int) -> list[str]:
        """The styles of the headings above, for so many levels."""
        return [*self.styles, *([""] * depth)][:depth]

    def enter(self, block: Block, found: Heading) -> None:
        """Goes to an element, which may have been met in a table of contents."""
        self.kind, self.open = "", ""
        self.path = self.placed(found)
        self.styles = [*self.filled(len(self.path) - 1), found.style]
        self.words[len(self.path)].add(found.style)
        path = ".".join(self.path)
        known = self.found.get(path)
        if known is None:
            above = ".".join(self.path[:-1])
            self.found[path] = Row(
                path,
                _class(len(self.path)),
                parent=None if not above or above in self.found else "",
                page=found.page,
                sheet=self.sheet(block.first),
                titles=self.titles(found.title),
            )
        elif found.title and (not known.titles or found.title.startswith(known.titles[0].value)):
            self.found[path] = known._replace(titles=self.titles(found.title), sheet=self.sheet(block.first))
        self.untitled = "" if found.title else path

    def state(self, block: Block, found: Heading) -> None:
        """One statement with a heading of its own: Action 1.1, 図表1."""
        named = ".".join(found.numbers[:-1])
        if named in self.found:
            self.path = named.split(".")
            self.styles = self.filled(len(self.path))
        path = self.add(found.kind, block)
        self.found[path] = self.found[path]._replace(titles=self.titles(found.title))
        self.open = path if found.kind not in ("Figure", "Indicator") else ""
        self.untitled = ""

    def say(self, block: Block) -> None:
        """A bullet or a paragraph."""
        here = ".".join(self.path)
        if self.untitled and not block.bullet:
            row = self.found[self.untitled]
            self.found[self.untitled] = row._replace(titles=self.titles(self.text.line(block.first).strip()))
            self.untitled = ""
        elif self.open and not block.bullet:
            row = self.found[self.open]
            self.found[self.open] = row._replace(places=(Place(row.places[0].first, None, block.last),))
        elif block.bullet and (self.path or self.kind):
            self.add(self.kind or "Initiative", block, "" if self.kind else self.unsure)
        elif self.kind == "Indicator" and re.search(r"\d", block.text):
            self.add("Indicator", block)
        elif self.path and not self.kind and len(block.text.strip()) >= _LEAST and headings.is_sentence(block.text):
            self.explain(here, block)

    def explain(self, here: str, block: Block) -> None:
        """A paragraph below a heading: the aim of the element, with the paragraphs that follow."""
        path = f"{here}/aim"
        known = self.found.get(path)
        if known is None:
            self.found[path] = Row(path, PASSAGE, places=(_place(block),), sheet=self.sheet(block.first))
        else:
            self.found[path] = known._replace(places=(Place(known.places[0].first, None, block.last),))

    def add(self, kind: str, block: Block, note: str = "") -> str:
        """One statement more; its path."""
        start = f"{'.'.join(self.path)}/{_SEGMENTS[kind]}" if self.path else _SEGMENTS[kind]
        self.counted[start] += 1
        path = f"{start}/{self.counted[start]}"
        parent = None if self.path else ""
        self.found[path] = Row(
            path, kind, parent=parent, places=(_place(block),), sheet=self.sheet(block.first), note=note
        )
        return path

    def next(self, found: Heading) -> str:
        """A number for an element without one; where others of its style have their own, it is none of theirs."""
        start = "x" if found.style in self.numbered else ""
        above = self.path[: self.depth(found)]
        numbers = (f"{start}{number}" for number in count(1))
        return next(number for number in numbers if ".".join([*above, number]) not in self.found)

    def titles(self, title: str) -> tuple[Literal, ...]:
        """A title in the language of the text."""
        return (Literal.text(title, "ja" if is_japanese(self.text.text) else "en"),) if title else ()

    def sheet(self, line: int) -> int | None:
        """The sheet on which a line stands, where form feeds part them, as pdftotext writes them."""
        return bisect_right(self.feeds, self.text.start(line)) + 1 if self.feeds else None


def _place(block: Block) -> Place:
    return Place(block.first, None, block.last)


def _class(depth: int) -> str:
    return _CLASSES[depth - 1] if depth <= len(_CLASSES) else "Section"
