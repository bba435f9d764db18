"""The plans that a query of the catalogue is asked of: those that are named, else the plans in hand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from keikaku.catalog import Entry, Parameter
from keikaku.errors import AskedWrongly, UnknownName, Ways
from keikaku.records import IRI, Label
from keikaku.services.session.plans import Plan, called
from keikaku.services.session.session import Session
from keikaku.services.things.naming import refuse_too_long, resolve
from keikaku.vocab import ELEMENT_KINDS, prologue

ALL = "all"
WHOLE, PART = "plan", "element"
MOST_NAMED = 3
_BETWEEN = re.compile(r"\n|[,、，]")
_PLANS_OF = prologue("kk") + "SELECT DISTINCT ?part ?plan WHERE { ?part kk:partOf* ?plan . ?plan a kk:Plan }"


class Taken(NamedTuple):
    """``view``: the session over these plans. ``parts``: each variable of the query to the plans or parts in it.

    ``told``: each parameter that says them, to the same; ``named``: whether any of these was given. ``plans``: those
    in which all of it lies.
    """

    view: Session
    parts: Mapping[str, tuple[IRI, ...]]
    told: Mapping[str, tuple[IRI, ...]]
    named: bool
    plans: tuple[Plan, ...]

    @property
    def main(self) -> Plan | None:
        """The plan that it is about: the only one, else the main one of those in hand."""
        return self.plans[0] if len(self.plans) == 1 else self.view.main

    @property
    def asked_about(self) -> tuple[IRI, ...]:
        """The plans and parts that the query is about, not only those to which it keeps."""
        return tuple(part for variable, parts in self.parts.items() if variable != WHOLE for part in parts)


def is_of_plans(parameter: Parameter) -> bool:
    """Whether it says in which plans, or parts of them, to look: if it is not given, that is what is in hand."""
    return WHOLE in parameter.types or parameter.name == PART


def stands_for_plan(parameter: Parameter) -> bool:
    """Whether what it is where it is not given depends on the plans in hand."""
    return is_of_plans(parameter) or "area" in parameter.types


def take(session: Session, entry: Entry, values: Mapping[str, str]) -> Taken:
    """The plans and parts for those parameters of a query that name some, from values in words.

    A plan that was opened and is not in hand may be named, and is then asked as if it were. Raises UnknownName and
    AskedWrongly for what names no plan or part, and AskedWrongly where a query needs two plans and one is in hand.
    """
    own = [parameter for parameter in entry.parameters if is_of_plans(parameter)]
    known = {parameter.name for parameter in own}
    given = {name: values[name] for name in values if name in known}
    whole = whole_plans(session, given[WHOLE], PART in known) if WHOLE in given else ()
    inside = session.within(whole) if whole else session
    parts = {name: _parts(inside, name, text) for name, text in given.items() if name != WHOLE}
    if whole:
        tops = tuple(plan.top for plan in session.everything.plans if plan.iri in whole)
        parts.setdefault(*((PART, tops) if PART in known else (WHOLE, whole)))
    example: tuple[IRI, ...] = ()
    if known == {WHOLE}:
        parts.setdefault(WHOLE, tuple(plan.iri for plan in session.plans))
    elif WHOLE in known:
        example = () if PART in parts else _example(session, entry)
        parts.setdefault(PART, example or tuple(plan.top for plan in one_in_hand(session)))
    elif len(parts) < len(own):
        parts = _compared(session, own, parts)
    return _taken(session, parts, PART if PART in given or example else WHOLE, bool(given))


def whole_plans(session: Session, text: str, has_part: bool = False) -> tuple[IRI, ...]:
    """The plans that a text names, by ids or names with commas or line ends between them; ``all``: all there are.

    Raises UnknownName, and AskedWrongly for a part of a plan. has_part: whether there is a parameter for these.
    """
    refuse_too_long(text)
    plans = session.everything.plans
    found: dict[IRI, None] = {}
    for line in text.split("\n"):
        one = _one(line, plans)
        for piece in [line] if one else _BETWEEN.split(line):
            if piece.strip().casefold() == ALL:
                found |= dict.fromkeys(plan.iri for plan in plans)
                continue
            if not piece.strip() and text.strip(" \n,、，"):  # a comma at the end
                continue
            plan = one or _one(piece, plans)
            if plan is None:
                raise _no_plan(session, piece, plans, has_part)
            found[plan.iri] = None
    return tuple(found)


def one_in_hand(session: Session) -> tuple[Plan, ...]:
    """The plan in hand: the only one, or the main one of those that its store asks together; else all of them."""
    main = session.main
    return (main,) if main and all(plan.datasets for plan in session.plans) else session.plans


def _one(text: str, plans: Sequence[Plan]) -> Plan | None:
    return next(iter(called(plans, text)), None)


def _no_plan(session: Session, text: str, plans: Sequence[Plan], has_part: bool) -> AskedWrongly:
    listed = ", ".join(plan.id for plan in plans) or "none"
    try:
        kind = session.card(_named(session, text)).kind
    except AskedWrongly:
        message = f"no plan goes by “{text.strip()}”"
        return UnknownName(message, f"the plans are {listed}; or all", tuple(plan.id for plan in plans))
    is_part = has_part and kind in ELEMENT_KINDS
    hint = Ways.parameter(PART, text.strip()) if is_part else f"the plans are {listed}; or all"
    return AskedWrongly(f"the parameter {WHOLE} takes plans; “{text.strip()}” is of class {kind}", hint)


def _parts(session: Session, name: str, text: str) -> tuple[IRI, ...]:
    """The element or plan that a text names. name: of the parameter. Raises AskedWrongly for what is none."""
    found = _named(session, text)
    kind = session.everything.card(found).kind
    if kind not in (*ELEMENT_KINDS, "Plan"):
        what = f"the parameter {name} takes a plan or a part of one; “{text.strip()}” is of class {kind}"
        raise AskedWrongly(what, Ways.parameter(name, next((plan.id for plan in session.plans), "2018:1")))
    return (found,)


def _named(session: Session, text: str) -> IRI:
    """What a text names, an element before all else; what begins with the id of a plan is looked for there."""
    refuse_too_long(text)
    head, colon, _ = text.partition(":")
    owner = next((one for one in session.everything.plans if one.id.casefold() == head.strip().casefold()), None)
    if owner and not colon:
        return owner.top
    view = session.within([owner.iri]) if owner and owner not in session.plans else session
    return resolve(view.about(text), text, ELEMENT_KINDS).iri


def _example(session: Session, entry: Entry) -> tuple[IRI, ...]:
    """The default of ``element`` where that is an example, a part of a plan, and is in hand; else nothing."""
    part = next(parameter for parameter in entry.parameters if parameter.name == PART)
    if not entry.needs(part):
        return ()
    try:
        found = _parts(session, PART, part.default)
    except AskedWrongly:
        return ()
    return found if session.card(found[0]).kind else ()


def _compared(
    session: Session, own: Sequence[Parameter], parts: Mapping[str, tuple[IRI, ...]]
) -> dict[str, tuple[IRI, ...]]:
    """With the parts that are given, for the others the plan that comes first or the one that comes last."""
    ordered = in_order(session.plans)
    pair = (ordered[0], ordered[-1]) if len(ordered) == 2 else _with_what_it_follows(session)
    found = dict(parts)
    for parameter, plan in zip(own, pair or (None, None), strict=True):
        if parameter.name not in found:
            if plan is None:
                told = ", ".join(one.id for one in session.everything.plans) or "none"
                raise AskedWrongly(
                    f"two plans are compared, and {parameter.name} is not named",
                    Ways.parameter(parameter.name, parameter.default, f"; the plans are {told}"),
                )
            found[parameter.name] = (plan.top,)
    return found


def in_order(plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """Plans from the earliest to the latest: by their first days, where each says it, else by their ids."""
    return tuple(sorted(plans, key=lambda plan: plan.begin or "") if all(plan.begin for plan in plans) else plans)


def _with_what_it_follows(session: Session) -> tuple[Plan, Plan] | None:
    main = session.main
    before = next((plan for plan in session.everything.plans if main and plan.iri == main.follows), None)
    return (before, main) if before and main else None


def _taken(session: Session, parts: Mapping[str, tuple[IRI, ...]], said_by: str, named: bool) -> Taken:
    """said_by: the parameter that says what ``element`` is."""
    everything = session.everything
    wanted = {part for some in parts.values() for part in some}
    rows = everything.select(_PLANS_OF, {"part": sorted(wanted)}).rows if wanted else []
    whole = {plan for _, plan in rows}
    plans = tuple(plan for plan in everything.plans if plan.iri in whole)
    # Within the plans in hand the view stays as it is: what these say of each other is not lost.
    here = whole <= {plan.iri for plan in session.plans}
    view = session if here else session.within(plan.iri for plan in plans)
    told = {said_by if name == PART else name: some for name, some in parts.items()}
    return Taken(view, parts, told, named, plans)


def addresses(session: Session, parts: Sequence[IRI]) -> list[str]:
    """Some plans or parts of plans, as they can be asked for again."""
    ids = {iri: plan.id for plan in session.everything.plans for iri in (plan.iri, plan.top)}
    cards = session.cards([part for part in parts if part not in ids])
    return [ids.get(part) or cards[part].address or part for part in parts]


def names(session: Session, parts: Sequence[IRI]) -> Label:
    """What some plans or parts of plans are called; of many, their addresses."""
    if len(parts) > MOST_NAMED:
        return Label(*2 * [", ".join(addresses(session, parts))])
    cards = session.cards(parts)
    ja, en = ([cards[part].name(language) for part in parts] for language in ("ja", "en"))
    return Label("、".join(ja), ", ".join(en))
