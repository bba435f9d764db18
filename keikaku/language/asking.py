"""What a question asks to be done with its answers, beside what its clauses say.

Takes out of the question how many, most, connected, in common, dates, comparisons and kinds of values and
milestones; what remains is for ``clauses``. Afterwards the two are put together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from keikaku.language.fitting import Fitting
from keikaku.language.items import Item, Items
from keikaku.language.lexicon import Lexicon
from keikaku.language.ranking import Counting
from keikaku.language.reading import Condition, Flagged, Linked, Node, Reading, Thing, Within
from keikaku.language.timing import Timing
from keikaku.language.valuing import Valuing
from keikaku.records import is_japanese
from keikaku.vocab import is_whole_plan

# Words of "how is A connected to B" that say nothing where no two things are to be connected.
_VAGUE = frozenset({"how is", "how are", "how does", "how do", "どのように", "どうやって", "どう"})


class Asking:
    """What one question asks for beside its clauses. ``items``: what is left for these."""

    def __init__(
        self, items: Sequence[Item], lexicon: Lexicon, units: Callable[[], Mapping[str, Thing]], question: str,
        plans: Callable[[], list[Thing]],
    ) -> None:  # fmt: skip
        self.items = Items(items)
        self._japanese, self._all_plans = is_japanese(question), plans
        self._path = self._connects()
        self._counting = Counting(self.items, lexicon, self._japanese)
        self._how_many = bool(self.items.roles("count"))
        self._share, self._only = bool(self.items.roles("share")), bool(self.items.roles("only"))
        self.items.take(*self.items.roles("count", "share", "only"))
        self._valuing = Valuing(self.items, units, question)
        self._timing = Timing(self.items)
        self._leave_unread()

    def _connects(self) -> bool:
        """Whether the question asks how two things are connected."""
        said, things = self.items.roles("path"), self.items.roles("thing")
        if not said:
            return False
        if len(things) == 2 and not self.items.classes() and not self.items.roles("word"):
            self.items.take(*said, *self.items.roles("link", "and"))
            return True
        self.items.take(*(item for item in said if item.text in _VAGUE))
        return False

    def _leave_unread(self) -> None:
        known = ("thing", "class", "word", "link", "small", "unknown", "and", "or", "not", "nobody")
        for item in list(self.items.rest):
            if item.role not in known:
                self.items.take(item)
                if item.role != "time" or item.text not in ("に", "から", "まで"):
                    self.items.unread.append(item.token.text)
            elif item.role == "word" and all(sense.family for sense in item.token.senses):
                self.items.take(item)
                self.items.unread.append(item.token.text)

    def finish(self, node: Node, fitting: Fitting) -> Reading:
        """The reading of the whole question, given the meaning of its clauses."""
        if self._path:
            return Reading(node, ask="path")
        find, conditions = node.find, list(node.conditions)
        if self._timing.milestones is not None:
            find, conditions = ("Milestone",), [_of_milestone(one) for one in conditions]
            kinds = self._timing.milestones
            conditions += [Flagged("milestoneKind", kind, fitting.lexicon.label(kind)) for kind in kinds]
        elif self._valuing.seeks_indicators and not find:
            find = ("Indicator",)
        conditions = [_in_both_plans(one) for one in conditions]
        if self._share or self._only:
            find, conditions = self._plans(find, conditions)
        conditions += [*self._valuing.conditions, *self._timing.conditions]
        if self._counting.ranking:
            ranking, conditions = self._counting.related(self._counting.ranking, find, conditions, fitting)
            return Reading(Node(find, tuple(conditions)), ask="rank", ranking=ranking)
        return Reading(Node(find, tuple(conditions)), ask="count" if self._how_many else "list")

    def _plans(self, find: tuple[str, ...], conditions: list[Condition]) -> tuple[tuple[str, ...], list[Condition]]:
        """What plans have in common, or what only one of them has."""
        elements = [thing for c in conditions if isinstance(c, Within) for thing in c.elements]
        rest = [c for c in conditions if not isinstance(c, Within)]
        relation = next(
            (c.relation for c in conditions if isinstance(c, Within) and c.relation not in ("of", "in")), "of"
        )
        if self._share and not elements:
            elements = self._all_plans()  # "in both plans"
        if self._share and len(elements) > 1:
            relation = "share" if relation == "of" else relation
            return find or ("Entity",), [*rest, Within(tuple(elements), relation)]
        if self._only and len(elements) == 1:
            within = [Within(tuple(elements), "share" if relation == "of" else relation)]
            return find or ("Entity",), [*rest, *within, Within(tuple(elements), "only", negated=True)]
        self.items.unread.append("共通" if self._japanese else "common")
        return find, conditions


def _of_milestone(condition: Condition) -> Condition:
    return condition._replace(relation="milestoneOf", forward=True) if isinstance(condition, Linked) else condition


def _in_both_plans(condition: Condition) -> Condition:
    """ "in both the 2005 and the 2018 plan" asks for what they have in common."""
    if not isinstance(condition, Within) or condition.relation not in ("of", "in") or condition.either:
        return condition
    of_plans = all(is_whole_plan(thing.iri) for thing in condition.elements)
    return condition._replace(relation="share") if len(condition.elements) > 1 and of_plans else condition
