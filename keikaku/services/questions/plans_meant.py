"""Which of the plans that were opened a question means: those in hand, unless it names another one, or all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from keikaku.language.borders import Bordered, bordered
from keikaku.language.folding import fold, half_width
from keikaku.services.session.plans import Plan
from keikaku.services.session.session import Session

_ALL = re.compile(
    r"""(?ix) \b(?: (?:all|every|each|any|which|what|how\ many|list(?:\ of)?|across|by|per|compare)
                    (?:\ of)?(?:\ the)?\ (?:\w+\ )?plans? ) \b
    | (?:すべて|全て|全|各|どの|どんな|いくつの|複数)の?(?:計画|プラン)
    | (?:計画|プラン)(?:ごと|別|を横断|一覧|の一覧|は(?:いくつ|何|どれ))"""
)
_PLAN = re.compile(r"(?i)計画|プラン|ビジョン|戦略|\bplans?\b|\bstrategy\b|\bprogramme?\b")


def meant(session: Session, question: str) -> Session:
    """The session over the plans that a question means.

    One that stands beside those in hand is meant where the question names it: by its title or another name, its id, an
    address, or as the plan of its area, its publisher or its year.
    """
    if not session.others:
        return session
    if _ALL.search(half_width(question)):
        return session.everything
    named = {plan.iri for plan in session.others if _Names(session, plan, foreign=True).are_in(question)}
    own = {plan.iri for plan in session.plans if _Names(session, plan, foreign=False).are_in(question)}
    return session.within(named | own) if named else session


class _Names:
    """By what a question may name a plan."""

    def __init__(self, session: Session, plan: Plan, *, foreign: bool) -> None:
        self.session, self.plan = session, plan
        self.foreign = foreign  # what is a name of something in hand too names no other plan

    def are_in(self, question: str) -> bool:
        text, words, id_ = half_width(question).lower(), bordered(question), re.escape(self.plan.id)
        if re.search(rf"(?<![\w.-]){id_}\s*:", text):
            return True
        if not self.plan.id.isdecimal() and re.search(rf"(?<![\w-]){id_}(?![\w-]*[a-z0-9])", text):
            return True
        if any(self._is_met(name, words) for name in self.plan.names):
            return True
        return bool(_PLAN.search(text)) and (
            self._is_of_year(text) or any(self._is_met(name, words) for name in self._whose())
        )

    def _is_met(self, name: str, words: Bordered) -> bool:
        form = fold(name)
        return len(form) > 1 and words.has(form) and not (self.foreign and self.session.names.named(form))

    def _is_of_year(self, text: str) -> bool:
        years = (one for one in (self.plan.id, (self.plan.begin or "")[:4]) if re.fullmatch(r"[12][0-9]{3}", one))
        of = r"{0}\s*年?度?の?(?:計画|プラン)|{0}\s+plan|plan\s+(?:of|from|for)\s+{0}"
        return any(re.search(of.format(year), text) for year in years)

    def _whose(self) -> Iterator[str]:
        """The names of those whose plan it is, where no plan in hand is theirs."""
        theirs = {of for own in self.session.plans for of in (own.area, own.publisher)} if self.foreign else set()
        whose = {thing for thing in (self.plan.area, self.plan.publisher) if thing} - theirs
        return (name.text for name in self.session.everything.every_name if name.iri in whose)
