"""One request to an endpoint and its whole reply, within a time and a size."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from contextlib import suppress
from urllib.error import URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import Request

from keikaku.errors import EndpointAtFault, KeikakuError, OutOfTime
from keikaku.store.faults import one_line
from keikaku.store.wire.line import Line, Reply
from keikaku.store.wire.unpacking import NotUnpacked

MAX_REDIRECTS = 3


class Exchange:
    """A request under way in a thread of its own.

    Sockets take a time limit only for each read, which a server that sends a byte now and then stretches as it
    likes, and looking up a name takes none. So the caller waits for the thread, and hangs up when time is over.
    """

    def __init__(self, line: Line, request: Request, shown: str, deadline: float, max_bytes: int) -> None:
        self._line = line
        self._request = request
        self._shown = shown
        self._deadline = deadline
        self._max_bytes = max_bytes
        self._sockets: list[socket.socket] = []
        self._outcome: Reply | Exception | None = None

    def run(self) -> Reply:
        """The reply, whatever its status.

        Raises OutOfTime, and EndpointAtFault where there is no whole reply or it goes elsewhere.
        """
        thread = threading.Thread(target=self._work, name="keikaku-exchange", daemon=True)
        thread.start()
        thread.join(max(0.0, self._deadline - time.monotonic()))
        outcome = self._outcome
        if outcome is None:
            self._hang_up()
            raise OutOfTime(f"{self._shown} did not answer in time", "allow more time, or ask for less")
        if isinstance(outcome, Reply):
            return outcome
        raise outcome if isinstance(outcome, KeikakuError) else self._translate(outcome) from outcome

    def _work(self) -> None:
        try:
            self._outcome = self._follow()
        except Exception as error:  # noqa: BLE001 - handed to the thread that waits, which raises it
            self._outcome = error

    def _follow(self) -> Reply:
        request, place = self._request, ""
        for _ in range(MAX_REDIRECTS + 1):
            reply = self._send(request)
            if reply.status not in (301, 302, 303, 307, 308):
                return reply._replace(sent_on=place)
            url = urljoin(request.full_url, reply.headers.get("Location", ""))
            # What is sent along (a token, a password, the query) is meant for this server alone.
            where = urlsplit(url)
            place = one_line(f"{where.scheme}://{where.netloc.rpartition('@')[2]}{where.path}")
            if (reply.status == 303 and request.data is not None) or _origin(url) != _origin(request.full_url):
                raise EndpointAtFault(f"{self._shown} sends on to {place}", "give that address if you trust it")
            request = Request(url, request.data, dict(request.headers))
        raise EndpointAtFault(f"{self._shown} sends on again and again", "check the address")

    def _send(self, request: Request) -> Reply:
        reply = self._line.send(request, self._deadline, self._max_bytes, self._sockets.append)
        if reply is None:
            limit = f"{self._max_bytes:,} bytes"
            raise EndpointAtFault(f"{self._shown} sends more than {limit}", "ask for less, with LIMIT")
        return reply

    def _hang_up(self) -> None:
        for connected in self._sockets:
            with suppress(OSError):  # closed already
                connected.shutdown(socket.SHUT_RDWR)

    def _translate(self, error: Exception) -> KeikakuError:
        cause = error.reason if isinstance(error, URLError) else error
        if isinstance(cause, TimeoutError):
            return OutOfTime(f"{self._shown} did not answer in time", "allow more time, or ask for less")
        if isinstance(cause, ConnectionRefusedError):
            why, hint = "refuses the connection", "check that the server runs, and the port"
        elif isinstance(cause, socket.gaierror):
            why, hint = "has a name that is not known", "check the address, and the network"
        elif isinstance(cause, ssl.SSLError):
            why, hint = f"has no valid certificate: {one_line(str(cause))}", "check the address"
        elif isinstance(cause, http.client.IncompleteRead | ConnectionResetError | http.client.RemoteDisconnected):
            why, hint = "broke off its answer", "try again; then look into the server's log"
        elif isinstance(cause, NotUnpacked):
            why, hint = (
                f"answers in {cause.args[0]}",
                "look into the settings of the server, or of what stands before it",
            )
        elif isinstance(cause, http.client.HTTPException):
            why, hint = f"does not speak HTTP as it should: {one_line(repr(cause))}", "check the address and the port"
        else:
            why, hint = f"cannot be reached: {one_line(str(cause))}", "check the address, and the network"
        return EndpointAtFault(f"{self._shown} {why}", hint)


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or {"http": 80, "https": 443}.get(parts.scheme)
