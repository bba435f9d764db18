"""Who is answered when: short questions do not wait for long ones, and nobody takes all places for long.

As many questions are worked out at once as there are processors, and one more of a client who has none. One that takes
longer than a moment leaves its place to others and goes on beside them, with less of the processor; of those there are
as many as there is memory for. Where there are more, and somebody waits, the one that has had the longest is ended;
that of a client of whom there are many sooner.

Where many of one client wait, a worker is sent several at once: a short one costs less than a message. It gives back
what it has not begun soon, and what stands behind one that turns out to be long is taken from it.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter, deque
from collections.abc import Coroutine, Sequence

from keikaku.errors import KeikakuError
from keikaku.limits import usual_memory
from keikaku.web.nursery import Setting
from keikaku.web.problems import Problem
from keikaku.web.replies import LATER, Facts, Reply, facts, no_memory, no_time
from keikaku.web.waiting import Question, Waiting
from keikaku.web.worker import Job, Work
from keikaku.web.workers import Nursery, Worker

_FEWEST_LONG = 2
_REUSED = 20_000  # questions, after which a worker is replaced by a fresh one
_TOGETHER = 16  # questions that a worker is sent at once
_FAIR = 0.1, 0.5  # parts of its time that a long one has at least, if other clients wait, and if its own does
_PATIENCE = 3  # times the time of an answer that somebody waits for a place
_OWN = 2**30  # bytes of an answer to a question of the server's own
_BUSY: Facts = {"code": "busy", "detail": "the server is busy with other questions", "hint": "ask again in a moment"}
_NO_WORKER = KeikakuError("no process can be made that answers", "whoever runs the server sees to its limits")


class Place:
    """A worker and what it was sent: it works on the first of these. since: when it has begun that."""

    def __init__(self, pool: Pool, worker: Worker, questions: Sequence[Question]) -> None:
        self._pool, self.worker, self.questions = pool, worker, deque(questions)
        self.client = questions[0].client
        self._loop = asyncio.get_running_loop()
        self.since = self._loop.time()
        self.later: list[Question] = []  # which it has not begun
        self.is_spent = self._is_left = False
        self._timer = self._loop.call_later(pool.bounds.moment, self._look)
        worker.ask([question.job for question in questions], self)

    def hears(self, outcome: Reply | Facts) -> None:
        """The first is answered."""
        question = self.questions.popleft()
        self.since = self._loop.time()
        if outcome == LATER:
            self.later.append(question)
        elif question.is_wanted:
            question.tell(outcome)
        if not self.questions:
            self._leave()

    def loses(self) -> None:
        """The worker is gone with the first of them."""
        self._take_back()
        self._pool.does(self._mourn(self.questions[0]))

    async def _mourn(self, question: Question) -> None:
        memory = self._pool.bounds.memory
        outcome = await self.worker.why(question.job.seconds, memory)
        question.tries += 1
        if self._is_left:
            return
        if outcome is None and question.tries < 2:  # nobody's fault, or that of what was answered before: once more
            self.later.append(question)
        elif question.is_wanted:
            question.tell(outcome or no_memory(memory))
        self._leave()

    def _look(self) -> None:
        """Whether the first takes more than a moment, or all its time."""
        self._take_back()
        question, now = self.questions[0], self._loop.time()
        left = self.since + question.job.seconds - now
        if left <= 0 or not question.is_wanted:
            self.end(no_time(question.job.seconds))
            return
        of_moment = self.since + self._pool.bounds.moment - now
        self._timer = self._loop.call_later(min(left, of_moment) if of_moment > 0 else left, self._look)
        if of_moment <= 0:
            self._pool.is_long(self)

    def _take_back(self) -> None:
        """What stands behind the first is for another worker: this one will begin it, and nobody hears of it."""
        while len(self.questions) > 1:
            self.is_spent = True
            self.later.insert(0, self.questions.pop())

    def end(self, outcome: Facts) -> None:
        """The worker is to stop: this is told instead."""
        self._take_back()
        self.worker.dismiss()
        if self.questions[0].is_wanted:
            self.questions[0].tell(outcome)
        self._leave()

    def _leave(self) -> None:
        self._is_left = True
        self._timer.cancel()
        self._pool.left(self)


class Pool:
    """The workers, and who has them."""

    def __init__(self, setting: Setting) -> None:
        """Opens the data; raises what ``Nursery`` raises."""
        self._setting, self.bounds = setting, setting.bounds
        self.nursery = Nursery(setting)
        self._renewing = asyncio.Lock()
        self._doing: set[asyncio.Task[None]] = set()
        self._waiting = Waiting()
        self._idle: list[Worker] = []
        self._short = 0  # places that are taken
        self._taken: Counter[str] = Counter()  # places, those of long ones too, by client
        self._overdue: list[Place] = []  # in short places, and no more short
        self._long: list[Place] = []
        self._places: set[Place] = set()
        self._most_long = max(_FEWEST_LONG, (usual_memory() or 0) // self.bounds.memory)
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._fills = self._spares = False

    def ask(self, question: Question) -> None:
        """Have a question answered. Where too many wait already, of this client or of all, it is told so."""
        most = self.bounds.waiting
        if len(self._waiting) >= most or self._waiting.of(question.client) >= max(1, most // 2):
            question.tell(_BUSY)
            return
        self._waiting.add(question)
        if not self._fills:
            self._at(_PATIENCE * self.bounds.seconds, "patience")
            self._fill_soon()

    def withdraw(self, question: Question) -> None:
        """Nobody waits for its answer any more."""
        question.is_wanted = False
        if self._waiting.remove(question):
            return
        for place in self._places:
            if question in place.questions and not any(one.is_wanted for one in place.questions):
                place.end(_BUSY)
                return

    def does(self, work: Coroutine[None, None, None]) -> None:
        """Something that nobody waits for."""
        task = asyncio.ensure_future(work)
        self._doing.add(task)
        task.add_done_callback(self._doing.discard)

    def left(self, place: Place) -> None:
        """It is free, and so is its worker, unless that has had its time."""
        self._places.discard(place)
        self._taken[place.client] -= 1
        self._waiting.give_back(one for one in place.later if one.is_wanted)
        worker = place.worker
        if place in self._long:
            self._long.remove(place)
            worker.dismiss()  # it is still behind all others
        else:
            if place in self._overdue:
                self._overdue.remove(place)
            self._short -= 1
            self._rest(worker, is_spent=place.is_spent)
        self._make_room()
        self._fill_soon()

    def _rest(self, worker: Worker, *, is_spent: bool = False) -> None:
        if worker.rests() and not is_spent and worker.answered < _REUSED:
            self._idle.append(worker)
        else:
            worker.dismiss()

    def is_long(self, place: Place) -> None:
        """It has had more than a moment."""
        self._overdue.append(place)
        self._make_room()

    def _fill_soon(self) -> None:
        """Once all is heard that has come by now, so that it may go together."""
        if not self._fills:
            self._fills = True
            asyncio.get_running_loop().call_soon(self._fill)

    def _fill(self) -> None:
        """Give what is free to those who wait."""
        self._fills = False
        while (client := self._next()) is not None:
            free = max(1, self.bounds.workers - self._short)
            questions = self._waiting.take(client, min(_TOGETHER, -(-self._waiting.of(client) // free)))
            self._short += 1
            self._taken[client] += 1
            # What a worker was lost with is for a fresh one: the others may be lost, too.
            worker = None if any(question.tries for question in questions) else self._resting()
            if worker is not None:
                self._places.add(Place(self, worker, questions))
            else:
                self.does(self._begin(questions))
        self._make_room()
        if not self._idle and not self._spares:
            self._spares = True
            self.does(self._spare())

    def _next(self) -> str | None:
        """Whose turn it is, if there is a place."""
        if self._short < self.bounds.workers:
            return next(iter(self._waiting.clients), None)
        if self._short == self.bounds.workers:
            return next((client for client in self._waiting.clients if not self._taken[client]), None)
        return None

    async def _begin(self, questions: Sequence[Question]) -> None:
        """The same with a new worker."""
        client = questions[0].client
        try:
            worker = await self._fresh()
        except (KeikakuError, OSError, ValueError) as problem:
            self._short -= 1
            self._taken[client] -= 1
            for question in questions:
                question.tell(facts(problem if isinstance(problem, KeikakuError) else _NO_WORKER))
            self._fill_soon()
            return
        wanted = [question for question in questions if question.is_wanted]
        if wanted:
            self._places.add(Place(self, worker, wanted))
            return
        self._short -= 1
        self._taken[client] -= 1
        self._rest(worker)
        self._fill_soon()

    def _make_room(self) -> None:
        """Let go on beside the others who has had a moment; where there are too many of those, and somebody waits, end
        the one that has had the longest.
        """
        while self._overdue and len(self._long) < self._most_long:
            place = self._overdue.pop(0)
            place.worker.yield_to_others()
            self._long.append(place)
            self._short -= 1
            self._fill_soon()
        if self._overdue and self._waiting:
            self._end_one()

    def _end_one(self) -> None:
        """End the long one that has had most of what is fair to it, once it has had all of it."""
        loop = asyncio.get_running_loop()
        ends = {
            place: place.since + self.bounds.seconds * _FAIR[self._waiting.clients == {place.client}]
            for place in self._long
        }
        first = min(self._long, key=ends.__getitem__)
        if (left := ends[first] - loop.time()) > 0:
            self._at(left, "room")
        else:
            first.end(_BUSY)

    def _at(self, seconds: float, name: str) -> None:
        """Look again in so many seconds: at who has waited too long, or whether there is room by then."""
        if name not in self._timers:
            self._timers[name] = asyncio.get_running_loop().call_later(seconds, self._look, name)

    def _look(self, name: str) -> None:
        del self._timers[name]
        if name == "room":
            self._make_room()
            return
        patience = _PATIENCE * self.bounds.seconds
        for question in self._waiting.before(time.monotonic() - patience):
            self._waiting.remove(question)
            question.tell(_BUSY)
        if self._waiting:
            self._at(self.bounds.seconds, name)

    async def work(self, work: Work, given: tuple[object, ...], seconds: float) -> Reply:
        """What a worker answers to a question of the server's own, which waits for nobody. Raises Problem."""
        try:
            worker = await self._fresh()
        except KeikakuError as problem:
            raise Problem.of(problem) from None
        worker.yield_to_others()
        memory = self.bounds.memory
        try:
            async with asyncio.timeout(seconds):
                outcome = await worker.alone(Job(work, given, seconds, _OWN), memory)
        except TimeoutError:
            outcome = no_time(seconds)
        finally:
            worker.dismiss()
        return given_of(outcome or no_memory(memory))

    def _resting(self) -> Worker | None:
        """One that is there."""
        while self._idle:
            worker = self._idle.pop()
            if worker.is_idle():
                return worker
            worker.dismiss()
        return None

    async def _spare(self) -> None:
        """One that is there when it is needed."""
        try:
            self._idle.append(await self._fresh())
        except (KeikakuError, OSError, ValueError):
            pass  # whoever needs one is told
        finally:
            self._spares = False

    async def _fresh(self) -> Worker:
        """A new one; where the nursery is gone, from another. Raises OSError, and KeikakuError where the data cannot be
        opened again.
        """
        nursery = self.nursery
        try:
            return await nursery.worker()
        except (OSError, ValueError):
            pass
        async with self._renewing:
            if self.nursery is nursery:
                await asyncio.to_thread(nursery.close)
                self.nursery = await asyncio.to_thread(Nursery, self._setting)
        return await self.nursery.worker()

    def close(self) -> None:
        """End all workers."""
        self.nursery.close()


def given_of(outcome: Reply | Facts) -> Reply:
    """The reply. Raises Problem for what is none."""
    if isinstance(outcome, Reply):
        return outcome
    raise Problem.of(outcome)
