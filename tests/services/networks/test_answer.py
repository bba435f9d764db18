from __future__ import annotations

from collections import defaultdict

import pytest

from keikaku.errors import AskedWrongly, UnknownName
from keikaku.records import IRI, Citation, Label, Literal
from keikaku.services.catalogue import run as catalogue
from keikaku.services.networks.answer import of_query, of_run
from keikaku.services.networks.network import drawn
from keikaku.services.session.session import Session
from keikaku.vocab import ELEMENT_KINDS, ENTITY_KINDS, ID, prologue

UNEP, CITY, INITIATIVE = f"{ID}actor/unep", f"{ID}actor/kawasaki-city", f"{ID}2005/3/action/2"
PASSAGE = Citation("2005:3/action/2", None)
KK = prologue("kk")


def test_the_things_in_the_rows_and_what_is_stated_between_them(session: Session) -> None:
    found = of_query(
        session, f"SELECT ?x ?y {{ VALUES (?x ?y) {{ (<{UNEP}> <{CITY}>) (<{INITIATIVE}> 'no thing') }} }}"
    )
    assert found.title == Label("問い合わせの結果", "The result of a query")
    assert found.focus == ()
    assert [node.card.iri for node in found.nodes] == [INITIATIVE, CITY, UNEP]
    assert [(e.source, e.role, e.target, e.evidence, e.mutual) for e in found.edges] == [
        (INITIATIVE, "partner", UNEP, (PASSAGE,), False),
        (CITY, "cooperatesWith", UNEP, (PASSAGE,), True),
    ]


def test_every_link_is_stated_by_the_passages_it_cites_and_no_statement_is_missing(session: Session) -> None:
    found = of_query(session, KK + "SELECT ?x { { ?x a kk:Facility } UNION { ?x a kk:Actor } }")
    shown = {(e.source, e.target) for e in found.edges}
    things = "{ ?a a kk:Facility } UNION { ?a a kk:Actor } { ?b a kk:Facility } UNION { ?b a kk:Actor }"
    rows = session.select(KK + f"SELECT ?a ?b ?g {{ GRAPH ?g {{ ?a ?p ?b }} {things} }}").rows
    stated = {(str(a), str(b), str(g)) for a, b, g in rows}
    pairs = {frozenset((a, b)) for a, b, _ in stated}
    assert {frozenset(pair) for pair in shown} == pairs
    assert len(shown) > 50
    for edge in found.edges:
        for passage in edge.evidence:
            assert (edge.source, edge.target, f"{ID}passage/{passage.address.replace(':', '/', 1)}") in stated


def test_of_a_relation_and_its_inverse_and_of_what_follows_one_is_drawn(session: Session) -> None:
    found = of_query(session, KK + "SELECT ?a ?b { ?a kk:operatedBy ?b }")
    assert "operates" not in {edge.role for edge in found.edges}
    assert "operatedBy" in {edge.role for edge in found.edges}
    found = of_query(session, KK + "SELECT ?a ?b { ?a kk:ledBy ?b }")
    lines = [(edge.source, edge.target) for edge in found.edges if edge.role in ("involves", "about", "ledBy")]
    assert lines
    assert len(lines) == len(set(lines))


def test_rows_with_two_ends_are_the_links_and_no_others_are(session: Session) -> None:
    found = of_query(session, f"SELECT ?from ?to {{ VALUES (?from ?to) {{ (<{UNEP}> <{INITIATIVE}>) }} }}")
    assert [(e.source, e.role, e.role_label, e.target, e.evidence) for e in found.edges] == [
        (UNEP, "linked", Label("つながる", "linked with"), INITIATIVE, ()),
    ]
    found = of_query(session, f"SELECT ?s ?o {{ VALUES (?s ?o) {{ (<{INITIATIVE}> <{UNEP}>) (<{UNEP}> <{ID}no>) }} }}")
    assert [(e.role, e.target, e.evidence) for e in found.edges] == [
        ("partner", UNEP, (PASSAGE,)),  # as the graph states it
        ("linked", f"{ID}no", ()),
    ]


def test_rows_may_say_what_links_the_ends_and_where_it_is_stated(session: Session) -> None:
    rows = f"(<{UNEP}> <{CITY}> 'talks to' '2018:6.1.2/action/1') (<{CITY}> <{UNEP}> <urn:x#advises> 'nowhere')"
    names = "?source ?target ?relation ?address"
    found = of_query(session, f"SELECT {names} {{ VALUES ({names}) {{ {rows} }} }}")
    assert [(e.source, e.role_label, e.target, [at.address for at in e.evidence]) for e in found.edges] == [
        (CITY, Label("advises", "advises"), UNEP, []),
        (UNEP, Label("talks to", "talks to"), CITY, ["2018:6.1.2/action/1"]),
    ]


def test_of_a_construct_the_triples_are_the_links(session: Session) -> None:
    found = of_query(session, KK + f"CONSTRUCT {{ ?x kk:partner <{UNEP}> }} {{ ?x kk:partner <{UNEP}> }}")
    assert [(e.source, e.role, e.target, e.evidence) for e in found.edges] == [
        (INITIATIVE, "partner", UNEP, (PASSAGE,))
    ]


