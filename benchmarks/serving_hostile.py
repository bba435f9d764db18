"""Hostile queries through HTTP, while somebody else asks something small: who waits, and does the server live?

python -m benchmarks.serving_hostile [--deadline 2] [--at-once 4]

The 200 queries of tests/hostile.py, and four sizes of each of eleven shapes that overflow an engine's stack.
"""

from __future__ import annotations

import argparse
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from benchmarks.serving_load import resident
from tests.hostile import queries
from tests.web.servers import Reply, Served, below, served

_SHAPES = {
    "calls": lambda n: f"SELECT ({'STR(' * n}1{')' * n} AS ?x) {{}}",
    "groups": lambda n: "SELECT * " + "{" * n + "}" * n,
    "parentheses": lambda n: f"SELECT * {{ FILTER({'(' * n}1{')' * n}) }}",
    "negations": lambda n: f"SELECT * {{ FILTER({'!' * n}true) }}",
    "sums": lambda n: f"SELECT ({'1+' * n}1 AS ?x) {{}}",
    "sub-selects": lambda n: "SELECT * { { " * n + "?s ?p ?o" + " } }" * n,
    "exists": lambda n: "SELECT * { ?s ?p ?o " + "FILTER NOT EXISTS { ?s ?p ?o " * n + "} " * n + "}",
    "paths": lambda n: f"SELECT * {{ ?s {'(' * n}<urn:p>{')' * n} ?o }}",
    "optionals": lambda n: "SELECT * { ?s ?p ?o " + "OPTIONAL { ?s ?p ?o } " * n + "}",
    "binds": lambda n: "SELECT * { " + "".join(f"BIND(1 AS ?x{i}) " for i in range(n)) + "}",
    "unions": lambda n: "SELECT * { " + " UNION ".join(["{ ?s ?p ?o }"] * n) + " }",
    "stars": lambda n: "SELECT * { ?s " + " ; ".join(f"<urn:p{i}> ?o{i}" for i in range(n // 10)) + " }",
}
_SIZES = (500, 1_000, 3_000, 12_000)


def all_queries() -> dict[str, str]:
    """Texts by name."""
    shapes = {f"{name}-{size}": make(size) for name, make in _SHAPES.items() for size in _SIZES}
    return {**queries(), **shapes}


def _asked(server: Served, text: str) -> tuple[Reply, float]:
    begun = time.monotonic()
    reply = server.ask(
        "/sparql", "POST", text.encode(), source="127.0.0.2", Content_Type="application/sparql-query", Accept="*/*"
    )
    return reply, time.monotonic() - begun


def main() -> None:
    """Ask them all, so many at once, with a probe every half second beside them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--deadline", type=float, default=2)
    parser.add_argument("--at-once", type=int, default=4)
    given = parser.parse_args()
    texts = all_queries()
    probes: list[tuple[int, float]] = []
    done = threading.Event()
    with served("--deadline", str(given.deadline)) as server:
        for page in ("/?lang=en", "/?lang=ja"):
            assert server.ask(page, timeout=600).status == 200
        memory = resident([server.process.pid])

        def probe() -> None:
            while not done.is_set():
                begun = time.monotonic()
                status = server.ask(f"/sparql?query=ASK%20%7B%7D%23{begun}", source="127.0.0.3").status
                probes.append((status, time.monotonic() - begun))
                done.wait(0.5)

        probing = threading.Thread(target=probe)
        probing.start()
        with ThreadPoolExecutor(given.at_once) as pool:
            found = dict(zip(texts, pool.map(lambda text: _asked(server, text), texts.values()), strict=True))
        done.set()
        probing.join()
        alive, after = server.process.poll() is None, resident([server.process.pid])
        left = len(below(server.process.pid))
    statuses = Counter(reply.status for reply, _ in found.values())
    late = sorted(name for name, (_, seconds) in found.items() if seconds > given.deadline + 1)
    broken = [name for name, (reply, _) in found.items() if reply.status == 500]
    waits = sorted(seconds for _, seconds in probes)
    print(f"{len(texts)} queries, {given.at_once} at once: {dict(statuses)}")
    print(f"  longest {max(seconds for _, seconds in found.values()):.2f} s; later than a second after: {late}")
    print(f"  answered by 500: {broken}")
    print(f"  server alive: {alive}, memory {memory / 2**20:.0f} to {after / 2**20:.0f} MiB, processes below {left}")
    print(f"  {len(probes)} probes: {dict(Counter(status for status, _ in probes))}")
    print(
        f"  median {waits[len(waits) // 2]:.3f} s, longest {waits[-1]:.3f} s, above a second {sum(w > 1 for w in waits)}"
    )
    sys.exit(not (alive and not late and not broken and all(status == 200 for status, _ in probes)))


if __name__ == "__main__":
    main()
