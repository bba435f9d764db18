"""Values in a query: where they are put, what they may be, and what is still told of the text as it was asked."""

from __future__ import annotations

from typing import Any

import pytest

from keikaku.errors import AskedWrongly, BadQuery, QueryRefused
from keikaku.records import IRI, Literal
from keikaku.store.sparql import guard
from keikaku.store.sparql.bindings import Bindings


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("SELECT * { ?s ?p ?o }", "SELECT * { VALUES ?s { <urn:x> } ?s ?p ?o }"),
        ("ASK WHERE{}", "ASK WHERE{ VALUES ?s { <urn:x> }}"),
        ("SELECT (EXISTS{?s ?p 1} AS ?e) {}", "SELECT (EXISTS{?s ?p 1} AS ?e) { VALUES ?s { <urn:x> }}"),
        ("CONSTRUCT{?s ?p ?o}{?s ?p ?o}", "CONSTRUCT{?s ?p ?o}{ VALUES ?s { <urn:x> }?s ?p ?o}"),
        ("CONSTRUCT WHERE {?s ?p ?o}", "CONSTRUCT {?s ?p ?o}  WHERE { VALUES ?s { <urn:x> }?s ?p ?o}"),
        ("DESCRIBE ?s", "DESCRIBE ?s\nWHERE { VALUES ?s { <urn:x> } }\n"),
        ("DESCRIBE ?s #", "DESCRIBE ?s #\nWHERE { VALUES ?s { <urn:x> } }\n"),
        ("DESCRIBE ?s LIMIT 1", "DESCRIBE ?s \nWHERE { VALUES ?s { <urn:x> } }\nLIMIT 1"),
        ("DESCRIBE ?s {}", "DESCRIBE ?s { VALUES ?s { <urn:x> }}"),
        ("SELECT*{SELECT*{?s ?p ?o}LIMIT 1}", "SELECT*{ VALUES ?s { <urn:x> } {SELECT*{?s ?p ?o}LIMIT 1}}"),
        ("SELECT*{# {\n'{' ?p ?o}", "SELECT*{ VALUES ?s { <urn:x> }# {\n'{' ?p ?o}"),
        ("PREFIX a: <{> SELECT*{}", None),
    ],
)
def test_values_go_first_into_the_outermost_pattern(text: str, bound: str | None) -> None:
    if bound is None:
        with pytest.raises(BadQuery):
            guard.bind(text, {"s": IRI("urn:x")})
        return
    assert guard.bind(text, {"s": IRI("urn:x")}) == bound
    guard.check(bound)
    assert guard.bind(text, {}) == guard.bind("\ufeff" + text, {}) == text


def test_several_variables_and_several_terms() -> None:
    bindings: Bindings = {"a": IRI("urn:x"), "名": [Literal.text("名", "ja"), Literal("1", IRI("urn:d"))], "c": []}
    bound = guard.bind("SELECT * {}", bindings)
    values = 'VALUES ?a { <urn:x> } VALUES ?名 { "名"@ja "1"^^<urn:d> } VALUES ?c { UNDEF } FILTER(1 = 0)'
    assert bound == f"SELECT * {{ {values}}}"


def test_each_term_stands_once() -> None:
    """Virtuoso has no rows where one stands twice."""
    names = [Literal.text(*one) for one in (("Loop",), ("Loop", "ja"), ("Loop",), ("Loop", "en"), ("Loop", "ja"))]
    assert guard.bind("ASK {}", {"name": names}) == 'ASK { VALUES ?name { "Loop" "Loop"@ja "Loop"@en }}'


def test_values_have_a_limit_of_their_own() -> None:
    with pytest.raises(QueryRefused, match="too long"):
        guard.bind("ASK {}", {"x": Literal("x" * guard.MAX_VALUES_BYTES)})
    guard.bind("ASK {}", {"x": Literal("x" * (guard.MAX_VALUES_BYTES - 100))})


@pytest.mark.parametrize("value", ["JETRO", "<urn:x>", ["<urn:x>"], 5, None, True, {"a": 1}, [None], b"x", ("a", 1)])
def test_what_is_no_term_is_told_with_what_would_be_one(value: Any) -> None:
    with pytest.raises(AskedWrongly, match=r"is no term for \?x") as caught:
        guard.bind("ASK {}", {"x": value})
    assert "keikaku.IRI(" in caught.value.hint
    assert "keikaku.Literal(" in caught.value.hint


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("SELECT * { ?b ?a ?c . ?a ?b $d }", ["b", "a", "c", "d"]),
        ("PREFIX a: <urn:> SELECT DISTINCT * { ?b ?a '?c' # ?d\n}", ["b", "a"]),
        ("SELECT REDUCED*{?b ?a 1}", ["b", "a"]),
        ("SELECT ?b { ?a ?b ?c }", None),
        ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c }", None),
        ("ASK { SELECT * { ?a ?b ?c } }", None),
        ("CONSTRUCT WHERE { ?a ?b ?c }", None),
    ],
)
def test_columns_of_star(text: str, columns: list[str] | None) -> None:
    assert guard.bind(text, {}).star_columns == (columns and tuple(columns))
    bound = guard.bind(text, {"z": IRI("urn:z")}).star_columns
    assert bound == (columns and ("z", *columns))


def test_places_are_told_in_the_text_as_asked() -> None:
    text = "SELECT *\n{ ?s ?p ?o .\n ?s ?q ?r }"
    bound = guard.bind(text, {"s": Literal("a\nb"), "o": IRI("urn:x")})
    for offset in range(len(text)):
        line, column = text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
        shifted = offset if offset <= text.index("{") else offset + len(bound) - len(text)
        place = bound.count("\n", 0, shifted) + 1, shifted - bound.rfind("\n", 0, shifted)
        assert guard.origin(bound, *place) == (line, column)
    assert guard.origin(text, 2, 5) == (2, 5)
