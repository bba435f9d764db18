"""The nouns that the rooms pass to each other: RDF terms and answers.

No engine's own classes cross a room's door, so every engine answers alike.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
RDF_LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
# Of RDF 1.2, which data may hold though we ask in SPARQL 1.1: texts with a direction, and triples as terms.
RDF_DIR_LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString"
TRIPLE_TERM = "http://www.w3.org/2000/01/rdf-schema#Proposition"


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


class Foreign(str):
    """A name in another language than the one asked for, which has none: equal to the plain string.

    What people read shows it with its mark; what programs read takes it as it is.
    """

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> Foreign:
        """A text and the tag of its language."""
        found = super().__new__(cls, text)
        found.language = language
        return found

    def __reduce__(self) -> tuple[type[Foreign], tuple[str, str]]:
        """How a copy is made."""
        return (Foreign, (str(self), self.language))

    @property
    def tagged(self) -> str:
        """The text with its language behind it: ``港湾局 [ja]``."""
        return f"{self} [{self.language}]"


def tagged(text: str) -> str:
    """The text as people read it, with its language behind it where that is not the one asked for."""
    return text.tagged if isinstance(text, Foreign) else text


class Label(NamedTuple):
    """A name in both languages; a language that has none is ``None``."""

    ja: str | None
    en: str | None

    @classmethod
    def of(cls, names: Iterable[Literal]) -> Label:
        """The names of one thing, as ``among`` takes them, none before another."""
        return cls.among([names])

    @classmethod
    def among(cls, groups: Iterable[Iterable[Literal]]) -> Label:
        """The names of one thing, those first that are to be preferred: those of skos:prefLabel before rdfs:label.

        ``ja-Hani`` and ``en-GB`` count as ``ja`` and ``en``, after these. A name in no language stands for either, and
        before readings (``ja-Hira``); one in another language stands, marked, where there is none else.
        """
        found = sorted(
            (_rank(name.language), at, name.language or "", name.value)
            for at, names in enumerate(groups)
            for name in names
        )

        def first(language: str, *, reading: bool) -> str | None:
            some = (
                text for rank, _, tag, text in found if (rank == _READING) is reading and language_of(tag) == language
            )
            return next(some, None)

        plain = first("", reading=False)
        ja, en = (
            next(
                (text for text in (first(one, reading=False), plain, first(one, reading=True)) if text is not None),
                None,
            )
            for one in ("ja", "en")
        )
        if (ja or en or plain) is None and found:
            _, _, tag, text = found[0]
            return cls(Foreign(text, tag), Foreign(text, tag))
        return cls(ja, en)

    def best(self, language: str) -> str | None:
        """The name in that language (``ja`` or ``en``), else in the other, as Foreign."""
        own, other = (self.ja, self.en) if language == "ja" else (self.en, self.ja)
        return own or (Foreign(other, "en" if language == "ja" else "ja") if other else None)


_READINGS = {"hira", "kana", "hrkt", "latn"}
_READING = 2  # the rank of one


def language_of(tag: str | None) -> str:
    """The language of a tag: ``ja`` of ``ja-Hani``; empty where there is none."""
    return (tag or "").lower().split("-")[0]


def _rank(tag: str | None) -> int:
    _, *sub = (tag or "").lower().split("-")
    return _READING if _READINGS & set(sub) else 1 if sub else 0


class Citation(NamedTuple):
    """A passage, by its address (``2018:6.1.1/action/4``) and printed page.

    The page is a number, or text where it is printed so (``iv``); ``None`` where the document has none.
    """

    address: str
    page: int | str | None


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


DIRECTIONS = {"Increase": "up", "Decrease": "down", "Maintain": "hold"}
"""Comparators of targets that are no number: where the value is to go from the baseline."""


class IndicatorValue(NamedTuple):
    """What a plan says of an indicator for one period: a number, a range, a direction alone, or only words.

    ``value`` is in the base unit, as are ``lowest`` and ``highest``, the ends of a range; each is ``None`` where the
    plan sets none. ``year`` is that by which the period goes: of a year its name's, of a longer period the last one;
    ``ends`` its last day (``2017-03-31``). ``broader``: the kind of which this one is a case, if any. ``is_scaled``:
    what is printed leaves its scale to the head of a row, 512 for 512,000.
    """

    kind: str  # Baseline, Actual, InterimTarget, Target, or a case of one: FirstPeriodTarget
    kind_label: Label
    period: Label
    year: int | None
    ends: str | None
    value: Decimal | None
    comparator: str  # Exactly, AtLeast, AtMost, MoreThan, LessThan, About, Between, DIRECTIONS; "": nothing is said
    printed: str
    stated_in: Citation
    broader: str = ""
    lowest: Decimal | None = None
    highest: Decimal | None = None
    is_scaled: bool = False

    @property
    def role(self) -> str:
        """Baseline, Actual, InterimTarget or Target, whatever the plan's own kind of value is called."""
        return self.broader or self.kind

    @property
    def is_range(self) -> bool:
        """Whether both ends of a range are known."""
        return self.value is None and self.lowest is not None and self.highest is not None

    def goal(self, at: Decimal) -> Decimal | None:
        """The number to get to from another one: of a range its nearer end; ``None`` where there is no number."""
        if self.lowest is None or self.highest is None:
            return self.value
        return min(max(at, self.lowest), self.highest)

    def years_to(self, later: IndicatorValue) -> float | None:
        """Years between the ends of two periods, by months: from fiscal 2016 to fiscal 2021 five."""
        if self.ends is None or later.ends is None:
            return None
        begun, ended = (12 * int(day[:4]) + int(day[5:7]) for day in (self.ends, later.ends))
        return (ended - begun) / 12


