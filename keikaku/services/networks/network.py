"""Collaboration networks: who is involved in what, who is linked with whom, around one thing or whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from keikaku.errors import AskedWrongly
from keikaku.records import IRI, Citation, Label, Picture, PictureEdge, PictureNode, Term, natural_key
from keikaku.services.networks import anything
from keikaku.services.networks.links import Links, is_iri
from keikaku.services.session.cards import Card, citations
from keikaku.services.session.rules import plain
from keikaku.services.session.session import Session
from keikaku.services.things.anything import is_foreign
from keikaku.services.things.naming import found
from keikaku.texts.catalogue import LANGUAGES, label, text
from keikaku.vocab import ACTOR_KINDS, ELEMENTS, kk, local_name, prologue

if TYPE_CHECKING:
    import networkx as nx

_INVOLVED = "SELECT ?from ?role ?to ?passage WHERE { GRAPH ?passage { ?from ?role ?to } }"
# What involves a thing, and what is below it.
_WITH_IT = "SELECT DISTINCT ?from WHERE { ?from ?is ?focus }"
_BELOW = prologue("kk") + "SELECT DISTINCT ?from WHERE { ?from kk:partOf* ?focus }"
_ABOUT = prologue("kk") + "SELECT ?from ?passage WHERE { GRAPH ?passage { ?from kk:about ?to } }"
_LINKED = (
    prologue("kk", "dcterms", "org", "schema")
    + """
SELECT DISTINCT ?from ?role ?to ?passage WHERE {
  VALUES ?role { kk:operatedBy kk:cooperatesWith kk:basedAt kk:participatesIn kk:alignedWith kk:emergedFrom
                 kk:wantsToCooperateWith
                 org:memberOf org:unitOf schema:organizer schema:location dcterms:isPartOf }
  GRAPH ?passage { ?from ?role ?to }
  FILTER EXISTS { ?from a kk:Entity . ?to a kk:Entity . ?passage a kk:Passage }
}"""
)  # EXISTS, because rdflib would multiply these three with each other

PARTICIPANTS = frozenset((*ACTOR_KINDS, "Facility", "Post"))
"""Classes of what takes part; groups do not, for that many work with “firms” links no two of them."""
_IN_INITIATIVES = [["Initiative", kind] for kind in sorted(PARTICIPANTS)]


class Node(NamedTuple):
    """A thing in a network: its kind in words, and the passages that link it with another."""

    card: Card
    kind: Label
    evidence: tuple[Citation, ...]


class Network(NamedTuple):
    """Things and the links between them; ``focus`` holds those that were asked for by name, if any."""

    title: Label
    focus: tuple[IRI, ...]
    nodes: tuple[Node, ...]
    edges: tuple[PictureEdge, ...]
    left_out: int = 0  # links that are too many to be drawn
    to_self: int = 0  # links from a thing to itself, which are not drawn


def network(session: Session, *names: str) -> Network:
    """The network of all plans, or around one thing or several.

    Whole: initiatives with the actors and facilities that they involve, and what these are to each other.
    Around an actor or facility: what involves it, and all that is involved there. Around an element of a plan,
    or a whole plan: what takes part in it and in the elements below it. Around another thing: what speaks of it.
    Of several: all that surrounds each, with what links them. Of other people's data: all links between things, of
    many things those between the most linked; around one of them all that is linked with it.
    Raises UnknownName, and AskedWrongly when nothing is linked to the thing.
    """
    if not names:
        return _whole(session)
    session = session.about(*names)
    named = [found(session, name) for name in names]
    session = next((one for one, _ in named if one is not session), session)
    if any(is_foreign(session, session.card(one.iri)) for _, one in named):
        return _of_anything(session, [one.iri for _, one in named])
    asked = list(dict.fromkeys(resolved.iri for _, resolved in named))
    focus = list(session.cards(asked).values())
    around = [_around(session, one) for one in focus]
    ends = {end for links in around for link in links for end in link[:2]} | {*asked}
    linked = _linked(session, sorted(ends), asked)
    chosen: Links = {}
    for one, links in zip(focus, around, strict=True):
        if not links and not any(one.iri in link[:2] for link in linked):
            raise AskedWrongly(f"nothing is linked with “{one.name('en')}” in the graph", "keikaku show tells the rest")
        chosen |= links
    among = {k: v for k, v in linked.items() if not {*asked}.isdisjoint(k[:2]) or (k[0] in ends and k[1] in ends)}
    return described_network(session, chosen | among, _title(focus), tuple(asked))


def _linked(session: Session, ends: list[IRI], asked: list[IRI]) -> Links:
    """What links these ends with anything, and anything with what is asked about; where it is here, all links."""
    if not session.is_far:
        return _links(session, _LINKED, {})
    return _links(session, _LINKED, {"from": ends}) | _links(session, _LINKED, {"to": asked})


def _whole(session: Session) -> Network:
    if session.foreign:
        return _of_anything(session, [])
    involved, linked = _links(session, _INVOLVED, {"role": roles_of_involvement(session)}), _links(session, _LINKED, {})
    if not involved:
        _ = session.lexicon  # a store without the ontology is told of: it cannot know which links are involvement
    if not involved and not linked:
        return _of_anything(session, [])
    described = session.cards({end for link in (*involved, *linked) for end in link[:2]})
    chosen = {k: v for k, v in involved.items() if [described[end].kind for end in k[:2]] in _IN_INITIATIVES}
    among = {k: v for k, v in linked.items() if {described[k[0]].kind, described[k[1]].kind} <= PARTICIPANTS}
    return described_network(session, chosen | among, label("networks.whole"))


def roles_of_involvement(session: Session) -> list[IRI]:
    """The properties by which an element involves something."""
    wider = session.rules.above
    return [kk("involves"), *sorted(IRI(one) for one in wider if kk("involves") in wider[one])]


def _of_anything(session: Session, asked: list[IRI]) -> Network:
    """The network of other people's things. Raises AskedWrongly where nothing is linked."""
    links, left_out, to_self = anything.around(session, asked) if asked else anything.whole(session)
    if not links:
        name = f"“{session.card(asked[0]).name('en')}”" if asked else "anything"
        what = f"nothing is linked with {name} in the graph{but_to_self(to_self)}"
        raise AskedWrongly(what, "keikaku show tells what is said of a thing")
    title = _title(list(session.cards(asked).values())) if asked else label("networks.links")
    found = described_network(session, links, title, tuple(asked), alone=asked)
    return found._replace(left_out=left_out, to_self=to_self)


