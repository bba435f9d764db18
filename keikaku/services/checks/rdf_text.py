"""Turtle, TriG, N-Triples and N-Quads by their signs: which statement stands on which line.

For text that a parser has read without complaint. What stands inside brackets is said of a node without a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin

from keikaku.vocab import PREFIXES, RDF_TYPE

_SIGNS = re.compile(
    r"""
      (?P<blank> [ \t\r\f]+ | \#[^\n]* )
    | (?P<line> \n )
    | < (?P<iri> [^<>"\s]* ) >
    | (?P<text> \"\"\" (?: [^"\\] | \\. | "{1,2}(?!") )* \"\"\" | ''' (?: [^'\\] | \\. | '{1,2}(?!') )* '''
              | " (?: [^"\\\n] | \\. )* " | ' (?: [^'\\\n] | \\. )* ' )
    | (?P<mark> \^\^ | [][{}();,] )
    | (?P<word> @?[^][\s<>"'{}();,@\^]+ )
    | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_FIRST = PREFIXES["rdf"] + "first"


class Statement(NamedTuple):
    """Graph (None: the nameless), subject, property, value as IRIs; None for a value that is text or has no name.

    ``lines``: of the graph's name (None: it has none), of the subject, of the property, of the value, from 1.
    """

    graph: str | None
    subject: str | None
    term: str | None
    value: str | None
    lines: tuple[int | None, int, int, int]


def statements(text: str, *, quads: bool = False, base: str = "") -> Iterator[Statement]:
    """The statements of a text in their order. quads: a line has the graph as its fourth term (N-Quads).

    base: its own address.
    """
    return _Quads(base).read(text) if quads else _Reader(base).read(text)


def _signs(text: str) -> Iterator[tuple[str, str, int]]:
    """Kind, sign, line. A point that ends a statement comes as a mark, also where it stands against a word."""
    line = 1
    for match in _SIGNS.finditer(text):
        kind, sign = match.lastgroup or "", match[match.lastgroup or 0]
        if kind == "line":
            line += 1
        elif kind == "word" and sign != "." and sign.endswith("."):
            yield kind, sign[:-1], line
            yield "mark", ".", line
        elif kind != "blank":
            yield ("mark" if sign == "." else kind), sign, line
            line += sign.count("\n") if kind == "text" else 0


class _Reader:
    """Reads the signs of Turtle and TriG, one after the other."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._prefixes: dict[str, str] = {}
        self._graph: tuple[str | None, int | None] = (None, None)
        self._terms: list[tuple[str | None, int]] = []  # of the statement: subject, property, value
        self._around: list[tuple[list[tuple[str | None, int]], bool]] = []  # the terms outside of each bracket
        self._listed = False  # whether what stands here are members of a list
        self._directive: list[str] | None = None
        self._typed = False  # what comes next is the datatype of a text

    def read(self, text: str) -> Iterator[Statement]:
        """The statements of a text; one inside brackets comes before the one that they stand in."""
        for kind, sign, line in _signs(text):
            if kind == "mark" and sign in "[(":
                self._terms.append((None, line))
                self._around.append((self._terms, self._listed))
                self._listed = sign == "("
                self._terms = [(None, line), (_FIRST, line)] if self._listed else [(None, line)]
            elif kind == "mark" and sign in "])" and self._around:
                yield from self._said()
                self._terms, self._listed = self._around.pop()
            else:
                yield from self._take(kind, sign, line)
            if self._listed:
                yield from self._said()
                del self._terms[2:]

    def _take(self, kind: str, sign: str, line: int) -> Iterator[Statement]:
        if self._directive is not None:
            self._direct(kind, sign)
        elif self._typed:
            self._typed = False
        elif kind == "mark" and sign == "^^":
            self._typed = True
        elif kind == "mark":
            yield from self._mark(sign, line)
        elif kind == "word" and not self._terms and sign.lower().lstrip("@") in ("prefix", "base"):
            self._directive = [sign.lower().lstrip("@")]
        elif kind == "word" and not self._terms and sign.upper() == "GRAPH":
            pass
        elif not (kind == "word" and sign.startswith("@")) and kind != "other":
            self._terms.append((self._name(kind, sign), line))

    def _mark(self, sign: str, line: int) -> Iterator[Statement]:
        if sign == "{":
            self._graph, self._terms = (self._terms[0] if self._terms else (None, line)), []
            return
        yield from self._said()
        if sign == ",":
            del self._terms[2:]
        elif sign == ";":
            del self._terms[1:]
        else:
            self._terms = []
        if sign == "}":
            self._graph = (None, None)

    def _said(self) -> Iterator[Statement]:
        if len(self._terms) > 2:
            (subject, first), (term, second), (value, third) = self._terms[:3]
            graph, zeroth = self._graph
            yield Statement(graph, subject, term, value, (zeroth, first, second, third))

    def _direct(self, kind: str, sign: str) -> None:
        assert self._directive is not None
        if kind == "iri":
            whole = self._whole(sign)
            if self._directive[0] == "base":
                self._base = whole
            else:
                self._prefixes[self._directive[-1]] = whole
            self._directive = None
        else:
            self._directive.append(sign.removesuffix(":"))

    def _name(self, kind: str, sign: str) -> str | None:
        """The IRI that a sign stands for; None for a text, a number, a node without a name."""
        if kind == "iri":
            return self._whole(sign)
        if kind != "word":
            return None
        if sign == "a" and len(self._terms) == 1:
            return RDF_TYPE
        prefix, colon, local = sign.partition(":")
        known = self._prefixes.get(prefix) if colon else None
        return None if known is None else known + local.replace("\\", "")

    def _whole(self, written: str) -> str:
        """An IRI in full: escapes resolved, joined to the base."""
        iri = _ESCAPED.sub(lambda match: chr(int(match[1] or match[2], 16)), written)
        if not self._base or _ABSOLUTE.match(iri):
            return iri
        joined = urljoin(self._base, iri) if iri else self._base
        return joined + "#" if iri.endswith("#") and not joined.endswith("#") else joined


class _Quads(_Reader):
    """Reads N-Quads, whose terms are all written in full."""

    def _mark(self, sign: str, _: int) -> Iterator[Statement]:
        if sign == "." and len(self._terms) > 2:
            (subject, first), (term, second), (value, third) = self._terms[:3]
            graph = self._terms[-1][0] if len(self._terms) > 3 else None
            yield Statement(graph, subject, term, value, (first, first, second, third))
        if sign == ".":
            self._terms = []
