"""What a search found, as it can be seen."""

from __future__ import annotations

from dataclasses import dataclass

from keikaku.records import Cell, Table
from keikaku.services.things.search import Match
from keikaku.texts.catalogue import labels, text
from keikaku.views import Tabular
from keikaku.vocab import short

_COLUMNS = {
    "label": "columns.name",
    "type": "columns.kind",
    "matched": "columns.matched",
    "score": "columns.score",
    "id": "columns.address_or_id",
}


@dataclass(frozen=True)
class MatchesView(Tabular):
    """Things whose names are like the text that was searched for, best first."""

    text: str
    matches: list[Match]

    def title(self, language: str) -> str:
        """What was searched for."""
        return text("things.written_like", language, text=self.text)

    def tables(self, language: str) -> list[Table]:
        """One row a thing."""
        rows: list[tuple[Cell, ...]] = [
            (
                match.card.name(language), match.kind.best(language), match.name, f"{match.score:g}",
                match.card.address or short(match.card.iri),
            )
            for match in self.matches
        ]  # fmt: skip
        return [Table(tuple(_COLUMNS), labels(_COLUMNS.values()), rows)]

    def data(self) -> dict[str, list[dict[str, object]]]:
        """What ``search --format json`` prints."""
        return {"results": self._results()}

    def lines(self, language: str) -> list[object]:  # noqa: ARG002 - the same in both
        """The results of ``data``, one by one."""
        return [*self._results()]

    def _results(self) -> list[dict[str, object]]:
        return [
            {
                "iri": match.card.iri,
                "type": match.card.kind or match.card.type,
                "label": match.card.label._asdict(),
                "score": match.score,
            }
            for match in self.matches
        ]
