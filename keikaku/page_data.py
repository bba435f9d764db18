"""What the explorer's page holds, as the service reads it from the graph and the page completes it.

Things, passages and the rest refer to each other by their place in the lists, and -1 leads nowhere. ``Bare…`` is what
the graph says; the name without it is that with the looks, places, words and pictures that render/explorer adds. The
page's type declarations, js/page_data.d.ts, are made from this module by tests/render/explorer/declarations.py.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

Language = Literal["ja", "en"]
Way = Literal["up", "down", "hold", "none"]
"""Whether an indicator's target lies above or below its baseline, or is to be kept."""
Standing = Literal["reached", "underway", "back", "baseless", "unmeasured", "aimless"]
"""See Indicator in records.py: back is worse than the baseline, baseless has none, unmeasured has no later value,
aimless no target in numbers."""
OnTrack = Literal["reached", "on", "off", "unknown"]
"""Whether an indicator's target will be met if the pace so far is kept up: see Indicator in records.py."""
First = Literal["met", "missed"]
"""Whether the interim target that counts is met."""
ValueKind = Literal["Baseline", "Actual", "InterimTarget", "Target"]
"""A plan's own kind of value counts as the one of which it is a case: a first-period target is an interim one."""
Names = tuple[str, str]
"""A text in Japanese and in English; each stands in for a missing other, so neither is empty if there is a text."""
Link = tuple[int, int, int, list[int]]
"""Source, relation, target, and the passages that say so."""
Fact = tuple[int, Names, Names, list[int]]
"""The thing, what kind of fact, the fact, and the passages that say so."""
PlainValue = tuple[int, int, str, str, list[int]]
"""The thing, the property, the value as it is written, what the value is, and the passages that say so. What it is:
its language (@ja), its datatype (xsd:date), <> for an address that stands for nothing here, nothing for plain text."""
Spot = tuple[int, float, float]
"""A thing and its place in the picture in pixels at zoom 1."""
PlacedLabel = tuple[str, str, float, float]
"""A number in a picture: the kind of its value, its text, the middle of its line."""


class Common(TypedDict):
    """What the graph says and the page shows as it is."""

    language: Language
    """in which the page first opens for readers whose browser asks for neither"""
    title: Names
    """what all the plans together are called: the dataset's name; empty where it has none"""
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
    things: list[Thing]
    """elements first, in the order of the plans, then entities"""
    links: list[Link]
    facts: list[Fact]
    """what is said of one thing that leads to no other: numbers, dates, descriptions"""
    properties: list[Property]
    """of the literals, those of most things first"""
    literals: list[PlainValue]
    """what is said of things that belong to no plan, as it stands in the data"""


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
    area: Names
    period: Names
    begins: str
    """its first day"""
    follows: int
    """the plan that it follows, as a place in the plans, or -1"""


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
    graph: NotRequired[bool]
    """where it is a graph by its name, of data that are no plan's"""
    text: NotRequired[str]
    """the plan's own words, where the page was built with the source"""


class Thing(TypedDict):
    """An element of a plan, or an entity that a plan names."""

    id: str
    """IRI without the base: “actor/jetro”"""
    kind: int
    name: Names
    sort: NotRequired[Names]
    """what it is, more finely than its class: “company”, “law”, “ward”"""
    at: NotRequired[str]
    """an element's address"""
    aim: NotRequired[Names]
    """what an element is to achieve, in one sentence"""
    level: NotRequired[int]
    """place in Data.levels, where its plan has a name of its own for what it is"""
    lacks: NotRequired[Language]
    """the language in which it has no name, so that the other's stands there too"""
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


class Track(TypedDict):
    """Whether an indicator is on track."""

    id: OnTrack
    name: Names
    means: Names


class BareValue(TypedDict):
    """A value of an indicator."""

    kind: ValueKind
    name: Names
    """of its kind: 現状値, “baseline”"""
    period: Names
    """empty where the plan gives none"""
    year: int | None
    """in which the period ends: a fiscal year by the year in which it begins"""
    ends: str | None
    """the period's last day"""
    value: float | None
    """in the base unit"""
    lowest: float | None
    highest: float | None
    """the ends of a range"""
    comparator: str
    """Exactly, AtLeast …"""
    printed: str
    """as the plan prints it"""
    stated: list[int]
    """passages"""


