"""What a denial must deny besides: who speaks of 東京2020オリンピック・パラリンピック speaks of オリンピック."""

from __future__ import annotations

from keikaku.language.folding import fold
from keikaku.language.index import NameIndex
from keikaku.language.reading import Condition, Linked, Node, Thing

# A firm of the city's name is not the city.
_KINDS = frozenset({"Event", "Programme", "Document", "Sector", "Product", "Concept", "Group", "Post"})
_SAID = frozenset({"about", "mentions", "concerns"})
_LEAST = 2  # signs of a name by which another one is known


def with_what_holds_its_name(node: Node, names: NameIndex) -> Node:
    """The node, each denied thing followed by those of its class that have its name in theirs."""
    return node._replace(conditions=tuple(_widened(one, names) for one in node.conditions))


def _widened(condition: Condition, names: NameIndex) -> Condition:
    if not isinstance(condition, Linked) or not condition.negated or condition.relation not in _SAID:
        return condition
    things = dict.fromkeys(condition.objects)
    for thing in condition.objects:
        if isinstance(thing, Thing) and thing.kind in _KINDS:
            things |= dict.fromkeys(_holding(thing, names))
    return condition._replace(objects=tuple(things))


def _holding(thing: Thing, names: NameIndex) -> list[Thing]:
    own = {form for name in names.names if name.iri == thing.iri for form in [fold(name.text)] if len(form) >= _LEAST}
    found = {}
    for name in names.names:
        if name.kind == thing.kind and name.iri != thing.iri and name.preferred:
            text = fold(name.text)
            if any(form in text and not form.isascii() for form in own):
                found[name.iri] = Thing(name.iri, name.kind, names.label(name.iri))
    return list(found.values())
