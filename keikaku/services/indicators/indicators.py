"""Indicators: where each stands between its baseline and its target, and what cannot be said of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from keikaku.errors import AskedWrongly
from keikaku.records import IRI, Indicator, IndicatorValue, Label, Literal, Named, Term, natural_key
from keikaku.services.indicators.standing import measured
from keikaku.services.session.cards import Card
from keikaku.services.session.session import Session
from keikaku.services.things import quantities
from keikaku.services.things.naming import Resolved, found
from keikaku.services.things.observed import Value, values
from keikaku.vocab import ELEMENT_KINDS, PREFIXES, kk, local_name, prologue

if TYPE_CHECKING:
    from keikaku.services.things.naming import Resolved

_ALL = prologue("kk") + "SELECT ?indicator WHERE { ?indicator a kk:Indicator }"
_OF_ELEMENT = prologue("kk") + "SELECT ?indicator WHERE { ?indicator a kk:Indicator ; kk:partOf* ?thing }"
_ABOUT = prologue("kk") + "SELECT ?indicator WHERE { ?indicator a kk:Indicator ; kk:about ?thing }"
_FACTS = (
    prologue("kk")
    + """
SELECT ?indicator ?property ?value WHERE {
  { VALUES ?property { kk:measures kk:unit kk:cumulative kk:change } ?indicator ?property ?value }
  UNION
  { ?indicator kk:partOf+ ?value . ?value a kk:Policy BIND (kk:Policy AS ?property) }
}"""
)
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
    """The same of a thing already resolved; ``None``: all. Raises AskedWrongly for a passage, a period or a unit."""
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
    listed = [_indicator(thing, facts[thing], observed.get(thing, ()), days, described) for thing in things]
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
    thing: IRI, facts: dict[str, list[Term]], observed: Iterable[Value], days: dict[IRI, tuple[str, str]],
    described: dict[IRI, Card],
) -> Indicator:  # fmt: skip
    def named(key: str) -> list[Card]:
        found = [described[term] for term in facts[key] if isinstance(term, IRI)]
        return sorted(found, key=lambda card: natural_key(card.iri))

    many = list(observed)
    points = tuple(sorted((_point(value, days, described) for value in many), key=_by_time))
    units = {unit.label for unit in named("unit")} | {value.unit for value in many if value.value is not None}
    units.discard(Label(None, None))
    own = [unit.label for unit in named("unit")] or [value.unit for value in many] or [Label(None, None)]
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


def _point(value: Value, days: dict[IRI, tuple[str, str]], described: dict[IRI, Card]) -> IndicatorValue:
    first, last = days.get(value.period.iri, (None, None)) if value.period else (None, None)
    kind = described[kk(value.kind)].label
    period = value.period.label if value.period else Label(None, None)
    return IndicatorValue(
        value.kind, kind, period, _year(first, last), last, value.value, value.comparator, value.printed,
        value.stated_in,
    )  # fmt: skip


def _year(first: str | None, last: str | None) -> int | None:
    """The year of a period's end, of a Japanese fiscal year (April to March) the one in which it begins."""
    if first is None or last is None:
        return None
    fiscal = first[5:10] == "04-01" and last[5:10] == "03-31"
    return int(last[:4]) - fiscal


_KINDS = ("Baseline", "Actual", "FirstPeriodTarget", "Target")


def _by_time(point: IndicatorValue) -> tuple[bool, str, int]:
    return (
        point.ends is None, point.ends or "", _KINDS.index(point.kind) if point.kind in _KINDS else len(_KINDS)
    )  # fmt: skip


def _named(card: Card) -> Named:
    return Named(card.iri, card.label, card.address)


def _first(found: list[Card]) -> Named | None:
    return _named(found[0]) if found else None
