"""The columns of an answer are those of the query, whatever a server makes of them."""

from __future__ import annotations

import pytest

from keikaku.records import IRI, Solutions
from keikaku.store.sparql.guard import bind
from keikaku.store.wire.columns import arranged, projected
from keikaku.store.wire.shapes import Misshapen

A, B = IRI("urn:a"), IRI("urn:b")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("SELECT ?a $b WHERE { ?a ?p ?b }", ("a", "b")),
        ("PREFIX select: <urn:select> # SELECT ?x\nselect distinct ?名{ ?名 ?p ?b }", ("名",)),
        ("SELECT (COUNT(*) AS ?n) ?a (STR(?p) AS ?s) { ?a ?p ?b } GROUP BY ?a", ("n", "a", "s")),
        ("SELECT (IF(BOUND(?a), (?a), ?b) AS ?c) FROM <urn:g> { SELECT ?a ?b { ?a ?p ?b } }", ("c",)),
        ("SELECT * { { SELECT ?a { ?a ?p ?b } } }", ()),
        ("SELECT (EXISTS { ?a ?p ?b } AS ?c) ?d {}", ("c", "d")),
    ],
)
def test_what_a_query_names_is_known(text: str, names: tuple[str, ...]) -> None:
    assert projected(text) == names


def test_columns_come_in_the_order_of_the_query_and_all_of_them() -> None:
    query = bind("SELECT ?a ?b ?c { ?a ?b ?c }", {})
    assert arranged(query, Solutions(("b", "a"), [(B, A)])) == Solutions(("a", "b", "c"), [(A, B, None)])
    assert arranged(query, Solutions((), [])) == Solutions(("a", "b", "c"), [])
    same = Solutions(("a", "b", "c"), [(A, B, None)])
    assert arranged(query, same) is same
    star = bind("SELECT * { ?c ?b ?a }", {})
    assert arranged(star, Solutions(("a", "b"), [(A, B)])) == Solutions(("b", "a"), [(B, A)])


def test_columns_that_a_service_puts_in_come_last_where_all_were_asked_for() -> None:
    found = Solutions(("aLabel", "b", "a"), [(None, B, A)])
    assert arranged(bind("SELECT * { ?a <urn:p> ?b }", {}), found) == Solutions(("a", "b", "aLabel"), [(A, B, None)])
    assert arranged(bind("SELECT * {}", {}), found) is found
    assert arranged(bind("SELECT ?a ?b { ?a ?p ?b }", {}), found) == Solutions(("a", "b"), [(A, B)])


def test_other_columns_are_the_answer_to_another_query() -> None:
    with pytest.raises(Misshapen, match="other columns than were asked for: s, not a, b"):
        arranged(bind("SELECT ?a ?b { ?a ?p ?b }", {}), Solutions(("s",), [(A,)]))
