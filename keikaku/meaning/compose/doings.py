"""What is planned or done: for somebody, about something, at a place, under a heading."""

from __future__ import annotations

from keikaku.language.reading import Condition, Linked, Node, Timed, Within
from keikaku.language.spans import Written
from keikaku.meaning.compose.base import Made, Mod
from keikaku.meaning.compose.sets import Sets
from keikaku.meaning.lattice import Group, Rel, Word
from keikaku.vocab import ACTOR_KINDS


class Doings(Sets):
    """Functions that make sets of initiatives."""

    def joined(self, group: Group, *_: Word) -> Made:
        """新川崎とＫＯＢＳを結びつけているもの: elements in which both take part"""
        if len(group.things) > 1 and not group.are_elements:
            yield Node(("PlanElement",), (Linked("involves", True, group.things),)), 0.0

    def planned(self, _: Word) -> Made:
        """what is planned: initiatives"""
        yield Node(("Initiative",)), 0.0

    def planned_for(self, *parts: object) -> Made:
        """what is planned for the Racecourse: initiatives that name it, or are for a group, or lie below an element"""
        group = next(part for part in parts if isinstance(part, Group))
        if any(map(self._is_plan, group.things)):  # what is planned for 2020 is no plan
            return
        yield from self.done_for(("Initiative",), group)

    def done_for(self, find: tuple[str, ...], group: Group) -> Made:
        """What is for a group, about something, at a place; or, of initiatives, below a heading that is about it."""
        meant = self._for(group)
        yield Node(find, (meant,)), 0.0
        alone = len(group.things) == 1  # what is about any of several is too much
        if alone and find == ("Initiative",) and isinstance(meant, Linked) and meant.relation == "about":
            for cost, level in enumerate(("Measure", "Strategy"), 1):
                above = Linked("partOf", True, (Node((level,), (meant,)),))
                yield Node(find, (above,)), 0.4 * cost

    def planned_in(self, _: Word, __: Word, date: Written) -> Made:
        """what is planned for 2020: what is to open, to end or to be held then, while the plan is in force"""
        if date.span and date.span.first <= (self.last() or date.span.first):
            yield Node(("Milestone",), (Timed("in", date.span),)), 0.0

    def planned_in_back(self, date: Written, word: Word) -> Made:
        """2020年に予定されていること"""
        yield from self.planned_in(word, word, date)

    def held_then(self, date: Written, _: Word, group: Group) -> Made:
        """2020年の東京オリンピック: an event that has this year in its name"""
        thing = group.things[0]
        year = date.span.first[:4] if date.span else ""
        if len(group.things) == 1 and thing.kind == "Event" and year and year in f"{thing.label.ja} {thing.label.en}":
            yield group, 0.0

    def implied_link(self, rel: Rel, link: Word, group: Group) -> Made:
        """support for farmers: what is done for them, not who supports what is done"""
        if link.local == "for" and "supportedBy" in rel.locals:
            yield from self.planned_for(group)
        else:
            yield from super().implied_link(rel, link, group)

    def _for(self, group: Group) -> Condition:
        if group.are_elements:
            return Within(group.things, "of", group.either)
        kinds = {thing.kind for thing in group.things}
        relation = "concerns" if kinds == {"Group"} else "inside" if kinds == {"Place"} else "about"
        return Linked(relation, True, group.things, group.either or len(group.things) > 1)

    def deeds(self, _: Word, group: Group, __: Word) -> Made:
        """what does JETRO do: the initiatives that it takes part in"""
        if all(thing.kind in ACTOR_KINDS for thing in group.things):
            yield Node(("Initiative",), (Linked("involves", True, group.things),)), 0.0

    def not_there(self, *parts: object) -> Made:
        """in which JETRO does not appear"""
        group = next(part for part in parts if isinstance(part, Group))
        rel = next(part for part in parts if isinstance(part, Rel))
        if {"mentions", "about", "involves"} & set(rel.locals) and not group.are_elements:
            yield Mod(rel, "", group, "before", negated=True), 0.0

    def under_heading(self, node: Node, _: Word, group: Group) -> Made:
        """what are the measures under the heading “…”: below it, so of a class that may stand there"""
        if not group.are_elements or len(group.things) > 1:
            return
        thing = group.things[0]
        found = node.find
        if thing.kind in self.relations.kinds(found) and len(self.relations.kinds(found)) == 1:
            found = ("Initiative",)  # measures under a measure are what it does
        if found:
            yield Node(found, (*node.conditions, Within(group.things))), 0.0

    def heading_first(self, group: Group, node: Node, _: Word) -> Made:
        """“…”: what is planned under this heading"""
        yield from self.under_heading(node, _, group)

    def heading_before(self, group: Group, _: Word, node: Node) -> Made:
        """「…」という見出しの取組"""
        yield from self.under_heading(node, _, group)
