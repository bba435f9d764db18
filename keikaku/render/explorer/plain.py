"""What the explorer holds as plain HTML, for readers whose program runs no script: mail programs, viewers on phones.

The page's script takes it away before it is shown. Both languages stand in it, the page's own first: plan by plan
the elements with their addresses and pages, who takes part, the indicators' values as printed, then every name.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from keikaku.page_data import Data, Kind, Thing, Value
from keikaku.render.explorer.titles import title
from keikaku.render.html_page import asset, templates
from keikaku.render.text.phrases import phrases
from keikaku.texts.catalogue import in_order, text

if TYPE_CHECKING:
    from markupsafe import Markup

MOST_NAMES = 200  # of a class that no plan has
_FIRST, _LAST = 3, 6  # headings: h1 is the page, h2 a language; what lies deeper than h6 stands in its lists


class Node(NamedTuple):
    """An element in one language, with the level of its heading if it gets one."""

    place: int  # in the data's things
    level: int
    name: str
    where: str  # address and page, as far as there are any
    partners: list[str]  # who takes part in it
    values: list[str]  # of an indicator, as printed
    lists: list[tuple[str, list[Node]]]  # the parts without a heading, by kind
    below: list[Node]  # the parts with one


class Told(NamedTuple):
    """The story that comes with the data in one language."""

    title: str
    says: str
    steps: list[tuple[str, str, str]]  # title, sentence, and the addresses of the passages that say so


class Section(NamedTuple):
    """Everything in one language."""

    language: str
    title: str
    plans: list[Node]
    contents: list[Node]  # what a reader may jump to: the uppermost parts of the plans
    of_plans: bool
    story: Told | None  # the guided way through the page
    others: list[tuple[str, list[str]]]  # the names of all that is no element, by kind


def render(data: Data) -> Markup:
    """The outline of complete data as a `main` element that can stand in the page's body."""
    from markupsafe import Markup

    def in_phrases(text: str) -> Markup:
        return Markup("<wbr>").join(phrases(text))  # each phrase is escaped

    environment = templates()
    environment.filters["in_phrases"] = in_phrases
    sections = [_section(data, language) for language in in_order(data["language"])]
    return Markup(environment.from_string(asset("plain.html.j2", "explorer")).render(sections=sections))


def _section(data: Data, language: str) -> Section:
    plans = _Reader(data, language).plans()
    contents = [part for plan in plans for part in plan.below]
    of_plans = bool(plans or data["plans"])
    story = _story(data, language)
    return Section(language, title(data, language), plans, contents, of_plans, story, _others(data, language))


def _story(data: Data, language: str) -> Told | None:
    if not data["story"]:
        return None
    side = int(language == "en")
    named, says, steps = data["story"]
    between = text("outline.between", language)
    told = [
        (title[side], sentence[side], between.join(data["passages"][passage]["at"] for passage in stated))
        for _, title, sentence, stated in steps
    ]
    return Told(named[side], says[side], told)


def _others(data: Data, language: str) -> list[tuple[str, list[str]]]:
    side = int(language == "en")
    named: dict[int, list[str]] = defaultdict(list)
    for thing in data["things"]:
        for kind in (thing["kind"], *thing.get("further", ())):
            named[kind].append(_marked(thing, side))
    return [
        (kind["many"][side], _some(sorted(named[place]), language) if "iri" in kind else sorted(named[place]))
        for place, kind in enumerate(data["kinds"])
        if kind["family"] == "entity" and named[place]
    ]


def _marked(thing: Thing, side: int) -> str:
    """A name; with its language where that is another because there is none in this."""
    tongue = thing.get("tongue", ("", ""))[side]
    return f"{thing['name'][side]} [{tongue}]" if tongue else thing["name"][side]


def _some(names: list[str], language: str) -> list[str]:
    """The first of many names, and how many more there are."""
    left = len(names) - MOST_NAMES
    return names if left <= 0 else [*names[:MOST_NAMES], text("outline.more", language, n=left)]


class _Reader:
    """Reads the data's lists as a tree in one language."""

    def __init__(self, data: Data, language: str) -> None:
        self._data, self._side = data, int(language == "en")
        self._children: dict[int, list[int]] = defaultdict(list)
        for place, thing in enumerate(data["things"]):
            self._children[thing["up"]].append(place)
        self._partners: dict[int, dict[int, None]] = defaultdict(dict)
        for source, relation, target, _ in data["links"]:
            if data["relations"][relation]["role"]:
                self._partners[source][target] = None
        self._values = {one["thing"]: one["values"] for one in data["indicators"]}

    def plans(self) -> list[Node]:
        """The elements that are part of no other."""
        return [self._node(place, _FIRST) for place in self._children[-1] if self._kind(place)["family"] == "element"]

    def _node(self, place: int, level: int) -> Node:
        lists: dict[str, list[Node]] = defaultdict(list)
        below = []
        waiting = self._children[place][::-1] if level else []
        while waiting:
            child = waiting.pop()
            if self._children[child] and level < _LAST:
                below.append(self._node(child, level + 1))
                continue
            lists[self._called(child)].append(self._node(child, 0))
            waiting += self._children[child][::-1]
        return Node(
            place,
            level,
            self._name(place),
            self._where(place),
            [self._name(one) for one in self._partners[place]],
            [self._value(value) for value in self._values.get(place, [])],
            list(lists.items()),
            below,
        )

    def _name(self, place: int) -> str:
        return _marked(self._data["things"][place], self._side)

    def _called(self, place: int) -> str:
        """What several such parts are called: by their plan, else by their class."""
        level = self._data["things"][place].get("level")
        many = self._kind(place)["many"] if level is None else self._data["levels"][level]["many"]
        return many[self._side]

    def _kind(self, place: int) -> Kind:
        return self._data["kinds"][self._data["things"][place]["kind"]]

    def _where(self, place: int) -> str:
        thing = self._data["things"][place]
        pages = [self._data["passages"][passage]["page"] for passage in thing["stated"]]
        page = next((page for page in pages if page is not None), None)
        printed = "" if page is None else f"p.\N{NO-BREAK SPACE}{page}"
        return " · ".join(part for part in (thing.get("at", ""), printed) if part)

    def _value(self, value: Value) -> str:
        name, period, printed = value["name"][self._side], value["period"][self._side], value["printed"]
        if self._side:
            return f"{name} ({period}): {printed}" if period else f"{name}: {printed}"
        return f"{name}（{period}）{printed}" if period else f"{name} {printed}"
