"""Requests that differ from one before in their query alone: what they say beside it is not taken apart again.

Programs send the same head each time, byte for byte, with another query in the address. What the first of them was
found to ask for (formats, graphs, language of its pages …) holds for all, and so does what every answer says of
itself; only the query is read anew, by the same rules, and asked.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Hashable
from typing import NamedTuple

from starlette.datastructures import MutableHeaders
from starlette.requests import Request

from keikaku.web import asking, memo, responses
from keikaku.web.forms import decoded
from keikaku.web.problems import Problem
from keikaku.web.serving import Serving, Shared
from keikaku.web.worker import Work

KEY = "keikaku.shape"  # of a scope: the request as a Seen
_MOST = 256  # shapes that are remembered; each of at most a request that may be
_PARTS = re.compile(rb"(GET [^?#\s]+\?query=)([^&#\s]+)([^#\s]* HTTP/1\.1\r\n.*)\Z", re.DOTALL)


class Shape(NamedTuple):
    """What is the same of such requests. given: to the work, behind the text. headers: of every answer, and as
    they go out.
    """

    work: Work
    given: tuple[Hashable, ...]
    client: str
    packs: bool
    headers: list[tuple[bytes, bytes]]
    lines: bytes


class Seen:
    """A request that may be the first of its shape, on its way through the application."""

    def __init__(self, shapes: Shapes, key: tuple[object, ...]) -> None:
        self._shapes, self._key = shapes, key
        self._found: tuple[Work, tuple[Hashable, ...], str, bool] | None = None

    def asks(self, request: Request, work: Work, given: tuple[Hashable, ...]) -> None:
        """It is found to ask for this, behind the text of its query."""
        # A browser is told what goes wrong in a page, which the application makes.
        if "if-none-match" not in request.headers and "text/html" not in request.headers.get("accept", ""):
            client = request.client.host if request.client else ""
            self._found = work, given, client, responses.packs(request)

    def answered(self, headers: MutableHeaders) -> None:
        """It was answered with these headers, which do not depend on the answer."""
        if self._found is not None:
            self._shapes.keep(self._key, Shape(*self._found, headers.raw, memo.lines(headers.raw)))


class Shapes:
    """The shapes that have come so far; those that were not seen for long go."""

    def __init__(self, serving: Serving) -> None:
        self._serving = serving
        self._known: OrderedDict[tuple[object, ...], Shape] = OrderedDict()

    def keep(self, key: tuple[object, ...], shape: Shape) -> None:
        """Remember one."""
        self._known[key] = shape
        if len(self._known) > _MOST:
            self._known.popitem(last=False)

    def seen(self, request: bytes, peer: str) -> Seen | None:
        """A whole request as one that may be the first of its shape; None where it has no query in its address."""
        parts = _PARTS.match(request)
        return Seen(self, (peer, parts[1], parts[3])) if parts else None

    def find(self, request: bytes, peer: str) -> tuple[Shape, str] | None:
        """The shape of a whole request, and its query; None where none such has come before, or it is to be looked at
        more closely.
        """
        parts = _PARTS.match(request) if self._serving.version is not None else None
        shape = self._known.get((peer, parts[1], parts[3])) if parts else None
        if shape is None or parts is None:
            return None
        if len(request) > self._serving.bounds.target:
            return None
        try:
            text = decoded(parts[2].decode("latin-1"))
        except Problem:
            return None
        return (shape, text) if asking.is_fixed(text) else None

    def ask(self, shape: Shape, text: str) -> Shared:
        """Have the query answered."""
        return self._serving.ask(shape.client, shape.work, text, *shape.given)
