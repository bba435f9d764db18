"""Where things are on the globe, and how near that is."""

from __future__ import annotations

from collections.abc import Mapping

from keikaku.page_data import Position
from keikaku.records import IRI, Literal
from keikaku.services.explorer.contents import Contents
from keikaku.vocab import kk, local_name

_PROPERTIES = ("lat", "long", "positionAccuracy")
_AREAS = frozenset(kk(kind) for kind in ("Ward", "City", "Prefecture", "Region", "Country"))


def positions(contents: Contents, place: Mapping[IRI, int]) -> list[Position]:
    """The things whose place on the globe is known, in their order. What is not on it, or said twice, has none."""
    said: dict[IRI, dict[str, set[float]]] = {}
    for thing, property_, value, _ in contents.statements:
        local = local_name(property_)
        if thing in place and local in _PROPERTIES and isinstance(value, Literal):
            said.setdefault(thing, {}).setdefault(local, set()).add(_number(value.value))
    found: list[Position] = []
    for thing in sorted(said, key=place.__getitem__):
        numbers = [said[thing].get(local, set()) for local in _PROPERTIES]
        if any(len(some) != 1 for some in numbers[:2]) or len(numbers[2]) > 1:
            continue
        latitude, longitude, near = (next(iter(some), -1.0) for some in numbers)
        if abs(latitude) <= 90 and abs(longitude) <= 180:
            kinds = contents.names.get(thing, {}).get("kind", [])
            area = any(kind in _AREAS for kind in kinds)
            found.append((place[thing], latitude, longitude, round(near) if near > 0 else -1, int(area)))
    return found


def _number(text: str) -> float:
    """The number of a literal; one that is on no globe where it is none."""
    try:
        return float(text)
    except ValueError:
        return float("inf")
