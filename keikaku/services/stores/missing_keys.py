"""Gives names the keys by which they are found in a store on disk, where a release has none for them.

They stand in a graph of their own, which answers, exports and releases leave out: the release does not say them.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from keikaku.nodes import node
from keikaku.records import IRI, Quad
from keikaku.services.session import far_queries, keys
from keikaku.services.session.far import beside_ontology
from keikaku.store.embedded import EmbeddedStore
from keikaku.store.sparql.bindings import batches
from keikaku.vocab import ADDED_KEYS, ELEMENT_KINDS, ENTITY_KINDS, kk, prologue

_NAMED = ("skos:prefLabel", "skos:altLabel", "kk:reading", "dcterms:title")
_KINDS = (*ELEMENT_KINDS, *ENTITY_KINDS, "Unit", "Variable", "Statistic")
_WITHOUT = (
    prologue("dcterms", "kk", "skos")
    + f"""
SELECT DISTINCT ?thing ?kind WHERE {{
  VALUES ?kind {{ {" ".join(f"kk:{kind}" for kind in dict.fromkeys(_KINDS))} }}
  ?thing a ?kind
  FILTER NOT EXISTS {{ ?thing kk:key ?key }}
  FILTER EXISTS {{ ?thing {"|".join(_NAMED)} ?name }}
}}"""
)
_PLANS = prologue("kk") + "SELECT DISTINCT ?plan WHERE { ?plan a kk:Plan }"
_SAID = (
    prologue("dcterms", "kk", "rdf", "skos")
    + f"""
SELECT DISTINCT ?thing ?said ?what WHERE {{
  VALUES ?said {{ rdf:type kk:address kk:counts {" ".join(_NAMED)} }}
  ?thing ?said ?what
}}"""
)


def add(engine: ox.Store) -> int:
    """Add the keys of all names that have none; how many things were given some."""
    store = EmbeddedStore(engine)
    kinds = {thing: kind for thing, kind in store.select(_WITHOUT).rows if isinstance(thing, IRI)}
    if kk("Plan") in kinds.values():  # what plans are called depends on what other plans there are
        plans = [plan for (plan,) in store.select(_PLANS).rows if isinstance(plan, IRI)]
        some = (
            row for part in batches(plans) for row in store.select(far_queries.plans(few=False), {"plan": part}).rows
        )
        _add(engine, keys.of(beside_ontology(some)))
    for part in batches(thing for thing, kind in kinds.items() if kind != kk("Plan")):
        _add(engine, keys.of(beside_ontology(store.select(_SAID, {"thing": part}).rows)))
    return len(kinds)


def _add(engine: ox.Store, some: Iterable[Quad]) -> None:
    engine.bulk_extend([ox.Quad(*map(node, (*quad[:3], ADDED_KEYS))) for quad in some])  # type: ignore[arg-type]
