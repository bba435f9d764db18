from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.errors import BadQuery, OutOfTime, QueryRefused
from keikaku.limits import Limits
from keikaku.records import IRI, Literal
from keikaku.store.apart import apart
from keikaku.store.embedded import EmbeddedStore
from keikaku.store.sparql import guard
from keikaku.store.sparql.rules import AWAY, LOCAL, STRICT
from keikaku.store.sparql.sparql_tokens import iter_tokens
from tests.examples import examples


@pytest.mark.parametrize(
    "text",
    [
        "ASK { <urn:SERVICE> <http://example.org/LOAD?FROM=x#INSERT> ?o }",
        "ASK { ?SERVICE $FROM ?load }",
        "ASK { ?s ?p \"SERVICE <x> {\" , 'FROM' , \"\"\"LOAD \" \"\" <x>\"\"\" , '''INSERT ' '' DATA''' }",
        'ASK { ?s ?p "a\\"SERVICE <x>" , \'\\\'FROM\' , "\\\\" , """\\"""SERVICE""" }',
        "ASK { # SERVICE <x> { ?s ?p ?o }\r\n ?s ?p ?o # FROM <x>\n}#LOAD",
        "PREFIX ex: <urn:> ASK { ex:SERVICE ex:FROM ex:LOAD . ex:a ex:b.SERVICE 1 }",
        "PREFIX service: <urn:> PREFIX from: <urn:> PREFIX load: <urn:> ASK { service:a from:b load:c }",
        "PREFIX service: <urn:> ASK { GRAPH service:g { ?s ?p ?o } }",
        "ASK { _:SERVICE ?p _:FROM.LOAD }",
        'ASK { ?s ?p "x"@from-load }',
        "PREFIX : <urn:> ASK { : : : . :a\\-SERVICE :%41FROM :1 }",
        "SELECT (COUNT(*)AS?n){?s?p?o FILTER(?s<?o&&1=1)}",
        "SELECT * { FILTER(?a < 1 && ?b > 2 || ?a <5) }",
        "ASK { VALUES (?a ?b) { (<urn:a> <urn:(b)>) } FILTER(?a IN (<urn:a>, <http://example.org/(b)>)) }",
        "ASK { ?s ?p (1 <urn:b> <http://example.org/(c)>) , [ ?q [] ] , -1 , +1.5e3 , .5 , true }",
        "ASK { ?s (<urn:a>|^<urn:b>)*/<urn:c>? ?o }",
        "SELECT * { ?s ?p 1.?s ?p 2.0.?s ?p true.?s ?p ?o.}",
        "select distinct ?s where { ?s a <urn:x> } order by desc(?s) limit 1",
        "BASE <urn:x> PREFIX a: <y> BASE <urn:z> PREFIX : <> ASK {}",
        "SELECT * { ?s ?p ?o } VALUES ?s { UNDEF }",
    ],
)
def test_words_are_keywords_only_where_they_stand_as_such(text: str) -> None:
    for rules in (STRICT, LOCAL, AWAY):
        guard.check(text, rules)


@pytest.mark.parametrize(
    "text",
    [
        "ASK { ?s ?p '\\q' }",
        "ASK { ?s ?p '''\\uD800''' }",
        "ASK { ?s ?p '\\u0027' }",
        "ASK { ?s ?p '\\u000A' }",
        "ASK { ?s ?p '\\U00000022' }",
        "ASK { ?s ?p '\\u00000022' }",
        "ASK { ?s ?p '\\U00110000' }",
        "ASK { ?s ?p <urn:\\u003E> }",
        "ASK { ?s ?p <urn:\\u0020> }",
        "\\u0041SK {}",
        "ASK { ?\\u0061 ?p ?o }",
        "ASK { ?s ?p 'open }",
        'ASK { ?s ?p """open"" }',
        "ASK { ?s ?p 'two\nlines' }",
        "ASK { FILTER(1<2)FILTER(2>1) }",
        "ASK { FILTER(?a<?b&&?c>?d) }",
        "ASK { FILTER(1<((((1))))>1) }",
        "ASK { ?s ?p trueFILTER(1) }",
        "ASK { ?s ?p ?o FILTERNOTEXISTS{} }",
        "ASK { <<?s ?p ?o>> ?q ?r }",
        "ASK { ?s ex:p ?o }",
        "ASK { ?s　?p ?o }",
        "ASK { ( ] }",
        "ASK { ?s ?p ?o",
        "PREFIX ex <urn:x> ASK {}",
        "\ud800",
        " \n ",
    ],
)
def test_what_can_be_read_in_two_ways_is_no_query(text: str) -> None:
    with pytest.raises(BadQuery) as fault:
        guard.check(text)
    assert not isinstance(fault.value, QueryRefused)
    assert (type(fault.value.line), type(fault.value.column)) == (int, int)


