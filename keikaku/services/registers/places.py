"""Places in a text, as people give them: lines from 1, both ends included, and parts of lines.

``12``, ``12-15``; ``12:5-15:20`` from the fifth character of line 12 to the twentieth of line 15; several with ``;``
between. Programs write ``?`` for what they do not know, and ``@100-200`` for characters of the file, from 0, the second
excluded, where the text is not at hand. A line ends with a line feed, before which a carriage return may stand.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from hashlib import sha256
from typing import NamedTuple

_POINT = r"([0-9]{1,9})(?::([0-9]{1,9}))?"
_LINES = re.compile(rf"{_POINT}(?:\s*[-–~]\s*{_POINT})?")
_OFFSETS = re.compile(r"@([0-9]{1,12})-([0-9]{1,12})")


class Place(NamedTuple):
    """From one line (and character, from 1) to another; or, with ``offsets``, characters of the file.

    ``Place()`` is not known.
    """

    first: int = 0
    column: int | None = None
    last: int = 0
    end: int | None = None
    offsets: tuple[int, int] | None = None

    def __str__(self) -> str:
        if self.offsets:
            return f"@{self.offsets[0]}-{self.offsets[1]}"
        if not self.first:
            return "?"
        start = f"{self.first}:{self.column}" if self.column else f"{self.first}"
        if self.last == self.first and self.end is None:
            return start
        return f"{start}-{self.last}:{self.end}" if self.end else f"{start}-{self.last}"


def parse(text: str) -> tuple[Place, ...]:
    """The places of a cell; none where it is empty. Raises ValueError with what is wrong."""
    found = []
    for piece in re.split(r"[;,、；]", unicodedata.normalize("NFKC", text)):
        written = piece.strip()
        if not written:
            continue
        if match := _OFFSETS.fullmatch(written):
            found.append(Place(offsets=(int(match[1]), int(match[2]))))
        elif written == "?":
            found.append(Place())
        elif match := _LINES.fullmatch(written):
            found.append(_place(*match.groups()))
        else:
            raise ValueError(f"“{written}” is no range of lines")
    return tuple(found)


def _place(first: str, column: str | None, last: str | None, end: str | None) -> Place:
    if any(number is not None and int(number) == 0 for number in (first, column, last, end)):
        raise ValueError("lines and characters are counted from 1")
    return Place(int(first), int(column) if column else None, int(last or first), int(end) if end else None)


class Text:
    """A text by its lines. ``name``: of its file; ``digest``: the hash of its bytes, which the register keeps."""

    def __init__(self, name: str, raw: bytes) -> None:
        """Raises UnicodeDecodeError."""
        self.name = name
        self.digest = sha256(raw).hexdigest()
        self.text = raw.decode("utf-8")
        self._starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        if len(self._starts) > 1 and self._starts[-1] == len(self.text):
            self._starts.pop()

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return len(self._starts) if self.text else 0

    def start(self, line: int) -> int:
        """The offset at which a line begins."""
        return self._starts[line - 1]

    def end(self, line: int) -> int:
        """The offset at which a line ends, without what parts it from the next."""
        end = self._next(line)
        if self.text[end - 1 : end] == "\n":
            end -= 1
            if self.text[end - 1 : end] == "\r" and end > self.start(line):
                end -= 1
        return end

    def line(self, number: int) -> str:
        """What stands in a line."""
        return self.text[self.start(number) : self.end(number)]

    def line_at(self, offset: int) -> int:
        """The line in which a character stands."""
        return bisect_right(self._starts, offset)

    def offsets(self, place: Place) -> tuple[int, int]:
        """The characters of a place: the first, and the one behind the last. Raises ValueError with what is wrong."""
        if place.offsets:
            start, end = place.offsets
            if end > len(self.text):
                raise ValueError(f"{place} is past the end of {self.name}, which has {len(self.text)} characters")
        elif not place.first:
            raise ValueError("its lines are not known")
        else:
            start = self._point(place.first, place.column or 1) - 1
            end = self._point(place.last, place.end) if place.end else self._whole(place.last)
        if start >= end:
            raise ValueError(f"{place} ends before it begins" if start > end else f"{place} is empty")
        return start, end

    def place(self, start: int, end: int) -> Place:
        """The place of some characters, by whole lines where that is so."""
        if not 0 <= start < end <= len(self.text):
            return Place(offsets=(start, end))
        first, last = self.line_at(start), self.line_at(end - 1)
        column = start - self.start(first)
        behind = end - self.start(last)
        return Place(first, column + 1 if column else None, last, None if end == self.end(last) else behind)

    def _whole(self, line: int) -> int:
        self._known(line)
        return self.end(line)

    def _point(self, line: int, column: int) -> int:
        """The offset behind a character of a line; what ends the line counts, too."""
        self._known(line)
        if not 1 <= column <= max(self._next(line) - self.start(line), 1):
            raise ValueError(f"line {line} of {self.name} has no character {column}")
        return self.start(line) + column

    def _next(self, line: int) -> int:
        return self._starts[line] if line < len(self._starts) else len(self.text)

    def _known(self, line: int) -> None:
        if not 1 <= line <= self.lines:
            raise ValueError(f"there is no line {line} in {self.name}: it has {self.lines}")
