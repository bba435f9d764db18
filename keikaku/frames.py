"""Columns of data frames: of each kind of value the kind of pandas that fits, with room for what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

_LONGEST = 2**63


def series(values: Sequence[Any], is_number: bool = False) -> pd.Series[Any]:
    """The values as a column. See ``Rows.to_pandas``. is_number: what it is where there is no value."""
    import pandas as pd

    kinds = {type(value) for value in values if value is not None}
    if not kinds and is_number:
        return pd.Series(values, dtype="float64")
    if kinds == {bool}:
        return pd.Series(values, dtype="boolean")
    if kinds == {int} and all(value is None or -_LONGEST <= value < _LONGEST for value in values):
        return pd.Series(values, dtype="Int64")
    if kinds and kinds <= {int, float, Decimal} and kinds != {int}:
        return pd.Series([None if value is None else float(value) for value in values], dtype="float64")
    if kinds == {date}:
        return pd.Series([None if value is None else _day(value) for value in values], dtype="datetime64[s]")
    if kinds == {datetime} and all(value is None or value.tzinfo is None for value in values):
        return pd.Series(values, dtype="datetime64[us]")
    if kinds and all(issubclass(kind, str) for kind in kinds):
        return pd.Series([None if value is None else str(value) for value in values])
    return pd.Series(values, dtype="object")


def _day(value: date) -> datetime:
    return datetime(value.year, value.month, value.day)
