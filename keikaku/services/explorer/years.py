"""The years in which something dated of a thing lies: its own dates, milestones, values of indicators."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from keikaku.page_data import BareIndicator
from keikaku.records import IRI, Label, Literal
from keikaku.services.explorer.contents import Contents
from keikaku.services.indicators.indicators import year_of
from keikaku.services.session.session import Session
from keikaku.vocab import local_name, prologue

_DAYS = (
    prologue("skos", "time")
    + """
SELECT ?period ?first ?last ?name WHERE {
  ?period time:hasBeginning/time:inXSDDate ?first ; time:hasEnd/time:inXSDDate ?last
  OPTIONAL { ?period skos:prefLabel ?name }
}"""
)
_DATES = ("gYear", "gYearMonth", "date")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"\d{4}")
_APRIL = 4


def years(
    session: Session,
    contents: Contents,
    place: Mapping[IRI, int],
    said_by: Mapping[IRI, int],
    indicators: Iterable[BareIndicator],
) -> list[tuple[int, list[int]]]:
    """Each thing that has a year, with its years, both in order.

    place: thing to number. said_by: passage to the number of the element that it states. A fiscal year is the year in
    which it begins, as with indicators; a longer period is the year in which it ends. Statistics tell of a year what
    was counted, and nothing that happened in it: they do not count.
    """
    found: dict[int, set[int]] = defaultdict(set)
    for one in indicators:
        found[one["thing"]].update(value["year"] for value in one["values"] if value["year"] is not None)
    for thing, year in _dated(session, contents, place, said_by):
        found[thing].add(year)
    return [(thing, sorted(found[thing])) for thing in sorted(found) if found[thing]]


def _dated(
    session: Session, contents: Contents, place: Mapping[IRI, int], said_by: Mapping[IRI, int]
) -> Iterator[tuple[int, int]]:
    """Things and years: dates, periods of events, and milestones of what they are about and of what states them."""
    by_name = _periods(session, contents)
    periods: dict[IRI, int] = {}
    about: dict[IRI, set[int]] = defaultdict(set)
    for thing, property_, value, graph in contents.statements:
        is_milestone = contents.kinds.get(thing) == "Milestone"
        if local_name(property_) == "period" and isinstance(value, IRI) and value in by_name:
            if is_milestone:
                periods[thing] = by_name[value]
            elif thing in place:
                yield place[thing], by_name[value]
        elif is_milestone and local_name(property_) == "milestoneOf" and isinstance(value, IRI) and value in place:
            about[thing].add(place[value])
        elif thing in place and isinstance(value, Literal) and local_name(value.datatype) in _DATES:
            yield from ((place[thing], int(year)) for year in _YEAR.findall(value.value)[:1])
        if is_milestone and graph in said_by:
            about[thing].add(said_by[graph])
    for milestone, when in periods.items():
        for number in about[milestone]:
            yield number, when


def _periods(session: Session, contents: Contents) -> dict[IRI, int]:
    """Each period with days to the year by which it goes."""
    if not any(kind == "Milestone" or kind == "Event" for kind in contents.kinds.values()):
        return {}
    begins = next((plan.fiscal_year_begins for plan in session.plans if plan.fiscal_year_begins), _APRIL)
    days: dict[IRI, tuple[str, str]] = {}
    names: dict[IRI, list[Literal]] = defaultdict(list)
    for period, first, last, name in session.select(_DAYS).rows:
        if not (isinstance(period, IRI) and isinstance(first, Literal) and isinstance(last, Literal)):
            continue
        if _DAY.match(first.value) and _DAY.match(last.value):
            days[period] = (first.value, last.value)
            names[period] += [name] if isinstance(name, Literal) else []
    return {period: year_of(*days[period], Label.of(names[period]), begins) for period in days}
