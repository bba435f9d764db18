"""Places for a few linked points: those that are linked draw each other near, all push each other away."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

Point = tuple[float, float]
ROUNDS = 250
PULL = 0.5  # to the middle, as a share of how far a point is from it


def springs(points: Sequence[Point], links: Sequence[tuple[int, int]], rest: float) -> list[Point]:
    """Where the points come to stand, as Fruchterman and Reingold have it; the same points give the same places.

    rest: how far apart two linked points want to be. The time grows with the square of the points: for tens of them.
    """
    places = [[x, y] for x, y in points]
    for turn in range(ROUNDS):
        farthest = rest * (1 - turn / ROUNDS)
        moves = [[0.0, 0.0] for _ in places]
        for one, (x, y) in enumerate(places):
            for other in range(one):
                dx, dy = x - places[other][0], y - places[other][1]
                push = rest * rest / max(dx * dx + dy * dy, 1.0)
                _move(moves, one, other, dx * push, dy * push)
            moves[one][0] -= PULL * x  # towards the middle, so that what is linked with nothing stays near
            moves[one][1] -= PULL * y
        for one, other in links:
            dx, dy = places[one][0] - places[other][0], places[one][1] - places[other][1]
            pull = hypot(dx, dy) / rest
            _move(moves, one, other, -dx * pull, -dy * pull)
        for place, (dx, dy) in zip(places, moves, strict=True):
            step = min(1.0, farthest / max(hypot(dx, dy), 1e-9))
            place[0] += dx * step
            place[1] += dy * step
    return [(round(x, 3), round(y, 3)) for x, y in places]


def _move(moves: list[list[float]], one: int, other: int, dx: float, dy: float) -> None:
    moves[one][0] += dx
    moves[one][1] += dy
    moves[other][0] -= dx
    moves[other][1] -= dy
