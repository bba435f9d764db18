"""The nouns that the rooms pass to each other: RDF terms and answers.

No engine's own classes cross a room's door, so every engine answers alike.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from decimal import Decimal

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
    mutual: bool = False  # whether the property is symmetric, so that neither end comes first


class Picture(NamedTuple):
    """A network with its layout, ready to draw."""

    title: Label
    nodes: tuple[PictureNode, ...]
    edges: tuple[PictureEdge, ...]


class Named(NamedTuple):
    """A thing by its names: ``address`` where it is an element of a plan."""

    iri: IRI
    label: Label
    address: str | None = None


class IndicatorValue(NamedTuple):
    """What a plan says of an indicator for one period. ``value`` is in the base unit, ``None`` where it sets none.

    ``year`` is that in which the period ends, of a fiscal year (April to March) that in which it begins; ``ends``
    its last day (``2017-03-31``).
    """

    kind: str  # Baseline, Actual, FirstPeriodTarget or Target
    kind_label: Label
    period: Label
    year: int | None
    ends: str | None
    value: Decimal | None
    comparator: str  # Exactly, AtLeast, AtMost, MoreThan, About; "" where nothing is said
    printed: str
    stated_in: Citation

    def years_to(self, later: IndicatorValue) -> float | None:
        """Years between the ends of two periods, by months: from fiscal 2016 to fiscal 2021 five."""
        if self.ends is None or later.ends is None:
            return None
        begun, ended = (12 * int(day[:4]) + int(day[5:7]) for day in (self.ends, later.ends))
        return (ended - begun) / 12


class Indicator(NamedTuple):
    """Where an indicator stands between its baseline and its final target.

    ``way``: up, down, hold (the baseline is already as good as the target), none (no baseline to tell from).
    ``standing``: ``reached`` (the latest value meets the target), ``underway``, ``back`` (worse than the baseline),
    and what cannot be said: ``baseless`` (no baseline), ``unmeasured`` (no later value), ``aimless`` (no target in
    numbers, or numbers that cannot be compared).
    ``share``: of the way from baseline to target, below 0 after a step back and above 1 beyond the target; ``None``
    where a number is missing, is only a bound (at least …), or where there is no distance.
    ``pace``: change a year still needed to the target, 0 where it is reached; ``past``: change a year so far, both in
    the base unit; ``years``: from the end of the latest value's period to the end of the target's.
    ``track``: ``reached``; ``on`` (not reached, but the pace so far, kept up, reaches the target in time); ``off`` (it
    does not, or it leads away, or the value is short of a level to be kept, or the target is due and was missed);
    ``unknown`` (a value or a period is missing, or only a bound is known).
    ``first``: whether the latest value has ``met`` the target of the first period, be it before its time, or has
    ``missed`` it; ``None`` where there is none, or where its time has not come.
    """

    thing: Named
    measure: Named | None
    policy: Named | None
    page: int | None
    unit: Label
    values: tuple[IndicatorValue, ...]  # by time; those without a period last
    way: str
    standing: str
    share: float | None
    pace: float | None
    past: float | None
    years: float | None
    track: str
    first: str | None
    cumulative: bool
    changes: tuple[Label, ...]

    def find(self, kind: str) -> IndicatorValue | None:
        """The value of one kind that has a number: the first baseline, of the others the last."""
        numbers = [value for value in self.values if value.kind == kind and value.value is not None]
        return numbers[0 if kind == "Baseline" else -1] if numbers else None


def is_japanese(text: str) -> bool:
    """Whether a text has kana or kanji, or radicals in the place of kanji."""
    return any("ぁ" <= character <= "龠" or "⺀" <= character <= "⿟" or "ｦ" <= character <= "ﾟ" for character in text)


def whole_number(text: str) -> int | None:
    """The number that is written in ASCII digits; None for what is none, or longer than a page or a place ever is."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 12 else None


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
    """Rows to print. ``columns`` are stable keys for programs, ``headings`` what people read.

    ``title`` says what the rows are where that is not what the whole answer is.
    """

    columns: tuple[str, ...]
    headings: tuple[Label, ...]
    rows: list[tuple[Cell, ...]]
    title: Label | None = None
