"""Comma- and tab-separated values: one header line of stable keys, then one line a row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from keikaku.records import Cell, Table

_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")


def render_csv(table: Table) -> str:
    """RFC 4180, with line feeds."""
    return "".join(_csv_line(row) for row in (table.columns, *table.rows))


def _csv_line(row: Sequence[Cell]) -> str:
    out = io.StringIO()
    # The writer quotes a lone carriage return only where lines end in one.
    csv.writer(out, lineterminator="\r\n").writerow(["" if cell is None else cell for cell in row])
    return out.getvalue().removesuffix("\r\n") + "\n"


def render_tsv(table: Table) -> str:
    """Tabs and line feeds inside a cell become spaces, so that a line is a row."""
    rows = [table.columns, *table.rows]
    return "".join("\t".join("" if cell is None else one_line(str(cell)) for cell in row) + "\n" for row in rows)


def one_line(text: str) -> str:
    """The text with a space for each run of tabs and line breaks; other spaces stay as printed (川崎　太郎)."""
    return _BREAKS.sub(" ", text)
