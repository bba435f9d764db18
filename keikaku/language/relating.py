"""How things of some classes belong to an element of a plan, and how actors meet."""

from __future__ import annotations

from keikaku.language.lexicon import Lexicon
from keikaku.language.reading import Within
from keikaku.vocab import ELEMENTS


def belonging(within: Within, kinds: frozenset[str], lexicon: Lexicon) -> str:
    """The property by which things of these classes belong to an element of a plan."""
    if within.relation in (None, "of", "in", "only", "share"):
        if within.relation in ("only", "share") or all(thing.kind == "Plan" for thing in within.elements):
            return "about"  # what a plan names, or plans have in common, need not take part in it
        taking_part = bool(kinds) and kinds <= lexicon.sense("involves").objects - {"Group"}
        return "involves" if taking_part else "about"
    return "about" if within.relation == "mentions" else within.relation or "about"


def meets(relation: str | None, kinds: frozenset[str], named: frozenset[str] = frozenset()) -> bool:
    """Whether actors or facilities are sought by another one: they meet in what both take part in.

    kinds: what is sought; named: what it is sought by.
    """
    sought = relation in ("involves", "partner") and bool(kinds) and not kinds & ELEMENTS
    return sought and not named & ELEMENTS
