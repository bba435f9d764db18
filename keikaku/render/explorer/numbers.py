"""What the explorer shows of indicators, worked out here: words in both languages, bars and charts in pixels.

The page draws and sorts, and works out nothing: so it says what the terminal and the pictures say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from typing import cast

from keikaku.page_data import (
    Bar,
    BareIndicator,
    Chart,
    Indicator,
    Names,
    OnTrack,
    PlacedLabel,
    Thing,
    Told,
    Track,
    Value,
)
from keikaku.records import IRI, Citation, IndicatorValue, Label, Named
from keikaku.records import Indicator as Record
from keikaku.render.indicators import amounts, progress
from keikaku.render.indicators.progress_bar import Bar as DrawnBar
from keikaku.render.indicators.progress_bar import BarLabel, bar
from keikaku.render.indicators.progress_chart import Chart as DrawnChart
from keikaku.render.indicators.progress_chart import ChartLabel, chart
from keikaku.render.indicators.progress_drawing import broken, path
from keikaku.texts.catalogue import LANGUAGES, label


def tracks() -> list[Track]:
    """Whether an indicator is on track."""
    return [
        {
            "id": cast(OnTrack, name),
            "name": _names(label(key).best),
            "means": _names(label(progress.MEANINGS[name]).best),
        }
        for name, key in progress.TRACKS.items()
    ]


def shown(one: BareIndicator, things: list[Thing]) -> Indicator:
    """An indicator with what is said of it and how it is drawn."""
    record = _record(one, things[one["thing"]])
    drawn, charted = bar(record), chart(record)
    values: list[Value] = [
        {**known, "written": _names(partial(amounts.shown_text, record, value))}
        for value, known in zip(record.values, one["values"], strict=True)
    ]
    return {
        **one,
        "values": values,
        "told": _told(record),
        "bar": _bar(drawn) if drawn else None,
        "chart": _chart(charted) if charted else None,
    }


def _told(record: Record) -> Told:
    said = {language: progress.told(record, language) for language in LANGUAGES}
    return {
        "verdict": _names(lambda language: said[language].verdict_line(language)),
        "head": _names(lambda language: said[language].head),
        "state": _names(lambda language: said[language].state_line(language)),
        "why": _names(lambda language: said[language].why),
        "first": _names(lambda language: said[language].first),
        "past": _names(lambda language: said[language].past),
        "pace": _names(lambda language: said[language].pace),
        "notes": list(zip(*(progress.notes(record, language) for language in LANGUAGES), strict=True)),
    }


def _record(one: BareIndicator, thing: Thing) -> Record:
    """The indicator as the services know it."""
    values = tuple(
        IndicatorValue(
            value["kind"], _label(value["name"]), _label(value["period"]), value["year"], value["ends"],
            _decimal(value["value"]), value["comparator"], value["printed"], Citation("", None), "",
            _decimal(value["lowest"]), _decimal(value["highest"]),
        )
        for value in one["values"]
    )  # fmt: skip
    named = Named(IRI(thing["id"]), _label(thing["name"]), thing.get("at"))
    return Record(
        named, None, None, None, _label(one["unit"]), values, one["way"], one["standing"], one["share"], one["pace"],
        one["past"], one["years"], one["track"], one["first"], one["cumulative"],
        tuple(_label(change) for change in one["changes"]),
    )  # fmt: skip


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(repr(number))


def _label(names: Names) -> Label:
    return Label(names[0] or None, names[1] or None)


def _names(text: Callable[[str], str | None]) -> Names:
    japanese, english = (text(language) or "" for language in LANGUAGES)
    return (japanese, english)


def _bar(drawn: DrawnBar) -> Bar:
    return {
        "height": drawn.height,
        "way": drawn.way,
        "open": drawn.is_open,
        "come": drawn.come,
        "met": drawn.met,
        "marks": list(drawn.marks),
        "labels": _in_both(drawn.labels),
    }


def _chart(drawn: DrawnChart) -> Chart:
    return {
        "left": drawn.left,
        "unit": _names(drawn.unit.best),
        "ticks": [(tick.y, *_names(tick.text.best)) for tick in drawn.ticks],
        "years": list(drawn.years),
        "line": path(drawn.line) if len(drawn.line) > 1 else "",
        "way": path(drawn.way) if drawn.way else "",
        "met": drawn.floor,
        "level": drawn.level,
        "broken": broken(drawn) if drawn.note else "",
        "note": _names(drawn.note.best) if drawn.note else None,
        "marks": [(point.value.role, point.x, point.y) for point in drawn.points],
        "labels": _in_both(drawn.labels),
    }


def _in_both(
    labels: Mapping[str, tuple[BarLabel, ...]] | Mapping[str, tuple[ChartLabel, ...]],
) -> tuple[list[PlacedLabel], list[PlacedLabel]]:
    japanese, english = ([(one.kind, one.text, one.x, one.y) for one in labels[language]] for language in LANGUAGES)
    return (japanese, english)
