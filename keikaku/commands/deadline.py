"""Work with a time limit, which Ctrl-C can end at once even while an engine computes."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import TypeVar

from keikaku.errors import OutOfTime

T = TypeVar("T")


def within(seconds: float, work: Callable[[], T]) -> T:
    """The result of ``work``, or what it raised. Raises OutOfTime after so many seconds.

    The work goes on in its own thread and cannot be stopped from Python; the process ends without it.
    """
    results: list[T] = []
    problems: list[BaseException] = []

    def job() -> None:
        try:
            results.append(work())
        except BaseException as problem:  # noqa: BLE001 - handed over to the caller's thread
            problems.append(problem)

    # An engine's parser recurses on the query; the guard's limits are proved on a stack of this size.
    worker = Thread(target=job, daemon=True)
    worker.start()
    worker.join(seconds)
    if worker.is_alive():
        raise OutOfTime(
            f"no answer within {seconds:g} seconds",
            "ask for less (LIMIT, a more selective pattern), or allow more with --timeout",
        )
    if problems:
        raise problems[0]
    return results[0]
