"""What has become of a plan's passages, as it can be seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from keikaku.records import Table
from keikaku.services.registers.comparing import STATES, Comparison
from keikaku.services.registers.places import Place
from keikaku.texts.catalogue import labels, listed, text
from keikaku.views import Tabular

_COLUMNS = {
    "address": "columns.address", "state": "registers.column_state", "lines": "registers.column_lines",
    "was": "registers.column_was", "likeness": "registers.column_likeness",
}  # fmt: skip


@dataclass(frozen=True)
class ComparisonView(Tabular):
    """Passages that do not stand where they stood."""

    comparison: Comparison

    def title(self, language: str) -> str:
        """Which plan is held against its text."""
        return text("registers.compared", language, plan=self.comparison.plan)

    def notes(self, language: str) -> list[str]:
        """How many passages are the same, have moved, and so on."""
        counted = Counter(one.state for one in self.comparison.changes)
        told = [f"{text(f'registers.state_{state}', language)} {counted[state]}" for state in STATES if counted[state]]
        return [listed(told, language)]

    def tables(self, language: str) -> list[Table]:
        """A row for each passage that is not where it was, or not what it was."""
        rows = [
            (
                one.address,
                text(f"registers.state_{one.state}", language),
                written(one.places),
                written(one.was),
                round(one.likeness, 2),
            )
            for one in self.comparison.changes
            if one.state != "same"
        ]
        return [Table(tuple(_COLUMNS), labels(_COLUMNS.values()), [*rows])]

    def data(self) -> dict[str, object]:
        """What ``register --compare --format json`` prints: every passage, also those that are the same."""
        return {
            "plan": self.comparison.plan,
            "passages": [
                {
                    "address": one.address,
                    "text": one.text,
                    "state": one.state,
                    "lines": written(one.places) or None,
                    "was": written(one.was),
                    "likeness": round(one.likeness, 2),
                }
                for one in self.comparison.changes
            ],
        }


def written(places: Iterable[Place]) -> str:
    """Places as a cell of an outline has them."""
    return "; ".join(map(str, places))
