"""What is said to a question, as it can be seen: offers, passages, and the rows of a query of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from keikaku.errors import UnknownName
from keikaku.records import IRI, Cell, Literal, Table, Term
from keikaku.services.catalogue.catalogue_views import headings
from keikaku.services.catalogue.run import Run
from keikaku.services.passages.find import Found
from keikaku.services.questions.answer_view import AnswerView
from keikaku.services.questions.lookup import Lookup
from keikaku.services.questions.reply import Offer, Reply
from keikaku.services.session.cards import Card
from keikaku.texts.catalogue import label, labels, listed, text
from keikaku.views import Tabular

_OFFERS = {
    "number": "offers.number", "reading": "offers.read_as", "count": "offers.rows", "left_out": "offers.left_out",
}  # fmt: skip
_PASSAGES = {
    "address": "columns.address", "page": "columns.page", "label": "columns.name", "words": "offers.words",
    "text": "columns.text",
}  # fmt: skip


def view(reply: Reply, cite: bool, quotations: Mapping[str, str] | None = None) -> Tabular:
    """What was replied. quotations: address to the plan's own words, for ``cite``."""
    if isinstance(reply.answer, Lookup):
        return AnswerView(reply.answer, cite, quotations or {}, plans_asked(reply))
    return QueryView(reply, reply.answer) if reply.answer else OffersView(reply, quotations or {})


def plans_asked(reply: Reply) -> tuple[str, ...]:
    """The ids of the plans that were asked, where others stand beside them, or none of these alone was enough."""
    return tuple(plan.id for plan in reply.session.plans) if reply.session and reply.beside else ()


@dataclass(frozen=True)
class OffersView(Tabular):
    """What the question may mean, and the passages that speak of it; each passage with its text if there is one."""

    reply: Reply
    quotations: Mapping[str, str] = field(default_factory=dict)
    kind: ClassVar[str] = "offers"

    def title(self, language: str) -> str:  # noqa: ARG002 - it stays in the words of whoever asked
        """The question."""
        return self.reply.question

    def notes(self, language: str) -> list[str]:
        """Why it has no answer, and where nothing was found, what else can be done."""
        problem = self.reply.problem
        said = [problem.message, *problem.hint.splitlines()] if problem else []
        if not self.reply.readings and not self.reply.passages:
            said.append(text("offers.nothing_found", language))
        return said

    def tables(self, language: str) -> list[Table]:
        """The offers, numbered from 1, and the passages; a table of what there is."""
        tables = []
        if self.reply.readings:
            rows: list[tuple[Cell, ...]] = [
                (number, offer.sentence.best(language), offer.size, listed(offer.left_out, language) or None)
                for number, offer in enumerate(self.reply.readings, 1)
            ]
            tables.append(Table(tuple(_OFFERS), labels(_OFFERS.values()), rows, label("offers.offers")))
        if self.reply.passages or not tables:
            columns = tuple(column for column in _PASSAGES if column != "text" or self.quotations)
            found = [self._passage(one, columns, language) for one in self.reply.passages]
            told = labels(_PASSAGES[column] for column in columns)
            tables.append(Table(columns, told, found, label("offers.passages")))
        return tables

    def data(self) -> dict[str, object]:
        """What ``lookup --format json`` prints where there is no answer: its keys, and none of its rows."""
        reply = self.reply
        return {
            "question": reply.question,
            "reading": None,
            "sparql": "",
            "count": 0,
            "results": [],
            "paths": [],
            "level": reply.level,
            "problem": reply.problem.message if reply.problem else None,
            "nearest": list(reply.problem.nearest) if isinstance(reply.problem, UnknownName) else [],
            "readings": [_offered(offer) for offer in reply.readings],
            "passages": [self._found(one) for one in reply.passages],
            **({"plans": list(plans)} if (plans := plans_asked(reply)) else {}),
        }

    def lines(self, language: str) -> list[object]:  # noqa: ARG002 - the same in both
        """The offers, then the passages, one by one."""
        reply = self.reply
        return [*map(_offered, reply.readings), *map(self._found, reply.passages)]

    def _passage(self, one: Found, columns: tuple[str, ...], language: str) -> tuple[Cell, ...]:
        row = (one.address, one.page, one.label.best(language), listed(one.matches, language))
        return (*row, self.quotations.get(one.address)) if "text" in columns else row

    def _found(self, one: Found) -> dict[str, object]:
        said: dict[str, object] = {
            "address": one.address, "page": one.page, "label": one.label._asdict(), "words": list(one.matches),
        }  # fmt: skip
        return {**said, "text": self.quotations.get(one.address)} if self.quotations else said


