"""Who takes part without a name: whoever asks for the actors of an element means its groups, too."""

from __future__ import annotations

from keikaku.language.lexicon import Lexicon
from keikaku.language.reading import Node, Within


def with_the_unnamed(node: Node, lexicon: Lexicon) -> Node:
    """The node; one that seeks actors by a role which groups may have seeks groups as well."""
    if node.find != ("Actor",) or not any(_may_be_groups(one, lexicon) for one in node.conditions):
        return node
    return node._replace(find=("Actor", "Group"))


def _may_be_groups(condition: object, lexicon: Lexicon) -> bool:
    if not isinstance(condition, Within) or condition.relation in (None, "of", "in", "share", "only"):
        return False
    return "Group" in lexicon.sense(condition.relation).objects
