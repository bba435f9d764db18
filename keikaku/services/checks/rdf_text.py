"""Turtle, TriG, N-Triples and N-Quads by their signs: which statement stands on which line.

For text that a parser has read without complaint. Of what is inside brackets nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin

from keikaku.vocab import RDF_TYPE

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
_OPEN, _CLOSED = "[(", "])"


class Statement(NamedTuple):
    """Graph (None: the nameless), subject, property, value as IRIs; None for a value that is text or has no name.

    ``lines``: of the graph's name, of the subject, of the property, from 1.
    """

    graph: str | None
    subject: str | None
    term: str | None
    value: str | None
    lines: tuple[int, int, int]


def statements(text: str, *, quads: bool = False) -> Iterator[Statement]:
    """The statements of a text in their order. quads: a line has the graph as its fourth term (N-Quads)."""
    return _Quads().read(text) if quads else _Reader().read(text)


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

    def __init__(self) -> None:
        self._base = ""
        self._prefixes: dict[str, str] = {}
        self._graph: tuple[str | None, int] = (None, 1)
        self._terms: list[tuple[str | None, int]] = []  # of the statement: subject, property, value
        self._directive: list[str] | None = None
        self._typed = False  # what comes next is the datatype of a text

    def read(self, text: str) -> Iterator[Statement]:
        deep = 0
        for kind, sign, line in _signs(text):
            if kind == "mark" and sign in _OPEN:
                if not deep:
                    self._terms.append((None, line))
                deep += 1
            elif kind == "mark" and sign in _CLOSED:
                deep -= 1
            elif not deep:
                yield from self._take(kind, sign, line)

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
        if len(self._terms) > 2:
            (subject, first), (term, second), (value, _) = self._terms[:3]
            graph, zeroth = self._graph
            yield Statement(graph, subject, term, value, (zeroth, first, second))
        if sign == ",":
            del self._terms[2:]
        elif sign == ";":
            del self._terms[1:]
        else:
            self._terms = []
        if sign == "}":
            self._graph = (None, line)

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
            (subject, first), (term, second), (value, _) = self._terms[:3]
            graph = self._terms[-1][0] if len(self._terms) > 3 else None
            yield Statement(graph, subject, term, value, (first, first, second))
        if sign == ".":
            self._terms = []
