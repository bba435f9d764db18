"""The answer to a SPARQL query as it can be seen: rows, yes or no, or triples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from keikaku.records import Answer, Label, Solutions, Table, Triple
from keikaku.render.rows import sparql_results
from keikaku.texts import catalogue
from keikaku.views import Tabular

_ANSWERS = {True: "rows.yes", False: "rows.no"}


@dataclass(frozen=True)
class SolutionsView(Tabular):
    """The solutions of a SELECT."""

    solutions: Solutions
    kind: ClassVar[str] = "solutions"

    def title(self, language: str) -> str:
        """That it is the result of a query."""
        return catalogue.text("rows.sparql_title", language)

    def tables(self, language: str) -> list[Table]:  # noqa: ARG002 - variables have one name
        """A row for each solution, IRIs shortened; the variables are the headings."""
        return [sparql_results.as_table(self.solutions)]

    def data(self) -> object:
        """SPARQL 1.1 Query Results JSON."""
        return sparql_results.as_results(self.solutions)

    def lines(self, language: str) -> list[object]:  # noqa: ARG002 - terms have one value
        """A plain object for each solution; see as_objects."""
        return [*sparql_results.as_objects(self.solutions)]


@dataclass(frozen=True)
class RunView(SolutionsView):
    """The solutions of a query that has a title, notes, and for people headings of some of its columns.

    parameters: what was asked, for programs. nothing: why there are no rows.
    """

    named: Label
    noted: tuple[Label, ...]
    headings: Mapping[str, Label]
    parameters: Mapping[str, str] = field(default_factory=dict)
    nothing: Label | None = None
    kind: ClassVar[str] = "run"

    def title(self, language: str) -> str:
        """What the query is called."""
        return self.named.best(language) or ""

    def notes(self, language: str) -> list[str]:
        """What it asks, and what its author notes."""
        return [text for label in self.noted if (text := label.best(language))]

    def data(self) -> object:
        """SPARQL 1.1 Query Results JSON, whose head also says what was asked, and why there are no rows."""
        head: dict[str, object] = {"vars": list(self.solutions.variables)}
        if self.parameters:
            head["parameters"] = dict(self.parameters)
        if self.nothing:
            head["nothing"] = self.nothing._asdict()
        return {**sparql_results.as_results(self.solutions), "head": head}

    def tables(self, language: str) -> list[Table]:
        """A row for each solution, in the columns that have headings."""
        (table,) = super().tables(language)
        kept = [place for place, column in enumerate(table.columns) if column in self.headings]
        return [
            Table(
                tuple(table.columns[place] for place in kept),
                tuple(self.headings[table.columns[place]] for place in kept),
                [tuple(row[place] for place in kept) for row in table.rows],
            )
        ]


@dataclass(frozen=True)
class BooleanView(Tabular):
    """The answer to an ASK."""

    answer: bool
    kind: ClassVar[str] = "boolean"

    def title(self, language: str) -> str:
        """Yes or no."""
        return catalogue.text(_ANSWERS[self.answer], language)

    def notes(self, language: str) -> list[str]:
        """That it is the answer to a query."""
        return [catalogue.text("rows.ask_title", language)]

    def tables(self, language: str) -> list[Table]:  # noqa: ARG002 - there are no rows
        """None: the title says it all."""
        return []

    def data(self) -> object:
        """SPARQL 1.1 Query Results JSON."""
        return sparql_results.as_results(self.answer)

    def lines(self, language: str) -> list[object]:  # noqa: ARG002 - true is true
        """One object."""
        return [{"boolean": self.answer}]


@dataclass(frozen=True)
class TriplesView:
    """The triples of a CONSTRUCT or DESCRIBE, and the prefixes of the query."""

    triples: list[Triple]
    prefixes: Mapping[str, str] = field(default_factory=dict)
    kind: ClassVar[str] = "triples"


def view(answer: Answer, prefixes: Mapping[str, str]) -> SolutionsView | BooleanView | TriplesView:
    """The answer as the view that its query form has. prefixes: those of the query."""
    if isinstance(answer, bool):
        return BooleanView(answer)
    return TriplesView(answer, prefixes) if isinstance(answer, list) else SolutionsView(answer)
