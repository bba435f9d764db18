"""Stated links between things, each with the passages that state it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection

from keikaku.records import IRI, Literal
from keikaku.services.session.rules import Statements
from keikaku.services.session.session import Session
from keikaku.vocab import prologue

Links = Statements
"""From, to, role (see ``role_of``) to the graphs that state it; empty where none does."""

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|^`\\]+")
_STATED = "SELECT ?from ?role ?to ?graph WHERE { GRAPH ?graph { ?from ?role ?to } FILTER (isIRI(?to)) }"
_PASSAGES = prologue("kk") + "SELECT ?passage ?address WHERE { ?passage a kk:Passage ; kk:address ?address }"


def role_of(session: Session, property_: IRI) -> str:
    """What a link by a property is told by: the local name of one that our ontology has, else the whole IRI."""
    return session.term(property_) or property_


def is_iri(role: str) -> bool:
    """Whether a role is the whole IRI of a property, and neither a local name nor words of a query."""
    return bool(_IRI.fullmatch(role))


def stated(session: Session, things: Collection[IRI]) -> Links:
    """Every statement from one of the things to another, with what follows from it; see ``rules.plain``."""
    if not things:
        return {}
    known = set(things)
    found: Links = defaultdict(set)
    for start, role, end, graph in session.select_each(_STATED, "from", sorted(known)):
        if isinstance(start, IRI) and isinstance(end, IRI) and end in known and start != end:
            found[start, end, role_of(session, IRI(str(role)))] |= {graph} if isinstance(graph, IRI) else set()
    return found


def addresses(session: Session) -> dict[str, IRI]:
    """Every passage by its address."""
    return {
        address.value: passage
        for passage, address in session.select(_PASSAGES).rows
        if isinstance(passage, IRI) and isinstance(address, Literal)
    }
