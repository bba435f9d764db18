"""How wide the columns of a table are: what fits stays whole, what does not shares the room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from keikaku.render.text.wrapping import widest

LEAST = 10  # cells that a column gets, unless it needs less: with fewer a name can hardly be read
LONG = 30  # cells; more than an address has. What is longer and has no mark to be broken at is broken anywhere


class Need(NamedTuple):
    """What a column would like, in cells: all of it, its longest piece whole, the parts of its longest piece whole."""

    whole: int
    piece: int
    part: int


def need(cells: Iterable[str]) -> Need:
    """The need of a column with these cells."""
    texts = dict.fromkeys(cells)
    whole = max((cell_len(line) for text in texts for line in text.split("\n")), default=0)
    if whole <= LEAST:
        return Need(whole, whole, whole)
    # Pieces of what takes no more room than the least width do not matter.
    long = [text for text in texts if len(text) > LEAST // 2]
    return Need(whole, max(map(widest, long), default=0), max((widest(text, deep=True) for text in long), default=0))


def fit(needs: Sequence[Need], room: int) -> list[int] | None:
    """The width of each column so that together they take at most ``room`` cells; ``None`` when that is too little.

    Columns up to some width get all they want, wider ones get that width. Where it can be, nobody's words and
    addresses are broken; where it cannot, what is longer than any address is, behind a slash or the like, then words
    behind a hyphen, and addresses last.
    """
    floors = [min(one.whole, max(LEAST, min(one.part, LONG))) for one in needs]
    if sum(floors) > room:
        return None
    least = [max(floor, one.piece) for floor, one in zip(floors, needs, strict=True)]
    for index in sorted(range(len(needs)), key=lambda column: (least[column] <= LONG, least[column])):
        if sum(least) > room:
            least[index] = floors[index]
    return _shared([one.whole for one in needs], least, room)


def _shared(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """As water finds its level: the highest level up to which all can be filled, then what is left, cell by cell."""

    def at(level: int) -> list[int]:
        return [min(want, max(low, level)) for want, low in zip(wanted, least, strict=True)]

    low, high = 0, max(wanted, default=0)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if sum(at(middle)) <= room else (low, middle - 1)
    widths = at(low)
    for index, want in enumerate(wanted):
        if sum(widths) < room and widths[index] < want:
            widths[index] += 1
    return widths
