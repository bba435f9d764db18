"""Where the things of a network stand in its picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keikaku.records import IRI
from keikaku.spreading import spread

if TYPE_CHECKING:
    import networkx as nx

_SEED = 7  # any number: it only has to stay the same
_LABEL = (190.0, 105.0)  # the room that a label takes, in pixels
_FEW = 500  # things up to which networkx lays springs without scipy
_APART = 1.02  # labels between two things, so that at least one is left where they still touch a little


def layout(network: nx.Graph, focus: IRI | None = None) -> dict[IRI, tuple[float, float]]:
    """Positions in pixels, the same for the same network; no two things nearer than their labels need.

    Each part that hangs together is laid out by itself, and the parts are set in rows, largest first. The
    thing asked for stands at the origin.
    """
    import networkx as nx

    parts = sorted((sorted(part) for part in nx.connected_components(network)), key=lambda part: (-len(part), part))
    placed = _in_rows([_spring(network, part) for part in parts])
    x0, y0 = placed.get(focus, (0.0, 0.0)) if focus else (0.0, 0.0)
    return {node: (round(x - x0, 1), round(y - y0, 1)) for node, (x, y) in placed.items()}


def _spring(network: nx.Graph, part: list[IRI]) -> dict[IRI, tuple[float, float]]:
    """One part by springs, a large one by attraction and repulsion, then spread until every label has room."""
    import networkx as nx

    # Built anew in a fixed order: the model starts from random places, dealt out in the order of the nodes.
    graph = nx.Graph()
    graph.add_nodes_from(part)
    graph.add_edges_from(sorted(tuple(sorted(edge)) for edge in network.subgraph(part).edges))
    size = len(part) ** 0.5
    if len(part) < _FEW:
        places = nx.spring_layout(graph, seed=_SEED, iterations=300, k=2.0 / size)
    else:
        places = nx.rescale_layout_dict(nx.forceatlas2_layout(graph, seed=_SEED, max_iter=60))
    # Distances are measured in labels: one across is as far as one down.
    points = [[float(x) * size * 0.9, float(y) * size * 0.9] for x, y in (places[node] for node in part)]
    spread(points, [False] * len(part), _APART)
    return {node: (x * _LABEL[0], y * _LABEL[1]) for node, (x, y) in zip(part, points, strict=True)}


def _in_rows(parts: list[dict[IRI, tuple[float, float]]]) -> dict[IRI, tuple[float, float]]:
    """The parts side by side, in rows about as wide as the largest part."""
    placed: dict[IRI, tuple[float, float]] = {}
    left = top = row_height = 0.0
    full = 0.0
    for part in parts:
        xs, ys = [x for x, _ in part.values()], [y for _, y in part.values()]
        wide, high = max(xs) - min(xs) + 1.5 * _LABEL[0], max(ys) - min(ys) + 1.5 * _LABEL[1]
        full = full or max(wide, 4 * _LABEL[0])
        if left and left + wide > full:
            left, top, row_height = 0.0, top + row_height, 0.0
        for node, (x, y) in part.items():
            placed[node] = (x - min(xs) + left, y - min(ys) + top)
        left, row_height = left + wide, max(row_height, high)
    return placed
