"""The tables of an answer at a terminal: alone, with their headings where there is no row, or below a title."""

from __future__ import annotations

from keikaku.records import Cell, Table
from keikaku.render.rows.table import render
from keikaku.render.text.screen import printable
from keikaku.views import Tabular


def rows(view: Tabular, language: str, width: int, colour: bool) -> str:
    """The tables that have rows; an answer without any is said beside the data, and nothing is drawn."""
    return _drawn([table for table in view.tables(language) if table.rows], language, width, colour)


def whole(view: Tabular, language: str, width: int, colour: bool) -> str:
    """The tables, of one without rows its headings."""
    return _drawn(view.tables(language), language, width, colour)


def titled(view: Tabular, language: str, width: int, colour: bool) -> str:
    """The same below the title and the notes."""
    return head(view, language, width) + whole(view, language, width, colour)


def captioned(view: Tabular, language: str, width: int, colour: bool) -> str:
    """The tables that have rows, each below what its rows are."""
    return "\n".join(
        f"{printable((table.title.best(language) if table.title else None) or '')}\n\n"
        + render(table, language, width, colour)
        for table in view.tables(language)
        if table.rows
    )


def grouped(view: Tabular, language: str, width: int, colour: bool) -> str:
    """The tables with what stands in the first column only where it begins."""
    return _drawn([_without_repeats(table) for table in view.tables(language)], language, width, colour)


def head(view: Tabular, language: str, width: int | None = None) -> str:
    """Title and notes, in lines of at most ``width`` cells if that is given, and an empty line."""
    from keikaku.render.text.wrapping import wrap

    texts = [printable(text) for text in (view.title(language), *view.notes(language), "")]
    return "".join(f"{line}\n" for text in texts for line in ([text] if width is None else wrap(text, width)))


def _drawn(tables: list[Table], language: str, width: int, colour: bool) -> str:
    return "\n".join(render(table, language, width, colour) for table in tables)


def _without_repeats(table: Table) -> Table:
    rows: list[tuple[Cell, ...]] = []
    before: Cell = None
    for first, *others in table.rows:
        rows.append(("" if first == before else first, *others))
        before = first
    return table._replace(rows=rows)
