"""keikaku mcp: the graph for assistants, by the Model Context Protocol."""

from __future__ import annotations

from pathlib import Path

import click

from keikaku.commands import options, output, settings
from keikaku.commands.options import Access
from keikaku.errors import MissingLibrary


@click.command()
@click.option("--http", is_flag=True, help="Serve by HTTP on this machine, not on standard input and output.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="Of --http; 0 is any that is free."
)
@options.store_options
@options.source_option
def mcp(http: bool, port: int, access: Access, source: Path | None) -> None:
    """Serve assistants by the Model Context Protocol.

    A program that has an assistant starts it, and speaks with it on standard input and output; or it runs by itself and
    is asked by HTTP. Tools: ask, search, show, run, passages, sparql; all only read. --timeout and --memory hold for
    each call. With --source the plan's own words stand beside passages. Needs: pip install 'keikaku[mcp]'.

    \b
    keikaku mcp
    keikaku mcp --http --port 8765
    """
    try:
        from keikaku.assistants import server, serving
    except ModuleNotFoundError as problem:
        if (problem.name or "").partition(".")[0] == "keikaku":
            raise
        raise MissingLibrary(f"{problem.name} is not installed", "pip install 'keikaku[mcp]'") from None
    from keikaku.assistants.rows import Data
    from keikaku.services.passages import quotations

    session = access.session(source=source or settings.source())
    access.tell()
    data = Data(session, quotations.quotations(session))
    served = server.server(server.Assistant(data, access.limits))
    if http:
        serving.over_http(served, port, lambda address: output.note(address))
    else:
        serving.over_stdio(served)
