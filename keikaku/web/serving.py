"""What the routes are given: a way to have something worked out, and its answer as a response."""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Coroutine, Hashable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from keikaku.records import Release
from keikaku.site_data import Site
from keikaku.version import __version__
from keikaku.web import responses
from keikaku.web.memo import Memo
from keikaku.web.pool import Pool
from keikaku.web.problems import Problem
from keikaku.web.replies import Reply
from keikaku.web.responses import Kept
from keikaku.web.worker import Work

_HERE = 64 * 1024  # bytes that are packed at once; more are packed beside other requests


class Serving:
    """The workers, and the answers that are kept by question and data."""

    def __init__(self, pool: Pool) -> None:
        self.pool, self.bounds = pool, pool.bounds
        self.memo = Memo(lambda: self.version)
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._size = 0
        self._working: dict[str, asyncio.Task[Kept]] = {}
        self._waiting: dict[str, int] = {}

    @property
    def release(self) -> Release | None:
        """The release that is served, where it is known."""
        return self.pool.nursery.release

    @property
    def site(self) -> Site:
        """The data, as pages name them."""
        return self.pool.nursery.site

    @property
    def version(self) -> str | None:
        """What tells the data from all others; None where they may change at any time."""
        return self.pool.nursery.version

    async def answer(self, request: Request, work: Work, *given: Hashable, policy: str | None = None) -> Response:
        """The response to a request that is answered by ``work(session, *given)`` in a worker.

        work: a function of a module that is among the routes, or that such a module imports. given: plain values, which
        with the data are all that the answer depends on. policy: the content security policy, of a page.
        Raises Problem. HEAD, If-None-Match, gzip and what is kept are cared for here; where the client leaves, nothing
        is worked out for it any more.
        """
        tag = self._tag(work, given)
        if responses.is_known(request, tag):
            return responses.unchanged(tag)
        found = self._kept.get(tag)
        if found is None:
            client = request.client.host if request.client else ""
            found = await self._together(request, tag, lambda: self._answered(work, given, client, tag, policy))
        else:
            self._kept.move_to_end(tag)
        return responses.response(request, found)

    async def _answered(
        self, work: Work, given: tuple[Hashable, ...], client: str, tag: str, policy: str | None
    ) -> Kept:
        return await self._made(await self.pool.answer(work, given, client), tag, policy)

    async def _together(self, request: Request, tag: str, begin: Callable[[], Coroutine[Any, Any, Kept]]) -> Kept:
        """What is worked out, once for all who ask the same at the same time; ended when all of them have left."""
        task = self._working.get(tag)
        if task is None:
            task = self._working[tag] = asyncio.ensure_future(begin())
            task.add_done_callback(lambda _: self._working.pop(tag, None))
        self._waiting[tag] = self._waiting.get(tag, 0) + 1
        gone = asyncio.ensure_future(_gone(request))
        try:
            await asyncio.wait([task, gone], return_when=asyncio.FIRST_COMPLETED)
            if not task.done():
                raise Problem(499)  # which nobody will read
            return task.result()
        finally:
            gone.cancel()
            self._waiting[tag] -= 1
            if not self._waiting[tag]:
                del self._waiting[tag]
                if not task.done():
                    self._working.pop(tag, None)
                    task.cancel()

    async def at_leisure(
        self, request: Request, seconds: float, work: Work, *given: Hashable, policy: str | None = None
    ) -> Response:
        """The same for what is worked out once for everybody, and may take longer than a question."""
        tag = self._tag(work, given)
        if responses.is_known(request, tag):
            return responses.unchanged(tag)
        return responses.response(request, await self.prepare(seconds, work, *given, policy=policy))

    async def prepare(self, seconds: float, work: Work, *given: Hashable, policy: str | None = None) -> Kept:
        """Have it worked out, unless it is there or is being worked out. Raises Problem."""
        tag = self._tag(work, given)
        if (found := self._kept.get(tag)) is not None:
            return found
        if tag not in self._working:
            task = asyncio.ensure_future(self._worked(seconds, work, given, tag, policy))
            self._working[tag] = task
            task.add_done_callback(lambda _: self._working.pop(tag, None))
        return await asyncio.shield(self._working[tag])  # whoever leaves, others wait for it

    async def _worked(
        self, seconds: float, work: Work, given: tuple[Hashable, ...], tag: str, policy: str | None
    ) -> Kept:
        return await self._made(await self.pool.work(work, given, seconds), tag, policy)

    async def _made(self, reply: Reply, tag: str, policy: str | None) -> Kept:
        """A reply, kept where it may be."""
        fixed = reply.fixed and self.version is not None
        given = reply.body, reply.media, tag if fixed else None, policy
        large = len(reply.body) > _HERE
        made = await asyncio.to_thread(responses.kept, *given) if large else responses.kept(*given)
        if fixed:
            self._keep(tag, made)
        return made

    def _keep(self, tag: str, reply: Kept) -> None:
        """Keep a reply, and let go of those that were asked for least lately where there are too many."""
        if reply.size > self.bounds.kept // 4:
            return
        self._size += reply.size - (self._kept[tag].size if tag in self._kept else 0)
        self._kept[tag] = reply
        while self._size > self.bounds.kept:
            _, gone = self._kept.popitem(last=False)
            self._size -= gone.size

    def _tag(self, work: Work, given: tuple[Hashable, ...]) -> str:
        """What the answer depends on, as an entity tag: the data, what is asked of them, and the program."""
        told = repr((self.version, __version__, work.__module__, work.__qualname__, given))
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
