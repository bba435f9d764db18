"""What the rules make of the values of their parts: sets of things, conditions on them, whole questions.

Each function gives the values that the parts make together, with what each costs; none, if they do not fit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from keikaku.language.lexicon import Lexicon
from keikaku.language.reading import (
    ALL_PLACES,
    Compared,
    Condition,
    Flagged,
    Holding,
    Linked,
    Node,
    Other,
    Ranking,
    Reading,
    Thing,
    Timed,
    Valued,
    Within,
)  # fmt: skip
from keikaku.language.spans import Written
from keikaku.meaning.lattice import Group, Rel, Word
from keikaku.meaning.relations import Relations
from keikaku.vocab import ELEMENTS

Made = Iterator[tuple[object, float]]


class Mod(NamedTuple):
    """What is said of a set, before it is known of which: a relation to things or to another set.

    link: a preposition or particle that stands for the relation, where no word does. side: ``after`` where the
    things stand behind the relation's word (operated by KIIP), else the particle between them (KIIPが運営する), or
    ``before`` (KIIP operates).
    """

    rel: Rel | None
    link: str
    objects: Group | Node | None
    side: str = "after"
    negated: bool = False


class Only(NamedTuple):
    """One plan alone, and no other."""

    group: Group


class Ranked(NamedTuple):
    """A set in the order of a count."""

    node: Node
    ranking: Ranking


class Composer:
    """The functions, by name. One for all questions of a session."""

    def __init__(self, lexicon: Lexicon, plans: Callable[[], list[Thing]]) -> None:
        self.lexicon, self.plans = lexicon, plans
        self.relations = Relations(lexicon)

    def function(self, name: str) -> Callable[..., Made]:
        """The function of that name. Raises AttributeError."""
        found: Callable[..., Made] = getattr(self, name)
        return found

    # --- Sets ---------------------------------------------------------------------------------------

    def of_class(self, word: Word) -> Made:
        """All of a class."""
        yield Node((word.local,)), 0.0

    def asked(self, word: Word) -> Made:
        """Who, where: actors or places, if nothing else is said of what is sought."""
        where = word.text in ("where", "どこ")
        yield Node(("Actor",)), 0.3 if where else 0.0
        yield Node(), 0.5

    def anything(self, _: Word) -> Made:
        """What: of any class."""
        yield Node(), 0.0

    def restrict(self, node: Node, mod: Mod | Condition) -> Made:
        """A set of which something more is said."""
        if isinstance(mod, Mod):
            for find, condition, cost in self._resolved(mod, node.find):
                yield Node(find, (*node.conditions, condition)), cost
        elif self._may_have(mod, node.find):
            find = node.find or (("Indicator",) if isinstance(mod, Valued | Compared | Flagged) else ())
            yield Node(find, (*node.conditions, mod)), 0.0

    def restricted(self, mod: Mod | Condition, node: Node) -> Made:
        """The same where what is said stands first."""
        yield from self.restrict(node, mod)

    def both(self, node: Node, one: Mod | Condition, other: Mod | Condition) -> Made:
        """A set of which two things are said."""
        for between, cost in self.restrict(node, one):
            if isinstance(between, Node):
                for made, more in self.restrict(between, other):
                    yield made, cost + more

    def both_and(self, node: Node, one: Mod | Condition, _: Word, other: Mod | Condition) -> Made:
        """The same with a word between them."""
        yield from self.both(node, one, other)

    def union(self, one: Node, _: object, other: Node) -> Made:
        """Things of one class or the other."""
        if one.find and other.find and not one.conditions and one.find != other.find:
            yield Node((*one.find, *other.find)), 0.2

    def implied(self, mod: Mod) -> Made:
        """The set that a relation alone asks for: partners of KIIP, 連携先."""
        rel = mod.rel
        assert rel is not None
        for number, local in enumerate(rel.locals):
            for forward in (False, True):
                if find := self.relations.implied(local, forward):
                    one = mod._replace(rel=rel._replace(locals=(local,)))
                    for _, condition, cost in self._resolved(one, find):
                        yield Node(find, (condition,)), cost + 0.3 * number + 0.2 * forward

    def implied_link(self, rel: Rel, link: Word, group: Group) -> Made:
        """partners of KIIP"""
        of = rel._replace(text=f"{rel.text} {link.text}")
        yield from self.implied(Mod(of, "", group))

    def implied_back(self, group: Group, rel: Rel) -> Made:
        """KIIP's partners"""
        for mod, _ in self.link_back(group, rel):
            if isinstance(mod, Mod):
                yield from self.implied(mod)

    def implied_of(self, group: Group, _: Word, rel: Rel) -> Made:
        """ジェトロの連携先"""
        yield from self.implied(Mod(rel, "", group, "の", rel.negative))

    def implied_particle(self, group: Group, particle: Word, rel: Rel) -> Made:
        """ジェトロと連携している"""
        yield from self.implied(Mod(rel, "", group, particle.local[0], rel.negative))

    def asked_within(self, group: Group, first: Word, node: Node, second: Word, rel: Rel) -> Made:
        """ジェトロはどの取組に関わっていますか: the first is the agent, unless the second is."""
        agent = second.local[0] not in "が"
        side = "が" if agent else (first.local[0] if first.local[0] in "をにと" else "を")
        yield from self.restrict(node, Mod(rel, "", group, side, rel.negative))

    def apposition(self, word: Word, group: Group) -> Made:
        """A class beside the name of a thing of it: the facility KOBS."""
        kinds = self.lexicon.sense(word.local).kinds
        if all(thing.kind in kinds for thing in group.things):
            yield group, 0.0

    def apposed(self, group: Group, word: Word) -> Made:
        """The same where the name stands first."""
        yield from self.apposition(word, group)

    # --- Things -------------------------------------------------------------------------------------

    def group(self, one: Group, _: object, other: Group) -> Made:
        """Several things, all of them."""
        if not one.either and not other.either and one.are_elements == other.are_elements:
            yield Group((*one.things, *other.things)), 0.0

    def choice(self, one: Group, _: object, other: Group) -> Made:
        """Several things, any of them."""
        if one.are_elements == other.are_elements:
            yield Group((*one.things, *other.things), either=True), 0.0

    # --- What is said of a set ----------------------------------------------------------------------

    def link(self, rel: Rel, objects: Group | Node) -> Made:
        """involving JETRO"""
        yield Mod(rel, "", objects), 0.0

    def link_back(self, objects: Group | Node, rel: Rel) -> Made:
        """KIIP operates; JETROが関わる, its particle in the word or left out"""
        yield Mod(rel, "", objects, rel.text[0] if rel.text[0] in "がをにとでの" else "before", rel.negative), 0.0

    def link_particle(self, objects: Group | Node, particle: Word, rel: Rel) -> Made:
        """JETROが 関わる"""
        yield Mod(rel, "", objects, particle.local[0], rel.negative), 0.0

    def prepositional(self, link: Word, objects: Group | Node) -> Made:
        """of policy 6, in China"""
        yield Mod(None, link.local, objects), 0.2

    def postpositional(self, objects: Group | Node, link: Word) -> Made:
        """政策６の, 中国にある"""
        yield Mod(None, link.local, objects), 0.2

    def beside(self, objects: Group) -> Made:
        """JETRO initiatives, 政策６ 指標: nothing says how."""
        yield Mod(None, "of", objects), 1.0

    def bare(self, rel: Rel) -> Made:
        """organisations involved"""
        yield Mod(rel, "", None, negated=rel.negative), 1.0

    def deny(self, _: Word, mod: Mod) -> Made:
        """not involving JETRO"""
        yield mod._replace(negated=not mod.negated), 0.0

    def denied(self, mod: Mod, _: Word) -> Made:
        """The same where the denial stands last."""
        yield from self.deny(_, mod)

    def nobody(self, _: Word, rel: Rel) -> Made:
        """誰も関わらない"""
        yield Mod(rel, "", None, negated=True), 0.0

    def lacking(self, what: Rel | Node | Word) -> Made:
        """A role or class that is not there: without a partner, 指標のない"""
        if isinstance(what, Rel):
            yield Mod(what, "", None, negated=True), 0.0
        elif isinstance(what, Node) and not what.conditions:
            if len(what.find) == 1 and self.lexicon.sense(what.find[0]).kinds <= ELEMENTS:
                yield Holding((what,), negated=True), 0.0
        elif isinstance(what, Word):
            yield Valued(what.local, negated=True), 0.0

    def without(self, _: Word, what: Rel | Node | Word) -> Made:
        """without a partner, without indicators, without a baseline"""
        yield from self.lacking(what)

    def missing(self, what: Rel | Node | Word, _: Word) -> Made:
        """指標のない"""
        yield from self.lacking(what)

    def having(self, _: Word, what: Word) -> Made:
        """with a baseline"""
        yield Valued(what.local), 0.0

    def excepting(self, _: Word, group: Group) -> Made:
        """except policy 3"""
        yield Within(group.things, "of", negated=True) if group.are_elements else Other(group.things), 0.0

    def excepted(self, group: Group, _: Word) -> Made:
        """政策３以外の"""
        yield from self.excepting(_, group)

    # --- Numbers and dates --------------------------------------------------------------------------

    def above(self, kind: Word, compare: Word, number: Written, unit: Group | None = None) -> Made:
        """target above 100"""
        measured = unit.things[0] if unit else None
        yield Valued(kind.local, compare.local, number.number, measured), 0.0

    def above_link(self, kind: Word, link: Word, number: Written) -> Made:
        """under 10: a preposition that compares"""
        if link.text in ("under", "over"):
            yield from self.above(kind, Word("<" if link.text == "under" else ">", ""), number)

    def above_back(self, kind: Word, number: Written, compare: Word) -> Made:
        """目標値が100を超える"""
        yield from self.above(kind, compare, number)

    def above_unit_back(self, kind: Word, number: Written, unit: Group, compare: Word) -> Made:
        """目標値が100人を超える"""
        yield from self.above(kind, compare, number, unit)

    def any_above(self, compare: Word, number: Written, unit: Group) -> Made:
        """targets over 50 percent"""
        yield Valued("Target", compare.local, number.number, unit.things[0]), 0.0

    def valued_in(self, kind: Word, _: Word, date: Written) -> Made:
        """a target for 2021; 目標値が2021年の"""
        if date.span:
            yield Valued(kind.local, span=date.span), 0.0

    def valued_in_back(self, date: Written, _: Word, kind: Word) -> Made:
        """2015年度の基準値をもつ"""
        yield from self.valued_in(kind, _, date)

    def compare(self, left: Word, compare: Word, right: Word) -> Made:
        """latest value below the target"""
        if left.local != right.local:
            yield Compared(left.local, compare.local, right.local), 0.0

    def compare_back(self, left: Word, right: Word, compare: Word) -> Made:
        """現状値が目標を下回る"""
        yield from self.compare(left, compare, right)

    def reach(self, compare: Word, kind: Word) -> Made:
        """exceed their target: the latest value does"""
        if kind.local != "Actual":
            yield Compared("Actual", compare.local, kind.local), 0.2

    def reach_back(self, kind: Word, compare: Word) -> Made:
        """目標値を上回る"""
        yield from self.reach(compare, kind)

    def changed(self, change: Word) -> Made:
        """newly set, whose target was revised"""
        yield Flagged("change", change.local, self.lexicon.label(change.local)), 0.0

    def cumulative(self, rel: Rel) -> Made:
        """累計の"""
        if "cumulative" in rel.locals:
            yield Flagged("cumulative", "true", self.lexicon.label("cumulative")), 0.0

    def measured(self, rel: Rel, unit: Group) -> Made:
        """measured in tonnes"""
        if {"unit", "measures"} & set(rel.locals):
            yield Flagged("unit", unit.things[0].iri, unit.things[0].label), 0.0

    def measured_back(self, unit: Group, rel: Rel) -> Made:
        """トンで測る"""
        yield from self.measured(rel, unit)

    def in_unit(self, link: Word, unit: Group) -> Made:
        """indicators in tonnes"""
        if link.local == "in":
            yield Flagged("unit", unit.things[0].iri, unit.things[0].label), 0.3

    # --- What plans have in common ------------------------------------------------------------------

    def same_group(self, group: Group) -> Made:
        """A plan by its year."""
        yield group, 0.0

    def plan_of(self, group: Group, word: Word) -> Made:
        """the 2005 plan"""
        if word.local == "Plan":
            yield group, 0.0

    def plan_of_linked(self, group: Group, _: Word, word: Word) -> Made:
        """2005年の計画"""
        yield from self.plan_of(group, word)

    def shared(self, _: Word, group: Group) -> Made:
        """in common between the 2005 and the 2018 plan"""
        if len(group.things) > 1 and group.are_elements:
            yield Within(group.things, "share"), 0.0

    def shared_back(self, group: Group, _: Word) -> Made:
        """2005年と2018年の計画に共通する"""
        yield from self.shared(_, group)

    def only(self, _: Word, group: Group) -> Made:
        """only in the 2005 plan"""
        if len(group.things) == 1 and group.are_elements:
            yield Only(group), 0.0

    def only_rel(self, _: Word, rel: Rel, group: Group) -> Made:
        """only mentioned in the 2005 plan"""
        if set(rel.locals) & {"mentions", "about", "involves"}:
            yield from self.only(_, group)

    def rel_only(self, rel: Rel, _: Word, group: Group) -> Made:
        """mentioned only in the 2005 plan"""
        yield from self.only_rel(_, rel, group)

    def only_rel_back(self, group: Group, _: Word, rel: Rel) -> Made:
        """2005年の計画にだけ出てくる"""
        yield from self.only_rel(_, rel, group)

    def shared_all(self, _: Word) -> Made:
        """in both plans"""
        plans = tuple(self.plans())
        if len(plans) > 1:
            yield Within(plans, "share"), 0.3

    def plan_after(self, word: Word, _: Word, group: Group) -> Made:
        """the plans of 2005 and 2018"""
        yield from self.plan_of(group, word)

    def only_back(self, group: Group, _: Word) -> Made:
        """2005年の計画にだけ"""
        yield from self.only(_, group)

    def restrict_only(self, node: Node, only: Only) -> Made:
        """Of one plan alone."""
        things = only.group.things
        yield Node(node.find or ("Entity",), (*node.conditions, Within(things, "share"), Within(things, "only", negated=True))), 0.0

    def restricted_only(self, only: Only, node: Node) -> Made:
        """The same where the plan stands first."""
        yield from self.restrict_only(node, only)

    def dated(self, when: Word, date: Written) -> Made:
        """before 2018"""
        if date.span:
            yield Timed("in" if when.local in ("in", "at", "of") else when.local, date.span), 0.0

    def dated_back(self, date: Written, when: Word) -> Made:
        """2018年以降の"""
        yield from self.dated(when, date)

    def dated_as(self, kind: Word, when: Word, date: Written) -> Made:
        """opened before 2018"""
        if date.span:
            yield Timed("in" if when.local in ("in", "at", "of") else when.local, date.span, (kind.local,)), 0.0

    def dated_as_back(self, date: Written, when: Word, kind: Word) -> Made:
        """2016年に開設された"""
        if date.span:
            yield Timed("in" if when.local in ("に", "of") else when.local, date.span, (kind.local,)), 0.0

    # --- Whole questions ----------------------------------------------------------------------------

    def listing(self, node: Node) -> Made:
        """What is sought, with something said of it."""
        if node.find or node.conditions:
            yield Reading(node), 0.0 if node.conditions else 1.0

    def counting(self, *parts: object) -> Made:
        """How many there are."""
        node = next(part for part in parts if isinstance(part, Node))
        if node.find:
            yield Reading(node, ask="count"), 0.0

    def thing(self, group: Group) -> Made:
        """A name alone: all about it."""
        if len(group.things) == 1:
            condition: Condition = Within(group.things, None) if group.are_elements else Linked(None, True, group.things)
            yield Reading(Node((), (condition,))), 1.0

    def path(self, *parts: object) -> Made:
        """How two things are connected."""
        things = [thing for part in parts if isinstance(part, Group) for thing in part.things]
        if len(things) == 2 and things[0].iri != things[1].iri:
            yield Reading(Node((), tuple(Linked(None, True, (thing,)) for thing in things)), ask="path"), 0.0

    def dates_of(self, *parts: object) -> Made:
        """When something opened: the milestones of a thing, of a kind if one is said."""
        group = next(part for part in parts if isinstance(part, Group))
        kinds = [p for p in parts if isinstance(p, Word) and self.lexicon.sense_or_none(p.local, "MilestoneKind")]
        conditions: list[Condition] = [Linked("milestoneOf", True, group.things)]
        conditions += [Flagged("milestoneKind", kind.local, self.lexicon.label(kind.local)) for kind in kinds]
        yield Reading(Node(("Milestone",), tuple(conditions))), 0.0

    def ranked(self, ranked: Ranked) -> Made:
        """In the order of a count."""
        yield Reading(ranked.node, ask="rank", ranking=ranked.ranking), 0.0

    # --- Rankings -----------------------------------------------------------------------------------

    def rank(self, sought: Node, ends: Word, counted: Node, rel: Rel | None = None) -> Made:
        """which policy has the most issues; organisations involved in the most initiatives"""
        if len(sought.find) != 1 or len(counted.find) != 1 or counted.conditions:
            return
        for relation, forward, cost in self.relations.counted(sought.find[0], counted.find[0], rel):
            ranking = Ranking(counted.find[0], relation, forward, most=ends.local != "fewest")
            yield Ranked(sought, ranking), cost

    def rank_rel(self, sought: Node, rel: Rel, ends: Word, counted: Node) -> Made:
        """organisations involved in the most initiatives"""
        yield from self.rank(sought, ends, counted, rel)

    def rank_last(self, ends: Word, counted: Node, rel: Rel, sought: Node) -> Made:
        """最も多くの取組に関わる施設"""
        yield from self.rank(sought, ends, counted, rel)

    def rank_noun(self, counted: Node, ends: Word, sought: Node) -> Made:
        """取組が最も多い政策"""
        yield from self.rank(sought, ends, counted)

    def rank_top(self, ends: Word, sought: Node, _: Word, counted: Node) -> Made:
        """top facilities by number of initiatives"""
        yield from self.rank(sought, ends, counted)

    def rank_top_first(self, ends: Word, number: Written, sought: Node, _: Word, counted: Node) -> Made:
        """top 5 facilities by initiatives"""
        for ranked, cost in self.rank(sought, ends, counted):
            if isinstance(ranked, Ranked):
                yield from ((one, cost + more) for one, more in self.rank_first(ranked, number))

    def rank_top_rel(self, ends: Word, number: Written, sought: Node, rel: Rel, counted: Node) -> Made:
        """top 3 sectors mentioned in initiatives"""
        for ranked, cost in self.rank(sought, ends, counted, rel):
            if isinstance(ranked, Ranked):
                yield from ((one, cost + more) for one, more in self.rank_first(ranked, number))

    def rank_first(self, ranked: Ranked, number: Written) -> Made:
        """上位５"""
        if number.number is not None and 0 < number.number < 100:
            yield ranked._replace(ranking=ranked.ranking._replace(first=int(number.number))), 0.0

    def rank_number(self, ranked: Ranked, _: Word, number: Written) -> Made:
        """取組の多い施設 上位５"""
        yield from self.rank_first(ranked, number)

    def rank_by(self, sought: Node, _: Word, counted: Node) -> Made:
        """policies by number of indicators"""
        for ranked, cost in self.rank(sought, Word("most", ""), counted):
            if isinstance(ranked, Ranked):
                yield ranked._replace(ranking=ranked.ranking._replace(first=ALL_PLACES)), cost

    def rank_within(self, ranked: Ranked, mod: Mod) -> Made:
        """… in policy 6"""
        for node, cost in self.restrict(ranked.node, mod):
            if isinstance(node, Node) and node.find == ranked.node.find:
                yield ranked._replace(node=node), cost

    def rank_within_back(self, mod: Mod, ranked: Ranked) -> Made:
        """政策６で …"""
        yield from self.rank_within(ranked, mod)

    # --- Relations ----------------------------------------------------------------------------------

    def _resolved(self, mod: Mod, find: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Condition, float]]:
        """The conditions that this may be of things of these classes, with the class that is sought then."""
        objects = mod.objects
        if isinstance(objects, Group) and objects.are_elements:
            for relation, cost in self.relations.within(mod.rel, mod.link, find):
                made = Within(objects.things, relation, objects.either, mod.negated)
                yield find, made, cost
            return
        things: tuple[Thing | Node, ...] = objects.things if isinstance(objects, Group) else ()
        if isinstance(objects, Node):
            if not objects.find and not objects.conditions:
                return
            things = (objects,)
        named = self._kinds(objects)
        for relation, forward, cost in self.relations.between(find, named, mod.rel, mod.link, mod.side):
            either = isinstance(objects, Group) and objects.either
            sought = find or self.relations.implied(relation, forward)
            yield sought, Linked(relation, forward, things, either, mod.negated), cost

    def _kinds(self, objects: Group | Node | None) -> frozenset[str]:
        """The most specific classes of things or of a set; empty for any."""
        if isinstance(objects, Group):
            return frozenset(thing.kind for thing in objects.things)
        return self.relations.kinds(objects.find) if objects else frozenset()

    def _may_have(self, condition: Condition, find: tuple[str, ...]) -> bool:
        kinds = self.relations.kinds(find)
        if isinstance(condition, Valued | Compared | Flagged):
            return not kinds or kinds == {"Indicator"}
        if isinstance(condition, Holding):
            return bool(kinds) and kinds <= ELEMENTS
        return True
