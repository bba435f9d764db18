"""Values against the text: the number, how it is meant, its unit and its year; and whom a passage gives a role."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import NamedTuple

from keikaku.language import eras
from keikaku.language.folding import half_width
from keikaku.records import IRI, Literal, Term
from keikaku.services.checks import printed, texts
from keikaku.services.checks.findings import Finding, Spot, finding
from keikaku.services.checks.naming import called
from keikaku.services.checks.texts import PlanText
from keikaku.services.checks.written import Written
from keikaku.services.passages.addresses import address_of
from keikaku.services.session.session import Session
from keikaku.vocab import bare, kk, local_name, prologue

_VALUES = (
    prologue("kk", "time")
    + """
SELECT DISTINCT ?passage ?thing ?printed ?property ?value ?begin ?end WHERE {
  GRAPH ?passage { ?thing kk:printedValue ?printed }
  GRAPH ?passage { ?thing ?property ?value }
  VALUES ?property { kk:value kk:lowest kk:highest kk:comparator kk:unit kk:period }
  OPTIONAL { ?value time:hasBeginning/time:inXSDDate ?begin ; time:hasEnd/time:inXSDDate ?end }
}"""
)
_UNITS = prologue("kk", "skos") + "SELECT DISTINCT ?unit ?name { ?unit a kk:Unit ; skos:prefLabel|skos:altLabel ?name }"
_ROLES = (
    prologue("kk", "rdfs")
    + """
