"""Sets of things: of a class, of several, restricted by what is said of them; things that are named."""

from __future__ import annotations

import re

from keikaku.language.reading import Compared, Condition, Either, Extreme, Flagged, Linked, Node, Paged, Valued, Within
from keikaku.meaning.compose.base import Made, Mod
from keikaku.meaning.compose.conditions import Conditions
from keikaku.meaning.lattice import Group, Rel, Word, is_noun
from keikaku.vocab import ELEMENTS

_NOUN = re.compile(r"(?:ers|ors|ties|ries|mbers|bureaus|units|partner)(?: of)?$")


def _is_bare(condition: Condition) -> bool:
    """Whether it says that there is something, not what: involved, operated."""
    return isinstance(condition, Linked) and not condition.objects and not condition.negated


def _is_membership(condition: Condition) -> bool:
    """Whether it says what an organisation belongs to, which is a network as often as another organisation."""
    return isinstance(condition, Linked) and condition.relation in ("memberOf", "hasMember") and bool(condition.objects)


def _found_by(condition: Condition) -> tuple[str, ...]:
    """The class that a condition alone asks for."""
    if isinstance(condition, Valued | Compared | Flagged | Extreme):
        return ("Indicator",)
    if isinstance(condition, Within) and condition.relation == "share":
        return ("Entity",)  # what plans share are the things they name
    return ("PlanElement",) if isinstance(condition, Paged) else ()


_FAR = 0.1  # what is said of a set beyond another set, to which it might belong


def _holds_a_set(node: Node) -> bool:
    """Whether the last that is said of it is how it relates to a set."""
    last = node.conditions[-1] if node.conditions else None
    return isinstance(last, Linked) and any(isinstance(one, Node) for one in last.objects)


def _same_value(mod: Valued, said: object) -> bool:
    """Whether it is only that a value is there of a kind, of which something is said already."""
    return isinstance(said, Valued) and mod.kind == said.kind and mod == Valued(mod.kind)


