"""Whole questions: a list, a count, a path, a date."""

from __future__ import annotations

from keikaku.language.reading import Condition, Flagged, Linked, Node, Reading, Within
from keikaku.meaning.compose.base import Made, Ranked
from keikaku.meaning.compose.sets import Sets
from keikaku.meaning.lattice import Group, Word

_OF_VALUES = frozenset({"件数", "人数"})  # 目標件数 is no number of targets


class Whole(Sets):
    """Functions that make readings of whole questions."""

    def listing(self, node: Node) -> Made:
        """What is sought, with something said of it."""
        if node.find or node.conditions:
            yield Reading(node), 0.0 if node.conditions else 1.0

    def listing_only(self, node: Node, _: Word) -> Made:
        """ジェトロが関わる取組だけ: no others are asked for."""
        yield from self.listing(node)

    def counting(self, *parts: object) -> Made:
        """How many there are."""
        node = next(part for part in parts if isinstance(part, Node))
        word = next((part for part in parts if isinstance(part, Word)), None)
        of_values = node.find == ("Indicator",) and word is not None and word.text in _OF_VALUES
        if node.find and not of_values:
            yield Reading(node, ask="count"), 0.0

    def thing(self, group: Group) -> Made:
        """A name alone: all about it."""
        if len(group.things) == 1:
            condition: Condition = (
                Within(group.things, None) if group.are_elements else Linked(None, True, group.things)
            )
            yield Reading(Node((), (condition,))), 1.0

    def two_words(self, word: Word, _: Word) -> Made:
        """どのように つながって: one word for two that stand together."""
        yield word, 0.0

    def path(self, *parts: object) -> Made:
        """How two things are connected."""
        things = [thing for part in parts if isinstance(part, Group) for thing in part.things]
        if len(things) == 2:
            yield Reading(Node((), tuple(Linked(None, True, (thing,)) for thing in things)), ask="path"), 0.0

    def dates_of(self, *parts: object) -> Made:
        """When something opened: the milestones of a thing, of a kind if one is said."""
        group = next(part for part in parts if isinstance(part, Group))
        kinds = [p for p in parts if isinstance(p, Word) and self.lexicon.sense_or_none(p.local, "MilestoneKind")]
        conditions: list[Condition] = [Linked("milestoneOf", True, group.things)]
        conditions += [Flagged("milestoneKind", kind.local, self.lexicon.label(kind.local)) for kind in kinds]
        yield Reading(Node(("Milestone",), tuple(conditions))), 0.0

    def dates_named(self, group: Group, _: Word, kind: Word, word: Word) -> Made:
        """ＫＯＢＳの開設時期"""
        if word.local in ("Milestone", "Period"):
            yield from self.dates_of(group, kind)

    def dates_of_kind(self, kind: Word, _: Word) -> Made:
        """締切はいつですか"""
        flagged = Flagged("milestoneKind", kind.local, self.lexicon.label(kind.local))
        yield Reading(Node(("Milestone",), (flagged,))), 0.0

    def ranked(self, ranked: Ranked) -> Made:
        """In the order of a count."""
        yield Reading(ranked.node, ask="rank", ranking=ranked.ranking), 0.0
