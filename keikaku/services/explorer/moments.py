"""What happens when: milestones and other dates of things, each with its period as the data state it."""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from keikaku.page_data import Moment, Names, Occasion, Period
from keikaku.records import IRI, Literal, Term
from keikaku.services.explorer.contents import Contents, Statement
from keikaku.services.explorer.facts import date_text
from keikaku.services.explorer.plans import names
from keikaku.services.session.plans import Plan
from keikaku.services.session.session import Session
from keikaku.vocab import local_name, prologue

_PERIODS = (
    prologue("time")
    + """
SELECT ?period ?begin ?end WHERE {
  ?period time:hasBeginning/time:inXSDDate ?begin ; time:hasEnd/time:inXSDDate ?end
}"""
)

# Dates that are said of a thing without a milestone, what says most first: the kinds of milestone that say the same.
_DATES: dict[str, frozenset[str]] = {
    "opened": frozenset({"Opening"}),
    "dueToOpen": frozenset({"Opening"}),
    "heldIn": frozenset({"Held"}),
    "issued": frozenset({"Establishment", "Enactment", "Publication"}),
    "period": frozenset({"Held"}),
    "asOf": frozenset(),
}
_AHEAD = frozenset({"dueToOpen"})  # which say by themselves that it is still to come

Days = tuple[str, str]
"""The first day and the last."""


class _Said(NamedTuple):
    """A date, as one passage or several say it. rank: 0 for a milestone, else the later the less it says."""

    rank: int
    occasion: IRI
    things: frozenset[IRI]
    text: Names
    days: Days
    planned: bool
    passages: frozenset[IRI]


class Moments(NamedTuple):
    """All dates, in the order of time, and what they refer to by place."""

    occasions: list[Occasion]
    periods: list[Period]
    moments: list[Moment]


def moments(
    session: Session, contents: Contents, plans: Sequence[Plan], place: Mapping[IRI, int], owner: Mapping[IRI, int],
    said_in: Mapping[IRI, int],
) -> Moments:  # fmt: skip
    """Every milestone, and what else the passages date. place, owner, said_in: as in ``facts``.

    What several passages say of the same things in the same words of kind and time is one moment with all of them.
    """
    days = _days(session)
    found = [*_milestones(contents, place, owner, said_in, days), *_dates(contents, plans, place, said_in, days)]
    merged = sorted(_merged(found), key=lambda one: (one.days, one.rank, sorted(place[thing] for thing in one.things)))
    named = {ends: names(contents.label(period)) for period, ends in sorted(days.items(), reverse=True)}
    periods = list(dict.fromkeys(one.days for one in merged))
    occasions = list(dict.fromkeys(one.occasion for one in sorted(merged, key=lambda one: (one.rank, one.occasion))))
    return Moments(
        [{"id": local_name(iri), "name": names(contents.label(iri), local_name(iri))} for iri in occasions],
        [{"name": _named(named, ends), "begins": ends[0], "ends": ends[1]} for ends in periods],
        [
            {
                "occasion": occasions.index(one.occasion),
                "things": sorted(place[thing] for thing in one.things),
                "told": one.text,
                "period": periods.index(one.days),
                "planned": one.planned,
                "stated": sorted(said_in[passage] for passage in one.passages),
            }
            for one in merged
        ],
    )


def _days(session: Session) -> dict[IRI, Days]:
    """Every period that has a first and a last day, to these; not one that ends before it begins."""
    found: dict[IRI, Days] = {}
    for period, begin, end in session.select(_PERIODS).rows:
        if isinstance(period, IRI) and isinstance(begin, Literal) and isinstance(end, Literal):
            ends = (begin.value[:10], end.value[:10])
            if all(_written(day) == (day, day) for day in ends) and ends[0] <= ends[1]:
                found[period] = min(ends, found.get(period, ends))
    return found


def _written(text: str) -> Days | None:
    """The days of a year, month or day of XML Schema; None for what is none of our era."""
    parts = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text)
    if not parts:
        return None
    year, month, day = (int(part) if part else 0 for part in parts.groups())
    if year < 1 or (parts[2] and not 1 <= month <= 12):
        return None
    last = calendar.monthrange(year, month or 12)[1]
    if parts[3]:
        return (text, text) if 1 <= day <= last else None
    return (f"{year:04}-{month or 1:02}-01", f"{year:04}-{month or 12:02}-{last:02}")


