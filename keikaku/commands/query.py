"""keikaku query [FILE|-]: SPARQL."""

from __future__ import annotations

import click

from keikaku.commands import completing, languages, options, output
from keikaku.commands.options import Access
from keikaku.texts.catalogue import text as told


@click.command()
@click.argument("file", default="-", shell_complete=completing.files)
@options.store_options
@options.format_option("solutions", "triples", usual="table on a terminal, else csv; of triples turtle")
@options.language_option
def query(file: str, access: Access, form: str | None, lang: str | None) -> None:
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
    notes: list[str] = []

    def work() -> str:
        from keikaku.render.rows import sparql_views
        from keikaku.services.data import query

        session = access.session(everything=True)
        answer = query.query(session, text)
        language = lang or languages.default_language()
        notes.extend(told(key, language) for key in session.given.remarks)
        return output.text_of(sparql_views.view(answer), form, language)

    answer = access.within(work)
    output.write_with(notes, answer)
