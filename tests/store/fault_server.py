"""An endpoint on 127.0.0.1 that behaves as a test tells it to, well or badly."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from urllib.parse import parse_qs, urlsplit

from tests.store.local_server import LocalHandler, LocalServer

JSON = "application/sparql-results+json"

Behaviour = Callable[["Handler"], None]


class Handler(LocalHandler):
    server: FaultServer

    def do_POST(self) -> None:  # noqa: N802 - the name that http.server looks for
        self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        asked = self.body.decode() if self.command == "POST" else urlsplit(self.path).query
        self.server.requests.append((self.command, self.path, dict(self.headers.items()), parse_qs(asked)))
        self.server.behaviour(self)

    do_GET = do_CONNECT = do_POST  # noqa: N815 - the name that http.server looks for

    def send(self, body: bytes | str, kind: str = JSON, status: int = 200, **headers: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", headers.pop("length", str(len(data))))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)


class _Keeping(Handler):
    protocol_version = "HTTP/1.1"


class FaultServer(LocalServer):
    def __init__(self, *, keeping: bool = False) -> None:
        """keeping: whether connections stay open after an answer."""
        super().__init__(_Keeping if keeping else Handler)
        self.url = f"http://127.0.0.1:{self.server_port}/query"
        self.requests: list[tuple[str, str, dict[str, str], dict[str, list[str]]]] = []
        self.behaviour: Behaviour = lambda handler: handler.send("")
        self.over = Event()


@contextmanager
def faulty(*, keeping: bool = False) -> Iterator[FaultServer]:
    """A server that is there while the block lasts."""
    server = FaultServer(keeping=keeping)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()


# --- Behaviours


def hang(handler: Handler) -> None:
    handler.server.over.wait(20)


def drip_body(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    drip(handler, b" " * 1000)


def drip_headers(handler: Handler) -> None:
    drip(handler, b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 100)


def drip(handler: Handler, data: bytes) -> None:
    for index in range(len(data)):
        if handler.server.over.wait(0.05):
            return
        handler.wfile.write(data[index : index + 1])
        handler.wfile.flush()


def reset(handler: Handler) -> None:
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    handler.connection.close()


def cut_chunks(handler: Handler) -> None:
    handler.wfile.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: " + JSON.encode() + b"\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    handler.wfile.write(b'5\r\n{"hea\r\n10\r\nd')


def endless(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: " + JSON.encode() + b"\r\n\r\n")
    while not handler.server.over.is_set():
        handler.wfile.write(b" " * 65536)


def garbage(handler: Handler) -> None:
    handler.wfile.write(b"\x00\x01 this is not HTTP\r\n\r\n")


def body(text: str | bytes, kind: str = JSON, status: int = 200, **headers: str) -> Behaviour:
    return lambda handler: handler.send(text, kind, status, **headers)
