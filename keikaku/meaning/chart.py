"""A chart parser over a lattice: from edges and rules to the best readings, each with its cost.

It knows nothing of language. An edge is a stretch of the text with a category and a value; a rule makes one value
of several that stand one after the other. What stands between two parts of a rule is left out and paid for, so that
every part of the text is either taken up by one rule or counts against the reading.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from typing import Any, NamedTuple

BEAM = 5  # readings that are kept of one stretch under one category
MOST = 6000  # steps: a question that people ask takes a tenth of it
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


class _Partial(NamedTuple):
    rule: Rule
    items: tuple[Item, ...]
    start: int
    end: int
    cost: float

    @property
    def wants(self) -> str:
        return self.rule.parts[len(self.items)]


def parse(edges: Sequence[Edge], rules: Sequence[Rule], skip: Sequence[float], goal: str, most: int) -> list[Item]:
    """The cheapest readings of the whole text under the category ``goal``, at most ``most``, each value once.

    skip: what each character costs that no part takes up; as long as the text.
    """
    return _Chart(rules, skip).parse(edges, goal, most)


class _Chart:
    def __init__(self, rules: Sequence[Rule], skip: Sequence[float]) -> None:
        self.before = [0.0]
        for one in skip:
            self.before.append(self.before[-1] + one)
        self.beginning: dict[str, list[Rule]] = defaultdict(list)
        for rule in rules:
            self.beginning[rule.parts[0]].append(rule)
        self.items: dict[str, list[Item]] = defaultdict(list)
        self.partials: dict[str, list[_Partial]] = defaultdict(list)
        self.costs: dict[tuple[str, int, int], dict[str, float]] = defaultdict(dict)
        self.agenda: list[tuple[float, int, Item]] = []
        self.number = count()

    def gap(self, start: int, end: int) -> float:
        return self.before[end] - self.before[start]

    def parse(self, edges: Sequence[Edge], goal: str, most: int) -> list[Item]:
        for edge in edges:
            self.add(Item(edge.cost, edge.category, edge.start, edge.end, edge.value, text=edge.text))
        steps = 0
        while self.agenda and steps < MOST:
            steps += 1
            _, _, item = heapq.heappop(self.agenda)
            for made in self.advanced(item):
                self.add(made)
        whole = [item._replace(cost=item.cost + self.outside(item)) for item in self.items[goal]]
        return _each_value_once(sorted(whole, key=lambda item: item.cost))[:most]

    def outside(self, item: Item) -> float:
        """What stands before and after it, and is left out."""
        return self.before[item.start] + self.before[-1] - self.before[item.end]

    def add(self, item: Item) -> None:
        """Puts it on the agenda, if it is among the cheapest of its stretch, or cheaper than the same was before."""
        costs = self.costs[item.category, item.start, item.end]
        value = repr(item.value)
        if value not in costs and len(costs) >= BEAM:
            dearest = max(costs, key=costs.__getitem__)
            if costs[dearest] <= item.cost:
                return
            del costs[dearest]
        if item.cost < costs.get(value, float("inf")):
            costs[value] = item.cost
            heapq.heappush(self.agenda, (item.cost + self.outside(item), next(self.number), item))

    def advanced(self, item: Item) -> Iterator[Item]:
        """What this item makes with what is there: it goes into the chart, and so do unfinished rules."""
        self.items[item.category].append(item)
        for rule in self.beginning[item.category]:
            yield from self.grown(_Partial(rule, (item,), item.start, item.end, item.cost + rule.cost))
        for partial in list(self.partials[item.category]):
            if partial.end <= item.start:
                yield from self.joined(partial, item)

    def joined(self, partial: _Partial, item: Item) -> Iterator[Item]:
        left_out = self.gap(partial.end, item.start)
        if left_out <= DEAREST_GAP:
            cost = partial.cost + item.cost + left_out
            yield from self.grown(_Partial(partial.rule, (*partial.items, item), partial.start, item.end, cost))

    def grown(self, partial: _Partial) -> Iterator[Item]:
        rule = partial.rule
        if len(partial.items) == len(rule.parts):
            for value, cost in rule.compose(*(item.value for item in partial.items)):
                yield Item(partial.cost + cost, rule.makes, partial.start, partial.end, value, rule, partial.items)
            return
        self.partials[partial.wants].append(partial)
        for item in list(self.items[partial.wants]):
            if partial.end <= item.start:
                yield from self.joined(partial, item)


def _each_value_once(items: Iterable[Item]) -> list[Item]:
    first: dict[str, Item] = {}
    for item in items:
        first.setdefault(repr(item.value), item)
    return list(first.values())


def edges(item: Item) -> list[Item]:
    """The edges that the reading takes up, in order."""
    return [edge for part in item.parts for edge in edges(part)] if item.parts else [item]
