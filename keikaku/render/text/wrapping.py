"""Breaks text into lines for a terminal: where Japanese may be broken, and where an address or an IRI may.

After Unicode's UAX #14 and JIS X 4051 (kinsoku), as far as a table cell needs: no line begins with a closing bracket,
a comma, a small kana or a long vowel mark, even after spaces, none ends with an opening bracket, and a number keeps
its unit.
"""

from __future__ import annotations

import re

from rich.cells import cell_len, split_graphemes

from keikaku.render.text.lines import fill, fitting

_OPENING = "（［｛「『【〔〈《“‘([{"
_CLOSING = (
    "）］｝」』】〕〉》”’、。，．・：；？！％‰゛゜ヽヾゝゞ々〻ーｰﾞﾟ…‥"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶｧｨｩｪｫｬｭｮｯ"
)
_NARROW_CLOSING = ")]},.:;?!%"  # these close a piece only after a wide character: Latin words hold them anyway
_MARKS = "\u0300-\u036f\u3099\u309a\ufe00-\ufe0f\U0001f3fb-\U0001f3ff"
# Written without spaces, so that a line may end after any of them: kana, kanji, hangul, wide forms, pictographs.
_WIDE = (
    "\u1100-\u11ff\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uffe6"
    "\U0001f300-\U0001f3fa\U0001f400-\U0001faff\U00020000-\U0003fffd"
)
# At these a line may end; not at a no-break space, which holds a number and its unit together.
_BLANKS = " \\t\\n\\r\\f\\v\\x1c-\\x1f\\x85\\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000"
_PIECE = re.compile(
    rf"""[{re.escape(_OPENING)}]*
    (?: [０-９]+
      | [^{_BLANKS}{_WIDE}{_CLOSING}]* [^{_BLANKS}{_WIDE}{_CLOSING}{re.escape(_OPENING)}]
      | [{_WIDE}]
    )?
    (?: (?<=[0-9０-９]) (?![{_CLOSING}{re.escape(_OPENING)}]) [{_WIDE}] )?
    [{_CLOSING}{re.escape(_NARROW_CLOSING)}{_MARKS}]*
    (?: [{_BLANKS}]+ [{_CLOSING}] [{_CLOSING}{re.escape(_NARROW_CLOSING)}{_MARKS}]* )*
    [{_BLANKS}]*""",
    re.VERBOSE,
)
_PATH, _WORD, _REST = (re.compile(rf"[^{marks}]*[{marks}]+|[^{marks}]+") for marks in ("/#?&=", "-", ":._,;~+%@-"))


def pieces(line: str) -> list[str]:
    """What a line of text may be broken into, each piece with the spaces behind it."""
    return [found[0] for found in _PIECE.finditer(line) if found[0]]


def parts(piece: str) -> list[str]:
    """What a piece longer than a line may be broken into: an address behind a slash, another word behind a hyphen."""
    return (_PATH if "/" in piece else _WORD).findall(piece)


def widest(text: str, deep: bool = False) -> int:
    """The cells that the longest piece of a text takes; ``deep``: its longest part."""
    found = (piece.rstrip() for line in text.split("\n") for piece in pieces(line))
    if deep:
        found = (part for piece in found for part in parts(piece))
    return max(map(cell_len, found), default=0)


def wrap(text: str, width: int) -> list[str]:
    """The text as lines of at most ``width`` cells (two or more); nothing but spaces at line ends is lost."""
    return [filled for line in text.split("\n") for filled in _fill(line, width)]


def _fill(line: str, width: int) -> list[str]:
    """The pieces of a line; of those that are too long the parts; of these what other marks part, then characters."""
    if cell_len(line) <= width:
        return [line]
    return fill(fitting(pieces(line), width, cell_len, (parts, _REST.findall, _characters)), width, cell_len)


def _characters(text: str) -> list[str]:
    """Characters as people see them: with the marks that combine with them."""
    return [text[start:end] for start, end, _ in split_graphemes(text)[0]]
