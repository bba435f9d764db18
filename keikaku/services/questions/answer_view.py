"""The answer to a question, as it can be seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from keikaku.records import Cell, Citation, Table
from keikaku.services.questions.lookup import Found, Lookup
from keikaku.services.session.cards import Card, pages_of
from keikaku.texts.catalogue import labels, text
from keikaku.views import Tabular

CITED = 3  # passages that a row names; of others it says how many there are

_HEADINGS = {
    "label": "columns.name",
    "type": "columns.kind",
    "address": "columns.address",
    "stated_in": "columns.stated_in",
    "page": "columns.page",
    "baseline": "columns.baseline",
    "actual": "columns.actual",
    "interim_target": "columns.interim_target",
    "target": "columns.target",
    "value": "columns.value",
    "when": "columns.when",
    "text": "columns.text",
    "count": "columns.count",
    "path": "columns.path",
    "from": "columns.from",
    "relation": "columns.relation",
    "to": "columns.to",
}
_VALUE_COLUMNS = {
    "baseline": "Baseline",
    "actual": "Actual",
    "interim_target": "InterimTarget",
    "target": "Target",
    "value": "Statistic",
    "when": "Milestone",
}
_STEPS: tuple[str, ...] = ("path", "from", "relation", "to", "stated_in", "page")


@dataclass(frozen=True)
class AnswerView(Tabular):
    """An answer. With ``cite`` a row for each passage that says so, and its text if ``quotations`` has it.

    quotations: address to the plan's own words. plans: ids of those that were asked, where others stand beside them.
    """

    answer: Lookup
    cite: bool = False
    quotations: Mapping[str, str] = field(default_factory=dict)
    plans: tuple[str, ...] = ()

    def title(self, language: str) -> str:  # noqa: ARG002 - it stays in the words of whoever asked
        """The question."""
        return self.answer.question

    def notes(self, language: str) -> list[str]:
        """How it was read; of "how many" the number, of "what is" the names and the definition; who else says so."""
        said = self.answer.understood.best(language) or ""
        told = self.answer.defined.notes(language) if self.answer.defined else []
        if arranged := sum(found.arranged for found in self.answer.results):
            told = [*told, text("questions.arranged", language, count=arranged)]
        if wished := [found.card for found in self.answer.results if found.wished]:
            told = [*told, self._wished(wished, language)]
        return [f"{said}: {len(self.answer.results)}" if self.answer.reading.ask == "count" else said, *told]

    def _wished(self, cards: list[Card], language: str) -> str:
        """That these are wanted or considered, and not done: all, or which."""
        if len(cards) == len(self.answer.results):
            return text("questions.all_wished", language, count=len(cards))
        names = ", ".join(card.address or card.name(language) for card in cards)
        return text("questions.wished", language, count=len(cards), names=names)

    def tables(self, language: str) -> list[Table]:
        """A row for each result; of a question for a connection, for each step of each path."""
        if self.answer.reading.ask == "path":
            columns, rows = _STEPS, self._steps(language)
        else:
            columns = self._columns()
            rows = [row for found in self.answer.results for row in self._rows(found, columns, language)]
        return [Table(columns, labels(_HEADINGS[column] for column in columns), rows)]

    def data(self) -> dict[str, object]:
        """What ``lookup --format json`` prints; other programs rely on its keys."""
        answer, reading = self.answer, self.answer.reading
        arranged = [found.card.iri for found in answer.results if found.arranged]
        wished = [found.card.iri for found in answer.results if found.wished]
        return {
            "question": answer.question,
            "reading": {
                "find": reading.find,
                "relation": reading.relation,
                "entities": [thing.iri for thing in (*reading.things, *reading.within)],
                "ask": reading.ask,
                "sentence": answer.understood._asdict(),
            },
            "sparql": answer.sparql,
            "count": len(answer.results),
            "results": self._results(),
            "paths": [
                [
                    {
                        "from": way.source.iri,
                        "relation": way.relation._asdict(),
                        "to": way.target.iri,
                        "evidence": [citation.address for citation in way.evidence],
                    }
                    for way in path
                ]
                for path in answer.ways
            ],
            "level": "answer",
            "problem": None,
            "nearest": [],
            "readings": [],
            "passages": [],
            **({"defined": answer.defined.as_json()} if answer.defined else {}),
            **({"arranged": arranged} if arranged else {}),
            **({"wished": wished} if wished else {}),
            **({"plans": list(self.plans)} if self.plans else {}),
        }

    def lines(self, language: str) -> list[object]:  # noqa: ARG002 - the same in both
        """The results of ``data``, one by one."""
        return [*self._results()]

    def _results(self) -> list[dict[str, object]]:
        return [
            {
                "iri": found.card.iri,
                "type": found.card.kind or None,
                "address": found.card.address,
                "label": found.card.label._asdict(),
                "page": found.card.page,
                "evidence": [citation.address for citation in found.evidence],
                "values": [value.as_json() for value in found.values],
                "count": found.counted,
            }
            for found in self.answer.results
        ]

    def _columns(self) -> tuple[str, ...]:
        kinds = {value.role for found in self.answer.results for value in found.values}
        return (
            "label", "type",
            *(["count"] if self.answer.reading.ask == "rank" else []),
            *(column for column, kind in _VALUE_COLUMNS.items() if kind in kinds),
            "stated_in", "page",
            *(["text"] if self.cite and self.quotations else []),
        )  # fmt: skip

    def _rows(self, found: Found, columns: tuple[str, ...], language: str) -> list[tuple[Cell, ...]]:
        """The row of a result, or with ``cite`` its rows."""
        first: list[Cell] = [found.card.name(language), self.answer.kinds[found.card.iri].best(language)]
        first += [found.counted] if "count" in columns else []
        first += [_printed(found, kind, language) for column, kind in _VALUE_COLUMNS.items() if column in columns]
        citations = found.evidence or ((found.card.citation,) if found.card.address else ())
        if not self.cite:
            return [(*first, *_in_short(citations))]
        return [
            (*first, at.address, at.page, *([self.quotations.get(at.address)] if "text" in columns else []))
            for at in citations or (Citation("", None),)
        ]

    def _steps(self, language: str) -> list[tuple[Cell, ...]]:
        return [
            (
                number, way.source.name(language), way.relation.best(language), way.target.name(language),
                *_in_short(way.evidence),
            )
            for number, path in enumerate(self.answer.ways, 1)
            for way in path
        ]  # fmt: skip


def _in_short(citations: tuple[Citation, ...]) -> tuple[str, str]:
    """Addresses and pages of the first passages, and how many more there are: ``2018:1.1.1/action/4 +3``.

    A page stands at the place of its address; one alone is that of each.
    """
    first = citations[:CITED]
    more = f" +{len(citations) - CITED}" if len(citations) > CITED else ""
    return ", ".join(citation.address for citation in first) + more, pages_of(first)


def _printed(found: Found, kind: str, language: str) -> str | None:
    matching = [value for value in found.values if value.role == kind]
    return "; ".join(value.text(language) for value in matching) or None
