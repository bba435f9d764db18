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
    own = [one.name for one in found.entry.parameters if one.name in given and not one.names_a_thing]
    for name in own:
        rest = {one: text for one, text in given.items() if one != name}
        if name not in ("language", plans.WHOLE) and (rows := _rows(session, found, rest)):
            return label("catalogue.emptied", name=name, value=given[name], count=rows)
    if elsewhere := "" if plans.PART in given else _elsewhere(session, found, given):
        return label("catalogue.elsewhere", plans=elsewhere)
    return label("notes.nothing_said")


def _elsewhere(session: Session, found: Run, given: Mapping[str, str]) -> str:
    """The plans that were not asked and have rows, as the parameter takes them; of very many, all."""
    here = {plan.iri for plan in found.taken.plans}
    others = [plan.id for plan in session.everything.plans if plan.iri not in here]
    if not others or all(one.name != plans.WHOLE for one in found.entry.parameters):
        return ""
    sought = others if len(others) <= _MOST_SOUGHT else [plans.ALL]
    return ",".join(one for one in sought if _rows(session, found, {**given, plans.WHOLE: one}))


def _rows(session: Session, found: Run, given: Mapping[str, str]) -> int:
    """How many rows there are with these parameters; none where these plans do not know the names in them."""
    try:
        return len(run(session, found.entry.name, given).solutions.rows)
    except AskedWrongly:
        return 0
