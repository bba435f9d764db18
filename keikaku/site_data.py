"""What pages of things hold, as records: the services give them, the templates of render/site write them.

A place is where a page stands in the site, without language and ending (``id/actor/jetro``), as services/site/places.py
gives it; ``None`` for what has no page.
"""

from __future__ import annotations

from typing import NamedTuple

from keikaku.records import Label


class Link(NamedTuple):
    """A thing by its name. ``kind``: the local name of its class, by which its mark is known; empty without one."""

    name: Label
    place: str | None
    iri: str
    kind: str = ""


class Source(NamedTuple):
    """The passage that states something: ``page`` as printed, None where the document has none."""

    address: str
    page: int | str | None
    place: str | None


class Statement(NamedTuple):
    """A statement as a sentence: ``says`` has the places {from} and {to}."""

    says: Label
    source: Link
    target: Link
    stated_in: tuple[Source, ...] = ()


class Group(NamedTuple):
    """Statements of one way of being linked, under its name. ``left_out``: how many more there are."""

    name: Label
    statements: tuple[Statement, ...]
    left_out: int = 0


class Row(NamedTuple):
    """A fact that is no sentence between two things: what it is, and its value, which may lead somewhere.

    ``about``: the thing, where it is not that of the page.
    """

    name: Label
    value: Link
    stated_in: tuple[Source, ...] = ()
    about: Link | None = None


class Branch(NamedTuple):
    """A thing with its parts; ``sort`` is what it is called in its plan. ``leaves``: how many parts are not told."""

    link: Link
    sort: Label
    where: Source | None
    below: tuple[Branch, ...] = ()
    leaves: int = 0


class Twin(NamedTuple):
    """The same as data: where the file stands, by its ending."""

    ending: str
    place: str


class ThingPage(NamedTuple):
    """All that is said of one thing, a passage, a plan, or a term of the ontology."""

    place: str
    iri: str
    kind: str
    sort: Label
    name: Label
    address: str | None
    page: int | str | None
    trail: tuple[Link, ...]
    told: Label
    """what an element is to achieve, what a term means; empty where nothing is said"""
    also: tuple[tuple[str, str], ...]
    """its other names, each with its language"""
    rows: tuple[Row, ...]
    groups: tuple[Group, ...]
    parts: tuple[Branch, ...]
    named_in: tuple[tuple[Source, Link | None], ...]
    """the passages that name it, each with the element that it states"""
    names: tuple[Link, ...]
    """of a passage: what it names"""
    states: tuple[Link, ...]
    """of a passage: what it states, an element or a value"""
    stated_sort: Label
    """of a passage: what the element that it states is called"""
    document: str
    """where the plan itself can be read; empty where nothing says so"""
    json_ld: dict[str, object]
    twins: tuple[Twin, ...]


class Listed(NamedTuple):
    """A thing in an index: ``reading`` is by what it is put in order, ``passages`` how many name it."""

    link: Link
    reading: Label
    passages: int


class Kind(NamedTuple):
    """A class of things with its index."""

    id: str
    name: Label
    place: str
    size: int


class KindPage(NamedTuple):
    """The index of the things of a class."""

    place: str
    kind: Kind
    things: tuple[Listed, ...]


class Query(NamedTuple):
    """A query of the catalogue, as it can be read and run."""

    name: str
    title: Label
    question: Label
    note: Label
    parameters: tuple[tuple[str, Label, str], ...]
    """name, meaning, and what it is where nothing is given"""
    columns: tuple[Label, ...]
    example: str
    text: str
    file: str


class CataloguePage(NamedTuple):
    """The catalogue of queries, topic by topic."""

    place: str
    topics: tuple[tuple[Label, tuple[Query, ...]], ...]


class Term(NamedTuple):
    """A class, property or individual of the ontology in its overview. ``depth``: how far below another class."""

    link: Link
    told: Label
    depth: int = 0
    domain: tuple[Link, ...] = ()
    range: tuple[Link, ...] = ()
    says: Label = Label(None, None)


class Change(NamedTuple):
    """A version of the ontology: its day, and its address."""

    version: str
    day: str
    iri: str


class OntologyPage(NamedTuple):
    """The ontology: what it is, its terms by their sort, and the classes as they are linked in the data."""

    place: str
    iri: str
    name: Label
    told: Label
    version: Change
    earlier: tuple[Change, ...]
    licence: str
    sections: tuple[tuple[str, tuple[Term, ...]], ...]
    """the sort (classes, properties, individuals) and its terms"""
    diagram: tuple[tuple[Link, Label, Link, int], ...]
    """class, property, class, and how many statements lead from the one to the other: the most frequent"""
    twins: tuple[Twin, ...]


class Plan(NamedTuple):
    """A plan on the first page: ``about`` are its period, area and publisher, as far as they are known."""

    link: Link
    about: tuple[Label, ...]
    document: str
    parts: tuple[Branch, ...]


class HomePage(NamedTuple):
    """The first page: the plans, the classes, and the data to take."""

    place: str
    plans: tuple[Plan, ...]
    kinds: tuple[Kind, ...]
    told: Label
    agreement: tuple[tuple[Label, float], ...]


class SearchPage(NamedTuple):
    """By what everything is found: place, place of the kind, name in both languages, where it stands, other names."""

    place: str
    kinds: tuple[Label, ...]
    entries: tuple[tuple[str, int, str, str, str, tuple[str, ...]], ...]


class ProblemPage(NamedTuple):
    """What is shown instead of a page. ``up``: where the site begins, seen from there. ``kind``: ``missing``,
    ``no_pages`` where the data have none, ``too_large`` for the explorer, ``unnamed`` where nothing goes by a name,
    ``misput`` of what was asked wrongly, ``later`` or ``unanswered``. ``detail`` and ``hint``: what is wrong and what
    to try, in English, if that is known.
    """

    up: str
    kind: str = "missing"
    detail: str = ""
    hint: str = ""
    place: str = ""


class Download(NamedTuple):
    """A file of all the data: what it is, where it stands, and its size in bytes."""

    name: Label
    file: str
    size: int


class Site(NamedTuple):
    """What every page of a site says of the data.

    ``explorer``: where the explorer stands, with a place {language}; None where there is none.

    ``digest`` and ``day`` are empty where nobody knows; ``address`` is where the site is to stand, if that is known.
    ``has_pages``: whether there is one for each thing.
    """

    name: Label
    release: str
    day: str
    digest: str
    licence: str
    author: Label
    made: str
    address: str = ""
    explorer: str | None = None
    downloads: tuple[Download, ...] = ()
    has_pages: bool = True
