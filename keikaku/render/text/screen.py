"""What may reach a screen: no sign by which a text could steer a terminal or turn the order of what is read.

Those are control characters, marks of direction and other format characters, halves of surrogate pairs, line and
paragraph separators.
"""

from __future__ import annotations

import codecs
import io
import json
import unicodedata
from collections.abc import Callable
from typing import Any

_HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp")


def is_hidden(sign: str) -> bool:
    """Whether a character shows nothing by itself, but for tabs and line feeds, which lay a text out."""
    return sign not in "\t\n" and unicodedata.category(sign) in _HIDDEN


class _Guard(dict[int, str]):
    """For ``str.translate``: hidden characters as something that can be seen, all others as they are."""

    def __init__(self, seen: Callable[[str], str]) -> None:
        super().__init__()
        self._seen = seen

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        self[code] = self._seen(sign) if is_hidden(sign) else sign
        return self[code]


def _turtle_escape(sign: str) -> str:
    return f"\\u{ord(sign):04X}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08X}"


_REPLACED = _Guard(lambda _: "\N{REPLACEMENT CHARACTER}")
_IN_JSON = _Guard(lambda sign: json.dumps(sign)[1:-1].replace("\x7f", "\\u007f"))
_IN_TURTLE = _Guard(_turtle_escape)
_ESCAPED = {
    **dict.fromkeys(("json", "jsonl", "jsonld"), _IN_JSON),
    **dict.fromkeys(("turtle", "ntriples", "trig", "nquads"), _IN_TURTLE),
}


def printable(text: str) -> str:
    """A text for people: the replacement character for what is hidden. Line feeds stay, and a tab is a space."""
    return text.replace("\r\n", "\n").replace("\t", " ").translate(_REPLACED)


def shown(text: str, form: str) -> str:
    """An answer in one of the formats, for a screen: with escapes, where the format has them, which read back alike.

    Elsewhere the replacement character stands for what is hidden, and line ends are line feeds. A ``table`` is made
    for people, of texts that are printable already: its control characters are its colours.
    """
    if form == "table":
        return text
    if (escaped := _ESCAPED.get(form)) is not None:
        return text.translate(escaped)
    return text.removeprefix("\N{BYTE ORDER MARK}").replace("\r\n", "\n").translate(_REPLACED)


class Shown(io.RawIOBase):
    """What takes UTF-8 piece by piece, and writes it as ``shown`` shows it."""

    def __init__(self, write: Callable[[str], object], form: str) -> None:
        super().__init__()
        self._write, self._form = write, form
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def writable(self) -> bool:
        """Nothing else is it for."""
        return True

    def write(self, data: Any, /) -> int:
        """All of it, but for half a character, which is kept for the next time."""
        given = bytes(data)
        self._write(shown(self._decoder.decode(given), self._form))
        return len(given)
