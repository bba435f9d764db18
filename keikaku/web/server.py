"""The server itself: opens the data, takes the address, answers until it is asked to end."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Sequence
from functools import partial

from keikaku.errors import AskedWrongly
from keikaku.records import Release
from keikaku.services.session.session import Session
from keikaku.store import seccomp
from keikaku.web import app, explorer, gate
from keikaku.web.bounds import Bounds
from keikaku.web.connections import BoundServer
from keikaku.web.nursery import Setting
from keikaku.web.pool import Pool
from keikaku.web.serving import Serving
from keikaku.web.shapes import Shapes

BACKLOG = 2048


def serve(
    opening: Callable[[], Session], bounds: Bounds, host: str, port: int, trusted: Sequence[str], language: str,
    ready: Callable[[str, Release | None, bool], None],
) -> None:  # fmt: skip
    """Serve until SIGTERM or SIGINT.

    opening: opens the data, in another process; can be pickled. port: 0 for any that is free. trusted: addresses of
    proxies that say on whose behalf they ask. language: of the page that is made ready first. ready: told the server's
    address, the release, and whether the system confines workers, once it answers.
    Raises what ``opening`` raises, and AskedWrongly for an address that cannot be had.
    """
    with _listening(host, port) as listening:
        name, number = listening.getsockname()[:2]
        bounds = bounds._replace(hosts=gate.names((*bounds.hosts, host, name)))
        pool = Pool(Setting(opening, bounds, app.preload()))
        try:
            told = partial(ready, f"http://{gate.names([name])[0]}:{number}/", pool.nursery.release, seccomp.is_known())
            asyncio.run(_run(Serving(pool), listening, trusted, language, told))
        finally:
            pool.close()


async def _run(
    serving: Serving, listening: socket.socket, trusted: Sequence[str], language: str, ready: Callable[[], None]
) -> None:
    preparing = asyncio.ensure_future(explorer.prepare(serving, language))
    try:
        server = BoundServer(app.application(serving), serving.bounds, trusted, serving.memo, Shapes(serving), ready)
        await server.serve([listening])
    finally:
        preparing.cancel()
        await asyncio.gather(preparing, return_exceptions=True)


def _listening(host: str, port: int) -> socket.socket:
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[
            0
        ]
        listening = socket.socket(family, kind)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(address)
            listening.listen(BACKLOG)
            listening.setblocking(False)
        except OSError:
            listening.close()
            raise
    except (OSError, UnicodeError) as problem:
        why = getattr(problem, "strerror", None) or "there is no such name"
        raise AskedWrongly(f"{host} port {port} cannot be had: {why}", "give another --port, or --host") from None
    return listening
