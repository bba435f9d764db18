"""Work with a time limit, which Ctrl-C can end at once even while an engine computes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from keikaku.commands import waiting
from keikaku.errors import OutOfTime

T = TypeVar("T")

# Engines recurse on what a query nests. The guard's limits fit a stack of 8 MiB, which not every system gives a thread.
STACK = 16 * 2**20


def within(seconds: float | None, work: Callable[[], T]) -> T:
    """The result of ``work``, or what it raised. Raises OutOfTime after so many seconds (``None``: never).

    A person who waits sees that something is going on. The work has a thread of its own and cannot be stopped from
    Python; the process ends without it.
    """
    results: list[T] = []
    problems: list[BaseException] = []

    def job() -> None:
        try:
            results.append(work())
        except BaseException as problem:  # noqa: BLE001 - handed over to the caller's thread
            problems.append(problem)

    worker = threading.Thread(target=job, daemon=True)
    usual = threading.stack_size(STACK)
    try:
        worker.start()
    finally:
        threading.stack_size(usual)
    patience = waiting.PATIENCE if seconds is None else min(seconds, waiting.PATIENCE)
    worker.join(patience)
    if worker.is_alive():
        with waiting.spinner():
            worker.join(None if seconds is None else seconds - patience)
    if worker.is_alive():
        assert seconds is not None
        raise OutOfTime(
            f"no answer within {seconds:g} second{'s' if seconds != 1 else ''}",
            "ask for less (LIMIT, a more selective pattern), or allow more with --timeout",
        )
    if problems:
        raise problems[0]
    return results[0]
