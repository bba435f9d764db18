"""keikaku query [FILE|-]: SPARQL."""

from __future__ import annotations

import click

from keikaku.commands import completing, languages, options, output
from keikaku.commands.options import Access


@click.command()
@click.argument("file", default="-", shell_complete=completing.files)
@options.store_options
@options.format_option("solutions", "triples", usual="table on a terminal, else csv; of triples turtle")
@options.language_option
@options.cite_option()
def query(file: str, access: Access, form: str | None, lang: str | None, cite: bool) -> None:
    """Run a SPARQL query.

    FILE holds the query, or is its text; "-" is read from standard input, which is the default.
    SELECT and ASK print a table, CSV, TSV, SPARQL results JSON, JSON Lines, Markdown or an HTML page; CONSTRUCT
    and DESCRIBE print Turtle, N-Triples or JSON-LD. Prefixes that everybody knows need no declaration, nor those that
    the opened files declare. The default graph is the union of all graphs, and GRAPH ?passage { … } names the passage
    that states the pattern; FROM chooses among the graphs that are there. Queries only read: updates are refused, and
    SERVICE is an endpoint's to answer (--store URL).

    \b
    keikaku query 'SELECT ?thing ?name { ?thing <http://purl.org/dc/terms/title> ?name } LIMIT 5'
    keikaku query my-question.rq --format json
    """

    text = options.query_text(file)
    language = lang or languages.default_language()

    def work() -> tuple[list[str], str]:
        from keikaku.render.rows import sparql_views
        from keikaku.services.data import query
        from keikaku.services.releases import citing

        session = access.session(everything=True)
        checked = query.read(session, text)
        answer = sparql_views.view(query.query(session, text), checked.prefixes)
        said, beside = output.cited_text(
            answer, form, language, citing.query(session, access.store, text) if cite else None
        )
        return [*output.prefixes(query.taken(checked), language), *beside], said

    output.write_with(*access.within(work))
