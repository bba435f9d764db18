"""Indicators: where each stands between its baseline and its target, and what cannot be said of it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from keikaku.errors import AskedWrongly
from keikaku.records import IRI, Cell, Indicator, IndicatorValue, Label, Literal, Named, Table, Term, natural_key
from keikaku.services.indicators.standing import measured
from keikaku.services.session.cards import Card
from keikaku.services.session.session import Session
from keikaku.services.things.naming import resolve
from keikaku.services.things.observed import Value, values
from keikaku.vocab import ELEMENT_KINDS, kk, local_name, prologue

if TYPE_CHECKING:
    from decimal import Decimal

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
_DAYS = (
    prologue("time")
    + """
SELECT ?period ?first ?last WHERE {
  ?period time:hasBeginning/time:inXSDDate ?first ; time:hasEnd/time:inXSDDate ?last
}"""
)


def indicators(session: Session, plan: str | None = None) -> tuple[Indicator, ...]:
    """The indicators of everything, or of what goes by a name: a plan, policy, strategy or measure, or one indicator.

    Of another thing (a facility, a sector) those that are about it. In the order of the plans. Raises UnknownName.
    """
    return of(session, None if plan is None else resolve(session, plan))


def of(session: Session, named: Resolved | None) -> tuple[Indicator, ...]:
    """The same of a thing already resolved; ``None``: all. Raises AskedWrongly for a passage, a period or a unit."""
    found = session.select(_ALL).rows if named is None else _within(session, named.iri)
    things = list(dict.fromkeys(row[0] for row in found if isinstance(row[0], IRI)))
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
    for thing, property_, value in session.select(_FACTS, {"indicator": [*things]}).rows:
        if isinstance(thing, IRI) and value is not None:
            known = facts[thing][local_name(str(property_))]
            if value not in known:  # stated by two passages, it is still one fact
                known.append(value)
    return facts


def _days(session: Session, periods: Iterable[IRI]) -> dict[IRI, tuple[str, str]]:
    """The first and the last day of each period."""
    wanted = list(dict.fromkeys(periods))
    if not wanted:
        return {}
    return {
        period: (first.value, last.value)
        for period, first, last in session.select(_DAYS, {"period": [*wanted]}).rows
        if isinstance(period, IRI) and isinstance(first, Literal) and isinstance(last, Literal)
    }


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
    if first is None or last is None or not last[:4].isdecimal():
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


def as_json(
    found: Iterable[Indicator], quotations: Mapping[str, str] | None = None
) -> dict[str, list[dict[str, object]]]:
    """The object that ``indicators --format json`` prints. Values are strings, so that no digit is lost."""
    return {"indicators": [_object(one, quotations or {}) for one in found]}


def _object(one: Indicator, quotations: Mapping[str, str]) -> dict[str, object]:
    return {
        "iri": one.thing.iri,
        "address": one.thing.address,
        "page": one.page,
        "label": one.thing.label._asdict(),
        "measure": one.measure.iri if one.measure else None,
        "policy": one.policy.iri if one.policy else None,
        "unit": one.unit._asdict(),
        "values": [
            {
                "kind": value.kind,
                "period": value.period._asdict(),
                "year": value.year,
                "value": None if value.value is None else str(value.value),
                "comparator": value.comparator or None,
                "printed": value.printed,
                "evidence": [value.stated_in.address],
            }
            for value in one.values
        ],
        "way": one.way,
        "standing": one.standing,
        "share": _rounded(one.share),
        "pace": _rounded(one.pace),
        "past": _rounded(one.past),
        "years": _rounded(one.years),
        "track": one.track,
        "first": one.first,
        "cumulative": one.cumulative,
        "changes": [change._asdict() for change in one.changes],
        "text": _quoted(one, quotations),
    }


def as_table(found: Iterable[Indicator], language: str, quotations: Mapping[str, str] | None = None) -> Table:
    """One row an indicator; numbers in the base unit, ``needed`` and ``so_far`` a year.

    ``way``: per cent of the way from baseline to target, empty for a value that lies outside of it.
    With texts, what the plan itself says in a last column.
    """
    columns = (
        "address", "indicator", "measure", "baseline", "baseline_year", "latest", "latest_year", "first_target",
        "target", "target_year", "unit", "standing", "track", "way", "needed", "so_far", "page", "text",
    )  # fmt: skip
    headings = (
        Label("番地", "Address"), Label("成果指標", "Indicator"), Label("施策項目", "Measure"),
        Label("策定時", "Baseline"), Label("年", "Year"), Label("現状値", "Latest"), Label("年", "Year"),
        Label("第1期の目標値", "First target"), Label("目標値", "Target"), Label("年", "Year"), Label("単位", "Unit"),
        Label("状況", "Standing"), Label("見通し", "Track"), Label("道のりの％", "% of the way"),
        Label("必要／年", "Needed a year"), Label("これまで／年", "So far a year"), Label("頁", "Page"),
        Label("原文", "Text"),
    )  # fmt: skip
    shown = len(columns) - (not quotations)
    rows = [(*_row(one, language), _quoted(one, quotations or {})) for one in found]
    return Table(columns[:shown], headings[:shown], [row[:shown] for row in rows])


def _row(one: Indicator, language: str) -> tuple[Cell, ...]:
    at = {kind: one.find(kind) for kind in ("Baseline", "Actual", "FirstPeriodTarget", "Target")}
    numbers = {kind: None if value is None else _plain(value.value) for kind, value in at.items()}
    years = {kind: None if value is None else value.year for kind, value in at.items()}
    return (
        one.thing.address or one.thing.iri,
        one.thing.label.best(language),
        one.measure.label.best(language) if one.measure else None,
        numbers["Baseline"], years["Baseline"], numbers["Actual"], years["Actual"], numbers["FirstPeriodTarget"],
        numbers["Target"], years["Target"],
        one.unit.best(language),
        one.standing,
        one.track,
        math.floor(100 * one.share + 0.5) if one.share is not None and 0 <= one.share <= 1 else None,
        _rounded(one.pace),
        _rounded(one.past),
        one.page,
    )  # fmt: skip


def _quoted(one: Indicator, quotations: Mapping[str, str]) -> str | None:
    texts = dict.fromkeys(quotations.get(value.stated_in.address) for value in one.values)
    return " ／ ".join(text for text in texts if text) or None


def _plain(number: Decimal | None) -> str | None:
    """All its digits, without an exponent."""
    return None if number is None else f"{number:f}"


def _rounded(number: float | None) -> float | None:
    """To six digits: what stands behind them came of dividing, not of the plan."""
    return None if number is None else float(f"{number:.6g}")