def test_addresses_stand_for_plan_elements_where_no_thing_is_named(session: Session) -> None:
    found = of_query(session, "SELECT ?a { VALUES ?a { '2005:3/action/2' '2005:3' 'x' } }")
    assert [node.card.iri for node in found.nodes] == [f"{ID}2005/3", INITIATIVE]
    assert [(e.source, e.role, e.target) for e in found.edges] == [(INITIATIVE, "partOf", f"{ID}2005/3")]


def test_things_without_links_are_drawn_too(session: Session) -> None:
    picture = drawn(of_query(session, f"SELECT ?x {{ VALUES ?x {{ <{UNEP}> <{ID}place/bandung> }} }}"))
    assert [node.iri for node in picture.nodes] == [UNEP, f"{ID}place/bandung"]
    assert picture.edges == ()
    assert len({(node.x, node.y) for node in picture.nodes}) == 2


def test_a_query_of_the_catalogue_stands_around_what_it_was_given(session: Session) -> None:
    for found, name, title in (
        (of_run(session, "partners", {}, "en"), "jetro", "JETRO (Japan External Trade Organization)"),
        (of_run(session, "partners", {"actor": "KIIP"}, "ja"), "kiip", "Kawasaki Institute of Industrial Promotion"),
    ):
        assert found.title.en == f"Partners of an actor: {title}"
        assert found.focus == (IRI(f"{ID}actor/{name}"),)
        assert len(found.nodes) > 3
        assert any(found.focus[0] in edge[:2] for edge in found.edges)


def test_facilities_that_tie_policies_are_drawn_with_these_policies(session: Session) -> None:
    found = of_run(session, "facilities-across-policies", {}, "en")
    rows = catalogue.run(session, "facilities-across-policies", {}).solutions.rows
    counted = {str(row[0]): int(row[2].value) for row in rows if isinstance(row[2], Literal)}
    policies: dict[str, set[str]] = defaultdict(set)
    for edge in found.edges:
        if edge.role == "involvesBelow":
            policies[edge.target].add(edge.source)
            assert edge.role_label == Label("関わる主体・施設（その一部で）", "involves (in a part of it)")
            passages = {f"{ID}passage/{at.address.replace(':', '/', 1)}" for at in edge.evidence}
            assert passages == involving(session, edge.source, edge.target)
    assert {facility: len(some) for facility, some in policies.items()} == counted
    assert counted[f"{ID}facility/king-skyfront"] == 4
    assert {node.card.kind for node in found.nodes} == {"Facility", "Policy"}
    assert found.title == Label("複数の政策をつなぐ施設", "Facilities that tie several policies")
    assert found.focus == ()  # the plan, which the query looks at, is no part of the answer


def involving(session: Session, policy: str, facility: str) -> set[str]:
    """The passages by which elements below a policy involve a facility."""
    text = KK + f"SELECT ?g {{ GRAPH ?g {{ ?part kk:involves <{facility}> }} ?part kk:partOf+ <{policy}> }}"
    return {str(row[0]) for row in session.select(text).rows}


def test_of_a_part_of_the_plan_what_stands_below_it_is_drawn(session: Session) -> None:
    found = of_run(session, "whom-the-plan-is-for", {"element": "policy 3"}, "en")
    assert {node.card.kind for node in found.nodes} == {"Group", "Strategy"}
    assert found.title.en == "Whom the plan is for: Revitalising small and medium enterprises"
    assert {edge.source for edge in found.edges} <= {f"{ID}2018/3.{number}" for number in range(1, 9)}


def test_of_two_plans_both_are_drawn_with_what_they_name(session: Session) -> None:
    found = of_run(session, "shared-entities", {}, "en")
    plans = {IRI(f"{ID}2005"), IRI(f"{ID}2018")}
    assert {*found.focus} == plans
    shared = {str(row[0]) for row in catalogue.run(session, "shared-entities", {}).solutions.rows}
    for plan in plans:
        assert {edge.target for edge in found.edges if edge.source == plan} == shared


# Queries whose answers hold no thing at all: words and numbers only.
UNDRAWN = {"classes-compared"}
# Queries whose answers are whole plans, which nothing may link.
OF_PLANS = {"plans", "issue-coverage"}


