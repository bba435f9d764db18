"""Clients that are slow, half-open, huge: does somebody else wait, and when are they gone?

python -m benchmarks.serving_slow
"""

from __future__ import annotations

import socket
import sys
import time
from collections import Counter
from contextlib import ExitStack, suppress

from benchmarks.serving_load import resident
from tests.places import TOWN
from tests.web.servers import Served, served

HALF_OPEN, SLOW_BODIES = 300, 100
_HUGE = b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sparql-query\r\n"
_POST = _HUGE + b"Content-Length: 1000\r\n\r\n"


def huge(server: Served) -> dict[str, str]:
    """What is answered to what is too large: the first line."""
    chunk = b"100000\r\n" + bytes(2**20) + b"\r\n"
    sent = {
        "a body of 1 GB": _HUGE + b"Content-Length: 1073741824\r\n\r\n" + bytes(2**20),
        "a body of 100 MB in chunks": _HUGE + b"Transfer-Encoding: chunked\r\n\r\n" + chunk * 100,
        "a head of 1 MB": b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"x" * 2**20,
        "an address of 100 kB": b"GET /" + b"x" * 100_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    }  # fmt: skip
    return {name: server.raw(data).split(b"\r\n")[0].decode() for name, data in sent.items()}


def is_gone(line: socket.socket) -> bool:
    """Whether the server has closed it."""
    try:
        return line.recv(2**16) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


def main() -> None:
    """All of them at once, with a good client beside them."""
    with served("--store", str(TOWN)) as server, ExitStack() as stack:
        lines: list[tuple[socket.socket, str]] = []
        for number in range(HALF_OPEN + SLOW_BODIES):
            line = stack.enter_context(socket.create_connection(("127.0.0.1", server.port)))
            line.setblocking(False)
            kind = "slow body" if number >= HALF_OPEN else "half-open"
            line.send(_POST if kind == "slow body" else b"GET /sparql HTTP/1.1\r\nHo" if number % 2 else b"\r\n")
            lines.append((line, kind))
        begun, waits, gone = time.monotonic(), [], Counter[str]()
        most = resident([server.process.pid])
        last = {kind: 0.0 for _, kind in lines}
        while lines and time.monotonic() - begun < 40:
            since = time.monotonic()
            assert server.ask(f"/sparql?query=ASK%7B%7D%23{since}").status == 200
            waits.append(time.monotonic() - since)
            most = max(most, resident([server.process.pid]))
            for one in list(lines):
                line, kind = one
                with suppress(OSError):
                    line.send(b"x")  # a byte now and then, which keeps nothing open
                if is_gone(line):
                    lines.remove(one)
                    gone[kind] += 1
                    last[kind] = time.monotonic() - begun
            time.sleep(0.3)
        told = huge(server)
        most = max(most, resident([server.process.pid]))
    waits.sort()
    print(f"{HALF_OPEN} half-open, {SLOW_BODIES} slow bodies: gone {dict(gone)}, the last after "
          f"{ {kind: round(seconds, 1) for kind, seconds in last.items()} } s, left {len(lines)}")  # fmt: skip
    print(f"  the good client: {len(waits)} answers, median {waits[len(waits) // 2]:.3f} s, longest {waits[-1]:.3f} s")
    for name, line in told.items():
        print(f"  {name}: {line}")
    print(f"  memory at most {most / 2**20:.0f} MiB")
    sys.exit(bool(lines) or not all(" 4" in line for line in told.values()))


if __name__ == "__main__":
    main()
