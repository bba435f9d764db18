"""keikaku query [FILE|-]: SPARQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keikaku.commands import completing, deadline, languages, options, output

if TYPE_CHECKING:
    from keikaku.records import Answer


@click.command()
@click.argument("file", default="-", shell_complete=completing.files)
@options.store_options
@options.format_option("solutions", "triples", usual="table on a terminal, else csv; of triples turtle")
@options.language_option
def query(file: str, store: str | None, engine: str, timeout: float, form: str | None, lang: str | None) -> None:
    """Run a SPARQL query.

    FILE holds the query, or is its text; "-" is read from standard input, which is the default.
    SELECT and ASK print a table, CSV, TSV, SPARQL results JSON, JSON Lines, Markdown or an HTML page; CONSTRUCT
    and DESCRIBE print Turtle, N-Triples or JSON-LD. The default graph is the union of all graphs, and
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
    from keikaku.render.rows import sparql_views

    output.show(sparql_views.view(answer), form, lang or languages.default_language())
