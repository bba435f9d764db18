"""Values of an indicator held against each other: worse than the baseline, short of the target, the same in both."""

from __future__ import annotations

import re
from typing import NamedTuple

from keikaku.language.reading import Compared, Extreme, Flagged, Node, Span
from keikaku.language.spans import Written
from keikaku.meaning.compose.base import Made
from keikaku.meaning.compose.sets import Sets
from keikaku.meaning.compose.values import Values
from keikaku.meaning.lattice import Word

_WORSE = {"<": "worse", ">": "better"}
_MET = {"yes": "reached", "no": "missed"}
_REACHED = re.compile("達成|未達")  # a target, whether it is said or not
_TARGETS = frozenset({"Target", "InterimTarget", "FirstPeriodTarget"})


class Amount(NamedTuple):
    """A value of a kind (none: as another one is), for a period."""

    kind: str
    span: Span | None = None


class Audits(Sets, Values):
    """Functions that make comparisons of two values."""

    def amount(self, kind: Word) -> Made:
        """the target"""
        yield Amount(kind.local), 0.0

    def amount_in(self, *parts: object) -> Made:
        """targets for 2021, the 2016 result"""
        kind = next(part for part in parts if isinstance(part, Word) and part.local in _KINDS)
        date = next(part for part in parts if isinstance(part, Written))
        if date.span:
            yield Amount(kind.local, date.span), 0.0

    def compare_amounts(self, left: Amount, comparison: Word, right: Amount) -> Made:
        """the target is below the latest value"""
        if (left.kind, left.span) != (right.kind, right.span):
            kinds = left.kind, right.kind
            if left.kind == right.kind and left.kind in _TARGETS:  # of two periods
                kinds = "AnyTarget", "AnyTarget"
            elif left.kind == right.kind:
                return
            yield Compared(kinds[0], comparison.local, kinds[1], (left.span, right.span)), 0.0

    def compare_amounts_back(self, left: Amount, right: Amount, comparison: Word) -> Made:
        """目標値が現状値を下回る"""
        yield from self.compare_amounts(left, comparison, right)

    def compare_dated(self, left: Amount, comparison: Word, date: Written) -> Made:
        """2021 targets the same as the 2017 ones"""
        if date.span and left.span:
            yield from self.compare_amounts(left, comparison, Amount(left.kind, date.span))

    def compare_dated_back(self, left: Amount, date: Written, comparison: Word) -> Made:
        """2021年度の目標値が2017年度のものと同じ"""
        yield from self.compare_dated(left, comparison, date)

    def amount_set(self, condition: Compared | Extreme) -> Made:
        """which targets are below the latest value: the indicators that have them"""
        yield Node(("Indicator",), (condition,)), 0.0

    def worse(self, way: Word) -> Made:
        """got worse: than the baseline"""
        yield Compared("Actual", _WORSE[way.local], "Baseline"), 0.0

    def worse_than(self, way: Word, right: Amount) -> Made:
        """worse than when the plan was drawn up"""
        if right.kind == "Baseline":
            yield Compared("Actual", _WORSE[way.local], right.kind, (None, right.span)), 0.0

    def worse_than_back(self, right: Amount, way: Word) -> Made:
        """策定時より悪くなった"""
        yield from self.worse_than(way, right)

    def worse_amount(self, right: Amount, left: Amount, way: Word) -> Made:
        """策定時より現状値が悪くなった"""
        if (left.kind, right.kind) == ("Actual", "Baseline"):
            yield Compared(left.kind, _WORSE[way.local], right.kind, (left.span, right.span)), 0.0

    def fell(self, way: Word) -> Made:
        """have fallen: lower than the baseline, be it good or bad"""
        yield Compared("Actual", way.local, "Baseline"), 0.2

    def fell_since(self, way: Word, right: Amount) -> Made:
        """fallen since the plan was drawn up"""
        if right.kind == "Baseline":
            yield Compared("Actual", way.local, right.kind, (None, right.span)), 0.0

    def fell_since_back(self, right: Amount, way: Word) -> Made:
        """策定時より減った"""
        yield from self.fell_since(way, right)

    def met(self, met: Word, right: Amount) -> Made:
        """reached their target"""
        if right.kind in _TARGETS:
            yield Compared("Actual", _MET[met.local], right.kind, (None, right.span)), 0.0

    def met_back(self, right: Amount, met: Word) -> Made:
        """目標値に達した"""
        yield from self.met(met, right)

    def met_by(self, met: Word, right: Amount, _: Word, date: Written) -> Made:
        """reached their target by 2016"""
        if right.kind in _TARGETS and date.span:
            yield Compared("Actual", _MET[met.local], right.kind, (date.span, right.span)), 0.0

    def met_set(self, right: Amount, met: Word) -> Made:
        """which targets have been met: the indicators that have them"""
        for condition, cost in self.met(met, right):
            if isinstance(condition, Compared):
                yield from ((node, cost + more) for node, more in self.amount_set(condition))

    def met_set_back(self, met: Word, right: Amount) -> Made:
        """達成できていない目標"""
        yield from self.met_set(right, met)

    def met_plainly(self, met: Word) -> Made:
        """未達成の指標: their targets"""
        if _REACHED.search(met.text):
            yield Compared("Actual", _MET[met.local], "Target"), 0.0

    def same_set(self, word: Word) -> Made:
        """which targets were left unchanged"""
        for condition, _ in self.same_target(word):
            if isinstance(condition, Compared):
                yield from self.amount_set(condition)

    def compare_having(self, right: Amount, comparison: Word, left: Amount, _: Word) -> Made:
        """現状値より低い目標値を掲げている"""
        yield from self.compare_amounts(left, comparison, right)

    def same_target(self, _: Word) -> Made:
        """the same target in both periods"""
        yield Compared("Target", "=", "FirstPeriodTarget"), 0.0

    def fell_amount(self, left: Amount, right: Amount, way: Word) -> Made:
        """現状値が策定時より下がった"""
        if {left.kind, right.kind} == {"Actual", "Baseline"}:
            yield from self.fell_since(way, right if right.kind == "Baseline" else left)

    def beaten(self, right: Amount, way: Word) -> Made:
        """目標をもう超えている: the latest value does"""
        if right.kind in _TARGETS:
            yield from self.compare_amounts(Amount("Actual"), way, right)

    def moved(self, word: Word) -> Made:
        """with the biggest drop, the most ambitious"""
        yield _MOVES[word.local], 0.0

    def moved_first(self, word: Word, node: Node) -> Made:
        """the most ambitious target"""
        yield from self.restrict(node, _MOVES[word.local])

    def moved_of(self, word: Word, _: Word, node: Node) -> Made:
        """the biggest drop among the indicators"""
        yield from self.moved_first(word, node)

    def moved_set(self, word: Word) -> Made:
        """the biggest drop: the indicator that has it"""
        yield from self.amount_set(_MOVES[word.local])

    def changed_then(self, change: Word, _: Word) -> Made:
        """newly set with the second period: the one that the changes are for"""
        yield Flagged("change", change.local, self.lexicon.label(change.local)), 0.0

    def changed_then_back(self, _: Word, change: Word) -> Made:
        """第２期から新たに設定された"""
        yield from self.changed_then(change, _)


_MOVES = {
    "down": Extreme("Baseline", "Actual", most=False),
    "up": Extreme("Baseline", "Actual"),
    "ambitious": Extreme("Baseline", "Target"),
}
_KINDS = frozenset({"Actual", "Baseline", *_TARGETS})
