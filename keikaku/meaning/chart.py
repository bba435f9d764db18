"""A chart parser over a lattice: from edges and rules to the best readings, each with its cost.

It knows nothing of language. An edge is a stretch of the text with a category and a value; a rule makes one value
of several that stand one after the other. What stands between two parts of a rule is left out and paid for, so that
every part of the text is either taken up by one rule or counts against the reading.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import count
from typing import Any, NamedTuple

BEAM = 5  # readings that are kept of one stretch under one category
MOST = 15_000  # items that are joined: a question that people ask takes a tenth of it
DEAREST_GAP = 12.0  # what may be left out between two parts of a rule


class Edge(NamedTuple):
    """A stretch of the text, from start to end (its last character and what follows it without meaning)."""

    category: str
    start: int
    end: int
    value: Any
    cost: float = 0.0
    text: str = ""


class Rule(NamedTuple):
    """``makes`` of the categories ``parts``, in this order, by ``compose``; ``example`` is a text that needs it.

    compose is given the values of the parts and gives the values that they make, each with what it costs.
    """

    makes: str
    parts: tuple[str, ...]
    compose: Callable[..., Iterable[tuple[Any, float]]]
    cost: float = 0.0
    name: str = ""
    example: str = ""


class Item(NamedTuple):
    """A reading of a stretch, with the rule and the items that it is made of (none: an edge)."""

    cost: float
    category: str
    start: int
    end: int
    value: Any
    rule: Rule | None = None
    parts: tuple[Item, ...] = ()
    text: str = ""


class Prefixes:
    """Rules by the categories that their parts begin with: what several begin with is looked for once."""

    def __init__(self, rules: Iterable[Rule] = ()) -> None:
        self.rules: list[Rule] = []
        self.next: dict[str, Prefixes] = {}
        for rule in rules:
            place = self
            for category in rule.parts:
                place = place.next.setdefault(category, Prefixes())
            place.rules.append(rule)


class _Partial(NamedTuple):
    """Items that stand one after the other and with which rules begin."""

    place: Prefixes
    items: tuple[Item, ...]
    end: int
    cost: float


def parse(edges: Sequence[Edge], rules: Prefixes, skip: Sequence[float], goal: str, most: int) -> list[Item]:
    """The cheapest readings of the whole text under the category ``goal``, at most ``most``, each value once.

    skip: what each character costs that no part takes up; as long as the text.
    """
    return _Chart(rules, skip, goal, most).parse(edges)


class _Chart:
    def __init__(self, rules: Prefixes, skip: Sequence[float], goal: str, most: int) -> None:
        self.rules, self.goal, self.most = rules, goal, most
        self.before = [0.0]
        for one in skip:
            self.before.append(self.before[-1] + one)
        self.items: dict[str, list[Item]] = defaultdict(list)
        self.partials: dict[str, list[_Partial]] = defaultdict(list)
        self.costs: dict[tuple[str, int, int], dict[object, float]] = defaultdict(dict)
        self.agenda: list[tuple[float, int, Item]] = []
        self.number, self.joined = count(), 0
        self.dearest = float("inf")  # what the last of the readings that are wanted costs: no part of one costs more

    def parse(self, edges: Sequence[Edge]) -> list[Item]:
        for edge in edges:
            self.add(Item(edge.cost, edge.category, edge.start, edge.end, edge.value, text=edge.text))
        while self.agenda and self.joined < MOST:
            _, _, item = heapq.heappop(self.agenda)
            if item.cost <= self.dearest:
                self.advance(item)
        return self.whole()[: self.most]

    def whole(self) -> list[Item]:
        """The readings of the whole text, the cheapest first."""
        whole = [item._replace(cost=item.cost + self.outside(item)) for item in self.items[self.goal]]
        return _each_value_once(sorted(whole, key=lambda item: item.cost))

    def outside(self, item: Item) -> float:
        """What stands before and after it, and is left out."""
        return self.before[item.start] + self.before[-1] - self.before[item.end]

    def add(self, item: Item) -> None:
        """Puts it on the agenda, if it is among the cheapest of its stretch, or cheaper than the same was before."""
        if item.cost > self.dearest:
            return
        costs = self.costs[item.category, item.start, item.end]
        value = (type(item.value), item.value)
        known = costs.get(value)
        if known is None and len(costs) >= BEAM:
            dearest = max(costs, key=costs.__getitem__)
            if costs[dearest] <= item.cost:
                return
            del costs[dearest]
        if known is None or item.cost < known:
            costs[value] = item.cost
            heapq.heappush(self.agenda, (item.cost + self.outside(item), next(self.number), item))

    def advance(self, item: Item) -> None:
        """Joins the item with what is there: it goes into the chart, and so does what it begins."""
        self.items[item.category].append(item)
        if item.category == self.goal:
            whole = self.whole()
            self.dearest = whole[self.most - 1].cost if len(whole) >= self.most else self.dearest
        if place := self.rules.next.get(item.category):
            self.grow(_Partial(place, (item,), item.end, item.cost))
        for partial in list(self.partials[item.category]):
            if partial.end <= item.start:
                self.join(partial, item)

    def join(self, partial: _Partial, item: Item) -> None:
        self.joined += 1
        left_out = self.before[item.start] - self.before[partial.end]
        cost = partial.cost + item.cost + left_out
        if left_out <= DEAREST_GAP and cost <= self.dearest:
            self.grow(_Partial(partial.place.next[item.category], (*partial.items, item), item.end, cost))

    def grow(self, partial: _Partial) -> None:
        """Makes what these items make, and looks for what may follow them."""
        place, items = partial.place, partial.items
        for rule in place.rules:
            for value, cost in rule.compose(*(item.value for item in items)):
                made = partial.cost + rule.cost + cost
                self.add(Item(made, rule.makes, items[0].start, partial.end, value, rule, items))
        for category in place.next:
            self.partials[category].append(partial)
            for item in list(self.items[category]):
                if partial.end <= item.start:
                    self.join(partial, item)


def _each_value_once(items: Iterable[Item]) -> list[Item]:
    first: dict[object, Item] = {}
    for item in items:
        first.setdefault(item.value, item)
    return list(first.values())


def edges(item: Item) -> list[Item]:
    """The edges that the reading takes up, in order."""
    return [edge for part in item.parts for edge in edges(part)] if item.parts else [item]
