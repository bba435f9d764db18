from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from keikaku.errors import AskedWrongly, DataAtFault, UnknownName
from keikaku.records import Citation, Label
from keikaku.services.networks.network import drawn, network, picture
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.vocab import ID, NS, local_name, prologue
from tests.store.conftest import OXIGRAPH, SMALL


def test_around_an_organisation_stands_all_that_is_involved_with_it(session: Session) -> None:
    drawn = picture(session, "UNEP")
    assert drawn.title == Label(
        "国連環境計画のネットワーク", "The network around United Nations Environment Programme (UNEP)"
    )
    assert {(node.iri.removeprefix(ID), node.kind, node.focus) for node in drawn.nodes} == {
        ("2005/3/action/2", "Initiative", False),
        ("actor/unep", "Organisation", True),
        ("actor/kawasaki-city", "Organisation", False),
        ("group/firms", "Group", False),  # who takes part without a name
    }
    assert {
        (edge.source.removeprefix(ID), edge.role, edge.target.removeprefix(ID), edge.evidence) for edge in drawn.edges
    } == {
        ("2005/3/action/2", "partner", "actor/unep", (Citation("2005:3/action/2", None),)),
        ("2005/3/action/2", "supportedBy", "group/firms", (Citation("2005:3/action/2", None),)),
        ("actor/kawasaki-city", "cooperatesWith", "actor/unep", (Citation("2005:3/action/2", None),)),
    }


def test_around_an_element_stands_what_takes_part_below_it(session: Session) -> None:
    drawn = picture(session, "2018:6.1.2")
    query = f"SELECT DISTINCT ?x {{ ?e kk:partOf* <{ID}2018/6.1.2> ; kk:involves ?x }}"
    involved = {str(row[0]) for row in session.select(prologue("kk") + query).rows}
    assert involved
    assert involved <= {node.iri for node in drawn.nodes}
    assert all(edge.evidence for edge in drawn.edges)


def test_around_a_place_stands_what_speaks_of_it(session: Session) -> None:
    drawn = picture(session, "place/bandung")
    roles = {(edge.source.removeprefix(ID), edge.role) for edge in drawn.edges if edge.target == f"{ID}place/bandung"}
    assert ("2018/6.2.1/figure/2", "about") in roles


def test_the_whole_joins_every_initiative_with_those_involved(session: Session) -> None:
    """Those with a name: a group is many bodies, and not the same ones in every initiative."""
    drawn = picture(session)
    query = "SELECT DISTINCT ?i ?x { ?i a kk:Initiative ; kk:involves ?x FILTER NOT EXISTS { ?x a kk:Group } }"
    expected = {(str(i), str(x)) for i, x in session.select(prologue("kk") + query).rows}
    lines = {(str(edge.source), str(edge.target)) for edge in drawn.edges}
    assert expected
    assert expected <= lines
    assert drawn.title == Label("連携のネットワーク", "Who works with whom")
    assert not any(node.focus or node.kind == "Group" for node in drawn.nodes)


def test_plain_involvement_is_left_out_where_a_role_is_known(session: Session) -> None:
    roles: dict[tuple[str, str], set[str]] = {}
    for edge in picture(session).edges:
        roles.setdefault((edge.source, edge.target), set()).add(edge.role)
    assert not any("involves" in some and len(some) > 1 for some in roles.values())


@pytest.mark.parametrize("name", ["UNEP", "2018:6.1.2"])
def test_the_same_question_gives_the_same_picture_on_both_engines(
    name: str, session: Session, reference: Session
) -> None:
    drawn = picture(session, name)
    assert picture(session, name) == drawn
    assert picture(reference, name) == drawn


def test_only_what_the_ontology_calls_symmetric_is_mutual(session: Session) -> None:
    edges = picture(session, "UNEP").edges
    assert {(edge.role, edge.mutual) for edge in edges} == {
        ("partner", False), ("supportedBy", False), ("cooperatesWith", True),
    }  # fmt: skip


@pytest.mark.parametrize(("name", "plan"), [("2018 plan", "2018/"), ("2005", "2005/"), ("政策6", "2018/6.")])
def test_of_a_whole_plan_or_policy_stands_all_that_takes_part_in_it(name: str, plan: str, session: Session) -> None:
    found = network(session, name)
    query = f"SELECT ?e ?x {{ ?e kk:involves ?x FILTER (STRSTARTS(STR(?e), '{ID}{plan}')) }}"
    expected = {(str(e), str(x)) for e, x in session.select(prologue("kk") + query).rows}
    assert expected
    roles = network_roles(session)
    assert {(e.source, e.target) for e in found.edges if e.role in roles} == expected


def network_roles(session: Session) -> set[str]:
    query = f"SELECT ?r {{ GRAPH <{NS[:-1]}> {{ ?r rdfs:subPropertyOf* kk:involves }} }}"
    roles = {local_name(str(row[0])) for row in session.select(prologue("kk", "rdfs") + query).rows}
    return roles | {"wanted"}  # who is only called for is drawn as that


def test_of_several_things_all_that_surrounds_each(session: Session) -> None:
    both, one, other = (network(session, *names) for names in (("UNEP", "JETRO"), ("UNEP",), ("JETRO",)))
    assert both.title == Label(
        "国連環境計画・ジェトロのネットワーク",
        "The network around United Nations Environment Programme (UNEP) and JETRO (Japan External Trade Organization)",
    )
    assert both.focus == (*one.focus, *other.focus)
    assert {edge[:3] for edge in (*one.edges, *other.edges)} <= {edge[:3] for edge in both.edges}
    assert {node.card.iri for node in both.nodes} == {node.card.iri for node in (*one.nodes, *other.nodes)}
    assert [node.iri for node in drawn(both).nodes if node.focus] == sorted(both.focus)


def test_a_thing_named_twice_stands_once(session: Session) -> None:
    assert network(session, "UNEP", "国連環境計画") == network(session, "UNEP")


def test_what_nothing_is_linked_with_cannot_be_drawn(town: Session) -> None:
    with pytest.raises(AskedWrongly, match=r"^nothing is linked with “cases” in the graph$") as caught:
        network(town, "unit/case")
    assert caught.value.exit_code == 2
    with pytest.raises(AskedWrongly, match="nothing is linked with “cases”"):
        network(town, "Minato Market", "unit/case")  # though something is with the other


def test_what_takes_part_in_nothing_is_drawn_with_what_it_is_linked_with(town: Session) -> None:
    (edge,) = network(town, "place/minato").edges
    assert (edge.source, edge.role, edge.target) == (f"{ID}place/harbour", "isPartOf", f"{ID}place/minato")


def test_an_unknown_name_is_refused(session: Session) -> None:
    with pytest.raises(UnknownName):
        picture(session, "flying saucers")


def test_a_graph_without_links_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<https://e.x/a> <https://e.x/b> 'c' .", encoding="utf-8")
    with pytest.raises(AskedWrongly, match="nothing is linked with anything in the graph"):
        picture(open_session(str(tmp_path)))


def test_a_store_without_the_ontology_is_told_of(tmp_path: Path) -> None:
    subprocess.run(
        [OXIGRAPH, "load", "--location", tmp_path / "store", "--file", SMALL],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    with pytest.raises(DataAtFault) as caught:
        picture(open_session(str(tmp_path / "store")))
    assert caught.value.message.startswith("the store lacks the ontology")
    assert caught.value.hint == "load ontology/keikaku.ttl into its graph <https://w3id.org/keikaku/ns>"
