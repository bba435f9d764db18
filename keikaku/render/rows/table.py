"""Tables for people at a terminal: wide characters take two cells, long cells wrap, no stray controls."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from keikaku.records import Table, tagged
from keikaku.render.text.screen import printable

if TYPE_CHECKING:
    from rich.table import Table as Grid

_LISTS = ("stated_in", "page")  # read and copied one by one, so each has a line of its own
_NUMBER = r"[-+]?[0-9][0-9,]*(?:\.[0-9]+)?%?"
_NUMBERS = re.compile(rf"{_NUMBER}(?:\n{_NUMBER})*")


def render(table: Table, language: str, width: int, colour: bool) -> str:
    """The table as text of at most ``width`` cells a line. ``colour`` adds ANSI styles to the headings.

    Where the columns have no room beside each other, each row is a block with a line or more for each column.
    """
    from rich.console import Console

    from keikaku.render.text import widths

    named = zip(table.columns, table.headings, strict=True)
    columns = [[printable(heading.best(language) or key)] for key, heading in named]
    for row in table.rows:
        for key, column, cell in zip(table.columns, columns, row, strict=True):
            text = "" if cell is None else printable(tagged(cell) if isinstance(cell, str) else str(cell))
            column.append(text.replace(", ", "\n") if key in _LISTS else text)
    # Three cells stand between two columns, and one at each edge.
    found = widths.fit([widths.need(column) for column in columns], width - 3 * len(columns) + 1)
    grid = _blocks(columns, width) if found is None else _grid(columns, found)
    # Rich styles with ANSI codes only where it is told that this is a terminal.
    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=colour, no_color=not colour, highlight=False, emoji=False,
        legacy_windows=False,
    )  # fmt: skip
    console.print(grid)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()).strip("\n") + "\n"


def _grid(columns: Sequence[Sequence[str]], widths: Sequence[int]) -> Grid:
    """The columns, each a heading and its cells, beside each other."""
    from rich import box
    from rich.table import Table as Grid
    from rich.text import Text

    from keikaku.render.text.wrapping import wrap

    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), header_style="bold")
    for (heading, *cells), width in zip(columns, widths, strict=True):
        filled = [cell for cell in cells if cell]
        numeric = bool(filled) and all(map(_NUMBERS.fullmatch, filled))
        head = Text("\n".join(wrap(heading, width)))
        grid.add_column(head, width=width, no_wrap=True, justify="right" if numeric else "left")
    for row in zip(*(column[1:] for column in columns), strict=True):
        grid.add_row(*(Text("\n".join(wrap(cell, width))) for cell, width in zip(row, widths, strict=True)))
    return grid


def _blocks(columns: Sequence[Sequence[str]], width: int) -> Grid:
    """A block for each row: the heading of a column, and beside it the cell."""
    from rich.cells import cell_len
    from rich.table import Table as Grid
    from rich.text import Text

    from keikaku.render.text.wrapping import wrap

    left = min(max(cell_len(heading) for heading, *_ in columns), width // 2)
    right = width - left - 2
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="bold", width=left, no_wrap=True)
    grid.add_column(width=right, no_wrap=True)
    headings = [column[0] for column in columns]
    for number, cells in enumerate(zip(*(column[1:] for column in columns), strict=True)):
        if number:
            grid.add_row()
        for heading, cell in zip(headings, cells, strict=True):
            grid.add_row(Text("\n".join(wrap(heading, left))), Text("\n".join(wrap(cell, right))))
    return grid
