"""Collaboration networks: who is involved in what, who is linked with whom, drawn around one thing or whole."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from keikaku.errors import AskedWrongly
from keikaku.records import IRI, Label, Picture, PictureEdge, PictureNode, natural_key
from keikaku.services.cards import Card, cards
from keikaku.services.naming import resolve
from keikaku.services.words import lexicon
from keikaku.store.base import Store
from keikaku.vocab import ELEMENT_KINDS, local_name, prologue

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
  ?from a kk:Entity . ?to a kk:Entity . ?passage a kk:Passage
}"""
)
_BELOW = prologue("kk") + "SELECT ?part WHERE { ?part kk:partOf* ?whole }"
_ABOUT = prologue("kk") + "SELECT ?from ?passage WHERE { GRAPH ?passage { ?from kk:about ?to } }"

_WHOLE = Label("連携のネットワーク", "Who works with whom")
_AROUND = Label("{}のネットワーク", "The network around {}")
_SEED = 7  # any number: it only has to stay the same
_SPACING = 150.0  # pixels between neighbours


def picture(store: Store, name: str | None = None) -> Picture:
    """The network of a plan, or around one thing, laid out.

    Whole: initiatives with the actors and facilities that they involve, and what these are to each other.
    Around an actor or facility: what involves it, and all that is involved there. Around an element of a
    plan: what takes part in it and in the elements below it. Around another thing: what speaks of it.
    Raises UnknownName, and AskedWrongly when nothing is linked to the thing.
    """
    involved, linked = _links(store, _INVOLVED), _links(store, _LINKED)
    if name is None:
        described = cards(store, {end for link in involved for end in link[:2]})
        chosen = {k: v for k, v in involved.items() if described[k[0]].kind == "Initiative"}
        return _picture(store, _most_specific(chosen) | linked, None, _WHOLE)
    focus = cards(store, [(iri := resolve(store, name).iri)])[iri]
    chosen = _around(store, focus, involved)
    ends = {end for link in chosen for end in link[:2]} | {iri}
    among = {k: v for k, v in linked.items() if iri in k[:2] or (k[0] in ends and k[1] in ends)}
    title = Label(*(form.format(focus.name(language)) for form, language in zip(_AROUND, ("ja", "en"), strict=True)))
    if not chosen and not among:
        raise AskedWrongly(f"nothing is linked with “{focus.name('en')}” in the graph", "keikaku show tells what is known")
    return _picture(store, _most_specific(chosen) | among, iri, title)


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


def _picture(store: Store, links: Links, focus: IRI | None, title: Label) -> Picture:
    import networkx as nx

    network = nx.Graph()
    for start, end, _ in sorted(links):
        network.add_edge(start, end)
    if focus:
        network.add_node(focus)
    described = cards(store, network.nodes)
    cited = cards(store, {passage for passages in links.values() for passage in passages})
    words = lexicon(store)
    places = layout(network, focus)
    said_by: dict[IRI, set[IRI]] = defaultdict(set)
    for (start, end, _), passages in links.items():
        said_by[start] |= passages
        said_by[end] |= passages
    nodes = tuple(
        PictureNode(
            iri, card.kind, words.label(card.kind), Label(card.name("ja"), card.name("en")),
            tuple(sorted((cited[p].citation for p in said_by[iri]), key=lambda c: natural_key(c.address))),
            *places[iri], size=10 + 3 * min(network.degree(iri), 10), focus=iri == focus,
        )
        for iri, card in sorted(described.items(), key=lambda item: natural_key(item[0]))
    )  # fmt: skip
    edges = tuple(
        PictureEdge(
            start, end, role, words.label(role),
            tuple(sorted((cited[p].citation for p in passages), key=lambda c: natural_key(c.address))),
        )
        for (start, end, role), passages in sorted(links.items(), key=lambda item: tuple(map(natural_key, item[0])))
    )  # fmt: skip
    return Picture(title, nodes, edges)


def layout(network: nx.Graph, focus: IRI | None = None) -> dict[IRI, tuple[float, float]]:
    """Positions in pixels, the same for the same network; no two things nearer than their labels need."""
    import networkx as nx

    if len(network) == 1:
        return dict.fromkeys(network, (0.0, 0.0))
    scale = _SPACING * max(2.0, len(network) ** 0.5)
    spread = nx.spring_layout(network, seed=_SEED, iterations=200, k=2.2 / len(network) ** 0.5, scale=scale)
    if focus in network:  # the thing asked for stands in the middle
        middle = spread[focus]
        spread = {node: point - middle for node, point in spread.items()}
    points = {node: [float(x) * 1.35, float(y)] for node, (x, y) in spread.items()}
    _spread_apart(points, focus)
    return {node: (round(x, 1), round(y, 1)) for node, (x, y) in points.items()}


def _spread_apart(points: dict[IRI, list[float]], focus: IRI | None, rounds: int = 60) -> None:
    """Pushes apart what stands too close, a label being wider than high; the focus stays."""
    wide, high = 190.0, 95.0
    order = sorted(points)
    for _ in range(rounds):
        moved = False
        for index, one in enumerate(order):
            for other in order[index + 1 :]:
                dx, dy = points[other][0] - points[one][0], points[other][1] - points[one][1]
                if abs(dx) < wide and abs(dy) < high:
                    moved = True
                    _part(points, one, other, dx, dy, focus, (wide, high))
        if not moved:
            return


def _part(
    points: dict[IRI, list[float]], one: IRI, other: IRI, dx: float, dy: float, focus: IRI | None,
    room: tuple[float, float],
) -> None:  # fmt: skip
    """Moves two things apart along the axis on which less is missing."""
    wide, high = room
    axis = 1 if high - abs(dy) < wide - abs(dx) else 0
    missing = (high - abs(dy) if axis else wide - abs(dx)) / 2 + 0.5
    sign = 1.0 if (dy if axis else dx) >= 0 else -1.0
    if one != focus:
        points[one][axis] -= sign * missing * (2.0 if other == focus else 1.0)
    if other != focus:
        points[other][axis] += sign * missing * (2.0 if one == focus else 1.0)

