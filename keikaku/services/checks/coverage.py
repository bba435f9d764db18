"""What two readers may both have missed: names, quoted names, loan words and numbers of every passage.

A name is mentioned, a word is part of a name, a number is a value or a date; or it stands in
``exceptions.csv`` with a reason (address * for every passage). Longest name first, so a name inside
a longer known name is no hit; Latin names are whole words. Groups are whom a passage is for, not named things.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from keikaku.language.folding import fold
from keikaku.records import IRI, Literal
from keikaku.services.checks import exceptions as exceptions_file
from keikaku.services.checks import leftovers, texts, unread
from keikaku.services.checks.exceptions import Exceptional
from keikaku.services.checks.findings import Finding, Spot, finding
from keikaku.services.checks.texts import PlanText
from keikaku.services.checks.written import Names, Written
from keikaku.services.passages import source_text
from keikaku.services.passages.addresses import address_of, passages
from keikaku.services.session.session import Session
from keikaku.vocab import bare, prologue

_MENTIONS = prologue("kk") + "SELECT ?passage ?entity WHERE { GRAPH ?passage { ?passage kk:mentions ?entity } }"
_PRINTED = prologue("kk") + (
    "SELECT ?passage ?printed WHERE { GRAPH ?passage { ?value kk:printedValue|kk:answer ?printed } }"
)
# What a plan prints above others: in a text of Latin letters it has capitals and is no name of a thing.
_TITLES = (
    prologue("dcterms", "kk")
    + "SELECT DISTINCT ?title WHERE { ?element dcterms:title ?title ; kk:partOf* ?plan . ?below kk:partOf ?element }"
)
_UNITS = prologue("kk", "skos") + "SELECT DISTINCT ?name WHERE { ?unit a kk:Unit ; skos:prefLabel|skos:altLabel ?name }"
_QUOTED = re.compile(r"「([^「」]+)」")
_QUOTED_LATIN = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|‘([^‘’]+)’(?![a-z])|「([^「」]+)」")
_DIGIT = re.compile(r"\d")
_SMALL = 3  # letters of a word that may stand without a capital in a name
_EVERYWHERE = "*"


class Hit(NamedTuple):
    """Something in the text of a passage that the graph does not account for, as written; numbers without commas."""

    passage: IRI
    address: str
    written: str
    what: str  # name, quoted, word or number
    things: frozenset[str] = frozenset()  # whose name it is

    @property
    def key(self) -> tuple[str, str]:
        """By which it is one with other ways to write it."""
        return self.address, self.written if self.what == "number" else fold(self.written)


class _Said(NamedTuple):
    """What the graph says of passages: the entities that each mentions, and the values that it prints."""

    mentioned: Mapping[IRI, set[str]]
    printed: Mapping[IRI, list[str]]


def check(
    session: Session, folder: Path, exceptions: Path, plans: Collection[IRI] | None = None, *, whole: bool = True
) -> list[Finding]:
    """Names in the text that are neither mentioned nor excepted, and exceptions that except nothing.

    folder: holds the source texts; exceptions: a CSV file with the columns address, name, reason, which may
    be missing. plans: whose texts are read; None: of all that a session over everything holds. whole: whether these are
    all that the exceptions are for. Raises BadFile.
    """
    read = texts.read(session, folder, plans)
    excepted = unread.of_texts(session, exceptions_file.read(exceptions), texts=False)
    said = _said(session)
    found: dict[tuple[str, str], Hit] = {}
    for hit in (hit for text in read.plans for hit in _hits(session, text, said)):
        found.setdefault(hit.key, hit)
    forms = {form: one for one in excepted for form in _forms(one)}
    used = {forms[where, name] for address, name in found for where in (address, _EVERYWHERE) if (where, name) in forms}
    missed = [
        _missed(hit)
        for (address, name), hit in found.items()
        if not {(address, name), (_EVERYWHERE, name)} & forms.keys()
    ]
    judged = _judged(session, read.plans, whole=whole)
    unused = [one for one in excepted if one not in used and judged(one.address)]
    return missed + [_unused(one, exceptions) for one in unused]


def _forms(one: Exceptional) -> Iterator[tuple[str, str]]:
    """How hits may be called that it excepts."""
    yield one.address, one.name
    yield one.address, fold(one.name)


def _judged(session: Session, read: Iterable[PlanText], *, whole: bool) -> Callable[[str], bool]:
    """Of which addresses an exception would have been used: those of which no text was read may need it still."""
    known = set(passages(session).values())
    there = {address_of(session, passage) for text in read for passage in text.passages}
    everything = whole and not any(text.missing for text in read)

    def judged(address: str) -> bool:
        return (
            address in there
            or (whole and address != _EVERYWHERE and address not in known)
            or (everything and address == _EVERYWHERE)
        )

    return judged


_SAID = {"quoted": "checks.quoted_unknown", "word": "checks.word_unknown", "number": "checks.number_unknown"}


def _missed(hit: Hit) -> Finding:
    spot = Spot(hit.passage, hit.passage)
    if hit.things:
        known = " / ".join(sorted(map(bare, hit.things)))
        return finding("coverage", hit.address, "checks.not_mentioned", spot, name=hit.written, things=known)
    return finding("coverage", hit.address, _SAID[hit.what], spot, name=hit.written)


def _unused(one: Exceptional, file: Path) -> Finding:
    told = finding("coverage", one.address, "checks.unused_exception", name=one.name)
    return told._replace(file=str(file), line=one.line)


def _said(session: Session) -> _Said:
    mentioned: dict[IRI, set[str]] = defaultdict(set)
    for graph, entity in session.select(_MENTIONS).rows:
        mentioned[IRI(str(graph))].add(str(entity))
    printed: dict[IRI, list[str]] = defaultdict(list)
    for graph, value in session.select(_PRINTED).rows:
        if isinstance(value, Literal):
            printed[IRI(str(graph))].append(value.value)
    return _Said(mentioned, printed)


def _hits(session: Session, text: PlanText, said: _Said) -> Iterator[Hit]:
    every = [*text.names()]
    names = Names((name.text, name.entity) for name in every if not name.group)
    numbered = [name.text for name in every if _DIGIT.search(name.text)]
    titles, levels = _titles(text), _levels(text)
    for iri, passage in text.passages.items():
        address, written = address_of(session, iri), Written(passage.text)
        japanese = leftovers.is_japanese(passage.text)
        places = {place.name: passage.text[place.start : place.end] for place in written.found(names)}
        for name, there in sorted(places.items()):
            if not names[name] & said.mentioned[iri]:
                yield Hit(iri, address, source_text.quotation(there), "name", frozenset(names[name]))
        for quoted in _quoted(passage.text, japanese=japanese):
            if not any(len(place.name) > 2 for place in Written(quoted).found(names)):
                yield Hit(iri, address, quoted, "quoted")
        known = places if japanese else {*places, *titles}
        for word in leftovers.words(passage.text, known, japanese, levels):
            yield Hit(iri, address, word, "word")
        for number in leftovers.numbers(passage.text, [*said.printed[iri], *numbered], japanese, levels):
            yield Hit(iri, address, number, "number")


def _quoted(text: str, *, japanese: bool) -> Iterator[str]:
    """What stands between quotation marks and may be a name: in Latin letters, what has capitals."""
    for match in (_QUOTED if japanese else _QUOTED_LATIN).finditer(text):
        said = " ".join(next(filter(None, match.groups())).split())
        if japanese:
            said = said.replace(" ", "")
        words = [word for word in re.findall(r"\w+", said) if len(word) > _SMALL]
        if fold(said) and (japanese or (words and not any(word.islower() for word in words))):
            yield said


def _titles(text: PlanText) -> set[str]:
    """The headings of a plan, its names, and those of units: folded."""
    found = list(text.view.select(_UNITS).rows)
    if text.plan is not None:
        found += text.view.select(_TITLES, {"plan": text.plan.iri}).rows
    written = [title.value for (title,) in found if isinstance(title, Literal)]
    return {fold(one) for one in (*written, *(text.plan.names if text.plan else ()))}


def _levels(text: PlanText) -> set[str]:
    """What a plan calls its parts, in its own words."""
    return {name for level in (text.plan.levels if text.plan else ()) for name in level.label if name}
