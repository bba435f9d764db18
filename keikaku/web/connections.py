"""Connections that are slow, half-open or too many: each phase of one has its time, and the server its number of them.

uvicorn's protocol with a clock: what it does not do by itself is to end a connection on which nothing comes.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple, cast

import h11
from starlette.types import ASGIApp, Message
from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import Server

from keikaku.web import access_log, memo, responses, shapes
from keikaku.web.bounds import Bounds
from keikaku.web.gate import ONE_HOST, POLICY
from keikaku.web.memo import Memo, Remembered
from keikaku.web.problems import MEDIA, Problem, fault, told
from keikaku.web.responses import PIECE, Kept
from keikaku.web.serving import Shared
from keikaku.web.shapes import Shape, Shapes

_OK = b"HTTP/1.1 200 OK\r\n"
_TICK = 0.5  # seconds between two looks at all connections


class Asked(NamedTuple):
    """A request of a known shape that is being answered."""

    request: bytes
    shape: Shape
    shared: Shared
    since: float


class Connection(H11Protocol):
    """One connection, in one of five phases: it waits for a request, for the rest of its head, for its body; it is
    answered; what was answered is being sent.
    """

    bounds: Bounds
    memo: Memo
    behind_proxies: bool
    shapes: Shapes
    _phase, _since, _has_line = "idle", 0.0, False
    _asked: Asked | None = None
    _behind, _is_last = b"", False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Where there are too many, one that has not asked anything goes; where there is none such, this one."""
        self._enters("head")  # from the first moment on: who has connected wants to ask
        super().connection_made(transport)
        if len(self.connections) > self.bounds.connections:
            waiting = [one for one in self.connections if isinstance(one, Connection) and one is not self]
            idle = min((one for one in waiting if one.is_waiting), key=lambda one: one._since, default=None)
            if idle is not None:
                idle.transport.abort()
            else:
                self.refuse(503)

    @property
    def is_waiting(self) -> bool:
        """Whether it has asked nothing yet."""
        return self._phase in ("idle", "head")

    def data_received(self, data: bytes) -> None:
        """More of a request; the whole of one that was answered before is answered at once."""
        if self.transport.is_closing():
            return
        if self._asked is not None:
            self._behind += data
            self.flow.pause_reading()  # it is read once the one before is answered
            return
        begins, before = self._is_at_beginning, self.cycle
        if begins and (known := self.memo.get(self._key(data))) is not None:
            self._repeat(known, data)
            return
        peer = self._peer or ""
        # What differs from a whole request in its query alone is one.
        if begins and not self.behind_proxies and (found := self.shapes.find(data, peer)) is not None:
            self._ask(data, *found)
            return
        whole = begins and memo.is_whole(data)
        if self._phase == "idle":
            self._enters("head")
        if self._phase == "head":
            self._has_line = self._has_line or b"\n" in data.lstrip(b"\r\n")
        super().data_received(data)
        self._look()
        if whole and self.cycle is not before:
            seen = None if self.behind_proxies else self.shapes.seen(data, peer)
            cast(dict[str, object], self.scope).update({memo.KEY: self._key(data), shapes.KEY: seen})

    @property
    def _is_at_beginning(self) -> bool:
        """Whether nothing of a request has come yet, and all was sent that was answered before."""
        return (
            (self.cycle is None or self.cycle.response_complete)
            and self.conn.their_state is h11.IDLE
            and not self.conn.trailing_data[0]
            and not self.flow.write_paused
        )

    def _key(self, request: bytes) -> bytes:
        """By what an answer is remembered: a proxy that is believed says in it who asks, and by which scheme."""
        peer = str(self._peer).encode() if self.behind_proxies else b""
        return peer + b"\n" + request if peer else request

    def _repeat(self, known: Remembered, request: bytes, seconds: float = 0.0, **more: object) -> None:
        date = b"date: " + dict(self.server_state.default_headers).get(b"date", b"") + b"\r\n"
        self.transport.write(known.line + date + known.rest)
        self._enters("idle")
        client = known.client if self.behind_proxies else self._peer
        self._note(client, request, known.status, known.length, seconds, **more)

    @property
    def _peer(self) -> str | None:
        return self.client[0] if self.client else None

    def _note(
        self, client: str | None, request: bytes, status: int, size: int, seconds: float, **more: object
    ) -> None:  # fmt: skip
        path = memo.path(request)
        if not more:
            access_log.tell_answer(client, "GET", path, status, size, seconds)
            return
        access_log.tell(
            client=client, method="GET", path=path, status=status, bytes=size, seconds=round(seconds, 4), **more
        )

    def _ask(self, request: bytes, shape: Shape, text: str) -> None:
        self._enters("answer")
        self._asked = Asked(request, shape, self.shapes.ask(shape, text), self._since)
        self._asked.shared.answer.add_done_callback(self._tell)

    def _tell(self, answer: asyncio.Future[Kept]) -> None:
        """The answer to what was asked, unless the client has left."""
        asked, self._asked = self._asked, None
        if asked is None:
            return
        asked.shared.leave()
        if answer.cancelled():  # the server ends
            self.transport.abort()
            return
        if (problem := answer.exception()) is not None:
            self._tell_problem(asked, problem)
        elif answer.result().size > PIECE:
            super().data_received(asked.request)  # the application, which finds it kept, sends it piece by piece
            self._look()
        else:
            self._tell_now(asked, answer.result())
        self.flow.resume_reading()
        behind, self._behind = self._behind, b""
        if behind:
            self.data_received(behind)
        if self._is_last:
            self.shutdown()

    def _tell_now(self, asked: Asked, answer: Kept) -> None:
        lines, body = responses.lines(answer, packed=asked.shape.packs)
        rest, version = lines + asked.shape.lines + b"\r\n" + body, self.memo.version if answer.tag else None
        known = Remembered(200, _OK, rest, len(body), version, None)
        if version is not None:
            self.memo.keep(asked.request, known)
        self._repeat(known, asked.request, self.loop.time() - asked.since)

    def _tell_problem(self, asked: Asked, problem: BaseException) -> None:
        assert isinstance(problem, Exception)
        response, bug = told(problem).response(), fault(problem)
        start: Message = {"status": response.status_code, "headers": [*response.raw_headers, *asked.shape.headers]}
        known = memo.made(start, bytes(response.body), None)
        self._repeat(known, asked.request, self.loop.time() - asked.since, **({"fault": bug} if bug else {}))

    def connection_lost(self, exc: Exception | None) -> None:
        """The client has left: what it has asked is not worked out for it any more."""
        asked, self._asked = self._asked, None
        if asked is not None:
            asked.shared.leave()
            self._note(self._peer, asked.request, 499, 0, self.loop.time() - asked.since)
        super().connection_lost(exc)

    def shutdown(self) -> None:
        """It is to end, once what was asked is answered."""
        self._is_last = True
        if self._asked is None:
            super().shutdown()

    def on_response_complete(self) -> None:
        """The next request may come."""
        super().on_response_complete()
        self._look()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - in words of our own
        """What is no HTTP, or a head that is too large: uvicorn says it while it handles the error of its parser."""
        wrong = sys.exc_info()[1]
        status = wrong.error_status_hint if isinstance(wrong, h11.RemoteProtocolError) else 400
        if "Host: header" in str(wrong):
            self.refuse(status, *ONE_HOST)
        else:
            self.refuse(414 if status == 431 and not self._has_line else status)

    def refuse(self, status: int, detail: str = "", hint: str = "") -> None:
        """Answer without an application, and close."""
        problem = Problem(status, detail, hint)
        body = problem.body()
        lines = [
            f"HTTP/1.1 {status} {problem.title}", f"Content-Type: {MEDIA}", f"Content-Length: {len(body)}",
            "Cache-Control: no-store", "X-Content-Type-Options: nosniff", f"Content-Security-Policy: {POLICY}",
            *(f"{name}: {value}" for name, value in problem.headers.items()), "Connection: close",
        ]  # fmt: skip
        self.transport.write("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
        self.transport.close()
        if self.cycle is None or self.cycle.response_complete:
            access_log.tell(client=self.client and self.client[0], status=status, connection="refused")
            return
        cast(dict[str, object], self.cycle.scope)[access_log.KEY] = status  # the gate writes down what was asked
        self.cycle.disconnected = True  # the application may wait for the rest of a body
        self.cycle.message_event.set()

    def _enters(self, phase: str) -> None:
        self._phase, self._since = phase, self.loop.time()
        if phase in ("idle", "head"):
            self._has_line = False

    def _look(self) -> None:
        """Which phase it is in by now."""
        if self._asked is not None:
            return
        if self.cycle is None or self.cycle.response_complete:
            sending = self.transport.get_write_buffer_size() > 0
            phase = "sending" if sending else "head" if self._phase == "head" else "idle"
        elif self.cycle.response_started:
            phase = "sending"
        else:
            phase = "body" if self.conn.their_state is h11.SEND_BODY else "answer"
        if phase != self._phase:
            self._enters(phase)

    def end_if_late(self, now: float) -> None:
        """End it where its phase takes too long: with an answer, if one can still be given."""
        self._look()
        most = _MOST[self._phase](self.bounds)
        if most is None or now - self._since <= most:
            return
        if self.transport.is_closing() or self._phase in ("sending", "idle"):
            self.transport.abort()
            return
        self.refuse(408)


_MOST: dict[str, Callable[[Bounds], float | None]] = {
    "idle": lambda bounds: bounds.idle_seconds,
    "head": lambda bounds: bounds.head_seconds,
    "body": lambda bounds: bounds.body_seconds,
    "answer": lambda _: None,  # the application sees to that
    "sending": lambda bounds: bounds.sent_seconds,
}


class BoundServer(Server):
    """uvicorn's server with these connections, which ends when it is asked to, once the answers are given."""

    def __init__(
        self, app: ASGIApp, bounds: Bounds, trusted: Sequence[str], known: Memo, shapes: Shapes,
        ready: Callable[[], None],
    ) -> None:  # fmt: skip
        """trusted: the addresses of proxies that say on whose behalf they ask. ready: called when it listens, and
        signals ask it to end.
        """
        self._ready = ready
        logging.getLogger("uvicorn").setLevel(logging.CRITICAL + 1)  # what is to be said, the access log says
        own = {"bounds": bounds, "memo": known, "shapes": shapes, "behind_proxies": bool(trusted)}
        super().__init__(
            Config(
                app, http=type("BoundConnection", (Connection,), own), ws="none",
                lifespan="off", log_config=None, access_log=False, server_header=False, loop="asyncio", backlog=2048,
                proxy_headers=bool(trusted), forwarded_allow_ips=list(trusted), timeout_keep_alive=2**20,
                h11_max_incomplete_event_size=bounds.head,
                timeout_graceful_shutdown=int(bounds.seconds) + 1,
            )
        )  # fmt: skip

    async def main_loop(self) -> None:
        """Look at all connections now and then, as long as the server runs."""
        looking = asyncio.ensure_future(self._look())
        self._ready()
        try:
            await super().main_loop()
        finally:
            looking.cancel()

    async def _look(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(_TICK)
            for one in list(self.server_state.connections):
                if isinstance(one, Connection):
                    one.end_if_late(loop.time())

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """SIGTERM and SIGINT ask it to end, which is no failure; the second time at once."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self._asked_to_end)
        yield

    def _asked_to_end(self) -> None:
        self.force_exit = self.should_exit
        self.should_exit = True
