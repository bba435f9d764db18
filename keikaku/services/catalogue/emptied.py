"""Why a query of the catalogue has no rows: other plans have some, or one of the values that were given leaves none."""

from __future__ import annotations

from collections.abc import Mapping

from keikaku.errors import AskedWrongly
from keikaku.records import Label
from keikaku.services.catalogue import plans
from keikaku.services.catalogue.run import Run, run
from keikaku.services.session.session import Session
from keikaku.texts.catalogue import label

_MOST_SOUGHT = 10  # plans in which rows are looked for


def why(session: Session, found: Run, given: Mapping[str, str]) -> Label | None:
    """None where there are rows. given: the parameters of the run."""
    if found.solutions.rows:
        return None
    if elsewhere := _elsewhere(session, found, given):
        return label("catalogue.elsewhere", plans=elsewhere)
    for name, value in given.items():
        rest = {one: text for one, text in given.items() if one != name}
        if name != "language" and not _is_needed(found, name) and (rows := _rows(session, found, rest)):
            return label("catalogue.emptied", name=name, value=value, count=rows)
    return label("notes.nothing_said")


def _is_needed(found: Run, name: str) -> bool:
    return any(one.name == name and one.names_a_thing for one in found.entry.parameters)


def _elsewhere(session: Session, found: Run, given: Mapping[str, str]) -> str:
    """The plans that were not asked and have rows, as the parameter takes them; of very many, all."""
    here = {plan.iri for plan in found.taken.plans}
    others = [plan.id for plan in session.everything.plans if plan.iri not in here]
    if not others or all(one.name != plans.WHOLE for one in found.entry.parameters):
        return ""
    rest = {name: text for name, text in given.items() if name != plans.PART}
    sought = others if len(others) <= _MOST_SOUGHT else [plans.ALL]
    return ",".join(one for one in sought if _rows(session, found, {**rest, plans.WHOLE: one}))


def _rows(session: Session, found: Run, given: Mapping[str, str]) -> int:
    """How many rows there are with these parameters; none where these plans do not know the names in them."""
    try:
        return len(run(session, found.entry.name, given).solutions.rows)
    except AskedWrongly:
        return 0
