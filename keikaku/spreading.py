"""Moves apart what stands too close: boxes with names, and points in great number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, sin, sqrt

ROUNDS = 400
GAP = 0.5  # pixels between boxes at least, so that rounding makes none overlap
_AROUND = [(column, row) for column in (-1, 0, 1) for row in (-1, 0, 1)]


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
        if turn % 20 == 19:  # wedged: all a little farther from the middle
            for box in boxes:
                box.x, box.y = box.x * 1.04, box.y * 1.04
    while any(overlap(one, other, GAP) for number, one in enumerate(boxes) for other in boxes[:number]):
        for number, box in enumerate(boxes):
            box.x, box.y = box.x * 1.05 + number * 1e-3, box.y * 1.05 + number * 1e-3


def overlap(one: Box, other: Box, gap: float = 0.0) -> bool:
    """Whether two boxes share any room, or are nearer than a gap."""
    return abs(one.x - other.x) < one.side + other.side + gap and -(one.below + other.above + gap) < one.y - other.y < (
        one.above + other.below + gap
    )


def _push(one: Box, other: Box) -> bool:
    """Moves two boxes apart along the way that is shorter, if they overlap."""
    if not overlap(one, other, GAP):
        return False
    across = one.side + other.side - abs(one.x - other.x)
    down = one.above + other.below - (one.y - other.y)
    up = one.below + other.above + (one.y - other.y)
    share = other.weight / (one.weight + other.weight)
    if across < min(up, down):
        step = (across + 2 * GAP) * (1 if one.x >= other.x else -1)
        one.x += step * share
        other.x -= step * (1 - share)
    else:
        step = down + 2 * GAP if down <= up else -(up + 2 * GAP)
        one.y += step * share
        other.y -= step * (1 - share)
    return True


def spread(points: list[list[float]], fixed: Sequence[bool], room: float, rounds: int = 60) -> None:
    """Moves apart, in place, what is nearer than ``room``; fixed points stay.

    Each looks at its own corner only, and after the first round only what was still moving looks again: the time
    grows with the number of points.
    """
    for number, point in enumerate(points):  # no two in the very same place
        if not fixed[number]:
            point[0] += 0.01 * cos(number)
            point[1] += 0.01 * sin(number)
    moving = [number for number, stays in enumerate(fixed) if not stays]
    for _ in range(rounds):
        cells: dict[tuple[int, int], list[int]] = defaultdict(list)
        for number, (x, y) in enumerate(points):
            cells[int(x // room), int(y // room)].append(number)
        moved: dict[int, None] = {}
        for one in moving:
            column, row = int(points[one][0] // room), int(points[one][1] // room)
            for cell in _AROUND:
                for other in cells.get((column + cell[0], row + cell[1]), ()):
                    if other != one and _part(points, fixed, one, other, room):
                        moved[one] = None
                        if not fixed[other]:
                            moved[other] = None
        if not moved:
            return
        moving = sorted(moved)


def _part(points: list[list[float]], fixed: Sequence[bool], one: int, other: int, room: float) -> bool:
    """Moves the one, and the other if it may, half of what they lack; tells whether they were too near."""
    here, there = points[one], points[other]
    dx, dy = here[0] - there[0], here[1] - there[1]
    square = dx * dx + dy * dy
    if square >= room * room * 0.98:
        return False
    distance = sqrt(square)
    if distance == 0:
        dx, dy, distance = cos(one), sin(one), 1.0
    step = (room - distance) / distance
    if fixed[other]:
        here[0] += dx * step
        here[1] += dy * step
    else:
        here[0] += dx * step / 2
        here[1] += dy * step / 2
        there[0] -= dx * step / 2
        there[1] -= dy * step / 2
    return True
