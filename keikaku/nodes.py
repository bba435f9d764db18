"""Terms of ours as pyoxigraph has them: for its stores, and for its writers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pyoxigraph as ox

from keikaku.records import IRI, RDF_DIR_LANG_STRING, BNode, Term

_DIRECTIONS = {"ltr": ox.BaseDirection.LTR, "rtl": ox.BaseDirection.RTL}


def node(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """The term, its text and language as they are."""
    if isinstance(term, IRI):
        return ox.NamedNode(term)
    if isinstance(term, BNode):
        return _blank(term)
    if term.language and term.datatype == RDF_DIR_LANG_STRING:
        language, _, direction = term.language.partition("--")
        return ox.Literal(term.value, language=language, direction=_DIRECTIONS[direction])
    if term.language:
        return ox.Literal(term.value, language=term.language)
    return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype))


def quads_of(rows: Iterable[Sequence[Term | None]]) -> Iterator[ox.Quad]:
    """Rows of subject, predicate, object and graph as quads; each term is made once."""
    nodes: dict[Term | None, Any] = {}
    for row in rows:
        for term in row:
            if term not in nodes and term is not None:
                nodes[term] = node(term)
        yield ox.Quad(*(nodes[term] for term in row))


def _blank(label: str) -> ox.BlankNode:
    """The node of a label. That of a server may be none that can be written: ``nodeID://b1``."""
    try:
        return ox.BlankNode(label)
    except ValueError:
        return ox.BlankNode(f"x{label.encode(errors='replace').hex()}")
