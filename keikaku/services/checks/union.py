"""All graphs of a store as one of rdflib, for pySHACL."""

from __future__ import annotations

from functools import cache
from typing import Any

from rdflib import Graph
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result

from keikaku.services.data.dataset import node
from keikaku.store.base import Store

_ALL = "SELECT DISTINCT ?s ?p ?o WHERE { ?s ?p ?o }"


class Union(Graph):
    """The union, which parses each query once: pySHACL puts the same one for every node."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._parsed: dict[str, Query] = {}
        known = cache(node)
        for row in store.select(_ALL).rows:
            subject, predicate, value = (known(term) for term in row if term is not None)
            self.add((subject, predicate, value))

    def query(self, query_object: str | Query, *arguments: Any, **options: Any) -> Result:
        """See ``Graph.query``."""
        if isinstance(query_object, str):
            if query_object not in self._parsed:
                self._parsed[query_object] = prepareQuery(query_object, initNs=dict(self.namespaces()))
            query_object = self._parsed[query_object]
        return super().query(query_object, *arguments, **options)
