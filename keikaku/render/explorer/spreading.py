"""Moves apart what stands too close: boxes with names, and points in great number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, sin

ROUNDS = 400


@dataclass
class Box:
    """A place and the room around it, in pixels; what is heavier gives way less."""

    x: float
    y: float
    side: float  # to the left and to the right
    above: float
    below: float
    weight: float


def keep_apart(boxes: Sequence[Box]) -> None:
    """Moves the boxes, each as little as will do, until none overlaps another."""
    for turn in range(ROUNDS):
        moved = False
        for number, one in enumerate(boxes):
            for other in boxes[:number]:
                moved |= _push(one, other)
        if not moved:
            return
        if turn % 40 == 39:  # wedged: all a little farther from the middle
            for box in boxes:
                box.x, box.y = box.x * 1.03, box.y * 1.03
    while any(overlap(one, other) for number, one in enumerate(boxes) for other in boxes[:number]):
        for number, box in enumerate(boxes):
            box.x, box.y = box.x * 1.05 + number * 1e-3, box.y * 1.05 + number * 1e-3


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share any room."""
    return abs(one.x - other.x) < one.side + other.side and -(one.below + other.above) < one.y - other.y < (
        one.above + other.below
    )


def _push(one: Box, other: Box) -> bool:
    """Moves two boxes apart along the way that is shorter, if they overlap."""
    if not overlap(one, other):
        return False
    across = one.side + other.side - abs(one.x - other.x)
    down = one.above + other.below - (one.y - other.y)
    up = one.below + other.above + (one.y - other.y)
    share = other.weight / (one.weight + other.weight)
    if across < min(up, down):
        step = (across + 0.5) * (1 if one.x >= other.x else -1)
        one.x += step * share
        other.x -= step * (1 - share)
    else:
        step = down + 0.5 if down <= up else -(up + 0.5)
        one.y += step * share
        other.y -= step * (1 - share)
    return True


def spread(points: list[list[float]], fixed: Sequence[bool], room: float, rounds: int = 60) -> None:
    """Moves apart, in place, what is nearer than ``room``; fixed points stay. Each looks at its own corner only."""
    for number, point in enumerate(points):  # no two in the very same place
        if not fixed[number]:
            point[0] += 0.01 * cos(number)
            point[1] += 0.01 * sin(number)
    for _ in range(rounds):
        cells: dict[tuple[int, int], list[int]] = defaultdict(list)
        for number, (x, y) in enumerate(points):
            cells[int(x // room), int(y // room)].append(number)
        moved = False
        for (column, row), here in cells.items():
            around = [
                number
                for cell in ((0, 0), (1, 0), (0, 1), (1, 1), (-1, 1))
                for number in cells.get((column + cell[0], row + cell[1]), ())
            ]
            for place, one in enumerate(here):
                for other in around[place + 1 :]:
                    moved |= _part(points, fixed, one, other, room)
        if not moved:
            return


def _part(points: list[list[float]], fixed: Sequence[bool], one: int, other: int, room: float) -> bool:
    dx, dy = points[one][0] - points[other][0], points[one][1] - points[other][1]
    if abs(dx) >= room or abs(dy) >= room or (fixed[one] and fixed[other]):
        return False
    distance = hypot(dx, dy)
    if distance >= room:
        return False
    if distance == 0:
        dx, dy, distance = cos(one), sin(one), 1.0
    step = (room - distance) / distance * (1.0 if fixed[one] or fixed[other] else 0.5)
    if not fixed[one]:
        points[one][0] += dx * step
        points[one][1] += dy * step
    if not fixed[other]:
        points[other][0] -= dx * step
        points[other][1] -= dy * step
    return True
