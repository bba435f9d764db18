"""Networks of other people's data: links between IRIs, whatever their properties."""

from __future__ import annotations

from pathlib import Path

import pytest

from keikaku.errors import AskedWrongly
from keikaku.records import Label
from keikaku.services.networks import anything
from keikaku.services.networks.answer import of_query
from keikaku.services.networks.network import Network, as_graph, drawn, network
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.vocab import prologue

SKOS = prologue("skos")
TREE = [
    ("Clean harbour basins", "broader", "Clean water"),
    ("Moins de rejets", "broader", "Clean water"),
]


def links(found: Network) -> list[tuple[str, str | None, str]]:
    names = {node.card.iri: node.card.name("en") for node in found.nodes}
    return [(names[edge.source], edge.role_label.en, names[edge.target]) for edge in found.edges]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?from ?to { ?from skos:broader ?to }",
        "SELECT ?s ?p ?o { ?s ?p ?o FILTER (?p = skos:broader) }",
        "CONSTRUCT WHERE { ?a skos:broader ?b }",
        "CONSTRUCT { ?a skos:broader ?b . ?a skos:notation 1 } WHERE { ?a skos:broader ?b }",
    ],
)
def test_ends_and_triples_between_iris_are_drawn(query: str, thesaurus: Session) -> None:
    found = of_query(thesaurus, SKOS + query)
    assert [link for link in links(found) if "narrower" not in link and "is target of" not in link] == TREE
    assert {node.kind for node in found.nodes} == {Label("目標", "Goal"), Label("ターゲット", "Target")}
    assert {edge.role for edge in found.edges} >= {"http://www.w3.org/2004/02/skos/core#broader"}


def test_a_query_without_ends_is_drawn_by_what_links_the_things_in_its_rows(thesaurus: Session) -> None:
    found = of_query(thesaurus, SKOS + "SELECT ?a ?b { ?a skos:topConceptOf ?scheme ; skos:narrower ?b }")
    assert links(found) == [
        ("Clean water", "narrower", "Clean harbour basins"),
        ("Clean water", "narrower", "Moins de rejets"),
        ("Clean harbour basins", "broader", "Clean water"),
        ("Clean harbour basins", "is target of", "Clean water"),
        ("Moins de rejets", "broader", "Clean water"),
        ("Moins de rejets", "is target of", "Clean water"),
    ]


def test_ends_that_are_texts_are_told(thesaurus: Session) -> None:
    with pytest.raises(AskedWrongly, match="an end of its first link is the text “Clean water”, and no IRI"):
        of_query(thesaurus, SKOS + "SELECT ?from ?to { ?from skos:prefLabel ?to } ORDER BY ?from ?to")


def test_around_a_thing_stands_all_that_is_linked_with_it(chart: Session) -> None:
    found = network(chart, "港湾事務所")
    assert found.title == Label("港湾事務所のネットワーク", "The network around Port Office")
    assert links(found) == [
        ("所長", "postIn", "Port Office"),
        ("Port Office", "unitOf", "Minato City"),
        ("Port Office", "hasSite", "pier-site"),
        ("Port Office", "oversees", "Quay Section"),
        ("Quay Section", "unitOf", "Port Office"),
    ]
    assert [node.label.ja for node in drawn(found).nodes if node.focus] == ["港湾事務所"]
    assert ("Port Office", "type", "office") in links(network(chart, "office"))  # a class: what is of it


def test_of_all_the_links_between_things_and_not_how_classes_are_described(chart: Session) -> None:
    found = network(chart)
    assert (found.title.en, found.left_out, len(found.edges)) == ("All links", 0, 9)
    assert not {"domain", "range", "subClassOf", "type"} & {edge.role_label.en for edge in found.edges}


def test_what_stands_in_a_list_is_linked_as_if_there_were_none(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(
        "@prefix x: <urn:x:> .\n"
        'x:route x:stops ( x:pier [ x:zone 3 ] x:market "a ferry" x:pier ) ; x:detours () ; x:runs x:daily .\n'
        "x:market x:of ( x:town ) .\n",
        encoding="utf-8",
    )
    session = open_session(str(tmp_path))
    stops = [("route", "stops", "market"), ("route", "stops", "pier")]
    everything = [("market", "of", "town"), ("route", "runs", "daily"), *stops]
    assert sorted(links(network(session))) == everything
    assert sorted(links(network(session, "urn:x:route"))) == everything[1:]
    assert sorted(links(network(session, "urn:x:pier"))) == stops[1:]
    found = of_query(session, "SELECT ?thing { VALUES ?thing { <urn:x:route> <urn:x:market> } }")
    assert links(found) == stops[:1]
    graph = as_graph(network(session))
    assert {given["weight"] for *_, given in graph.edges(data=True)} == {1}


def test_of_many_things_the_most_linked_are_drawn_and_the_rest_is_counted(tmp_path: Path) -> None:
    leaves = "".join(f"<urn:x:{number:03}> <urn:p:in> <urn:x:hub> .\n" for number in range(anything.MOST + 20))
    (tmp_path / "a.nt").write_text(f"{leaves}<urn:x:169> <urn:p:by> <urn:x:168> .\n", encoding="utf-8")
    session = open_session(str(tmp_path))
    found = network(session)
    assert (len(found.nodes), len(found.edges), found.left_out) == (anything.MOST, anything.MOST, 21)
    assert "169" in {node.card.name("en") for node in found.nodes}  # it has two links
    found = network(session, "urn:x:hub")
    assert (len(found.nodes), len(found.edges), found.left_out) == (anything.MOST, anything.MOST - 1, 21)


def test_data_without_a_link_are_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.nt").write_text('<urn:x:a> <urn:p:name> "alone" .\n', encoding="utf-8")
    session = open_session(str(tmp_path))
    for names, said in (((), "anything"), (("urn:x:a",), "“a”")):
        with pytest.raises(AskedWrongly, match=f"^nothing is linked with {said} in the graph$"):
            network(session, *names)
