"""How wide a text is where letters are of two widths, as in print: a full-width character is two columns."""

from __future__ import annotations

import unicodedata


def columns(text: str) -> int:
    """Width of a text where a full-width character counts two and a combining mark nothing."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )
