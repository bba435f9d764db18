"""A Markdown table, for notes and reports."""

from __future__ import annotations

from keikaku.records import Cell, Table, tagged
from keikaku.render.rows.delimited import one_line
from keikaku.render.text.screen import printable

_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "|\\`*_[]~!$#"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;"})


def render(table: Table, language: str) -> str:
    """Headings in one language; what Markdown or HTML would take as its own is escaped."""
    headings = [_cell(str(h.best(language) or key)) for key, h in zip(table.columns, table.headings, strict=True)]
    lines = [headings, ["---"] * len(headings), *([_cell(cell) for cell in row] for row in table.rows)]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def _cell(cell: Cell) -> str:
    text = tagged(cell) if isinstance(cell, str) else "" if cell is None else str(cell)
    return printable(one_line(text)).strip().translate(_SPECIAL)