@pytest.mark.parametrize("name", catalogue.names())
def test_every_query_of_the_catalogue_gives_a_picture_in_which_nothing_stands_alone(
    name: str, session: Session
) -> None:
    if name in UNDRAWN:
        with pytest.raises(AskedWrongly, match="holds words and numbers only") as caught:
            of_run(session, name, {}, "en")
        assert caught.value.hint == f"keikaku run {name} shows it as a table"
        return
    found = of_run(session, name, {}, "en")
    things = {node.card.iri: node.card for node in found.nodes}
    cells = {cell for row in catalogue.run(session, name, {}).solutions.rows for cell in row}
    named = {cell for cell in cells if isinstance(cell, IRI) and cell.startswith(ID)}
    assert {iri for iri, card in session.cards(named).items() if card.kind in (*ELEMENT_KINDS, *ENTITY_KINDS)} <= set(
        things
    )
    linked = {end for edge in found.edges for end in edge[:2]}
    alone = {IRI(f"{ID}2005")} if name in OF_PLANS else set()
    assert linked | alone == set(things)  # each of them is spoken of by an element, or is one
    assert {*found.focus} <= linked
    for edge in found.edges:
        assert (edge.role_label.ja, edge.role_label.en) != (None, None)
        # What cites no passage is the build of the plan, what it says of itself, or what the authority files have.
        own = {"publisher", "spatial", "governs"}
        assert edge.evidence or edge.role in own | {"partOf", "isPartOf", "broader", "location", "unitOf", "field"}, (
            edge
        )


def test_addresses_that_only_say_where_the_row_is_stated_are_no_things(session: Session) -> None:
    found = of_run(session, "facilities-and-operators", {}, "en")
    assert {node.card.kind for node in found.nodes} == {"Facility", "Organisation", "Network"}
    found = of_query(session, f"SELECT ?a ?b ?at {{ VALUES (?a ?b ?at) {{ (<{UNEP}> <{CITY}> '2005:3/action/2') }} }}")
    assert [node.card.iri for node in found.nodes] == [CITY, UNEP]
    found = of_query(session, f"SELECT ?a ?at {{ VALUES (?a ?at) {{ (<{UNEP}> '2005:3/action/2') }} }}")
    assert [node.card.iri for node in found.nodes] == [INITIATIVE, UNEP]


def test_the_aim_of_a_measure_stands_for_the_measure(session: Session) -> None:
    found = of_query(session, "SELECT ?a { VALUES ?a { '2018:6.1.1/aim' '2018:6.1.1/action/4' } }")
    assert [(e.source, e.role, e.target) for e in found.edges] == [
        (f"{ID}2018/6.1.1/action/4", "partOf", f"{ID}2018/6.1.1")
    ]


def test_what_stands_in_one_row_is_linked_by_what_the_plan_says_of_both_or_by_the_row(session: Session) -> None:
    def line(one: str, other: str) -> tuple[str, list[str], bool]:
        found = of_query(session, f"SELECT ?a ?b {{ VALUES (?a ?b) {{ (<{ID}{one}> <{ID}{other}>) }} }}")
        (edge,) = found.edges
        return edge.role, [at.address for at in edge.evidence], edge.mutual

    assert line("actor/jetro", "actor/smrj")[0] == "together"
    assert "2018:6.1.1/action/4" in line("actor/jetro", "actor/smrj")[1]
    assert line("place/bandung", "actor/unep") == ("row", [], True)
    role, passages, mutual = line("2018/6", "actor/jetro")
    assert (role, mutual) == ("involvesBelow", False)
    assert "2018:6.1.1/action/4" in passages
    assert line("2018/6", "2018/6.1.1/action/4")[0] == "partOf"
    assert line("2018/1", "2018/6")[0] == "row"


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("ASK { ?a ?b ?c }", "ASK answers yes or no, in which there is nothing to draw"),
        ("SELECT ?a { VALUES ?a { 1 'two' <urn:three> } }", "the query finds no two linked things of the graph"),
        ("SELECT ?a { ?a <urn:no> ?b }", "the query finds no two linked things of the graph"),
        (
            "SELECT ?from ?to { VALUES (?from ?to) { (1 2) } }",
            "the query links no two things: an end of its first link is the text “1”, and no IRI",
        ),
        (
            "SELECT ?from ?to { VALUES (?from ?to) { (<urn:a> UNDEF) } }",
            "the query links no two things: an end of its first link is nothing, and no IRI",
        ),
        (
            "CONSTRUCT { <urn:a> <urn:b> [] } { }",
            "the query links no two things: an end of its first link is a blank node, and no IRI",
        ),
        ("SELECT ?from ?to { ?from <urn:no> ?to }", "the query finds no two linked things of the graph"),
        (
            "SELECT ?from ?to { VALUES (?from ?to) { (<urn:a> <urn:a>) } }",
            "the query links no two things of the graph: things are linked with themselves alone (1 link)",
        ),
    ],
)
def test_what_cannot_be_drawn_is_told(query: str, message: str, session: Session) -> None:
    with pytest.raises(AskedWrongly) as caught:
        of_query(session, query)
    assert (caught.value.message, caught.value.exit_code) == (message, 2)


def test_an_unknown_query_is_told(session: Session) -> None:
    with pytest.raises(UnknownName, match="the catalogue has no query"):
        of_run(session, "partnres", {}, "en")


def test_both_engines_give_the_same_network(session: Session, reference: Session) -> None:
    query = KK + f"SELECT ?x {{ ?x kk:partOf <{ID}2018/6.1.2> }}"
    assert of_query(session, query) == of_query(reference, query)
