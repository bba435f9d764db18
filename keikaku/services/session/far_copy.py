"""Copies some plans of a store far away into memory, with what they speak of, however many other plans stand there.

Restricting each query to some hundreds of graphs takes servers minutes; to copy a plan takes as long as it is large.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from keikaku.errors import EndpointAtFault, Ways
from keikaku.records import IRI, Solutions, Term
from keikaku.services.session import keys
from keikaku.store.base import Store
from keikaku.store.sparql.bindings import Bindings, batches
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
    from keikaku.store.embedded import EmbeddedStore

Rows = dict[tuple[Term | None, ...], None]


def copied(store: Store, plans: Collection[IRI], told: Iterable[Sequence[Term | None]]) -> EmbeddedStore:
    """These plans of a store and all that they speak of, in memory.

    told: statements on all plans, of which those are taken over that say which is the main one. Raises EndpointAtFault
    for a plan that is larger than an answer may be.
    """
    from keikaku.store.embedded import EmbeddedStore

    quads: Rows = {}
    for plan in sorted(plans):
        graphs = [row[0] for row in _asked(store, _GRAPHS, {"plan": plan}).rows if isinstance(row[0], IRI)]
        for some in batches(graphs):
            quads |= dict.fromkeys(_asked(store, _OWN, {"g": some}).rows)
    known = {row[0] for row in quads if row[1] == RDF_TYPE}
    wanted = {*plans, *_spoken_of(quads)} - known
    for _ in range(_MOST_STEPS):
        if not wanted:
            break
        known |= wanted
        found: Rows = {}
        for some in batches(sorted(wanted)):
            found |= dict.fromkeys(_asked(store, _DESCRIBED, {"s": some}).rows)
        quads |= found
        wanted = _spoken_of(found) - known
    main = ((*row, _MAIN) for row in told if row[1] == kk("mainPlan") and row[2] in plans)
    return EmbeddedStore.of([*quads, *main])


def _spoken_of(quads: Rows) -> set[IRI]:
    return {row[2] for row in quads if isinstance(row[2], IRI) and not row[2].startswith(ONTOLOGY)}


def _asked(store: Store, text: str, bindings: Bindings) -> Solutions:
    try:
        return store.select(text, bindings)
    except EndpointAtFault as problem:
        more = "or load the plan into a store of its own"
        ways = (f"ask all plans ({how}), {more}" for how in ("--plan all", "plan=all", "plan: all"))
        raise EndpointAtFault(f"{problem.message}; so the plan cannot be asked apart", Ways(*ways)) from problem
