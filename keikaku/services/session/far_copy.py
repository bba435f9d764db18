"""Copies some plans of a store far away into memory, with what they speak of, however many other plans stand there.

Restricting each query to some hundreds of graphs takes servers minutes; to copy a plan takes as long as it is large.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from keikaku.errors import EndpointAtFault, Ways
from keikaku.records import IRI, Term
from keikaku.services.session import keys
from keikaku.store.base import Store
from keikaku.store.sparql.bindings import batches
from keikaku.vocab import ADDED_KEYS, ID, ONTOLOGY, RDF_TYPE, kk, prologue

# The graphs that say something of what is part of a plan: its passages, its register, the names of its elements.
_GRAPHS = (
    prologue("kk")
    + f"""
SELECT DISTINCT ?g WHERE {{
  ?part kk:partOf+ ?plan .
  GRAPH ?g {{ ?part ?said ?any }}
  FILTER (?g != <{keys.GRAPH}> && ?g != <{ADDED_KEYS}>)
}}"""
)
_OWN = "SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
# What other graphs than passages say of things.
_DESCRIBED = (
    prologue("kk")
    + f"""
SELECT DISTINCT ?s ?p ?o ?g WHERE {{
  GRAPH ?g {{ ?s ?p ?o }}
  FILTER (?g != <{keys.GRAPH}> && ?g != <{ADDED_KEYS}> && ?g != <{ONTOLOGY}>)
  FILTER NOT EXISTS {{ ?g a kk:Passage }}
}}"""
)
_MOST_STEPS = 6  # from a plan to what is spoken of: the place that a place lies in, the sector above a sector
_MAIN = IRI(f"{ID}graph/dataset")

if TYPE_CHECKING:
    import pyoxigraph as ox

    from keikaku.store.embedded import EmbeddedStore

Quads = dict["ox.Quad", None]


def copied(store: Store, plans: Collection[IRI], told: Iterable[Sequence[Term | None]]) -> EmbeddedStore:
    """These plans of a store and all that they speak of, in memory.

    told: statements on all plans, of which those are taken over that say which is the main one. Raises EndpointAtFault
    for a plan that is larger than an answer may be.
    """
    import pyoxigraph as ox

    from keikaku.store.embedded import EmbeddedStore

    found: Quads = {}
    with _apart():
        for plan in sorted(plans):
            graphs = [row[0] for row in store.select(_GRAPHS, {"plan": plan}).rows if isinstance(row[0], IRI)]
            for some in batches(graphs):
                found |= dict.fromkeys(store.quads(_OWN, {"g": some}))
        known: set[object] = {quad.subject for quad in found if quad.predicate.value == RDF_TYPE}
        wanted = {*map(ox.NamedNode, plans), *_spoken_of(found)} - known
        for _ in range(_MOST_STEPS):
            if not wanted:
                break
            known |= wanted
            fresh: Quads = {}
            for some in batches(sorted(IRI(one.value) for one in wanted)):
                fresh |= dict.fromkeys(store.quads(_DESCRIBED, {"s": some}))
            found |= fresh
            wanted = _spoken_of(fresh) - known
    main = ((*row, _MAIN) for row in told if row[1] == kk("mainPlan") and row[2] in plans)
    return EmbeddedStore.of(main, found)


def _spoken_of(some: Quads) -> set[ox.NamedNode]:
    import pyoxigraph as ox

    ends = {quad.object for quad in some}
    return {end for end in ends if isinstance(end, ox.NamedNode) and not end.value.startswith(ONTOLOGY)}


@contextmanager
def _apart() -> Iterator[None]:
    try:
        yield
    except EndpointAtFault as problem:
        more = "or load the plan into a store of its own"
        ways = (f"ask all plans ({how}), {more}" for how in ("--plan all", "plan=all", "plan: all"))
        raise EndpointAtFault(f"{problem.message}; so the plan cannot be asked apart", Ways(*ways)) from problem
