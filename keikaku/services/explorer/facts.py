"""What is said of one thing that leads to no other: descriptions, dates, milestones, statistics."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from keikaku.records import IRI, Label, Literal
from keikaku.services.explorer.contents import Contents, Statement, primary, texts
from keikaku.services.session.session import Session
from keikaku.services.things.observed import Value, values
from keikaku.texts import catalogue
from keikaku.texts.catalogue import label
from keikaku.vocab import OBSERVATION_KINDS, curie, kk, local_name

# Told elsewhere in the data, or about the text and not the thing.
_APART = frozenset(
    {"key", "mentions", "milestone", "unit", "title", "level", "language", "fiscalYearBegins", "temporal", "url"}
)
_FIRST = ("description", "definition", "opened", "dueToOpen", "issued", "heldIn", "period", "change", "cumulative")
_UNNAMED = {"description": "facts.description"}  # which vocabularies of others do not name in both languages


class Fact(NamedTuple):
    """Something said of a thing: what kind of fact, and the fact, both in Japanese and English.

    observation: the statistic or milestone that says it.
    """

    thing: IRI
    kind: tuple[str, str]
    text: tuple[str, str]
    passages: frozenset[IRI]
    observation: IRI | None = None


def facts(
    session: Session, contents: Contents, place: Mapping[IRI, int], owner: Mapping[IRI, int], said_in: Mapping[IRI, int]
) -> list[Fact]:  # fmt: skip
    """All facts, those of one thing together, descriptions first and numbers last, each in the order of the plan.

    place: thing to number. owner: passage to the number of the element that it states. said_in: passage to number.
    """
    found = [*_plain(contents, place, said_in), *_observed(session, contents, place, owner, said_in)]

    def order(ranked: tuple[int, Fact]) -> tuple[object, ...]:
        rank, fact = ranked
        return (place[fact.thing], rank, sorted(said_in[at] for at in fact.passages), fact.kind, fact.text)

    return [fact for _, fact in sorted(found, key=order)]


def _plain(
    contents: Contents, place: Mapping[IRI, int], said_in: Mapping[IRI, int]
) -> Iterator[tuple[int, Fact]]:  # fmt: skip
    """Literals, and terms of the ontology: both languages of a passage are one fact, a fact of many passages too."""
    told: dict[tuple[IRI, IRI, IRI], list[Statement]] = defaultdict(list)
    for said in contents.statements:
        is_link = isinstance(said.value, IRI) and (said.value in place or said.value in said_in)
        if said.thing in place and not is_link and local_name(said.property) not in _APART:
            told[said.thing, said.property, said.graph].append(said)
    merged: dict[tuple[IRI, IRI, tuple[str, str]], set[IRI]] = defaultdict(set)
    for (thing, property_, graph), many in told.items():
        for text in _said(contents, many):
            merged[thing, property_, text].add(graph)
    for (thing, property_, text), graphs in merged.items():
        local = local_name(property_)
        rank = _FIRST.index(local) if local in _FIRST else len(_FIRST)
        kind = _both(label(_UNNAMED[local]) if local in _UNNAMED else contents.label(property_), local)
        yield rank, Fact(thing, kind, text, frozenset(graphs & said_in.keys()))


def _said(contents: Contents, many: list[Statement]) -> Iterator[tuple[str, str]]:
    """The values of one property in one graph as texts; a Japanese and an English one are the same value."""
    tagged = [said.value for said in many if isinstance(said.value, Literal) and said.value.language]
    languages = [primary(value.language) for value in tagged if isinstance(value, Literal)]
    if tagged and len(set(languages)) == len(languages):
        yield _both(texts([*tagged]), "")
        tagged_done = True
    else:
        tagged_done = False
    for said in many:
        value = said.value
        if isinstance(value, IRI):
            yield _both(contents.label(value), curie(value).strip("<>"))
        elif isinstance(value, Literal) and not (value.language and tagged_done) and value.value != "false":
            yield _literal(value)


def _literal(value: Literal) -> tuple[str, str]:
    datatype = local_name(value.datatype)
    if datatype == "boolean":
        return _both(label("facts.yes"), "")
    if datatype in ("gYear", "gYearMonth", "date"):
        return date_text(value.value)
    return (value.value, value.value)


def date_text(text: str) -> tuple[str, str]:
    """A year, month or day of XML Schema in words: 2018-04 is 2018年4月, April 2018."""
    parts = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text)
    if not parts or not 1 <= int(parts[2] or 1) <= 12:
        return (text, text)
    year, month, day = parts.groups()
    if not month:
        return _both(label("facts.year", year=year), text)
    named = label(f"facts.month_{int(month)}")
    if not day:
        return _both(label("facts.month", year=year, month=named), text)
    return _both(label("facts.day", year=year, month=named, day=int(day)), text)


def _observed(
    session: Session, contents: Contents, place: Mapping[IRI, int], owner: Mapping[IRI, int], said_in: Mapping[IRI, int]
) -> Iterator[tuple[int, Fact]]:  # fmt: skip
    """Statistics and milestones: of the element that states them, and of every thing that they are about."""
    of_interest = [thing for thing, kind in contents.kinds.items() if kind in OBSERVATION_KINDS[1:]]
    number = {thing: many[0] for thing, many in values(session, sorted(of_interest)).items()}
    things = list(place)
    said: dict[IRI, list[Statement]] = defaultdict(list)
    for statement in contents.statements:
        if statement.thing in number:
            said[statement.thing].append(statement)
    for observation, value in number.items():
        many = said[observation]
        passages = frozenset({one.graph for one in many} & said_in.keys())
        subjects = {things[owner[passage]] for passage in passages if passage in owner}
        about = {one.value for one in many if isinstance(one.value, IRI) and one.value in place}
        rank = len(_FIRST) + (1 if value.kind == "Milestone" else 2)
        kind = _kind_of(contents, value, many)
        for thing in subjects | about:
            text = _observation(contents, observation, value, many, thing)
            yield rank, Fact(thing, kind, text, passages, observation)


def _kind_of(contents: Contents, value: Value, many: list[Statement]) -> tuple[str, str]:
    if value.kind == "Milestone":
        kinds = [one.value for one in many if local_name(one.property) == "milestoneKind"]
        return _both(contents.label(str(kinds[0])), "milestone")
    japanese, english = _both(contents.label(kk("Statistic")), "statistic")
    return (japanese, english.lower())


def _observation(
    contents: Contents, observation: IRI, value: Value, many: list[Statement], thing: IRI
) -> tuple[str, str]:  # fmt: skip
    """The label, the number with its period, and what else it is counted by; not the thing whose fact it is."""
    return (
        _observation_in("ja", contents, observation, value, many, thing),
        _observation_in("en", contents, observation, value, many, thing),
    )


def _observation_in(
    language: str, contents: Contents, observation: IRI, value: Value, many: list[Statement], thing: IRI
) -> str:  # fmt: skip
    ranks = any(local_name(one.property) == "rank" for one in many)
    if ranks and value.value is None and value.is_foreign(language):
        value = value._replace(printed="")  # 第１位: the rank is told below
    name, said = contents.label(observation).best(language), value.translated(language).strip()
    further = []
    for one in many:
        local = local_name(one.property)
        if isinstance(one.value, Literal) and local == "rank":
            further.append(label("facts.rank", rank=one.value.value).best(language) or "")
        elif isinstance(one.value, Literal) and local == "sampleSize":
            further.append(f"n={one.value.value}")
        elif isinstance(one.value, IRI) and one.value != thing and local in ("area", "industry", "group", "subject"):
            further.append(contents.label(one.value).best(language) or local_name(one.value))
    told = catalogue.text("joints.stop", language).join(part for part in (name, said) if part)
    return f"{told} [{catalogue.listed(further, language)}]" if further else told


def _both(name: Label, fallback: str) -> tuple[str, str]:
    return (name.best("ja") or fallback, name.best("en") or fallback)
