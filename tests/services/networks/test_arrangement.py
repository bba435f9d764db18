from __future__ import annotations

from keikaku.records import IRI
from keikaku.services.networks.arrangement import layout


def test_the_layout_keeps_labels_apart_and_the_focus_in_the_middle() -> None:
    import networkx as nx

    star = nx.star_graph(12)
    network = nx.relabel_nodes(star, {node: IRI(f"urn:{node}") for node in star})
    places = layout(network, IRI("urn:0"))
    assert places == layout(network, IRI("urn:0"))
    assert places[IRI("urn:0")] == (0.0, 0.0)
    points = list(places.values())
    for index, (x, y) in enumerate(points):
        for other_x, other_y in points[index + 1 :]:
            assert abs(x - other_x) >= 150 or abs(y - other_y) >= 80