def test_a_misspelt_word_is_told_the_right_one() -> None:
    with pytest.raises(BadQuery) as fault:
        guard.check("SELECT ?s {\n  ?s ?p ?o . FLITER(?o > 1) }")
    assert fault.value.message == "the word 'FLITER' is not SPARQL at line 2, column 14"
    assert (fault.value.line, fault.value.column) == (2, 14)
    assert fault.value.hint == "did you mean FILTER?"


def test_a_refusal_names_clause_place_and_way_out() -> None:
    with pytest.raises(QueryRefused) as refusal:
        guard.check("SELECT *\nWHERE { ?s ?p ?o\n  service silent <http://example.org/> {} }")
    assert refusal.value.message == "SERVICE is refused at line 3, column 3"
    assert refusal.value.hint == (
        "a query of files calls no other server: ask that endpoint itself with --store URL, save what it answers, "
        "and open it beside your own with a second --store"
    )


# A shape, made n times; the largest n that may be asked; and the sizes at which engines' stacks or planners give up.
SHAPES: dict[str, tuple[Callable[[int], str], int]] = {
    "function calls": (lambda n: f"ASK {{ FILTER({'STR(' * n}1{')' * n}) }}", 62),
    "groups": (lambda n: f"ASK {'{' * n}{'}' * n}", 64),
    "parentheses": (lambda n: f"ASK {{ FILTER({'(' * n}1{')' * n}) }}", 62),
    "not not": (lambda n: f"ASK {{ FILTER({'!' * n}true) }}", 62),
    "sums": (lambda n: f"ASK {{ FILTER({'1+' * n}1) }}", 256),
    "signs": (lambda n: f"ASK {{ FILTER({'- ' * n}1) }}", 62),
    "sub-selects": (lambda n: f"ASK {{ {'{SELECT * {' * n}{'}}' * n} }}", 31),
    "not exists": (lambda n: f"ASK {{ {'FILTER NOT EXISTS {' * n}{'}' * n} }}", 63),
    "path parentheses": (lambda n: f"ASK {{ ?s {'(' * n}<urn:p>{')' * n} ?o }}", 63),
    "inverse paths": (lambda n: f"ASK {{ ?s {'^(' * n}<urn:p>{')' * n} ?o }}", 62),
    "optional": (lambda n: f"ASK {{ {'OPTIONAL {} ' * n} }}", 255),
    "optional patterns": (lambda n: f"ASK {{ {'OPTIONAL { ?s ?p ?o } ' * n} }}", 64),
    "bind": (lambda n: f"ASK {{ {''.join(f'BIND(1 AS ?b{i}) ' for i in range(n))} }}", 255),
    "union": (lambda n: f"ASK {{ {{}} {'UNION {} ' * n} }}", 254),
    "minus": (lambda n: f"ASK {{ {'MINUS {} ' * n} }}", 255),
    "filters": (lambda n: f"ASK {{ {'FILTER(1) ' * n} }}", 255),
    "groups in a row": (lambda n: f"ASK {{ {'{} ' * n} }}", 255),
    "graphs": (lambda n: f"ASK {{ {'GRAPH ?g {} ' * n} }}", 64),
    "select expressions": (lambda n: f"SELECT {' '.join(f'(1 AS ?x{i})' for i in range(n))} {{}}", 255),
    "group by": (lambda n: f"SELECT (1 AS ?x) {{}} GROUP BY {'(1) ' * n}", 254),
    "arguments": (lambda n: f"ASK {{ FILTER(1 IN ({','.join('1' * n)})) }}", 257),
    "and": (lambda n: f"ASK {{ FILTER({'1&&' * n}1) }}", 256),
    "star": (lambda n: f"ASK {{ {' '.join(f'?s <urn:p{i}> ?o{i} .' for i in range(n))} }}", 64),
    "star by commas": (lambda n: f"ASK {{ ?s <urn:p> {','.join(f'?o{i}' for i in range(n))} }}", 64),
    "chain": (lambda n: f"ASK {{ {' '.join(f'?x{i} <urn:p> ?x{i + 1} .' for i in range(n))} }}", 64),
    "path steps": (lambda n: f"ASK {{ ?s {'/'.join(['<urn:p>'] * n)} ?o }}", 64),
    "path choices": (lambda n: f"ASK {{ ?s {'|'.join(['<urn:p>'] * n)} ?o }}", 257),
    "collection": (lambda n: f"ASK {{ ?s ?p ({'1 ' * n}) }}", 63),
    "collections": (lambda n: f"ASK {{ ?s ?p {'(' * n}1{')' * n} }}", 63),
    "property lists": (lambda n: f"ASK {{ ?s ?p {'[ <urn:p> ' * n}1{']' * n} }}", 63),
    "describe": (lambda n: f"DESCRIBE {' '.join(f'<urn:{i}>' for i in range(n))}", 256),
    "template": (lambda n: f"CONSTRUCT {{ {'?s ?p ?o . ' * n} }} {{}}", 256),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_hostile_shapes_are_refused_at_every_size(shape: str) -> None:
    make, largest = SHAPES[shape]
    guard.check(make(largest), STRICT)
    for size in (largest + 1, 600, 3000, 15000):
        with pytest.raises(QueryRefused, match=r"too (deep|long)"):
            guard.check(make(size), STRICT)


RUN = """
import json, sys, threading, rdflib, pyoxigraph
from keikaku.errors import BadQuery
from keikaku.store.embedded import EmbeddedStore
from keikaku.store.reference import ReferenceStore
empty = {"oxigraph": lambda: EmbeddedStore(pyoxigraph.Store()), "rdflib": lambda: ReferenceStore(rdflib.Dataset())}
store = empty[sys.argv[1]]()
def work():
    for name, text in json.load(sys.stdin).items():
        try:
            store.query(text)
        except BadQuery:
            pass
        print(name, flush=True)
thread = threading.Thread(target=work)
thread.start()
thread.join()
"""


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
def test_the_deepest_that_a_server_may_be_asked_does_no_harm(engine: str) -> None:
    texts = {name: make(largest) for name, (make, largest) in SHAPES.items()}
    done = subprocess.run(
        [sys.executable, "-c", RUN, engine], input=json.dumps(texts), capture_output=True, text=True, timeout=60
    )
    assert done.stdout.splitlines() == list(texts), done.stderr[-500:]
    assert done.returncode == 0


# What nests, and what stands in a row: parts of which any mixture may be asked.
NESTED = {
    "expression": [
        ("STR(", ")"), ("(", ")"), ("!(", ")"), ("IF(1, 1, ", ")"), ("1*(1+", ")"), ("(?a = ", ")"), ("-(", ")"),
    ],
    "group": [
        ("{", "}"), ("OPTIONAL {", "}"), ("{SELECT * {", "}}"), ("FILTER NOT EXISTS {", "}"), ("MINUS {", "}"),
        ("GRAPH ?g {", "}"), ("{} UNION {", "}"),
    ],
}  # fmt: skip
IN_A_ROW = [
    "BIND(1 AS ?b{}) ", "MINUS {{}} ", "OPTIONAL {{ }} ", "FILTER(?x{}) ", "{{}} ", "{{}} UNION {{ }} ",
    "{{ SELECT ?z {{}} }} ", "VALUES ?v{} {{ 1 }} ", "FILTER(1 IN (1, 2, ?y{})) ",
]  # fmt: skip


@given(
    st.integers(0, 120), st.sampled_from(NESTED["group"]), st.integers(0, 250), st.sampled_from(NESTED["expression"]),
    st.integers(0, 500), st.sampled_from(IN_A_ROW), st.integers(0, 2048), st.sampled_from("+*=&|"),
)  # fmt: skip
@examples(12)
def test_nothing_within_the_local_limits_ends_the_process(
    groups: int, group: tuple[str, str], calls: int, call: tuple[str, str],
    many: int, row: str, signs: int, sign: str,
) -> None:  # fmt: skip
    sign = sign * 2 if sign in "&|" else sign
    chain = "1".join([sign] * min(signs, 1 if sign == "=" else signs)) if signs else ""
    inner = "".join(row.format(i) for i in range(many)) + f"FILTER({call[0] * calls}1{call[1] * calls})"
    inner += f" FILTER(1{chain}1)" if chain else ""
    text = f"SELECT * {{ {group[0] * groups}{inner}{group[1] * groups} }}"
    try:
        guard.check(text)
    except QueryRefused:
        return
    survives(text)


def survives(text: str) -> None:
    """Ask a query in a copy of this process, which ends with it."""
    store = EmbeddedStore(pyoxigraph.Store())

    def ask() -> str:
        try:
            store.query(text)
        except BadQuery as problem:
            return problem.message
        return ""

    with suppress(OutOfTime):  # slow it may be
        apart(Limits(seconds=3), ask)


LARGEST = {
    "function calls": 254, "groups": 256, "sums": 2048, "bind": 1023, "minus": 1023, "select expressions": 1023,
    "group by": 1022, "describe": 2048, "path choices": 2049, "sub-selects": 127, "template": 2048, "not exists": 255,
}  # fmt: skip


@pytest.mark.parametrize("shape", LARGEST)
def test_the_largest_that_a_person_may_ask_does_no_harm(shape: str) -> None:
    make, _ = SHAPES[shape]
    guard.check(make(LARGEST[shape]))
    with pytest.raises(QueryRefused, match=r"too (deep|long)"):
        guard.check(make(LARGEST[shape] + 1))
    survives(make(LARGEST[shape]))


@pytest.mark.parametrize(
    "text",
    ["a.", "1<", "<a", "a:b.", "'", "?x ", "# \n", "\\", "((", "{}", "<<", '"""', "ex:a:", "_:a.", "1.", "%41", "ー"],
)
def test_no_text_takes_long(text: str) -> None:
    start = time.perf_counter()
    with pytest.raises(BadQuery):
        guard.check("ASK { ?s ?p " + (text * STRICT.max_bytes)[: STRICT.max_bytes // 3 - 20], STRICT)
    assert time.perf_counter() - start < 1


def test_long_texts_are_refused_by_their_bytes() -> None:
    room = STRICT.max_bytes - len("ASK {}#")
    guard.check("ASK {}#" + "x" * room, STRICT)
    guard.check("ASK {}#" + "漢" * (room // 3), STRICT)
    for comment in ("x" * (room + 1), "漢" * (room // 3 + 1)):
        with pytest.raises(QueryRefused, match="too long"):
            guard.check("ASK {}#" + comment, STRICT)
        guard.check("ASK {}#" + comment)


def test_long_lists_of_values_are_free() -> None:
    guard.check(f"SELECT * {{ VALUES (?a ?b) {{ {'(1 -2) ' * 5000} }} }} VALUES ?c {{ {'<urn:x> ' * 2000} }}", STRICT)
    guard.check(f"SELECT * {{ FILTER(?x IN ({', '.join(map(str, range(5000)))})) }}")


TEXT = st.text(st.characters(exclude_categories=()), max_size=40) | st.text(
    "\"'\\{}()<>#?@^\nu0027DSERVIC ", max_size=20
)


@given(TEXT)
def test_no_text_changes_the_tokens_around_it(value: str) -> None:
    text = "SELECT ?x { ?x ?p ?o }"
    expected = [kind for kind, _, _ in iter_tokens(guard.bind(text, {"x": Literal("")}))]
    try:
        bound = guard.bind(text, {"x": Literal(value)})
    except BadQuery:
        assert any("\ud800" <= char <= "\udfff" for char in value)
        return
    assert [kind for kind, _, _ in iter_tokens(bound)] == expected
    guard.check(bound)


@given(TEXT)
def test_no_text_yields_other_rows(embedded: EmbeddedStore, value: str) -> None:
    try:
        assert embedded.select("SELECT ?x {}", {"x": Literal(value)}).rows == [(Literal(value),)]
        assert embedded.select("SELECT ?s { ?s ?p ?x }", {"x": Literal(value)}).rows == []
    except BadQuery:
        assert any("\ud800" <= char <= "\udfff" for char in value)


@given(TEXT, TEXT, TEXT)
def test_no_iri_language_or_name_gets_out_of_its_place(iri: str, language: str, name: str) -> None:
    for bindings in (
        {"x": IRI(iri)},
        {"x": IRI(f"urn:{iri}")},
        {"x": Literal("a", IRI(f"urn:{iri}"))},
        {"x": Literal.text("a", language or "ja")},
        {name: Literal("a")},
    ):
        try:
            bound = guard.bind("ASK {}", bindings)
        except BadQuery:
            continue
        kinds = [kind for kind, _, _ in iter_tokens(bound)]
        assert kinds[:5] == ["word", "open", "word", "var", "open"]
        assert kinds[5:-2] in (["iri"], ["string", "op", "iri"], ["string", "lang"], ["string"])


@given(TEXT)
def test_no_text_is_a_fault_of_ours(value: str) -> None:
    for text in (value, f"ASK {{ {value} }}", f"SELECT * {{ ?s ?p {value} }}"):
        try:
            checked = guard.bind(text, {})
        except BadQuery:
            continue
        assert checked.form in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


@pytest.mark.parametrize("form", ["SELECT", "SELECT DISTINCT", "ASK", "DESCRIBE", "CONSTRUCT", "SELECT # all"])
def test_a_query_that_ends_with_its_form_is_left_to_the_parser(form: str) -> None:
    assert guard.bind(form, {}).star_columns is None
