"""The workers as the server has them: a nursery that makes them, each with a line to it."""

from __future__ import annotations

import asyncio
import json
import os
import pickle
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from keikaku.errors import KeikakuError
from keikaku.records import Label, Release
from keikaku.site_data import Site
from keikaku.web.nursery import Setting
from keikaku.web.replies import HEAD, Facts, Reply, no_memory, no_time, unpacked
from keikaku.web.worker import Job

_BEGIN = "import sys; sys.path.insert(0, sys.argv[1]); from keikaku.web import nursery; nursery.begin(int(sys.argv[2]))"
_PATIENT = 10  # as nice(1) has it
_MOST_TOLD = 2**20  # bytes of the head of a reply


class Refused(KeikakuError):
    """The data cannot be opened, as the nursery says."""

    def __init__(self, told: Facts, exit_code: int) -> None:
        super().__init__(str(told.get("detail", "")), str(told.get("hint", "")))
        self.code, self.exit_code = str(told["code"]), exit_code


class Nursery:
    """The process that makes workers. ``told`` is what it knows of the data."""

    def __init__(self, setting: Setting) -> None:
        """Starts it, and waits until the data are open. Raises what opening them raises, as Refused."""
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # -P: what lies in the current folder is not to be imported
                [sys.executable, "-P", "-c", _BEGIN, str(Path(__file__).parents[2]), str(theirs.fileno())],
                stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),), start_new_session=True,
            )  # fmt: skip
        self._control, self._one_at_a_time = ours, asyncio.Lock()
        self._ending: set[asyncio.Task[int | None]] = set()
        try:
            assert self._process.stdin
            with suppress(BrokenPipeError), self._process.stdin as asked:
                pickle.dump(setting, asked)
            self.told: dict[str, Any] = json.loads(self._line() or "{}")
            if not self.told:
                raise KeikakuError("the process that opens the data has ended", "keikaku check --store … says more")
            if "problem" in self.told:
                raise Refused(self.told["problem"], self.told["exit"])
        except BaseException:
            self.close()
            raise
        ours.setblocking(False)

    def _line(self) -> bytes:
        pieces = b""
        while not pieces.endswith(b"\n"):
            piece = self._control.recv(4096)
            if not piece:
                return b""
            pieces += piece
        return pieces

    @property
    def release(self) -> Release | None:
        """The release of the data, where it is known."""
        found = self.told["release"]
        return None if found is None else Release(*found)

    @property
    def site(self) -> Site:
        """The data, as pages name them."""
        told = self.told["site"]
        return Site(**{**told, **{name: Label(*told[name]) for name in ("name", "author")}, "downloads": ()})

    @property
    def version(self) -> str | None:
        """What tells these data from all others; None where they may change at any time."""
        found = self.told["version"]
        return None if found is None else str(found)

    async def worker(self) -> Worker:
        """A new one. Raises OSError where the nursery is gone."""
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        made = asyncio.ensure_future(self._told_to(b"+", theirs))
        try:
            number = int(await asyncio.shield(made))
        except asyncio.CancelledError:
            ours.close()
            made.add_done_callback(self._unwanted)
            raise
        except OSError:
            ours.close()
            raise
        transport, line = await asyncio.get_running_loop().create_connection(Line, sock=ours)
        return Worker(self, number, transport, line)

    def _unwanted(self, made: asyncio.Future[bytes]) -> None:
        """End a worker that was made for somebody who has left meanwhile."""
        if made.exception() is None:
            self.dismiss(int(made.result()))

    def dismiss(self, number: int) -> None:
        """End a worker, for which nobody waits."""
        task = asyncio.ensure_future(self._end(b"-%d" % number))
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)

    async def end(self, number: int) -> int | None:
        """End a worker; how it has ended, None where nobody knows."""
        return await self._end(b"?%d" % number)

    async def _end(self, order: bytes) -> int | None:
        try:
            found = json.loads(await asyncio.shield(self._told_to(order)))
        except OSError:
            return None
        return None if found is None else int(found)

    async def _told_to(self, order: bytes, given: socket.socket | None = None) -> bytes:
        """What it says to an order: to one after the other. Not to be cancelled between the two. given: goes there."""
        try:
            async with self._one_at_a_time:
                socket.send_fds(self._control, [order], [given.fileno()] if given else [])
                answer = await asyncio.get_running_loop().sock_recv(self._control, 64)
        finally:
            if given:
                given.close()
        if not answer:
            raise ConnectionResetError("the nursery is gone")
        return answer

    @property
    def is_alive(self) -> bool:
        """Whether it is there."""
        return self._process.poll() is None

    def close(self) -> None:
        """End it, and with it the workers."""
        self._control.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(0.5)  # it ends the workers first
        self._process.kill()
        self._process.wait()


