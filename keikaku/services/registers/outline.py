"""What an outline of a plan says: what the plan is, its elements and passages, and the lines that hold each."""

from __future__ import annotations

import re
from typing import NamedTuple

from keikaku.records import IRI, Literal, is_japanese
from keikaku.services.registers.places import Place
from keikaku.vocab import ELEMENT_KINDS, ID

PASSAGE = "Passage"
KINDS = (*(kind for kind in ELEMENT_KINDS if kind != "Plan"), PASSAGE)
"""What a row may be: an element of a plan, or a passage alone, which speaks of the element above it."""

BY_SEGMENT = {
    "action": "Initiative", "aim": PASSAGE, "direction": "Direction", "figure": "Figure", "indicator": "Indicator",
    "issue": "Issue",
}  # fmt: skip
"""The class that an address tells: of ``6.1.1/action/4``."""

LINKS = {
    "creator": "dcterms:creator",
    "publisher": "dcterms:publisher",
    "area": "dcterms:spatial",
    "period": "dcterms:temporal",
    "follows": "kk:follows",
    "url": "schema:url",
}
"""What a plan says with an IRI: the key of the outline, the property."""

_NUMBER = re.compile(r"[0-9]+[a-z]?")


class Level(NamedTuple):
    """What the plan itself calls the elements of one class (or, of several levels with one class, of this level)."""

    depth: int
    kind: str
    names: tuple[Literal, ...]
    iri: str | None = None


class Header(NamedTuple):
    """What a plan says of itself. What it does not say is ``None`` or empty.

    ``iri`` and ``graph``: only where they are not those that follow from ``base`` and ``id``. ``texts``: file names.
    ``titles``: as printed, one a language.
    ``month``: in which its fiscal year begins, from 1.
    """

    id: str
    base: str = ID
    iri: str | None = None
    graph: str | None = None
    titles: tuple[Literal, ...] = ()
    names: tuple[Literal, ...] = ()
    also: tuple[Literal, ...] = ()
    links: tuple[tuple[str, IRI], ...] = ()  # a key of LINKS and what it leads to
    languages: tuple[str, ...] = ()
    month: int | None = None
    texts: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()

    def tag(self, text: str) -> str:
        """The language of what is printed where nothing says it."""
        return self.languages[0] if self.languages else "ja" if is_japanese(text) else "en"


class Row(NamedTuple):
    """An element, its passage, or both. ``path``: the address behind the plan's id; ``""``: the whole document.

    ``line``: of the outline, from 1; 0 where it stands in none. ``kind``: of KINDS. ``level``: the depth, where the
    class does not tell it. ``parent``: the path of the element above; ``None``: as the address tells. ``places``:
    where the passage stands in its text; none where there is no passage. ``text``: which file of several. ``page``: as
    printed (``"83"``, ``"iv"``). ``stated_in``: paths of passages beside its own. ``iri``, ``passage``: as in Header.
    """

    path: str
    kind: str
    line: int = 0
    level: int | None = None
    parent: str | None = None
    places: tuple[Place, ...] = ()
    text: str = ""
    page: str = ""
    sheet: int | None = None
    titles: tuple[Literal, ...] = ()
    names: tuple[Literal, ...] = ()
    also: tuple[Literal, ...] = ()
    stated_in: tuple[str, ...] = ()
    iri: str | None = None
    passage: str | None = None
    note: str = ""


class Outline(NamedTuple):
    """A plan as people write it down. ``file``: where the rows stand, for what is said of them."""

    header: Header
    rows: tuple[Row, ...]
    file: str = ""


def kind_of(path: str) -> str | None:
    """The class that an address tells by the last word in it that is not a number; None for most."""
    words = [segment for segment in path.split("/") if not _NUMBER.fullmatch(segment)]
    return BY_SEGMENT.get(words[-1]) if words else None


def above(path: str) -> list[str]:
    """The paths of which the first that is an element holds this one; ``""`` is the plan.

    ``6.1.1`` stands under ``6.1``; ``6.1.1/action/4`` under ``6.1.1``, or under an element ``6.1.1/action``.
    """
    cut = max(path.rfind("."), path.rfind("/"))
    if cut < 0:
        return [""]
    found = [path[:cut]]
    if path[cut] == "/" and _NUMBER.fullmatch(path[cut + 1 :]):
        found.append(path[:cut].rpartition("/")[0])
    return found
