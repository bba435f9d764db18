"""What the functions give, and what they share: which condition a word and the things beside it stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from keikaku.language.lexicon import Lexicon
from keikaku.language.reading import (
    Compared,
    Condition,
    Either,
    Explaining,
    Extreme,
    Flagged,
    Holding,
    Linked,
    Node,
    Other,
    Ranking,
    Saying,
    Thing,
    Timed,
    Valued,
    Within,
)
from keikaku.meaning.lattice import Group, Rel
from keikaku.meaning.relations import Relations
from keikaku.vocab import ACTOR_KINDS, ELEMENTS, OBSERVATIONS

Made = Iterator[tuple[object, float]]


_TOPICS = frozenset({"Sector", "Concept", "Product", "Group"})
_OF_BODIES = frozenset({"involves", "supportedBy"})  # what bodies do for a field of work or a group
_OF_NO_CLASS = 1.5  # what relates to a set, and is of no class itself


class Mod(NamedTuple):
    """What is said of a set, before it is known of which: a relation to things or to another set.

    link: a preposition or particle that stands for the relation, where no word does. side: ``after`` where the
    things stand behind the relation's word (operated by KIIP), else the particle between them (KIIPが運営する),
    ``before`` (KIIP operates), or ``beside`` where they stand there alone (JETRO initiatives).
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


class Base:
    """The words and relations of the ontology, and the plans of the graph. One for all questions of a session."""

    def __init__(self, lexicon: Lexicon, plans: Callable[[], list[Thing]], last: Callable[[], str]) -> None:
        """plans: those in hand; last: the day with which the last of them ends, empty where none says one."""
        self.lexicon, self.plans, self.last = lexicon, plans, last
        self.relations = Relations(lexicon)

    def resolved(self, mod: Mod, find: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Condition, float]]:
        """The conditions that this may be of things of these classes, with the class that is sought then."""
        objects = mod.objects
        if isinstance(objects, Group) and objects.are_elements:
            for relation, cost in self.relations.within(mod.rel, mod.link, find):
                if relation == "basedOn" and all(map(self._is_plan, objects.things)):
                    continue  # a plan rests on more than what one measure says so of
                plans = len(objects.things) > 1 and all(map(self._is_plan, objects.things))
                if plans and relation in ("of", "in") and not objects.either and not mod.negated:
                    relation = "share"  # in both the 2005 and the 2018 plan
                yield find, Within(objects.things, relation, objects.either, mod.negated), cost
            return
        things: tuple[Thing | Node, ...] = objects.things if isinstance(objects, Group) else ()
        if isinstance(objects, Node):
            if not objects.find:
                return
            things = (objects,)
        named = self._kinds(objects)
        if isinstance(objects, Group):
            yield from self._taking_part(mod, find, objects)
        for relation, forward, cost in self.relations.between(find, named, mod.rel, mod.link, mod.side):
            if isinstance(objects, Node) and self._says_too_little(relation, find, named):
                continue
            # Nothing is located in two places that are named together: in any of them.
            either = isinstance(objects, Group) and (objects.either or (relation == "location" and len(things) > 1))
            sought = find or self.relations.implied(relation, forward)
            if not find and isinstance(objects, Node):
                cost += _OF_NO_CLASS
            linked = Linked(relation, forward, things, either, mod.negated)
            yield sought, self._aimed(mod, find, linked), cost

    def _taking_part(
        self, mod: Mod, find: tuple[str, ...], group: Group
    ) -> Iterator[tuple[tuple[str, ...], Condition, float]]:
        """organisations involved in tourism, who supports founders: taking part in what is about it, or for them."""
        sought, named = self.relations.kinds(find), self._kinds(group)
        said = mod.rel is not None and not mod.rel.negative and not _OF_BODIES.isdisjoint(mod.rel.locals)
        if said and not mod.negated and sought and sought <= frozenset(ACTOR_KINDS) and named <= _TOPICS:
            relation = "concerns" if named == {"Group"} else "about"
            there = Node(("PlanElement",), (Linked(relation, True, group.things, group.either),))
            wider = ("Actor",) if find == ("Organisation",) else find  # networks take part as organisations do
            yield wider, Linked("involves", False, (there,)), 0.3

    def _is_plan(self, thing: Thing) -> bool:
        """Whether it is a whole plan, or all that the graph has of one."""
        return thing.kind == "Plan" or thing.iri in {plan.iri for plan in self.plans()}

    def strange(self, condition: Condition, find: tuple[str, ...]) -> float:
        """What it costs to say this of things of these classes: elements of a plan have no dates, milestones do."""
        kinds = self.relations.kinds(find)
        dateless = bool(kinds) and kinds <= ELEMENTS - OBSERVATIONS | {"Indicator"}
        odd = isinstance(condition, Timed) and dateless
        shared = isinstance(condition, Within) and condition.relation == "share" and find == ("Plan",)
        return 1.5 if odd or shared else 0.0

    def _aimed(self, mod: Mod, find: tuple[str, ...], linked: Linked) -> Condition:
        """targets for tourism: those of a measure that is about it, too; not indicators about tourism, which name it"""
        fields = {getattr(one, "kind", "") for one in linked.objects} <= {"Sector", "Concept"}
        if mod.rel or find != ("Indicator",) or linked.relation != "about" or linked.negated or not fields:
            return linked
        return Either((linked, Linked("partOf", True, (Node(("Measure",), (linked,)),))))

    def _says_too_little(self, relation: str, find: tuple[str, ...], named: frozenset[str]) -> bool:
        """Whether this joins any thing of a class to nearly anything: organisations of facilities of places."""
        sought = self.relations.kinds(find)
        loose = relation in ("direct", "about", "mentions", "involves", "partner", "location", "inside")
        return loose and bool(find) and not sought & ELEMENTS and not named <= ELEMENTS

    def _kinds(self, objects: Group | Node | None) -> frozenset[str]:
        """The most specific classes of things or of a set; empty for any."""
        if isinstance(objects, Group):
            return frozenset(thing.kind for thing in objects.things)
        return self.relations.kinds(objects.find) if objects else frozenset()

    def may_have(self, condition: Condition, find: tuple[str, ...]) -> bool:
        """Whether this can be said of things of these classes."""
        kinds = self.relations.kinds(find)
        if isinstance(condition, Explaining):
            return not kinds or kinds == {"Figure"}
        if isinstance(condition, Valued | Compared | Flagged | Extreme):
            return not kinds or kinds == {"Indicator"}
        if isinstance(condition, Other):  # sports teams but for baseball: a sector is no team
            return not kinds or all(thing.kind in kinds for thing in condition.things)
        if isinstance(condition, Holding | Saying):
            return bool(kinds) and kinds <= ELEMENTS
        return True
