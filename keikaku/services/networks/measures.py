"""Measures of who connects whom, by networkx: all follow from the ties alone, and the same ties give the same."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from keikaku.records import IRI, Citation, natural_key
from keikaku.services.networks.collaboration import Collaboration, collaboration, passages_of
from keikaku.services.session.cards import Card, citations
from keikaku.services.session.session import Session

if TYPE_CHECKING:
    import networkx as nx

SEED = 1  # of Louvain, and of the pivots of a large network
EXACT = 2000  # participants up to which betweenness goes from every one; beyond, from so many pivots:
PIVOTS = 500


class Participant(NamedTuple):
    """An actor, facility or post, and where it stands.

    parts: of plans, in which it takes part. ties: with how many others; meetings: the weights of these together.
    betweenness: the share of shortest ways between others that lead over it, 0 to 1. constraint: how much its ties are
    among each other (Burt), ``None`` without ties. core: the k of its innermost k-core. community: its number, the
    largest first; 0 for one without ties. pieces, cut_off: into how many pieces what it is connected with falls if it
    leaves, and how many participants are then no more connected with the largest of them.
    """

    card: Card
    parts: int
    ties: int
    meetings: int
    betweenness: float
    constraint: float | None
    core: int
    community: int
    pieces: int
    cut_off: int
    evidence: tuple[Citation, ...]


class Tie(NamedTuple):
    """Two participants that act together, or two parts that share participants: in how many, with the passages."""

    one: Card
    other: Card
    weight: int
    evidence: tuple[Citation, ...]


class Measured(NamedTuple):
    """A network measured. ``participants``: by betweenness, ties and parts, the highest first.

    ``ties`` are the projection on participants, ``parts`` that on parts of plans. ``queries``: what all numbers follow
    from. ``is_sampled``: whether betweenness is reckoned from pivots.
    """

    roles: tuple[IRI, ...]
    queries: tuple[str, ...]
    participants: tuple[Participant, ...]
    ties: tuple[Tie, ...]
    parts: tuple[Tie, ...]
    is_sampled: bool


def measured(session: Session, roles: Collection[str] = ()) -> Measured:
    """The network of the plans in hand, measured. roles, and what it raises: as ``collaboration`` has it."""
    found = collaboration(session, roles)
    everybody = list(found.takes_part)
    at = {actor: number for number, actor in enumerate(everybody)}  # numbers: the order of a set of texts is any
    graph = _graph(at, found)
    betweenness, constraint, core, community = _central(graph)
    participants = []
    for actor, number in at.items():
        parts = found.takes_part[actor]
        near = graph[number]
        pieces, cut_off = _without(graph, number)
        participants.append(
            Participant(
                found.cards[actor], len(parts), len(near), sum(tie["weight"] for tie in near.values()),
                round(betweenness[number], 4), constraint[number], core[number], community.get(number, 0),
                pieces, cut_off, _cited(found, passages_of(parts.values())),
            )
        )  # fmt: skip
    participants.sort(key=lambda one: (-one.betweenness, -one.ties, -one.parts, natural_key(one.card.iri)))
    return Measured(
        found.roles, found.queries, tuple(participants), _ties(found), _shared(found), graph.number_of_nodes() > EXACT
    )  # fmt: skip


def _graph(at: Mapping[IRI, int], found: Collaboration) -> nx.Graph:
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(at.values())
    graph.add_weighted_edges_from((at[one], at[other], len(parts)) for (one, other), parts in found.ties.items())
    return graph


def _central(
    graph: nx.Graph,
) -> tuple[dict[int, float], dict[int, float | None], dict[int, int], dict[int, int]]:
    import networkx as nx

    pivots = PIVOTS if graph.number_of_nodes() > EXACT else None
    between = nx.betweenness_centrality(graph, k=pivots, seed=SEED)
    # Of each by itself: for all at once networkx would take scipy where that is installed, and round otherwise.
    held = {one: nx.constraint(graph, [one], weight="weight")[one] for one in graph}
    groups = [group for group in nx.community.louvain_communities(graph, seed=SEED) if len(group) > 1]
    groups.sort(key=lambda group: (-len(group), min(group)))
    community = {one: number for number, group in enumerate(groups, 1) for one in group}
    constraint = {one: None if math.isnan(value) else round(value, 4) for one, value in held.items()}
    return between, constraint, nx.core_number(graph), community


def _without(graph: nx.Graph, leaver: int) -> tuple[int, int]:
    """Into how many pieces its neighbours fall without one, and how many stand then outside of the largest piece."""
    left, sizes = set(graph[leaver]), []
    while left:
        reached, ahead = set(), [min(left)]
        while ahead:
            one = ahead.pop()
            if one not in reached:
                reached.add(one)
                ahead += [near for near in graph[one] if near != leaver and near not in reached]
        left -= reached
        sizes.append(len(reached))
    return len(sizes), sum(sizes) - max(sizes, default=0)


def _ties(found: Collaboration) -> tuple[Tie, ...]:
    ties = [
        Tie(found.cards[one], found.cards[other], len(parts), _cited(found, passages_of(parts.values())))
        for (one, other), parts in found.ties.items()
    ]
    return tuple(sorted(ties, key=_by_weight))


def _shared(found: Collaboration) -> tuple[Tie, ...]:
    """The parts of plans that share participants."""
    taking: dict[IRI, dict[IRI, frozenset[IRI]]] = defaultdict(dict)
    for actor, parts in found.takes_part.items():
        for part, passages in parts.items():
            taking[part][actor] = passages
    shared: dict[tuple[IRI, IRI], list[frozenset[IRI]]] = defaultdict(list)
    for actor, parts in found.takes_part.items():
        for one, other in combinations(parts, 2):
            shared[one, other] += [taking[one][actor] | taking[other][actor]]
    return tuple(
        sorted(
            (
                Tie(found.cards[one], found.cards[other], len(said), _cited(found, passages_of(said)))
                for (one, other), said in shared.items()
            ),
            key=_by_weight,
        )
    )


def _by_weight(tie: Tie) -> tuple[object, ...]:
    return -tie.weight, natural_key(tie.one.address or tie.one.iri), natural_key(tie.other.address or tie.other.iri)


def _cited(found: Collaboration, passages: Collection[IRI]) -> tuple[Citation, ...]:
    return citations(found.cards[one] for one in passages)