def but_to_self(count: int) -> str:
    """What is said beside it where there are links from things to themselves alone."""
    return f": things are linked with themselves alone ({count} {'link' if count == 1 else 'links'})" if count else ""


def _title(focus: list[Card]) -> Label:
    return label("networks.around", names=Label(*(_listed(focus, language) for language in LANGUAGES)))


def _listed(focus: list[Card], language: str) -> str:
    *most, last = [one.name(language) for one in focus]
    return text("joints.last_name", language).join(
        [*([text("joints.names", language).join(most)] if most else []), last]
    )


def _links(session: Session, text: str, bound: Mapping[str, list[IRI]]) -> Links:
    return _told(session.select(text, bound).rows)


def _told(rows: Iterable[tuple[Term | None, ...]]) -> Links:
    links: Links = defaultdict(set)
    for start, role, end, passage in rows:
        if isinstance(start, IRI) and isinstance(end, IRI) and isinstance(passage, IRI):
            links[start, end, local_name(str(role))].add(passage)
    return dict(links)


def _around(session: Session, focus: Card) -> Links:
    roles = roles_of_involvement(session)
    if focus.kind in ELEMENTS:
        return _involving(session, below(session, focus.iri), roles)
    chosen = _involving(session, _starts(session, _WITH_IT, {"focus": [focus.iri], "is": roles}), roles)
    if not chosen:
        for start, passage in session.select(_ABOUT, {"to": focus.iri}).rows:
            if isinstance(start, IRI) and isinstance(passage, IRI):
                chosen.setdefault((start, focus.iri, "about"), set()).add(passage)
        chosen |= _involving(session, {start for start, _, _ in chosen}, roles)
    return chosen


def below(session: Session, element: IRI) -> set[IRI]:
    """An element and all that is part of it."""
    return _starts(session, _BELOW, {"focus": [element]})


def involving(session: Session, starts: set[IRI] | None = None) -> Links:
    """What elements involve, by role: of these, or of all."""
    roles = roles_of_involvement(session)
    if starts is not None:
        return _involving(session, starts, roles)
    return _links(session, _INVOLVED, {"role": roles})


def _starts(session: Session, text: str, bound: Mapping[str, list[IRI]]) -> set[IRI]:
    return {row[0] for row in session.select(text, bound).rows if isinstance(row[0], IRI)}


