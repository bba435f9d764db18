"""How kinds of things and ways of being linked look, in the explorer and in the network picture."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

# Outlines of the forms, in a square from -10 to 10; the names are those of vis-network's shapes.
SHAPES = {
    "dot": "M-8 0a8 8 0 1 0 16 0a8 8 0 1 0-16 0Z",
    "square": "M-7-7H7V7H-7Z",
    "diamond": "M0-9L9 0L0 9L-9 0Z",
    "triangle": "M0-8.5L9 7H-9Z",
    "triangleDown": "M0 8.5L9-7H-9Z",
    "star": "M0-9.5L2.6-3.2L9.4-2.9L4.1 1.5L5.9 8L0 4.4L-5.9 8L-4.1 1.5L-9.4-2.9L-2.6-3.2Z",
    "hexagon": "M-9 0L-4.5-7.8H4.5L9 0L4.5 7.8H-4.5Z",
}
INKS = ("blue", "orange", "green", "vermillion", "sky", "purple", "ochre", "grey")  # see the style sheets
DASHES: dict[str, list[int]] = {"solid": [], "dashed": [7, 4], "dotted": [2, 4], "mixed": [9, 4, 2, 4]}

# No two kinds share shape and ink, and those often seen together share neither.
KINDS = {
    "Organisation": ("dot", "blue"),
    "Network": ("hexagon", "sky"),
    "Facility": ("square", "orange"),
    "Programme": ("diamond", "green"),
    "Event": ("star", "vermillion"),
    "Place": ("triangleDown", "purple"),
    "Document": ("square", "grey"),
    "Sector": ("hexagon", "ochre"),
    "Product": ("square", "green"),
    "Concept": ("diamond", "sky"),
    "Group": ("dot", "purple"),
    "Post": ("dot", "ochre"),
    "Initiative": ("triangle", "vermillion"),
    "Issue": ("diamond", "purple"),
    "Direction": ("triangleDown", "sky"),
    "Measure": ("triangle", "green"),
    "Strategy": ("star", "ochre"),
    "Policy": ("star", "blue"),
    "Plan": ("hexagon", "blue"),
    "Section": ("triangle", "grey"),
    "Indicator": ("diamond", "orange"),
    "Figure": ("square", "sky"),
}
ROLES = {
    "involves": ("solid", "grey"),
    "ledBy": ("solid", "vermillion"),
    "partner": ("solid", "blue"),
    "supportedBy": ("dashed", "green"),
    "hostedBy": ("dashed", "orange"),
    "advisedBy": ("dotted", "purple"),
    "wanted": ("dotted", "blue"),  # of a partner's colour, and not yet a line
    "operatedBy": ("solid", "orange"),
    "memberOf": ("dashed", "sky"),
    "unitOf": ("solid", "sky"),
    "isPartOf": ("dashed", "grey"),
    "partOf": ("dotted", "grey"),
    "location": ("solid", "purple"),
    "organizer": ("solid", "green"),
    "cooperatesWith": ("dashed", "blue"),
    "participatesIn": ("dotted", "sky"),
    "promotes": ("mixed", "green"),
    "uses": ("mixed", "orange"),
    "targets": ("mixed", "purple"),
    "concerns": ("dotted", "ochre"),
    "about": ("mixed", "grey"),
    "broader": ("solid", "ochre"),
    "field": ("dashed", "ochre"),
    "creates": ("dashed", "vermillion"),
    "opens": ("mixed", "vermillion"),
    "revises": ("dotted", "vermillion"),
    "basedOn": ("dotted", "green"),
    "measures": ("dotted", "orange"),
    "creator": ("mixed", "sky"),
    "concentratedIn": ("dashed", "purple"),
    "alignedWith": ("mixed", "blue"),
    "basedOnLaw": ("mixed", "ochre"),
}


def kind_looks(kinds: Iterable[str]) -> list[tuple[str, str]]:
    """Form and ink of each kind; what the table does not know gets a look that is still free."""
    return _looks(list(kinds), KINDS, tuple(SHAPES))


def role_looks(roles: Iterable[str]) -> list[tuple[str, str]]:
    """Dash and ink of each relation, as for kinds."""
    return _looks(list(roles), ROLES, tuple(DASHES))


def _looks(names: Sequence[str], known: Mapping[str, tuple[str, str]], forms: Sequence[str]) -> list[tuple[str, str]]:
    taken = {known[name] for name in names if name in known}
    free: Iterator[tuple[str, str]] = itertools.cycle(
        [look for look in itertools.product(forms, INKS) if look not in taken] or [*itertools.product(forms, INKS)]
    )
    return [known[name] if name in known else next(free) for name in names]
