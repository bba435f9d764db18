"""Questions that wait for a place. The clients are taken in turn: one who asks much stands behind oneself only."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Set

from keikaku.web.replies import Facts, Reply
from keikaku.web.worker import Job


class Question:
    """What a client has asked, until it is told what came of it. tries: workers that were lost with it."""

    def __init__(self, job: Job, client: str, tell: Callable[[Reply | Facts], None]) -> None:
        """tell: is called once, unless it is withdrawn."""
        self.job, self.client, self.tell = job, client, tell
        self.since = time.monotonic()
        self.is_wanted = True
        self.tries = 0


class Waiting:
    """Those that wait, by client."""

    def __init__(self) -> None:
        self._queues: OrderedDict[str, deque[Question]] = OrderedDict()
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def clients(self) -> Set[str]:
        """Those of whom some wait, in their turn."""
        return self._queues.keys()

    def of(self, client: str) -> int:
        """How many of one client wait."""
        return len(self._queues.get(client, ()))

    def add(self, question: Question) -> None:
        """One more, behind the others of its client."""
        self._queues.setdefault(question.client, deque()).append(question)
        self._count += 1

    def give_back(self, questions: Iterable[Question]) -> None:
        """Some that were taken, in their order, before the others of their client."""
        for question in reversed(list(questions)):
            self._queues.setdefault(question.client, deque()).appendleft(question)
            self._count += 1

    def take(self, client: str, most: int) -> list[Question]:
        """The first of a client, whose turn it is again behind the others."""
        queue = self._queues.pop(client)
        taken = [queue.popleft() for _ in range(min(most, len(queue)))]
        if queue:
            self._queues[client] = queue
        self._count -= len(taken)
        return taken

    def remove(self, question: Question) -> bool:
        """One that is wanted no more; whether it was there."""
        queue = self._queues.get(question.client)
        if queue is None or question not in queue:
            return False
        queue.remove(question)
        self._count -= 1
        if not queue:
            del self._queues[question.client]
        return True

    def before(self, moment: float) -> list[Question]:
        """Those that have waited since before a moment."""
        return [question for queue in self._queues.values() for question in queue if question.since < moment]
