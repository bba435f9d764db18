"""What the servers of these tests are made of: on 127.0.0.1, and counting the connections that they are asked by."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock


class LocalServer(ThreadingHTTPServer):
    """connections: how many were opened, which with one that is kept are fewer than the requests."""

    daemon_threads = True

    def __init__(self, handler: type[LocalHandler]) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self.connections = 0
        self.lock = Lock()

    def handle_error(self, *_: object) -> None:
        pass  # a client that hangs up is what some tests are about


class LocalHandler(BaseHTTPRequestHandler):
    """One connection's requests, without a word on standard error."""

    server: LocalServer
    wbufsize = -1  # head and body leave together, or each waits for the other's receipt

    def setup(self) -> None:
        super().setup()
        with self.server.lock:
            self.server.connections += 1

    def log_message(self, *_: object) -> None:
        pass
