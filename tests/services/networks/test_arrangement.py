from __future__ import annotations

import random

import pytest

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


@pytest.mark.parametrize("many", [40, 600])
def test_no_label_of_a_network_of_any_size_stands_on_another(many: int) -> None:
    import networkx as nx

    chance = random.Random(many)
    network = nx.Graph()
    for number in range(1, many):  # all in one piece, as springs of 500 things and more are laid in another way
        network.add_edge(IRI(f"urn:{number}"), IRI(f"urn:{chance.randrange(number)}"))
    places = layout(network)
    assert places == layout(network)
    points = sorted((x / 190, y / 105) for x, y in places.values())
    assert len(points) == many
    for index, (x, y) in enumerate(points):
        for other_x, other_y in points[index + 1 :]:
            assert other_x - x >= 0.98 or abs(y - other_y) >= 0.7 or (other_x - x) ** 2 + (y - other_y) ** 2 >= 0.95
