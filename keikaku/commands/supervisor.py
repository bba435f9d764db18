"""The process in front: it holds the one that works to its limits, and outlives it to say what became of it.

An engine cannot be stopped from Python; one that gets no more memory ends its process, and so does one whose stack is
too small. So what is not known to be quick is done in a child of the process that was started, which only waits. The
two part before anything heavy is imported: that costs some milliseconds, which a lookup in the packaged graph spares.
"""

from __future__ import annotations

import os
import selectors
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from keikaku.commands import channel
from keikaku.limits import Limits, engine_is_silent, memory

GRACE = 0.5
"""Seconds after which a limit of time is enforced: the working process says itself that it is over, if it can."""

_BOTH = 0.2  # seconds for a Ctrl-C that the terminal has sent to both processes
_LEAVE = 0.7  # seconds to end after a signal, before the working process is ended
_PASSED_ON = ("SIGINT", "SIGTERM", "SIGHUP")

_parts = False  # whether this process may part


def allow() -> None:
    """From now on this process, which the command line has to itself, may part."""
    global _parts
    _parts = hasattr(os, "fork")


def part() -> None:
    """Put a process in front of this one, once: what goes on from here is its child, with all that was open.

    Must be called before there are other threads. Without ``allow``, or where no process can be made so, nothing
    happens.
    """
    global _parts
    if not _parts:
        return
    _parts = False
    told, tell = os.pipe()
    alive, life = os.pipe()
    child = os.fork()
    if child:
        os.close(tell)
        os.close(alive)
        # Not sys.exit: all that is to be written, the working process has written.
        os._exit(_Watch(child, told).code())
    os.close(told)
    os.close(life)
    channel.use(tell)

    def orphaned() -> None:
        os.read(alive, 1)  # returns when the process in front is gone, however it ended
        os._exit(128 + signal.SIGKILL)

    threading.Thread(target=orphaned, daemon=True).start()


@contextmanager
def held(limits: Limits) -> Iterator[TextIO]:
    """Within this, the working process is held to the limits; without a process in front, none is.

    Gives the stream on which people are told something meanwhile: standard error itself is nobody's then.
    """
    if not channel.is_open():
        yield sys.stderr
        return
    engine_is_silent()
    with _quiet() as told, memory(limits.memory):
        channel.say(f"{limits.seconds or 'inf'} {limits.memory or 0}\n")
        try:
            yield told
        finally:
            channel.say("\n")


@contextmanager
def _quiet() -> Iterator[TextIO]:
    """An engine that has no memory says so on descriptor 2, and prints what Python raises in it on ``sys.stderr``."""
    python = sys.stderr
    try:
        kept = os.dup(2)
    except OSError:  # closed by the caller
        yield python
        return
    python.flush()
    with (
        os.fdopen(kept, "w", encoding="utf-8", errors="backslashreplace") as told,
        Path(os.devnull).open("w", encoding="utf-8") as no,
    ):
        os.dup2(no.fileno(), 2)
        sys.stderr = no
        try:
            yield told
        finally:
            sys.stderr = python
            os.dup2(kept, 2)


class _Watch:
    """Over the working process, until it has ended."""

    def __init__(self, child: int, told: int) -> None:
        self._child = child
        self._told = told
        self._limits: Limits | None = None  # while it is held to some
        self._end: float | None = None  # when its time is over
        self._signal: int | None = None  # which came last from outside
        self._forward: float | None = None  # when that is passed on
        self._kill: float | None = None  # when its patience is over
        self._why = ""  # the child was ended
        self._ended: int | None = None  # the signal that ends the child, as it says itself
        self._loading = False  # whether the child reads files

    def code(self) -> int:
        """The exit code, after what is to be said was said."""
        woken, wake = os.pipe()
        os.set_blocking(wake, False)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
        for name in _PASSED_ON:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, lambda _signal, _frame: None)
        with selectors.DefaultSelector() as waiting:  # not select, which knows no descriptor above 1,023
            for descriptor in (self._told, woken):
                waiting.register(descriptor, selectors.EVENT_READ)
            while True:
                self._act(time.monotonic())
                ready = {key.fd for key, _ in waiting.select(self._wait(time.monotonic()))}
                if woken in ready:
                    self._received(os.read(woken, 16)[-1])
                if self._told in ready and not self._hear():
                    break
        _, status = os.waitpid(self._child, 0)
        if self._ended is None and os.WIFEXITED(status):
            return os.WEXITSTATUS(status)
        return self._explain(self._ended or os.WTERMSIG(status))

    def _hear(self) -> bool:
        """Take in what the child says; False when it has nothing more to say."""
        text = os.read(self._told, 4096).decode()
        for line in text.splitlines():
            if line.startswith(channel.ENDED):
                self._ended = int(line.split()[1])
            elif line in (channel.LOADING, channel.LOADED):
                self._loading = line == channel.LOADING
            elif line:
                seconds, memory = line.split()
                self._limits = Limits(None if seconds == "inf" else float(seconds), int(memory) or None)
                given = self._limits.seconds
                self._end = None if given is None else time.monotonic() + given + GRACE
            else:
                self._limits = self._end = None
        return bool(text)

    def _received(self, number: int) -> None:
        now = time.monotonic()
        self._signal = number
        # A terminal has sent it to the child, too; whoever sent another one, sent it to us alone.
        self._forward = now + (_BOTH if number == signal.SIGINT else 0.0)
        self._kill = self._forward + _LEAVE

    def _wait(self, now: float) -> float | None:
        times = [when for when in (self._end, self._forward, self._kill) if when is not None]
        return max(0.0, min(times) - now) if times else None

    def _act(self, now: float) -> None:
        if self._forward is not None and now >= self._forward:
            self._forward = None
            self._send(self._signal or signal.SIGTERM)
        if self._kill is not None and now >= self._kill:
            self._kill = None
            # Where nothing is held to limits, a pager or a prompt may have its own use for an interrupt.
            if self._signal != signal.SIGINT or self._limits is not None:
                self._why = "interrupt" if self._signal == signal.SIGINT else "signal"
                self._send(signal.SIGKILL)
        if self._end is not None and now >= self._end:
            self._end = None
            self._why = "time"
            self._send(signal.SIGKILL)

    def _send(self, number: int) -> None:
        with suppress(ProcessLookupError):
            os.kill(self._child, number)

    def _explain(self, number: int) -> int:
        """Say which signal has ended the child, or what made it end without a word."""
        from keikaku.commands import failures

        if (self._why or self._ended) and sys.stderr and sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K\x1b[?25h")  # whatever turned there while it worked, which hid the cursor
        if number == signal.SIGINT or self._why == "interrupt":
            return failures.interrupted()
        if self._why == "time":
            assert self._limits
            return failures.told(self._limits.out_of_time(loading=self._loading))
        if self._why == "signal" or number in (signal.SIGTERM, getattr(signal, "SIGHUP", None)):
            return failures.ended(self._signal or number)
        if self._limits and self._limits.memory and number == signal.SIGABRT:
            return failures.told(self._limits.out_of_memory())
        if self._limits and number == signal.SIGKILL:
            return failures.told(self._limits.ended_by_system())
        return failures.bug(f"the process was ended by {signal.Signals(number).name}")
