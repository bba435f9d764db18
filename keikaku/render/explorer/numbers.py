"""What the explorer shows of indicators, worked out here: words in both languages, bars and charts in pixels.

The page draws and sorts, and works out nothing: so it says what the terminal and the pictures say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from keikaku.records import IRI, Citation, Indicator, IndicatorValue, Label, Named
from keikaku.render.indicators import amounts, progress
from keikaku.render.indicators.progress_bar import Bar, BarLabel, bar
from keikaku.render.indicators.progress_chart import Chart, ChartLabel, chart
from keikaku.render.indicators.progress_drawing import broken, path
from keikaku.texts.catalogue import LANGUAGES, label

Json = dict[str, Any]
Names = list[str]


def tracks() -> list[Json]:
    """Whether an indicator is on track: what types.js calls Track."""
    return [
        {"id": name, "name": list(label(key)), "means": list(label(progress.MEANINGS[name]))}
        for name, key in progress.TRACKS.items()
    ]


def add_words_and_pictures(one: Json, things: list[Json]) -> None:
    """Adds to an indicator, as services/explorer_numbers.py gives it, what is said of it and how it is drawn."""
    record = _record(one, things[one["thing"]])
    said = {language: progress.told(record, language) for language in LANGUAGES}
    one["told"] = {
        "verdict": _names(lambda language: said[language].verdict_line(language)),
        "head": _names(lambda language: said[language].head),
        "state": _names(lambda language: said[language].state_line(language)),
        "why": _names(lambda language: said[language].why),
        "first": _names(lambda language: said[language].first),
        "past": _names(lambda language: said[language].past),
        "pace": _names(lambda language: said[language].pace),
        "notes": [
            list(pair) for pair in zip(*(progress.notes(record, language) for language in LANGUAGES), strict=True)
        ],
    }
    for value, known in zip(record.values, one["values"], strict=True):
        known["written"] = [amounts.shown_text(record, value, language) for language in LANGUAGES]
    drawn, charted = bar(record), chart(record)
    one["bar"] = _bar(drawn) if drawn else None
    one["chart"] = _chart(charted) if charted else None


def _record(one: Json, thing: Mapping[str, Any]) -> Indicator:
    """The indicator as the services know it."""
    values = tuple(
        IndicatorValue(
            value["kind"], _label(value["name"]), _label(value["period"]), value["year"], value["ends"],
            None if value["value"] is None else Decimal(repr(value["value"])), value["comparator"], value["printed"],
            Citation("", None),
        )
        for value in one["values"]
    )  # fmt: skip
    named = Named(IRI(thing["id"]), _label(thing["name"]), thing.get("at"))
    return Indicator(
        named, None, None, None, _label(one["unit"]), values, one["way"], one["standing"], one["share"], one["pace"],
        one["past"], one["years"], one["track"], one["first"], one["cumulative"],
        tuple(_label(change) for change in one["changes"]),
    )  # fmt: skip


def _label(names: Names) -> Label:
    return Label(names[0] or None, names[1] or None)


def _names(text: Callable[[str], str | None]) -> Names:
    return [text(language) or "" for language in LANGUAGES]


def _bar(shown: Bar) -> Json:
    return {
        "height": shown.height,
        "way": list(shown.way),
        "open": shown.is_open,
        "come": list(shown.come) if shown.come else None,
        "met": list(shown.met) if shown.met else None,
        "marks": [list(mark) for mark in shown.marks],
        "labels": [_labels(shown.labels[language]) for language in LANGUAGES],
    }


def _chart(shown: Chart) -> Json:
    return {
        "left": shown.left,
        "unit": list(shown.unit),
        "ticks": [[tick.y, *tick.text] for tick in shown.ticks],
        "years": [list(year) for year in shown.years],
        "line": path(shown.line) if len(shown.line) > 1 else "",
        "way": path(shown.way) if shown.way else "",
        "met": list(shown.floor) if shown.floor else None,
        "level": list(shown.level) if shown.level else None,
        "broken": broken(shown) if shown.note else "",
        "note": list(shown.note) if shown.note else None,
        "marks": [[point.value.kind, point.x, point.y] for point in shown.points],
        "labels": [_labels(shown.labels[language]) for language in LANGUAGES],
    }


def _labels(shown: tuple[BarLabel, ...] | tuple[ChartLabel, ...]) -> list[list[object]]:
    return [list(label) for label in shown]
