"""Starting `keikaku serve` as from a shell, and asking it by raw bytes."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlencode

_READY = re.compile(r" at http://127\.0\.0\.1:([0-9]+)/")


class Reply(NamedTuple):
    """An answer. headers: by their names in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> dict[str, object]:
        """The body, which is an object of JSON."""
        found = json.loads(self.body)
        assert isinstance(found, dict)
        return found


class Served:
    """A server that runs. log: where its standard error goes."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, log: Path) -> None:
        self.process, self.port, self.log = process, port, log

    @property
    def url(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self, target: str, method: str = "GET", body: bytes | None = None, timeout: float = 60.0,
        source: str = "127.0.0.1", **headers: str,
    ) -> Reply:  # fmt: skip
        """One request on a connection of its own. headers: with _ for -. source: the address of this client."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=timeout, source_address=(source, 0))
        try:
            line.request(method, target, body, {name.replace("_", "-"): value for name, value in headers.items()})
            answer = line.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Reply(answer.status, found, answer.read())
        finally:
            line.close()

    def query(self, text: str, accept: str = "application/sparql-results+json", **others: str) -> Reply:
        """A query by GET."""
        return self.ask(f"/sparql?{urlencode({'query': text, **others}, quote_via=quote)}", Accept=accept)

    def post(self, text: str, accept: str = "application/sparql-results+json") -> Reply:
        """A query by POST, as it is."""
        return self.ask("/sparql", "POST", text.encode(), Content_Type="application/sparql-query", Accept=accept)

    def raw(self, data: bytes, seconds: float = 10.0) -> bytes:
        """What comes back for some bytes, until the server closes or nothing has come for so long."""
        with socket.create_connection(("127.0.0.1", self.port), seconds) as line:
            pieces = []
            with suppress(ConnectionError):  # it may answer before it has all
                line.sendall(data)
            with suppress(TimeoutError, ConnectionError):
                while piece := line.recv(65536):
                    pieces.append(piece)
            return b"".join(pieces)

    def children(self) -> list[int]:
        """The processes below it: the nursery, and the workers below that."""
        return below(self.process.pid)

    def lines(self) -> list[dict[str, object]]:
        """The lines of its log that are JSON."""
        return [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines() if line.startswith("{")]


def below(process: int) -> list[int]:
    """The processes below one, those above before those below them."""
    found, waiting = [], [process]
    while waiting:
        try:
            text = Path(f"/proc/{(here := waiting.pop())}/task/{here}/children").read_text(encoding="ascii")
        except OSError:
            continue
        children = [int(one) for one in text.split()]
        found += children
        waiting += children
    return found


@contextmanager
def served(*arguments: str, **environment: str) -> Iterator[Served]:
    """A server while the block lasts, on a port that is free."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "log")
        with log.open("wb") as errors:
            process = subprocess.Popen(
                [sys.executable, "-m", "keikaku", "serve", "--port", "0", "--lang", "en", *arguments],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors,
                env={**os.environ, **environment}, cwd=folder,
            )  # fmt: skip
        try:
            yield Served(process, _port(process, log), log)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _port(process: subprocess.Popen[bytes], log: Path) -> int:
    end = time.monotonic() + 120
    while time.monotonic() < end and process.poll() is None:
        if found := _READY.search(log.read_text(encoding="utf-8")):
            return int(found[1])
        time.sleep(0.05)
    process.kill()
    raise AssertionError(f"the server did not start: {log.read_text(encoding='utf-8')}")
