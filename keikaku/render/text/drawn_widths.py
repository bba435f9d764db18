"""How wide a text is drawn, and its lines in a given room.

No font is known here, so the table errs on the wide side: no sign of DejaVu Sans, Noto Sans or Arial is wider.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from keikaku.render.text.lines import fill, fitting
from keikaku.render.text.phrases import JAPANESE, phrases
from keikaku.render.text.wrapping import parts, pieces

_CLASSES = (
    ("ijlI|',.’ ", 0.40, 0.41),
    ('/\\:;-ft!()[]r–"*', 0.50, 0.50),
    ("%Mm@W×→", 1.0, 1.11),
    ("NHOQUGD&#+<=>^~−w", 0.85, 0.93),
    ("abcdeghknopqsuvxyz0123456789JLTFEYS$?_·{}", 0.66, 0.74),
)  # signs, their width in ems in regular and in bold type
_REGULAR, _BOLD = ({sign: widths[bold] for signs, *widths in _CLASSES for sign in signs} for bold in (0, 1))
_CAPITAL = (0.72, 0.80)  # what stands in no class and is a letter


def width_of(text: str, size: float, bold: bool = False) -> float:
    """At most how wide a text is, in pixels, in letters of so many pixels."""
    return size * sum(_width(sign, bold) for sign in text)


@cache
def _width(sign: str, bold: bool) -> float:
    known = (_BOLD if bold else _REGULAR).get(sign)
    if known is not None:
        return known
    if sign.isascii():
        return _CAPITAL[bold]
    return 0.0 if unicodedata.combining(sign) else 1.0


def lines_of(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """The text in lines no wider than so many pixels; nothing of it is lost but blanks at the ends of lines.

    A line ends behind a phrase; in one that is too long behind a piece, a part, a character.
    """

    def width(part: str) -> float:
        return width_of(part, size, bold)

    found = phrases(text) if JAPANESE.search(text) else pieces(text)
    return [line for line in fill(fitting(found, room, width, (pieces, parts, list)), room, width) if line]
