"""Every output format: which renderer writes which kind of answer. Importing this imports none of them.

A new format is a function here, which names the module that knows how, and a line in RENDERERS: in ROWS where it can
hold all that is rows, else with the kinds that it can hold. What ``--format`` and ``-o`` offer follows from the table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from keikaku import views
from keikaku.errors import AskedWrongly
from keikaku.records import Label
from keikaku.views import Tabular

if TYPE_CHECKING:
    from keikaku.render.explorer.explorer_view import ExplorerView
    from keikaku.render.indicators.indicators_view import IndicatorsView
    from keikaku.render.rows.sparql_views import BooleanView, SolutionsView, TriplesView
    from keikaku.views import Linked, View


class Medium(NamedTuple):
    """On what an answer will be read, and in which language (``ja`` or ``en``).

    Of a terminal: ``width`` in cells, whether it takes ANSI ``colour``, whether its characters have ``blocks`` (█).
    ``screen``: whether it is one, so that no text may reach it that could steer it. Else data stays as it is.
    """

    language: str
    width: int = 100
    colour: bool = False
    blocks: bool = True
    screen: bool = False


Renderer = Callable[[Any, Medium], str]
"""Writes a view of the kinds that it stands with in RENDERERS; the same view gives the same text."""


def _table(view: Tabular, medium: Medium) -> str:
    from keikaku.render.rows import text_tables

    return text_tables.rows(view, medium.language, medium.width, medium.colour)


def _table_with_headings(view: Tabular, medium: Medium) -> str:
    from keikaku.render.rows import text_tables

    return text_tables.whole(view, medium.language, medium.width, medium.colour)


def _table_with_title(view: Tabular, medium: Medium) -> str:
    from keikaku.render.rows import text_tables

    return text_tables.titled(view, medium.language, medium.width, medium.colour)


def _table_in_groups(view: Tabular, medium: Medium) -> str:
    from keikaku.render.rows import text_tables

    return text_tables.grouped(view, medium.language, medium.width, medium.colour)


def _table_with_captions(view: Tabular, medium: Medium) -> str:
    from keikaku.render.rows import text_tables

    return text_tables.captioned(view, medium.language, medium.width, medium.colour)


def _csv(view: Tabular, medium: Medium) -> str:
    from keikaku.render.rows import delimited

    return "\n".join(map(delimited.render_csv, view.tables(medium.language)))


def _tsv(view: Tabular, medium: Medium) -> str:
    from keikaku.render.rows import delimited

    return "\n".join(map(delimited.render_tsv, view.tables(medium.language)))


def _spreadsheet(view: Tabular, medium: Medium) -> str:
    from keikaku.render.rows import delimited

    tables = (delimited.render_spreadsheet(table, medium.language) for table in view.tables(medium.language))
    return "\N{BYTE ORDER MARK}" + "\r\n".join(tables)  # by that mark spreadsheets know UTF-8


def _json(view: Tabular | ExplorerView, _medium: Medium) -> str:
    from keikaku.render.rows import json_text

    return json_text.render(view.data())


def _json_lines(view: Tabular, medium: Medium) -> str:
    from keikaku.render.rows import json_text

    return json_text.render_lines(view.lines(medium.language))


def _markdown(view: Tabular, medium: Medium) -> str:
    from keikaku.render.rows import markdown

    return "\n".join(markdown.render(table, medium.language) for table in view.tables(medium.language))


def _markdown_with_title(view: Tabular, medium: Medium) -> str:
    from keikaku.render.rows import text_tables

    return text_tables.head(view, medium.language) + _markdown(view, medium)


def _html(view: Tabular, medium: Medium) -> str:
    from keikaku.render.rows import html_tables

    return html_tables.render(view, medium.language)


def _sparql_csv(view: SolutionsView, _medium: Medium) -> str:
    from keikaku.render.rows import sparql_results

    return sparql_results.render_csv(view.solutions)


def _sparql_tsv(view: SolutionsView, _medium: Medium) -> str:
    from keikaku.render.rows import sparql_results

    return sparql_results.render_tsv(view.solutions)


def _word(view: BooleanView, _medium: Medium) -> str:
    return f"{view.answer}\n".lower()


def _boolean_json(view: BooleanView, _medium: Medium) -> str:
    from keikaku.render.rows import json_text

    return json_text.render_lines([view.data()])


def _turtle(view: TriplesView, medium: Medium) -> str:
    from keikaku.render.rows import rdf

    return rdf.render(view.triples, "turtle", medium.screen, view.prefixes)


def _ntriples(view: TriplesView, medium: Medium) -> str:
    from keikaku.render.rows import rdf

    return rdf.render(view.triples, "ntriples", medium.screen, view.prefixes)


def _jsonld(view: TriplesView, medium: Medium) -> str:
    from keikaku.render.rows import rdf

    return rdf.render(view.triples, "jsonld", medium.screen, view.prefixes)


def _network_page(view: Linked, medium: Medium) -> str:
    from keikaku.render.networks import network_page

    return network_page.render(view.picture(), medium.language)


def _gexf(view: Linked, medium: Medium) -> str:
    from keikaku.render.networks import graph_files

    return graph_files.gexf(view.graph(), medium.language)


def _graphml(view: Linked, medium: Medium) -> str:
    from keikaku.render.networks import graph_files

    return graph_files.graphml(view.graph(), medium.language)


def _progress_blocks(view: IndicatorsView, medium: Medium) -> str:
    from keikaku.render.indicators import progress_text

    return progress_text.render(
        view.indicators, medium.language, medium.width, medium.colour, not medium.blocks, view.quotations
    )


def _progress_page(view: IndicatorsView, medium: Medium) -> str:
    from keikaku.render.indicators import progress_page

    return progress_page.render(view.indicators, medium.language, view.quotations)


def _progress_svg(view: IndicatorsView, medium: Medium) -> str:
    from keikaku.render.indicators import progress_svg

    return progress_svg.render(view.indicators, medium.language)


def _explorer_page(view: ExplorerView, _medium: Medium) -> str:
    from keikaku.render.explorer import page

    return page.render(view.data())


ROWS: dict[str, Renderer] = {
    "table": _table,
    "csv": _csv,
    "tsv": _tsv,
    "spreadsheet": _spreadsheet,
    "json": _json,
    "jsonl": _json_lines,
    "markdown": _markdown,
    "html": _html,
}
_SOLUTIONS = ROWS | {"csv": _sparql_csv, "tsv": _sparql_tsv}

RENDERERS: dict[str, dict[str, Renderer]] = {
    "rows": ROWS,
    "offers": ROWS | {"table": _table_with_captions},
    "sheet": ROWS | {"table": _table_with_title},
    "catalogue": ROWS | {"table": _table_in_groups},
    "description": ROWS | {"table": _table_with_title, "markdown": _markdown_with_title},
    "run": _SOLUTIONS,
    "solutions": _SOLUTIONS | {"table": _table_with_headings},
    "boolean": ROWS
    | {"table": _word, "csv": _word, "tsv": _word, "spreadsheet": _word, "markdown": _word, "json": _boolean_json},
    "triples": {"turtle": _turtle, "ntriples": _ntriples, "jsonld": _jsonld},
    "network": ROWS | {"html": _network_page, "gexf": _gexf, "graphml": _graphml},
    "indicators": ROWS | {"table": _progress_blocks, "html": _progress_page, "svg": _progress_svg},
    "explorer": {"html": _explorer_page, "json": _json},
}

# What comes where nothing is asked for; of other kinds a table on a terminal, CSV elsewhere.
USUAL = {"triples": "turtle", "network": "html", "explorer": "html", "description": "table"}

_PAGES = ("html",)

_OF_SPARQL = ("run", "solutions", "boolean")  # their JSON is that of SPARQL, which has no place for more
_LAST_LINE = {"table": "\n{}\n", "markdown": "\n{}\n", "turtle": "# {}\n", "ntriples": "# {}\n"}

# What is said of a format that was offered for another kind of answer.
_HELD = {
    "solutions": "SELECT and ASK answer with rows",
    "boolean": "SELECT and ASK answer with rows",
    "triples": "CONSTRUCT and DESCRIBE answer with triples",
}

_ENDINGS = {"md": "markdown", "htm": "html", "txt": "table"}


def formats(*kinds: str) -> tuple[str, ...]:
    """The formats that can hold answers of some kinds, each once, those of the first kind first."""
    return tuple(dict.fromkeys(form for kind in kinds for form in RENDERERS[kind]))


def render(view: View, form: str, medium: Medium) -> str:
    """An answer in a format. Raises AskedWrongly where the format cannot hold this kind of answer."""
    known = RENDERERS[view.kind]
    if form not in known:
        *others, last = known
        raise AskedWrongly(
            f"{_HELD[view.kind]}, which {form} cannot hold", f"use --format {', '.join(others)} or {last}"
        )
    text = known[form](view, medium)
    if not medium.screen:
        return text
    from keikaku.render.text import screen

    return screen.shown(text, form)


def cited(
    view: View, form: str, medium: Medium, line: Label, data: Mapping[str, object]
) -> tuple[str, bool]:  # fmt: skip
    """An answer in a format with the line that says of which data it is, and whether there was a place for that.

    data: what JSON has of it. Raises AskedWrongly as ``render`` does.
    """
    if isinstance(view, Tabular) and (form == "html" or (form == "json" and view.kind not in _OF_SPARQL)):
        return render(views.Cited(view, line, data), form, medium), True
    text = render(view, form, medium)
    if form not in _LAST_LINE:
        return text, False
    last = _LAST_LINE[form].format(line.best(medium.language))
    if not medium.screen:
        return text + last, True
    from keikaku.render.text import screen

    return text + screen.shown(last, form), True


def is_for_reading(form: str) -> bool:
    """Whether people read the format at a terminal, and may be asked something after it."""
    return form == "table"


def is_page(form: str) -> bool:
    """Whether a browser shows the format."""
    return form in _PAGES


def of_file(kind: str, path: Path) -> str | None:
    """The format that a file's ending asks for; ``None`` where it says nothing, or not of this kind."""
    ending = path.suffix.lower().removeprefix(".")
    form = _ENDINGS.get(ending, ending)
    return form if form in RENDERERS[kind] else None
