"""Indicators: where each stands between its baseline and its target, and what cannot be said of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from keikaku.errors import AskedWrongly
from keikaku.records import IRI, Indicator, IndicatorValue, Label, Literal, Named, Term, natural_key
from keikaku.services.indicators.standing import measured
from keikaku.services.session.cards import Card
from keikaku.services.session.session import Session
from keikaku.services.things import quantities
from keikaku.services.things.naming import Resolved, found
from keikaku.services.things.observed import ROLES, Value, values
from keikaku.vocab import ELEMENT_KINDS, MEASURED, PREFIXES, kk, local_name, prologue

_ALL = prologue("kk") + "SELECT ?indicator WHERE { ?indicator a kk:Indicator }"
_OF_ELEMENT = prologue("kk") + f"SELECT ?indicator WHERE {{ ?indicator a kk:Indicator ; {MEASURED} ?thing }}"
_ABOUT = prologue("kk") + "SELECT ?indicator WHERE { ?indicator a kk:Indicator ; kk:about ?thing }"
_FACTS = (
    prologue("kk")
    + """
SELECT ?indicator ?property ?value WHERE {
  { VALUES ?property { kk:measures kk:unit kk:cumulative kk:change } ?indicator ?property ?value }
  UNION
  { ?indicator kk:measures?/kk:partOf+ ?value . ?value a kk:Policy BIND (kk:Policy AS ?property) }
}"""
)
_Point: TypeAlias = tuple[Value, tuple[int | None, str | None]]
_APRIL = 4  # where a plan says nothing, as in Japan
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_DAY = IRI(PREFIXES["time"] + "inXSDDate")
_DAYS = (
    prologue("time")
    + """
