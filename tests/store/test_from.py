"""FROM and FROM NAMED choose among the graphs of a store, and nothing is fetched for them."""

from __future__ import annotations

import pytest

from keikaku.errors import BadQuery, QueryRefused
from keikaku.records import IRI
from keikaku.store.base import Store
from keikaku.store.sparql import guard
from keikaku.store.sparql.rules import AWAY, STRICT
from tests.store.compliance import ACTION_4, CHAMBER, JETRO, KBIC, PASSAGE_4, PASSAGE_5

AUTHORITY = "https://w3id.org/keikaku/id/graph/authority"


@pytest.fixture(params=["embedded", "reference"])
def store(request: pytest.FixtureRequest) -> Store:
    found: Store = request.getfixturevalue(request.param)
    return found


def test_several_graphs_are_one_set(store: Store) -> None:
    text = "SELECT ?who FROM <{}> FROM <{}> FROM id:graph\\/authority WHERE {{ ?what kk:involves ?who . ?who a ?kind }}"
    assert sorted(store.select(text.format(PASSAGE_4, PASSAGE_4)).rows) == [(JETRO,), (KBIC,)]
    assert sorted(store.select(text.format(PASSAGE_4, PASSAGE_5)).rows) == [(JETRO,), (CHAMBER,), (KBIC,)]


def test_the_default_graph_is_what_from_chooses(store: Store) -> None:
    assert store.select(f"SELECT ?who FROM <{PASSAGE_5}> {{ ?what kk:involves ?who }}").rows == [(CHAMBER,)]
    assert store.query(f"ASK FROM <{PASSAGE_4}> {{ ?who a ?kind }}") is False
    assert store.query(f"DESCRIBE <{JETRO}> FROM <{PASSAGE_4}>") == []
    made = store.query(f"CONSTRUCT FROM <{PASSAGE_4}> WHERE {{ ?what kk:partner ?who }}")
    assert made == [(ACTION_4, IRI("https://w3id.org/keikaku/ns#partner"), JETRO)]


def test_graph_sees_what_from_named_chooses(store: Store) -> None:
    text = "SELECT DISTINCT ?g {} {{ GRAPH ?g {{ ?what kk:involves ?who }} OPTIONAL {{ ?a a ?b }} }}"
    assert store.select(text.format(f"FROM NAMED <{PASSAGE_5}>")).rows == [(PASSAGE_5,)]
    assert store.select(text.format(f"FROM <{PASSAGE_5}>")).rows == []
    both = f"FROM <{AUTHORITY}> FROM <{PASSAGE_4}> FROM NAMED <{PASSAGE_5}>"
    assert store.select(text.format(both)).rows == [(PASSAGE_5,)]


def test_values_are_bound_beside_it(store: Store) -> None:
    text = f"SELECT ?what FROM <{PASSAGE_4}> FROM NAMED <{PASSAGE_5}> {{ ?what kk:involves ?who }}"
    assert store.select(text, {"who": KBIC}).rows == [(ACTION_4,)]
    assert store.select(text, {"who": CHAMBER}).rows == []


@pytest.mark.parametrize("clause", ["FROM", "FROM NAMED"])
def test_a_graph_that_is_not_there_is_told_with_those_that_are(store: Store, clause: str) -> None:
    with pytest.raises(BadQuery) as fault:
        store.query(f"SELECT * {clause} <http://127.0.0.1:9/g> {{ ?s ?p ?o }}")
    assert fault.value.message == "the store has no graph <http://127.0.0.1:9/g> to take FROM, and none is fetched"
    assert fault.value.hint.startswith("of its 5 choose some: <https://w3id.org/keikaku/id/graph/authority>, <")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * WHERE FROM <urn:g> {}", "FROM in the wrong place at line 1, column 16"),
        ("SELECT FROM <urn:g> * {}", "FROM in the wrong place at line 1, column 8"),
        ("SELECT * {} FROM <urn:g>", "FROM in the wrong place at line 1, column 13"),
        ("SELECT * { FROM <urn:g> }", "FROM in the wrong place at line 1, column 12"),
        ("SELECT ?s FROM <urn:g> ?o {}", "something between FROM and WHERE at line 1, column 16"),
        ("SELECT * FROM ?g {}", "FROM without a graph at line 1, column 10"),
        ("SELECT * FROM NAMED {}", "FROM without a graph at line 1, column 10"),
        ("SELECT * FROM", "FROM without a graph at line 1, column 10"),
        ("SELECT * FROM unknown:g {}", "the prefix 'unknown:' is neither declared nor known at line 1, column 15"),
    ],
)
def test_from_out_of_place_is_told(text: str, message: str) -> None:
    with pytest.raises(BadQuery) as fault:
        guard.check(text)
    assert fault.value.message == message


def test_an_endpoint_is_given_it_and_a_server_of_ours_refuses_it() -> None:
    text = "SELECT * FROM <urn:g> FROM NAMED <urn:h> { ?s ?p ?o }"
    far = guard.bind(text, {}, AWAY)
    assert (far, far.graphs) == (text, None)
    with pytest.raises(QueryRefused, match="FROM is refused"):
        guard.check(text, STRICT)
    near = guard.bind(text, {})
    assert near == "SELECT *                                 { ?s ?p ?o }"
    assert near.graphs == (("urn:g",), ("urn:h",))
