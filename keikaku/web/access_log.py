"""The access log: a line of JSON for each answer, on standard error. Of what was asked it has the path alone."""

from __future__ import annotations

import json
import sys
import time
from datetime import UTC, datetime

from starlette.types import Scope


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
            status=self.status,
            bytes=self.bytes,
            seconds=round(time.monotonic() - self._since, 4),
            **({"fault": self.fault} if self.fault else {}),
        )


def tell(**what: object) -> None:
    """Write one line. In ASCII, so that nothing in it acts on a terminal; a log that takes no more is left alone."""
    line = json.dumps({"time": datetime.now(UTC).isoformat(timespec="milliseconds"), **what})
    try:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        return
