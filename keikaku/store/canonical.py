"""The canonical form of a dataset (RDFC-1.0), and its digest: the same for the same statements, however written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import pyoxigraph as ox

PREFIX = "sha256:"


def named(blank: Sequence[ox.Quad]) -> Iterable[ox.Quad]:
    """Statements with blank nodes, these called ``c14n0``, ``c14n1`` … as RDFC-1.0 says.

    The names depend on these statements alone, whatever stands beside them without blank nodes.
    """
    some = ox.Dataset(blank)
    some.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return some


def has_blank(quad: ox.Quad) -> bool:
    """Whether a statement has a blank node."""
    return ox.BlankNode in (type(quad.subject), type(quad.object), type(quad.graph_name))


def digest(statements: Iterable[ox.Quad]) -> str:
    """The SHA-256 of all statements as canonical N-Quads in their order, ``sha256:`` before it; in memory."""
    blank: list[ox.Quad] = []
    lines: set[str] = set()
    for quad in statements:
        if has_blank(quad):
            blank.append(quad)
        else:
            lines.add(f"{quad} .\n")
    lines.update(f"{quad} .\n" for quad in named(blank))
    found = hashlib.sha256()
    for line in sorted(lines):
        found.update(line.encode())
    return PREFIX + found.hexdigest()
