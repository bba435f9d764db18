"""What a question word asks beside what it stands with: who, where, how many of them."""

from __future__ import annotations

from typing import NamedTuple

from keikaku.language.folding import fold
from keikaku.language.particles import WHERE
from keikaku.language.reading import Linked, Node, Reading
from keikaku.meaning.compose.base import Made, Mod, Ranked
from keikaku.meaning.compose.sets import Sets
from keikaku.meaning.lattice import Group, Rel, Word, is_noun
from keikaku.meaning.relations import seeks_subject
from keikaku.vocab import ACTOR_KINDS

_COUNTED = {"社": "Company", "か国": "Country", "カ国": "Country"}
_AT = frozenset({"Place", "Facility", "Event"})
_PERSONS = frozenset(ACTOR_KINDS)
_LOCATED = frozenset({"Facility", "Event", "Organisation", "Network"})
_PLACES = frozenset({"Facility", "Place", "Passage"}) | _PERSONS


class Counted(NamedTuple):
    """A set of which the number is asked."""

    node: Node


def _counted(sets: Made) -> Made:
    """The sets, of each the number."""
    return ((Counted(node), cost) for node, cost in sets if isinstance(node, Node))


class Asking(Sets):
    """Functions that take up question words."""

    def asked(self, word: Word) -> Made:
        """Who, where: actors or places, if nothing else is said of what is sought."""
        yield Node(("Actor",)), 0.3 if word.text in WHERE else 0.0
        if word.text in WHERE:  # who is never what is done
            yield Node(), 0.5

    def where_is(self, *parts: object) -> Made:
        """Where is KBIC, ＫＢＩＣはどこ: what it is located in."""
        group = next(part for part in parts if isinstance(part, Group))
        asked = any(isinstance(part, Word) and part.text in WHERE for part in parts)
        if asked and not group.are_elements:
            yield Node((), (Linked("location", False, group.things),)), 0.0

    def in_which(self, link: Word, word: Word, group: Group) -> Made:
        """in which ward is KBIC: what it is located in"""
        if link.local in ("in", "at") and self.relations.kinds((word.local,)) <= _AT and not group.are_elements:
            yield Node((word.local,), (Linked("location", False, group.things),)), 0.0

    def where_by(self, _: Word, group: Group, rel: Rel) -> Made:
        """Where was the Paris Agreement adopted: what stands behind the property."""
        kinds = frozenset(thing.kind for thing in group.things)
        for number, local in enumerate(rel.locals):
            sense = self.lexicon.sense(local)
            if sense.objects & _AT and kinds <= (sense.subjects or kinds):
                yield Node((), (Linked(local, False, group.things),)), 0.3 * number

    def who_are(self, _: Word, node: Node) -> Made:
        """Who are the partners of KIIP: actors are sought anyway."""
        if node.find and self.relations.kinds(node.find) <= self.relations.kinds(("Actor",)):
            yield node, 0.0

    def asked_within(self, group: Group, first: Word, node: Node, second: Word, rel: Rel) -> Made:
        """ジェトロはどの取組に関わっていますか: the first is the agent, unless the second is."""
        agent = second.local[0] not in "が"
        side = "が" if agent else (first.local[0] if first.local[0] in "をにと" else "を")
        if not node.find and "participatesIn" in rel.locals:
            rel = rel._replace(locals=("participatesIn",))  # 何に参加: what has members
        yield from self.restrict(node, Mod(rel, "", group, side, rel.negative))

    def asked_within_said(self, group: Group, first: Word, node: Node, rel: Rel) -> Made:
        """リエゾンセンターは何から生まれたのですか: the second particle is in the word."""
        if not rel.text.isascii() and not "一" <= rel.text[0] <= "龠":
            yield from self.asked_within(group, first, node, Word(rel.text[0], rel.text[0]), rel)

    def asked_topic(self, group: Group, node: Node, second: Word, rel: Rel) -> Made:
        """ＫＯＢＳって誰がやってるの"""
        yield from self.asked_within(group, Word("は", "は"), node, second, rel)

    def asked_first_set(self, sought: Node, first: Word, node: Node, second: Word, rel: Rel) -> Made:
        """どの組織が アジアに関する取組に 関わっていますか"""
        yield from self.asked_within_set(node, second, sought, first, rel)

    def asked_within_set(self, node: Node, first: Word, sought: Node, second: Word, rel: Rel) -> Made:
        """ジェトロが関わる取組には、どんな分野が出てきますか"""
        agent = second.local[0] not in "が"
        side = "が" if agent else (first.local[0] if first.local[0] in "をにと" else "を")
        if node.find and sought.find:
            yield from self.restrict(sought, Mod(rel, "", node, side, rel.negative))

    def asked_as(self, node: Node, who: Word) -> Made:
        """政策６に関わる企業はどこですか, 運営しているのは誰: the word asks for what is sought already."""
        may = _PLACES if who.text in WHERE else _PERSONS | {"Facility"}
        located = not node.find and any(isinstance(c, Linked) and c.relation == "location" for c in node.conditions)
        if (node.find and self.relations.kinds(node.find) <= may) or (located and who.text in WHERE):
            yield node, 0.0

    def who_ranked(self, ranked: Ranked, who: Word) -> Made:
        """最も多くの取組に関わる組織はどこ"""
        for _ in self.asked_as(ranked.node, who):
            yield ranked, 0.0

    def whereabouts_rel(self, group: Group, who: Word, rel: Rel) -> Made:
        """ＫＯＢＳはどこにありますか"""
        if "location" in rel.locals and not rel.negative:
            yield from self.where_is(group, who)

    def whereabouts_held(self, group: Group, who: Word, kind: Word) -> Made:
        """しんゆりマルシェはどこで開かれますか"""
        if kind.local == "Held":
            yield from self.where_is(group, who)

    def where_it_is(self, group: Group, _: Word, rel: Rel) -> Made:
        """ＫＯＢＳの所在地: a noun for a property, whatever thing stands behind it; not よみ, which is a text."""
        for local in rel.locals:
            sense = self.lexicon.sense(local)
            part = seeks_subject(sense, rel.text, "の")  # Xの一部 stands before "part of"
            if sense.objects and is_noun(rel.text) and not part and not self.relations.implied(local, False):
                yield Node((), (Linked(local, False, group.things),)), 0.0

    def where_it_stands(self, group: Group, rel: Rel) -> Made:
        """ＫＯＢＳがある場所"""
        yield from self.where_it_is(group, Word("", ""), rel)

    def place_of(self, group: Group, _: Word, word: Word) -> Made:
        """ＫＯＢＳの場所"""
        if word.local == "Place" and all(t.kind in _LOCATED for t in group.things):
            yield Node((), (Linked("location", False, group.things),)), 0.0

    def held_in(self, group: Group, particle: Word, kind: Word) -> Made:
        """宮前区で開かれる"""
        if kind.local == "Held" and not group.are_elements and particle.local[0] in "で":
            yield Mod(None, "in", group), 0.0

    def counted(self, word: Word, node: Node) -> Made:
        """いくつの施設"""
        if node.find and word.text.startswith(("何", "いく", "どれ", "どの")):
            yield Counted(node), 0.0

    def counted_within(self, group: Group, first: Word, counted: Counted, second: Word, rel: Rel) -> Made:
        """政策２にはいくつの施設が関わっていますか"""
        yield from _counted(self.asked_within(group, first, counted.node, second, rel))

    def counted_first(self, counted: Counted, first: Word, group: Group, second: Word, rel: Rel) -> Made:
        """いくつの施設が政策２に関わっていますか"""
        yield from self.counted_within(group, second, counted, first, rel)

    def counted_restricted(self, mod: Mod, counted: Counted) -> Made:
        """政策２で いくつの施設"""
        yield from _counted(self.restrict(counted.node, mod))

    def counted_of_set(self, node: Node, first: Word, counted: Counted, second: Word, rel: Rel) -> Made:
        """アジアに関する取組には いくつの組織が関わっていますか"""
        yield from _counted(self.asked_within_set(node, first, counted.node, second, rel))

    def counted_set_first(self, counted: Counted, first: Word, node: Node, second: Word, rel: Rel) -> Made:
        """いくつの組織がアジアに関する取組に関わっていますか"""
        yield from self.counted_of_set(node, second, counted, first, rel)

    def counted_by(self, word: Word) -> Made:
        """何社, 何施設: what is counted is in the word"""
        counter = word.text.removeprefix("は").removeprefix("何")
        if counter != word.text and (find := self._class_of(counter)):
            yield Counted(Node((find,))), 0.0

    def _class_of(self, counter: str) -> str | None:
        if counter in _COUNTED:
            return _COUNTED[counter]
        return next((sense.local for sense in self.lexicon.senses(fold(counter)) if sense.is_class), None)

    def counting_mentioned(self, node: Node, _: Word, rel: Rel) -> Made:
        """企業は何社出てきますか: in the plan"""
        if node.find and "mentions" in rel.locals and not rel.negative:
            yield Reading(node, ask="count"), 0.0

    def counting_set(self, counted: Counted) -> Made:
        """How many there are of a set that is counted."""
        yield Reading(counted.node, ask="count"), 0.0
