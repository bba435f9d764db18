"""The access log: a line of JSON for each answer, on standard error. Of what was asked it has the path alone."""

from __future__ import annotations

import json
import sys
import time
from datetime import UTC, datetime
from functools import lru_cache

from starlette.types import Scope

KEY = "keikaku.refused"  # of a scope: the status with which its connection was ended, before it was answered


class Note:
    """What is written down of one request. fault: the kind of a bug."""

    def __init__(self, scope: Scope) -> None:
        self._scope, self._since = scope, time.monotonic()
        self.bytes = 0
        self.status: int | None = None
        self.fault: str | None = None

    def begins(self, status: int) -> None:
        """The answer begins."""
        self.status = status

    def sends(self, size: int) -> None:
        """A part of it is sent. size: bytes."""
        self.bytes += size

    def write(self) -> None:
        """Write it down, once all is done."""
        client = self._scope.get("client")
        tell(
            client=client[0] if client else None,
            method=self._scope["method"],
            path=self._scope["raw_path"].decode("latin-1"),
            status=self._scope.get(KEY, self.status),
            bytes=self.bytes,
            seconds=round(time.monotonic() - self._since, 4),
            **({"fault": self.fault} if self.fault else {}),
        )


def tell(**what: object) -> None:
    """Write one line. In ASCII, so that nothing in it acts on a terminal; a log that takes no more is left alone."""
    _write(json.dumps({"time": _now(), **what}))


def tell_answer(client: str | None, method: str, path: str, status: int, size: int, seconds: float) -> None:
    """The same of a plain answer, of which there are many a second. size: bytes of its body."""
    asked = _asked(client, method, path)
    _write(f'{{"time": "{_now()}", {asked}, "status": {status}, "bytes": {size}, "seconds": {round(seconds, 4)}}}')


@lru_cache(256)
def _asked(client: str | None, method: str, path: str) -> str:
    return json.dumps({"client": client, "method": method, "path": path})[1:-1]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _write(line: str) -> None:
    try:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        return
