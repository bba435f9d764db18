"""keikaku network [NAME]: the collaboration network as one HTML file."""

from __future__ import annotations

import re
import sys
import webbrowser
from pathlib import Path

import click

from keikaku.commands import deadline, options, output


@click.command()
@click.argument("name", required=False)
@click.option(
    "-o", "--output", "target", type=click.Path(path_type=Path), metavar="FILE",
    help="Where to write.  [default: network.html or network-NAME.html here; - is standard output]",
)  # fmt: skip
@click.option("--open/--no-open", "show", default=None, help="Open it in the browser.  [default: on a terminal]")
@options.store_options
@options.language_option
@options.explain_option
def network(
    name: str | None, target: Path | None, show: bool | None, store: str | None, engine: str, timeout: float,
    lang: str | None, explain: bool,
) -> None:  # fmt: skip
    """Draw who works with whom: the whole plan, or around one thing.

    Writes one HTML file that needs nothing else, no server and no network, and prints its name. NAME is any
    spelling of a name, an address or an IRI; "-" is read from standard input.

    \b
    keikaku network JETRO
    keikaku network "policy 6" -o policy6.html --no-open
    """
    name = options.given(name) if name is not None else None
    language = lang or options.language_of(name or "", None)

    def work() -> tuple[str, list[str]]:
        from keikaku.render import network_page
        from keikaku.services import load, network

        dataset = load.recorded(load.open_store(store, engine, timeout))
        return network_page.render(network.picture(dataset, name), language), dataset.asked

    page, asked = deadline.within(timeout, work)
    if explain:
        output.note_queries(asked)
    if target == Path("-"):
        output.write(page)
        return
    from keikaku.services.files import write_whole

    path = target or Path(_file_name(name))
    write_whole(path, page)
    output.write(f"{path}\n")
    if show or (show is None and sys.stdout.isatty()):
        webbrowser.open(path.resolve().as_uri())


def _file_name(name: str | None) -> str:
    """A file name of letters and digits, whatever the name holds."""
    plain = re.sub(r"[^\w]+", "-", name or "").strip("-")[:60].lower()
    return f"network-{plain}.html" if plain else "network.html"
