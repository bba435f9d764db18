"""Addresses as the graph gives them: no IRI says by its form what it stands for."""

from __future__ import annotations

from collections.abc import Mapping

from keikaku.records import IRI, Literal
from keikaku.services.session.session import Session
from keikaku.vocab import prologue

_PASSAGES = (
    prologue("kk")
    + "SELECT ?passage ?address WHERE { ?passage a kk:Passage OPTIONAL { ?passage kk:address ?address } }"
)
_ADDRESSES = prologue("kk") + "SELECT ?thing ?address WHERE { ?thing kk:address ?address }"


def passages(session: Session) -> Mapping[IRI, str]:
    """Every passage with its address: of several the first, where it has none its IRI. Asked once a session."""
    return session.kept(_read_passages)


def addresses(session: Session) -> Mapping[IRI, str]:
    """Everything that has an address, passages and elements alike, with it. Asked once a session."""
    return session.kept(_read_addresses)


def address_of(session: Session, passage: str) -> str:
    """The address of a passage; its IRI, where the graph gives none."""
    return passages(session).get(IRI(passage), passage)


def _read_passages(session: Session) -> dict[IRI, str]:
    return _first(session, _PASSAGES)


def _read_addresses(session: Session) -> dict[IRI, str]:
    return _first(session, _ADDRESSES)


def _first(session: Session, text: str) -> dict[IRI, str]:
    found: dict[IRI, str] = {}
    for thing, address in session.select(text).rows:
        if isinstance(thing, IRI):
            written = address.value if isinstance(address, Literal) else thing
            found[thing] = min(written, found.get(thing, written))
    return found
