"""The server over standard input and output, or over HTTP on this machine."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

import anyio
import uvicorn
from mcp.server import Server

from keikaku.assistants import draining
from keikaku.errors import AskedWrongly

HOST = "127.0.0.1"
PATH = "/mcp"
_MOST_BODY = 2**20  # bytes of a request
_CONNECTIONS, _IDLE = 64, 30  # at once; seconds


def over_stdio(server: Server[dict[str, Any]]) -> None:
    """Serves the one client that has started the process, until it has closed its end and has its answers."""
    anyio.run(draining.serve, server)


class _Server(uvicorn.Server):
    """One that says when it listens and signals are its own: who was told earlier could be turned away."""

    def __init__(self, config: uvicorn.Config, listens: Callable[[], None]) -> None:
        super().__init__(config)
        self._listens = listens

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if not self.should_exit:
            self._listens()


def over_http(server: Server[dict[str, Any]], port: int, begun: Callable[[str], None]) -> None:
    """Serves clients on this machine until it is asked to end.

    port: 0 for any that is free. begun: is told the address, once it listens. Raises AskedWrongly for a port that is
    taken.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
    except OSError as problem:
        listening.close()
        raise AskedWrongly(
            f"{HOST}:{port} cannot be listened on: {problem.strerror}", "give another --port, or 0 for any"
        ) from None
    # Without sessions of the protocol nothing is kept between two requests; Host and Origin are those of this machine.
    app = server.streamable_http_app(
        streamable_http_path=PATH, stateless_http=True, json_response=True, max_request_body_size=_MOST_BODY, host=HOST
    )
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, limit_concurrency=_CONNECTIONS, timeout_keep_alive=_IDLE,
        timeout_graceful_shutdown=5, lifespan="on", server_header=False, ws="none",
    )  # fmt: skip
    address = f"http://{HOST}:{listening.getsockname()[1]}{PATH}"
    _Server(config, lambda: begun(address)).run(sockets=[listening])
