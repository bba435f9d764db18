"""What is known of one thing, as it can be seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from keikaku.records import Cell, Citation, Label, Literal, Table
from keikaku.services.things.show import Sheet
from keikaku.views import Tabular

_COLUMNS = {
    "property": Label("関係", "Relation"),
    "value": Label("値", "Value"),
    "stated_in": Label("記述箇所", "Stated in"),
    "page": Label("頁", "Page"),
    "text": Label("原文", "Text"),
}
_NAMED_IN = Label("名が出る箇所", "named in")


@dataclass(frozen=True)
class SheetView(Tabular):
    """A sheet; ``quotations``: address to the plan's own words, where they are known."""

    sheet: Sheet
    quotations: Mapping[str, str] = field(default_factory=dict)
    kind: ClassVar[str] = "sheet"

    def title(self, language: str) -> str:
        """The name in both languages, and what kind of thing it is."""
        card, other = self.sheet.card, "en" if language == "ja" else "ja"
        names = dict.fromkeys([card.name(language), card.name(other)])
        return f"{' ／ '.join(names)}  [{self.sheet.kind.best(language) or card.kind}]"

    def notes(self, language: str) -> list[str]:
        """Its other names, and by what it can be found: address, page, IRI."""
        card, other = self.sheet.card, "en" if language == "ja" else "ja"
        also = dict.fromkeys([*self.sheet.alt[language], *self.sheet.alt[other]])
        where = [card.address, f"p. {card.page}" if card.page else None, str(card.iri)]
        named = [("別名：" if language == "ja" else "also: ") + ", ".join(also)] if also else []
        return [*named, "  ".join(part for part in where if part)]

    def tables(self, language: str) -> list[Table]:
        """One row a fact, then one a passage that names the thing; with texts, what the passage says."""
        rows: list[tuple[Cell, ...]] = []
        for fact in self.sheet.facts:
            arrow = "← " if fact.property.startswith("^") else ""
            label = fact.property_label.best(language) or fact.property
            where = ", ".join(citation.address for citation in fact.evidence)
            page = fact.evidence[0].page if fact.evidence else None
            rows.append((arrow + label, fact.value_label.best(language), where, page, self._quoted(fact.evidence)))
        named = _NAMED_IN.best(language)
        rows += [(named, None, at.address, at.page, self._quoted((at,))) for at in self.sheet.mentioned_in]
        shown = len(_COLUMNS) - (not self.quotations)
        return [Table(tuple(_COLUMNS)[:shown], tuple(_COLUMNS.values())[:shown], [row[:shown] for row in rows])]

    def data(self) -> dict[str, object]:
        """What ``show --format json`` prints; other programs rely on its keys."""
        sheet = self.sheet
        return {
            "iri": sheet.card.iri,
            "type": sheet.card.kind or None,
            "label": sheet.card.label._asdict(),
            "alt": {"ja": sheet.alt["ja"], "en": sheet.alt["en"]},
            "facts": [
                {
                    "property": fact.property,
                    "value": fact.value.value if isinstance(fact.value, Literal) else str(fact.value),
                    "evidence": [citation.address for citation in fact.evidence],
                }
                for fact in sheet.facts
            ],
            "mentioned_in": [citation.address for citation in sheet.mentioned_in],
        }

    def _quoted(self, evidence: tuple[Citation, ...]) -> str | None:
        texts = (self.quotations.get(citation.address) for citation in evidence)
        return " ／ ".join(text for text in texts if text) or None
