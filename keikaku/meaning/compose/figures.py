"""Questions for numbers: what a statistic or an indicator counts, of whom, when, and what is highest."""

from __future__ import annotations

from keikaku.language.reading import ALL_PLACES, Counted, Node, Reading, Thing
from keikaku.language.spans import Written
from keikaku.meaning.compose.base import Base, Made
from keikaku.meaning.figures import Kinds, Place
from keikaku.meaning.lattice import Group, Word
from keikaku.vocab import ACTOR_KINDS, ELEMENTS

_FIGURES = ("Statistic", "Indicator")
_ACTOR = 0.6  # a number is rather of a place than of the body of its name
_MOST = 100


class Figures(Base):
    """Functions that make what is counted, and questions for it."""

    def number(self, *parts: object) -> Made:
        """観光客数; how many tourists; foreign firms, how many: the number may be said twice."""
        things = next(part for part in parts if isinstance(part, tuple) and part and isinstance(part[0], Thing))
        unit = next((part for part in parts if isinstance(part, Thing)), None)
        figures = tuple(thing for thing in things if thing.kind in _FIGURES)
        yield Counted(tuple(thing for thing in things if thing not in figures), figures, unit=unit), 0.0

    def named_extreme(self, things: tuple[Thing, ...]) -> Made:
        """most common consumer complaints: a name that says it"""
        yield Counted(things, order="highest"), 0.0

    def named_extreme_of(self, _: object, things: tuple[Thing, ...]) -> Made:
        """biggest consumer complaint"""
        yield from self.named_extreme(things)

    def named_extremes(self, _: object, number: Written, things: tuple[Thing, ...]) -> Made:
        """the three most common consumer complaints"""
        yield from self.extreme(Counted(things), number, ("high", ""))

    def named_extremes_back(self, things: tuple[Thing, ...], _: object, number: Written) -> Made:
        """相談の多い品目 上位3"""
        yield from self.named_extremes(_, number, things)

    def indicator(self, group: Group) -> Made:
        """The title of an indicator."""
        if len(group.things) == 1 and group.things[0].kind == "Indicator":
            yield Counted((), group.things), 0.0

    def number_of(self, *parts: object) -> Made:
        """in Kawasaki, 川崎の, of older people: what the number is about; of several things those of each."""
        counted = _counted(parts)
        group = next(part for part in parts if isinstance(part, Group | Place))
        if isinstance(group, Place) and any(thing.kind == "Place" for things in counted.of for thing in things):
            yield counted, 0.0  # "does the city have more in this ward or that": the wards say where
        elif not any(thing.is_element or thing.kind == "Passage" for thing in group.things):
            actors = any(thing.kind in ACTOR_KINDS for thing in group.things)
            yield counted._replace(of=(*counted.of, group.things)), _ACTOR if actors else 0.0

    def number_in(self, *parts: object) -> Made:
        """in 2016"""
        counted = _counted(parts)
        date = next(part for part in parts if isinstance(part, Written))
        if date.span and not counted.span:
            yield counted._replace(span=date.span), 0.0

    def kinds(self, *parts: object) -> Made:
        """the goal, the baseline and the target"""
        found = tuple(
            local for part in parts for local in (part.locals if isinstance(part, Kinds) else self._kind(part))
        )
        yield Kinds(tuple(dict.fromkeys(found))), 0.0

    def _kind(self, part: object) -> tuple[str, ...]:
        if isinstance(part, Word):
            return (part.local,) if self.lexicon.sense_or_none(part.local, "ValueKind") else ()
        return {"now": ("Actual",), "final": ("Target",)}.get(part[0], ()) if isinstance(part, tuple) else ()

    def number_valued(self, *parts: object) -> Made:
        """target for tourists; 観光客数の目標と現状"""
        counted = _counted(parts)
        kinds = next(part for part in parts if isinstance(part, Kinds))
        if not counted.kinds and not counted.order:
            yield counted._replace(kinds=kinds.locals), 0.0

    def kinds_each(self, kinds: Kinds, _: object) -> Made:
        """the baseline and the target respectively: of several"""
        if len(kinds.locals) > 1:
            yield kinds, 0.0

    def number_then(self, things: tuple[Thing, ...], date: Written) -> Made:
        """foreign firms 2017: a time says that their number is meant"""
        yield from self.number_in(Counted(things), date)

    def number_of_kind(self, things: tuple[Thing, ...], kinds: Kinds) -> Made:
        """certified farmers target: and so does a kind of value"""
        yield from self.number_valued(Counted(things), kinds)

    def share_asked(self, things: tuple[Thing, ...], unit: Thing) -> Made:
        """団体旅行は何割: the share of what is named"""
        yield Counted(things, unit=unit), 0.0

    def asked_number(self, *parts: object) -> Made:
        """観光客数はどのくらい: the number, asked for in words."""
        counted = _counted(parts)
        unit = next((part for part in parts if isinstance(part, Thing)), None)
        if unit is None or not counted.unit:
            yield counted._replace(unit=counted.unit or unit), 0.0

    def numbers(self, *parts: object) -> Made:
        """opening rate and closure rate"""
        one, other = (part for part in parts if isinstance(part, Counted))
        said = one._replace(variables=())
        if other._replace(variables=()) in (said, Counted(())) and not one.figures and not one.order:
            yield one._replace(variables=(*one.variables, *other.variables)), 0.0

    def over_time(self, *parts: object) -> Made:
        """change in the number of tourists; 観光客数の推移"""
        counted = _counted(parts)
        if not counted.span and not counted.kinds:
            yield counted._replace(over_time=True), 0.0

    def rank_of(self, *parts: object) -> Made:
        """開業率は何位; in what place is Kawasaki by its opening rate"""
        counted = _counted(parts)
        if not counted.unit and not counted.kinds:
            yield counted._replace(ranked=True), 0.0

    def ranked_of(self, *parts: object) -> Made:
        """what place does Kawasaki rank by its opening rate"""
        for counted, cost in self.rank_of(*parts):
            if isinstance(counted, Counted):
                group = next(part for part in parts if isinstance(part, Group))
                yield from ((made, cost + more) for made, more in self.number_of(counted, group))

    def to_be_ranked(self, counted: Counted) -> Made:
        """What is counted, to be ranked."""
        if not counted.order:
            yield counted, 0.0

    def rank_among(self, *parts: object) -> Made:
        """開業率は大都市で何位: what the places are of is counted in the same passage"""
        things = next(part for part in parts if isinstance(part, tuple) and part and isinstance(part[0], Thing))
        for counted, cost in self.rank_of(*parts):
            if isinstance(counted, Counted):
                yield counted._replace(among=things), cost

    def extreme(self, *parts: object) -> Made:
        """which ward has the most social businesses; 一番多い業種; the top 3; higher in A or in B"""
        counted, order = _counted(parts), _order(parts)
        node = next((part for part in parts if isinstance(part, Node)), None)
        number = next((part for part in parts if isinstance(part, Written)), None)
        if not order or counted.order or counted.kinds or counted.over_time or counted.ranked:
            return
        if not counted.variables:
            return
        by: tuple[str, ...] = ()
        if node is not None:
            if node.conditions or not node.find or self.relations.kinds(node.find) & ELEMENTS:
                return
            by = node.find
        first = None
        if number is not None:
            if number.number is None or not 0 < number.number < _MOST:
                return
            first = int(number.number)
        if order == "inorder":
            order, first = "highest", first or ALL_PLACES
        made = counted._replace(figures=(), order=order, by=by, first=first)
        groups = [part for part in parts if isinstance(part, Group)]
        if groups:
            yield from self.number_of(made, groups[0])
        else:
            yield made, 0.0

    def extreme_between(self, *parts: object) -> Made:
        """higher in A or in B: of two things at least"""
        group = next(part for part in parts if isinstance(part, Group))
        if len({thing.iri for thing in group.things}) > 1:
            yield from self.extreme(*parts)

    def extreme_time(self, *parts: object) -> Made:
        """when was group travel highest"""
        for counted, cost in self.extreme(*parts):
            if isinstance(counted, Counted) and not counted.span:
                yield counted._replace(by=("Period",)), cost

    def each(self, *parts: object) -> Made:
        """social businesses by ward: all, the highest first"""
        yield from self.extreme(*parts, ("inorder", ""))

    def where_ranked(self, _: object, counted: Counted) -> Made:
        """where does Kawasaki rank by its opening rate"""
        if counted.ranked:
            yield counted, 0.0

    def figures(self, counted: Counted) -> Made:
        """A question for numbers."""
        yield Reading(Node(_FIGURES, (counted,))), 0.0


def _counted(parts: tuple[object, ...]) -> Counted:
    return next(part for part in parts if isinstance(part, Counted))


def _order(parts: tuple[object, ...]) -> str:
    words = [part[0] for part in parts if isinstance(part, tuple) and len(part) == 2 and isinstance(part[0], str)]
    if "inorder" in words:
        return "inorder"
    return "highest" if "high" in words else "lowest" if "low" in words else ""
