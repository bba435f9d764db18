"""Work within limits of time and memory, which Ctrl-C can end at once even while an engine computes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TextIO, TypeVar

from keikaku.commands import supervisor, waiting
from keikaku.limits import STACK, Limits

T = TypeVar("T")


def within(limits: Limits, work: Callable[[], T], quick: bool = False) -> T:
    """The result of ``work``, or what it raised. Raises OutOfTime and OutOfMemory where the limits are reached.

    All that can take long belongs into the work: loading, asking, and making text of the answer. A person who waits
    sees that something is going on. The work has a thread of its own and cannot be stopped from Python; the process
    ends without it, and is ended from outside where the thread does not let it go. quick: work that is known to be so
    has no process in front, and no limit of memory.
    """
    results: list[T] = []
    problems: list[BaseException] = []

    def job() -> None:
        try:
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
        _wait(worker, limits.seconds, told)
    if worker.is_alive():
        raise limits.out_of_time()
    if problems:
        if isinstance(problems[0], MemoryError):
            raise limits.out_of_memory() from problems[0]
        raise problems[0]
    return results[0]


def _wait(worker: threading.Thread, seconds: float | None, told: TextIO) -> None:
    patience = waiting.PATIENCE if seconds is None else min(seconds, waiting.PATIENCE)
    worker.join(patience)
    if worker.is_alive():
        with waiting.spinner(told):
            worker.join(None if seconds is None else seconds - patience)
