"""Where things stand in the explorer's two ready pictures: the overview, and the map of everything.

Pure geometry over the page's data, in pixels at zoom 1, the same for the same data: nothing here
is left to chance, so nothing needs a seed.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from itertools import pairwise
from math import cos, hypot, pi, sin, sqrt

from keikaku.page_data import BareData, Spot, Thing
from keikaku.render.explorer.parts import Graph, Parts, of_plan, parts, plans_as_parts
from keikaku.render.explorer.springs import springs
from keikaku.render.text.columns import columns
from keikaku.render.text.name_lines import wrap
from keikaku.spreading import Box, keep_apart, spread

Point = tuple[float, float]
Ties = dict[int, Counter[int]]
"""Thing to policy to the number of links that tie them."""

MOST = 60  # marks of the overview
MOST_TOPS = 16  # uppermost parts of all plans together; of more the plans stand for them
MOST_BESIDE = 8  # that stand in a row between the same policies; more stand around their middle
OWN = 2  # that take part in one policy only, for each policy
SHOWN = ("Organisation", "Network", "Facility", "Programme")
LETTER, LEADING, MARK = 6.4, 15.5, 13.0  # width of half a full-width letter, height of a line, a mark's radius
WIDE, HIGH = 1.6, 1.0  # the overview's shape

# The rings of the map, from the middle outwards: what stands on which.
RINGS = {
    "Plan": 0.0, "Policy": 260.0, "Strategy": 480.0, "Section": 700.0, "Measure": 700.0, "Direction": 830.0,
    "Issue": 930.0, "Initiative": 1030.0, "Indicator": 1130.0, "Figure": 1210.0,
}  # fmt: skip
OUTSIDE = 1330.0  # where what belongs to one measure alone begins
DEEPER = 110.0  # from a thing to its parts where their own ring is no farther out
ROOM = 26.0  # pixels between two things of the map
MAP_WIDE = 1.35  # a screen is wider than high
SPRING, ROUNDS = 190.0, 20  # pixels between two linked things; times that what is linked with no other is left out
MOST_MAPPED = 3_000
"""Things of no plan that a map shows; of more there is none, as nobody would read it."""
FEW = 1200  # things for which the rings are wide enough; more make them wider


def pictures(data: BareData, belongs: list[list[int]]) -> tuple[list[list[Spot]], list[list[Spot]]]:
    """Overviews and maps: of each plan, and an overview of all where there are several; of data without plans one.

    belongs: for every thing its plans.
    """
    overviews, maps = [], []
    foreign = ["iri" in data["kinds"][thing["kind"]] for thing in data["things"]]
    mapped = foreign.count(True) <= MOST_MAPPED
    if not mapped:
        belongs = [[-1] if is_foreign else plans for is_foreign, plans in zip(foreign, belongs, strict=True)]
    for plan in range(len(data["plans"])):
        own, places = of_plan(data, belongs, plan)
        overviews.append([(places[place], x, y) for place, x, y in overview(own, parts(own))])
        maps.append([(places[place], x, y) for place, (x, y) in enumerate(everything(own))])
    if len(data["plans"]) != 1:
        known = parts(data)
        overviews.append(overview(data, known if len(known.tops) <= MOST_TOPS else plans_as_parts(data)))
    if not data["plans"]:
        maps.append([(place, x, y) for place, (x, y) in enumerate(everything(data))] if mapped else [])
    return overviews, maps


def overview(data: Graph, known: Parts) -> list[Spot]:
    """The policies, and the actors, facilities and programmes that tie them: thing, x, y; no two names overlap.

    Policies stand around; what takes part in several stands between them, and outside each policy what takes most
    part in it alone. Data without policies: the things with most links, the busiest in the middle.
    """
    ties = _ties(data, known)
    tops = _around(known.tops[:MOST], ties)
    seats = _seats(tops, _chosen(ties, tops), ties) if tops else _busiest(data)
    boxes = [_box(data["things"][place], *seats[place], place in known.tops) for place in seats]
    keep_apart(boxes)
    return [(place, round(box.x, 1), round(box.y, 1)) for place, box in zip(seats, boxes, strict=True)]


def _ties(data: Graph, known: Parts) -> Ties:
    ties: Ties = defaultdict(Counter)
    shown = set(known.tops[:MOST])
    for source, relation, target, _ in data["links"]:
        if data["relations"][relation]["drawn"]:
            for element, entity in ((source, target), (target, source)):
                if known.kind[entity] in SHOWN and known.top[element] in shown:
                    ties[entity][known.top[element]] += 1
    return ties


def _chosen(ties: Ties, tops: Sequence[int]) -> list[int]:
    """What ties most policies, then the things most involved in one; of each policy the same number."""
    room = MOST - len(tops)
    by_weight = sorted(ties, key=lambda thing: (-len(ties[thing]), -ties[thing].total(), thing))
    tying = [thing for thing in by_weight if len(ties[thing]) > 1][:room]
    own: dict[int, list[int]] = defaultdict(list)
    for thing in by_weight:
        (top, *others) = ties[thing]
        if not others and len(own[top]) < OWN:
            own[top].append(thing)
    rounds = [own[top][turn] for turn in range(OWN) for top in tops if turn < len(own[top])]
    return [*tying, *rounds[: room - len(tying)]]


def _around(tops: Sequence[int], ties: Ties) -> list[int]:
    """The policies in an order that sets beside each other those that share most."""
    shared: Counter[frozenset[int]] = Counter()
    for counts in ties.values():
        many = sorted(counts)
        for one in many:
            for other in many:
                if one < other:
                    shared[frozenset((one, other))] += 1

    def gain(order: Sequence[int]) -> int:
        return sum(shared[frozenset(pair)] for pair in pairwise([*order, order[0]]))

    order = list(tops)
    better = len(order) > 3
    while better:  # turning round a stretch as long as that helps; each step gains, so it ends
        better = False
        for start in range(1, len(order) - 1):
            for end in range(start + 2, len(order) + 1):
                turned = order[:start] + order[start:end][::-1] + order[end:]
                if gain(turned) > gain(order):
                    order, better = turned, True
    return order


def _seats(tops: Sequence[int], chosen: Sequence[int], ties: Ties) -> dict[int, Point]:
    """Where each would stand if names took no room."""
    radius = 130.0 + 21.0 * len(tops)
    seats: dict[int, Point] = {}
    angle = {top: 2 * pi * number / len(tops) - pi / 2 for number, top in enumerate(tops)}
    for top in tops:
        seats[top] = (radius * WIDE * cos(angle[top]), radius * HIGH * sin(angle[top]))
    seen: Counter[int] = Counter()
    same: dict[frozenset[int], list[int]] = defaultdict(list)
    for thing in chosen:
        same[frozenset(ties[thing])].append(thing)
    for thing in chosen:
        counts = ties[thing]
        if len(counts) == 1:
            (top,) = counts
            turn = angle[top] + (0.0, -0.32, 0.32)[seen[top] % 3]
            far = radius + (105.0 if seen[top] % 3 else 135.0)
            seats[thing] = (far * WIDE * cos(turn), far * HIGH * sin(turn))
            seen[top] += 1
        else:
            weight = counts.total()
            x = sum(seats[top][0] * count for top, count in counts.items()) / weight
            y = sum(seats[top][1] * count for top, count in counts.items()) / weight
            alike = same[frozenset(counts)]
            if len(alike) > MOST_BESIDE:  # a row of so many would cross the whole picture
                dx, dy = _seed(alike.index(thing), 75.0)
                seats[thing] = (0.82 * x + WIDE * dx, 0.82 * y + HIGH * dy)
                continue
            beside = _beside(len(alike), alike.index(thing))
            # Across the way between the policies, so that the lines to them do not fall on each other.
            (x1, y1), (x2, y2) = (seats[top] for top in sorted(counts, key=lambda top: (-counts[top], top))[:2])
            long = hypot(x2 - x1, y2 - y1) or 1.0
            seats[thing] = (0.82 * x + beside * (y1 - y2) / long, 0.82 * y + beside * (x2 - x1) / long)
    return seats


def _beside(count: int, number: int) -> float:
    """How far off the straight way the one of several between the same policies stands: the first nearest."""
    if count == 1:
        return 0.0
    return (number // 2 + 0.5) * 90.0 * (1 if number % 2 else -1)


def _box(thing: Thing, x: float, y: float, heavy: bool) -> Box:
    """The room of a mark with its name below it, in the language that takes more."""
    names = [wrap(name) for name in thing["name"]]
    wide = max(columns(line) for lines in names for line in lines) * LETTER
    lines = max(len(lines) for lines in names)
    return Box(x, y, max(wide, 2 * MARK) / 2 + 8, MARK + 4, MARK + lines * LEADING + 8, 6.0 if heavy else 1.0)


def _busiest(data: Graph) -> dict[int, Point]:
    """The things with most links, those that are linked with each other near to each other."""
    count: Counter[int] = Counter()
    pairs: set[tuple[int, int]] = set()
    for source, relation, target, _ in data["links"]:
        if data["relations"][relation]["drawn"] and source != target:
            count.update((source, target))
            pairs.add((source, target))
    order = _linked(sorted(count, key=lambda place: (-count[place], place)), pairs)
    order += [place for place in range(len(data["things"])) if place not in count][: MOST - len(order)]
    number = {place: at for at, place in enumerate(order)}
    seats = springs(
        [_seed(at, 110.0) for at in range(len(order))],
        [(number[one], number[other]) for one, other in sorted(pairs) if one in number and other in number],
        SPRING,
    )
    return {place: (seats[at][0] * WIDE, seats[at][1]) for place, at in number.items()}


def _linked(busiest: list[int], pairs: set[tuple[int, int]]) -> list[int]:
    """The busiest things of which each is linked with another of them, as far as there are such."""
    chosen = busiest[:MOST]
    for _ in range(ROUNDS):
        among = set(chosen)
        tied = {end for pair in pairs if among.issuperset(pair) for end in pair}
        alone = [place for place in chosen if place not in tied]
        if not tied or not alone:
            break
        left = set(alone)
        busiest = [place for place in busiest if place not in left]
        chosen = busiest[:MOST]
    return chosen


def _seed(number: int, room: float) -> Point:
    """Where the seed of that number stands in a sunflower, from the middle outwards."""
    radius, turn = room * sqrt(number), number * pi * (3 - sqrt(5))
    return (radius * cos(turn), radius * sin(turn))


def everything(data: Graph) -> list[Point]:
    """A place for every thing: a plan as rings of policies, strategies, measures and what these hold; the entities
    inside, between what speaks of them, or outside beside the one measure that does.
    """
    known = parts(data)
    places = _rings(data, known)
    if not places:
        return _by_nearness(data)
    near = _neighbours(data)
    is_entity = [data["kinds"][thing["kind"]]["family"] == "entity" for thing in data["things"]]
    waiting = [place for place, entity in enumerate(is_entity) if entity]
    for _ in range(3):  # what is linked with entities only waits until these have a place
        late = []
        for place in waiting:
            around = [places[other] for other in near[place] if other in places]
            if around:
                places[place] = _between(around)
            else:
                late.append(place)
        waiting = late
    for number, place in enumerate(waiting):  # linked with nothing
        turn = 2 * pi * number / len(waiting)
        places[place] = ((OUTSIDE + 260.0) * cos(turn), (OUTSIDE + 260.0) * sin(turn))
    points: list[list[float]] = []
    there: Counter[tuple[int, int]] = Counter()
    scale = sqrt(max(1.0, len(is_entity) / FEW))
    for place, entity in enumerate(is_entity):
        x, y = places[place][0] * scale * MAP_WIDE, places[place][1] * scale
        if entity:  # what belongs into the same spot stands around it from the start
            spot = (round(x / ROOM), round(y / ROOM))
            dx, dy = _seed(there[spot], 0.6 * ROOM)
            there[spot] += 1
            x, y = x + dx, y + dy
        points.append([x, y])
    spread(points, [not entity for entity in is_entity], ROOM)
    return [(round(x, 1), round(y, 1)) for x, y in points]


def _by_nearness(data: Graph) -> list[Point]:
    """Without any element: the busiest thing in the middle, around it what it is linked with, and so on outwards."""
    near = _neighbours(data)
    order: dict[int, None] = {}
    for start in sorted(range(len(data["things"])), key=lambda place: (-len(near[place]), place)):
        waiting = deque([start])
        while waiting:
            here = waiting.popleft()
            if here not in order:
                order[here] = None
                waiting.extend(near[here])
    seats = {place: _seed(number, 1.6 * ROOM) for number, place in enumerate(order)}
    return [(round(seats[place][0] * MAP_WIDE, 1), round(seats[place][1], 1)) for place in range(len(seats))]


def _rings(data: Graph, known: Parts) -> dict[int, Point]:
    """The elements, each in a sector as wide as what hangs below it, on the ring of its kind."""
    things = data["things"]
    below: dict[int, list[int]] = defaultdict(list)
    elements = [place for place, thing in enumerate(things) if data["kinds"][thing["kind"]]["family"] == "element"]
    for place in elements:
        below[things[place]["up"]].append(place)
    leaves: dict[int, float] = {}
    for place in reversed(elements):  # parts stand behind their wholes
        own = Counter(known.kind[child] for child in below[place] if not below[child])
        leaves[place] = max(1.0, sum(leaves[c] for c in below[place] if below[c]) + max(own.values(), default=0) + 0.8)
    found: dict[int, Point] = {}
    total = sum(leaves[place] for place in below[-1]) or 1.0
    sectors = [(-1, -pi / 2, 2 * pi / total)]
    while sectors:
        whole, start, step = sectors.pop()
        rows: dict[str, list[int]] = defaultdict(list)
        for child in below[whole]:
            rows[known.kind[child] if whole >= 0 and not below[child] else ""].append(child)
        here = start
        for child in rows.pop("", []):
            turn = here + leaves[child] * step / 2
            found[child] = _on_ring(known.kind[child], turn, found.get(whole))
            sectors.append((child, here, step))
            here += leaves[child] * step
        longest = max((len(row) for row in rows.values()), default=0)
        for row in rows.values():
            for number, child in enumerate(row):
                turn = here + (number + 0.5) * step * longest / len(row)
                found[child] = _on_ring(known.kind[child], turn, found.get(whole))
    return found


def _on_ring(kind: str, turn: float, whole: Point | None) -> Point:
    """On the ring of its kind, or outside what it is part of where that stands as far out."""
    radius = RINGS.get(kind, RINGS["Figure"])
    if whole and radius <= (inside := hypot(*whole)):
        radius = inside + DEEPER
    return (radius * cos(turn), radius * sin(turn))


def _neighbours(data: Graph) -> dict[int, list[int]]:
    near: dict[int, list[int]] = defaultdict(list)
    for source, _, target, _ in data["links"]:
        near[source].append(target)
        near[target].append(source)
    return near


def _between(around: Sequence[Point]) -> Point:
    """In the middle of some places; outside the rings where these lie in one direction."""
    x, y = sum(x for x, _ in around) / len(around), sum(y for _, y in around) / len(around)
    far = sum(hypot(*point) for point in around) / len(around)
    middle = hypot(x, y)
    if far > RINGS["Section"] and middle > 0.94 * far:
        return (x / middle * OUTSIDE, y / middle * OUTSIDE)
    return (0.8 * x, 0.8 * y)
