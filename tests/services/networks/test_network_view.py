"""What programs and people see of a network."""

from __future__ import annotations

from keikaku.records import IRI
from keikaku.services.networks.network import as_graph, network, picture
from keikaku.services.networks.network_view import NetworkView
from keikaku.services.session.session import Session
from keikaku.vocab import ID

WITH_UNEP = (
    "Work with the UN Environment Programme to transfer environmental technology abroad"
    " and support environmental action in Asia"
)


def test_a_network_as_an_object(session: Session) -> None:
    city, passage = f"{ID}actor/kawasaki-city", "2005:3/action/2"
    assert NetworkView(network(session, "UNEP")).data() == {
        "title": {
            "ja": "国連環境計画のネットワーク",
            "en": "The network around United Nations Environment Programme (UNEP)",
        },
        "nodes": [
            {
                "id": f"{ID}2005/3/action/2",
                "type": "Initiative",
                "address": passage,
                "label": {
                    "ja": "UNEP（国連環境計画）と協力し、環境技術の海外移転とアジアへの国際貢献を推進",
                    "en": WITH_UNEP,
                },
                "evidence": [passage],
            },
            {
                "id": city,
                "type": "Organisation",
                "address": None,
                "label": {"ja": "川崎市", "en": "Kawasaki City (city government)"},
                "evidence": [passage],
            },
            {
                "id": f"{ID}actor/unep",
                "type": "Organisation",
                "address": None,
                "label": {"ja": "国連環境計画", "en": "United Nations Environment Programme (UNEP)"},
                "evidence": [passage],
            },
            {
                "id": f"{ID}group/firms",
                "type": "Group",
                "address": None,
                "label": {"ja": "企業", "en": "Firms"},
                "evidence": [passage],
            },
        ],
        "links": [
            {
                "source": f"{ID}2005/3/action/2",
                "target": f"{ID}actor/unep",
                "relation": "partner",
                "evidence": [passage],
            },
            {
                "source": f"{ID}2005/3/action/2",
                "target": f"{ID}group/firms",
                "relation": "supportedBy",
                "evidence": [passage],
            },
            {"source": city, "target": f"{ID}actor/unep", "relation": "cooperatesWith", "evidence": [passage]},
        ],
    }


def test_a_network_as_rows(session: Session) -> None:
    unep = "United Nations Environment Programme (UNEP)"
    (table,) = NetworkView(network(session, "UNEP")).tables("en")
    assert table.columns == ("source", "source_type", "relation", "target", "target_type", "stated_in", "page")
    assert table.rows == [
        (
            WITH_UNEP, "Initiative",
            "partnered by", unep, "Organisation", "2005:3/action/2", "",
        ),
        (
            WITH_UNEP, "Initiative",
            "supported by", "Firms", "Group", "2005:3/action/2", "",
        ),
        (
            "Kawasaki City (city government)", "Organisation", "cooperates with",
            unep, "Organisation", "2005:3/action/2", "",
        ),
    ]  # fmt: skip


def test_it_can_be_drawn_and_reckoned_with(session: Session) -> None:
    found = network(session, "UNEP")
    view = NetworkView(found)
    assert view.picture() == picture(session, "UNEP")
    placed = {node.iri: {"x": node.x, "y": -node.y, "size": node.size} for node in view.picture().nodes}
    assert dict(view.graph().nodes(data=True)) == {
        node: {**data, **placed[IRI(node)]} for node, data in as_graph(found).nodes(data=True)
    }
    assert view.title("ja") == "国連環境計画のネットワーク"
