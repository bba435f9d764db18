"""Readings in which what an element's measure or strategy is about counts for it, too.

An initiative's own passage does not repeat what its heading says. So much is said; it is asserted only where the
question asks what is planned, not what speaks of something.
"""

from __future__ import annotations

from collections.abc import Iterator

from keikaku.language.lexicon import Lexicon
from keikaku.language.reading import Condition, Linked, Node, Reading, Saying, Thing, Within, excludes
from keikaku.records import IRI
from keikaku.vocab import ELEMENTS

_ABOVE = ("Measure", "Strategy")  # the narrowest first; a policy is about whatever one of its passages names
_DONE = frozenset({"promotes", "uses"})
_INTENDED = ("Strategy", "Measure", "Direction")
_DOINGS = ("Strategy", "Measure", "Initiative")
_AT_HOME = frozenset({"about", "inside", "involves", "direct", "mentions", "location"})
_WHERE = frozenset({"Facility", "Programme"})  # they take part, and support nothing themselves
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


def of_another_class(reading: Reading, *, named: bool) -> Iterator[Reading]:
    """The directions and headings of which it holds, where no initiative is: they are intended, too.

    named: whether initiatives are asked for by a word, and not by what is done; if not, by whatever tells of a thing.
    """
    node = reading.node
    if reading.ranking or not node.find or not node.conditions or excludes(node):
        return
    if {*node.find} <= {"Strategy", "Measure"} and reading.ask in ("list", "count"):
        yield reading._replace(node=node._replace(find=("Initiative",)), instead_of=node.find)  # 施策 is any of these
    plain = all(map(_is_of_one, node.conditions))
    if node.find in (("Initiative",), _DOINGS) and plain and reading.ask == "list":
        yield reading._replace(node=node._replace(find=_INTENDED), instead_of=("Initiative",))
        if not named and not any(isinstance(one, Saying) for one in node.conditions):  # a text has other words, too
            yield reading._replace(node=node._replace(find=("PlanElement",)), instead_of=("Initiative",))


def _is_of_one(condition: Condition) -> bool:
    """Whether it is of one thing that is named: what holds of any of several, or of a class, is told too soon."""
    if isinstance(condition, Saying):
        return True
    things = condition.elements if isinstance(condition, Within) else getattr(condition, "objects", ())
    return len(things) == 1 and isinstance(things[0], Thing)


def without_the_city(session_home: frozenset[IRI], reading: Reading) -> Iterator[Reading]:
    """The reading without that the city takes part, or that it lies there: of all that it plans it is so."""
    node = reading.node
    kept = tuple(one for one in node.conditions if not _is_of(one, session_home))
    told = all(isinstance(one, Linked) and one.relation == "about" for one in kept)
    if (node.find or told) and kept and len(kept) < len(node.conditions):
        yield reading._replace(node=node._replace(conditions=kept))


def _is_of(condition: Condition, home: frozenset[IRI]) -> bool:
    if not isinstance(condition, Linked) or condition.negated or condition.relation not in _AT_HOME:
        return False
    return bool(condition.objects) and all(isinstance(one, Thing) and one.iri in home for one in condition.objects)


def softened(reading: Reading) -> Iterator[Reading]:
    """What is said in many words: what promotes or uses something is about it, where help is given takes part in it."""
    node = reading.node
    if len(node.conditions) != 1 or reading.ranking or reading.ask != "list":
        return
    (condition,) = node.conditions
    if not isinstance(condition, Linked) or condition.negated:
        return
    instead = ""
    if node.find == ("Initiative",) and condition.relation in _DONE and condition.forward:
        instead = "about"
    elif {*node.find} <= _WHERE and node.find and condition.relation == "supportedBy" and not condition.forward:
        instead = "involves"
    if instead:
        yield reading._replace(node=node._replace(conditions=(condition._replace(relation=instead),)))
