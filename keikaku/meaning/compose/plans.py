"""What lies in one plan alone, or in several alike."""

from __future__ import annotations

import re

from keikaku.language.reading import Linked, Node, Within
from keikaku.meaning.compose.base import Base, Made, Mod, Only
from keikaku.meaning.lattice import Group, Rel, Word

_PLANS = re.compile("計画|プラン|plan|document")


class Plans(Base):
    """Functions that make conditions on plans."""

    def same_group(self, group: Group) -> Made:
        """The same things."""
        yield group, 0.0

    def by_year(self, group: Group) -> Made:
        """A plan by its year alone, where that is its id: of another it needs the word (targets for 2025)."""
        if any(plan.iri == group.things[0].iri and plan.address.isdecimal() for plan in self.plans()):
            yield group, 0.0

    def politely(self, *parts: object) -> Made:
        """A question with words for how it is to be answered: briefly, わかりやすく."""
        yield next(part for part in parts if not isinstance(part, Word)), 0.0

    def plan_of(self, group: Group, word: Word) -> Made:
        """the 2005 plan"""
        if word.local in ("Plan", "Document"):
            yield group, 0.0

    def plan_of_linked(self, group: Group, _: Word, word: Word) -> Made:
        """2005年の計画"""
        yield from self.plan_of(group, word)

    def element_of(self, group: Group, _: Word, plan: Group) -> Made:
        """policy 5 of the 2021 plan; the Kawasaki model of intellectual property exchange, which is the same"""
        if group == plan:
            yield group, 0.0
            return
        ids = [whole.address for whole in self.plans() if [whole.iri] == [thing.iri for thing in plan.things]]
        if ids and len(group.things) == 1 and group.things[0].address.startswith(f"{ids[0]}:"):
            yield group, 0.0

    def of_element(self, plan: Group, _: Word, group: Group) -> Made:
        """2021年の計画の政策5"""
        yield from self.element_of(group, _, plan)

    def shared(self, _: Word, group: Group) -> Made:
        """in common between the 2005 and the 2018 plan"""
        if len(group.things) > 1 and group.are_elements:
            yield Within(group.things, "share"), 0.0

    def shared_back(self, group: Group, _: Word) -> Made:
        """2005年と2018年の計画に共通する; ジェトロとＫＯＢＳに共通する"""
        yield from self.shared(_, group)
        if len(group.things) > 1 and not group.are_elements and not group.either:
            yield Mod(None, "of", group), 0.2

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

    def shared_rel(self, word: Word, rel: Rel) -> Made:
        """両方の計画に登場する"""
        if set(rel.locals) & {"mentions", "about", "involves"} and not rel.negative:
            yield from self.shared_all(word)

    def absent(self, group: Group, _: Word, __: Word) -> Made:
        """2005年の計画にない"""
        if group.are_elements:
            yield Within(group.things, "of", negated=True), 0.0

    def shared_all(self, word: Word) -> Made:
        """in both plans"""
        plans = tuple(self.plans())
        if len(plans) > 1 and _PLANS.search(word.text):
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
        yield (
            Node(
                node.find or ("Entity",),
                (*node.conditions, Within(things, "share"), Within(things, "only", negated=True)),
            ),
            0.0,
        )

    def restricted_only(self, only: Only, node: Node) -> Made:
        """The same where the plan stands first."""
        yield from self.restrict_only(node, only)

    def how_long(self, _: Word, group: Group, __: Word) -> Made:
        """When does the plan end: its whole period, whichever end is asked for."""
        if all(map(self._is_plan, group.things)):
            yield Node(("Period",), (Linked("temporal", forward=False, objects=group.things),)), 0.0

    def how_long_back(self, group: Group, _: Word) -> Made:
        """この計画はいつまでですか"""
        yield from self.how_long(_, group, _)

    def plan_how_long(self, word: Word, _: Word) -> Made:
        """計画期間はいつからいつまでですか: of each plan that is meant."""
        if word.local == "Plan":
            yield Node(("Period",), (Linked("temporal", forward=False, objects=(Node(("Plan",)),)),)), 0.0
