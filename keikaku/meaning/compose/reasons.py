"""Why something was changed: the footnotes that say so."""

from __future__ import annotations

from keikaku.language.reading import Explaining, Node, Reading
from keikaku.meaning.compose.base import Made
from keikaku.meaning.compose.sets import Sets
from keikaku.meaning.lattice import Group, Word

_GIVEN_REASONS = frozenset({"TargetRevised", "MethodChanged"})  # that an indicator is new is said without any


class Reasons(Sets):
    """Functions that make questions for a reason."""

    def change_of(self, *parts: object) -> Made:
        """the target of … was revised"""
        change = next(part for part in parts if isinstance(part, Word) and part.local in _CHANGES)
        if change.local in _GIVEN_REASONS:
            group = next((part for part in parts if isinstance(part, Group)), Group(()))
            yield Explaining(group.things, change.local, self.lexicon.label(change.local)), 0.0

    def why(self, *parts: object) -> Made:
        """why was the target revised"""
        explaining = next(part for part in parts if isinstance(part, Explaining))
        for group in (part for part in parts if isinstance(part, Group)):
            explaining = explaining._replace(things=group.things)
        yield Reading(Node(("Figure",), (explaining,))), 0.0


_CHANGES = _GIVEN_REASONS | {"NewlySet"}
