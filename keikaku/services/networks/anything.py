"""Links between things of other people's data, whatever their properties: around some things, or of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from keikaku.records import IRI, Literal, Term
from keikaku.services.networks.links import Links, role_of
from keikaku.services.session.session import Session
from keikaku.vocab import LABELS, NS, PREFIXES, prologue

MOST = 150  # things in a picture that can be read

_LINKS = "SELECT ?from ?role ?to WHERE { ?from ?role ?to FILTER (isIRI(?to)) }"
# What stands in a list is linked as if there were none. A query of its own: Virtuoso has no paths beside a UNION.
_LISTED = (
    prologue("rdf")
    + "SELECT ?from ?role ?to WHERE { ?cell rdf:first ?to . ?list rdf:rest* ?cell . ?from ?role ?list "
    + "FILTER (isIRI(?from) && isBlank(?list) && isIRI(?to)) }"
)
_NIL = PREFIXES["rdf"] + "nil"
_READ = 100_000  # links that are read at most, to draw the few that matter most
_COUNT = "SELECT (COUNT(*) AS ?links) WHERE { ?from ?role ?to FILTER (isIRI(?from) && isIRI(?to)) }"
# Properties that make no picture of things while there are others: a class joins all that is of it.
_NO_LINKS = tuple(PREFIXES[one] for one in ("rdf", "rdfs", "owl"))


class Bounded(NamedTuple):
    """Links of the things that have the most of them, and how many others there are.

    to_self: how many lead from a thing to itself, which no picture shows.
    """

    links: Links
    left_out: int
    to_self: int = 0


def around(session: Session, things: Collection[IRI]) -> Bounded:
    """What is linked with some things, in both directions, and what links it; at most MOST things.

    Of a class: what is of it.
    """
    direct, to_self = _links(session, [*_rows(session, "from", things), *_rows(session, "to", things)])
    kept = _most(direct, things)
    others = sorted({end for link in kept.links for end in link[:2]} - {*things})
    between, _ = _links(session, _rows(session, "from", others), {*others})
    return Bounded(kept.links | between, kept.left_out, to_self)


def among(session: Session, things: Collection[IRI]) -> Bounded:
    """What links some things with each other; at most MOST of them."""
    links, to_self = _links(session, _rows(session, "from", things), {*things})
    return _most(links, ())._replace(to_self=to_self)


def whole(session: Session) -> Bounded:
    """All links between things; of more than MOST things those between the most linked."""
    rows = session.given.select(f"{_LINKS} LIMIT {_READ}").rows
    listed = session.given.select(f"{_LISTED} LIMIT {_READ}").rows
    links, to_self = _links(session, session.of_data([*rows, *listed]))
    kept = _most(links, ())._replace(to_self=to_self)
    if len(rows) < _READ:
        return kept
    (number,) = session.given.select(_COUNT).rows[0]
    every = int(number.value) if isinstance(number, Literal) and number.value.isdecimal() else 0
    return kept._replace(left_out=max(every - len(kept.links), kept.left_out))


def _rows(session: Session, end: str, things: Collection[IRI]) -> Iterator[tuple[Term | None, ...]]:
    """The links of which these things are an end, ``from`` or ``to``, also by lists."""
    for query in (_LINKS, _LISTED):
        yield from session.given_each(query, end, things)


def _links(
    session: Session, rows: Iterable[tuple[Term | None, ...]], ends: Collection[IRI] = ()
) -> tuple[Links, int]:  # fmt: skip
    """The links of some rows, and how many lead from a thing to itself; ends: where they lead to, if that matters.

    How classes and properties are described, and of what class a thing is, only where there is no other link.
    """
    found: Links = {}
    telling: Links = {}
    to_self: set[tuple[IRI, IRI]] = set()
    roles: dict[IRI, str] = {}
    for start, role, end in rows:
        if not (isinstance(start, IRI) and isinstance(role, IRI) and isinstance(end, IRI)):
            continue
        if end == _NIL:
            continue  # an empty list
        if start == end and not role.startswith(_NO_LINKS):
            to_self.add((start, role))
        if start != end and role not in LABELS and (not ends or end in ends):
            if role not in roles:
                roles[role] = role_of(session, role) if role.startswith(NS) else role
            found[start, end, roles[role]] = set()
            if not role.startswith(_NO_LINKS):
                telling[start, end, roles[role]] = set()
    return telling or found, len(to_self)


def _most(links: Links, asked: Collection[IRI]) -> Bounded:
    """The links between those things that were asked for and those that have the most links, MOST in all."""
    degree = Counter(end for start, to, _ in links for end in (start, to))
    if len(degree) <= MOST:
        return Bounded(links, 0)
    ranked = sorted(degree, key=lambda thing: (thing not in asked, -degree[thing], thing))
    shown = set(ranked[:MOST])
    kept: Links = {link: graphs for link, graphs in links.items() if link[0] in shown and link[1] in shown}
    return Bounded(kept, len(links) - len(kept))
