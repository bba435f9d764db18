"""The catalogue and its queries, as they can be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from keikaku.catalog import Analysis, Entry
from keikaku.records import Cell, Label, Table
from keikaku.texts.catalogue import label, labels, text
from keikaku.views import Tabular

_QUERIES = {
    "topic": "columns.topic",
    "name": "columns.query",
    "title": "columns.content",
    "parameters": "columns.parameters",
}
_PARAMETERS = {
    "parameter": "columns.parameter",
    "type": "columns.type",
    "default": "columns.default",
    "meaning": "columns.meaning",
}
_COLUMNS = {"column": "columns.column", "type": "columns.type", "heading": "columns.heading"}


@dataclass(frozen=True)
class CatalogueView(Tabular):
    """The queries of the catalogue, by topic."""

    entries: Sequence[Entry | Analysis]
    kind: ClassVar[str] = "catalogue"

    def title(self, language: str) -> str:
        """That it is the catalogue."""
        return text("catalogue.title", language)

    def tables(self, language: str) -> list[Table]:
        """One row a query; the language is a parameter of every query, and not named."""
        rows: list[tuple[Cell, ...]] = []
        for entry in self.entries:
            parameters = ", ".join(parameter.name for parameter in entry.parameters if parameter.name != "language")
            rows.append(
                (text(f"catalogue.topic_{entry.topic}", language), entry.name, entry.title.best(language), parameters)
            )
        return [Table(tuple(_QUERIES), labels(_QUERIES.values()), rows)]

    def data(self) -> dict[str, object]:
        """What ``run --format json`` prints."""
        return {"queries": [DescriptionView(entry).data() for entry in self.entries]}


class AnalysesView(CatalogueView):
    """The analyses of a release, by topic."""

    def title(self, language: str) -> str:
        """That these are the analyses."""
        return text("analyses.title", language)

    def tables(self, language: str) -> list[Table]:
        """One row an analysis; none has parameters."""
        (whole,) = super().tables(language)
        return [Table(whole.columns[:-1], whole.headings[:-1], [row[:-1] for row in whole.rows])]

    def data(self) -> dict[str, object]:
        """What ``analyse --format json`` prints."""
        return {"analyses": [DescriptionView(entry).data() for entry in self.entries]}


@dataclass(frozen=True)
class DescriptionView(Tabular):
    """What a query asks, what can be set, and what its columns are."""

    entry: Entry | Analysis
    kind: ClassVar[str] = "description"

    def title(self, language: str) -> str:
        """The title of the query."""
        return self.entry.title.best(language) or ""

    def notes(self, language: str) -> list[str]:
        """The question, the note where there is one, and an example."""
        told = (said.best(language) for said in (self.entry.question, self.entry.note))
        return [*(line for line in told if line), "", self.entry.example]

    def tables(self, language: str) -> list[Table]:
        """One row a parameter, if there are any; one row a column of the answer."""
        parameters: list[tuple[Cell, ...]] = [
            (one.name, " or ".join(one.types), one.default, one.meaning.best(language))
            for one in self.entry.parameters
        ]  # fmt: skip
        columns: list[tuple[Cell, ...]] = [
            (one.name, one.type, one.heading.best(language)) for one in self.entry.columns
        ]
        described = Table(tuple(_COLUMNS), labels(_COLUMNS.values()), columns, label("columns.columns"))
        if not parameters:
            return [described]
        named = label("columns.parameters")
        return [Table(tuple(_PARAMETERS), labels(_PARAMETERS.values()), parameters, named), described]

    def data(self) -> dict[str, object]:
        """What ``run NAME --about --format json`` prints."""
        entry = self.entry
        return {
            "name": entry.name,
            "topic": entry.topic,
            "title": entry.title._asdict(),
            "question": entry.question._asdict(),
            "note": entry.note._asdict(),
            "parameters": [
                {"name": one.name, "types": list(one.types), "default": one.default, "meaning": one.meaning._asdict()}
                for one in entry.parameters
            ],
            "columns": [
                {"name": one.name, "type": one.type, "heading": one.heading._asdict()} for one in entry.columns
            ],
            "example": entry.example,
        }  # fmt: skip

    def lines(self, language: str) -> list[object]:  # noqa: ARG002 - the same in both
        """One object, of the query."""
        return [self.data()]


def headings(entry: Entry | Analysis) -> dict[str, Label]:
    """The columns of the answer that people read, with their headings: not the IRIs, beside which the names stand."""
    return {column.name: column.heading for column in entry.columns if column.type not in ("IRI", "term")}
