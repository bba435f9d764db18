"""keikaku serve: the graph over HTTP, for programs and browsers."""

from __future__ import annotations

import os
import re
from functools import partial
from typing import Any

import click

from keikaku.commands import completing, languages, options, output, reading_options, settings
from keikaku.errors import AskedWrongly, MissingLibrary
from keikaku.limits import SMALLEST, shown, size
from keikaku.records import Release
from keikaku.texts.catalogue import text as told

_LIBRARIES = ("starlette", "uvicorn", "h11")
_ANY = ("0.0.0.0", "::")
_HOST = re.compile(r"[A-Za-z0-9._-]+|\[?[0-9A-Fa-f:.]+\]?")
_ORIGIN = re.compile(r"https?://(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?")


def _memory(_context: click.Context, _parameter: click.Parameter, value: str) -> int:
    found = size(value)
    if found is None or found < SMALLEST:
        raise click.BadParameter(f"{value} is no size, or less than {shown(SMALLEST)}: write it as 500M or 2G.")
    return found


def _bytes(_context: click.Context, _parameter: click.Parameter, value: str) -> int:
    found = size(value)
    if found is None:
        raise click.BadParameter(f"{value} is no size: write it as 500K or 16M.")
    return found


def _hosts(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        if not _HOST.fullmatch(value):
            raise click.BadParameter(f"{value} is no name of a host: write it as plan.example.org, without port.")
    return values


def _proxies(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    import ipaddress

    for value in values:
        try:
            ipaddress.ip_network(value)
        except ValueError:
            raise click.BadParameter(
                f"{value} is no address of a proxy: write it as 10.0.0.2, or a network as 10.0.0.0/24."
            ) from None
    return values


def _origins(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    found = tuple(value.lower().removesuffix("/") for value in values)
    for value in found:
        if value != "*" and not _ORIGIN.fullmatch(value):
            raise click.BadParameter(f"{value} is no origin: write it as https://example.org, or * for all.")
    return found


@click.command()
@options.store_option
@click.option(
    "--plan", multiple=True, metavar="ID", shell_complete=completing.plans,
    help="The plans that a question means which names none.  [default: those of the store's main plan]",
)  # fmt: skip
@reading_options.reading_options
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 is any that is free."
)
@click.option(
    "--allow-host", multiple=True, metavar="NAME", callback=_hosts,
    help="A name by which the server may be called, beside those of this machine; as often as wanted.",
)  # fmt: skip
@click.option(
    "--cors-origin", multiple=True, metavar="ORIGIN", callback=_origins,
    help="Whose pages may read: https://example.org, or * for all; as often as wanted.  [default: nobody's]",
)  # fmt: skip
@click.option(
    "--trust-proxy", multiple=True, metavar="ADDRESS", callback=_proxies,
    help="A proxy, or a network of them, that is believed on whose behalf it asks (X-Forwarded-For, "
    "X-Forwarded-Proto); as often as wanted.",
)  # fmt: skip
@click.option(
    "--deadline", type=click.FloatRange(0.1, 3600), default=10.0, show_default=True, metavar="SECONDS",
    help="After which an answer is given up.",
)  # fmt: skip
@click.option(
    "--workers", type=click.IntRange(1, 256), metavar="COUNT",
    help="How many short answers are worked out at once.  [default: the number of processors]",
)  # fmt: skip
@click.option("--memory", default="512M", show_default=True, callback=_memory, metavar="SIZE", help="Of an answer.")
@click.option(
    "--max-rows", type=click.IntRange(1, 10**7), default=100_000, show_default=True, metavar="COUNT",
    help="Rows or triples of an answer; whoever asks for more is told so.",
)  # fmt: skip
@click.option(
    "--max-answer", default="16M", show_default=True, callback=_bytes, metavar="SIZE", help="The text of an answer."
)
@click.option(
    "--max-connections", type=click.IntRange(8, 10**5), default=512, show_default=True, metavar="COUNT",
    help="Connections at once.",
)  # fmt: skip
@options.language_option
def serve(
    store: tuple[str, ...], plan: tuple[str, ...], host: str, port: int, allow_host: tuple[str, ...],
    cors_origin: tuple[str, ...], trust_proxy: tuple[str, ...], deadline: float, workers: int | None, memory: int,
    max_rows: int, max_answer: int, max_connections: int, lang: str | None, **read: Any,
) -> None:  # fmt: skip
    """Serve the graph over HTTP: a SPARQL endpoint, its description, and the explorer.

    SPARQL 1.1 Protocol at /sparql, for reading alone; what the endpoint holds at /.well-known/void; the explorer at /.
    Every query is answered in a process of its own that is ended where it takes too long or too much. Answers are
    those of --store as it is when the server starts. Standard error has a line of JSON for each request. SIGTERM and
    Ctrl-C end the server once the answers that were begun are given.

    \b
    keikaku serve
    keikaku serve --store kawasaki.store --port 8080
    keikaku serve --host 0.0.0.0 --allow-host plan.example.org --cors-origin '*'
    """
    if "-" in store:
        raise AskedWrongly("a server cannot be given its data on standard input", "write them into a file")
    if not hasattr(os, "fork"):
        raise AskedWrongly("serve needs a system that copies processes: Linux, macOS", "on Windows: in WSL")
    try:
        from keikaku.web import server
        from keikaku.web.bounds import Bounds
    except ImportError as problem:
        library = (problem.name or "").partition(".")[0]
        if library not in _LIBRARIES:
            raise
        raise MissingLibrary(f"{library} is not installed", "pip install 'keikaku[serve]'") from None
    from keikaku.services.session import opening, readings

    language = lang or languages.default_language()
    reading = readings.reading(*(read[name] for name in reading_options.NAMES))
    bounds = Bounds(
        seconds=deadline, memory=memory, rows=max_rows, answer=max_answer, connections=max_connections,
        hosts=allow_host, origins=cors_origin, **({"workers": workers} if workers else {}),
    )  # fmt: skip
    open_it = partial(
        opening.open_session, store, timeout=deadline, plans=plan, reading=reading, headers=settings.headers
    )  # fmt: skip

    def ready(address: str, release: Release | None, confined: bool) -> None:
        data = (
            told("serving.of_release", language, **release._asdict())
            if release
            else told("serving.of_no_release", language)
        )
        output.note(told("serving.ready", language, address=address, data=data))
        if host in _ANY and not allow_host:
            output.note(told("serving.unnamed", language))
        if not confined:
            output.note(told("serving.unconfined", language))

    server.serve(open_it, bounds, host, port, trust_proxy, language, ready)
