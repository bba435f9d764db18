"""Readings in which what an element's measure or strategy is about counts for it, too.

An initiative's own passage does not repeat what its heading says. So much is said; it is asserted only where the
question asks what is planned, not what speaks of something.
"""

from __future__ import annotations

from collections.abc import Iterator

from keikaku.language.lexicon import Lexicon
from keikaku.language.reading import Linked, Node, Reading
from keikaku.vocab import ELEMENTS

_ABOVE = ("Measure", "Strategy")  # the narrowest first; a policy is about whatever one of its passages names
_DONE = frozenset({"promotes", "uses"})
_BELOW = frozenset({"Initiative", "Issue", "Direction", "Indicator", "Figure", "Measure"})


def widened(reading: Reading, lexicon: Lexicon) -> Iterator[Reading]:
    """The reading with each condition on what elements are about held by something above them; narrowest first."""
    node = reading.node
    kinds = frozenset().union(*(lexicon.sense(local).kinds for local in node.find))
    if reading.ranking or not kinds or not kinds <= ELEMENTS & _BELOW:
        return
    for place, condition in enumerate(node.conditions):
        if not isinstance(condition, Linked) or condition.negated or not condition.forward or not condition.objects:
            continue
        if condition.relation not in ("about", "inside", "concerns", "involves", "promotes", "mentions"):
            continue
        for level in (one for one in _ABOVE if one not in kinds):
            above = Linked("partOf", True, (Node((level,), (condition,)),))
            conditions = (*node.conditions[:place], above, *node.conditions[place + 1 :])
            yield reading._replace(node=node._replace(conditions=conditions))


def softened(reading: Reading) -> Iterator[Reading]:
    """The initiatives about something, where those are sought that promote or use it: they say so in many words."""
    node = reading.node
    if node.find != ("Initiative",) or len(node.conditions) != 1 or reading.ranking or reading.ask != "list":
        return
    (condition,) = node.conditions
    if isinstance(condition, Linked) and condition.relation in _DONE and condition.forward and not condition.negated:
        yield reading._replace(node=node._replace(conditions=(condition._replace(relation="about"),)))
