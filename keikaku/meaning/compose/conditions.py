"""What is said of a set: relations with their things, denials, exceptions."""

from __future__ import annotations

from keikaku.language.reading import Holding, Linked, Node, Other, Valued, Within
from keikaku.meaning.compose.base import Base, Made, Mod
from keikaku.meaning.lattice import Group, Rel, Word, is_noun
from keikaku.vocab import ELEMENTS


class Conditions(Base):
    """Functions that make what is said of a set."""

    def link(self, rel: Rel, objects: Group | Node) -> Made:
        """involving JETRO"""
        yield Mod(rel, "", objects), 0.0

    def without_things(self, _: Word, group: Group) -> Made:
        """without the Racecourse"""
        yield Mod(None, "with", group, negated=True), 0.0

    def without_anybody(self, _: Word, __: Word, rel: Rel) -> Made:
        """without anyone involved"""
        yield Mod(rel, "", None, negated=True), 0.0

    def link_back(self, objects: Group | Node, rel: Rel) -> Made:
        """KIIP operates; JETROが関わる, its particle in the word or left out"""
        side = rel.text[0] if rel.text[0] in "がをにとでの" else "before"
        if rel.text.isascii() or side != "before" or not is_noun(rel.text):  # Xの所在地 is sought itself
            yield Mod(rel, "", objects, side, rel.negative), self._plan_alone(objects)

    def _plan_alone(self, objects: Group | Node) -> float:
        """What it costs to relate something to "a plan": all of a graph is of one."""
        return 1.0 if objects == Node(("Plan",)) else 0.0

    def link_of(self, objects: Group, _: Word, rel: Rel) -> Made:
        """国連環境計画の所属先である"""
        yield Mod(rel, "", objects, "の", rel.negative), 0.0

    def link_particle(self, objects: Group | Node, particle: Word, rel: Rel) -> Made:
        """JETROが 関わる"""
        if particle.local != "の" or not is_noun(rel.text):
            yield Mod(rel, "", objects, particle.local[0], rel.negative), self._plan_alone(objects)

    def prepositional(self, link: Word, objects: Group | Node) -> Made:
        """of policy 6, in China"""
        bodies = isinstance(objects, Node) and link.local == "with"  # with banks: any of them, named or not
        yield Mod(None, link.local, objects), -0.3 if bodies else 0.2

    def place_of_it(self, group: Group, has: Word) -> Made:
        """クリーンルームがある施設: it lies there"""
        if not group.are_elements and has.text[0] in "がの":
            yield Linked("location", False, group.things), 0.0

    def take_place(self, kind: Word, link: Word, objects: Group) -> Made:
        """take place in Asao Ward: where, as without a word"""
        if kind.local == "Held":
            yield from self.prepositional(link, objects)

    def postpositional(self, objects: Group | Node, link: Word) -> Made:
        """政策６の, 中国にある"""
        meant_for = isinstance(objects, Node) and link.local == "for"  # a group is, not those who take part
        yield Mod(None, link.local, objects), 1.2 if meant_for else 0.2

    def holding(self, node: Node, _: Word) -> Made:
        """指標のある"""
        if not node.conditions and len(node.find) == 1 and self.lexicon.sense(node.find[0]).kinds <= ELEMENTS:
            yield Holding((node,)), 0.0

    def located(self, group: Group, particle: Word) -> Made:
        """政策６にはどんな取組がありますか"""
        if particle.local in ("に", "には", "では"):
            yield Mod(None, "in", group, "beside"), 0.2

    def done(self, rel: Rel, _: Word) -> Made:
        """連携して行う"""
        if rel.text.endswith(("て", "で")):
            yield rel, 0.0

    def beside(self, objects: Group) -> Made:
        """JETRO initiatives, 政策６ 指標: nothing says how."""
        yield Mod(None, "of", objects, "beside"), 1.0

    def bare(self, rel: Rel) -> Made:
        """organisations involved"""
        yield Mod(rel, "", None, negated=rel.negative), 1.0

    def bare_verb(self, rel: Rel) -> Made:
        """関わる組織: a verb, for of a noun (連携先) its own things are sought"""
        if not is_noun(rel.text) and not {"unit", "measures"} & set(rel.locals):
            yield from self.bare(rel)

    def deny(self, _: Word, mod: Mod) -> Made:
        """not involving JETRO"""
        if hasattr(mod, "negated"):  # a date or a page is none that can be denied
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

    def present(self, what: Word, _: Word) -> Made:
        """現状値がある"""
        yield from self.having(_, what)
