"""Standard input and output until both are done: what was asked before the input ended is answered before the end.

The library's own way drops whatever is being worked out at that moment: `echo … | keikaku mcp` had no answer.
"""

from __future__ import annotations

from typing import Any

import anyio
from anyio.streams.memory import MemoryObjectReceiveStream, MemoryObjectSendStream
from mcp.server import Server
from mcp.server.stdio import stdio_server
from mcp.shared.message import SessionMessage

_CANCELLED = "notifications/cancelled"


async def serve(server: Server[dict[str, Any]]) -> None:
    """Serve the one client, until it has closed its end and has its answers."""
    heard, hears = anyio.create_memory_object_stream[SessionMessage | Exception](0)
    says, said = anyio.create_memory_object_stream[SessionMessage](0)
    waiting = _Waiting()
    async with stdio_server() as (read, write), anyio.create_task_group() as tasks:
        tasks.start_soon(_hear, read, heard, waiting)
        tasks.start_soon(_say, said, write, waiting)
        await server.run(hears, says, server.create_initialization_options())
        tasks.cancel_scope.cancel()


class _Waiting:
    """The requests that are not answered, and whoever waits for that."""

    def __init__(self) -> None:
        self._open: set[object] = set()
        self._changed = anyio.Event()

    def asked(self, message: Any) -> None:
        """A message of the client: a request, or that it does not wait for one any more."""
        if (method := getattr(message, "method", None)) is None:
            return
        if method == _CANCELLED:
            self._close((message.params or {}).get("requestId"))
        elif (number := getattr(message, "id", None)) is not None:
            self._open.add(number)

    def answered(self, message: Any) -> None:
        """A message of the server."""
        if not hasattr(message, "method"):
            self._close(message.id)

    def _close(self, number: object) -> None:
        self._open.discard(number)
        self._changed.set()

    async def all_answered(self) -> None:
        """Waits until no request is open."""
        while self._open:
            self._changed = anyio.Event()
            await self._changed.wait()


async def _hear(read: Any, heard: MemoryObjectSendStream[SessionMessage | Exception], waiting: _Waiting) -> None:
    async with heard:
        async for one in read:
            if isinstance(one, SessionMessage):
                waiting.asked(one.message)
            await heard.send(one)
        await waiting.all_answered()


async def _say(said: MemoryObjectReceiveStream[SessionMessage], write: Any, waiting: _Waiting) -> None:
    async with write:
        async for one in said:
            await write.send(one)
            waiting.answered(one.message)