def _named(known: Mapping[Days, Names], ends: Days) -> Names:
    """What a period is called; a year, month or day without a name of its own in words."""
    if any(known.get(ends, ())):
        return known[ends]
    short = next((text for text in (ends[0][:4], ends[0][:7], ends[0]) if _written(text) == ends), "–".join(ends))
    return date_text(short)


def _milestones(
    contents: Contents, place: Mapping[IRI, int], owner: Mapping[IRI, int], said_in: Mapping[IRI, int],
    days: Mapping[IRI, Days],
) -> Iterator[_Said]:  # fmt: skip
    """The milestones whose time is known: of what they are said to be of, else of the element that states them."""
    things = list(place)
    said: dict[IRI, list[Statement]] = defaultdict(list)
    for statement in contents.statements:
        if contents.kinds.get(statement.thing) == "Milestone":
            said[statement.thing].append(statement)
    for milestone, many in said.items():
        values: dict[str, list[Term]] = defaultdict(list)
        for one in many:
            values[local_name(one.property)].append(one.value)
        when = [days[one] for one in values["period"] if isinstance(one, IRI) and one in days]
        kinds = [one for one in values["milestoneKind"] if isinstance(one, IRI)]
        passages = frozenset({one.graph for one in many} & said_in.keys())
        of = {one for one in values["milestoneOf"] if isinstance(one, IRI) and one in place}
        of = of or {things[owner[passage]] for passage in passages if passage in owner}
        if when and kinds and of:
            planned = any(isinstance(one, Literal) and one.value in ("true", "1") for one in values["planned"])
            label = names(contents.label(milestone))
            yield _Said(0, min(kinds), frozenset(of), label, min(when), planned, passages)


def _dates(
    contents: Contents, plans: Sequence[Plan], place: Mapping[IRI, int], said_in: Mapping[IRI, int],
    days: Mapping[IRI, Days],
) -> Iterator[_Said]:  # fmt: skip
    """The dates that are said of things. What a plan dates after its own first day, it cannot have seen."""
    ranks = {local: rank for rank, local in enumerate(_DATES, 1)}
    for thing, property_, value, graph in contents.statements:
        local = local_name(property_)
        if local not in ranks or thing not in place or contents.kinds[thing] == "Plan":
            continue
        when = (
            days.get(value) if isinstance(value, IRI) else _written(value.value) if isinstance(value, Literal) else None
        )
        if when:
            begun = next((plan.begin for plan in plans if plan.begin and f"/{plan.id}/" in graph), None)
            planned = local in _AHEAD or (begun is not None and when[0] >= begun)
            passages = frozenset({graph} & said_in.keys())
            yield _Said(ranks[local], property_, frozenset({thing}), ("", ""), when, planned, passages)


def _merged(found: Iterable[_Said]) -> Iterator[_Said]:
    """What is said several times, once. A date that a milestone of the thing tells too, by the same passage or by
    its kind, adds only its passages to it.
    """
    kept: dict[tuple[object, ...], _Said] = {}
    by_thing: dict[tuple[IRI, Days], list[tuple[object, ...]]] = defaultdict(list)
    for one in sorted(found, key=lambda said: (said.rank, said.days, said.occasion, sorted(said.things), said.text)):
        key: tuple[object, ...] = (one.occasion, one.things, one.days, one.planned)
        if one.rank:
            alike = (other for thing in one.things for other in by_thing[thing, one.days] if _says(kept[other], one))
            key = next(alike, key)
        if key in kept:
            kept[key] = kept[key]._replace(passages=kept[key].passages | one.passages)
            continue
        kept[key] = one
        for thing in one.things:
            by_thing[thing, one.days].append(key)
    yield from kept.values()


def _says(one: _Said, other: _Said) -> bool:
    """Whether what is known tells a date as well."""
    same = bool(one.passages & other.passages) and other.rank > one.rank
    return same or local_name(one.occasion) in _DATES.get(local_name(other.occasion), ())
