from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.errors import BadQuery
from keikaku.records import IRI, BNode, Literal, Term
from keikaku.store.embedded import EmbeddedStore
from keikaku.store.sparql import guard
from keikaku.store.sparql.defaults import defaults, replace

QUERY = """# VALUES ?a { 1 }
SELECT ?a ?b {
  { VALUES ?a { <urn:x> } } UNION { values $a { <urn:x> } }
  VALUES ?b { "VALUES ?a { 2 }"@en } VALUES ?many { 1 2 } VALUES (?a ?b) { (1 2) }
}"""
XSD = "http://www.w3.org/2001/XMLSchema#"


def test_a_default_is_replaced_wherever_it_stands_and_nothing_else_is() -> None:
    assert replace(QUERY, {"a": Literal("7", IRI(XSD + "integer"))}) == QUERY.replace(
        "{ <urn:x> }", f'{{ "7"^^<{XSD}integer> }}'
    )
    assert replace(QUERY, {}) == QUERY


def test_several_terms_may_stand_in_the_place_of_one_and_one_in_that_of_several() -> None:
    assert replace(QUERY, {"a": [IRI("urn:y"), IRI("urn:z")]}) == QUERY.replace("{ <urn:x> }", "{ <urn:y> <urn:z> }")
    assert replace(QUERY, {"many": IRI("urn:y")}) == QUERY.replace("{ 1 2 } VALUES (", "{ <urn:y> } VALUES (")


def test_the_defaults_of_a_query_are_those_of_one_variable_with_terms() -> None:
    assert defaults(QUERY) == {"a": "<urn:x>", "b": '"VALUES ?a { 2 }"@en', "many": "1 2"}
    typed = f'SELECT * {{ VALUES ?d {{ "1"^^<{XSD}date> }} VALUES ?n {{ kk:x }} VALUES ?u {{ }} }}'
    assert defaults(typed) == {"d": f'"1"^^<{XSD}date>', "n": "kk:x"}


@pytest.mark.parametrize("name", ["c", "A"])
def test_a_variable_without_a_default_is_refused(name: str) -> None:
    with pytest.raises(BadQuery) as caught:
        replace(QUERY, {name: IRI("urn:y")})
    assert (caught.value.message, caught.value.hint) == (
        f"the query gives no default for ?{name}", f"VALUES ?{name} {{ … }}",
    )  # fmt: skip


@pytest.mark.parametrize("term", [IRI("no scheme"), IRI("urn:a> } #"), BNode("b"), Literal.text("a", "not a tag")])
def test_a_term_that_cannot_stand_in_a_query_is_refused(term: Term) -> None:
    with pytest.raises(BadQuery):
        replace(QUERY, {"a": term})


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_breaks_out_of_its_place(text: str) -> None:
    query = 'SELECT ?word { VALUES ?word { "default" } }'
    replaced = replace(query, {"word": Literal.text(text)})
    guard.check(replaced)
    assert EmbeddedStore.load([]).select(replaced).rows == [(Literal.text(text),)]


def test_the_language_is_the_string_that_names_are_matched_with() -> None:
    query = 'SELECT ?n { ?s ?p ?n FILTER langMatches(LANG(?n), "en") FILTER LANGMATCHES(LANG(?n), ?other) }'
    assert defaults(query) == {"language": '"en"'}
    assert replace(query, {"language": Literal.text("ja")}) == query.replace('"en"', '"ja"')
    with pytest.raises(BadQuery) as caught:
        replace("SELECT * { ?s ?p ?o }", {"language": Literal.text("ja")})
    assert caught.value.hint == 'LANGMATCHES(LANG(?…), "en")'
