"""Indicators as they can be seen: a row for each, or all that is known of each as data."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from keikaku.records import Cell, Indicator, IndicatorValue, Table
from keikaku.render.indicators.progress import interim_heading
from keikaku.texts.catalogue import labels, text
from keikaku.views import Tabular

_COLUMNS = {
    "address": "columns.address",
    "indicator": "columns.indicator",
    "measure": "columns.measure",
    "baseline": "columns.baseline",
    "baseline_year": "columns.year",
    "latest": "columns.latest",
    "latest_year": "columns.year",
    "interim_target": "indicators.interim_target",
    "interim_year": "columns.year",
    "target": "columns.target_value",
    "target_year": "columns.year",
    "unit": "columns.unit",
    "standing": "columns.standing",
    "track": "columns.track",
    "way": "columns.way",
    "needed": "columns.needed",
    "so_far": "columns.so_far",
    "page": "columns.page",
    "text": "columns.text",
}


@dataclass(frozen=True)
class IndicatorsView(Tabular):
    """Indicators in the order given; ``quotations``: address to the plan's own words, where they are known."""

    indicators: list[Indicator]
    quotations: Mapping[str, str] = field(default_factory=dict)
    kind: ClassVar[str] = "indicators"

    def title(self, language: str) -> str:
        """What the page of indicators is called."""
        return text("indicators.title", language)

    def tables(self, language: str) -> list[Table]:
        """One row an indicator; numbers in the base unit, ``needed`` and ``so_far`` a year.

        ``way``: per cent of the way from baseline to target, empty for a value that lies outside of it.
        With texts, what the plan itself says in a last column.
        """
        shown = len(_COLUMNS) - (not self.quotations)
        rows = [(*_row(one, language), _quoted(one, self.quotations))[:shown] for one in self.indicators]
        headings = dict(zip(_COLUMNS, labels(_COLUMNS.values()), strict=True))
        headings["interim_target"] = interim_heading(self.indicators)
        return [Table(tuple(_COLUMNS)[:shown], tuple(headings.values())[:shown], rows)]

    def data(self) -> dict[str, list[dict[str, object]]]:
        """What ``indicators --format json`` prints. Values are strings, so that no digit is lost."""
        return {"indicators": [_object(one, self.quotations) for one in self.indicators]}


def _object(one: Indicator, quotations: Mapping[str, str]) -> dict[str, object]:
    return {
        "iri": one.thing.iri,
        "address": one.thing.address,
        "page": one.page,
        "label": one.thing.label._asdict(),
        "measure": one.measure.iri if one.measure else None,
        "policy": one.policy.iri if one.policy else None,
        "unit": one.unit._asdict(),
        "values": [
            {
                "kind": value.kind,
                "period": value.period._asdict(),
                "year": value.year,
                "value": None if value.value is None else str(value.value),
                **({"lowest": str(value.lowest), "highest": str(value.highest)} if value.is_range else {}),
                "comparator": value.comparator or None,
                "printed": value.printed,
                "evidence": [value.stated_in.address],
            }
            for value in one.values
        ],
        "way": one.way,
        "standing": one.standing,
        "share": _rounded(one.share),
        "pace": _rounded(one.pace),
        "past": _rounded(one.past),
        "years": _rounded(one.years),
        "track": one.track,
        "first": one.first,
        "cumulative": one.cumulative,
        "changes": [change._asdict() for change in one.changes],
        "text": _quoted(one, quotations),
    }


def _row(one: Indicator, language: str) -> tuple[Cell, ...]:
    at = {"Baseline": one.find("Baseline"), "Actual": one.find("Actual"), "Interim": one.interim, "Target": one.aim}
    numbers = {kind: None if value is None else _number(value) for kind, value in at.items()}
    years = {kind: None if value is None else value.year for kind, value in at.items()}
    return (
        one.thing.address or one.thing.iri,
        one.thing.label.best(language),
        one.measure.label.best(language) if one.measure else None,
        numbers["Baseline"], years["Baseline"], numbers["Actual"], years["Actual"],
        numbers["Interim"], years["Interim"], numbers["Target"], years["Target"],
        one.unit.best(language),
        one.standing,
        one.track,
        math.floor(100 * one.share + 0.5) if one.share is not None and 0 <= one.share <= 1 else None,
        _rounded(one.pace),
        _rounded(one.past),
        one.page,
    )  # fmt: skip


def _quoted(one: Indicator, quotations: Mapping[str, str]) -> str | None:
    texts = dict.fromkeys(quotations.get(value.stated_in.address) for value in one.values)
    return " ／ ".join(text for text in texts if text) or None


def _number(value: IndicatorValue) -> str:
    """All its digits, without an exponent; of a range both ends (45..55); of a direction alone what is printed."""
    if value.lowest is not None and value.highest is not None:
        return f"{value.lowest:f}..{value.highest:f}"
    return value.printed if value.value is None else f"{value.value:f}"


def _rounded(number: float | None) -> float | None:
    """To six digits: what stands behind them came of dividing, not of the plan."""
    return None if number is None else float(f"{number:.6g}")
