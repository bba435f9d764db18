"""Both: what is joined by "and" where a word says that all are meant, not one of them."""

from __future__ import annotations

from collections.abc import Sequence

from keikaku.language.particles import BOTH
from keikaku.language.reading import Condition, Linked, Node, Reading, Thing
from keikaku.language.tokens import Token


def with_both(reading: Reading, tokens: Sequence[Token]) -> Reading:
    """The reading; after "both" with each class of a condition for itself: 大学と金融機関の両方が関わる施策."""
    if not any(token.text.strip().lower() in BOTH for token in tokens):
        return reading
    conditions = tuple(_each(condition) for condition in reading.node.conditions)
    return reading._replace(node=reading.node._replace(conditions=conditions))


def _each(condition: Condition) -> Condition:
    if not isinstance(condition, Linked) or condition.negated:
        return condition
    objects: list[Thing | Node] = []
    for one in condition.objects:
        objects += [one._replace(find=(local,)) for local in one.find] if isinstance(one, Node) and one.find else [one]
    return condition._replace(objects=tuple(objects), either=False)
