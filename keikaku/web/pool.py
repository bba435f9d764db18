"""Who is answered when: short questions do not wait for long ones, and nobody takes all places for long.

As many questions are worked out at once as there are processors. One that takes longer than a moment leaves its place
to others and goes on beside them, with less of the processor; of those there are as many as there is memory for. Where
there are more, and somebody waits, the one that has had the longest is ended; that of a client of whom there are many
sooner. Who waits is taken in turn by clients,
so that one who asks much stands behind oneself only.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque

from keikaku.errors import KeikakuError
from keikaku.limits import usual_memory
from keikaku.web.nursery import Setting
from keikaku.web.problems import Problem
from keikaku.web.replies import Facts, Reply, no_memory
from keikaku.web.worker import Job, Work
from keikaku.web.workers import Nursery, Worker

_FEWEST_LONG = 2
_REUSED = 1000  # questions, after which a worker is replaced by a fresh one
_FAIR = 0.1, 0.5  # parts of its time that a long one has at least, if other clients wait, and if its own does
_PATIENCE = 3  # times the time of an answer that somebody waits for a place
_OWN = 2**30  # bytes of an answer to a question of the server's own
_BUSY: Facts = {"code": "busy", "detail": "the server is busy with other questions", "hint": "ask again in a moment"}


class Place:
    """A question that is being worked out: by whom, for whom, since when, and whether it was ended for others."""

    def __init__(self, worker: Worker, client: str) -> None:
        self.worker, self.client, self.since = worker, client, asyncio.get_running_loop().time()
        self.is_ended = False

    def end(self) -> None:
        """Others are to have it."""
        self.is_ended = True
        self.worker.stop(_BUSY)


class Pool:
    """The workers, and who has them."""

    def __init__(self, setting: Setting) -> None:
        """Opens the data; raises what ``Nursery`` raises."""
        self._setting, self.bounds = setting, setting.bounds
        self.nursery = Nursery(setting)
        self._renewing = asyncio.Lock()
        self._idle: list[Worker] = []
        self._short = 0  # places that are taken
        self._overdue: list[Place] = []  # in short places, and no more short
        self._long: list[Place] = []
        self._most_long = max(_FEWEST_LONG, (usual_memory() or 0) // self.bounds.memory)
        self._queues: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()

    async def answer(self, work: Work, given: tuple[object, ...], client: str) -> Reply:
        """What a worker answers. Raises Problem, also where there is no place for it."""
        if self._short < self.bounds.workers and not self._queues:
            self._short += 1
        else:
            await self._wait(client)
        try:
            place = Place(await self._worker(), client)
        except BaseException:
            self._leave()
            raise
        timer = asyncio.get_running_loop().call_later(self.bounds.moment, self._is_long, place)
        job = Job(work, given, self.bounds.seconds, self.bounds.answer)
        try:
            outcome = await place.worker.answer(job, self.bounds.memory)
            if outcome is None:  # nobody's fault, or that of what was answered before: once more
                place.worker = await self._fresh()
                again = None if place.is_ended else await place.worker.answer(job, self.bounds.memory)
                outcome = _BUSY if place.is_ended else again or no_memory(self.bounds.memory)
        finally:
            timer.cancel()
            self._release(place)
        return _given(outcome)

    def _release(self, place: Place) -> None:
        """The place is free, and the worker, too, unless it has had its time."""
        worker = place.worker
        if place in self._long:
            self._long.remove(place)
            worker.dismiss()  # it is still behind all others
            self._make_room()
            return
        if place in self._overdue:
            self._overdue.remove(place)
        worker.answered += 1
        if worker.is_alive and worker.answered < _REUSED:
            self._idle.append(worker)
        else:
            worker.dismiss()
        self._leave()

    async def work(self, work: Work, given: tuple[object, ...], seconds: float) -> Reply:
        """What a worker answers to a question of the server's own, which waits for nobody. Raises Problem."""
        worker = await self._fresh()
        worker.yield_to_others()
        try:
            outcome = await worker.answer(Job(work, given, seconds, _OWN), self.bounds.memory)
        finally:
            worker.dismiss()
        return _given(outcome or no_memory(self.bounds.memory))

    async def _wait(self, client: str) -> None:
        """Wait for a place. Raises Problem where too many wait already, of this client or of all."""
        queue = self._queues.setdefault(client, deque())
        waiting = sum(map(len, self._queues.values()))
        if waiting >= self.bounds.waiting or len(queue) >= max(1, self.bounds.waiting // 2):
            raise Problem.of(_BUSY)
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        queue.append(turn)
        self._make_room()
        try:
            async with asyncio.timeout(_PATIENCE * self.bounds.seconds):
                await turn
        except BaseException as problem:
            if turn.done() and not turn.cancelled():  # it had come at the same moment
                self._leave()
            elif client in self._queues and turn in self._queues[client]:
                self._queues[client].remove(turn)
                if not self._queues[client]:
                    del self._queues[client]
            if isinstance(problem, TimeoutError):
                raise Problem.of(_BUSY) from None
            raise

    def _leave(self) -> None:
        """Give the place to who is next: the clients are taken in turn."""
        while self._queues:
            client, queue = self._queues.popitem(last=False)
            turn = queue.popleft()
            if queue:
                self._queues[client] = queue  # behind the others
            if not turn.done():
                turn.set_result(None)
                return
        self._short -= 1

    def _is_long(self, place: Place) -> None:
        self._overdue.append(place)
        self._make_room()

    def _make_room(self) -> None:
        """Let go on beside the others who has had a moment; where there are too many of those, and somebody waits, end
        the one that has had the longest.
        """
        while self._overdue and len(self._long) < self._most_long:
            place = self._overdue.pop(0)
            place.worker.yield_to_others()
            self._long.append(place)
            self._leave()
        if self._overdue and self._queues:
            self._end_one()

    def _end_one(self) -> None:
        """End the long one that has had most of what is fair to it, once it has had all of it."""
        loop = asyncio.get_running_loop()
        going = [place for place in self._long if not place.is_ended]
        if len(going) < self._most_long:
            return  # one is ending
        ends = {
            place: place.since + self.bounds.seconds * _FAIR[self._queues.keys() == {place.client}] for place in going
        }
        first = min(going, key=ends.__getitem__)
        if (left := ends[first] - loop.time()) > 0:
            loop.call_later(left, self._make_room)
        else:
            first.end()

    async def _worker(self) -> Worker:
        """One that is there."""
        while self._idle:
            worker = self._idle.pop()
            if worker.is_idle():
                return worker
            worker.dismiss()
        return await self._fresh()

    async def _fresh(self) -> Worker:
        """A new one; where the nursery is gone, from another. Raises Problem where the data cannot be opened again."""
        nursery = self.nursery
        try:
            return await nursery.worker()
        except (OSError, ValueError):
            pass
        async with self._renewing:
            if self.nursery is nursery:
                try:
                    await asyncio.to_thread(nursery.close)
                    self.nursery = await asyncio.to_thread(Nursery, self._setting)
                except KeikakuError as problem:
                    raise Problem.of(problem) from None
        return await self.nursery.worker()

    def close(self) -> None:
        """End all workers."""
        self.nursery.close()


def _given(outcome: Reply | Facts) -> Reply:
    if isinstance(outcome, Reply):
        return outcome
    raise Problem.of(outcome)
