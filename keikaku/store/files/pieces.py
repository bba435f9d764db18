"""Turtle and TriG with faults, cut into pieces that can each be read for itself.

A statement ends at its point, whatever its brackets do, since no point may stand within them. Where a quotation mark
leaves it open what is text and what is not, or a brace to which graph statements belong, nothing more is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SIGN = rb"""(?: \\. | [^][\s<>"'{}();,\\.^#|] )"""
# What comes after a text. One that goes on over lines, which none may, ends only where such stands behind it.
_BEHIND = rb"""(?= (?: @[\w-]++ | \^\^\S+? )? \s*+ (?: [.;,\])}] | \Z ) )"""
_SIGNS = re.compile(
    rb"""
      (?P<blank> \s++ | \#[^\r\n]*+ )
    | (?P<iri> <[^<>"\r\n]*+> | <[^\s<>"]*+ )
    | (?P<text> \"\"\" (?: [^"\\]++ | \\. | "{1,2}(?!") )*+ \"\"\" | ''' (?: [^'\\]++ | \\. | '{1,2}(?!') )*+ '''
              | (?!\"\"\") " (?: [^"\\\r\n]++ | \\. )*+ " | (?!''') ' (?: [^'\\\r\n]++ | \\. )*+ '
              | (?!\"\"\") " (?: [^"\\]++ | \\. )*+ " BEHIND | (?!''') ' (?: [^'\\]++ | \\. )*+ ' BEHIND )
    | (?P<open> ["'] )
    | (?P<mark> \{\| | \|\} | [][{}();,] | \^\^ )
    | (?P<word> (?: SIGN | \.(?=[0-9]) ) (?: SIGN | \.(?=SIGN) )*+ )
    | (?P<point> \. )
    | (?P<other> . )
    """.replace(b"SIGN", _SIGN).replace(b"BEHIND", _BEHIND),
    re.VERBOSE | re.DOTALL,
)  # fmt: skip
_DECLARES = frozenset((b"prefix", b"base", b"version", b"@prefix", b"@base", b"@version"))
_WITHOUT_POINT = frozenset((b"prefix", b"base", b"version"))  # as in SPARQL: each ends with its last term
_OPEN, _CLOSED = (b"[", b"(", b"{|"), (b"]", b")", b"|}")


class Piece(NamedTuple):
    """A statement, a declaration, or the beginning of a graph (``opens``).

    before, after: what it is to be read with: the declarations until then and the graph that it stands in, and what
    ends that. line: on which it begins. declares: whether what follows depends on it. end: its place in the text.
    breaks_off: whether the text ends in it.
    """

    before: bytes
    text: bytes
    after: bytes
    line: int
    end: int
    declares: bool = False
    opens: bool = False
    breaks_off: bool = False


class Unclear(NamedTuple):
    """The line from which on it is open what is meant, and why."""

    line: int
    why: str


def cut(text: bytes, *, graphs: bool) -> Iterator[Piece | Unclear]:
    """The pieces of a text in their order. graphs: whether it is TriG. What is unclear comes last."""
    return _Cutter(text, graphs).pieces()


def lines(text: bytes) -> Iterator[Piece]:
    """The lines of N-Triples or N-Quads, of which each is a statement or none."""
    for number, found in enumerate(re.finditer(rb"[^\r\n]*+(?:\r\n?|\n|\Z)", text), 1):
        if found[0].strip():
            whole = found[0].rstrip(b"\r\n")
            yield Piece(b"", whole, b"", number, found.start() + len(whole))


def parts(piece: Piece) -> list[Piece]:
    """What a statement says of its one subject, each property for itself; the statement alone where it is none such.

    Of one that breaks off what is not whole is a part, too, with a fault: it has no end.
    """
    subject, start, deep = b"", -1, 0
    found: list[tuple[int, int]] = []
    for sign in _SIGNS.finditer(piece.text):
        kind, mark = sign.lastgroup, sign[0]
        if kind == "blank":
            continue
        if not subject:
            if kind not in ("iri", "word"):
                return [piece]
            subject = mark
            continue
        deep += (mark in _OPEN) - (mark in _CLOSED) if kind == "mark" else 0
        if kind == "point" or (mark == b";" and not deep):
            found += [(start, sign.start())] if start >= 0 else []
            start = -1
        elif start < 0:
            start = sign.start()
    ends = [(*one, b" .") for one in found]
    if found and piece.breaks_off:
        ends.append((start if start >= 0 else len(piece.text.rstrip()), len(piece.text), b""))
    return [
        piece._replace(
            text=subject + b" " + piece.text[start:end] + point,
            line=piece.line + piece.text.count(b"\n", 0, start),
            breaks_off=not point,
        )
        for start, end, point in ends
    ] or [piece]


class _Cutter:
    def __init__(self, text: bytes, graphs: bool) -> None:
        self._text, self._graphs = text, graphs
        self._declared, self._graph, self._before = b"", b"", b""
        self._start = -1  # of the piece that is being cut
        self._line, self._counted = 1, 0  # the line of a place
        self._first = b""
        self._declares = False

    def pieces(self) -> Iterator[Piece | Unclear]:
        """See ``cut``."""
        for sign in _SIGNS.finditer(self._text):
            kind, mark = sign.lastgroup, sign[0]
            if kind == "blank":
                continue
            if kind == "open":
                yield self._unclear(sign.start(), "A text does not end")
                return
            if kind == "mark" and mark in b"{}" and self._graphs:
                if (mark == b"{") == bool(self._graph):
                    yield self._unclear(sign.start(), "A graph within a graph" if self._graph else "No graph")
                    return
                yield from self._brace(mark, sign.start(), sign.end())
                continue
            if self._start < 0:
                self._start, self._first, self._declares = sign.start(), mark.lower(), False
            self._declares = self._declares or (kind == "word" and mark.lower() in _DECLARES)
            if kind == "point" or (self._first in _WITHOUT_POINT and kind in ("iri", "text")):
                yield self._piece(sign.end())
        if self._graph:
            yield self._unclear(len(self._text), "A graph does not end")
        elif self._start >= 0:
            yield self._piece(len(self._text))._replace(breaks_off=True)

    def _brace(self, mark: bytes, start: int, end: int) -> Iterator[Piece]:
        """What ends with a brace: the name of a graph, or the last statement in it, which needs no point."""
        if mark == b"{":
            self._start = start if self._start < 0 else self._start
            opening = self._piece(end)._replace(after=b"}", opens=True)
            self._graph = opening.text
            self._before = self._declared + self._graph
            yield opening
            return
        if self._start >= 0:
            yield self._piece(start)
        self._graph, self._before = b"", self._declared

    def _piece(self, end: int) -> Piece:
        start, self._start = self._start, -1
        text, before = self._text[start:end], self._before
        if self._declares:
            self._declared += text + b"\n"
            self._before = self._declared + self._graph
        return Piece(before, text, b"}" if self._graph else b"", self._line_at(start), end, self._declares)

    def _unclear(self, place: int, why: str) -> Unclear:
        """From the beginning of the statement on in which it is."""
        return Unclear(self._line_at(self._start if self._start >= 0 else place), why)

    def _line_at(self, place: int) -> int:
        self._line += self._text.count(b"\n", self._counted, place)
        self._counted = max(self._counted, place)
        return self._line
