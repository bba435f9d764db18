"""The nouns that the rooms pass to each other: RDF terms and answers.

No engine's own classes cross a room's door, so every engine answers alike.
"""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias

XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
RDF_LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


class IRI(str):
    """An absolute IRI. Compares equal to the plain string of the same characters."""

    __slots__ = ()


class BNode(str):
    """A blank node's label, without ``_:``. It means nothing outside the answer that holds it."""

    __slots__ = ()


class Literal(NamedTuple):
    """An RDF literal: lexical form, datatype IRI, language tag (``None`` unless rdf:langString)."""

    value: str
    datatype: IRI = IRI(XSD_STRING)
    language: str | None = None

    @classmethod
    def text(cls, value: str, language: str | None = None) -> Literal:
        """A plain string, or a language-tagged one."""
        return cls(value, IRI(RDF_LANG_STRING if language else XSD_STRING), language)


Term: TypeAlias = IRI | BNode | Literal
Triple: TypeAlias = tuple[IRI | BNode, IRI, Term]
Quad: TypeAlias = tuple[IRI, IRI, Term, IRI]
"""Subject, predicate, object, graph; graph/ has no blank node and no nameless graph."""


class Solutions(NamedTuple):
    """The answer to a SELECT: variables in the order of the query, one tuple of terms a row.

    An unbound variable is ``None``.
    """

    variables: tuple[str, ...]
    rows: list[tuple[Term | None, ...]]


Answer: TypeAlias = Solutions | bool | list[Triple]
"""SELECT gives Solutions, ASK a bool, CONSTRUCT and DESCRIBE a list of triples."""


class Label(NamedTuple):
    """A name in both languages; a language that has none is ``None``."""

    ja: str | None
    en: str | None

    def best(self, language: str) -> str | None:
        """The name in that language (``ja`` or ``en``), else in the other."""
        return (self.ja or self.en) if language == "ja" else (self.en or self.ja)


class Citation(NamedTuple):
    """A passage, by its address (``2018:6.1.1/action/4``) and printed page (``None`` where unpaged)."""

    address: str
    page: int | None


class PictureNode(NamedTuple):
    """A thing in a network picture. ``x`` and ``y`` are pixels around the origin; ``size`` is a radius."""

    iri: IRI
    kind: str  # local name of its class: Organisation, Facility, Initiative …
    kind_label: Label
    label: Label
    evidence: tuple[Citation, ...]
    x: float
    y: float
    size: float
    focus: bool = False  # the thing that the picture was asked for


class PictureEdge(NamedTuple):
    """A stated link between two things: its role, and the passages that state it."""

    source: IRI
    target: IRI
    role: str  # local name of the property: involves, partner, operatedBy …
    role_label: Label
    evidence: tuple[Citation, ...]


class Picture(NamedTuple):
    """A network with its layout, ready to draw."""

    title: Label
    nodes: tuple[PictureNode, ...]
    edges: tuple[PictureEdge, ...]


def is_japanese(text: str) -> bool:
    """Whether a text has kana or kanji."""
    return any("ぁ" <= character <= "龠" or "ｦ" <= character <= "ﾟ" for character in text)


_DIGITS = re.compile(r"([0-9]+)")


def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts runs of digits as numbers, and a thing before what stands below it."""
    return tuple(_part_key(part) for part in _DIGITS.split(text) if part)


def _part_key(part: str) -> tuple[int, int, str]:
    if not _DIGITS.fullmatch(part):
        return (1, 0, part)
    # The longer number is the larger one; no int(), which refuses more than 4,300 digits.
    digits = part.lstrip("0")
    return (0, len(digits), digits)


Cell: TypeAlias = str | int | float | None


class Table(NamedTuple):
    """Rows to print. ``columns`` are stable keys for programs, ``headings`` what people read."""

    columns: tuple[str, ...]
    headings: tuple[Label, ...]
    rows: list[tuple[Cell, ...]]
