"""A network as GEXF or GraphML, for Gephi, yEd, Cytoscape, igraph and others.

Nodes and links have a readable ``label``, and nodes the place, size and colour that they have in the picture; a link
has a direction, and as ``weight`` how many passages say so, or 1 where the data have none. Whatever else a graph of
networkx holds is written, too: what is several as text with ", " between, what is no number as text. What XML cannot
hold, no attribute holds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from keikaku.render.explorer.style import kind_looks
from keikaku.render.html_page import asset, clean

if TYPE_CHECKING:
    import networkx as nx

_INK = re.compile(r"--ink-([a-z]+): *(#[0-9a-f]{6})")
_LONGEST = 2**63  # what other programs hold as a whole number


def gexf(graph: nx.Graph, language: str) -> str:
    """GEXF 1.2, as Gephi writes it. See Linked.graph for what the graph holds."""
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter()
    placed = _labelled(graph, language)
    for given in placed.nodes.values():
        seen: dict[str, Any] = {}
        if "x" in given and "y" in given:
            seen["position"] = {"x": given.pop("x"), "y": given.pop("y"), "z": 0.0}
        if "size" in given:
            seen["size"] = given.pop("size")
        if "color" in given:
            red, green, blue = bytes.fromhex(given.pop("color")[1:])
            seen["color"] = {"r": red, "g": green, "b": blue}
        if seen:
            given["viz"] = seen
    writer.add_graph(placed)
    writer.xml.find("meta").attrib.pop("lastmodifieddate")  # the same network is the same file tomorrow
    return _text(writer.write)


def graphml(graph: nx.Graph, language: str) -> str:
    """GraphML. See Linked.graph for what the graph holds."""
    from networkx.readwrite.graphml import GraphMLWriter

    # Keys become the ids of links, of which no two may be the same.
    writer = GraphMLWriter(_labelled(graph, language, numbered=True))
    return _text(writer.dump)


def _text(write: Callable[[BytesIO], None]) -> str:
    out = BytesIO()
    write(out)  # as UTF-8; as a string, all that is not ASCII would be numbers
    return out.getvalue().decode("utf-8") + "\n"


def _labelled(graph: nx.Graph, language: str, numbered: bool = False) -> nx.Graph:
    """The graph with labels in a language, and only characters that XML knows. numbered: the keys of links."""
    labelled = graph.__class__()
    title = graph.graph.get(f"title_{language}")
    if title is not None:
        labelled.graph["name"] = clean(str(title))
    colours = _colours(graph)
    for node, given in graph.nodes(data=True):
        colour = {"color": colours[given["type"]]} if given.get("type") in colours else {}
        labelled.add_node(clean(str(node)), **(colour | _plain(given, language, str(node))))
    if graph.is_multigraph():
        for number, (source, target, key, given) in enumerate(graph.edges(keys=True, data=True)):
            name = number if numbered else clean(str(key))
            labelled.add_edge(clean(str(source)), clean(str(target)), key=name, **_plain(given, language, ""))
    else:
        for source, target, given in graph.edges(data=True):
            labelled.add_edge(clean(str(source)), clean(str(target)), **_plain(given, language, ""))
    return labelled


def _colours(graph: nx.Graph) -> dict[str, str]:
    """Each class of thing with its colour in the picture on white."""
    kinds = Counter(given["type"] for _, given in graph.nodes(data=True) if isinstance(given.get("type"), str))
    frequent = sorted(kinds, key=lambda kind: (-kinds[kind], kind))
    inks: dict[str, str] = {}
    for name, colour in _INK.findall(asset("colours.css")):
        inks.setdefault(name, colour)  # the first are those on white
    return {kind: inks[ink] for kind, (_, ink) in zip(frequent, kind_looks(frequent), strict=True)}


def _plain(given: Mapping[str, Any], language: str, name: str) -> dict[str, Any]:
    """Attributes as the formats know them; None is left out."""
    plain = {clean(str(key)): _value(value) for key, value in given.items() if value is not None}
    label = plain.get(f"label_{language}", plain.get("label", clean(name)))
    return {**plain, "label": label} if label else plain


def _value(value: Any) -> str | int | float | bool:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool | float):
        return value
    if isinstance(value, int) and abs(value) < _LONGEST:
        return value
    if isinstance(value, tuple | list | set | frozenset):
        parts = sorted(map(str, value)) if isinstance(value, set | frozenset) else map(str, value)
        return clean(", ".join(parts))
    if callable(item := getattr(value, "item", None)):  # a number of numpy
        return _value(item())
    return clean(str(value))
