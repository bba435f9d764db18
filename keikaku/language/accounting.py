"""Whether a reading has taken up every word that says something: what it has not must be said, not dropped."""

from __future__ import annotations

from collections.abc import Sequence

from keikaku.language.items import WHO, Item
from keikaku.language.reading import (
    Condition,
    Either,
    Flagged,
    Linked,
    Node,
    Other,
    Reading,
    Timed,
    Valued,
    Within,
    flat,
    named,
    nodes,
)  # fmt: skip


def unaccounted(items: Sequence[Item], reading: Reading) -> list[str]:
    """The words among these items that the reading does nothing with.

    A name must stand in a condition, a class be sought, counted or a relation, a denial deny something, an "or"
    leave a choice.
    """
    every = list(nodes(reading.node))
    conditions = [condition for node in every for condition in flat(node.conditions)]
    things = {thing.iri: thing.kind for node in every for thing in named(node)}
    terms = _terms(reading, every, conditions)
    missing: list[str] = []
    for index, item in enumerate(items):
        if item.thing is not None:
            found = item.thing.iri in things
        elif item.role == "class" and item.text not in WHO:
            senses = item.token.senses
            found = any(sense.local in terms for sense in senses) or _names_a_thing(items, index, {*things.values()})
        elif item.role in ("not", "nobody"):
            found = any(isinstance(one, Other) or getattr(one, "negated", False) for one in conditions)
        elif item.role == "or":
            found = any(_leaves_a_choice(node) for node in every)
        else:
            found = True
        if not found:
            missing.append(item.token.text)
    return missing


def _terms(reading: Reading, every: Sequence[Node], conditions: Sequence[Condition]) -> set[str | None]:
    """The local names of all classes and properties of the reading."""
    terms: set[str | None] = {local for node in every for local in node.find}
    if "Actor" in terms:
        terms.add("Organisation")  # which may be read as any actor
    if reading.ranking:
        terms |= {reading.ranking.counted, reading.ranking.relation}
    for condition in conditions:
        if isinstance(condition, Linked | Within):
            terms.add(condition.relation)
        elif isinstance(condition, Timed):
            terms |= {*condition.kinds}
        elif isinstance(condition, Valued):
            terms |= {condition.kind}
        elif isinstance(condition, Flagged):
            terms |= {condition.property, condition.value}
    return terms


def _names_a_thing(items: Sequence[Item], index: int, kinds: set[str]) -> bool:
    """Whether a class word stands beside the name of a thing of that class: "the facility KOBS"."""
    sense = items[index].token.senses[0]
    beside = [items[place] for place in (index - 1, index + 1) if 0 <= place < len(items)]
    return any(item.thing is not None and item.thing.kind in sense.kinds & kinds for item in beside)


def _leaves_a_choice(node: Node) -> bool:
    if len(node.find) > 1:
        return True
    for condition in node.conditions:
        if isinstance(condition, Either):
            return True
        if isinstance(condition, Linked | Within) and condition.either:
            return True
        if isinstance(condition, Within) and len(condition.elements) > 1:
            return True
    return False
