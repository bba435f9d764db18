"""keikaku query [FILE|-]: SPARQL."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from keikaku.commands import completing, deadline, languages, options, output
from keikaku.errors import AskedWrongly
from keikaku.records import Solutions

if TYPE_CHECKING:
    from keikaku.records import Answer, Triple

GRAPH_FORMATS = ("turtle", "ntriples", "jsonld")


@click.command()
@click.argument("file", default="-", shell_complete=completing.files)
@options.store_options
@options.format_option((*options.TABLE_FORMATS, *GRAPH_FORMATS))
@options.language_option
def query(file: str, store: str | None, engine: str, timeout: float, form: str | None, lang: str | None) -> None:
    """Run a SPARQL query.

    FILE holds the query, or is its text; "-" is read from standard input, which is the default.
    SELECT and ASK print a table, CSV, TSV, SPARQL results JSON, JSON Lines or Markdown; CONSTRUCT and
    DESCRIBE print Turtle, N-Triples or JSON-LD. The default graph is the union of all graphs, and
    GRAPH ?passage { … } names the passage that states the pattern. Queries only read, and only here:
    SERVICE, FROM and updates are refused.

    \b
    keikaku query 'SELECT ?thing ?name { ?thing <http://purl.org/dc/terms/title> ?name } LIMIT 5'
    keikaku query my-question.rq --format json
    """

    text = options.query_text(file)

    def work() -> Answer:
        from keikaku.services.data import query
        from keikaku.services.session import opening

        return query.query(opening.open_session(store, engine, timeout), text)

    answer = deadline.within(timeout, work)
    if isinstance(answer, list):
        _write_triples(answer, form or "turtle")
    else:
        _write_rows(answer, output.chosen(form), lang or languages.default_language())


def _write_triples(triples: list[Triple], form: str) -> None:
    if form not in GRAPH_FORMATS:
        raise AskedWrongly(
            f"CONSTRUCT and DESCRIBE answer with triples, which {form} cannot hold",
            _use(GRAPH_FORMATS),
        )
    from keikaku.render.rows import rdf

    text = rdf.render(triples, form)
    output.write(text if text.endswith("\n") or not text else f"{text}\n")  # JSON-LD comes without its line feed


def _use(formats: Sequence[str]) -> str:
    return f"use --format {', '.join(formats[:-1])} or {formats[-1]}"


def _write_rows(answer: Solutions | bool, form: str, language: str) -> None:
    from keikaku.render.rows import json_text, sparql_results

    if form in GRAPH_FORMATS:
        raise AskedWrongly(
            f"SELECT and ASK answer with rows, which {form} cannot hold",
            _use(options.TABLE_FORMATS),
        )
    if form == "json":
        output.write(sparql_results.render_json(answer))
    elif isinstance(answer, bool):
        output.write(json_text.render_lines([{"boolean": answer}]) if form == "jsonl" else f"{answer}\n".lower())
    elif form == "csv":
        output.write(sparql_results.render_csv(answer))
    elif form == "tsv":
        output.write(sparql_results.render_tsv(answer))
    elif form == "jsonl":
        output.write(json_text.render_lines(sparql_results.as_objects(answer)))
    else:
        output.write_table(sparql_results.as_table(answer), form, language)