class Indicator(NamedTuple):
    """Where an indicator stands between its baseline and its final target.

    ``way``: up, down, hold (the baseline is already as good as the target), none (no baseline to tell from).
    ``standing``: ``reached`` (the latest value meets the target: it lies in the range, or is more than the baseline,
    where that is all that is asked), ``underway``, ``back`` (worse than the baseline),
    and what cannot be said: ``baseless`` (no baseline), ``unmeasured`` (no later value), ``aimless`` (a target in
    words alone, one to be kept of which it is not said what that means, or numbers that cannot be compared).
    ``share``: of the way from baseline to target, below 0 after a step back and above 1 beyond the target; ``None``
    where a number is missing, is only a bound (at least …), or where there is no distance.
    ``pace``: change a year still needed to the target, 0 where it is reached; ``past``: change a year so far, both in
    the base unit; ``years``: from the end of the latest value's period to the end of the target's.
    ``track``: ``reached``; ``on`` (not reached, but the pace so far, kept up, reaches the target in time); ``off`` (it
    does not, or it leads away, or the value is short of a level to be kept, or the target is due and was missed);
    ``unknown`` (a value or a period is missing, or only a bound is known).
    ``first``: whether the latest value has ``met`` the interim target that counts (see ``interim``), be it before its
    time, or has ``missed`` it; ``None`` where there is none, or where its time has not come.
    """

    thing: Named
    measure: Named | None
    policy: Named | None
    page: int | str | None
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

    def find(self, role: str) -> IndicatorValue | None:
        """The value of one kind, or of a case of it, that has a number: the first baseline, of the others the last."""
        numbers = [value for value in self.values if value.role == role and value.value is not None]
        return numbers[0 if role == "Baseline" else -1] if numbers else None

    @property
    def aim(self) -> IndicatorValue | None:
        """The last target by which something can be judged: a number, a range, or a direction alone."""
        return aim_of(self.values)

    @property
    def interim(self) -> IndicatorValue | None:
        """The interim target that counts: the last whose time has come by the latest value, else the next."""
        return interim_of(self.values)


def aim_of(values: Iterable[IndicatorValue]) -> IndicatorValue | None:
    """See ``Indicator.aim``. values: by time."""
    targets = [value for value in values if value.role == "Target"]
    judged = [one for one in targets if one.value is not None or one.is_range or one.comparator in DIRECTIONS]
    return judged[-1] if judged else None


def interim_of(values: Iterable[IndicatorValue]) -> IndicatorValue | None:
    """See ``Indicator.interim``. values: by time."""
    known = [value for value in values if value.value is not None]
    interim = [value for value in known if value.role == "InterimTarget"]
    latest = next((value for value in reversed(known) if value.role == "Actual"), None)
    due = [one for one in interim if latest and one.ends and latest.ends and one.ends <= latest.ends]
    return due[-1] if due else interim[0] if interim else None


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


class Release(NamedTuple):
    """The data that an answer came from. ``digest``: ``sha256:`` and 64 hex digits; ``date``: of the data, a day."""

    name: str
    date: str | None
    digest: str


class Table(NamedTuple):
    """Rows to print. ``columns`` are stable keys for programs, ``headings`` what people read.

    ``title`` says what the rows are where that is not what the whole answer is.
    """

    columns: tuple[str, ...]
    headings: tuple[Label, ...]
    rows: list[tuple[Cell, ...]]
    title: Label | None = None
