"""What the routes are given: a way to have something worked out, and its answer as a response."""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import lru_cache, partial
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
from keikaku.web.replies import Facts, Reply
from keikaku.web.responses import Kept
from keikaku.web.waiting import Question
from keikaku.web.worker import Job, Work

_HERE = 64 * 1024  # bytes that are packed at once; more are packed beside other requests


class Shared:
    """An answer that is being worked out, once for all who ask the same at the same time."""

    def __init__(self, answer: asyncio.Future[Kept], forget: Callable[[], None]) -> None:
        """forget: called where nobody waits for it any more, before it is there."""
        self.answer, self._forget = answer, forget
        self._waiting = 0

    def join(self) -> Shared:
        """One more waits for it."""
        self._waiting += 1
        return self

    def leave(self) -> None:
        """One of them does not any more; when all have left it is ended."""
        self._waiting -= 1
        if not self._waiting and not self.answer.done():
            self._forget()
            self.answer.cancel()


class Serving:
    """The workers, and the answers that are kept by question and data."""

    def __init__(self, pool: Pool) -> None:
        self.pool, self.bounds = pool, pool.bounds
        self.memo = Memo(lambda: self.version)
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._size = 0
        self._working: dict[str, Shared] = {}

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
        return responses.response(request, await self.reply(request, work, *given, policy=policy))

    async def reply(self, request: Request, work: Work, *given: Hashable, policy: str | None = None) -> Kept:
        """The same before it is a response; what the client has already is not worked out."""
        tag = self._tag(work, given)
        if responses.is_known(request, tag):
            return self._kept.get(tag) or responses.unread(tag)
        client = request.client.host if request.client else ""
        shared = self._ask(tag, client, work, given, policy)
        gone = asyncio.ensure_future(_gone(request))
        both: list[asyncio.Future[Any]] = [shared.answer, gone]
        try:
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
            if not shared.answer.done():
                raise Problem(499)  # which nobody will read
            return shared.answer.result()
        finally:
            gone.cancel()
            shared.leave()

    def ask(self, client: str, work: Work, *given: Hashable) -> Shared:
        """The same for who takes care of the rest: the answer, which is to be left when it is there or not wanted."""
        return self._ask(self._tag(work, given), client, work, given, None)

    def _ask(self, tag: str, client: str, work: Work, given: tuple[Hashable, ...], policy: str | None) -> Shared:
        found = self._kept.get(tag)
        if found is not None:
            self._kept.move_to_end(tag)
            there: asyncio.Future[Kept] = asyncio.get_running_loop().create_future()
            there.set_result(found)
            return Shared(there, _nothing).join()
        shared = self._working.get(tag)
        if shared is None:
            answer: asyncio.Future[Kept] = asyncio.get_running_loop().create_future()
            job = Job(work, given, self.bounds.seconds, self.bounds.answer)
            question = Question(job, client, partial(self._told, tag, policy, answer))
            shared = self._working[tag] = Shared(answer, partial(self._withdraw, tag, question))
            self.pool.ask(question)
        return shared.join()

    def _withdraw(self, tag: str, question: Question) -> None:
        del self._working[tag]
        self.pool.withdraw(question)

    def _told(self, tag: str, policy: str | None, answer: asyncio.Future[Kept], outcome: Reply | Facts) -> None:
        """What came of a question, to all who wait for it."""
        if isinstance(outcome, Reply) and len(outcome.body) > _HERE:
            making = asyncio.ensure_future(self._made(outcome, tag, policy))
            making.add_done_callback(partial(self._is_made, tag, answer))
            return
        del self._working[tag]
        if isinstance(outcome, Reply):
            answer.set_result(self._kept_now(outcome, tag, policy))
        else:
            answer.set_exception(Problem.of(outcome))

    def _is_made(self, tag: str, answer: asyncio.Future[Kept], making: asyncio.Future[Kept]) -> None:
        if answer.done():
            return  # nobody waits any more
        del self._working[tag]
        if (problem := making.exception()) is None:
            answer.set_result(making.result())
        else:
            answer.set_exception(problem)

    async def at_leisure(
        self, request: Request, seconds: float, work: Work, *given: Hashable, policy: str | None = None
    ) -> Response:
        """The same for what is worked out once for everybody, and may take longer than a question."""
        tag = self._tag(work, given)
        has_it = responses.is_known(request, tag)
        reply = responses.unread(tag) if has_it else await self.prepare(seconds, work, *given, policy=policy)
        return responses.response(request, reply)

    async def prepare(self, seconds: float, work: Work, *given: Hashable, policy: str | None = None) -> Kept:
        """Have it worked out, unless it is there or is being worked out. Raises Problem."""
        tag = self._tag(work, given)
        if (found := self._kept.get(tag)) is not None:
            return found
        shared = self._working.get(tag)
        if shared is None:
            making = asyncio.ensure_future(self._worked(seconds, work, given, tag, policy))
            shared = self._working[tag] = Shared(making, _nothing)
            making.add_done_callback(lambda _: self._working.pop(tag))
        return await asyncio.shield(shared.join().answer)  # whoever leaves, others wait for it

    async def _worked(
        self, seconds: float, work: Work, given: tuple[Hashable, ...], tag: str, policy: str | None
    ) -> Kept:
        return await self._made(await self.pool.work(work, given, seconds), tag, policy)

    async def _made(self, reply: Reply, tag: str, policy: str | None) -> Kept:
        """The same, beside other requests where it takes a while."""
        if len(reply.body) > _HERE:
            made = await asyncio.to_thread(self._as_kept, reply, tag, policy)
            return self._keep(tag, made)
        return self._kept_now(reply, tag, policy)

    def _kept_now(self, reply: Reply, tag: str, policy: str | None) -> Kept:
        """A reply, kept where it may be."""
        return self._keep(tag, self._as_kept(reply, tag, policy))

    def _as_kept(self, reply: Reply, tag: str, policy: str | None) -> Kept:
        return responses.kept(reply, tag if reply.fixed and self.version is not None else None, policy)

    def _keep(self, tag: str, reply: Kept) -> Kept:
        """Keep a reply that may be, and let go of those that were asked for least lately where there are too many."""
        if reply.tag is None or reply.size > self.bounds.kept // 4:
            return reply
        self._size += reply.size - (self._kept[tag].size if tag in self._kept else 0)
        self._kept[tag] = reply
        while self._size > self.bounds.kept:
            _, gone = self._kept.popitem(last=False)
            self._size -= gone.size
        return reply

    def _tag(self, work: Work, given: tuple[Hashable, ...]) -> str:
        """What the answer depends on, as an entity tag: the data, what is asked of them, and the program."""
        first, *rest = given or ("",)
        begun = _begun(self.version, work, tuple(rest)).copy()
        begun.update(repr(first).encode("utf-8", "surrogatepass"))
        return str(begun.hexdigest()[:32])


@lru_cache(256)
def _begun(version: str | None, work: Work, given: tuple[Hashable, ...]) -> Any:
    """The beginning of a digest: what many questions have in common."""
    told = repr((version, __version__, work.__module__, work.__qualname__, given))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass"))


def _nothing() -> None:
    """Of an answer that is there, which nobody need forget."""


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
