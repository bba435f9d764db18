"""Passages as they can be seen."""

from __future__ import annotations

from dataclasses import dataclass

from keikaku.records import Cell, Label, Table
from keikaku.services.passages.listing import Listed
from keikaku.texts.catalogue import labels, listed, text
from keikaku.views import Tabular

_COLUMNS = {
    "address": "columns.address", "page": "columns.page", "label": "columns.name", "words": "offers.words",
}  # fmt: skip


@dataclass(frozen=True)
class PassagesView(Tabular):
    """Passages in the order given, with the words by which they were found; of those at a place, without.

    nothing: why there are none.
    """

    passages: list[Listed]
    nothing: Label | None = None

    def title(self, language: str) -> str:
        """That these are passages."""
        return text("offers.passages", language)

    def tables(self, language: str) -> list[Table]:
        """One row a passage."""
        rows: list[tuple[Cell, ...]] = [
            (one.address, one.page, one.label.best(language), listed(one.matches, language) or None)
            for one in self.passages
        ]
        return [Table(tuple(_COLUMNS), labels(_COLUMNS.values()), rows)]

    def data(self) -> dict[str, object]:
        """All that is known of each, in both languages."""
        nothing = {"nothing": self.nothing._asdict()} if self.nothing else {}
        return {
            "passages": [
                {
                    "iri": one.iri, "address": one.address, "page": one.page, "label": one.label._asdict(),
                    "words": list(one.matches), "score": one.score,
                }
                for one in self.passages
            ],
            **nothing,
        }  # fmt: skip
