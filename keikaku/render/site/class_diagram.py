"""The classes of the ontology as the data link them: marks in a circle, a line for each pair that is often linked."""

from __future__ import annotations

import math
from typing import NamedTuple

from keikaku.render.explorer.style import SHAPES, kind_looks
from keikaku.render.html_page import clean
from keikaku.render.site.neighbours import shortened
from keikaku.site_data import Link, OntologyPage
from keikaku.vocab import KINDS

WIDTH, HEIGHT = 760, 460
_RADIUS = (230, 180)
_LOOKS = dict(zip(KINDS, kind_looks(KINDS), strict=True))


class Mark(NamedTuple):
    """A class at a place, with its name beside it."""

    link: Link
    form: str
    ink: str
    x: int
    y: int
    text: int
    anchor: str
    shown: str


class Line(NamedTuple):
    """What leads from one class to another; ``told`` says it in words, ``width`` how often."""

    path: str
    told: str
    width: float


class Diagram(NamedTuple):
    """Marks and lines in pixels."""

    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]


def diagram(page: OntologyPage, language: str) -> Diagram | None:
    """None where nothing is linked."""
    if not page.diagram:
        return None
    links = {one.iri: one for source, _, target, _ in page.diagram for one in (source, target)}
    ordered = sorted(links.values(), key=lambda one: KINDS.index(one.kind))
    marks = {one.iri: _mark(one, number, len(ordered), language) for number, one in enumerate(ordered)}
    pairs: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for source, name, target, count in page.diagram:
        pairs.setdefault((source.iri, target.iri), []).append((clean(name.best(language) or ""), count))
    lines = tuple(_line(marks[a], marks[b], some) for (a, b), some in pairs.items() if a != b)
    return Diagram(tuple(marks.values()), lines)


def _mark(link: Link, number: int, count: int, language: str) -> Mark:
    angle = 2 * math.pi * number / count - math.pi / 2
    x, y = round(WIDTH / 2 + _RADIUS[0] * math.cos(angle)), round(HEIGHT / 2 + _RADIUS[1] * math.sin(angle))
    side = 1 if math.cos(angle) >= 0 else -1
    form, ink = _LOOKS[link.kind]
    name = shortened(clean(link.name.best(language) or link.iri), 22)
    return Mark(link, SHAPES[form], ink, x, y, x + 18 * side, "start" if side > 0 else "end", name)


def _line(a: Mark, b: Mark, said: list[tuple[str, int]]) -> Line:
    number = sum(count for _, count in said)
    told = f"{a.shown} → {b.shown}: " + ", ".join(f"{name} ({count})" for name, count in said)
    bend_x, bend_y = round((a.x + b.x) / 2 * 0.6 + WIDTH * 0.2), round((a.y + b.y) / 2 * 0.6 + HEIGHT * 0.2)
    return Line(
        f"M{a.x} {a.y}Q{bend_x} {bend_y} {b.x} {b.y}", told, round(1 + min(6.0, math.log2(1 + number) / 1.5), 1)
    )
