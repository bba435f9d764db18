"""An endpoint whose default graph leaves out its named graphs: who looks for plans is told, who asks is answered."""

from __future__ import annotations

import pytest

from keikaku.errors import EndpointAtFault
from keikaku.records import IRI, Literal, Solutions
from keikaku.services.session.opening import open_session
from keikaku.store.remote import RemoteStore


def test_a_default_graph_that_is_no_union_is_told(endpoint_without_union: str) -> None:
    store = RemoteStore(endpoint_without_union)
    with pytest.raises(EndpointAtFault, match="named graphs") as raised:
        store.explain_nothing()
    assert "--union-default-graph" in raised.value.hint
    assert "tdb2:unionDefaultGraph" in raised.value.hint


def test_who_looks_for_plans_there_is_told_why_none_is_found(endpoint_without_union: str) -> None:
    with pytest.raises(EndpointAtFault, match="named graphs"):
        assert open_session(endpoint_without_union).plans
    count = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    answer = open_session(endpoint_without_union, everything=True).query(count)
    assert isinstance(answer, Solutions)
    assert answer.rows != [(Literal("0", IRI("http://www.w3.org/2001/XMLSchema#integer")),)]
