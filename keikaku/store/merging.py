"""Quads on their way into an engine: what is learnt of them, names of blank nodes, a default graph that is a set."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeAlias

import pyoxigraph as ox

from keikaku.store.sparql.prefixes import Declared
from keikaku.vocab import FILE, PREFIXES

GraphName: TypeAlias = ox.NamedNode | ox.BlankNode | ox.DefaultGraph

DEFAULT = ox.DefaultGraph()
FILE_GRAPH = ox.NamedNode(FILE)
_MERGE = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"
_DIGITS = 18  # before the point and behind it, with which the engine computes
_NUMBER = re.compile(r"[+-]?[0-9]*+\.?[0-9]*+")
_LONG = re.compile(rf"[0-9]{{{_DIGITS + 1}}}")
_EXACT = frozenset(PREFIXES["xsd"] + kind for kind in ("integer", "decimal"))


class Learnt:
    """What is learnt of data while they are loaded: the prefixes of their files, and whether numbers are too long."""

    def __init__(self, prefixes: Mapping[str, str] | None = None) -> None:
        self.declared = Declared()
        self.declared.add(prefixes or {})
        self.long_numbers = False

    @property
    def prefixes(self) -> Mapping[str, str]:
        """See ``Declared.given``."""
        return self.declared.given()

    def take_over(self, other: Learnt) -> None:
        """Add what was learnt of other data."""
        self.declared.add(other.prefixes)
        self.long_numbers |= other.long_numbers

    def from_quads(self, some: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
        """The same quads, looked at."""
        for quad in some:
            value = quad.object
            if type(value) is ox.Literal and len(text := value.value) > _DIGITS and _NUMBER.fullmatch(text):
                self.long_numbers |= value.datatype.value in _EXACT and _LONG.search(text) is not None
            yield quad


def only_graph(store: ox.Store) -> Sequence[GraphName] | None:
    """The one graph that a store has, which needs no other beside it to be a set; None where there are several."""
    named = list(islice(store.named_graphs(), 2))
    bare = next(store.quads_for_pattern(None, None, None, DEFAULT), None)
    found = [*named, *([DEFAULT] if bare or not named else [])]
    return found if len(found) == 1 else None


def merge(store: ox.Store) -> None:
    """Make the default graph hold what all graphs say, and a graph of its own what it alone has said."""
    alone = list(store.quads_for_pattern(None, None, None, DEFAULT))
    store.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object, FILE_GRAPH) for quad in alone)
    store.update(_MERGE)


def renamed(
    some: Iterable[ox.Quad], fresh: Iterator[int], graph: ox.NamedNode | None = None, letter: str = "b",
    *, names: dict[Any, Any] | None = None,
) -> Iterator[ox.Quad]:  # fmt: skip
    """The quads of one file with its blank nodes named by numbers, those of the default graph in another graph.

    names: those that its blank nodes have been given already, where several files share them.
    """
    names = {} if names is None else names
    for quad in some:
        terms = quad.subject, quad.object, quad.graph_name
        blank = [term for term in terms if type(term) is ox.BlankNode]
        for term in blank:
            if term not in names:
                names[term] = ox.BlankNode(f"{letter}{next(fresh)}")
        moved = graph is not None and terms[2] == DEFAULT
        if blank or moved:
            subject, value, name = [names.get(term, term) for term in terms]
            yield ox.Quad(subject, quad.predicate, value, graph if moved else name)
        else:
            yield quad
