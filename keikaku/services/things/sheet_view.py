"""What is known of one thing, as it can be seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from keikaku.records import BNode, Cell, Citation, Literal, Table, language_of, tagged
from keikaku.services.things.sheet import Fact, Sheet
from keikaku.texts.catalogue import in_order, labels, text
from keikaku.views import Tabular

_COLUMNS = {
    "property": "columns.relation",
    "value": "columns.value",
    "stated_in": "columns.stated_in",
    "page": "columns.page",
    "text": "columns.text",
}


@dataclass(frozen=True)
class SheetView(Tabular):
    """A sheet; ``quotations``: address to the plan's own words, where they are known."""

    sheet: Sheet
    quotations: Mapping[str, str] = field(default_factory=dict)
    kind: ClassVar[str] = "sheet"

    def title(self, language: str) -> str:
        """The name in both languages, and what kind of thing it is."""
        names = dict.fromkeys(map(self.sheet.card.name, in_order(language)))  # one, where a language has none
        kind = tagged(self.sheet.kind.best(language) or self.sheet.card.kind)
        return " ／ ".join(map(tagged, names)) + (f"  [{kind}]" if kind else "")

    def notes(self, language: str) -> list[str]:
        """Its other names, and by what it can be found: address, page, IRI."""
        card = self.sheet.card
        also = dict.fromkeys(name for one in in_order(language) for name in self.sheet.alt[one])
        where = [card.address, f"p. {card.page}" if card.page else None, str(card.iri)]
        named = [text("things.also", language, names=", ".join(also))] if also else []
        return [*named, "  ".join(part for part in where if part)]

    def tables(self, language: str) -> list[Table]:
        """One row a fact, then one a passage that names the thing; with texts, what the passage says."""
        rows: list[tuple[Cell, ...]] = []
        more = {one.property: one.number for one in self.sheet.left_out}
        last = {fact.property: fact for fact in self.sheet.facts}
        for fact in self._told(language):
            arrow = "← " if fact.property.startswith("^") else ""
            label = fact.property_label.best(language) or fact.property
            where = ", ".join(citation.address for citation in fact.evidence)
            page = fact.evidence[0].page if fact.evidence else None
            rows.append((arrow + label, fact.value_label.best(language), where, page, self._quoted(fact.evidence)))
            if (count := more.get(fact.property)) and fact is last[fact.property]:
                rows.append((arrow + label, text("things.more", language, count=count), None, None, None))
        named = text("things.named_in", language)
        rows += [(named, None, at.address, at.page, self._quoted((at,))) for at in self.sheet.mentioned_in]
        shown = len(_COLUMNS) - (not self.quotations)
        return [Table(tuple(_COLUMNS)[:shown], labels(_COLUMNS.values())[:shown], [row[:shown] for row in rows])]

    def data(self) -> dict[str, object]:
        """What ``show --format json`` prints; other programs rely on its keys."""
        sheet = self.sheet
        return {
            "iri": sheet.card.iri,
            "type": sheet.card.kind or sheet.card.type,
            "label": sheet.card.label._asdict(),
            "alt": {"ja": sheet.alt["ja"], "en": sheet.alt["en"]},
            "facts": [
                {
                    "property": fact.property,
                    "value": _plain(fact),
                    "evidence": [citation.address for citation in fact.evidence],
                }
                for fact in sheet.facts
            ],
            "mentioned_in": [citation.address for citation in sheet.mentioned_in],
            **({"left_out": {one.property: one.number for one in sheet.left_out}} if sheet.left_out else {}),
        }

    def _told(self, language: str) -> list[Fact]:
        """The facts; a text that a passage gives in both languages only in the one that is read."""

        def tongue(fact: Fact) -> str | None:
            return language_of(fact.value.language) or None if isinstance(fact.value, Literal) else None

        if self.sheet.foreign:
            return [*self.sheet.facts]
        there = {(fact.property, fact.evidence) for fact in self.sheet.facts if tongue(fact) == language}
        return [
            fact
            for fact in self.sheet.facts
            if tongue(fact) in (None, language) or (fact.property, fact.evidence) not in there
        ]

    def _quoted(self, evidence: tuple[Citation, ...]) -> str | None:
        texts = (self.quotations.get(citation.address) for citation in evidence)
        return " ／ ".join(text for text in texts if text) or None


def _plain(fact: Fact) -> str:
    if isinstance(fact.value, BNode):  # its name means nothing elsewhere
        return fact.value_label.en or str(fact.value)
    return fact.value.value if isinstance(fact.value, Literal) else str(fact.value)
