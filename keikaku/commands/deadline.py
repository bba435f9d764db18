"""Work within limits of time and memory, which Ctrl-C can end at once even while an engine computes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TextIO, TypeVar

from keikaku.commands import supervisor, waiting
from keikaku.limits import STACK, Limits, deadline

T = TypeVar("T")

_LOOK = 0.5  # seconds between two looks at what it does


def within(
    limits: Limits, work: Callable[[], T], quick: bool = False, loading: Callable[[], bool] = lambda: False,
    progress: Callable[[], str | None] = lambda: None,
) -> T:  # fmt: skip
    """The result of ``work``, or what it raised. Raises OutOfTime and OutOfMemory where the limits are reached.

    All that can take long belongs into the work: loading, asking, and making text of the answer. A person who waits
    sees that something is going on. The work has a thread of its own and cannot be stopped from Python; the process
    ends without it, and is ended from outside where the thread does not let it go. quick: work that is known to be so
    has no process in front, and no limit of memory. loading: whether the work is reading files just now. progress:
    how far it is, as a line for people.
    """
    results: list[T] = []
    problems: list[BaseException] = []

    def job() -> None:
        try:
            with deadline(limits):
                results.append(work())
        except BaseException as problem:  # noqa: BLE001 - handed over to the caller's thread
            problems.append(problem)

    if not quick:
        supervisor.part()
    with supervisor.held(limits) as told:
        worker = threading.Thread(target=job, daemon=True)
        usual = threading.stack_size(STACK)
        try:
            worker.start()
        finally:
            threading.stack_size(usual)
        _wait(worker, limits.seconds, told, loading, progress)
    if worker.is_alive():
        raise limits.out_of_time(loading=loading())
    if problems:
        if isinstance(problems[0], MemoryError):
            raise limits.out_of_memory() from problems[0]
        raise problems[0]
    return results[0]


def _wait(
    worker: threading.Thread, seconds: float | None, told: TextIO, loading: Callable[[], bool],
    progress: Callable[[], str | None],
) -> None:  # fmt: skip
    """Until it is done, or its time is over; a person is told that it goes on, and when it is reading that takes so
    long.
    """
    begun = time.monotonic()

    def left(most: float) -> float:
        return most if seconds is None else min(most, begun + seconds - time.monotonic())

    worker.join(max(0.0, left(waiting.PATIENCE)))
    if worker.is_alive():
        with waiting.spinner(told) as tell:
            while worker.is_alive() and left(1.0) > 0:
                tell(loading() and time.monotonic() - begun > waiting.LOADING, progress())
                worker.join(max(0.0, left(_LOOK)))
