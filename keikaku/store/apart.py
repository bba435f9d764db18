"""A piece of work in a process of its own, which can be ended: for Python callers, whose process has to live on."""

from __future__ import annotations

import faulthandler
import gc
import os
import pickle
import select
import signal
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn, TypeVar

from keikaku.errors import KeikakuError
from keikaku.limits import Limits, memory

T = TypeVar("T")

_CHUNK = 2**20  # bytes


def apart(limits: Limits, work: Callable[[], T]) -> T:
    """The result of ``work``, or what it raised, from a copy of this process, which is gone afterwards.

    Raises OutOfTime and OutOfMemory where the limits are reached; whatever interrupts the wait ends the work, too.
    What the work does to objects stays there. Where processes cannot be copied (Windows), it is done here, without
    limits.
    """
    if not hasattr(os, "fork"):
        return work()
    told, tell = os.pipe()
    child = _fork()
    if child == 0:
        os.close(told)
        _work(tell, limits, work)
    os.close(tell)
    try:
        data = _received(told, limits)
    finally:
        os.close(told)
        status = _end(child)
    if not data:
        raise _what_ended(status, limits)
    result, problem = pickle.loads(data)  # by our own copy
    if isinstance(problem, MemoryError):
        raise limits.out_of_memory() from problem
    if problem is not None:
        raise problem
    return result  # type: ignore[no-any-return]


def _fork() -> int:
    with warnings.catch_warnings():
        # Other threads do not come along. The copy asks an engine that only reads, and what may wait for a thread that
        # is not there is ended when its time is over.
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _work(tell: int, limits: Limits, work: Callable[[], object]) -> NoReturn:
    """In the copy: never returns, and never runs what the original would run at its end."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the original decides what it means
        gc.disable()
        faulthandler.disable()  # as many notebooks and test runners have it: that an engine aborts is no fault
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)  # an engine that aborts says so there, in words for programmers
        with memory(limits.memory):
            try:
                data = pickle.dumps((work(), None), pickle.HIGHEST_PROTOCOL)
            except Exception as problem:  # noqa: BLE001 - handed over to the caller
                data = _problem(problem)
        for start in range(0, len(data), _CHUNK):
            rest = memoryview(data)[start : start + _CHUNK]
            while rest:
                rest = rest[os.write(tell, rest) :]
    finally:
        os._exit(0)


def _problem(problem: Exception) -> bytes:
    problem.__traceback__ = problem.__cause__ = problem.__context__ = None
    try:
        return pickle.dumps((None, problem), pickle.HIGHEST_PROTOCOL)
    except Exception:  # noqa: BLE001 - of a library, and not made to be handed over
        return pickle.dumps((None, RuntimeError(f"{type(problem).__name__}: {problem}")))


def _received(told: int, limits: Limits) -> bytes:
    """All that the copy says. Raises OutOfTime, and OutOfMemory for a result that has no room here."""
    end = None if limits.seconds is None else time.monotonic() + limits.seconds
    pieces: list[bytes] = []
    length = 0
    while True:
        left = None if end is None else end - time.monotonic()
        if (left is not None and left <= 0) or not select.select([told], [], [], left)[0]:
            raise limits.out_of_time()
        piece = os.read(told, _CHUNK)
        if not piece:
            return b"".join(pieces)
        length += len(piece)
        if limits.memory is not None and length > limits.memory:
            raise limits.out_of_memory()
        pieces.append(piece)


def _end(child: int) -> int:
    """End the copy, if it has not ended; its status."""
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    with suppress(ChildProcessError):  # where the caller lets nobody wait for children
        return os.waitpid(child, 0)[1]
    return 0


def _what_ended(status: int, limits: Limits) -> Exception:
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        if limits.memory and number in (signal.SIGABRT, signal.SIGKILL):
            return limits.out_of_memory()
        return KeikakuError(f"the engine was ended by {signal.Signals(number).name}", "report the query as a bug")
    return limits.out_of_memory()  # not even enough was left to say what is wrong
