"""What a question word asks beside what it stands with: who, where, how many of them."""

from __future__ import annotations

from typing import NamedTuple

from keikaku.language.folding import fold
from keikaku.language.reading import Linked, Node, Reading
from keikaku.meaning.compose.base import Made, Mod, Ranked
from keikaku.meaning.compose.sets import Sets
from keikaku.meaning.lattice import Group, Rel, Word, is_noun
from keikaku.meaning.relations import seeks_subject
from keikaku.vocab import ACTOR_KINDS

_COUNTED = {"社": "Company", "か国": "Country", "カ国": "Country"}
_WHERE = frozenset({"where", "どこ"})
_PERSONS = frozenset(ACTOR_KINDS)
_LOCATED = frozenset({"Facility", "Event", "Organisation", "Network"})
_PLACES = frozenset({"Facility", "Place", "Passage"}) | _PERSONS


class Counted(NamedTuple):
    """A set of which the number is asked."""

    node: Node


class Asking(Sets):
    """Functions that take up question words."""

    def asked_as(self, node: Node, who: Word) -> Made:
        """政策６に関わる企業はどこですか, 運営しているのは誰: the word asks for what is sought already."""
        may = _PLACES if who.text in _WHERE else _PERSONS | {"Facility"}
        located = not node.find and any(isinstance(c, Linked) and c.relation == "location" for c in node.conditions)
        if (node.find and self.relations.kinds(node.find) <= may) or (located and who.text in _WHERE):
            yield node, 0.0

    def who_ranked(self, ranked: Ranked, who: Word) -> Made:
        """最も多くの取組に関わる組織はどこ"""
        for _ in self.asked_as(ranked.node, who):
            yield ranked, 0.0

    def whereabouts(self, group: Group, who: Word) -> Made:
        """ＫＯＢＳはどこ"""
        if who.text in _WHERE and not group.are_elements:
            yield Node((), (Linked("location", False, group.things),)), 0.0

    def whereabouts_rel(self, group: Group, who: Word, rel: Rel) -> Made:
        """ＫＯＢＳはどこにありますか"""
        if "location" in rel.locals and not rel.negative:
            yield from self.whereabouts(group, who)

    def whereabouts_held(self, group: Group, who: Word, kind: Word) -> Made:
        """しんゆりマルシェはどこで開かれますか"""
        if kind.local == "Held":
            yield from self.whereabouts(group, who)

    def where_it_is(self, group: Group, _: Word, rel: Rel) -> Made:
        """ＫＯＢＳの所在地: a noun for a property, whatever stands behind it."""
        for local in rel.locals:
            part = seeks_subject(self.lexicon.sense(local), rel.text, "の")  # Xの一部 stands before "part of"
            if is_noun(rel.text) and not part and not self.relations.implied(local, False):
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
        for node, cost in self.asked_within(group, first, counted.node, second, rel):
            if isinstance(node, Node):
                yield Counted(node), cost

    def counted_first(self, counted: Counted, first: Word, group: Group, second: Word, rel: Rel) -> Made:
        """いくつの施設が政策２に関わっていますか"""
        yield from self.counted_within(group, second, counted, first, rel)

    def counted_restricted(self, mod: Mod, counted: Counted) -> Made:
        """政策２で いくつの施設"""
        for node, cost in self.restrict(counted.node, mod):
            if isinstance(node, Node):
                yield Counted(node), cost

    def counted_of_set(self, node: Node, first: Word, counted: Counted, second: Word, rel: Rel) -> Made:
        """アジアに関する取組には いくつの組織が関わっていますか"""
        for made, cost in self.asked_within_set(node, first, counted.node, second, rel):
            if isinstance(made, Node):
                yield Counted(made), cost

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
