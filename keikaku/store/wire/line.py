"""Connections to an endpoint, of which one is kept from question to question."""

from __future__ import annotations

import http.client
import os
import selectors
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from typing import NamedTuple
from urllib.request import AbstractHTTPHandler, OpenerDirector, ProxyHandler, Request

from keikaku.store.wire.unpacking import Body

CHUNK = 64 * 1024

_TO_PROXY = "Proxy-authorization"  # as urllib writes it


class Reply(NamedTuple):
    """Status, headers and whole body, unpacked. ``media_type`` is in small letters, without parameters.

    sent_on: the address that it came from, to be shown, where the one that was asked has sent on to it.
    """

    status: int
    headers: http.client.HTTPMessage
    body: bytes
    sent_on: str = ""

    @property
    def media_type(self) -> str:
        """What the body says it is."""
        return str(self.headers.get("Content-Type", "")).partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """In which encoding its text is, as it says; empty where it says nothing."""
        return str(self.headers.get_content_charset() or "")


class Line:
    """One endpoint's connections. Several threads may ask at once; each has one of its own while it asks.

    After a whole reply a connection is kept for the next request, if the server lets it and none is kept yet.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: _Kept | None = None

    @cached_property
    def tls(self) -> ssl.SSLContext:
        """What certificates are checked by; reading the system's takes longer than many a question."""
        return ssl.create_default_context()

    def send(
        self, request: Request, deadline: float, max_bytes: int, note: Callable[[socket.socket], None]
    ) -> Reply | None:
        """The reply to a request, whatever its status; None where its body is larger than that.

        deadline: of the clock that ``time.monotonic`` reads. note: is given each socket that is waited for, so that
        somebody else can hang up. Raises OSError and http.client.HTTPException.
        """
        carrier = _Carrier(self, deadline, note)
        opener = OpenerDirector()  # not build_opener: no file, no ftp, no data, no redirects
        opener.add_handler(ProxyHandler())
        opener.add_handler(carrier)
        try:
            response = opener.open(request, timeout=_left(deadline))
            if not isinstance(response, http.client.HTTPResponse):
                raise http.client.UnknownProtocol("only http and https are spoken")
            with response:
                body = _read(response, deadline, max_bytes)
                if body is None:
                    return None
                carrier.is_done = response.isclosed() and not response.will_close
                return Reply(response.status, response.headers, body)
        finally:
            carrier.end()

    def take(self, key: object) -> http.client.HTTPConnection | None:
        """The connection that is kept, if it is to that place, of this process, and the server has not closed it."""
        with self._lock:
            kept, self._kept = self._kept, None
        if kept is None:
            return None
        if kept.key == key and kept.process == os.getpid() and _is_quiet(kept.connection.sock):
            return kept.connection
        kept.connection.close()
        return None

    def keep(self, key: object, connection: http.client.HTTPConnection) -> None:
        """Keeps a connection for the next request; closes it where another is kept."""
        with self._lock:
            if self._kept is None:
                self._kept = _Kept(key, os.getpid(), connection)
                return
        connection.close()

    def close(self) -> None:
        """Ends the connection that is kept. Another request opens one again."""
        with self._lock:
            kept, self._kept = self._kept, None
        if kept is not None:
            kept.connection.close()


class _Kept(NamedTuple):
    key: object
    process: int  # a copy of the process that read from the same connection would get the other's answers
    connection: http.client.HTTPConnection


class _Carrier(AbstractHTTPHandler):
    """Sends one request, as urllib's own handlers do, but on a connection that may be kept."""

    # Has Host, Content-Length and their like set, as for urllib's own.
    http_request = https_request = AbstractHTTPHandler.do_request_

    def __init__(self, line: Line, deadline: float, note: Callable[[socket.socket], None]) -> None:
        super().__init__()
        self._line, self._deadline, self._note = line, deadline, note
        self._key: object = None
        self._connection: http.client.HTTPConnection | None = None
        self.is_done = False

    def http_open(self, request: Request) -> http.client.HTTPResponse:
        """The head of the reply. A kept connection that turns out to be dead is replaced once: queries only read."""
        tunnel = getattr(request, "_tunnel_host", None)  # set by ProxyHandler, and read by urllib's own handlers
        self._key = (request.type, request.host, tunnel)
        self._connection = self._line.take(self._key)
        if self._connection is not None:
            with suppress(ConnectionError, ssl.SSLEOFError):
                return self._ask(self._connection, request, tunnel)
            self._connection.close()
            if time.monotonic() > self._deadline:  # it was closed because time is over
                raise TimeoutError
        self._connection = self._connected(request, tunnel)
        return self._ask(self._connection, request, tunnel)

    https_open = http_open

    def end(self) -> None:
        """Keeps the connection where the reply was whole, else closes it."""
        if self._connection is None:
            return
        if self.is_done:
            self._line.keep(self._key, self._connection)
        else:
            self._connection.close()

    def _connected(self, request: Request, tunnel: str | None) -> http.client.HTTPConnection:
        timeout = _left(self._deadline)
        connection = (
            http.client.HTTPSConnection(request.host, timeout=timeout, context=self._line.tls)
            if request.type == "https"
            else http.client.HTTPConnection(request.host, timeout=timeout)
        )
        self._connection = connection
        if tunnel:
            word = request.get_header(_TO_PROXY)
            connection.set_tunnel(tunnel, headers={_TO_PROXY.title(): word} if word else {})
        connection.connect()
        return connection

    def _ask(
        self, connection: http.client.HTTPConnection, request: Request, tunnel: str | None
    ) -> http.client.HTTPResponse:
        connection.sock.settimeout(_left(self._deadline))
        self._note(connection.sock)
        headers = {**request.headers, **request.unredirected_hdrs}
        if tunnel:
            headers.pop(_TO_PROXY, None)  # whoever is at the other end is not to see it
        titled = {name.title(): text for name, text in headers.items()}
        with suppress(BrokenPipeError):  # a server that takes no more of it has said why
            connection.request(request.get_method(), request.selector, request.data, titled)
        return connection.getresponse()


def _read(response: http.client.HTTPResponse, deadline: float, max_bytes: int) -> bytes | None:
    """The whole body; None where it is too large. Raises IncompleteRead for one that breaks off."""
    body = Body(response.headers.get("Content-Encoding", ""), max_bytes)
    while chunk := response.read(CHUNK):
        if not body.take(chunk):
            return None
        if time.monotonic() > deadline:
            raise TimeoutError
    if response.length:  # read() is silent about a body that is shorter than its header said
        raise http.client.IncompleteRead(b"", response.length)
    return body.whole()


def _left(deadline: float) -> float:
    return max(0.01, deadline - time.monotonic())


def _is_quiet(sock: socket.socket | None) -> bool:
    """Whether nothing is there to be read: neither the server's end of the connection nor what nobody asked for."""
    if sock is None:
        return False
    with selectors.DefaultSelector() as waiting:
        waiting.register(sock, selectors.EVENT_READ)
        return not waiting.select(0)
