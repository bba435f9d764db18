"""One process that answers, one question after the other, until it is ended: it has nothing to lose.

It is a copy of the nursery, which has opened the graph. What it may do beside computing is little (store/seccomp.py),
its memory is limited, and whoever has sent it a question ends it when its time is over.
"""

from __future__ import annotations

import ctypes
import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import NamedTuple, NoReturn, TypeAlias

from keikaku.errors import AnswerTooLarge, KeikakuError
from keikaku.limits import STACK, Size, memory, shown
from keikaku.services.session.session import Session
from keikaku.store import seccomp
from keikaku.web.bounds import Bounds
from keikaku.web.replies import LATER, LESS, Facts, Reply, facts, no_memory, packed

Work: TypeAlias = Callable[..., Reply]
"""A function of a module: takes the session and what else it was given."""

TOGETHER = 0.02
"""Seconds after which it gives back those of several questions that it has not begun."""
_LATE = 2.0  # seconds after its time at which the system ends one whose server has not
_GROWN = 64 * 2**20  # bytes that it may keep from one question to the next
_DIES_WITH_PARENT = 1  # PR_SET_PDEATHSIG


class Job(NamedTuple):
    """A question. seconds: after which nobody waits for its answer any more. most: bytes that this may have."""

    work: Work
    given: tuple[object, ...]
    seconds: float
    most: int


def live(line: int, session: Session, bounds: Bounds, *, network: bool) -> NoReturn:
    """Answer what comes over a socket, lists of jobs, until it is closed. Never returns."""
    try:
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGKILL)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):  # an engine that aborts says so on the last, in words for programmers
            os.dup2(nowhere, descriptor)
        if seccomp.is_known():
            seccomp.confine(network=network)
        threading.stack_size(STACK)  # room for what the guard lets pass
        thread = threading.Thread(target=_answer, args=(line, session, bounds))
        thread.start()
        thread.join()
    finally:
        os._exit(0)


def _answer(line: int, session: Session, bounds: Bounds) -> None:
    size = Size()
    begun = size.now()
    with memory(bounds.memory):
        while (asked := _read(line)) is not None:
            jobs: list[Job] = pickle.loads(asked)  # by our own server
            until = time.monotonic() + TOGETHER
            for number, job in enumerate(jobs):
                if number and time.monotonic() > until:
                    _write(line, packed(LATER) * (len(jobs) - number))
                    break
                signal.setitimer(signal.ITIMER_REAL, job.seconds + _LATE)
                try:
                    _write(line, _outcome(job, session))
                except MemoryError:
                    _write(line, packed(no_memory(bounds.memory)))
                    return
                signal.setitimer(signal.ITIMER_REAL, 0)
                if size.now() - begun > _GROWN:
                    return
            del asked, jobs, job


def _outcome(job: Job, session: Session) -> bytes:
    outcome = _done(job, session)
    if isinstance(outcome, Reply) and len(outcome.body) > job.most:
        outcome = facts(AnswerTooLarge(f"the answer has more than {shown(job.most)}", LESS))
    return packed(outcome)


def _done(job: Job, session: Session) -> Reply | Facts:
    try:
        return job.work(session, *job.given)
    except KeikakuError as problem:
        return facts(problem)
    except MemoryError:
        raise
    except Exception as problem:  # noqa: BLE001 - of engines, too: the fault is ours, and the next question is another
        return facts(KeikakuError(f"this is a bug in keikaku: {type(problem).__name__}"))


def _read(line: int) -> bytes | None:
    """The next question; None when there will be none."""
    head = _bytes(line, 4)
    return _bytes(line, int.from_bytes(head)) if head else None


def _bytes(line: int, length: int) -> bytes | None:
    pieces = []
    while length:
        piece = os.read(line, length)
        if not piece:
            return None
        pieces.append(piece)
        length -= len(piece)
    return b"".join(pieces)


def _write(line: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(line, rest) :]
