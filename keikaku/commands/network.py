"""keikaku network [NAME]...: the collaboration network as one HTML file, or its links as data."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from keikaku.commands import completing, deadline, languages, options, output, paging
from keikaku.errors import AskedWrongly
from keikaku.records import Picture

if TYPE_CHECKING:
    from keikaku.services.networks.network import Network


FORMATS = ("html", *options.TABLE_FORMATS)


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME]...", shell_complete=completing.things)
@click.option(
    "--query", "file", metavar="FILE|-", shell_complete=completing.files,
    help="Draw what a SPARQL query finds: a file, its text, or standard input.",
)  # fmt: skip
@click.option(
    "--run", "catalogued", metavar="QUERY", shell_complete=completing.queries,
    help="Draw what a query of the catalogue finds.",
)  # fmt: skip
@options.parameters_option
@options.page_options("network.html or network-NAME.html")
@options.store_options
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="html", show_default=True,
    help="The page, or the links as data on standard output.",
)  # fmt: skip
@paging.no_pager_option
@options.language_option
@options.explain_option
def network(
    names: tuple[str, ...], file: str | None, catalogued: str | None, parameters: tuple[tuple[str, str], ...],
    target: Path | None, show: bool | None, store: str | None, engine: str, timeout: float,
    form: str, lang: str | None, explain: bool,
) -> None:  # fmt: skip
    """Draw who works with whom: all plans, around one thing or several, or what a query finds.

    Writes one HTML file that needs nothing else, no server and no network, and prints its name. NAME is any
    spelling of a name, an address or an IRI, of a thing, a policy, a whole plan; "-" is read from standard input.
    With another --format, the links. Of a query the things in its rows are drawn, with what the graph states
    between them or says of one in a part of the other; where it has the columns ?from and ?to, its rows are the links.

    \b
    keikaku network JETRO
    keikaku network "policy 6" -o policy6.html --no-open
    keikaku network KSP KIIP --format csv
    keikaku network --run facilities-across-policies
    """
    if bool(names) + (file is not None) + (catalogued is not None) > 1:
        raise AskedWrongly("names, --query and --run are three ways to say what to draw", "give one of them")
    if parameters and catalogued is None:
        raise AskedWrongly("-p sets a parameter of a query of the catalogue", "name the query with --run")
    names = tuple(options.given(name) for name in names)
    values = options.values(parameters)
    language = languages.language_of(" ".join((*names, *values.values())), lang)
    text = options.query_text(file) if file is not None else None

    def work() -> tuple[Picture | Network, list[str]]:
        from keikaku.services.networks import answer, network
        from keikaku.services.session import opening

        session = opening.open_session(store, engine, timeout, explain=explain)
        if text is not None:
            found = answer.of_query(session, text)
        elif catalogued is not None:
            found = answer.of_run(session, catalogued, values, language)
        else:
            found = network.network(session, *names)
        return network.drawn(found) if form == "html" else found, session.asked

    found, asked = deadline.within(timeout, work)
    if explain:
        output.note_queries(asked)
    written = _text(found, form, language)
    usual = Path(_file_name(catalogued or ("query" if text is not None else " ".join(names))))
    output.deliver(written, target, usual if form == "html" else None, show)


def _text(found: Picture | Network, form: str, language: str) -> str:
    """The page, or the links in another format."""
    if isinstance(found, Picture):
        from keikaku.render.networks import network_page

        return network_page.render(found, language)
    from keikaku.services.networks import network

    if form == "json":
        from keikaku.render.rows import json_text

        return json_text.render(network.as_json(found))
    return output.table_text(network.as_table(found, language), form, language)


def _file_name(name: str) -> str:
    """A file name of letters and digits, whatever the name holds."""
    plain = re.sub(r"[^\w]+", "-", name).strip("-")[:60].lower()
    return f"network-{plain}.html" if plain else "network.html"
