"""keikaku network [NAME]: the collaboration network as one HTML file, or its links as data."""

from __future__ import annotations

import re
import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from keikaku.commands import completing, deadline, options, output, paging
from keikaku.records import Picture

if TYPE_CHECKING:
    from keikaku.services.network import Network


FORMATS = ("html", *options.TABLE_FORMATS)


@click.command()
@click.argument("name", required=False, shell_complete=completing.things)
@click.option(
    "-o", "--output", "target", type=click.Path(path_type=Path), metavar="FILE",
    help="Where to write.  [default: network.html or network-NAME.html here; - is standard output]",
)  # fmt: skip
@click.option("--open/--no-open", "show", default=None, help="Open it in the browser.  [default: on a terminal]")
@options.store_options
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="html", show_default=True,
    help="The page, or the links as data on standard output.",
)  # fmt: skip
@paging.no_pager_option
@options.language_option
@options.explain_option
def network(
    name: str | None, target: Path | None, show: bool | None, store: str | None, engine: str, timeout: float,
    form: str, lang: str | None, explain: bool,
) -> None:  # fmt: skip
    """Draw who works with whom: the whole plan, or around one thing.

    Writes one HTML file that needs nothing else, no server and no network, and prints its name. NAME is any
    spelling of a name, an address or an IRI; "-" is read from standard input. With another --format, the links.

    \b
    keikaku network JETRO
    keikaku network --format csv
    keikaku network "policy 6" -o policy6.html --no-open
    """
    name = options.given(name) if name is not None else None
    language = lang or options.language_of(name or "", None)

    def work() -> tuple[Picture | Network, list[str]]:
        from keikaku.services import load, network

        dataset = load.recorded(load.open_store(store, engine, timeout))
        ask = network.picture if form == "html" else network.network
        return ask(dataset, name), dataset.asked

    found, asked = deadline.within(timeout, work)
    if explain:
        output.note_queries(asked)
    text = _text(found, form, language)
    if target == Path("-") or (target is None and form != "html"):
        output.write(text)
        return
    from keikaku.services.files import write_whole

    path = target or Path(_file_name(name))
    write_whole(path, text)
    output.write(f"{path}\n")
    if form == "html" and (show or (show is None and sys.stdout.isatty())):
        webbrowser.open(path.resolve().as_uri())


def _text(found: Picture | Network, form: str, language: str) -> str:
    """The page, or the links in another format."""
    if isinstance(found, Picture):
        from keikaku.render import network_page

        return network_page.render(found, language)
    from keikaku.services import network

    if form == "json":
        from keikaku.render import json_text

        return json_text.render(network.as_json(found))
    return output.table_text(network.as_table(found, language), form, language)


def _file_name(name: str | None) -> str:
    """A file name of letters and digits, whatever the name holds."""
    plain = re.sub(r"[^\w]+", "-", name or "").strip("-")[:60].lower()
    return f"network-{plain}.html" if plain else "network.html"
