"""A network as it can be seen: a row for each link, nodes and links as data, a picture, a graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from keikaku.records import Cell, Citation, Picture, Table
from keikaku.services.networks.network import Network, as_graph, drawn
from keikaku.services.session.cards import pages_of
from keikaku.texts.catalogue import labels
from keikaku.views import Linked

if TYPE_CHECKING:
    import networkx as nx

_MOST_PLACED = 5_000  # things: 10 seconds, and with the square of their number

_COLUMNS = {
    "source": "columns.name",
    "source_type": "columns.kind",
    "relation": "columns.relation",
    "target": "columns.with",
    "target_type": "columns.with_kind",
    "stated_in": "columns.stated_in",
    "page": "columns.page",
}


@dataclass(frozen=True)
class NetworkView(Linked):
    """The network that was found."""

    network: Network

    def title(self, language: str) -> str:
        """What it is the network of."""
        return self.network.title.best(language) or ""

    def tables(self, language: str) -> list[Table]:
        """One row a link."""
        nodes = {node.card.iri: node for node in self.network.nodes}
        rows: list[tuple[Cell, ...]] = []
        for edge in self.network.edges:
            start, end = nodes[edge.source], nodes[edge.target]
            rows.append((
                start.card.name(language), start.kind.best(language), edge.role_label.best(language) or edge.role,
                end.card.name(language), end.kind.best(language),
                ", ".join(_addresses(edge.evidence)), pages_of(edge.evidence),
            ))  # fmt: skip
        return [Table(tuple(_COLUMNS), labels(_COLUMNS.values()), rows)]

    def data(self) -> dict[str, object]:
        """What ``network --format json`` prints: nodes and links, as networkx and d3 name them."""
        return {
            "title": self.network.title._asdict(),
            "nodes": [
                {
                    "id": node.card.iri,
                    "type": node.card.kind or None,
                    "address": node.card.address,
                    "label": node.card.label._asdict(),
                    "evidence": _addresses(node.evidence),
                }
                for node in self.network.nodes
            ],
            "links": [
                {
                    "source": edge.source,
                    "target": edge.target,
                    "relation": edge.role,
                    "evidence": _addresses(edge.evidence),
                }
                for edge in self.network.edges
            ],
        }

    def picture(self) -> Picture:
        """Laid out, one thing that was asked for in the middle."""
        return drawn(self.network)

    def graph(self) -> nx.MultiDiGraph:
        """The graph that ``Graph.network`` of the Python API gives, with the places and sizes of the picture.

        Without places where there are more things than can be laid out in good time.
        """
        graph = as_graph(self.network)
        if len(self.network.nodes) <= _MOST_PLACED:
            for node in self.picture().nodes:
                graph.nodes[str(node.iri)].update(x=node.x, y=-node.y, size=node.size)
        return graph


def _addresses(evidence: tuple[Citation, ...]) -> list[str]:
    return [citation.address for citation in evidence]