SELECT DISTINCT ?passage ?property ?actor WHERE {
  ?property rdfs:subPropertyOf+ kk:involves .
  GRAPH ?passage { ?element ?property ?actor }
  ?actor a/rdfs:subClassOf* kk:Actor .
  FILTER NOT EXISTS { GRAPH ?passage { ?passage kk:mentions ?actor } }
}"""
)
_NUMBERS = frozenset(map(kk, ("value", "lowest", "highest")))
_LOOSE = frozenset(("Increase", "Decrease", "Maintain", "Between"))  # told in words of many kinds
_WESTERN = re.compile(r"(?<![0-9.,])(?:1[89]|20|21)[0-9]{2}(?![0-9]|,[0-9])")
_ERA = re.compile(rf"({eras.NAMES}|(?<![A-Za-z0-9])[SHR]\.?)\s*({eras.YEAR})")


class _Value(NamedTuple):
    """A value: as printed, and what else is said of it, by property."""

    thing: IRI
    printed: str
    said: dict[str, tuple[Term, ...]]


def check(session: Session, folder: Path, plans: Collection[IRI] | None = None) -> list[Finding]:
    """Values that differ from how they are printed, and roles of actors whom no name in the passage proves.

    plans: whose texts are read; None: of all that a session over everything holds. Raises BadFile.
    """
    values, units = _values(session), _units(session)
    roles: dict[IRI, list[tuple[str, str]]] = defaultdict(list)
    for graph, property_, actor in session.search(_ROLES).rows:
        roles[IRI(str(graph))].append((str(property_), str(actor)))
    found: list[Finding] = []
    for text in texts.read(session, folder, plans).plans:
        found += _unproved_roles(session, text, roles)
        for iri, passage in text.passages.items():
            for one in values.get(iri, ()):
                found += _differing(session, iri, one, passage.text, units)
    return found


def _values(session: Session) -> Mapping[IRI, list[_Value]]:
    found: dict[tuple[IRI, IRI, str], dict[str, tuple[Term, ...]]] = defaultdict(dict)
    for passage, thing, shown, property_, value, begin, end in session.search(_VALUES).rows:
        if isinstance(passage, IRI) and isinstance(thing, IRI) and isinstance(shown, Literal) and value is not None:
            more = tuple(one for one in (begin, end) if one is not None)
            found[passage, thing, shown.value][str(property_)] = (value, *more)
    by_passage: dict[IRI, list[_Value]] = defaultdict(list)
    for (of, one, text), said in found.items():
        by_passage[of].append(_Value(one, text, said))
    return by_passage


def _units(session: Session) -> Mapping[str, set[IRI]]:
    """The units by their names, as they are written folded."""
    found: dict[str, set[IRI]] = defaultdict(set)
    for unit, name in session.search(_UNITS).rows:
        if isinstance(unit, IRI) and isinstance(name, Literal):
            found[_form(name.value)].add(unit)
    return found


def _form(name: str) -> str:
    return "".join(half_width(name).lower().split())


def _differing(
    session: Session, passage: IRI, value: _Value, text: str, units: Mapping[str, set[IRI]]
) -> Iterator[Finding]:
    where = called(session, value.thing)
    for property_, (term, *more) in value.said.items():
        spot, names = Spot(value.thing, passage, property_), {"printed": value.printed}
        if property_ in _NUMBERS:
            amounts = printed.amounts(value.printed)
            if amounts and (number := _number(term)) is not None and number not in map(abs, amounts):
                yield finding("values", where, "checks.value_differs", spot, value=f"{number:f}", **names)
        elif property_ == kk("comparator"):
            if not _is_meant(local_name(str(term)), value.printed, text):
                said = bare(str(term))
                yield finding("values", where, "checks.comparator_differs", spot, said=said, **names)
        elif property_ == kk("unit"):
            if other := _other_unit(str(term), value.printed, units):
                yield finding("values", where, "checks.unit_differs", spot, unit=bare(str(term)), other=other, **names)
        elif (years := _years_of(more)) and (there := _years_in(text)) and not years & there:
            told = ", ".join(map(str, sorted(there)))
            yield finding("values", where, "checks.period_differs", spot, period=bare(str(term)), years=told, **names)


def _number(term: Term) -> Decimal | None:
    try:
        return abs(Decimal(term.value)) if isinstance(term, Literal) else None
    except InvalidOperation:
        return None


def _is_meant(comparator: str, shown: str, text: str) -> bool:
    """Whether a comparator is in the words of the printed value, or else of its passage; a plain number is exact."""
    told = printed.comparators(shown)
    if comparator in _LOOSE or not printed.amounts(shown):
        return True
    if comparator == "Exactly":
        return not told
    return comparator in (told or printed.comparators(text))


def _other_unit(unit: str, shown: str, units: Mapping[str, set[IRI]]) -> str:
    """The name of another unit in which a value is printed, where none of its own unit stands there."""
    form = _form(shown)
    if any(name in form for name, some in units.items() if unit in some):
        return ""
    return next((begun for begun in printed.units(shown) if units.get(_form(begun))), "")


def _years_of(days: Collection[Term]) -> set[int]:
    """The years of a period, from its first day to its last."""
    found = sorted(int(day.value[:4]) for day in days if isinstance(day, Literal) and day.value[:4].isdigit())
    return set(range(found[0], found[-1] + 1)) if found else set()


def _years_in(text: str) -> set[int]:
    """The years that a text names, in both calendars."""
    narrow = half_width(text)
    western = {int(year) for year in _WESTERN.findall(narrow)}
    return western | {eras.western_year(era.rstrip("."), year) for era, year in _ERA.findall(narrow)}


def _unproved_roles(session: Session, text: PlanText, roles: Mapping[IRI, list[tuple[str, str]]]) -> Iterator[Finding]:
    names: dict[str, set[str]] = defaultdict(set)
    for name in text.names():
        names[name.entity].add(name.text)
    for iri, passage in text.passages.items():
        written = Written(passage.text)
        for property_, actor in roles.get(iri, ()):
            if not any(written.has(name) for name in names[actor]):
                spot, where = Spot(None, iri, actor), address_of(session, iri)
                said = bare(property_)
                yield finding("roles", where, "checks.role_unproved", spot, thing=bare(actor), role=said)