class Heard(Protocol):
    """Whoever has asked a worker."""

    def hears(self, outcome: Reply | Facts) -> None:
        """It has answered the first question that it had not."""

    def loses(self) -> None:
        """It is gone, or has said what no worker of ours would say, and will answer none any more."""


class Line(asyncio.Protocol):
    """What comes from a worker: one outcome for each question, in their order."""

    def __init__(self) -> None:
        self._data = bytearray()
        self.hearer: Heard | None = None
        self.most = 0  # bytes of a body
        self.is_lost = False

    @property
    def is_quiet(self) -> bool:
        """Whether it is there, and has said nothing that nobody has asked for."""
        return not self.is_lost and not self._data

    def data_received(self, data: bytes) -> None:
        """A piece of it."""
        self._data += data
        try:
            while self.hearer is not None and (outcome := self._next()) is not None:
                self.hearer.hears(outcome)
        except (ValueError, LookupError, TypeError):  # what no worker of ours would write
            self.connection_lost(None)

    def _next(self) -> Reply | Facts | None:
        """The next outcome, if it is there whole."""
        if len(self._data) < HEAD.size:
            return None
        head, body = HEAD.unpack_from(self._data)
        if head > _MOST_TOLD or body > self.most:
            raise ValueError("no worker of ours would say so much")
        end = HEAD.size + head + body
        if len(self._data) < end:
            return None
        told = bytes(self._data[HEAD.size : end])
        del self._data[:end]
        return unpacked(told[:head], told[head:])

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - as asyncio has it
        """The worker is gone."""
        self.is_lost = True
        hearer, self.hearer = self.hearer, None
        if hearer is not None:
            hearer.loses()


class _Waiting(NamedTuple):
    answer: asyncio.Future[Reply | Facts]

    def hears(self, outcome: Reply | Facts) -> None:
        self.answer.set_result(outcome)

    def loses(self) -> None:
        if not self.answer.done():
            self.answer.set_exception(ConnectionResetError())


class Worker:
    """One of them. It answers the questions of one who asks, and is gone after one that it has not answered."""

    def __init__(self, nursery: Nursery, number: int, transport: asyncio.WriteTransport, line: Line) -> None:
        self._nursery, self._number, self._transport, self._line = nursery, number, transport, line
        self.is_alive = True
        self.answered = 0  # questions that it was asked

    def ask(self, jobs: Sequence[Job], hearer: Heard) -> None:
        """Have questions answered, one after the other. hearer: hears of each, from now on."""
        self._line.hearer, self._line.most = hearer, max(job.most for job in jobs)
        self.answered += len(jobs)
        if self._line.is_lost:
            asyncio.get_running_loop().call_soon(hearer.loses)
            return
        asked = pickle.dumps(jobs, pickle.HIGHEST_PROTOCOL)
        self._transport.write(len(asked).to_bytes(4) + asked)

    async def alone(self, job: Job, memory: int) -> Reply | Facts | None:
        """What it answers to one question; None where somebody else has ended it. memory: bytes that it has."""
        waiting = _Waiting(asyncio.get_running_loop().create_future())
        self.ask([job], waiting)
        try:
            return await waiting.answer
        except ConnectionResetError:
            return await self.why(job.seconds, memory)

    async def why(self, seconds: float, memory: int) -> Facts | None:
        """End it, and say why it has not answered, if that is the question's fault.

        seconds, memory: that it had for an answer.
        """
        self._leave()
        return _why(await self._nursery.end(self._number), seconds, memory)

    def dismiss(self) -> None:
        """End it, if it is there; nobody waits for that."""
        if self.is_alive:
            self._leave()
            self._nursery.dismiss(self._number)

    def _leave(self) -> None:
        self.is_alive, self._line.hearer = False, None
        self._transport.close()

    def rests(self) -> bool:
        """It has nothing to answer any more; whether it can be asked again."""
        self._line.hearer = None
        return self.is_idle()

    def is_idle(self) -> bool:
        """Whether it is there and has nothing to say, so that it can be asked."""
        return self.is_alive and self._line.is_quiet

    def yield_to_others(self) -> None:
        """From now on others have the processor first."""
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self._number, _PATIENT)


def _why(code: int | None, seconds: float, memory: int) -> Facts | None:
    """What a worker has ended of; None where that is not known. code: how."""
    if code == -signal.SIGALRM:
        return no_time(seconds)
    if code in (None, 0, -signal.SIGKILL):
        return None
    if code == -signal.SIGABRT:  # an engine that gets no more memory aborts
        return no_memory(memory)
    return {"code": "error", "detail": "the engine was ended by this query", "hint": "report it as a bug"}
