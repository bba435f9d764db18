"""Links between things of other people's data, whatever their properties: around some things, or of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import NamedTuple

from keikaku.records import IRI, Literal, Term
from keikaku.services.networks.links import Links, role_of
from keikaku.services.session.session import Session
from keikaku.vocab import LABELS, PREFIXES

MOST = 150  # things in a picture that can be read

_LINKS = "SELECT ?from ?role ?to WHERE { ?from ?role ?to FILTER (isIRI(?to)) }"
_READ = 100_000  # links that are read at most, to draw the few that matter most
_COUNT = "SELECT (COUNT(*) AS ?links) WHERE { ?from ?role ?to FILTER (isIRI(?from) && isIRI(?to)) }"
# Properties that make no picture of things while there are others: a class joins all that is of it.
_NO_LINKS = tuple(PREFIXES[one] for one in ("rdf", "rdfs", "owl"))


class Bounded(NamedTuple):
    """Links of the things that have the most of them, and how many others there are."""

    links: Links
    left_out: int


def around(session: Session, things: Collection[IRI]) -> Bounded:
    """What is linked with some things, in both directions, and what links it; at most MOST things.

    Of a class: what is of it.
    """
    rows = [row for end in ("from", "to") for row in session.given_each(_LINKS, end, things)]
    direct = _links(session, rows)
    kept = _most(direct, things)
    others = sorted({end for link in kept.links for end in link[:2]} - {*things})
    between = _links(session, session.given_each(_LINKS, "from", others), {*others})
    return Bounded(kept.links | between, kept.left_out)


def among(session: Session, things: Collection[IRI]) -> Bounded:
    """What links some things with each other; at most MOST of them."""
    return _most(_links(session, session.given_each(_LINKS, "from", things), {*things}), ())


def whole(session: Session) -> Bounded:
    """All links between things; of more than MOST things those between the most linked."""
    rows = session.given.select(f"{_LINKS} LIMIT {_READ}").rows
    links = _links(session, rows)
    kept = _most(links, ())
    if len(rows) < _READ:
        return kept
    (number,) = session.given.select(_COUNT).rows[0]
    every = int(number.value) if isinstance(number, Literal) and number.value.isdecimal() else 0
    return kept._replace(left_out=max(every - len(kept.links), kept.left_out))


def _links(session: Session, rows: Iterable[tuple[Term | None, ...]], ends: Collection[IRI] = ()) -> Links:
    """The links of some rows; ends: where they lead to, if that matters.

    How classes and properties are described, and of what class a thing is, only where there is no other link.
    """
    found: Links = {}
    telling: Links = {}
    roles: dict[IRI, str] = {}
    for start, role, end in rows:
        if not (isinstance(start, IRI) and isinstance(role, IRI) and isinstance(end, IRI)):
            continue
        if start != end and role not in LABELS and (not ends or end in ends):
            if role not in roles:
                roles[role] = role_of(session, role)
            found[start, end, roles[role]] = set()
            if not role.startswith(_NO_LINKS):
                telling[start, end, roles[role]] = set()
    return telling or found


def _most(links: Links, asked: Collection[IRI]) -> Bounded:
    """The links between those things that were asked for and those that have the most links, MOST in all."""
    degree = Counter(end for start, to, _ in links for end in (start, to))
    if len(degree) <= MOST:
        return Bounded(links, 0)
    ranked = sorted(degree, key=lambda thing: (thing not in asked, -degree[thing], thing))
    shown = set(ranked[:MOST])
    kept: Links = {link: graphs for link, graphs in links.items() if link[0] in shown and link[1] in shown}
    return Bounded(kept, len(links) - len(kept))
