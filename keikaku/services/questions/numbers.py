"""Answers to questions for numbers: which of several is highest, in what unit they are, and what cannot be said."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from keikaku.errors import QuestionNotUnderstood
from keikaku.language.phrasing import phrase
from keikaku.language.reading import ALL_PLACES, Counted, Node, Reading
from keikaku.records import IRI, Label, Term
from keikaku.services.session.session import Session
from keikaku.texts.catalogue import LANGUAGES, listed, text
from keikaku.vocab import local_name, prologue

if TYPE_CHECKING:
    from keikaku.services.questions.lookup import Found

_SAID = (
    prologue("kk", "dcterms")
    + """
SELECT ?of ?property ?value ?class WHERE {
  VALUES ?property { kk:area kk:industry kk:group dcterms:subject kk:answer kk:period kk:rank }
  ?of ?property ?value
  OPTIONAL { ?value a|kk:kind ?class }
}"""
)
_PARTS = prologue("dcterms") + "SELECT ?whole ?part WHERE { ?part dcterms:isPartOf+ ?whole }"
_ABOUT = ("area", "industry", "group", "subject")
_ASIDE = re.compile(r"\s*[（(].*$")  # what stands in brackets after a name
_LEAST = 2  # numbers that can be compared


class _Number(NamedTuple):
    """A number that is compared. said: by property, what is said of it, with the classes of that."""

    found: Found
    value: Decimal
    said: dict[str, dict[Term, set[str]]]


def ordered(session: Session, asked: Counted, found: Sequence[Found]) -> list[Found]:
    """The highest (lowest) of those that can be compared: stated in one passage, in one unit, each of another thing.

    Empty where nothing can be compared, or where several passages compare them.
    """
    groups = [_comparable(session, asked, group) for group in _groups(session, found)]
    compared = [group for group in groups if len(group) >= _LEAST]
    if len(compared) != 1:
        return []
    highest = asked.order == "highest"
    numbers = sorted(compared[0], key=lambda number: number.value, reverse=highest)
    if asked.first != ALL_PLACES:
        last = numbers[min(asked.first or 1, len(numbers)) - 1].value
        numbers = [one for one in numbers if (one.value >= last if highest else one.value <= last)]
    return [one.found for one in numbers]


def told(session: Session, found: Sequence[Found]) -> list[Found]:
    """The numbers, each with what it is about in its name: a title may be that of a whole chart."""
    said = _said(session, found)
    about = {
        iri: [value for name in _ABOUT for value in said[iri].get(name, ()) if isinstance(value, IRI)] for iri in said
    }
    cards = session.cards({value for values in about.values() for value in values})
    return [
        one._replace(
            card=one.card._replace(label=_with(one.card.label, [cards[of].label for of in about[one.card.iri]]))
        )
        if about.get(one.card.iri)
        else one
        for one in found
    ]


def _with(label: Label, of: list[Label]) -> Label:
    """A name, and after it what it does not say."""
    parts = []
    for language, sign in (("ja", "："), ("en", ": ")):
        name = label.best(language) or ""
        others = [_ASIDE.sub("", other.best(language) or "") for other in of]
        missing = listed((other for other in others if other.lower() not in name.lower()), language)
        parts.append(f"{name}{sign}{missing}" if missing else name)
    return Label(*parts)


def _said(session: Session, found: Sequence[Found]) -> dict[IRI, dict[str, dict[Term, set[str]]]]:
    """What is said of each number, by property, with the classes of that."""
    said: dict[IRI, dict[str, dict[Term, set[str]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(set)))
    for of, name, value, kind in session.select_each(_SAID, "of", [one.card.iri for one in found]):
        if isinstance(of, IRI) and value is not None and getattr(value, "language", None) in (None, "ja", ""):
            said[of][local_name(str(name))][value] |= {local_name(str(kind))} if kind else set()
    return said


def _groups(session: Session, found: Sequence[Found]) -> list[list[_Number]]:
    """The numbers of each passage in each unit."""
    said = _said(session, found)
    groups: dict[tuple[str, str | None], list[_Number]] = defaultdict(list)
    for one in found:
        for given in one.values[:1]:
            if given.value is not None:
                number = _Number(one, given.value, said[one.card.iri])
                groups[given.stated_in.address, given.unit.ja].append(number)
    return list(groups.values())


def _comparable(session: Session, asked: Counted, group: list[_Number]) -> list[_Number]:
    """Those of a passage that are each of another thing: by what is asked, else by rank, else by what tells them apart.

    Empty where two are of the same thing, as a whole and a part of it.
    """
    if asked.by == ("Period",):
        return _each_of_another(session, group, "period", None)
    between = next((things for things in asked.of if len(things) > 1), ())
    if between:
        return _each_of_these(group, {thing.iri for thing in between})
    classes = set(asked.by) or None
    if not classes and not asked.of and len(given := [one for one in group if one.said.get("rank")]) >= _LEAST:
        ranks = Counter(next(iter(one.said["rank"])) for one in given)
        return given if max(ranks.values()) == 1 else []
    options = [
        _each_of_another(session, group, name, classes) for name in ("area", "industry", "group", "subject", "answer")
    ]
    return max(options, key=len)


def _each_of_these(group: list[_Number], things: set[IRI]) -> list[_Number]:
    """One of each of these things; none where one is missing, or has several numbers."""
    of = [{value for values in one.said.values() for value in values if value in things} for one in group]
    kept = [one for one, about in zip(group, of, strict=True) if len(about) == 1]
    return kept if len(kept) == len(things) and set().union(*of) == things else []


def _each_of_another(session: Session, group: list[_Number], name: str, classes: set[str] | None) -> list[_Number]:
    of: dict[_Key, list[_Number]] = defaultdict(list)
    for one in group:
        values = {value: kinds for value, kinds in one.said.get(name, {}).items() if not classes or kinds & classes}
        if values:
            of[frozenset(values)].append(one)
    wholes = _wholes(session, [thing for key in of for thing in key]) if name == "area" and not classes else set()
    kept = [numbers for key, numbers in of.items() if not key & wholes]
    if any(len(numbers) > 1 for numbers in kept):
        return []
    return [numbers[0] for numbers in kept]


_Key = frozenset[Term]


def _wholes(session: Session, things: list[Term]) -> set[Term]:
    """Those of some places that others of them lie in."""
    named = [thing for thing in things if isinstance(thing, IRI)]
    rows = session.select_each(_PARTS, "whole", named)
    return {whole for whole, part in rows if part in named and whole is not None}


def with_units(understood: Label, asked: Counted, found: Sequence[Found]) -> Label:
    """The sentence with the units of the numbers; a printed number does not always say its own."""
    units = list(dict.fromkeys(value.unit for one in found for value in one.values if value.unit.ja or value.unit.en))
    if not units or asked.unit:
        return understood
    ja, en = (listed((unit.best(language) or "" for unit in units), language) for language in LANGUAGES)
    return Label(
        f"{understood.ja}{text('questions.in_units', 'ja', units=ja)}",
        f"{understood.en}{text('questions.in_units', 'en', units=en)}",
    )


def refuse_unsaid(session: Session, reading: Reading, asked: Counted, found: Sequence[Found], language: str) -> None:
    """Raise where there is no such number, or none of one of the things that are compared; what there is is offered."""
    for group in asked.of if found and not asked.order else ():
        for thing in group if len(group) > 1 else ():
            alone = reading._replace(node=_node(asked._replace(of=((thing,),))))
            if not _holds(session, alone):
                raise _no_number(session, alone, asked._replace(of=()), language)
    if found:
        return
    if asked.order:
        raise _no_number(session, reading, Counted(asked.variables, asked.figures), language)
    for part in _looser(asked):
        if _holds(session, Reading(_node(part))):
            raise _no_number(session, reading, part, language)
    raise _no_number(session, reading, None, language)


def _looser(asked: Counted) -> list[Counted]:
    """The same without one of what is said of it, then without all."""
    parts = []
    if asked.span:
        parts.append(asked._replace(span=None))
    if asked.unit or asked.ranked or asked.among or asked.over_time:
        parts.append(asked._replace(unit=None, ranked=False, among=(), over_time=False))
    if asked.kinds:
        parts.append(asked._replace(kinds=()))
    parts += [asked._replace(of=tuple(one for one in asked.of if one is not group)) for group in asked.of]
    return [*parts, Counted(asked.variables, asked.figures)]


def _node(asked: Counted) -> Node:
    return Node(("Statistic", "Indicator"), (asked,))


def _holds(session: Session, reading: Reading) -> bool:
    from keikaku.services.questions import patterns

    return bool(session.select(patterns.sparql(reading, session.lexicon) + "\nLIMIT 1").rows)


def _no_number(session: Session, reading: Reading, part: Counted | None, language: str) -> QuestionNotUnderstood:
    said = phrase(reading, session.lexicon).best(language) or ""
    message = text("questions.no_number", language, reading=said)
    if part is None:
        return QuestionNotUnderstood(message)
    instead = Reading(_node(part))
    held = phrase(instead, session.lexicon).best(language) or ""
    asked = [one for one in reading.node.conditions if isinstance(one, Counted)]
    lost = [thing for one in asked for group in one.of if group not in part.of for thing in group]
    without = tuple(name for thing in lost if (name := thing.label.best(language)))
    return QuestionNotUnderstood(message, text("questions.largest_part", language, reading=held), (instead,), without)
