"""A query of the catalogue for every plan, and for every thing that it may be asked of: all its answers in few passes.

Each answer has the rows that ``run`` gives for that plan and thing, in the same order.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from keikaku.catalog import Entry, Parameter
from keikaku.errors import AskedWrongly
from keikaku.records import IRI, Label, Literal, Term
from keikaku.services.catalogue.plans import PART, WHOLE, is_of_plans, names
from keikaku.services.catalogue.projecting import is_counted, projected
from keikaku.services.catalogue.run import one_name_each, run
from keikaku.services.session.plans import Plan
from keikaku.services.session.session import Session
from keikaku.store.sparql.defaults import replace as filled
from keikaku.vocab import PREFIXES

_OF_THE_PLAN = frozenset(("area", "begin", "end"))  # types whose values are each plan's own

_INTEGER = IRI(PREFIXES["xsd"] + "integer")


class Given(NamedTuple):
    """A row, and what it answers: the plan that was asked, None for all plans together; the thing that it is of."""

    plan: Plan | None
    thing: IRI | None
    row: tuple[Term | None, ...]


class Every(NamedTuple):
    """All answers of a query.

    variables: the columns. whole: whether the rows for several plans are those for each, in one order; else those for
    all plans together are among the answers, with None for their plan. fixed: what else is set, in words.
    """

    entry: Entry
    variables: tuple[str, ...]
    rows: list[Given]
    whole: bool
    fixed: tuple[Label, ...]


def asked_of(entry: Entry) -> Parameter | None:
    """The parameter that takes a thing which is of no plan: whose partners, which place."""
    own = (one for one in entry.parameters if one.kinds and not is_of_plans(one) and "area" not in one.types)
    return next(own, None)


def looked_for(entry: Entry) -> Parameter | None:
    """The parameter that takes a text: its rows are asked for with none, which is part of every text."""
    return next((one for one in entry.parameters if one.types == ("text",)), None)


def every(
    session: Session, entry: Entry, things: Mapping[str, Collection[IRI]], language: str = "en"
) -> Every | None:  # fmt: skip
    """All answers of a query, with names in a language; None for one that compares plans where there are none to.

    things: those of each class, of which the query is asked where it takes one.
    """
    names_ = {one.name for one in entry.parameters}
    if WHOLE not in names_:
        return _compared(session, entry, language)
    return _Asking(session, entry, things, language).answers()


def _compared(session: Session, entry: Entry, language: str) -> Every | None:
    try:
        found = run(session, entry.name, {}, language)
    except AskedWrongly:
        return None
    told = {one.name: one.meaning for one in entry.parameters}
    fixed = [_said(told[name], names(session, some)) for name, some in found.taken.told.items()]
    given = [Given(None, None, row) for row in found.solutions.rows]
    return Every(entry, found.solutions.variables, given, False, tuple(fixed))


class _Asking:
    """One query that is asked of several plans and things at once."""

    def __init__(
        self, session: Session, entry: Entry, things: Mapping[str, Collection[IRI]], language: str
    ) -> None:  # fmt: skip
        self.session = session
        self.entry = entry
        self.variable = PART if any(one.name == PART for one in entry.parameters) else WHOLE
        self.asked = [plan.top if self.variable == PART else plan.iri for plan in session.plans]
        self.terms: dict[str, Term | Sequence[Term]] = {}
        if any(one.name == "language" for one in entry.parameters):
            self.terms["language"] = Literal.text(language)
        if text := looked_for(entry):
            self.terms[text.name] = Literal.text("")
        self.thing = asked_of(entry)
        if self.thing:
            self.terms[self.thing.name] = sorted(one for kind in self.thing.kinds for one in things.get(kind, ()))
        self.own = [one for one in entry.parameters if _OF_THE_PLAN.intersection(one.types)]
        self.whole = not is_counted(entry.sparql) and not self.own

    def answers(self) -> Every:
        variables, rows = self._of_each()
        if not self.whole and len(self.asked) > 1:
            variables, together = self._select(self.asked, [], self._of_plan(self.session.main))
            rows += together
        fixed = [
            _said(one.meaning, Label(one.default, one.default))
            for one in self.entry.parameters
            if "number" in one.types
        ]
        return Every(self.entry, variables, rows, self.whole, tuple(fixed))

    def _of_each(self) -> tuple[tuple[str, ...], list[Given]]:
        if not self.own and projected(self.entry.sparql, [self.variable]):
            variables, rows = self._select(self.asked, [self.variable])
            if all(given.plan for given in rows):
                return variables, rows
        variables, rows = (), []
        for plan, asked in zip(self.session.plans, self.asked, strict=True):
            variables, found = self._select([asked], [], self._of_plan(plan))
            rows += [given._replace(plan=plan) for given in found]
        return variables, rows

    def _of_plan(self, plan: Plan | None) -> dict[str, Term]:
        """The area and the years of a plan, as far as it says them."""
        found: dict[str, Term] = {}
        for one in self.own:
            said = plan and {"area": plan.area, "begin": plan.begin, "end": plan.end}.get(one.types[0])
            if said:
                found[one.name] = IRI(said) if one.types[0] == "area" else Literal(said[:4], _INTEGER)
        return found

    def _select(
        self, asked: Sequence[IRI], before: list[str], own: Mapping[str, Term] = MappingProxyType({})
    ) -> tuple[tuple[str, ...], list[Given]]:  # fmt: skip
        """The rows for some plans and parts, with the values of these variables taken from before them."""
        before = [*before, *([self.thing.name] if self.thing else [])]
        text = projected(self.entry.sparql, before) if before else self.entry.sparql
        if text is None:  # a query of the catalogue is ours: a test asks all of them
            raise ValueError(f"{self.entry.name}: {', '.join(before)} cannot stand before its columns")
        if self.thing and not self.terms[self.thing.name]:
            return tuple(column.name for column in self.entry.columns), []
        found = one_name_each(self.session.select(filled(text, {**self.terms, **own, self.variable: asked})))
        plans = dict(zip(self.asked, self.session.plans, strict=True))
        rows = []
        for row in found.rows:
            values = dict(zip(before, row, strict=False))
            thing = values.get(self.thing.name) if self.thing else None
            plan = plans.get(IRI(str(values.get(self.variable))))
            rows.append(Given(plan, thing if isinstance(thing, IRI) else None, row[len(before) :]))
        return found.variables[len(before) :], rows


def _said(meaning: Label, value: Label) -> Label:
    ja, en = (f"{meaning.best(one)}: {value.best(one)}" for one in ("ja", "en"))
    return Label(ja.replace(": ", "："), en)
