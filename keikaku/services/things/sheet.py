"""What is known of one thing, as a record."""

from __future__ import annotations

from typing import NamedTuple

from keikaku.records import Citation, Label, Term
from keikaku.services.session.cards import Card
from keikaku.services.things.naming import Resolved


class Fact(NamedTuple):
    """A statement. ``property`` is a CURIE, with ``^`` before it where the thing is the object."""

    property: str
    property_label: Label
    value: Term
    value_label: Label
    evidence: tuple[Citation, ...]


class LeftOut(NamedTuple):
    """How many statements of one property are not among the facts, of which it has too many."""

    property: str  # as in Fact
    number: int


class Sheet(NamedTuple):
    """Everything about one thing."""

    card: Card
    alt: dict[str, list[str]]  # language to other names
    facts: tuple[Fact, ...]
    mentioned_in: tuple[Citation, ...]
    resolved: Resolved
    kind: Label  # what it is, in words
    foreign: bool = False  # whether it is none of our ontology: its facts are then all that is said
    left_out: tuple[LeftOut, ...] = ()
