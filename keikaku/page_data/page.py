"""What the explorer's page holds, as the service reads it from the graph and the page completes it.

Things, passages and the rest refer to each other by their place in the lists, and -1 leads nowhere. ``Bare…`` is what
the graph says; the name without it is that with the looks, places, words and pictures that render/explorer adds. The
page's type declarations, js/page_data.d.ts, are made from this folder by tests/render/explorer/declarations.py.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from keikaku.page_data.answers import Questions, Words
from keikaku.page_data.dates import Moment, Occasion, Period, Position
from keikaku.page_data.indicators import BareIndicator, Indicator, Track
from keikaku.page_data.names import Names

Language = Literal["ja", "en"]
Link = tuple[int, int, int, list[int]]
"""Source, relation, target, and the passages that say so."""
Fact = tuple[int, Names, Names, list[int]]
"""The thing, what kind of fact, the fact, and the passages that say so."""
PlainValue = tuple[int, int, str, str, list[int]]
"""The thing, the property, the value as engines spell it, what the value is, and the passages that say so. What it is:
its language (@ja), its datatype (xsd:date), <> for an address that stands for nothing here, nothing for plain text."""
Step = tuple[str, Names, Names, list[int]]
"""The fragment of a state's address, title, sentence, and the passages that say so."""
Story = tuple[Names, Names, list[Step]]
"""States in an order: title, a sentence on the whole, which may be empty, steps."""
Spot = tuple[int, float, float]
"""A thing and its place in the picture in pixels at zoom 1."""
Modality = tuple[str, Names]
"""How a passage puts what it says: the local name, Needed, Considered, Intended or Reported, and the words for it."""


class Common(TypedDict):
    """What the graph says and the page shows as it is."""

    language: Language
    """in which the page first opens for readers whose browser asks for neither"""
    title: Names
    """what all the plans together are called: the dataset's name; empty where it has none"""
    datasets: list[Dataset]
    """what the data say of themselves"""
    made: str
    """the version of the program that made the page"""
    base: str
    """what stands before a Thing.id that is no whole IRI to make its IRI"""
    plans: list[Plan]
    """the documents that the graph was made from, by their ids"""
    opens: list[int]
    """places in plans: those that are shown at first; empty for all"""
    main: int
    """the plan that is meant where none is named, or -1"""
    levels: list[Level]
    """plan by plan what it calls its parts, where that is not what their class is called"""
    passages: list[Passage]
    """in the order of the plans"""
    modalities: list[Modality]
    """the ways in which passages put what they say"""
    things: list[Thing]
    """elements first, in the order of the plans, then entities"""
    links: list[Link]
    facts: list[Fact]
    """what is said of one thing that leads to no other: numbers, dates, descriptions"""
    occasions: list[Occasion]
    periods: list[Period]
    moments: list[Moment]
    """what happens when, in the order of time"""
    positions: list[Position]
    properties: list[Property]
    """of the literals, those of most things first"""
    literals: list[PlainValue]
    """what is said of things that belong to no plan, as it stands in the data"""
    years: list[tuple[int, list[int]]]
    """things with the years in which something dated of them lies: an event, a milestone, a value of an indicator"""
    story: Story | None
    """a guided way through the page, where there is one"""
    questions: Questions
    """the catalogue with its answers"""
    words: Words
    """by which it can be asked"""
    pages: list[tuple[int, str]] | None
    """where it stands among pages of things: those that have theirs elsewhere than at id/ID, empty: nowhere"""


class BareData(Common):
    """All that the explorer shows of a graph."""

    kinds: list[BareKind]
    relations: list[BareRelation]
    indicators: list[BareIndicator]


class Data(Common):
    """The page's one block of JSON; its Japanese texts are in phrases until text/phrases.js has read them."""

    kinds: list[Kind]
    relations: list[Relation]
    indicators: list[Indicator]
    """in the order of the plans"""
    tracks: list[Track]
    plansOf: list[list[int]]
    """for every thing the plans that it belongs to: an entity to those that name it; empty where nothing tells"""
    policies: list[int]
    """plan by plan its uppermost parts, whatever their class"""
    policyOf: list[int]
    """for every thing the policy above it or itself, else -1"""
    overviews: list[list[Spot]]
    """what the network shows at first, laid out: plan by plan, then of all where there are several or none"""
    maps: list[list[Spot]]
    """plan by plan the map of everything in it, in the same pixels; one alone where there is no plan"""


