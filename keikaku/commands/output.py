"""Sends an answer to standard output in the format that was asked for."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from pathlib import Path

import click

from keikaku.commands import paging
from keikaku.records import Table

MAX_LINE = 1000  # characters of a message: an argument that is repeated in it may have any length


def chosen(form: str | None) -> str:
    """The format: the one named, else a table on a terminal and CSV in a pipe or file."""
    return form or ("table" if sys.stdout.isatty() else "csv")


def write_table(table: Table, form: str, language: str, head: str = "") -> None:
    """Print a table as table, csv, tsv, jsonl or markdown; ``head`` stands above one for people."""
    write((head if form == "table" else "") + table_text(table, form, language))


def table_text(table: Table, form: str, language: str) -> str:
    """A table as table (of the terminal's width), csv, tsv, jsonl or markdown."""
    if form == "table":
        from keikaku.render.rows import table as tables

        return tables.render(table, language, shutil.get_terminal_size((100, 24)).columns, in_colour())
    if form in ("csv", "tsv"):
        from keikaku.render.rows import delimited

        return delimited.render_csv(table) if form == "csv" else delimited.render_tsv(table)
    if form == "markdown":
        from keikaku.render.rows import markdown

        return markdown.render(table, language)
    from keikaku.render.rows import json_text

    return json_text.render_table_lines(table)


def in_colour() -> bool:
    """Whether standard output takes colours: a terminal that can show them, and nobody who minds (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def write_json(value: object) -> None:
    """Print one JSON object."""
    from keikaku.render.rows import json_text

    write(json_text.render(value))


def write(text: str) -> None:
    """Print text as it is, byte for byte; on a terminal that it does not fit on, through a pager."""
    pager = paging.pager_for(text)
    if pager:
        paging.page(text, pager)
    else:
        sys.stdout.write(text)


def note(text: str) -> None:
    """Say something to the person, beside the data and in its order."""
    sys.stdout.flush()
    tell(f"{text}\n")


def tell(text: str) -> None:
    """Put text on standard error: no control characters, no endless lines, and no failure where that is closed."""
    from keikaku.render.rows.table import printable

    lines = (_shortened(line) for line in text.split("\n"))
    with contextlib.suppress(OSError):
        click.echo(printable("\n".join(lines)), err=True, nl=False)


def _shortened(line: str) -> str:
    """The line without its middle where it is too long: what is wrong is said after the argument."""
    half = MAX_LINE // 2
    return line if len(line) <= MAX_LINE else f"{line[: half - 1]}…{line[-half:]}"


def note_queries(texts: list[str]) -> None:
    """Say which SPARQL was asked, each text once and in order."""
    note("\n\n".join(dict.fromkeys(text.strip() for text in texts)))


def deliver(text: str, target: Path | None, usual: Path | None, show: bool | None) -> None:
    """Write a text to a file, whole or not at all, and print its name; or to standard output.

    target: as asked for, ``-`` being standard output. usual: the page's file where none is named; None where the
    text is no page, which goes to standard output and is not shown. show: whether the browser opens the page; None:
    on a terminal.
    """
    if target == Path("-") or (target is None and usual is None):
        write(text)
        return
    from keikaku.services.data.whole_files import write_whole

    path = target or usual or Path()
    write_whole(path, text)
    write(f"{path}\n")
    if usual and (show or (show is None and sys.stdout.isatty())):
        import webbrowser

        webbrowser.open(path.resolve().as_uri())
