"""What is said of a set: relations with their things, denials, exceptions."""

from __future__ import annotations

from keikaku.language.reading import Holding, Node, Other, Valued, Within
from keikaku.meaning.compose.base import Base, Made, Mod
from keikaku.meaning.lattice import Group, Rel, Word
from keikaku.vocab import ELEMENTS


class Conditions(Base):
    """Functions that make what is said of a set."""

    def link(self, rel: Rel, objects: Group | Node) -> Made:
        """involving JETRO"""
        yield Mod(rel, "", objects), 0.0

    def possessive(self, group: Group, rel: Rel) -> Made:
        """KIIP's partners"""
        yield Mod(rel, "", group, "'s"), 0.0

    def except_those(self, _: Word, mod: Mod) -> Made:
        """except those involving KOBS"""
        yield mod._replace(negated=not mod.negated), 0.0

    def without_things(self, _: Word, group: Group) -> Made:
        """without the Racecourse"""
        yield Mod(None, "with", group, negated=True), 0.0

    def without_anybody(self, _: Word, __: Word, rel: Rel) -> Made:
        """without anyone involved"""
        yield Mod(rel, "", None, negated=True), 0.0

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
