"""An endpoint on 127.0.0.1 that behaves as a test tells it to, well or badly."""

from __future__ import annotations

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event
from urllib.parse import parse_qs

JSON = "application/sparql-results+json"

Behaviour = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    server: FaultServer

    def do_POST(self) -> None:
        self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.requests.append((self.command, self.path, dict(self.headers.items()), parse_qs(self.body.decode())))
        self.server.behaviour(self)

    do_GET = do_POST  # noqa: N815 - the name that http.server looks for

    def send(self, body: bytes | str, kind: str = JSON, status: int = 200, **headers: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", headers.pop("length", str(len(data))))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


class FaultServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_port}/query"
        self.requests: list[tuple[str, str, dict[str, str], dict[str, list[str]]]] = []
        self.behaviour: Behaviour = lambda handler: handler.send("")
        self.over = Event()

    def handle_error(self, *_: object) -> None:
        pass  # a client that hangs up is what some tests are about
