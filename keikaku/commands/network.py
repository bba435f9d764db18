"""keikaku network [NAME]...: the collaboration network as one HTML file, or its links as data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from keikaku.commands import completing, languages, options, output
from keikaku.commands.options import Access
from keikaku.errors import AskedWrongly
from keikaku.render import renderers
from keikaku.texts.catalogue import text as told

if TYPE_CHECKING:
    from keikaku.services.networks.network import Network
    from keikaku.services.releases.citing import Cited
    from keikaku.services.session.session import Session


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
@options.format_option("network", usual="as the file's ending, else html")
@options.language_option
@options.explain_option
@options.cite_option()
def network(
    names: tuple[str, ...], file: str | None, catalogued: str | None, parameters: tuple[tuple[str, str], ...],
    target: Path | None, show: bool | None, access: Access, form: str | None, lang: str | None, explain: bool,
    cite: bool,
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
    form = output.chosen("network", form, target)
    usual = Path(_file_name(catalogued or ("query" if text is not None else " ".join(names))))
    place = output.place(form, target, usual)
    medium = output.medium(language, place)

    def work() -> tuple[str, list[str], Network]:
        from keikaku.services.networks import answer, network
        from keikaku.services.networks.network_view import NetworkView

        # As with `query`, all that was opened is asked.
        session = access.session(explain=explain, everything=text is not None)
        if text is not None:
            found = answer.of_query(session, text)
        elif catalogued is not None:
            found = answer.of_run(session, catalogued, values, language)
        else:
            found = network.network(session, *names)
        notes = [output.queries(session.asked)] if explain else []
        if cite:
            notes.append(_cited(session, access.store, names, text, catalogued, values).line.best(language) or "")
        return renderers.render(NetworkView(found), form, medium), notes, found

    written, notes, found = access.within(work)
    for note in notes:
        output.note(note)
    if found.left_out:
        from keikaku.services.networks.anything import MOST

        output.note(told("networks.left_out", language, count=found.left_out, most=MOST))
    if found.to_self:
        output.note(told("networks.to_self", language, count=found.to_self))
    output.deliver(written, form, place, show)


def _cited(
    session: Session, store: tuple[str, ...], names: tuple[str, ...], text: str | None, catalogued: str | None,
    values: Mapping[str, str],
) -> Cited:  # fmt: skip
    from keikaku.services.releases import citing

    if text is not None:
        return citing.query(session, store, text)
    if catalogued is not None:
        return citing.run(session, store, catalogued, values)
    return citing.network(session, store, names)


def _file_name(name: str) -> str:
    """A file name of letters and digits, whatever the name holds."""
    plain = re.sub(r"[^\w]+", "-", name).strip("-")[:60].lower()
    return f"network-{plain}.html" if plain else "network.html"
