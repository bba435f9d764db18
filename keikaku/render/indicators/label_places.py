"""Where labels stand so that they cover neither each other nor what they name. Numbers in, numbers out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float


def around(x: float, y: float, reach: float) -> Box:
    """The square around a point."""
    return Box(x - reach, y - reach, x + reach, y + reach)


def along(start: tuple[float, float], end: tuple[float, float]) -> list[Box]:
    """A line as small boxes along it."""
    count = max(1, round(math.hypot(end[0] - start[0], end[1] - start[1]) / 8))
    shares = [(number + 0.5) / count for number in range(count)]
    places = [tuple(a + (b - a) * share for a, b in zip(start, end, strict=True)) for share in shares]
    return [around(x, y, 2.0) for x, y in places]


def label_box(x: float, y: float, width: float, height: float, inside: Box, taken: Sequence[Box]) -> Box:
    """The box of a label beside a point: above, below, right, left, or farther off.

    The first place that keeps clear of what is taken, else the one that covers the least.
    """
    gap = 7
    middle = min(max(x - width / 2, inside.left), inside.right - width)
    corners = [
        (middle, y - gap - height), (middle, y + gap), (x + gap, y - height / 2), (x - gap - width, y - height / 2),
        (middle, y - gap - 2.2 * height), (middle, y + gap + 1.2 * height), (x + gap, y + gap - 3),
        (x - gap - width, y + gap - 3), (x + gap, y - gap - height + 3), (x - gap - width, y - gap - height + 3),
        (middle, y - gap - 3.4 * height), (middle, y + gap + 2.4 * height),
    ]  # fmt: skip
    boxes = [Box(left, top, left + width, top + height) for left, top in corners]
    return min(boxes, key=lambda box: _cost(box, inside, taken))


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes overlap."""
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def _cost(box: Box, inside: Box, taken: Sequence[Box]) -> float:
    """What a label would cover: a line rather than a point or a label, and these rather than lie outside."""
    covered = sum(0.3 if other.right - other.left <= 4 else 2.0 for other in taken if meet(box, other))
    outside = box.left < inside.left or box.right > inside.right or box.top < inside.top or box.bottom > inside.bottom
    return covered + 8 * outside
