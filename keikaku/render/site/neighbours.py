"""What a thing is linked with as a small picture: the thing in the middle, on both sides those that it meets most."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len as width

from keikaku.render.explorer.style import SHAPES, kind_looks
from keikaku.render.html_page import clean
from keikaku.site_data import Link, ThingPage
from keikaku.vocab import KINDS

MOST = 12  # neighbours
FEWEST = 3  # of fewer the sentences tell as much
WIDTH, ROW, MIDDLE = 760, 40, 380
_GLYPH, _TEXT = 120, 16  # how far from the middle a mark stands, and its name from it
_LONGEST = 32  # columns of a name: of Japanese half as many signs
_LOOKS = dict(zip(KINDS, kind_looks(KINDS), strict=True))


class Neighbour(NamedTuple):
    """A thing with its mark at x, y and its name from ``text`` on: ``start`` or ``end`` is how it is set."""

    link: Link
    form: str
    ink: str
    x: int
    y: int
    text: int
    anchor: str
    shown: str
    relations: str


class Picture(NamedTuple):
    """The picture in pixels. ``left_out``: how many more there are."""

    height: int
    form: str
    ink: str
    neighbours: tuple[Neighbour, ...]
    left_out: int


def picture(page: ThingPage, language: str) -> Picture | None:
    """None where there is nothing to see."""
    met: dict[str, tuple[Link, dict[str, None], int]] = {}
    for group in page.groups:
        relation = clean(group.name.best(language) or "")
        for one in group.statements:
            other = one.target if one.source.iri == page.iri else one.source
            if other.iri == page.iri or page.iri not in (one.source.iri, one.target.iri) or other.kind not in _LOOKS:
                continue
            link, relations, weight = met.setdefault(other.iri, (other, {}, 0))
            relations[relation] = None
            met[other.iri] = (link, relations, weight + max(1, len(one.stated_in)))
    if len(met) < FEWEST or page.kind not in _LOOKS:
        return None
    chosen = sorted(met.values(), key=lambda one: -one[2])[:MOST]
    order = sorted(chosen, key=lambda one: (KINDS.index(one[0].kind), -one[2]))
    half = (len(order) + 1) // 2
    height = ROW * half
    form, ink = _LOOKS[page.kind]
    sides = [_side(order[:half], -1, height, language), _side(order[half:], 1, height, language)]
    return Picture(height, SHAPES[form], ink, tuple(one for side in sides for one in side), len(met) - len(order))


def _side(some: list[tuple[Link, dict[str, None], int]], side: int, height: int, language: str) -> list[Neighbour]:
    gap = height / max(1, len(some))
    found = []
    for number, (link, relations, _) in enumerate(some):
        form, ink = _LOOKS[link.kind]
        x, y = MIDDLE + side * _GLYPH, round(gap * (number + 0.5))
        shown = shortened(clean(link.name.best(language) or link.iri))
        anchor = "end" if side < 0 else "start"
        found.append(Neighbour(link, SHAPES[form], ink, x, y, x + side * _TEXT, anchor, shown, ", ".join(relations)))
    return found


def shortened(name: str, longest: int = _LONGEST) -> str:
    """A name that takes at most so many columns."""
    if width(name) <= longest:
        return name
    kept = ""
    for sign in name:
        if width(kept + sign) > longest - 1:
            break
        kept += sign
    return f"{kept.rstrip()}…"
