"""What the routes are given: a way to have something worked out, and its answer as a response."""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Hashable

from starlette.requests import Request
from starlette.responses import Response

from keikaku.records import Release
from keikaku.version import __version__
from keikaku.web import responses
from keikaku.web.pool import Pool
from keikaku.web.responses import Kept
from keikaku.web.worker import Work

_HERE = 64 * 1024  # bytes that are packed at once; more are packed beside other requests


class Serving:
    """The workers, and the answers that are kept by question and data."""

    def __init__(self, pool: Pool) -> None:
        self.pool, self.bounds = pool, pool.bounds
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._size = 0
        self._working: dict[str, asyncio.Task[Kept]] = {}

    @property
    def release(self) -> Release | None:
        """The release that is served, where it is known."""
        return self.pool.nursery.release

    @property
    def version(self) -> str | None:
        """What tells the data from all others; None where they may change at any time."""
        return self.pool.nursery.version

    async def answer(self, request: Request, work: Work, *given: Hashable, policy: str | None = None) -> Response:
        """The response to a request that is answered by ``work(session, *given)`` in a worker.

        work: a function of a module that is among the routes, or that such a module imports. given: plain values, which
        with the data are all that the answer depends on. policy: the content security policy, of a page.
        Raises Problem. HEAD, If-None-Match, gzip and what is kept are cared for here.
        """
        client = request.client.host if request.client else ""
        tag = self._tag(work, given)
        if tag is None:
            reply = await self.pool.answer(work, given, client)
            return responses.response(request, await _made(reply.body, reply.media, None, policy))
        if responses.is_known(request, tag):
            return responses.unchanged(tag)
        found = self._kept.get(tag)
        if found is None:
            reply = await self.pool.answer(work, given, client)
            found = await _made(reply.body, reply.media, tag if reply.fixed else None, policy)
            if reply.fixed:
                self.keep(tag, found)
        else:
            self._kept.move_to_end(tag)
        return responses.response(request, found)

    async def at_leisure(
        self, request: Request, seconds: float, work: Work, *given: Hashable, policy: str | None = None
    ) -> Response:
        """The same for what is worked out once for everybody, and may take longer than a question."""
        tag = self._tag(work, given) or ""
        if tag and responses.is_known(request, tag):
            return responses.unchanged(tag)
        if (found := self._kept.get(tag)) is None:
            if tag not in self._working or self._working[tag].done():
                self._working[tag] = asyncio.ensure_future(self._worked(seconds, work, given, tag, policy))
            found = await asyncio.shield(self._working[tag])  # whoever leaves, others wait for it
        return responses.response(request, found)

    async def _worked(
        self, seconds: float, work: Work, given: tuple[Hashable, ...], tag: str, policy: str | None
    ) -> Kept:
        reply = await self.pool.work(work, given, seconds)
        made = await _made(reply.body, reply.media, tag or None, policy)
        if tag:
            self.keep(tag, made)
        return made

    def keep(self, tag: str, reply: Kept) -> None:
        """Keep a reply, and let go of those that were asked for least lately where there are too many."""
        if reply.size > self.bounds.kept // 4:
            return
        self._kept[tag] = reply
        self._size += reply.size
        while self._size > self.bounds.kept:
            _, gone = self._kept.popitem(last=False)
            self._size -= gone.size

    def _tag(self, work: Work, given: tuple[Hashable, ...]) -> str | None:
        """What the answer depends on, as an entity tag: the data, what is asked of them, and the program."""
        if self.version is None:
            return None
        told = repr((self.version, __version__, work.__module__, work.__qualname__, given))
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]


async def _made(body: bytes, media: str, tag: str | None, policy: str | None) -> Kept:
    if len(body) < _HERE:
        return responses.kept(body, media, tag, policy)
    return await asyncio.to_thread(responses.kept, body, media, tag, policy)
