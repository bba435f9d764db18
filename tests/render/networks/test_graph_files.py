"""GEXF and GraphML: what the network holds, as other programs read it."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.records import IRI, Citation, Label, PictureEdge
from keikaku.render.networks import graph_files
from keikaku.services.networks.network import Network, Node, as_graph, network
from keikaku.services.networks.network_view import NetworkView
from keikaku.services.session.cards import Card
from keikaku.services.session.session import Session
from keikaku.vocab import ID
from tests.examples import examples
from tests.render.hostile import texts as hostile_texts
from tests.render.terms import texts

GEXF = "{http://www.gexf.net/1.2draft}"


def read(form: str, text: str) -> nx.MultiDiGraph:
    if form == "gexf":
        return nx.read_gexf(io.BytesIO(text.encode()))
    return nx.parse_graphml(text, force_multigraph=True)


def written(form: str, graph: nx.MultiDiGraph, language: str = "en") -> str:
    return graph_files.gexf(graph, language) if form == "gexf" else graph_files.graphml(graph, language)


@pytest.fixture(scope="module")
def graph(session: Session) -> nx.MultiDiGraph:
    return NetworkView(network(session, "policy 6")).graph()


@pytest.mark.parametrize("form", ["gexf", "graphml"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_all_of_it_reads_back(form: str, language: str, graph: nx.MultiDiGraph) -> None:
    found = read(form, written(form, graph, language))
    assert found.is_directed()
    assert set(found.nodes) == set(graph.nodes)
    for node, data in graph.nodes(data=True):
        texts = data.keys() - {"x", "y", "label"}
        assert {key: found.nodes[node][key] for key in texts} == {key: data[key] for key in texts}
        place = found.nodes[node] if form == "graphml" else found.nodes[node]["viz"]["position"]
        assert (float(place["x"]), float(place["y"])) == (data["x"], data["y"])
        assert found.nodes[node]["label"] == data[f"label_{language}"]
    links = sorted(
        (*ends, data["relation"], data["weight"], data["evidence"]) for *ends, data in graph.edges(data=True)
    )
    assert len(links) > 20
    assert links == sorted(
        (*ends, data["relation"], int(data["weight"]), data["evidence"]) for *ends, data in found.edges(data=True)
    )


def test_gephi_finds_labels_weights_directions_and_each_link_once(graph: nx.MultiDiGraph) -> None:
    tree = ElementTree.fromstring(graph_files.gexf(graph, "ja"))
    assert tree.find(f"{GEXF}graph").attrib["defaultedgetype"] == "directed"  # type: ignore[union-attr]
    names = {node.attrib["id"]: node.attrib["label"] for node in tree.iter(f"{GEXF}node")}
    assert names[f"{ID}actor/jetro"] == "ジェトロ"
    edges = [edge.attrib for edge in tree.iter(f"{GEXF}edge")]
    assert {edge["label"] for edge in edges} >= {"連携相手"}
    assert all(float(edge["weight"]) >= 1 for edge in edges)
    assert len({edge["id"] for edge in edges}) == len(edges) == graph.number_of_edges()
    titles = {one.attrib["title"] for one in tree.iter(f"{GEXF}attribute")}
    assert titles >= {"kind", "address", "evidence", "relation"}


def test_no_two_things_of_a_graphml_file_have_one_id(graph: nx.MultiDiGraph) -> None:
    tree = ElementTree.fromstring(graph_files.graphml(graph, "en"))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    for tag in ("key", "node", "edge"):
        ids = [one.attrib["id"] for one in tree.iter(space + tag)]
        assert len(set(ids)) == len(ids) > 5, tag
    assert tree.find(f"{space}graph").attrib["edgedefault"] == "directed"  # type: ignore[union-attr]
    kinds = {one.attrib["attr.name"]: one.attrib["attr.type"] for one in tree.iter(f"{space}key")}
    assert (kinds["label"], kinds["weight"]) == ("string", "long")


def test_the_same_network_is_the_same_file_any_day(graph: nx.MultiDiGraph) -> None:
    text = graph_files.gexf(graph, "en")
    assert "lastmodified" not in text
    assert text == graph_files.gexf(graph, "en")
    assert "ジェトロ" in text


def hostile(*told: str) -> nx.MultiDiGraph:
    """A graph with texts wherever a document can put one; the nodes are told apart by a number."""
    graph = nx.MultiDiGraph(title_en=told[0], title_ja=told[0])
    for number, text in enumerate(told):
        values = dict.fromkeys(("kind", "label_en", "label_ja", "address", "evidence"), text)
        graph.add_node(f"{number}{text}", **values)
    for start, end in zip(graph.nodes, list(graph.nodes)[1:], strict=False):
        labels = dict.fromkeys(("relation", "label_en", "label_ja", "evidence"), told[-1])
        graph.add_edge(start, end, key=told[-1], weight=1, **labels)
    return graph


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_hostile_texts_break_no_file(form: str) -> None:
    graph = hostile(*hostile_texts())
    found = read(form, written(form, graph))
    assert (len(found), found.number_of_edges()) == (len(graph), graph.number_of_edges())


@given(texts, st.text(st.characters(categories=["Cc", "Cs", "Cf", "Co", "Lu"]) | st.sampled_from("\ufffe\uffff\ud800")))
@examples(50)
def test_networkx_itself_writes_what_the_graph_holds(first: str, second: str) -> None:
    nodes = [
        Node(Card(IRI(f"{ID}{number}"), "Actor", Label(name, name), name), Label(name, name), (Citation(name, 1),))
        for number, name in enumerate((first, second))
    ]
    edge = PictureEdge(nodes[0].card.iri, nodes[1].card.iri, second, Label(second, first), (Citation(second, None),))
    graph = as_graph(Network(Label(first, second), (), tuple(nodes), (edge,)))
    for write, form in ((nx.write_gexf, "gexf"), (nx.write_graphml_xml, "graphml")):
        out = io.BytesIO()
        write(graph, out)
        found = read(form, out.getvalue().decode())
        assert (set(found.nodes), found.number_of_edges()) == (set(graph.nodes), 1)


@given(texts, texts)
@examples(50)
def test_no_text_breaks_a_file(first: str, second: str) -> None:
    for form in ("gexf", "graphml"):
        assert len(read(form, written(form, hostile(first, second)))) == 2
