"""What things are for, and words around a set that say no more than that it is there."""

from __future__ import annotations

from keikaku.language.reading import Condition, Holding, Linked, Node, Reading, Within
from keikaku.meaning.compose.base import Made, Mod
from keikaku.meaning.compose.doings import Doings
from keikaku.meaning.lattice import Group, Rel, Word
from keikaku.vocab import ACTOR_KINDS, ELEMENTS, OBSERVATIONS

_MEANS = ("Strategy", "Measure", "Initiative")  # 都市農業を守るための施策: whatever is done for it, on each level


class Purposes(Doings):
    """Functions that make sets by what they are for, or leave them as they are."""

    def said_there(self, node: Node, *_: Word) -> Made:
        """which indicators are set, 課題が挙げられていますか: all that a plan has is set, listed and planned."""
        if node.find and self.relations.kinds(node.find) <= ELEMENTS | OBSERVATIONS:
            yield node, 0.0

    def of_the_plan(self, _: Word, particle: Word, reading: Reading) -> Made:
        """計画には政策がいくつありますか: it is asked of the plan anyway"""
        if particle.local != "の":
            yield reading, 0.0

    def by_the_city(self, _: Word, reading: Reading) -> Made:
        """市は町工場をどう支援していますか: whatever is done is done by the city"""
        if reading.find == "Initiative" and not reading.ranking:
            yield reading, 0.0

    def in_the_plan(self, group: Group, _: Word) -> Made:
        """the plan identifies: within it"""
        if all(map(self._is_plan, group.things)):
            yield Mod(None, "in", group), 0.0

    def aimed_at(self, node: Node, _: Word, group: Group) -> Made:
        """initiatives to attract tourists: those for a group, about something, at a place"""
        if node.find and self.relations.kinds(node.find) <= ELEMENTS:
            find = _MEANS if node in (Node(("Strategy",)), Node(("Measure",))) else node.find
            for made, cost in self.done_for(find, group):
                if isinstance(made, Node):
                    yield made._replace(conditions=(*node.conditions, *made.conditions)), cost

    def aimed_back(self, group: Group, _: Word, node: Node) -> Made:
        """外国人観光客を増やすための取組"""
        yield from self.aimed_at(node, _, group)

    def faced_by(self, node: Node, group: Group, *more: Mod | Condition | Word) -> Made:
        """what problems do farmers face, also in a place"""
        if node.find == ("Issue",):
            for made, cost in self.aimed_at(node, Word("", ""), group):
                mod = more[0] if more else None
                if mod is None or isinstance(mod, Word):
                    yield made, cost
                elif isinstance(made, Node):
                    yield from ((one, cost + also) for one, also in self.restrict(made, mod))

    def faced_by_back(self, node: Node, _: Word, group: Group) -> Made:
        """problems facing farmers"""
        yield from self.faced_by(node, group, _)

    def faced_back(self, group: Group, _: Word, node: Node) -> Made:
        """商店街が抱える課題"""
        yield from self.faced_by(node, group, _)

    def connected_with(self, path: Word, group: Group) -> Made:
        """projects connected to Haneda Airport: about it"""
        if path.text.startswith(("connected", "linked", "related")):
            yield Mod(None, "about", group), 0.3

    def standing_where(self, node: Node, who: Word, rel: Rel) -> Made:
        """ロボットに関する記述はどこにありますか: passages and elements, which have an address"""
        may = self.relations.kinds(node.find) <= ELEMENTS | {"Passage"}
        if node.find and node.conditions and may and who.text == "どこ" and "location" in rel.locals:
            yield node, 0.0

    def standing_in(self, node: Node, _: Word, sought: Node, rel: Rel) -> Made:
        """アジアに関する取組はどの政策にありますか"""
        elements = all(one.find and self.relations.kinds(one.find) <= ELEMENTS for one in (node, sought))
        if elements and node.conditions and not sought.conditions and "location" in rel.locals:
            yield Node(sought.find, (Holding((node,)),)), 0.0

    def therein(self, group: Group, _: Word) -> Made:
        """新川崎・創造のもりには何がありますか: what lies there"""
        if all(thing.kind in ("Facility", "Place") for thing in group.things):
            yield Node((), (Linked("location", True, group.things, len(group.things) > 1),)), 0.0

    def therein_after(self, _: Word, group: Group) -> Made:
        """what is there in Shin-Kawasaki"""
        yield from self.therein(group, _)

    def standing(self, node: Node, _: Word) -> Made:
        """the targets with where they stand now: the values are shown with them"""
        yield from self.with_values(node)

    def benefiting(self, _: Word, of: Group | Node, *__: object) -> Made:
        """who benefits from the welfare industry: the groups that what is about it concerns"""
        if isinstance(of, Node):
            if of.find and of.conditions and self.relations.kinds(of.find) <= ELEMENTS:
                yield Node(("Group",), (Linked("concerns", False, (of,)),)), 0.0
        elif of.are_elements:
            yield Node(("Group",), (Within(of.things, "concerns"),)), 0.0
        else:
            about = Node(("PlanElement",), (Linked("about", True, of.things),))
            yield Node(("Group",), (Linked("concerns", False, (about,)),)), 0.0

    def helped_in(self, group: Group, _: Word, topic: Group, *__: Word) -> Made:
        """女性の就職支援: for the one, and of the other"""
        group_first = {thing.kind for thing in group.things} == {"Group"}
        if group_first and topic.things[0].kind in ("Sector", "Concept", "Programme", *ELEMENTS):
            of = self._for(topic) if not topic.are_elements else Within(topic.things)
            yield Node(("Initiative",), (self._for(group), of)), 0.0

    def helped_to(self, *parts: object) -> Made:
        """就職できない若者への支援, firms that have no successor: for those who lack it, and of what they lack"""
        one, other = (part for part in parts if isinstance(part, Group))
        japanese = isinstance(parts[0], Group)
        group, topic = (other, one) if japanese else (one, other)
        yield from self.helped_in(group, Word("of", "of"), topic)

    def helped_who(self, node: Node, _: Word, *parts: object) -> Made:
        """initiatives for firms that have no successor"""
        if node == Node(("Initiative",)):
            yield from self.helped_to(_, *parts)

    def told_of_set(self, *parts: object) -> Made:
        """what does it say about the problems of farmers: these problems"""
        node = next(part for part in parts if isinstance(part, Node))
        if node.find and node.conditions and self.relations.kinds(node.find) <= ELEMENTS:
            yield Reading(node), 0.0

    def treated(self, *parts: object) -> Made:
        """how is tourism promoted: by what is done for it"""
        group = next(part for part in parts if isinstance(part, Group))
        if not any(thing.kind in ACTOR_KINDS for thing in group.things):  # what speaks of a body need not be for it
            yield from self.planned_for(group)

    def told_of_both(self, *parts: object) -> Made:
        """what does it say about hydrogen on the waterfront: what speaks of both"""
        one, other = (part for part in parts if isinstance(part, Group))
        if not one.are_elements:
            of = Within(other.things) if other.are_elements else self._for(other)
            yield Reading(Node((), (Linked("about", True, one.things, one.either), of))), 0.0

    def told_in(self, element: Group, _: Word, group: Group) -> Made:
        """what does the 2005 plan say about Asia"""
        if element.are_elements:
            yield from self.told_of_both(group, element)

    def told_first_of_place(self, place: Group, _: Word, group: Group, __: Word) -> Made:
        """臨海部の水素について何が書いてありますか"""
        yield from self.told_of_both(group, place)
