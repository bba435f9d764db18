from __future__ import annotations

import pytest

from keikaku.errors import AskedWrongly, UnknownName
from keikaku.records import IRI, Citation, Label
from keikaku.services.network import drawn
from keikaku.services.network_answer import of_query, of_run
from keikaku.store.base import Store
from keikaku.vocab import ID, prologue

UNEP, CITY, INITIATIVE = f"{ID}actor/unep", f"{ID}actor/kawasaki-city", f"{ID}2005/3/action/2"
PASSAGE = Citation("2005:3/action/2", None)
KK = prologue("kk")


def test_the_things_in_the_rows_and_what_is_stated_between_them(store: Store) -> None:
    found = of_query(store, f"SELECT ?x ?y {{ VALUES (?x ?y) {{ (<{UNEP}> <{CITY}>) (<{INITIATIVE}> 'no thing') }} }}")
    assert found.title == Label("問い合わせの結果", "The result of a query")
    assert found.focus == ()
    assert [node.card.iri for node in found.nodes] == [INITIATIVE, CITY, UNEP]
    assert [(e.source, e.role, e.target, e.evidence, e.mutual) for e in found.edges] == [
        (INITIATIVE, "partner", UNEP, (PASSAGE,), False),
        (CITY, "cooperatesWith", UNEP, (PASSAGE,), True),
    ]


def test_every_link_is_stated_by_the_passages_it_cites_and_no_statement_is_missing(store: Store) -> None:
    found = of_query(store, KK + "SELECT ?x { { ?x a kk:Facility } UNION { ?x a kk:Actor } }")
    shown = {(e.source, e.target) for e in found.edges}
    things = "{ ?a a kk:Facility } UNION { ?a a kk:Actor } { ?b a kk:Facility } UNION { ?b a kk:Actor }"
    rows = store.select(KK + f"SELECT ?a ?b ?g {{ GRAPH ?g {{ ?a ?p ?b }} {things} }}").rows
    stated = {(str(a), str(b), str(g)) for a, b, g in rows}
    pairs = {frozenset((a, b)) for a, b, _ in stated}
    assert {frozenset(pair) for pair in shown} == pairs
    assert len(shown) > 50
    for edge in found.edges:
        for passage in edge.evidence:
            assert (edge.source, edge.target, f"{ID}passage/{passage.address.replace(':', '/', 1)}") in stated


def test_of_a_relation_and_its_inverse_and_of_what_follows_one_is_drawn(store: Store) -> None:
    found = of_query(store, KK + "SELECT ?a ?b { ?a kk:operatedBy ?b }")
    assert "operates" not in {edge.role for edge in found.edges}
    assert "operatedBy" in {edge.role for edge in found.edges}
    found = of_query(store, KK + "SELECT ?a ?b { ?a kk:ledBy ?b }")
    lines = [(edge.source, edge.target) for edge in found.edges if edge.role in ("involves", "about", "ledBy")]
    assert lines
    assert len(lines) == len(set(lines))


def test_rows_with_two_ends_are_the_links_and_no_others_are(store: Store) -> None:
    found = of_query(store, f"SELECT ?from ?to {{ VALUES (?from ?to) {{ (<{UNEP}> <{INITIATIVE}>) }} }}")
    assert [(e.source, e.role, e.role_label, e.target, e.evidence) for e in found.edges] == [
        (UNEP, "linked", Label("つながる", "linked with"), INITIATIVE, ()),
    ]
    found = of_query(store, f"SELECT ?s ?o {{ VALUES (?s ?o) {{ (<{INITIATIVE}> <{UNEP}>) (<{UNEP}> <{ID}no>) }} }}")
    assert [(e.role, e.evidence) for e in found.edges] == [("partner", (PASSAGE,))]  # as the graph states it


def test_rows_may_say_what_links_the_ends_and_where_it_is_stated(store: Store) -> None:
    rows = f"(<{UNEP}> <{CITY}> 'talks to' '2018:6.1.2/action/1') (<{CITY}> <{UNEP}> <urn:x#advises> 'nowhere')"
    names = "?source ?target ?relation ?address"
    found = of_query(store, f"SELECT {names} {{ VALUES ({names}) {{ {rows} }} }}")
    assert [(e.source, e.role_label, e.target, [at.address for at in e.evidence]) for e in found.edges] == [
        (CITY, Label("advises", "advises"), UNEP, []),
        (UNEP, Label("talks to", "talks to"), CITY, ["2018:6.1.2/action/1"]),
    ]


def test_of_a_construct_the_triples_are_the_links(store: Store) -> None:
    found = of_query(store, KK + f"CONSTRUCT {{ ?x kk:partner <{UNEP}> }} {{ ?x kk:partner <{UNEP}> }}")
    assert [(e.source, e.role, e.target, e.evidence) for e in found.edges] == [
        (INITIATIVE, "partner", UNEP, (PASSAGE,))
    ]


def test_addresses_stand_for_plan_elements_where_no_thing_is_named(store: Store) -> None:
    found = of_query(store, "SELECT ?a { VALUES ?a { '2005:3/action/2' '2005:3' 'x' } }")
    assert [node.card.iri for node in found.nodes] == [f"{ID}2005/3", INITIATIVE]
    assert [(e.source, e.role, e.target) for e in found.edges] == [(INITIATIVE, "partOf", f"{ID}2005/3")]


def test_things_without_links_are_drawn_too(store: Store) -> None:
    picture = drawn(of_query(store, f"SELECT ?x {{ VALUES ?x {{ <{UNEP}> <{ID}place/bandung> }} }}"))
    assert [node.iri for node in picture.nodes] == [UNEP, f"{ID}place/bandung"]
    assert picture.edges == ()
    assert len({(node.x, node.y) for node in picture.nodes}) == 2


def test_a_query_of_the_catalogue_stands_around_what_it_was_given(store: Store) -> None:
    for found, name in (
        (of_run(store, "partners", {}, "en"), "jetro"),
        (of_run(store, "partners", {"actor": "KIIP"}, "ja"), "kiip"),
    ):
        assert found.title == Label("主体の連携相手", "Partners of an actor")
        assert found.focus == (IRI(f"{ID}actor/{name}"),)
        assert len(found.nodes) > 3
        assert any(found.focus[0] in edge[:2] for edge in found.edges)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("ASK { ?a ?b ?c }", "ASK answers yes or no, in which there is nothing to draw"),
        ("SELECT ?a { VALUES ?a { 1 'two' <urn:three> } }", "the query finds no thing of the graph"),
        ("SELECT ?a { ?a <urn:no> ?b }", "the query finds no thing of the graph"),
        ("SELECT ?from ?to { VALUES (?from ?to) { (1 2) } }", "the query links no two things of the graph"),
    ],
)
def test_what_cannot_be_drawn_is_told(query: str, message: str, store: Store) -> None:
    with pytest.raises(AskedWrongly) as caught:
        of_query(store, query)
    assert (caught.value.message, caught.value.exit_code) == (message, 2)


def test_an_unknown_query_is_told(store: Store) -> None:
    with pytest.raises(UnknownName, match="the catalogue has no query"):
        of_run(store, "partnres", {}, "en")


def test_both_engines_give_the_same_network(store: Store, reference: Store) -> None:
    query = KK + f"SELECT ?x {{ ?x kk:partOf <{ID}2018/6.1.2> }}"
    assert of_query(store, query) == of_query(reference, query)