@dataclass(frozen=True)
class QueryView(Tabular):
    """The answer of a query of the catalogue to a question."""

    reply: Reply
    run: Run

    def title(self, language: str) -> str:  # noqa: ARG002 - it stays in the words of whoever asked
        """The question."""
        return self.reply.question

    def notes(self, language: str) -> list[str]:
        """Which query it is, what it asks and with which values."""
        entry = self.run.entry
        said = (one.best(language) for one in (entry.title, entry.note, *self.run.settings))
        return [f"keikaku run {entry.name}", *(line for line in said if line)]

    def tables(self, language: str) -> list[Table]:  # noqa: ARG002 - names are in the language it was run for
        """The columns that people read."""
        named, solutions = headings(self.run.entry), self.run.solutions
        places = [place for place, column in enumerate(solutions.variables) if column in named]
        columns = tuple(solutions.variables[place] for place in places)
        rows: list[tuple[Cell, ...]] = [tuple(_plain(row[place]) for place in places) for row in solutions.rows]
        return [Table(columns, tuple(named[column] for column in columns), rows)]

    def data(self) -> dict[str, object]:
        """The keys of an answer, with each thing of the rows as a result, and all rows as they are."""
        solutions = self.run.solutions
        results = self._results()
        return {
            "question": self.reply.question,
            "reading": None,
            "query": _query(self.run, self.reply.parameters),
            "sparql": self.run.sparql,
            "count": len(solutions.rows),
            "results": results,
            "paths": [],
            "columns": list(solutions.variables),
            "rows": [[_plain(cell) for cell in row] for row in solutions.rows],
            "level": "answer",
            "problem": None,
            "nearest": [],
            "readings": [],
            "passages": [],
        }

    def _results(self) -> list[dict[str, object]]:
        """Each thing that the graph describes once, in the order of the rows; the addresses in its row are evidence."""
        session, rows = self.reply.session, self.run.solutions.rows
        things = {cell for row in rows for cell in row if isinstance(cell, IRI)}
        cards = {iri: card for iri, card in session.cards(things).items() if card.kind} if session else {}
        addressed = [place for place, column in enumerate(self.run.entry.columns) if column.type == "address"]
        found: dict[IRI, dict[str, object]] = {}
        for row in rows:
            told = [str(said) for place in addressed if (said := _plain(row[place]))]
            for cell in row:
                if isinstance(cell, IRI) and (card := cards.get(cell)):
                    found.setdefault(cell, _result(card, told))
        return list(found.values())


def _result(card: Card, evidence: list[str]) -> dict[str, object]:
    return {
        "iri": card.iri, "type": card.kind, "address": card.address, "label": card.label._asdict(), "page": card.page,
        "evidence": evidence,
    }  # fmt: skip


def _offered(offer: Offer) -> dict[str, object]:
    answer = offer.answer
    return {
        "sentence": offer.sentence._asdict(),
        "count": offer.size,
        "left_out": list(offer.left_out),
        "sparql": answer.sparql,
        "query": _query(answer, offer.parameters) if isinstance(answer, Run) else None,
    }


def _query(run: Run, parameters: Mapping[str, str]) -> dict[str, object]:
    return {"id": run.entry.name, "parameters": dict(parameters)}


def _plain(term: Term | None) -> str | None:
    return term.value if isinstance(term, Literal) else (None if term is None else str(term))
