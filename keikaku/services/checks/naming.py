"""What things are called in findings: by address where they have one, else as short as their IRI allows."""

from __future__ import annotations

from keikaku.records import IRI
from keikaku.services.passages.addresses import addresses
from keikaku.services.session.session import Session
from keikaku.vocab import bare


def called(session: Session, thing: str) -> str:
    """The address of a thing, else its IRI in short."""
    return addresses(session).get(IRI(thing)) or bare(thing)
