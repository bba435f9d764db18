"""Answers to requests that came before byte for byte: they are given again before anything is taken apart.

An answer that has an entity tag depends on the request and on the data alone. So the same bytes, sent to the same data,
have the same answer; programs send the same bytes again and again.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import NamedTuple

from starlette.types import Message

KEY = "keikaku.request"  # of a scope: by what the request is known, where its answer may be remembered
_LARGEST = 4 * 1024  # bytes of a request
_PIECE = 64 * 1024  # bytes of an answer
_MOST = 16 * 2**20  # bytes of all
_PHRASES = {int(status): status.phrase for status in HTTPStatus}
_END = b"\r\n\r\n"
_OTHER = re.compile(rb"\n(?:connection|content-length|transfer-encoding|expect|upgrade)\s*:", re.IGNORECASE)


class Remembered(NamedTuple):
    """An answer: all of it but the date, which comes behind ``line``. version: of the data. client: who has asked."""

    status: int
    line: bytes
    rest: bytes
    length: int
    version: str | None
    client: str | None


class Memo:
    """What is remembered; where there is too much, what was asked for least lately goes."""

    def __init__(self, version: Callable[[], str | None]) -> None:
        """version: what tells the data from all others."""
        self._version = version
        self._known: OrderedDict[bytes, Remembered] = OrderedDict()
        self._size = 0

    @property
    def version(self) -> str | None:
        """What tells the data that are served from all others."""
        return self._version()

    def get(self, request: bytes) -> Remembered | None:
        """The answer to a request, if it came before and the data are the same."""
        found = self._known.get(request)
        if found is None or found.version != self._version():
            return None
        self._known.move_to_end(request)
        return found

    def take(
        self, request: bytes, start: Message, body: bytes, client: str | None = None
    ) -> Remembered | None:  # fmt: skip
        """Remember an answer, if it is one of those. start: as the application has sent it; body: all of it."""
        headers = dict(start["headers"])
        version = self._version()
        if b"etag" not in headers or version is None or start["status"] not in (200, 304) or len(body) > _PIECE:
            return None
        return self.keep(request, made(start, body, version, client))

    def keep(self, request: bytes, told: Remembered) -> Remembered:
        """Remember an answer that is one of those."""
        if (before := self._known.pop(request, None)) is not None:
            self._size -= len(request) + len(before.rest)
        self._known[request] = told
        self._size += len(request) + len(told.rest)
        while self._size > _MOST:
            gone, past = self._known.popitem(last=False)
            self._size -= len(gone) + len(past.rest)
        return told


def made(start: Message, body: bytes, version: str | None, client: str | None = None) -> Remembered:
    """An answer as it goes out. start: as the application has sent it; version: of the data, if it is to be kept."""
    status = int(start["status"])
    line = f"HTTP/1.1 {status} {_PHRASES.get(status, '')}\r\n".encode()
    return Remembered(status, line, lines(start["headers"]) + b"\r\n" + body, len(body), version, client)


def lines(headers: Iterable[tuple[bytes, bytes]]) -> bytes:
    """Headers as they go out."""
    return b"".join(name + b": " + value + b"\r\n" for name, value in headers)


def path(request: bytes) -> str:
    """The path of a request that is remembered, without its query."""
    return request.split(b" ", 2)[1].partition(b"?")[0].decode("latin-1")


def is_whole(data: bytes) -> bool:
    """Whether these bytes are one whole GET, after which the connection stays, and nothing else."""
    return (
        len(data) <= _LARGEST
        and data.startswith(b"GET ")
        and data.find(_END) == len(data) - len(_END)
        and b" HTTP/1.1\r\n" in data
        and _OTHER.search(data) is None
    )
