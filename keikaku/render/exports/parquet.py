"""Statements and rows as Parquet, by pyarrow; text in columns that hold any length."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import chain
from typing import Any, BinaryIO

from keikaku.errors import MissingLibrary
from keikaku.records import IRI, BNode, Literal, Solutions, Term
from keikaku.render.exports import tables
from keikaku.values import value

_ROWS = 2**17  # of a group, as many as are held


def write_statements(stated: Iterable[Any], file: BinaryIO) -> None:
    """stated: quads, passage and plan of each graph. Raises MissingLibrary."""
    pa, pq = _arrow()
    schema = pa.schema([(column, pa.large_string()) for column in tables.COLUMNS])
    held: list[tables.Row] = []
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for row in chain.from_iterable(tables.rows(*one) for one in stated):
            held.append(row)
            if len(held) == _ROWS:
                writer.write_table(_table(pa, schema, held))
                held = []
        writer.write_table(_table(pa, schema, held))


def write_rows(found: Solutions, file: BinaryIO) -> None:
    """Rows of a SELECT: numbers, dates and booleans as such where a column has only these, else texts."""
    pa, pq = _arrow()
    cells = [[row[place] for row in found.rows] for place in range(len(found.variables))]
    columns = [_column(pa, column) for column in cells]
    pq.write_table(pa.Table.from_arrays(columns, names=list(found.variables)), file, compression="zstd")


def _column(pa: Any, terms: Sequence[Term | None]) -> Any:
    values = [value(term) for term in terms]
    kinds = {type(one) for one in values if one is not None}
    if kinds == {int, Decimal}:
        values = [None if one is None else Decimal(one) for one in values]
    if kinds and kinds.isdisjoint((str, IRI)):
        try:
            return pa.array(values)
        except (pa.ArrowException, OverflowError, TypeError, ValueError):
            pass  # of several kinds, or too large for any
    return pa.array(map(_text, terms), type=pa.large_string())


def _text(term: Term | None) -> str | None:
    if term is None:
        return None
    if isinstance(term, Literal):
        return term.value
    return f"_:{term}" if isinstance(term, BNode) else str(term)


def _table(pa: Any, schema: Any, rows: list[tables.Row]) -> Any:
    columns = zip(*rows, strict=True) if rows else [()] * len(schema)
    return pa.Table.from_arrays([pa.array(column, type=pa.large_string()) for column in columns], schema=schema)


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise MissingLibrary("pyarrow is not installed", "pip install 'keikaku[analysis]'") from None
    return pa, pq
