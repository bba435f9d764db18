"""The catalogue with its answers as the explorer's page holds them: rows by the places of things and passages.

The names of a row are the things' own: a column of names holds the things. What else is text stands once, in both
languages, in a list that the rows refer to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from keikaku.catalog import TOPICS, Entry
from keikaku.page_data import AnswerColumn, Cell, Names, Question, Questions
from keikaku.records import IRI, Label, Literal, Term, whole_number
from keikaku.services.catalogue.every import Every, Given, asked_of, every, looked_for
from keikaku.services.catalogue.run import catalogue
from keikaku.services.explorer.contents import Contents, texts
from keikaku.services.explorer.plans import names
from keikaku.services.session.plans import Plan
from keikaku.services.session.session import Session
from keikaku.texts.catalogue import label
from keikaku.vocab import ELEMENT_KINDS, kk

WITHOUT = frozenset({"relations-of"})  # what the panel of each thing shows, and as much as all other rows together
MOST_ROWS = 4_000  # of a question
MOST_THINGS = 5_000  # of the plans: with more, some queries take longer than a page may
_COLUMNS = {"text": "thing", "count": "number"}


class Known(NamedTuple):
    """What the page has: things and passages by their places, and what they are called."""

    contents: Contents
    place: Mapping[IRI, int]
    said_in: Mapping[IRI, int]
    plans: Sequence[Plan]  # in the order of the page


def questions(session: Session, known: Known) -> Questions:
    """The catalogue and its answers; nothing where data are of no plan, no answer where each would go over the wire."""
    if session.foreign or not session.plans:
        return {"topics": [], "asked": [], "texts": [], "without": []}
    writer = _Writer(session, known)
    asked = []
    without: list[Entry] = []
    none = session.whole.rules.is_far or len(known.place) > MOST_THINGS
    for entry in catalogue():
        if entry.name in WITHOUT:
            continue
        if none:
            without.append(entry)
            continue
        found = every(session, entry, writer.things)
        if found and len({given.row for given in found.rows}) > MOST_ROWS:
            without.append(entry)
        elif found:
            asked.append(writer.question(found))
    return {
        "topics": [{"id": topic, "name": _both(label(f"catalogue.topic_{topic}"))} for topic in TOPICS],
        "asked": asked,
        "texts": list(writer.texts),
        "without": [
            {"id": entry.name, "topic": TOPICS.index(entry.topic), "title": _both(entry.title)} for entry in without
        ],
    }


def _both(name: Label) -> Names:
    return names(name)


class _Writer:
    """Writes questions one after the other; of their texts each stands once."""

    def __init__(self, session: Session, known: Known) -> None:
        self.session = session
        self.known = known
        self.texts: dict[Names, int] = {}
        contents = known.contents
        self.things: dict[str, list[IRI]] = defaultdict(list)
        for thing in known.place:
            self.things[contents.kinds[thing]].append(thing)
        self.addressed = _addressed(contents, known.place)
        self.passages = _addressed(contents, known.said_in)
        self.standing = _standing(contents, self.addressed, self.passages)
        self.named = _named(contents)
        self.plans: dict[Plan | None, int] = {plan: number for number, plan in enumerate(known.plans)}
        self.labels: dict[IRI, Names] = {}

    def question(self, found: Every) -> Question:
        """The question with all its answers."""
        entry = found.entry
        rows = self._rows(found)
        if rows is None:
            other = every(self.session, entry, self.things, "ja")
            rows = self._in_both(found, other) if other else []
        kept = [place for place, column in enumerate(entry.columns) if column.type not in ("IRI", "term")]
        columns: list[AnswerColumn] = [
            {
                "id": entry.columns[place].name,
                "type": _COLUMNS.get(entry.columns[place].type, entry.columns[place].type),  # type: ignore[typeddict-item]
                "name": _both(entry.columns[place].heading),
            }
            for place in kept
        ]
        pool: dict[tuple[Term | None, ...], int] = {}
        cells: list[list[Cell]] = []
        given_by: dict[tuple[int, int], list[int]] = defaultdict(list)
        for given, row in zip(found.rows, rows, strict=True):
            if given.row not in pool:
                cells.append([row[place] for place in kept])
            at = (self.plans.get(given.plan, -1), -1 if given.thing is None else self.known.place[given.thing])
            given_by[at].append(pool.setdefault(given.row, len(pool)))
        thing, text = asked_of(entry), looked_for(entry)
        return {
            "id": entry.name,
            "topic": TOPICS.index(entry.topic),
            "title": _both(entry.title),
            "asks": _both(entry.question),
            "note": _both(entry.note),
            "of": _both(thing.meaning) if thing else ("", ""),
            "filter": _both(text.meaning) if text else ("", ""),
            "fixed": [_both(one) for one in found.fixed],
            "whole": found.whole,
            "columns": columns,
            "rows": cells,
            "answers": [(part, of, _runs(some)) for (part, of), some in sorted(given_by.items())],
        }

    # --- Cells ------------------------------------------------------------------------------------------

    def _rows(self, found: Every) -> list[list[Cell]] | None:
        """The cells of all rows; None where a text is not known in Japanese."""
        rows = []
        for given in found.rows:
            row = [self._cell(found, given, place) for place in range(len(given.row))]
            if any(isinstance(cell, _Unknown) for cell in row):
                return None
            rows.append([cell for cell in row if not isinstance(cell, _Unknown)])
        return rows

    def _cell(self, found: Every, given: Given, place: int) -> Cell | _Unknown:
        term = given.row[place]
        kind = found.entry.columns[place].type
        if term is None or kind in ("IRI", "term"):
            return None
        if not isinstance(term, Literal):
            return str(term)
        if kind == "address":
            return self._address(term.value)
        if kind != "text":
            return _plain(kind, term.value)
        return self._text(given.row, term.value)

    def _address(self, text: str) -> Cell:
        if text in self.passages:
            return self.known.said_in[self.passages[text]]
        thing = self.addressed.get(text)
        return text if thing is None else -1 - self.known.place[thing]

    def _text(self, row: Iterable[Term | None], text: str) -> Cell | _Unknown:
        """The thing of the row that is called so, else the text in both languages, if that is known."""
        for thing in self._spoken_of(row):
            name = self._name(thing)
            if name[1] == text:
                return self.known.place[thing] if thing in self.known.place else self._kept(name)
            if (called := self._called(thing)) and called[1] == text:
                return self._kept(called)
        meant = self.named.get(text, set())
        return self._kept(next(iter(meant))) if len(meant) == 1 else _Unknown(text)

    def _spoken_of(self, row: Iterable[Term | None]) -> Iterator[IRI]:
        """The things of a row, and the elements that stand at its addresses."""
        for term in row:
            if isinstance(term, IRI):
                yield term
            elif isinstance(term, Literal) and term.value in self.standing:
                yield from self.standing[term.value]

    def _name(self, thing: IRI) -> Names:
        found = self.labels.get(thing)
        if found is None:
            found = self.labels[thing] = _both(self.known.contents.label(thing))
        return found

    def _called(self, thing: IRI) -> Names | None:
        """What an element of a plan is: as its plan calls that level, else by its class."""
        said = self.known.contents.names.get(thing, {})
        kind = self.known.contents.kinds.get(thing, "")
        if kind not in ELEMENT_KINDS:
            return None
        level = next((IRI(str(one)) for one in said.get("level", [])), None)
        ids = {one.value.partition(":")[0] for one in said.get("address", []) if isinstance(one, Literal)}
        own = next((plan.called(kind, level) for plan in self.known.plans if plan.id in ids), None)
        return _both(own) if own else self._name(kk(kind))

    def _kept(self, text: Names) -> int:
        return -1 - self.texts.setdefault(text, len(self.texts))

    def _in_both(self, english: Every, japanese: Every) -> list[list[Cell]]:
        """The cells where texts had to be asked for in Japanese too: rows that are alike but for texts are the same."""
        others: dict[object, list[Given]] = defaultdict(list)
        for given in japanese.rows:
            others[_but_for_texts(japanese, given)].append(given)
        rows = []
        for given in english.rows:
            twin = others[_but_for_texts(english, given)].pop(0)
            row: list[Cell] = []
            for place in range(len(given.row)):
                cell = self._cell(english, given, place)
                if isinstance(cell, _Unknown):
                    other = twin.row[place]
                    cell = self._kept((other.value if isinstance(other, Literal) else cell, str(cell)))
                row.append(cell)
            rows.append(row)
        return rows


class _Unknown(str):
    """An English text of which it is not known what it is in Japanese."""

    __slots__ = ()


def _but_for_texts(found: Every, given: Given) -> tuple[object, ...]:
    plain = (
        term
        for term, column in zip(given.row, found.entry.columns, strict=True)
        if column.type != "text"
    )  # fmt: skip
    return (given.plan, given.thing, *plain)


def _plain(kind: str, text: str) -> Cell:
    """A number where it is one; a date, and what a plan prints for a page, as it is."""
    if kind == "date":
        return text
    whole = whole_number(text)
    if whole is not None or kind == "page":
        return text if whole is None else whole
    try:
        return float(text)
    except ValueError:
        return text


def _addressed(contents: Contents, some: Iterable[IRI]) -> dict[str, IRI]:
    return {
        value.value: thing
        for thing in some
        for value in contents.names.get(thing, {}).get("address", [])
        if isinstance(value, Literal)
    }


def _standing(contents: Contents, addressed: Mapping[str, IRI], passages: Mapping[str, IRI]) -> dict[str, list[IRI]]:
    """Each address to the elements that stand there."""
    found: dict[str, list[IRI]] = defaultdict(list)
    address = {iri: text for text, iri in passages.items()}
    for text, thing in addressed.items():
        found[text].append(thing)
        for passage in contents.names[thing].get("statedIn", []):
            if passage in address and address[IRI(str(passage))] != text:
                found[address[IRI(str(passage))]].append(thing)
    return found


def _named(contents: Contents) -> dict[str, set[Names]]:
    """Each English name of anything to that name in both languages: several, where things share it.

    What is said of a thing in both languages counts too: an answer to a survey may be called like a sector.
    """
    found: dict[str, set[Names]] = defaultdict(set)
    for thing in {*contents.names, *contents.terms}:
        name = names(contents.label(thing))
        found[name[1]].add(name)
    said: dict[tuple[IRI, IRI], list[Term]] = defaultdict(list)
    for one in contents.statements:
        if isinstance(one.value, Literal) and one.value.language:
            said[one.thing, one.property].append(one.value)
    for values in said.values():
        name = names(texts(values))
        found[name[1]].add(name)
    return found


def _runs(places: Collection[int]) -> list[int]:
    """Places one after the other; of three and more that follow each other the first, and how many more, below 0."""
    found: list[int] = []
    waiting: list[int] = []
    for place in places:
        if waiting and place != waiting[-1] + 1:
            found += _short(waiting)
            waiting = []
        waiting.append(place)
    return [*found, *_short(waiting)]


def _short(run: list[int]) -> list[int]:
    return [run[0], 1 - len(run)] if len(run) > 2 else run
