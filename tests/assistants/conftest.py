"""A server over HTTP that all tests of the room ask, and a way to ask it by the library of the protocol."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import TypeVar

import pytest
from mcp import Client

T = TypeVar("T")

SECONDS = 5  # that a call to the server may take


class Served:
    """A server that was started, and where it listens."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process, self.address = process, address

    def asked(self, work: Callable[[Client], Awaitable[T]]) -> T:
        """What comes of work with a client that is connected."""

        async def connected() -> T:
            async with Client(self.address) as client:
                return await work(client)

        return asyncio.run(connected())


def begin(*options: str) -> Served:
    """A server on a free port of this machine."""
    process = subprocess.Popen(
        [sys.executable, "-m", "keikaku", "mcp", "--http", "--port", "0", *options],
        stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )  # fmt: skip
    assert process.stderr
    return Served(process, process.stderr.readline().strip())


async def at_once(ask: Callable[[str], Awaitable[T]], texts: Sequence[str]) -> list[T]:
    """What comes of asking for each text, in their order, a few at once."""
    places = asyncio.Semaphore(4)

    async def one(text: str) -> T:
        async with places:
            return await ask(text)

    return await asyncio.gather(*map(one, texts))


@pytest.fixture(scope="session")
def served() -> Iterator[Served]:
    """A server of the packaged graph, with little time and memory for each call."""
    server = begin("--timeout", str(SECONDS), "--memory", "1G")
    yield server
    assert server.process.poll() is None  # whatever it was asked
    server.process.terminate()
    server.process.communicate(timeout=20)
