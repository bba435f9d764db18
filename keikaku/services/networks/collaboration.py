"""Who acts together with whom, counted so that numbers may be drawn from it.

Two act together where one element of a plan gives both a role. What a plan says of one part more than once, in its aim,
an issue and an initiative, is one fact, and so is what it says again of a part above: a tie weighs as many parts as it
stands in, the lowest alone, and keeps every passage that says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations
from typing import NamedTuple

from keikaku.errors import AskedWrongly
from keikaku.records import IRI, natural_key
from keikaku.services.session.cards import Card
from keikaku.services.session.session import Session
from keikaku.vocab import ACTOR_KINDS, HEADINGS, NS, kk, local_name, prologue

ALL = "all"
"""What ``roles`` takes for every role, that of advisers too."""

_TAKING = (
    prologue("kk")
    + """SELECT ?element ?role ?actor ?passage WHERE {{
  VALUES ?role {{ {roles} }}
  GRAPH ?passage {{ ?element ?role ?actor }}
  FILTER NOT EXISTS {{ ?element kk:wanted ?actor }}
}}"""
)
_ABOVE = prologue("kk") + "SELECT ?below ?above WHERE { ?below kk:partOf ?above }"
_ADVISER = kk("advisedBy")
_PARTICIPANTS = frozenset((*ACTOR_KINDS, "Facility", "Post"))

Parts = Mapping[IRI, frozenset[IRI]]
"""Parts of plans (policies, measures, sections …), each with the passages that say so."""


class Collaboration(NamedTuple):
    """Who takes part in which parts of plans, and who with whom: the lesser IRI first.

    ``roles``: those that count. ``queries``: what was asked, complete in itself. ``cards``: of all participants and
    parts, of the passages too.
    """

    roles: tuple[IRI, ...]
    queries: tuple[str, ...]
    cards: Mapping[IRI, Card]
    takes_part: Mapping[IRI, Parts]
    ties: Mapping[tuple[IRI, IRI], Parts]


def collaboration(session: Session, roles: Collection[str] = ()) -> Collaboration:
    """The collaboration in the plans in hand.

    roles: the properties that count, by their names (``partner``) or labels; none: all but that of advisers, who meet
    nobody by giving an opinion; ALL: every one. What is only wanted never counts.
    Raises AskedWrongly for a name that no role has, and DataAtFault where the data hold nothing of our ontology.
    """
    session.refuse_foreign("an analysis of the network needs")
    counted = _chosen(session, roles)
    taking = _TAKING.format(
        roles=" ".join(f"kk:{local_name(role)}" if role.startswith(NS) else f"<{role}>" for role in counted)
    )
    acting: dict[IRI, dict[IRI, set[IRI]]] = defaultdict(lambda: defaultdict(set))
    for element, _, actor, passage in session.select(taking).rows:
        if isinstance(element, IRI) and isinstance(actor, IRI):
            acting[element][actor] |= {passage} if isinstance(passage, IRI) else set()
    above = {below: up for below, up in session.select(_ABOVE).rows if isinstance(below, IRI) and isinstance(up, IRI)}
    cards = session.cards({*acting, *above.values(), *(actor for actors in acting.values() for actor in actors)})
    alone: dict[IRI, dict[IRI, set[IRI]]] = defaultdict(lambda: defaultdict(set))
    together: dict[tuple[IRI, IRI], dict[IRI, set[IRI]]] = defaultdict(lambda: defaultdict(set))
    for element, actors in acting.items():
        part = element if cards[element].kind in HEADINGS else above.get(element, element)
        named = sorted(actor for actor in actors if cards[actor].kind in _PARTICIPANTS)
        for actor in named:
            alone[actor][part] |= actors[actor]
        for one, other in combinations(named, 2):
            together[one, other][part] |= actors[one] & actors[other] or actors[one] | actors[other]
    takes_part = {actor: _lowest(alone[actor], above) for actor in sorted(alone, key=natural_key)}
    ties = {pair: _lowest(together[pair], above) for pair in sorted(together)}
    passages = {one for parts in takes_part.values() for said in parts.values() for one in said}
    return Collaboration(counted, (taking, _ABOVE), cards | session.cards(passages), takes_part, ties)


def _chosen(session: Session, names: Collection[str]) -> tuple[IRI, ...]:
    """The roles of these names. Raises AskedWrongly for one that no role has."""
    above = session.rules.above
    known = sorted(IRI(one) for one in above if kk("involves") in above[one] and one != kk("wanted"))
    if not names:
        return tuple(role for role in known if role != _ADVISER)
    if ALL in names:
        return tuple(known)
    by_name = {local_name(role).casefold(): role for role in known}
    for role, said in session.words(known).items():
        by_name |= {text.casefold(): role for text in said if text}
    unknown = next((name for name in names if name.strip().casefold() not in by_name), None)
    if unknown is not None:
        raise AskedWrongly(f"“{unknown}” is no role", f"the roles: {', '.join(map(local_name, known))}, {ALL}")
    return tuple(sorted({by_name[name.strip().casefold()] for name in names}))


def _lowest(parts: Mapping[IRI, Collection[IRI]], above: Mapping[IRI, IRI]) -> Parts:
    """The parts that have none of the others below them, with the passages of those above them, too."""
    over = {part: _chain(part, above) for part in parts}
    covered = {up for chain in over.values() for up in chain}
    return {
        part: frozenset(passage for one in (part, *over[part]) for passage in parts.get(one, ()))
        for part in sorted(parts, key=natural_key)
        if part not in covered
    }


def _chain(part: IRI, above: Mapping[IRI, IRI]) -> list[IRI]:
    found: list[IRI] = []
    while (up := above.get(found[-1] if found else part)) is not None and up not in found:
        found.append(up)
    return found


def passages_of(parts: Iterable[Collection[IRI]]) -> frozenset[IRI]:
    """All passages of some parts."""
    return frozenset(one for said in parts for one in said)
