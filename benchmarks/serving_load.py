"""Thirty-two connections for a minute: keikaku serve beside other servers, by turns, over the same data.

python -m benchmarks.serving_load [--seconds 60] [--connections 32] [--rdflib-endpoint COMMAND]

Of each server: a small SELECT that is the same each time, one that is another each time, and the queries of the
catalogue one after the other. The other servers are Oxigraph's own and, if its command is given, rdflib-endpoint, which
is not asked the catalogue: a query of it takes rdflib seconds, and 32 at once more than a minute. The client shares the
machine with all of them, so that ratios count, not numbers a second.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import socket
import statistics
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pyoxigraph as ox

from keikaku import resources
from keikaku.services.session import locations
from tests.store.conftest import OXIGRAPH, serving
from tests.web.servers import below, served

_LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
SMALL = f"SELECT ?name WHERE {{ <https://w3id.org/keikaku/id/actor/jetro> <{_LABEL}> ?name }}"


class Measured(NamedTuple):
    """What came of a load: answers, what was none, seconds of processor and of clock, and what the server had."""

    answers: int
    errors: Counter[str]
    processor: float
    seconds: float
    waits: list[float]
    memory: tuple[int, int]
    descriptors: tuple[int, int]

    @property
    def cost(self) -> float:
        """Milliseconds of processor that an answer has taken, of all processes of the server."""
        return 1000 * self.processor / max(self.answers, 1)

    def line(self, name: str) -> str:
        """It as a line."""
        waits = sorted(1000 * wait for wait in self.waits) or [0.0]
        return (
            f"{name:38} {self.answers / self.seconds:6.0f}/s  {self.cost:.2f} ms of processor each"
            f"  errors {dict(self.errors)}  p50 {statistics.median(waits):.1f} ms"
            f"  p95 {waits[int(len(waits) * 0.95)]:.1f} ms  longest {waits[-1]:.0f} ms"
            f"  memory {self.memory[0] / 2**20:.0f} to {self.memory[1] / 2**20:.0f} MiB"
            f"  descriptors {self.descriptors[0]} to {self.descriptors[1]}"
        )


def request(target: str, query: str) -> bytes:
    """A GET of a query."""
    head = f"GET {target}?query={quote(query)} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    return f"{head}Accept: application/sparql-results+json\r\n\r\n".encode()


async def _client(port: int, make: Callable[[], bytes], end: float, waits: list[float]) -> Counter[str]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**20)
    errors: Counter[str] = Counter()
    try:
        while time.monotonic() < end:
            begun = time.monotonic()
            writer.write(make())
            head = await reader.readuntil(b"\r\n\r\n")
            lines = head.decode("latin-1").lower().split("\r\n")
            length = next((int(line.split(":")[1]) for line in lines if line.startswith("content-length:")), None)
            if length is not None:
                await reader.readexactly(length)
            else:  # in chunks
                while size := int(await reader.readline(), 16):
                    await reader.readexactly(size + 2)
                await reader.readexactly(2)
            waits.append(time.monotonic() - begun)
            errors.update([lines[0]] if " 200 " not in lines[0] else [])
    finally:
        writer.close()
    return errors


async def load(port: int, pids: list[int], make: Callable[[], bytes], seconds: float, connections: int) -> Measured:
    """Ask for so long on so many connections; the first tenth is no part of what memory is compared with."""
    waits: list[float] = []
    begun, before = time.monotonic(), processor(pids)
    clients = [asyncio.ensure_future(_client(port, make, begun + seconds, waits)) for _ in range(connections)]
    await asyncio.sleep(seconds / 10)
    memory, descriptors = resident(pids), opened(pids)
    await asyncio.sleep(seconds * 0.85)
    memory, descriptors = (memory, resident(pids)), (descriptors, opened(pids))  # type: ignore[assignment]
    errors = sum(await asyncio.gather(*clients), Counter())
    used = processor(pids) - before
    return Measured(len(waits), errors, used, time.monotonic() - begun, waits, memory, descriptors)  # type: ignore[arg-type]


def resident(pids: list[int]) -> int:
    """Bytes in memory of the server's first process: workers share most of theirs."""
    return int(Path(f"/proc/{pids[0]}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def processor(pids: list[int]) -> float:
    """Seconds of processor of a server: of its first process and those below, with those that have ended."""
    pids = [pids[0], *below(pids[0])]
    fields = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in pids if _is_there(pid)]
    return sum(sum(map(int, one[11:15])) for one in fields) / os.sysconf("SC_CLK_TCK")


def _is_there(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").exists()


def opened(pids: list[int]) -> int:
    """Descriptors of the server's first process."""
    return len(list(Path(f"/proc/{pids[0]}/fd").iterdir()))


def loads(target: str) -> dict[str, Callable[[], bytes]]:
    """What is asked, by name."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(resources.folder("queries").glob("*.rq"))]
    catalogue = [
        one for one in (request(target, text) for text in texts) if len(one) < 7900
    ]  # what Oxigraph's server takes by GET
    count = iter(range(10**9))
    same = request(target, SMALL)
    return {
        "a small SELECT": lambda: same,
        "another small SELECT each": lambda: request(target, f"{SMALL}#{next(count)}"),
        "the catalogue": lambda: catalogue[next(count) % len(catalogue)],
    }


@contextmanager
def rdflib_endpoint(command: str, data: Path) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """A server of rdflib-endpoint over a file: its port and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    line = [command, "serve", "--host", "127.0.0.1", "--port", str(port), str(data)]
    process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 300
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                if time.monotonic() > end or process.poll() is not None:
                    raise AssertionError("rdflib-endpoint did not start") from None
                time.sleep(0.2)
        yield port, process
    finally:
        process.terminate()
        process.wait(30)


def main() -> None:
    """All servers by turns, load by load."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--rdflib-endpoint")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        store = Path(folder, "store")
        for path, graph in locations.rdf_files():
            named = ["--graph", str(graph)] if graph and path.suffix != ".trig" else []
            command = [str(OXIGRAPH), "load", "--location", str(store), "--file", str(path), *named]
            subprocess.run(command, check=True, capture_output=True)
        other = serving(store, "--union-default-graph")
        ours = stack.enter_context(served())
        stack.enter_context(other)
        others = {"oxigraph": (other.port, other.process, "/query")}
        if given.rdflib_endpoint:
            data = Path(folder, "all.nt")
            triples = {quad.triple for quad in ox.Store.read_only(str(store))}
            ox.serialize(triples, output=str(data), format=ox.RdfFormat.N_TRIPLES)
            made = stack.enter_context(rdflib_endpoint(given.rdflib_endpoint, data))
            others["rdflib-endpoint"] = (*made, "/")
        for page in ("/?lang=en", "/?lang=ja"):  # until nothing is made ready any more
            assert ours.ask(page, timeout=600).status == 200
        for name, mine in loads("/sparql").items():
            one = asyncio.run(load(ours.port, [ours.process.pid], mine, given.seconds, given.connections))
            print(one.line(f"keikaku: {name}"), flush=True)
            for who, (port, process, target) in others.items():
                if who == "rdflib-endpoint" and name == "the catalogue":
                    continue
                make = loads(target)[name]
                two = asyncio.run(load(port, [process.pid], make, given.seconds, given.connections))
                print(two.line(f"{who}: {name}"))
                ratio, cost = one.answers / max(two.answers, 1), two.cost / one.cost
                print(f"  {ratio:.2f} times the answers of {who}, {cost:.2f} by processor", flush=True)
            print(f"  load of the machine {os.getloadavg()[0]:.0f}", flush=True)


if __name__ == "__main__":
    main()