SELECT ?period ?begins ?first ?ends ?last WHERE {
  ?period time:hasBeginning ?begins ; time:hasEnd ?ends . ?begins time:inXSDDate ?first . ?ends time:inXSDDate ?last
}"""
)


def indicators(session: Session, plan: str | None = None) -> tuple[Indicator, ...]:
    """The indicators of everything, or of what goes by a name: a plan, policy, strategy or measure, or one indicator.

    Of another thing (a facility, a sector) those that are about it. In the order of the plans. Raises UnknownName.
    """
    if plan is None:
        return of(session, None)
    session, named = found(session, plan)
    return of(session, named)


def of(session: Session, named: Resolved | None) -> tuple[Indicator, ...]:
    """The same of a thing already resolved; ``None``: all. Raises AskedWrongly for a passage, a period or a unit.

    Raises DataAtFault where the data hold nothing of our ontology.
    """
    session.refuse_foreign("indicators need")
    rows = session.select(_ALL).rows if named is None else _within(session, named.iri)
    things = list(dict.fromkeys(row[0] for row in rows if isinstance(row[0], IRI)))
    if not things:
        return ()
    facts = _facts(session, things)
    observed = values(session, things)
    days = _days(session, (value.period.iri for many in observed.values() for value in many if value.period))
    mentioned = [term for of_one in facts.values() for many in of_one.values() for term in many]
    kinds = [kk(value.kind) for many in observed.values() for value in many]
    described = session.cards([*things, *kinds, *(term for term in mentioned if isinstance(term, IRI))])
    listed = [
        _indicator(thing, facts[thing], _points(session, described[thing], observed.get(thing, ()), days), described)
        for thing in things
    ]
    return tuple(sorted(listed, key=lambda one: natural_key(one.thing.address or one.thing.iri)))


def _within(session: Session, thing: IRI) -> list[tuple[Term | None, ...]]:
    kind = session.card(thing).kind
    if kind in ("Passage", "Period", "Unit", "SourceText"):
        raise AskedWrongly(f"a {kind.lower()} has no indicators", "name a plan, a policy, a strategy or a measure")
    return session.select(_OF_ELEMENT if kind in ELEMENT_KINDS else _ABOUT, {"thing": thing}).rows


def _facts(session: Session, things: list[IRI]) -> dict[IRI, dict[str, list[Term]]]:
    facts: dict[IRI, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for thing, property_, value in session.select_each(_FACTS, "indicator", things):
        if isinstance(thing, IRI) and value is not None:
            known = facts[thing][local_name(str(property_))]
            if value not in known:  # stated by two passages, it is still one fact
                known.append(value)
    return facts


def _days(session: Session, periods: Iterable[IRI]) -> dict[IRI, tuple[str, str]]:
    """The first and the last day of each period. Raises DataAtFault for one that is no day."""

    def day(at: Term | None, value: Term | None) -> str | None:
        return quantities.day(session, at, _DAY, value) if isinstance(at, IRI) and isinstance(value, Literal) else None

    found = {}
    for period, begins, first, ends, last in session.select_each(_DAYS, "period", periods):
        days = day(begins, first), day(ends, last)
        if isinstance(period, IRI) and days[0] and days[1]:
            found[period] = (days[0], days[1])
    return found


def _indicator(
    thing: IRI, facts: dict[str, list[Term]], observed: Sequence[_Point], described: dict[IRI, Card]
) -> Indicator:
    def named(key: str) -> list[Card]:
        found = [described[term] for term in facts[key] if isinstance(term, IRI)]
        return sorted(found, key=lambda card: natural_key(card.iri))

    many = [value for value, _ in observed]
    points = tuple(sorted((_point(value, days, described) for value, days in observed), key=_by_time))
    said = [unit.label for unit in named("unit")]
    units = {*said, *(value.unit for value in many if value.value is not None or value.ends)}
    units.discard(Label(None, None))
    own = [unit for unit in (*said, *(value.unit for value in many)) if any(unit)] or [Label(None, None)]
    card = described[thing]
    return Indicator(
        _named(card),
        _first(named("measures")),
        _first(named("Policy")),
        card.page,
        own[0],
        points,
        *measured(points, comparable=len(units) < 2),
        any(isinstance(flag, Literal) and flag.value in ("true", "1") for flag in facts["cumulative"]),
        tuple(change.label for change in named("change")),
    )


def _points(
    session: Session, card: Card, observed: Iterable[Value], days: dict[IRI, tuple[str, str]]
) -> list[_Point]:  # fmt: skip
    """The values of an indicator, each with the year by which its period goes and its last day."""
    plan = session.plan_of(card)
    begins = (plan.fiscal_year_begins if plan else None) or _APRIL
    return [(value, _dated(value, days, begins)) for value in observed]


def _dated(value: Value, days: dict[IRI, tuple[str, str]], begins: int) -> tuple[int | None, str | None]:
    if value.period is None or value.period.iri not in days:
        return (None, None)
    first, last = days[value.period.iri]
    return (year_of(first, last, value.period.label, begins), last)


def _point(value: Value, dated: tuple[int | None, str | None], described: dict[IRI, Card]) -> IndicatorValue:
    kind = described[kk(value.kind)].label
    period = value.period.label if value.period else Label(None, None)
    return IndicatorValue(
        value.kind, kind, period, *dated, value.value, value.comparator, value.printed, value.stated_in,
        value.broader, value.lowest, value.highest, value.is_scaled,
    )  # fmt: skip


def year_of(first: str, last: str, name: Label, begins: int) -> int:
    """The year by which a period goes: of one year that of its name, of a longer one the last.

    first, last: days, as 2017-03-31. begins: the month in which the fiscal year begins; a fiscal year is called by the
    year in which it begins, unless its own name says that in which it ends.
    """
    years = [int(day[:4]) for day in (first, last)]
    fiscal = begins > 1 and int(first[5:7]) == begins and int(last[5:7]) == begins - 1
    if years[1] - years[0] == 1 and fiscal:
        named = [int(found) for text in name if text for found in _YEAR.findall(text)]
        return next((year for year in named if year in years), years[0])
    return years[1] - fiscal


def _by_time(point: IndicatorValue) -> tuple[bool, str, int]:
    return (point.ends is None, point.ends or "", ROLES.index(point.role) if point.role in ROLES else len(ROLES))


def _named(card: Card) -> Named:
    return Named(card.iri, card.label, card.address)


def _first(found: list[Card]) -> Named | None:
    return _named(found[0]) if found else None
