"""A network as GEXF or GraphML, for Gephi, yEd, Cytoscape, igraph and others.

Nodes and links have a readable ``label``, and nodes the place that they have in the picture; a link has a direction,
and as ``weight`` how many passages say so. What XML cannot hold, no attribute holds.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Any

from keikaku.render.html_page import clean

if TYPE_CHECKING:
    import networkx as nx


def gexf(graph: nx.MultiDiGraph, language: str) -> str:
    """GEXF 1.2, as Gephi writes it. See Linked.graph for what the graph holds."""
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter()
    placed = _labelled(graph, language)
    for given in placed.nodes.values():
        if "x" in given:
            given["viz"] = {"position": {"x": given.pop("x"), "y": given.pop("y"), "z": 0.0}}
    writer.add_graph(placed)
    writer.xml.find("meta").attrib.pop("lastmodifieddate")  # the same network is the same file tomorrow
    return _text(writer.write)


def graphml(graph: nx.MultiDiGraph, language: str) -> str:
    """GraphML. See Linked.graph for what the graph holds."""
    from networkx.readwrite.graphml import GraphMLWriter

    # Keys become the ids of links, of which no two may be the same.
    writer = GraphMLWriter(_labelled(graph, language, numbered=True))
    return _text(writer.dump)


def _text(write: Callable[[BytesIO], None]) -> str:
    out = BytesIO()
    write(out)  # as UTF-8; as a string, all that is not ASCII would be numbers
    return out.getvalue().decode("utf-8") + "\n"


def _labelled(graph: nx.MultiDiGraph, language: str, numbered: bool = False) -> nx.MultiDiGraph:
    """The graph with labels in a language, and only characters that XML knows. numbered: the keys of links."""
    import networkx as nx

    def attributes(given: dict[str, Any]) -> dict[str, Any]:
        plain = {name: clean(value) if isinstance(value, str) else value for name, value in given.items()}
        return {**plain, "label": plain[f"label_{language}"]}

    labelled = nx.MultiDiGraph(name=clean(graph.graph[f"title_{language}"]))
    for node, given in graph.nodes(data=True):
        labelled.add_node(clean(node), **attributes(given))
    for number, (source, target, key, given) in enumerate(graph.edges(keys=True, data=True)):
        labelled.add_edge(clean(source), clean(target), key=number if numbered else clean(key), **attributes(given))
    return labelled