def _involving(session: Session, starts: set[IRI], roles: list[IRI]) -> Links:
    """What these involve: asked for of them alone where it goes over the wire, and chosen from all where it is here."""
    if not starts:
        return {}
    if session.is_far:
        return _told(session.select_each(_INVOLVED, "from", sorted(starts), {"role": roles}))
    every = _links(session, _INVOLVED, {"role": roles})
    return {link: passages for link, passages in every.items() if link[0] in starts}


def described_network(
    session: Session, links: Links, title: Label, focus: tuple[IRI, ...] = (), alone: Iterable[IRI] = (),
    labels: dict[str, Label] | None = None, mutual: Collection[str] = (),
) -> Network:  # fmt: skip
    """A network of these links, without those that follow from others, and of the things that stand ``alone``.

    labels: of roles that the ontology has no word for; mutual: those of them in which neither end comes first.
    """
    follow = session.rules.local()
    words = session.lexicon
    links = plain(links, follow)
    said_by: dict[IRI, set[IRI]] = {thing: set() for thing in alone}
    for (start, end, _), passages in links.items():
        for one in (start, end):
            said_by.setdefault(one, set()).update(passages)
    session.cards([*said_by, *(passage for passages in links.values() for passage in passages)])  # in one question
    described = session.cards(sorted(said_by))
    named = session.words(IRI(role) for _, _, role in links if is_iri(role))
    session.words({card.type for card in described.values() if card.type})  # all at once
    cited = session.cards({passage for passages in links.values() for passage in passages})
    nodes = tuple(
        Node(
            card,
            words.label(card.kind) if card.kind else session.called(card),
            citations(cited[passage] for passage in said_by[iri]),
        )
        for iri, card in sorted(described.items(), key=lambda item: natural_key(item[0]))
    )
    edges = tuple(
        PictureEdge(
            start, end, role, (labels or {}).get(role) or named.get(IRI(role)) or words.label(role),
            citations(cited[passage] for passage in passages), role in follow.symmetric or role in mutual,
        )
        for (start, end, role), passages in sorted(links.items(), key=lambda item: tuple(map(natural_key, item[0])))
    )  # fmt: skip
    return Network(title, focus, nodes, edges)


def picture(session: Session, *names: str) -> Picture:
    """The network laid out, ready to draw; see ``network``."""
    return drawn(network(session, *names))


def drawn(found: Network) -> Picture:
    """A network laid out, ready to draw: one thing that was asked for stands in the middle."""
    import networkx as nx

    from keikaku.services.networks.arrangement import layout

    lines = nx.Graph()
    lines.add_nodes_from(node.card.iri for node in found.nodes)
    for start, end in sorted({(edge.source, edge.target) for edge in found.edges}):
        lines.add_edge(start, end)
    places = layout(lines, found.focus[0] if len(found.focus) == 1 else None)
    nodes = tuple(
        PictureNode(
            card.iri, card.kind or card.type or "", kind, Label(card.name("ja"), card.name("en")), evidence,
            *places[card.iri], size=10 + 3 * min(lines.degree(card.iri), 10), focus=card.iri in found.focus,
        )
        for card, kind, evidence in found.nodes
    )  # fmt: skip
    return Picture(found.title, nodes, found.edges)


def as_graph(found: Network) -> nx.MultiDiGraph:
    """The network as a graph of networkx: evidence is a tuple of addresses, an address that is not there None."""
    import networkx as nx

    graph = nx.MultiDiGraph(title_en=found.title.en or "", title_ja=found.title.ja or "")
    for card, kind, evidence in found.nodes:
        graph.add_node(
            str(card.iri), type=card.kind or card.type or None, type_en=kind.best("en"), type_ja=kind.best("ja"),
            label=card.name("en"), label_en=card.name("en"), label_ja=card.name("ja"), address=card.address,
            evidence=_addresses(evidence),
        )  # fmt: skip
    for edge in found.edges:
        said = edge.role_label.en or edge.role
        graph.add_edge(
            str(edge.source), str(edge.target), key=edge.role, relation=edge.role, label=said, label_en=said,
            label_ja=edge.role_label.ja or edge.role, evidence=_addresses(edge.evidence),
            weight=max(len(edge.evidence), 1),
        )  # fmt: skip
    return graph


def _addresses(evidence: tuple[Citation, ...]) -> tuple[str, ...]:
    return tuple(citation.address for citation in evidence)
