"""What a thing is: its names in both languages, and what defines it."""

from __future__ import annotations

from keikaku.language.reading import Linked, Node, Reading, Within
from keikaku.meaning.compose.base import Made
from keikaku.meaning.compose.whole import Whole
from keikaku.meaning.lattice import Group


class Definitions(Whole):
    """Functions that make questions for one thing."""

    def define(self, *parts: object) -> Made:
        """what KOBS stands for, ＫＯＢＳとは"""
        group = next(part for part in parts if isinstance(part, Group))
        for reading, _ in self.thing(group):
            if isinstance(reading, Reading):
                yield reading._replace(ask="define"), 0.0

    def told(self, *parts: object) -> Made:
        """is there anything on KOBS: what speaks of it; of an element, what lies below it"""
        group = next(part for part in parts if isinstance(part, Group))
        condition = Within(group.things) if group.are_elements else Linked("about", True, group.things, group.either)
        yield Reading(Node((), (condition,))), 0.0
