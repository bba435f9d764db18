from __future__ import annotations

from decimal import Decimal

import pytest

from keikaku.records import Citation, IndicatorValue, Label
from keikaku.render.indicators.amounts import asked_text, bare_text, value_text

UNIT = Label("回", "visits")


def _value(printed: str, value: int | None, is_scaled: bool, ends: tuple[int, int] | None = None) -> IndicatorValue:
    lowest, highest = ends or (None, None)
    nothing, cited = Label(None, None), Citation("valley:1", None)
    return IndicatorValue(
        "Target", nothing, nothing, 2030, None, None if value is None else Decimal(value), "AtLeast", printed, cited,
        "", None if lowest is None else Decimal(lowest), None if highest is None else Decimal(highest), is_scaled,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "japanese"),
    [
        (_value("512以上", 512000, is_scaled=True), ["51.2万回以上", "51.2万回以上", "51.2万回"]),
        (_value("512,000回以上", 512000, is_scaled=False), ["512,000回以上", "512,000回以上", "512,000回"]),
        (_value("5～6", None, is_scaled=True, ends=(5000, 6000)), ["5,000～6,000回"] * 3),
    ],
)
def test_a_japanese_value_is_as_printed_unless_its_scale_stands_elsewhere(
    value: IndicatorValue, japanese: list[str]
) -> None:
    assert [one(value, UNIT, "ja") for one in (value_text, asked_text, bare_text)] == japanese