class Property(TypedDict):
    """What may be said of a thing that belongs to no plan, or of what is said of it: “address › locality”."""

    id: str
    """local name, or what tells it apart from others that have it"""
    name: Names
    label: bool
    """whether it gives names, by which things are found"""


class BareKind(TypedDict):
    """A class of things."""

    id: str
    """local name of the class: Organisation, Facility, Initiative …"""
    name: Names
    many: Names
    """its plural: organisations, initiatives …"""
    family: Literal["element", "entity"]
    iri: NotRequired[str]
    """of a class that no plan has; empty for what has no class"""


class Kind(BareKind):
    """A class of things. form and ink are the legend's: see SHAPES in style.py and the --ink-* in explorer.css."""

    form: str
    ink: str


class BareRelation(TypedDict):
    """A way in which one thing is linked with another."""

    id: str
    """local name of the property: involves, ledBy, partOf …"""
    iri: str
    """of a way through blank nodes all its properties, with blanks between them"""
    name: Names
    """read from the source: “led by”"""
    back: Names
    """read from the target: “leads”"""
    says: Names
    """a sentence with the places {from} and {to}"""
    role: bool
    """whether it is a way of taking part (involves and its sub-properties)"""
    symmetric: bool
    drawn: bool
    """whether the network draws it unless asked otherwise (not partOf, and not about: a mere mention)"""


class Relation(BareRelation):
    """A way in which one thing is linked with another."""

    dash: str
    """solid, dashed, dotted or mixed"""
    ink: str


class Plan(TypedDict):
    """A document that the graph was made from. What it does not say of itself is empty."""

    id: str
    """“2018”, “ito-2021”"""
    name: Names
    thing: int
    """its element"""
    by: Names
    """who published it"""
    author: Names
    """who drew it up"""
    issued: str
    """when it came out: 2018, 2018-03, 2018-03-27"""
    url: str
    """where it can be read"""
    languages: list[str]
    """in which it is written: ja"""
    area: Names
    period: Names
    begins: str
    ends: str
    """its first day, its last"""
    follows: int
    """the plan that it follows, as a place in the plans, or -1"""


class Dataset(TypedDict):
    """What the data say of themselves. What they do not say is empty."""

    iri: str
    name: Names
    told: Names
    """how they were made"""
    author: Names
    """who made them"""
    version: str
    modified: str
    """the day of the last change"""
    licence: str
    """its address, or words"""
    web: str
    """where more of them is told"""
    agreement: list[tuple[Names, float]]
    """what was read twice, and how well the readings agreed: F1, from 0 to 1"""


class Level(TypedDict):
    """What a plan calls parts of it: 基本戦略, “goal”."""

    name: Names
    many: Names


class Passage(TypedDict):
    """A place in a plan that says something."""

    at: str
    """its address: “2018:6.1.1/action/4”"""
    page: int | str | None
    """as printed: 133, “iv”; null where there is none"""
    plan: int
    """place in Data.plans, or -1"""
    of: int
    """the element that it is about (an aim: its parent), or -1"""
    names: list[int]
    """the things that it mentions"""
    modality: NotRequired[int]
    """place in Data.modalities, where it is said"""
    graph: NotRequired[bool]
    """where it is a graph by its name, of data that are no plan's"""
    text: NotRequired[str]
    """the plan's own words, where the page was built with the source"""


class Thing(TypedDict):
    """An element of a plan, or an entity that a plan names."""

    id: str
    """IRI without the base: “actor/jetro”"""
    kind: int
    further: NotRequired[list[int]]
    """its other classes, where it is of several: it stands under each"""
    name: Names
    sort: NotRequired[Names]
    """what it is, more finely than its class: “company”, “law”, “ward”"""
    at: NotRequired[str]
    """an element's address"""
    aim: NotRequired[Names]
    """what an element is to achieve, in one sentence"""
    level: NotRequired[int]
    """place in Data.levels, where its plan has a name of its own for what it is"""
    tongue: NotRequired[Names]
    """the languages of its names (de, ja-Hani), empty where it is the page's: without one there another stands"""
    up: int
    """the element that it is part of, or -1"""
    plan: int
    """place in Data.plans for an element, -1 for an entity"""
    also: tuple[list[str], list[str]]
    """its other names in both languages"""
    reading: list[str]
    """how its Japanese name is read, in kana"""
    stated: list[int]
    """the passages that state it: of an element its own, of an entity those that mention it"""
    web: NotRequired[list[str]]
    """its pages elsewhere, http or https only"""
