"""Comma- and tab-separated values: one header line of stable keys (for a spreadsheet, headings), then the rows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from keikaku.records import Cell, Table

_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")

_QUOTED = re.compile(r'[",\r\n]')
_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")  # full-width signs, too: Japanese spreadsheets take them alike
_NUMBER = re.compile(r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?%?")


def render_csv(table: Table) -> str:
    """RFC 4180, with line feeds."""
    return csv_lines((table.columns, *table.rows))


def csv_lines(rows: Iterable[Sequence[Cell]]) -> str:
    """Rows as RFC 4180 has them, but for the ends of lines, which are line feeds: what the tools of a shell expect."""
    return "".join(map(_csv_line, rows))


def _csv_line(row: Sequence[Cell]) -> str:
    out = io.StringIO()
    # The writer quotes a lone carriage return only where lines end in one.
    csv.writer(out, lineterminator="\r\n").writerow(["" if cell is None else cell for cell in row])
    return out.getvalue().removesuffix("\r\n") + "\n"


def render_spreadsheet(table: Table, language: str) -> str:
    """CSV for people who open it in a spreadsheet: headings in one language, CRLF, and no cell that is run."""
    headings = [heading.best(language) or key for key, heading in zip(table.columns, table.headings, strict=True)]
    return "".join(",".join(map(_spreadsheet_cell, row)) + "\r\n" for row in (headings, *table.rows))


def _spreadsheet_cell(cell: Cell) -> str:
    text = harmless(cell) if isinstance(cell, str) else "" if cell is None else str(cell)
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def harmless(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula; a number stays one.

    take_away/csv.js of the explorer keeps to the same rule; a test compares the two.
    """
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def render_tsv(table: Table) -> str:
    """Tabs and line feeds inside a cell become spaces, so that a line is a row."""
    rows = [table.columns, *table.rows]
    return "".join("\t".join("" if cell is None else one_line(str(cell)) for cell in row) + "\n" for row in rows)


def one_line(text: str) -> str:
    """The text with a space for each run of tabs and line breaks; other spaces stay as printed (川崎　太郎)."""
    return _BREAKS.sub(" ", text)
