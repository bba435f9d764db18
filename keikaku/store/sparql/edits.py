"""Changes to a text, and the way back from a place in what came of it."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

Change: TypeAlias = tuple[int, int, str]
"""Offset and length of what goes, and what comes in its place."""


class Edits(NamedTuple):
    """A text and its changes: by offset, none over another; those at one offset in their order."""

    text: str
    changes: tuple[Change, ...]

    def apply(self) -> str:
        """The text with its changes."""
        pieces, last = [], 0
        for offset, length, piece in self.changes:
            pieces += [self.text[last:offset], piece]
            last = offset + length
        return "".join([*pieces, self.text[last:]])

    def back(self, place: int) -> int:
        """The offset in the text, for one in what came of it; for one inside a change where that begins."""
        shift = 0
        for offset, length, piece in self.changes:
            begins = offset + shift
            if place < begins:
                break
            if place < begins + len(piece):
                return offset
            shift += len(piece) - length
        return place - shift
