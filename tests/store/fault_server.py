"""An endpoint on 127.0.0.1 that behaves as a test tells it to, well or badly."""

from __future__ import annotations

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
