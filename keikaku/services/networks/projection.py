"""Who acts together, as a graph of networkx: actors linked by parts of plans in which both act, or the parts by them.

What is counted, and how often, is what ``collaboration`` says: a fact counts once, advisers meet nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

from keikaku.errors import AskedWrongly
from keikaku.records import IRI, natural_key
from keikaku.services.networks.collaboration import Collaboration, Parts, collaboration
from keikaku.services.networks.network import below
from keikaku.services.session.cards import citations
from keikaku.services.session.session import Session
from keikaku.services.things.naming import found
from keikaku.vocab import ELEMENTS

if TYPE_CHECKING:
    import networkx as nx

ACTORS, PARTS = "actors", "parts"

Ties: TypeAlias = Mapping[tuple[IRI, IRI], Parts]


def projection(
    session: Session, *, onto: str = ACTORS, within: str | None = None, roles: Collection[str] = ()
) -> nx.Graph:
    """The projection of who acts where onto one of the two.

    onto: ACTORS (organisations, networks, facilities and posts) or PARTS (of plans). within: a plan or a part of one,
    in which they act; left out, the plans in hand. roles: as ``collaboration`` takes them.
    Nodes also without ties, with type, label, label_en, label_ja and address; ties with weight, how many parts (or
    actors) two share, shared, their addresses (or IRIs), and evidence.
    Raises AskedWrongly for what has no actors, and what naming and ``collaboration`` raise.
    """
    import networkx as nx

    if onto not in (ACTORS, PARTS):
        raise AskedWrongly(f"there is no projection onto “{onto}”", f"give {ACTORS} or {PARTS}")
    inside: set[IRI] | None = None
    if within is not None:
        session, resolved = found(session, within)
        if session.card(resolved.iri).kind not in ELEMENTS:
            raise AskedWrongly("only in a plan and its parts somebody acts", "name a plan, a policy or a measure")
        inside = below(session, resolved.iri)
    acting = collaboration(session, roles)
    ends, ties = (_of_actors if onto == ACTORS else _of_parts)(acting, inside)
    graph, cards = nx.Graph(), acting.cards
    for iri in sorted(ends, key=natural_key):
        card = cards[iri]
        graph.add_node(
            str(iri), type=card.kind, label=card.name("en"), label_en=card.name("en"), label_ja=card.name("ja"),
            address=card.address,
        )  # fmt: skip
    for (one, other), shared in sorted(ties.items()):
        said = citations(cards[passage] for passage in dict.fromkeys(one for many in shared.values() for one in many))
        graph.add_edge(
            str(one), str(other), weight=len(shared), shared=tuple(cards[iri].address or str(iri) for iri in shared),
            evidence=tuple(dict.fromkeys(citation.address for citation in said)),
        )  # fmt: skip
    return graph


def _of_actors(acting: Collaboration, inside: Collection[IRI] | None) -> tuple[Collection[IRI], Ties]:
    taking = {actor: _only(parts, inside) for actor, parts in acting.takes_part.items()}
    ties = {pair: _only(parts, inside) for pair, parts in acting.ties.items()}
    return [actor for actor, parts in taking.items() if parts], {pair: parts for pair, parts in ties.items() if parts}


def _of_parts(acting: Collaboration, inside: Collection[IRI] | None) -> tuple[Collection[IRI], Ties]:
    ends: set[IRI] = set()
    ties: dict[tuple[IRI, IRI], dict[IRI, frozenset[IRI]]] = defaultdict(dict)
    for actor, every in acting.takes_part.items():
        parts = _only(every, inside)
        ends |= parts.keys()
        for one, other in combinations(sorted(parts), 2):
            ties[one, other][actor] = parts[one] | parts[other]
    return ends, ties


def _only(parts: Parts, inside: Collection[IRI] | None) -> Parts:
    return {part: said for part, said in parts.items() if inside is None or part in inside}
