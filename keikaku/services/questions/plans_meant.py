"""Which of the plans that were opened a question means: those in hand, unless it names another one, or all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from keikaku.language import plans_said
from keikaku.language.addresses import is_telling
from keikaku.language.borders import bordered
from keikaku.language.folding import fold, fold_with_map, half_width, plain
from keikaku.language.particles import LINKS, ROLES, SMALL
from keikaku.language.tokens import tokenize
from keikaku.services.session.plans import Plan
from keikaku.services.session.session import Session


def meant(session: Session, question: str) -> Session:
    """The session over the plans that a question means.

    One that stands beside those in hand is meant where the question names it: by its title or another name, its id, an
    address, or as the plan of its area, its publisher or its year. What is said to be in it alone is looked for in all.
    """
    if not session.others:
        return session
    if plans_said.of_all(half_width(question)):
        return session.everything
    asked = _Question(session, question)
    named = {plan.iri for plan in session.others if asked.names_another(plan)}
    own = {plan.iri for plan in session.plans if asked.names(plan)}
    if named and plans_said.of_no_other(half_width(question)):
        return session.everything
    return session.within(named | own) if named else session


class _Question:
    """A question, for the plans that it may name."""

    def __init__(self, session: Session, question: str) -> None:
        self.session, self.question = session, question
        self.text = half_width(question).lower()
        self.words = bordered(question)

    def names(self, plan: Plan) -> bool:
        """Whether it names a plan in hand."""
        return self._has_id(plan) or self._is_of_year(plan) or any(self._has(name) for name in plan.names)

    def names_another(self, plan: Plan) -> bool:
        """Whether it names a plan that is not in hand, by what does not also speak of something in hand."""
        names = (name for name in plan.names if plans_said.of_any(name) or plans_said.of_any(self.text))
        return (
            self._has_id(plan)
            or any(self._has(name) and self._means_nothing_else(name) for name in names)
            or self._is_of_year(plan)
            or any(self._has(name) and self._means_nothing_else(name) for name in self._whose(plan))
            or self._is_plan_of(plan)
        )

    def _is_plan_of(self, plan: Plan) -> bool:
        """Whether it speaks of the plan of its area or publisher, which is in hand too and has no plan there."""
        theirs = {of for own in self.session.plans for of in (own.area, own.publisher)}
        whose = {thing for thing in (plan.area, plan.publisher) if thing} - theirs
        names = (name.text for name in self.session.every_name if name.iri in whose) if whose else ()
        return any(self._has(form.format(name)) for name in names for form in plans_said.OF)

    def _has_id(self, plan: Plan) -> bool:
        id_ = re.escape(plan.id)
        alone = rf"|(?<![\w-]){id_}(?![\w-]*[a-z0-9])" if is_telling(plan.id) else ""
        return re.search(rf"(?<![\w.-]){id_}\s*:{alone}", self.text) is not None

    def _is_of_year(self, plan: Plan) -> bool:
        years = [one for one in (plan.id, (plan.begin or "")[:4]) if re.fullmatch(r"[12][0-9]{3}", one)]
        taken = {(own.begin or "")[:4] for own in self.session.plans if own != plan}
        if any(year not in taken and plans_said.of_year(self.text, year) for year in years):
            return True
        running = [year for year in plan.years if self._runs_alone(plan, year)]
        return any(plans_said.of_year(self.text, year) for year in running)

    def _runs_alone(self, plan: Plan, year: str) -> bool:
        """Whether no other plan begins in a year within its time, or has it within its own."""
        others = (one for one in (*self.session.plans, *self.session.others) if one != plan)
        return not any(year == one.id or year in one.years for one in others)

    def _whose(self, plan: Plan) -> Iterator[str]:
        """The names of those whose plan it is, where none in hand is theirs, and the question speaks of plans."""
        if plans_said.of_any(self.text):
            theirs = {of for own in self.session.plans for of in (own.area, own.publisher)}
            whose = {thing for thing in (plan.area, plan.publisher) if thing} - theirs
            yield from self.session.everything.names_of(whose)

    def _has(self, name: str) -> bool:
        form = fold(name)
        return len(form) > 1 and self.words.has(form)

    def _means_nothing_else(self, name: str) -> bool:
        """Whether it is no word of the grammar, and no name in hand or part of one that is written there."""
        form, word = fold(name), plain(name)
        if self.session.names.named(form) or self.session.lexicon.senses(form):
            return False
        if any(word in words for words in (SMALL, ROLES, LINKS)):
            return False
        return not all(self._within_a_name(place, place + len(form)) for place in _places(form, self._folded[0]))

    @cached_property
    def _folded(self) -> tuple[str, list[int]]:
        folded, starts = fold_with_map(self.question)
        return folded, [*starts, len(self.question)]

    @cached_property
    def _own_names(self) -> list[tuple[int, int]]:
        """Where names of things in hand stand."""
        session = self.session
        tokens = tokenize(self.question, session.names, session.lexicon, session.addresses)
        return [(token.start, token.end) for token in tokens if token.kind == "thing"]

    def _within_a_name(self, start: int, end: int) -> bool:
        first, last = self._folded[1][start], self._folded[1][end - 1]
        return any(begin <= first and last < stop for begin, stop in self._own_names)


def _places(form: str, folded: str) -> Iterator[int]:
    place = folded.find(form)
    while place >= 0:
        yield place
        place = folded.find(form, place + 1)
