"""Tables for people at a terminal: wide characters take two cells, long cells wrap, no stray controls."""

from __future__ import annotations

import io
import unicodedata

from keikaku.records import Table

_ROOMY = 60  # cells; in a narrower table addresses wrap, lest they leave nothing to the names


def render(table: Table, language: str, width: int, colour: bool) -> str:
    """The table as text of at most ``width`` cells a line. ``colour`` adds ANSI styles to the headings."""
    from rich import box
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    # Rich styles with ANSI codes only where it is told that this is a terminal.
    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=colour, no_color=not colour, highlight=False, emoji=False,
        legacy_windows=False,
    )  # fmt: skip
    grid = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), header_style="bold")
    for key, heading in zip(table.columns, table.headings, strict=True):
        numeric = key in ("page", "score")
        grid.add_column(
            Text(printable(heading.best(language) or key)),
            justify="right" if numeric else "left",
            overflow="fold",
            no_wrap=key in ("page", "score") or (key in ("type", "stated_in") and width >= _ROOMY),
        )
    for row in table.rows:
        cells = ["" if cell is None else printable(str(cell)) for cell in row]
        # Addresses are read and copied whole, so each has a line of its own.
        lists = [
            cell.replace(", ", "\n") if key in ("stated_in", "page") else cell
            for key, cell in zip(table.columns, cells, strict=True)
        ]
        grid.add_row(*map(Text, lists))
    console.print(grid)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()).strip("\n") + "\n"


def printable(text: str) -> str:
    """Text without the control and direction characters by which a label could rewrite a screen.

    Line feeds stay, and a tab is a space.
    """
    return "".join(
        character
        if character == "\n" or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp")
        else "\N{REPLACEMENT CHARACTER}"
        for character in text.replace("\r\n", "\n").replace("\t", " ")
    )
