"""What belongs to which plan and to which of its uppermost parts: where the pictures and the page's filters start."""

from __future__ import annotations

from typing import NamedTuple

from keikaku.page_data import BareData, Data, Thing

Graph = BareData | Data

STRUCTURE = (
    "Policy",
    "Strategy",
    "Measure",
    "Section",
)  # classes whose things hold others, also where none is there yet
ROUNDS = 3  # links from what a plan names to what belongs to it all the same


class Parts(NamedTuple):
    """What both pictures start from."""

    kind: list[str]  # of every thing its kind
    tops: list[int]  # plan by plan its uppermost parts
    top: list[int]  # of every thing the one of those above it or itself, else -1


def parts(data: Graph) -> Parts:
    """Kinds, the uppermost parts of the plans, and what belongs to which."""
    things = data["things"]
    kind = [data["kinds"][thing["kind"]]["id"] for thing in things]
    holding = {thing["up"] for thing in things}
    tops = [
        place
        for number, plan in enumerate(data["plans"])
        for place, thing in enumerate(things)
        if thing["plan"] == number
        and place != plan["thing"] == thing["up"]
        and (kind[place] in STRUCTURE or place in holding)
    ]
    return Parts(kind, tops, _above(data, set(tops)))


def plans_as_parts(data: Graph) -> Parts:
    """The same with the plans themselves: for a picture of many."""
    tops = [plan["thing"] for plan in data["plans"]]
    return Parts(parts(data).kind, tops, _above(data, set(tops)))


def _above(data: Graph, known: set[int]) -> list[int]:
    """Of every thing the known one above it or itself, else -1."""
    things, top = data["things"], []
    for place in range(len(things)):
        here, left = place, len(things)
        while here >= 0 and here not in known and left:
            here, left = things[here]["up"], left - 1
        top.append(here if here in known else -1)
    return top


def plans_of(data: Graph) -> list[list[int]]:
    """For every thing its plans. An element has its own; an entity those whose passages name it or say how it is
    linked, else those of what it is linked with; none where nothing tells.
    """
    said = [passage["plan"] for passage in data["passages"]]
    is_element = [thing["plan"] >= 0 for thing in data["things"]]
    found = [
        {thing["plan"]} if thing["plan"] >= 0 else {said[passage] for passage in thing["stated"]} - {-1}
        for thing in data["things"]
    ]
    for source, _, target, stated in data["links"]:
        for one in (source, target):
            if not is_element[one]:
                found[one] |= {said[passage] for passage in stated} - {-1}
    for _ in range(ROUNDS):
        more: dict[int, set[int]] = {}
        for source, _, target, _ in data["links"]:
            for one, other in ((source, target), (target, source)):
                if not found[one]:
                    more.setdefault(one, set()).update(found[other])
        for place, plans in more.items():
            found[place] = plans
    return [sorted(plans) for plans in found]


def of_plan(data: BareData, belongs: list[list[int]], plan: int) -> tuple[BareData, list[int]]:
    """The things of a plan with the links between them, as data of their own; and where they stand in the whole."""
    places = [place for place, plans in enumerate(belongs) if plan in plans or not plans]
    new = {place: number for number, place in enumerate(places)}
    one = data["plans"][plan]
    things: list[Thing] = [
        {
            **data["things"][place],
            "up": new.get(data["things"][place]["up"], -1),
            "plan": min(data["things"][place]["plan"], 0),
        }
        for place in places
    ]
    links = [
        (new[source], relation, new[target], stated)
        for source, relation, target, stated in data["links"]
        if source in new and target in new
    ]
    return {**data, "plans": [{**one, "thing": new[one["thing"]]}], "things": things, "links": links}, places
