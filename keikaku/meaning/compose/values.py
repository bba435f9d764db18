"""What is said of indicators and dates: values compared, units, changes, periods."""

from __future__ import annotations

from keikaku.language.reading import Compared, Flagged, Node, Timed, Valued
from keikaku.language.spans import Written
from keikaku.meaning.compose.base import Base, Made
from keikaku.meaning.lattice import Group, Rel, Word

_TIMES = frozenset({"before", "after", "since", "until"})


def _when(word: Word) -> tuple[str, ...]:
    """How a word before or after a date relates to it; none for one that does not: for 2021."""
    if word.local in ("in", "at", "of", "に"):
        return ("in",)
    return ("until",) if word.local == "by" else (word.local,) if word.local in _TIMES else ()


class Values(Base):
    """Functions that make conditions on values and dates."""

    def above(self, kind: Word, compare: Word, number: Written, unit: Group | None = None) -> Made:
        """target above 100"""
        measured = unit.things[0] if unit else None
        yield Valued(kind.local, compare.local, number.number, measured), 0.0

    def above_link(self, kind: Word, link: Word, number: Written) -> Made:
        """under 10: a preposition that compares"""
        if link.text in ("under", "over"):
            yield from self.above(kind, Word("<" if link.text == "under" else ">", ""), number)

    def above_link_unit(self, kind: Word, link: Word, number: Written, unit: Group) -> Made:
        """under 10 cases"""
        if link.text in ("under", "over"):
            yield from self.above(kind, Word("<" if link.text == "under" else ">", ""), number, unit)

    def above_back(self, kind: Word, number: Written, compare: Word) -> Made:
        """目標値が100を超える"""
        if number.counter in ("", "つ"):  # of others it is a value in that unit, or none
            yield from self.above(kind, compare, number)

    def above_unit_back(self, kind: Word, number: Written, unit: Group, compare: Word) -> Made:
        """目標値が100人を超える"""
        yield from self.above(kind, compare, number, unit)

    def above_in(self, date: Written, _: Word, kind: Word, number: Written, compare: Word) -> Made:
        """2021年度の目標値が100を超える"""
        if date.span and number.counter in ("", "つ"):
            yield Valued(kind.local, compare.local, number.number, span=date.span), 0.0

    def above_unit_in(self, date: Written, _: Word, kind: Word, number: Written, unit: Group, compare: Word) -> Made:
        """2021年度の目標値が100人を超える"""
        if date.span:
            yield Valued(kind.local, compare.local, number.number, unit.things[0], date.span), 0.0

    def compare_than(self, right: Word, _: Word, left: Word, size: Word) -> Made:
        """基準値より目標値が低い"""
        yield from self.compare(left, size, right)

    def values_of(self, node: Node, _: Word, kind: Word) -> Made:
        """政策６の指標の目標値: the indicators that have one, which are listed with their values"""
        if node.find == ("Indicator",):
            yield Node(node.find, (*node.conditions, Valued(kind.local))), 0.0

    def any_above(self, compare: Word, number: Written, unit: Group) -> Made:
        """targets over 50 percent"""
        yield Valued("Target", compare.local, number.number, unit.things[0]), 0.0

    def valued_in(self, kind: Word, link: Word, date: Written) -> Made:
        """a target for 2021; 目標値が2021年の"""
        if date.span and link.local not in _TIMES:
            yield Valued(kind.local, span=date.span), 0.0

    def valued_in_back(self, date: Written, *kind: Word) -> Made:
        """2015年度の基準値をもつ; with a 2021 target"""
        yield from self.valued_in(kind[-1], kind[-1], date)

    def values_in(self, kind: Word, link: Word, date: Written) -> Made:
        """targets for 2021: the indicators that have one, which are listed with their values"""
        if link.local not in _TIMES:
            yield from self.values_in_back(date, kind)

    def values_in_back(self, date: Written, *kind: Word) -> Made:
        """2021 targets; 2021年度の目標値"""
        if date.span:
            yield Node(("Indicator",), (Valued(kind[-1].local, span=date.span),)), 0.0

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

    def having_any(self, what: Word) -> Made:
        """that have a baseline"""
        yield Valued(what.local), 0.0

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

    def dated(self, when: Word, date: Written) -> Made:
        """before 2018"""
        if date.span:
            yield from ((Timed(one, date.span), 0.0) for one in _when(when))

    def dated_back(self, date: Written, when: Word) -> Made:
        """2018年以降の"""
        yield from self.dated(when, date)

    def opening_in(self, _: Word, date: Written, node: Node, kind: Word) -> Made:
        """in fiscal 2021, what ends"""
        if date.span:
            yield Node(node.find, (*node.conditions, Timed("in", date.span, (kind.local,)))), 0.0

    def opening(self, kind: Word, date: Written) -> Made:
        """open 2019"""
        if date.span:
            yield Timed("in", date.span, (kind.local,)), 0.0

    def dated_as(self, kind: Word, when: Word, date: Written) -> Made:
        """opened before 2018"""
        if date.span:
            yield from ((Timed(one, date.span, (kind.local,)), 0.0) for one in _when(when))

    def dated_plainly(self, date: Written, kind: Word) -> Made:
        """2018年開設の"""
        yield from self.dated_as_said(kind, kind, date)

    def dated_as_said(self, kind: Word, _: Word, date: Written) -> Made:
        """期限が2020年の"""
        if date.span:
            yield Timed("in", date.span, (kind.local,)), 0.0

    def dated_as_back(self, date: Written, when: Word, kind: Word) -> Made:
        """2016年に開設された"""
        if date.span:
            yield from ((Timed(one, date.span, (kind.local,)), 0.0) for one in _when(when))
