"""GEXF and GraphML: what the network holds, as other programs read it."""

from __future__ import annotations

import io
from fractions import Fraction
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given

from keikaku.render.networks import graph_files
from keikaku.services.networks.network import network
from keikaku.services.networks.network_view import NetworkView
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
        texts = {key: value for key, value in data.items() if isinstance(value, str) and key != "label"}
        assert {key: found.nodes[node][key] for key in texts} == texts
        assert found.nodes[node]["evidence"] == ", ".join(data["evidence"])
        assert ("address" in found.nodes[node]) is (data["address"] is not None)
        place = found.nodes[node] if form == "graphml" else found.nodes[node]["viz"]["position"]
        assert (float(place["x"]), float(place["y"])) == (data["x"], data["y"])
        assert found.nodes[node]["label"] == data[f"label_{language}"]
    links = sorted(
        (*ends, data["relation"], data["weight"], ", ".join(data["evidence"])) for *ends, data in graph.edges(data=True)
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
    assert titles >= {"type", "type_ja", "address", "evidence", "relation"}


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
        values = dict.fromkeys(("type", "label_en", "label_ja", "address", "evidence"), text)
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


def test_things_have_the_colours_and_sizes_of_the_picture(graph: nx.MultiDiGraph) -> None:
    found = read("gexf", written("gexf", graph)).nodes[f"{ID}actor/jetro"]["viz"]
    assert (found["color"], found["size"]) == (
        {"r": 0, "g": 114, "b": 178, "a": 1.0},
        graph.nodes[f"{ID}actor/jetro"]["size"],
    )
    assert read("graphml", written("graphml", graph)).nodes[f"{ID}actor/jetro"]["color"] == "#0072b2"


def test_whatever_was_added_to_a_graph_is_written() -> None:
    graph = nx.path_graph(3)
    graph.nodes[0].update(many=[1, 2], some={"b", "a"}, none=None, part=Fraction(1, 3), large=2**70, yes=True, far=0.5)
    for form in ("gexf", "graphml"):
        found = read(form, written(form, graph)).nodes["0"]
        assert [found[name] for name in ("many", "some", "part", "large", "yes", "far")] == [
            "1, 2", "a, b", "1/3", str(2**70), True, 0.5,
        ]  # fmt: skip
        assert "none" not in found


@given(texts, texts)
@examples(50)
def test_no_text_breaks_a_file(first: str, second: str) -> None:
    for form in ("gexf", "graphml"):
        assert len(read(form, written(form, hostile(first, second)))) == 2