class Value(BareValue):
    """A value of an indicator."""

    written: Names
    """as a page shows it: 8,100人以上, “≥ 8,100 people”; an average says that it is one"""


class Ranks(TypedDict):
    """An indicator's place in orders other than the plan's own."""

    distance: int
    pace: int


class IndicatorNumbers(TypedDict):
    """What is worked out from the values of an indicator."""

    thing: int
    of: int
    """the measure whose indicator it is, or -1"""
    unit: Names
    way: Way
    standing: Standing
    share: float | None
    """of the way from baseline to final target that the latest value has come: 0 to 1, below 0 for a step back, above
    1 beyond it; null where the plan gives no baseline, no later value or no distance. No text: see told"""
    pace: float | None
    """change a year still needed from the latest value to the final target, in units; 0 where it is reached"""
    past: float | None
    """change a year from the baseline to the latest value, in units"""
    years: float | None
    """from the end of the latest value's period to the end of the target's"""
    track: OnTrack
    aim: int
    """place among its values of the target that it is judged by, or -1"""
    interim: int
    """place among its values of the interim target that counts: the last that is due, else the next; or -1"""
    first: First | None
    """null where that is not known yet"""
    ranks: Ranks
    cumulative: bool
    """whether its values add up over the years"""
    changes: list[Names]
    """since the plan was first drawn up: target revised, method changed, newly set"""


class BareIndicator(IndicatorNumbers):
    """An indicator in numbers."""

    values: list[BareValue]
    """by time; what is printed in place of a number (―) comes last"""


class Indicator(IndicatorNumbers):
    """An indicator in numbers, words and pictures."""

    values: list[Value]
    """by time; what is printed in place of a number (―) comes last"""
    told: Told
    bar: Bar | None
    """null where there is no target in numbers"""
    chart: Chart | None
    """null where no value has a number and a year"""


class Told(TypedDict):
    """An indicator in words; what cannot be said is empty in both languages."""

    verdict: Names
    """whether it is on track, and of when the latest value is: “Off track as of fiscal 2016”"""
    head: Names
    """where it stands, in a few words: “Below the baseline”"""
    state: Names
    """the same with its numbers"""
    why: Names
    """what the verdict rests on: the change so far, the change still needed"""
    first: Names
    """whether the interim target that counts is met"""
    past: Names
    """the change so far: “fell by 23 cases in 2 years”"""
    pace: Names
    """the change still needed: “rise by 61 cases by fiscal 2021”"""
    notes: list[Names]
    """cumulative, target revised …"""


class Bar(TypedDict):
    """A bar, 280 pixels wide."""

    height: float
    way: tuple[float, float]
    """from the first value to the last"""
    open: bool
    """whether it is not known how far the value has come"""
    come: tuple[float, float] | None
    """what has been gained or lost"""
    met: tuple[float, float] | None
    """where the target is met"""
    marks: list[tuple[str, float]]
    """the kind of value and its place"""
    labels: tuple[list[PlacedLabel], list[PlacedLabel]]
    """in Japanese and in English"""


class Chart(TypedDict):
    """A chart, 300 by 186 pixels."""

    left: float
    """where its lines across begin"""
    unit: Names
    ticks: list[tuple[float, str, str]]
    """height and number in Japanese and in English"""
    years: list[tuple[float, str]]
    line: str
    """what was measured, as a path; may be empty"""
    way: str
    """from there to the target; empty where the target is a level to keep"""
    met: tuple[float, float, float, float] | None
    """left, top, right and bottom of where such a level is met"""
    level: tuple[float, float, float] | None
    """from, to, height"""
    broken: str
    """the mark of an axis that does not start at zero; may be empty"""
    note: Names | None
    """that says so"""
    marks: list[tuple[str, float, float]]
    """the kind of value and its place"""
    labels: tuple[list[PlacedLabel], list[PlacedLabel]]
    """in Japanese and in English"""
