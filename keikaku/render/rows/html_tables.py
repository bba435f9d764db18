"""Rows as HTML: one page for people that needs nothing else and runs no script, or a table alone for a notebook."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from keikaku.records import Cell, Foreign, Table, is_japanese
from keikaku.render.html_page import asset, clean, policy, templates, verbatim
from keikaku.texts import catalogue
from keikaku.views import Tabular

if TYPE_CHECKING:
    from markupsafe import Markup

_NUMBER = re.compile(r"[-+−]?[0-9][0-9,]*(?:\.[0-9]+)?%?")
_LATIN = re.compile(r"[A-Za-z\u00aa-\u024f]")


class _Text(NamedTuple):
    text: str
    lang: str | None  # where it is not that of the page


class _Column(NamedTuple):
    heading: _Text
    number: bool  # whether all that it holds is numbers


def render(view: Tabular, language: str) -> str:
    """A page with the title, the notes and the tables of an answer.

    The same answer gives the same text, byte for byte, to be written as UTF-8.
    """
    title, style = view.title(language), asset("colours.css") + asset("rows.css")
    found = view.tables(language)
    tables = [table for table in found if table.rows]
    captions = [(table.title.best(language) if table.title else None) or title for table in tables]
    return templates().from_string(asset("rows.html.j2")).render(
        language=language,
        policy=policy([], style),
        style=verbatim(style),
        title=_said(title, language),
        notes=[note for text in view.notes(language) if (note := _said(text, language)).text],
        empty=catalogue.text("rows.none", language) if found and not tables else None,
        tables=[
            table_html(table, language, caption, f"rows-{number}")
            for number, (table, caption) in enumerate(zip(tables, captions, strict=True), 1)
        ],
    )  # fmt: skip


def table_html(table: Table, language: str, caption: str = "", id_: str = "") -> Markup:
    """The table alone; what stands in its first column names a row.

    id_: of the caption. With one, texts carry marks between their phrases, which a notebook would not understand.
    """
    from markupsafe import Markup

    cells = [[_cell(cell, language) for cell in row] for row in table.rows]
    columns = [
        _Column(_said(heading.best(language) or key, language), _is_numbers([row[place].text for row in cells]))
        for place, (key, heading) in enumerate(zip(table.columns, table.headings, strict=True))
    ]
    template = templates().from_string(asset("table.html.j2"))
    # Markup: the template escapes all that it is given.
    return Markup(template.render(columns=columns, rows=cells, caption=_said(caption, language), id=id_))


def _cell(cell: Cell, language: str) -> _Text:
    if isinstance(cell, Foreign):
        return _Text(clean(cell.tagged), cell.language)
    return _said("" if cell is None else str(cell), language)


def _is_numbers(texts: list[str]) -> bool:
    filled = [text for text in texts if text]
    return bool(filled) and all(map(_NUMBER.fullmatch, filled))


def _said(text: str, language: str) -> _Text:
    plain = clean(text)
    return _Text(plain, "ja" if language != "ja" and is_japanese(plain) and _is_mostly_so(plain) else None)


def _is_mostly_so(text: str) -> bool:
    """Whether a text that has Japanese in it is to be read as Japanese: most of its letters are."""
    latin = len(_LATIN.findall(text))
    return 2 * latin < sum(map(str.isalpha, text))
