"""Fills lines with pieces of text, whatever a line is measured in: cells of a terminal, pixels of a drawing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

Measure: TypeAlias = Callable[[str], float]
"""How wide a text is; of two texts side by side, the sum."""
Splitter: TypeAlias = Callable[[str], Sequence[str]]
"""Parts a text into pieces that make it up again."""


def fill(pieces: Iterable[str], room: float, width: Measure) -> list[str]:
    """The pieces in lines as long as fit; a piece wider than the room has a line of its own.

    Nothing is lost but blanks at line ends.
    """
    lines: list[str] = []
    begun, used = "", 0.0
    for piece in pieces:
        seen = piece.rstrip()  # blanks need no room: they end a line unseen
        if begun and seen and used + width(seen) > room:
            lines.append(begun.rstrip())
            begun, used = "", 0.0
        begun += piece
        used += width(piece)
    return [*lines, begun.rstrip()]


def fitting(pieces: Sequence[str], room: float, width: Measure, splitters: Iterable[Splitter]) -> list[str]:
    """The pieces; those too wide for a line split by the first splitter, what is still too wide by the next one …"""
    found = [*pieces]
    for split in splitters:
        found = [part for piece in found for part in ([piece] if width(piece.rstrip()) <= room else split(piece))]
    return found