class Sets(Conditions):
    """Functions that make sets and groups of things."""

    def of_class(self, word: Word) -> Made:
        """All of a class."""
        yield Node((word.local,)), 0.0

    def anything(self, word: Word) -> Made:
        """What: of any class; things that are done are elements of a plan."""
        yield Node(), 0.0
        if word.text in ("もの", "こと", "ones", "things"):
            yield Node(("PlanElement",)), 1.0

    def restrict(self, node: Node, mod: Mod | Condition) -> Made:
        """A set of which something more is said."""
        if isinstance(mod, Mod):
            if mod.side == "beside" and any(map(_is_bare, node.conditions)):
                return  # the things beside a verb are what it is said of, or it is not understood
            for find, condition, cost in self.resolved(mod, node.find):
                wider = ("Actor",) if find == ("Organisation",) and _is_membership(condition) else find
                yield Node(wider, (*node.conditions, condition)), cost + (_FAR if _holds_a_set(node) else 0.0)
        elif isinstance(mod, Valued) and any(_same_value(mod, one) for one in node.conditions):
            yield node, 0.2  # a starting value from when the plan was drawn up: said twice
        elif self.may_have(mod, node.find):
            find = node.find or _found_by(mod)
            yield Node(find, (*node.conditions, mod)), self.strange(mod, find)

    def restrict_after(self, node: Node, mod: Mod | Condition) -> Made:
        """取組のうちジェトロが関わるもの; of a verb alone behind it, it is the subject or object: 企業が運営するもの"""
        alone = isinstance(mod, Mod) and mod.objects is None and not mod.negated
        odd = 1.5 if alone or not node.find else 0.0
        yield from ((made, cost + odd) for made, cost in self.restrict(node, mod))

    def restricted(self, mod: Mod | Condition, node: Node) -> Made:
        """The same where what is said stands first: of a set of which a clause says more, の is meant less often."""
        of = isinstance(mod, Mod) and mod.rel is None and mod.link == "of" and bool(node.conditions)
        yield from ((made, cost + (0.4 if of else 0.0)) for made, cost in self.restrict(node, mod))

    def both(self, node: Node, one: Mod | Condition, other: Mod | Condition) -> Made:
        """A set of which two things are said."""
        for between, cost in self.restrict(node, one):
            if isinstance(between, Node):
                for made, more in self.restrict(between, other):
                    yield made, cost + more

    def either_of(self, node: Node, one: Mod | Condition, _: Word, other: Mod | Condition) -> Made:
        """that use social media or make use of LED lighting: one or the other"""
        for first, cost in self.restrict(node, one):
            for second, more in self.restrict(node, other):
                if isinstance(first, Node) and isinstance(second, Node) and first.find == second.find:
                    either = Either((first.conditions[-1], second.conditions[-1]))
                    yield Node(first.find, (*node.conditions, either)), cost + more

    def itself(self, *parts: object) -> Made:
        """A set as it is, whatever stands beside it: どの取組, under which treaty, laws in the plan"""
        node = next(part for part in parts if isinstance(part, Node))
        if node.find:
            yield node, 0.0

    def with_values(self, node: Node, *_: Word) -> Made:
        """indicators and their targets: values are shown with them"""
        if node.find == ("Indicator",):
            yield node, 0.0

    def both_and(self, node: Node, one: Mod | Condition, _: Word, other: Mod | Condition) -> Made:
        """The same with a word between them."""
        yield from self.both(node, one, other)

    def union(self, one: Node, _: object, other: Node) -> Made:
        """Things of one class or the other."""
        if one.find and other.find and not one.conditions and not other.conditions:
            elements = [bool(self.relations.kinds(node.find) & ELEMENTS) for node in (one, other)]
            unlike = 2.0 if elements[0] != elements[1] else 0.0  # companies or initiatives
            yield Node(tuple(dict.fromkeys((*one.find, *other.find)))), 0.2 + unlike

    def implied(self, mod: Mod) -> Made:
        """The set that a relation alone asks for: partners of KIIP, 連携先."""
        rel = mod.rel
        assert rel is not None
        for number, local in enumerate(rel.locals):
            for forward in (False, True):
                if find := self.relations.implied(local, forward):
                    one = mod._replace(rel=rel._replace(locals=(local,)))
                    for _, condition, cost in self.resolved(one, find):
                        yield Node(find, (condition,)), cost + 0.3 * number + 0.2 * forward

    def implied_link(self, rel: Rel, link: Word, group: Group) -> Made:
        """partners of KIIP"""
        side = link.local if link.local == "of" else "after"
        yield from self.implied(Mod(rel, "", group, side))

    def with_whom(self, _: Word, group: Group, __: Word) -> Made:
        """With whom does KIIP work"""
        yield from self.implied(Mod(Rel(("partner",), ""), "", group, "of"))

    def with_whom_back(self, group: Group, _: Word) -> Made:
        """川崎市産業振興財団は誰と一緒に取り組んでいますか"""
        yield from self.with_whom(_, group, _)

    def implied_noun(self, rel: Rel, group: Group) -> Made:
        """What partners does KIIP have"""
        if _NOUN.search(rel.text):
            yield from self.implied(Mod(rel, "", group, "of"))

    def and_not(self, node: Node, mod: Mod, _: Word, group: Group) -> Made:
        """involving JETRO but not KIIP: the same is denied of the other."""
        if isinstance(mod, Mod):
            yield from self.both(node, mod, mod._replace(objects=group, negated=not mod.negated))

    def implied_back(self, group: Group, rel: Rel) -> Made:
        """KIIP's partners"""
        for mod, _ in self.link_back(group, rel):
            if isinstance(mod, Mod):
                yield from self.implied(mod)

    def implied_possessive(self, group: Group, _: Word, rel: Rel) -> Made:
        """KIIP's partners"""
        yield from self.implied(Mod(rel, "", group, "'s"))

    def implied_of(self, group: Group, _: Word, rel: Rel) -> Made:
        """ジェトロの連携先"""
        if is_noun(rel.text):
            yield from self.implied(Mod(rel, "", group, "の", rel.negative))

    def implied_said(self, group: Group, rel: Rel) -> Made:
        """ジェトロ 連携先; ＫＯＢＳが運営する: a noun asks for its class, a verb for what its other end is"""
        if is_noun(rel.text):
            joined = -0.6 if rel.text[0] == "の" else 0.0  # as cheap as where の stands for itself
            for node, cost in self.implied(Mod(rel, "", group, "の", rel.negative)):
                yield node, cost + joined
        else:
            yield from self.implied_particle(group, Word(rel.text[0], ""), rel)

    def implied_of_set(self, node: Node, _: Word, rel: Rel) -> Made:
        """アジアに関する取組の連携先"""
        if node.find and is_noun(rel.text):
            yield from self.implied(Mod(rel, "", node, "の", rel.negative))

    def implied_two(self, group: Group, _: Word, one: Rel, __: Word, other: Rel) -> Made:
        """ジェトロの連携先と支援機関: what is the one or the other"""
        for first, cost in self.implied(Mod(one, "", group, "の")):
            for second, more in self.implied(Mod(other, "", group, "の")):
                if isinstance(first, Node) and isinstance(second, Node) and first.find == second.find:
                    yield Node(first.find, (Either((*first.conditions, *second.conditions)),)), cost + more

    def implied_particle(self, group: Group, particle: Word, rel: Rel) -> Made:
        """ＫＯＢＳが 運営"""
        side = particle.local[0] if particle.local[0] in "がをにとで" else "before"
        if group.are_elements and not set(rel.locals) & {"mentions", "about", "involves"}:
            return  # 政策６でやっている: what is sought is not said
        yield from self.restrict(Node(), Mod(rel, "", group, side, rel.negative))

    def both_sets(self, one: Node, _: object, other: Node, __: Word, rel: Rel, node: Node) -> Made:
        """大学と金融機関の両方が関わる取組: each of them, not one or the other."""
        if one.find and other.find and node.find:
            yield from self.both(node, Mod(rel, "", one, "が", rel.negative), Mod(rel, "", other, "が", rel.negative))

    def all_of(self, group: Group, _: Word) -> Made:
        """ジェトロと神奈川県の両方"""
        if len(group.things) > 1 and not group.either:
            yield group, 0.0

    def any_of(self, group: Group, word: Word) -> Made:
        """ジェトロとＫＯＢＳのいずれか"""
        if len(group.things) > 1 and ("いずれ" in word.text or "どちら" in word.text):
            yield group._replace(either=True), 0.0

    def listed(self, one: Group, _: Word, other: Group) -> Made:
        """JETRO, KIIP …: all of them, or any if the last are: ジェトロ、神奈川県または川崎市"""
        if not one.either and one.are_elements == other.are_elements:
            yield Group((*one.things, *other.things), other.either), 0.0

    def filler(self, word: Word, _: Word, node: Node) -> Made:
        """計画の施設: of the plan all is."""
        if word.local == "Plan" and node.find and node.find != ("Plan",):
            yield node, 0.0

    def filler_rel(self, word: Word, _: Word, rel: Rel, node: Node) -> Made:
        """計画に出てくる施設"""
        if "mentions" in rel.locals and not rel.negative:
            yield from self.filler(word, _, node)

    def apposition(self, word: Word, group: Group) -> Made:
        """A class beside the name of a thing of it: the facility KOBS."""
        kinds = self.lexicon.sense(word.local).kinds
        if word.text.isascii() and word.text.endswith("s") and len(group.things) == 1:
            return  # facilities KOBS: of several
        if all(thing.kind in kinds for thing in group.things):
            yield group, 0.0

    def apposed(self, group: Group, word: Word) -> Made:
        """The same where the name stands first; 殿町地区 is what lies there."""
        yield from self.apposition(word, group)
        if word.local == "District" and all(thing.kind == "Facility" for thing in group.things):
            yield group, 0.0

    def same_thing(self, one: Group, other: Group) -> Made:
        """中小企業の活性化 (2018:3): a name and the address of the same"""
        if [thing.iri for thing in one.things] == [thing.iri for thing in other.things]:
            yield other, 0.0

    def group(self, one: Group, word: object, other: Group) -> Made:
        """Several things, all of them."""
        if not one.either and not other.either and one.are_elements == other.are_elements:
            things = (*one.things, *other.things)
            yield Group(things, either=isinstance(word, Word) and word.text == "や"), 0.0  # ジェトロやＫＯＢＳ: such as

    def choice(self, one: Group, _: object, other: Group) -> Made:
        """Several things, any of them."""
        if one.are_elements == other.are_elements:
            yield Group((*one.things, *other.things), either=True), 0.0
