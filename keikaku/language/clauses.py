"""The shape of a question, before its relations are worked out: nodes, and the clauses that hang on them.

English says the relation before its things and the head first, Japanese says both last: each attaches in its own
way (``english``, ``japanese``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from keikaku.language.items import Item
from keikaku.language.lexicon import Sense
from keikaku.language.reading import Thing
from keikaku.language.tokens import Token


@dataclass
class Clause:
    """Words for a relation, and the things or nodes that it leads to. ``link``: a preposition or particle."""

    words: list[Token] = field(default_factory=list)
    link: str = ""
    objects: list[Thing | Head] = field(default_factory=list)
    either: bool = False  # any of the objects
    negated: bool = False
    alternative: bool = False  # to the clause before it
    excepted: bool = False  # the objects themselves are left out


@dataclass
class Head:
    """A class word and the clauses that qualify it; without one, whatever the clauses fit."""

    classes: list[tuple[Token, Sense]] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    asking: bool = False  # who, where: a class that the relation may overrule


def is_apposition(items: Sequence[Item], index: int, sense: Sense) -> bool:
    """A class word beside a thing of that class ("the facility KOBS", 施設THINK) names no class of its own."""
    item = items[index]
    following = items[index + 1] if index + 1 < len(items) else None
    if following and following.thing and following.thing.kind in sense.kinds:
        return following.token.start - item.token.end <= 1
    before, text = items[index - 1] if index else None, item.text
    singular = text.isascii() and not text.endswith("s")  # "the Meister scheme", not "Kawasaki places"
    beside = before is not None and item.token.start - before.token.end <= 1
    return bool(singular and beside and before and before.thing and before.thing.kind in sense.kinds)
