"""A piece of work in a process of its own, which can be ended: for Python callers, whose process has to live on."""

from __future__ import annotations

import contextvars
import faulthandler
import gc
import os
import pickle
import selectors
import signal
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn, TypeVar

from keikaku.errors import KeikakuError
from keikaku.limits import STACK, Limits, engine_is_silent, memory

T = TypeVar("T")

_CHUNK = 2**20  # bytes
_NO_MEMORY = 2  # exit code of a copy that could not even say so
_LATE = 1.0  # seconds after its time at which the system ends a copy whose original is gone
_BEGIN = (
    "import sys; sys.path.insert(0, sys.argv[1]); from keikaku.store import apart; "
    "apart.begin(int(sys.argv[2]), int(sys.argv[3]))"
)
_making = threading.Lock()


def apart(limits: Limits, work: Callable[[], T]) -> T:
    """The result of ``work``, or what it raised, from a copy of this process, which is gone afterwards.

    Raises OutOfTime and OutOfMemory where the limits are reached; whatever interrupts the wait ends the work, too.
    What the work does to objects stays there. Where processes cannot be copied (Windows), it is done here, without
    limits.
    """
    if not hasattr(os, "fork"):
        return work()
    # One at a time: what another thread copies meanwhile would keep the end open that tells that this is done.
    with _making:
        told, tell = os.pipe()
        alive, life = os.pipe()
        child = _fork()
        if child == 0:
            os.close(told)
            os.close(life)
            _work(tell, alive, limits, work)
        os.close(tell)
        os.close(alive)
    try:
        data = _received(told, limits)
    finally:
        os.close(told)
        os.close(life)
        status = _end(child)
    return _given(data, os.waitstatus_to_exitcode(status), limits)


def afresh(limits: Limits, work: Callable[..., T], *given: object, keep: Sequence[int] = ()) -> T:
    """The same from a new process that has nothing of this one: for an engine that writes, whose threads a copy misses.

    work: a function of a module. given: what can be pickled. keep: descriptors that it has, too, by their numbers.
    """
    if not hasattr(os, "fork"):
        return work(*given)
    told, tell = os.pipe()
    alive, life = os.pipe()
    try:
        process = subprocess.Popen(  # -P: what lies in the current folder is not to be imported
            [sys.executable, "-P", "-c", _BEGIN, str(Path(__file__).parents[2]), str(tell), str(alive)],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, pass_fds=(tell, alive, *keep),
        )  # fmt: skip
    finally:
        os.close(tell)
        os.close(alive)
    try:
        assert process.stdin
        with suppress(BrokenPipeError), process.stdin as asked:
            pickle.dump((limits, work, given), asked)
        data = _received(told, limits)
    finally:
        os.close(told)
        os.close(life)
        process.kill()
        process.wait()
    return _given(data, process.returncode, limits)


def begin(tell: int, alive: int) -> NoReturn:
    """In the new process: do what stands on standard input."""
    limits, work, given = pickle.load(sys.stdin.buffer)  # by our own original
    _work(tell, alive, limits, lambda: work(*given))


def _given(data: bytes, code: int, limits: Limits) -> T:  # type: ignore[type-var]
    """What a process has said. code: how it has ended."""
    if not data:
        raise _what_ended(code, limits)
    result, problem = pickle.loads(data)  # by our own process
    if problem is not None:
        raise problem
    return result  # type: ignore[no-any-return]


def _fork() -> int:
    with warnings.catch_warnings():
        # Other threads do not come along. The copy asks an engine that only reads, and what may wait for a thread that
        # is not there is ended when its time is over.
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _work(tell: int, alive: int, limits: Limits, work: Callable[[], object]) -> NoReturn:
    """In the copy: never returns, and never runs what the original would run at its end or by a signal."""
    try:
        _come_of_age(alive, limits)
        gc.disable()
        faulthandler.disable()  # as many notebooks and test runners have it: that an engine aborts is no fault
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)  # an engine that aborts says so there, in words for programmers
        with memory(limits.memory):
            data = _done(work)
        for start in range(0, len(data), _CHUNK):
            rest = memoryview(data)[start : start + _CHUNK]
            while rest:
                rest = rest[os.write(tell, rest) :]
    finally:
        os._exit(0)


def _done(work: Callable[[], object]) -> bytes:
    """What the work gives or raises, from a thread whose stack has room for what the guard lets pass."""
    told: list[bytes] = []

    def job() -> None:
        try:
            told.append(pickle.dumps((work(), None), pickle.HIGHEST_PROTOCOL))
        except MemoryError:
            os._exit(_NO_MEMORY)
        except BaseException as problem:  # noqa: BLE001 - handed over to the caller; engines have their own kinds
            told.append(_problem(problem))

    threading.stack_size(STACK)
    try:
        thread = threading.Thread(target=contextvars.copy_context().run, args=[job])
        thread.start()
    except (RuntimeError, MemoryError):  # no room for it
        os._exit(_NO_MEMORY)
    thread.join()
    return told[0]


def _come_of_age(alive: int, limits: Limits) -> None:
    """Leave behind what was the original's, and go when it is gone, or when time is over whatever holds Python."""
    signal.set_wakeup_fd(-1)
    for number in signal.valid_signals():
        if callable(signal.getsignal(number)):
            signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the original decides what it means
    if limits.seconds is not None:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, limits.seconds + _LATE)
    engine_is_silent()

    def orphaned() -> None:
        os.read(alive, 1)  # returns when the original is gone, however it ended
        os._exit(1)

    threading.Thread(target=orphaned, daemon=True).start()


def _problem(problem: BaseException) -> bytes:
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
    with selectors.DefaultSelector() as waiting:  # not select, which knows no descriptor above 1,023
        waiting.register(told, selectors.EVENT_READ)
        while True:
            left = None if end is None else end - time.monotonic()
            if (left is not None and left <= 0) or not waiting.select(left):
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


def _what_ended(code: int, limits: Limits) -> Exception:
    number = -code if code < 0 else None
    if number == signal.SIGABRT or code == _NO_MEMORY:
        return limits.out_of_memory()
    if number == signal.SIGKILL:
        return limits.ended_by_system()
    how = f"by {signal.Signals(number).name}" if number else "without a word"
    return KeikakuError(f"the engine was ended {how}", "report the query as a bug")
