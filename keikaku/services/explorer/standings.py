"""The indicators as the explorer shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, cast

from keikaku.page_data import BareIndicator, BareValue, First, Names, OnTrack, Standing, ValueKind, Way
from keikaku.records import IRI, Indicator, IndicatorValue, Label
from keikaku.services.indicators.standing import in_order

if TYPE_CHECKING:
    from decimal import Decimal


def numbers(found: Iterable[Indicator], place: Mapping[IRI, int], passage: Mapping[str, int]) -> list[BareIndicator]:
    """The indicators that are among the things. place: thing to number; passage: address to number."""
    listed = list(found)
    distance = {one.thing.iri: rank for rank, one in enumerate(in_order(listed, "distance"))}
    pace = {one.thing.iri: rank for rank, one in enumerate(in_order(listed, "pace"))}
    return [
        {
            "thing": place[one.thing.iri],
            "of": place.get(one.measure.iri, -1) if one.measure else -1,
            "unit": _names(one.unit),
            "values": [_value(value, passage) for value in one.values],
            "way": cast(Way, one.way),
            "standing": cast(Standing, one.standing),
            "share": _rounded(one.share),
            "pace": _rounded(one.pace),
            "past": _rounded(one.past),
            "years": _rounded(one.years),
            "track": cast(OnTrack, one.track),
            "aim": one.values.index(one.aim) if one.aim else -1,
            "interim": one.values.index(one.interim) if one.interim else -1,
            "first": cast(First | None, one.first),
            "ranks": {"distance": distance[one.thing.iri], "pace": pace[one.thing.iri]},
            "cumulative": one.cumulative,
            "changes": [_names(change) for change in one.changes],
        }
        for one in listed
        if one.thing.iri in place
    ]


def _value(value: IndicatorValue, passage: Mapping[str, int]) -> BareValue:
    at = value.stated_in.address
    return {
        "kind": cast(ValueKind, value.role),
        "name": _names(value.kind_label),
        "period": _names(value.period),
        "year": value.year,
        "ends": value.ends,
        "value": _number(value.value),
        "lowest": _number(value.lowest),
        "highest": _number(value.highest),
        "comparator": value.comparator,
        "printed": value.printed,
        "stated": [passage[at]] if at in passage else [],
    }


def _number(number: Decimal | None) -> float | int | None:
    if number is None:
        return None
    value = float(number)
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def _rounded(value: float | None) -> float | None:
    """Six digits are more than the plan gives, and the same on every machine."""
    return None if value is None else float(f"{value:.6g}")


def _names(label: Label) -> Names:
    return (label.best("ja") or "", label.best("en") or "")
