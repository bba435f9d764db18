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
from contextlib import suppress
from pathlib import Path
from typing import Any

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
        task = asyncio.ensure_future(self.end(number))
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)

    async def end(self, number: int) -> int | None:
        """End a worker; how it has ended, None where nobody knows."""
        try:
            found = json.loads(await asyncio.shield(self._told_to(b"-%d" % number)))
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


class Line(asyncio.Protocol):
    """What comes from a worker: one outcome for each question."""

    def __init__(self) -> None:
        self._data = bytearray()
        self._awaited: asyncio.Future[Reply | Facts] | None = None
        self._most = 0
        self.is_lost = False

    def await_one(self, most: int) -> asyncio.Future[Reply | Facts]:
        """The next outcome. most: bytes of its body. Raises OSError where the worker is gone, ValueError for what no
        worker of ours would say.
        """
        self._awaited, self._most = asyncio.get_running_loop().create_future(), most
        if self.is_lost:
            self._awaited.set_exception(ConnectionResetError())
        return self._awaited

    @property
    def is_quiet(self) -> bool:
        """Whether it is there, and has said nothing that nobody has asked for."""
        return not self.is_lost and not self._data

    def data_received(self, data: bytes) -> None:
        """A piece of it."""
        self._data += data
        awaited = self._awaited
        if awaited is None or awaited.done() or len(self._data) < HEAD.size:
            return
        head, body = HEAD.unpack_from(self._data)
        behind = HEAD.size + head
        try:
            if head > _MOST_TOLD or body > self._most:
                raise ValueError("no worker of ours would say so much")
            if len(self._data) >= behind + body:
                outcome = unpacked(bytes(self._data[HEAD.size : behind]), bytes(self._data[behind : behind + body]))
                del self._data[: behind + body]
                awaited.set_result(outcome)
        except ValueError as problem:
            awaited.set_exception(problem)

    def connection_lost(self, exc: Exception | None) -> None:
        """The worker is gone."""
        self.is_lost = True
        if self._awaited is not None and not self._awaited.done():
            self._awaited.set_exception(exc or ConnectionResetError())


class Worker:
    """One of them. It answers one question at a time, and is gone after one that it has not answered."""

    def __init__(self, nursery: Nursery, number: int, transport: asyncio.WriteTransport, line: Line) -> None:
        self._nursery, self._number, self._transport, self._line = nursery, number, transport, line
        self._awaited: asyncio.Future[Reply | Facts] | None = None
        self.is_alive = True
        self.answered = 0  # questions

    async def answer(self, job: Job, memory: int) -> Reply | Facts | None:
        """What it answers, or why it does not; it is ended where its time is over. memory: bytes that it may have.

        None where it was gone, or somebody else has ended it. Cancelling this ends it, too.
        """
        self._awaited = awaited = self._line.await_one(job.most)
        question = pickle.dumps(job, pickle.HIGHEST_PROTOCOL)
        self._transport.write(len(question).to_bytes(4) + question)
        timer = asyncio.get_running_loop().call_later(job.seconds, self.stop, no_time(job.seconds))
        try:
            return await awaited
        except (OSError, ValueError):
            return _why(await self.end(), job.seconds, memory)
        except asyncio.CancelledError:
            self.dismiss()
            raise
        finally:
            timer.cancel()

    def stop(self, outcome: Facts) -> None:
        """End it before it has answered: this is told instead."""
        if self._awaited is not None and not self._awaited.done():
            self._awaited.set_result(outcome)
            self.dismiss()

    async def end(self) -> int | None:
        """End it; how it has ended, None where nobody knows."""
        self.is_alive = False
        self._transport.close()
        return await self._nursery.end(self._number)

    def dismiss(self) -> None:
        """End it, if it is there; nobody waits for that."""
        if self.is_alive:
            self.is_alive = False
            self._transport.close()
            self._nursery.dismiss(self._number)

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
