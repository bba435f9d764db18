"""Collaboration networks: who is involved in what, who is linked with whom, drawn around one thing or whole."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from keikaku.errors import AskedWrongly
from keikaku.language.lexicon import Lexicon
from keikaku.records import IRI, Label, Picture, PictureEdge, PictureNode, natural_key
from keikaku.services.cards import Card, cards, citations
from keikaku.services.naming import resolve
from keikaku.services.words import lexicon
from keikaku.store.base import Store
from keikaku.vocab import ACTOR_KINDS, ELEMENT_KINDS, local_name, prologue

if TYPE_CHECKING:
    import networkx as nx

Links = dict[tuple[IRI, IRI, str], set[IRI]]
"""From, to, role (local name) to the passages that state it."""

_INVOLVED = (
    prologue("kk", "rdfs")
    + """
SELECT ?from ?role ?to ?passage WHERE {
  GRAPH <https://w3id.org/keikaku/ns> { ?role rdfs:subPropertyOf* kk:involves }
  GRAPH ?passage { ?from ?role ?to }
}"""
)
_LINKED = (
    prologue("kk", "dcterms", "org", "schema")
    + """
SELECT ?from ?role ?to ?passage WHERE {
  VALUES ?role { kk:operatedBy kk:cooperatesWith kk:basedAt kk:participatesIn kk:alignedWith kk:emergedFrom
                 org:memberOf org:unitOf schema:organizer schema:location dcterms:isPartOf }
  GRAPH ?passage { ?from ?role ?to }
  FILTER EXISTS { ?from a kk:Entity . ?to a kk:Entity . ?passage a kk:Passage }
}"""
)  # EXISTS, because rdflib would multiply these three with each other
_BELOW = prologue("kk") + "SELECT ?part WHERE { ?part kk:partOf* ?whole }"
_ABOUT = prologue("kk") + "SELECT ?from ?passage WHERE { GRAPH ?passage { ?from kk:about ?to } }"

_WHOLE = Label("連携のネットワーク", "Who works with whom")
_PARTICIPANTS = frozenset((*ACTOR_KINDS, "Facility"))
_SEED = 7  # any number: it only has to stay the same
_LABEL = (190.0, 105.0)  # the room that a label takes, in pixels


def picture(store: Store, name: str | None = None) -> Picture:
    """The network of a plan, or around one thing, laid out.

    Whole: initiatives with the actors and facilities that they involve, and what these are to each other.
    Around an actor or facility: what involves it, and all that is involved there. Around an element of a
    plan: what takes part in it and in the elements below it. Around another thing: what speaks of it.
    Raises UnknownName, and AskedWrongly when nothing is linked to the thing.
    """
    words = lexicon(store)
    involved, linked = _links(store, _INVOLVED), _links(store, _LINKED)
    if name is None:
        if not involved and not linked:
            raise AskedWrongly("nothing is linked with anything in the graph", "keikaku check tells what it holds")
        described = cards(store, {end for link in (*involved, *linked) for end in link[:2]})
        chosen = {k: v for k, v in involved.items() if described[k[0]].kind == "Initiative"}
        among = {k: v for k, v in linked.items() if {described[k[0]].kind, described[k[1]].kind} <= _PARTICIPANTS}
        return _picture(store, words, _most_specific(chosen) | among, None, _WHOLE)
    focus = cards(store, [(iri := resolve(store, name).iri)])[iri]
    chosen = _around(store, focus, involved)
    ends = {end for link in chosen for end in link[:2]} | {iri}
    among = {k: v for k, v in linked.items() if iri in k[:2] or (k[0] in ends and k[1] in ends)}
    title = Label(f"{focus.name('ja')}のネットワーク", f"The network around {focus.name('en')}")
    if not chosen and not among:
        raise AskedWrongly(f"nothing is linked with “{focus.name('en')}” in the graph", "keikaku show tells the rest")
    return _picture(store, words, _most_specific(chosen) | among, iri, title)


def _links(store: Store, text: str) -> Links:
    links: Links = defaultdict(set)
    for start, role, end, passage in store.select(text).rows:
        if isinstance(start, IRI) and isinstance(end, IRI) and isinstance(passage, IRI):
            # Both directions of a symmetric link are one line.
            if local_name(str(role)) == "cooperatesWith" and end < start:
                start, end = end, start
            links[start, end, local_name(str(role))].add(passage)
    return links


def _around(store: Store, focus: Card, involved: Links) -> Links:
    if focus.kind in ELEMENT_KINDS:
        parts = {row[0] for row in store.select(_BELOW, {"whole": focus.iri}).rows}
        return {link: passages for link, passages in involved.items() if link[0] in parts}
    elements = {start for start, end, _ in involved if end == focus.iri}
    chosen = {link: passages for link, passages in involved.items() if link[0] in elements}
    if not chosen:
        for start, passage in store.select(_ABOUT, {"to": focus.iri}).rows:
            if isinstance(start, IRI) and isinstance(passage, IRI):
                chosen.setdefault((start, focus.iri, "about"), set()).add(passage)
        starts = {start for start, _, _ in chosen}
        chosen |= {link: passages for link, passages in involved.items() if link[0] in starts}
    return chosen


def _most_specific(links: Links) -> Links:
    """Without the plain involvement where a role is known."""
    with_role = {(start, end) for start, end, role in links if role not in ("involves", "about")}
    return {k: v for k, v in links.items() if k[2] != "involves" or (k[0], k[1]) not in with_role}


def _picture(store: Store, words: Lexicon, links: Links, focus: IRI | None, title: Label) -> Picture:
    import networkx as nx

    network = nx.Graph()
    for start, end, _ in sorted(links):
        network.add_edge(start, end)
    described = cards(store, network.nodes)
    cited = cards(store, {passage for passages in links.values() for passage in passages})
    places = layout(network, focus)
    said_by: dict[IRI, set[IRI]] = defaultdict(set)
    for (start, end, _), passages in links.items():
        said_by[start] |= passages
        said_by[end] |= passages
    nodes = tuple(
        PictureNode(
            iri, card.kind, words.label(card.kind), Label(card.name("ja"), card.name("en")),
            citations(cited[passage] for passage in said_by[iri]),
            *places[iri], size=10 + 3 * min(network.degree(iri), 10), focus=iri == focus,
        )
        for iri, card in sorted(described.items(), key=lambda item: natural_key(item[0]))
    )  # fmt: skip
    edges = tuple(
        PictureEdge(
            start, end, role, words.label(role),
            citations(cited[passage] for passage in passages),
        )
        for (start, end, role), passages in sorted(links.items(), key=lambda item: tuple(map(natural_key, item[0])))
    )  # fmt: skip
    return Picture(title, nodes, edges)


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
    """One part by the spring model, then spread until every label has room."""
    import networkx as nx

    # Built anew in a fixed order: the model starts from random places, dealt out in the order of the nodes.
    graph = nx.Graph()
    graph.add_nodes_from(part)
    graph.add_edges_from(sorted(tuple(sorted(edge)) for edge in network.subgraph(part).edges))
    size = len(part) ** 0.5
    spread = nx.spring_layout(graph, seed=_SEED, iterations=300, k=2.0 / size)
    # Distances are measured in labels: one across is as far as one down.
    points = {node: [float(x) * size * 0.9, float(y) * size * 0.9] for node, (x, y) in spread.items()}
    _spread_apart(points)
    return {node: (x * _LABEL[0], y * _LABEL[1]) for node, (x, y) in points.items()}


def _spread_apart(points: dict[IRI, list[float]], rounds: int = 80) -> None:
    """Pushes apart, along the line between them, what stands closer than one label."""
    order = sorted(points)
    for _ in range(rounds):
        moved = False
        for index, one in enumerate(order):
            for other in order[index + 1 :]:
                (x1, y1), (x2, y2) = points[one], points[other]
                dx, dy = x2 - x1, y2 - y1
                distance = (dx * dx + dy * dy) ** 0.5
                if distance < 1.0:
                    moved = True
                    dx, dy = (dx / distance, dy / distance) if distance > 1e-6 else (1.0, 0.0)
                    step = (1.0 - distance) / 2 + 0.01
                    points[one] = [x1 - dx * step, y1 - dy * step]
                    points[other] = [x2 + dx * step, y2 + dy * step]
        if not moved:
            return


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
