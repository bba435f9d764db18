"""A server on 127.0.0.1 that passes requests on to an endpoint, and notes how many they were and how large."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from tests.store.local_server import LocalHandler, LocalServer

_OF_ONE_HOP = frozenset(("connection", "keep-alive", "host", "content-length", "transfer-encoding", "date", "server"))


class Passed(NamedTuple):
    """One request that was passed on. sent, received: bytes of the bodies (of a GET: of its query), as on the wire."""

    method: str
    query: str
    sent: int
    received: int
    status: int


class CountingProxy(LocalServer):
    """Stands before an endpoint; ``url`` is its own address, ``passed`` what went through, in order of the answers."""

    def __init__(self, endpoint: str, handler: type[Passing] | None = None) -> None:
        """handler: what passes requests on, where it is to do more."""
        super().__init__(handler or Passing)
        self.endpoint = urlsplit(endpoint)
        self.url = f"http://127.0.0.1:{self.server_port}{self.endpoint.path}"
        self.passed: list[Passed] = []

    @property
    def sent(self) -> int:
        """Bytes of all requests."""
        return sum(one.sent for one in self.passed)

    @property
    def received(self) -> int:
        """Bytes of all answers."""
        return sum(one.received for one in self.passed)

    def forget(self) -> None:
        """Begins to count anew."""
        with self.lock:
            self.passed, self.connections = [], 0


class Passing(LocalHandler):
    """Passes one connection's requests on, and notes them."""

    server: CountingProxy
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:  # noqa: N802 - the name that http.server looks for
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        status, headers, answer = self._asked(body)
        with self.server.lock:
            self.server.passed.append(
                Passed(self.command, _query(self, body), len(body) or len(self.path), len(answer), status)
            )
        self.send_response(status)
        for name, value in headers:
            if name.lower() not in _OF_ONE_HOP:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)
        self.wfile.flush()

    do_GET = do_POST  # noqa: N815 - the name that http.server looks for

    def _asked(self, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        there = self.server.endpoint
        headers = {name: value for name, value in self.headers.items() if name.lower() not in _OF_ONE_HOP}
        line = http.client.HTTPConnection(there.hostname or "", there.port)
        try:
            line.request(self.command, self.path, body or None, headers)
            reply = line.getresponse()
            return reply.status, reply.getheaders(), reply.read()
        finally:
            line.close()


def _query(handler: Passing, body: bytes) -> str:
    """The SPARQL of a request, whichever way it came."""
    if handler.headers.get("Content-Type", "").startswith("application/sparql-query"):
        return body.decode()
    form = body.decode() if body else urlsplit(handler.path).query
    return parse_qs(form).get("query", [""])[0]


@contextmanager
def counting(endpoint: str, handler: type[Passing] | None = None) -> Iterator[CountingProxy]:
    """A proxy before an endpoint, while the block lasts."""
    proxy = CountingProxy(endpoint, handler)
    thread = Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield proxy
    finally:
        proxy.shutdown()
        proxy.server_close()
        thread.join()
