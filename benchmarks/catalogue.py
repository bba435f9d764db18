"""What every query of the catalogue costs in a small store and in a large one, as it stands in its file.

    python -m benchmarks.catalogue SMALL LARGE                # Oxigraph folders, read-only
    python -m benchmarks.catalogue --on memory A.nq B.nq      # N-Quads files, in memory
    python -m benchmarks.catalogue --on server SMALL LARGE    # the same folders behind oxigraph serve-read-only
    … --only outline --only partners --limit 60 --most 1.5

A query asks the plans that are its defaults, so that its answer keeps its size from one store to the other. Time is
that of the processor, of the process that answers: machines are shared. Each query is asked in a process of its own,
which is ended at the limit, and as often as fits into a tenth of a second. Exit code 1: one costs more than --most.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import resource
import select
import signal
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import pyoxigraph as ox

from keikaku import catalog

Ask: TypeAlias = Callable[[str], int]
Spent: TypeAlias = Callable[[], float]
_LONG = 0.1  # seconds that one query is asked, and asked again
_TICK = os.sysconf("SC_CLK_TCK")


class Cost(NamedTuple):
    """Seconds of a processor for one answer, and its rows; None beyond the limit."""

    seconds: float | None
    rows: int


def own_time() -> float:
    """Seconds of the processor that this process has had."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def time_of(process: int) -> Spent:
    """The same of another process."""

    def spent() -> float:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICK

    return spent


def cost(ask: Ask, spent: Spent, query: str, limit: float) -> Cost:
    """What one query costs, asked in a child of this process."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        with os.fdopen(writing, "w") as out:
            out.write(json.dumps(_asked(ask, spent, query)))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        ready, _, _ = select.select([answer], [], [], limit)
        if not ready:
            os.kill(child, signal.SIGKILL)
        text = answer.read() if ready else ""
    os.waitpid(child, 0)
    return Cost(*json.loads(text)) if text else Cost(None, 0)


def _asked(ask: Ask, spent: Spent, query: str) -> tuple[float, int]:
    ask("SELECT ?s WHERE { VALUES ?s { 1 } }")  # which opens what has to be opened
    began, times, rows = spent(), 0, 0
    while times < 1 or (spent() - began < _LONG and times < 200):
        rows = ask(query)
        times += 1
    return (spent() - began) / times, rows


@contextlib.contextmanager
def opened(place: Path, on: str) -> Iterator[tuple[Ask, Spent]]:
    """How a store is asked, and whose time counts."""
    if on == "memory":
        store = ox.Store()
        store.bulk_load(path=str(place), format=ox.RdfFormat.N_QUADS)
        yield lambda query: len(list(store.query(query, use_default_graph_as_union=True))), own_time
    elif on == "disk":  # opened in the child that asks: the engine has threads, which do not outlive a fork
        kept: list[ox.Store] = []

        def ask(query: str) -> int:
            if not kept:
                kept.append(ox.Store.read_only(str(place)))
            return len(list(kept[0].query(query, use_default_graph_as_union=True)))

        yield ask, own_time
    else:
        with served(place) as (url, process):
            yield lambda query: len(fetched(url, query)), time_of(process)


@contextlib.contextmanager
def served(place: Path, port: int = 0) -> Iterator[tuple[str, int]]:
    """An Oxigraph server on a folder: its address for queries, and its process."""
    port = port or 7900 + os.getpid() % 90 + (len(str(place)) % 7) * 97
    command = [str(Path(sys.executable).parent / "oxigraph"), "serve-read-only", "--location", str(place)]
    command += ["--union-default-graph", "--bind", f"localhost:{port}"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            url = f"http://localhost:{port}/query"
            for _ in range(200):
                with contextlib.suppress(OSError):
                    fetched(url, "SELECT ?s WHERE { VALUES ?s { 1 } }")
                    break
                time.sleep(0.05)
            yield url, server.pid
        finally:
            server.kill()


def fetched(url: str, query: str) -> list[object]:
    """The rows that an endpoint gives. Raises OSError."""
    data = urllib.parse.urlencode({"query": query}).encode()
    request = urllib.request.Request(url, data, {"Accept": "application/sparql-results+json"})
    with urllib.request.urlopen(request, timeout=600) as answer:
        found: list[object] = json.load(answer)["results"]["bindings"]
        return found


def main() -> int:
    """Ask all queries of both stores, and print what they cost."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("small", type=Path)
    words.add_argument("large", type=Path)
    words.add_argument("--on", choices=("memory", "disk", "server"), default="disk")
    words.add_argument("--only", action="append", default=[])
    words.add_argument("--limit", type=float, default=60)
    words.add_argument("--most", type=float, default=1.5)
    asked = words.parse_args()
    over = 0
    print("| query | small, ms | large, ms | ratio | rows |\n| --- | --- | --- | --- | --- |")
    with opened(asked.small, asked.on) as small, opened(asked.large, asked.on) as large:
        for entry in catalog.read_all():
            if asked.only and entry.name not in asked.only:
                continue
            one, many = (cost(*store, entry.sparql, asked.limit) for store in (small, large))
            over += _printed(entry.name, one, many, asked.most)
    return int(over > 0)


def _printed(name: str, one: Cost, many: Cost, most: float) -> bool:
    ratio = many.seconds / one.seconds if many.seconds and one.seconds else float("inf")
    shown = [f"{found.seconds * 1000:.1f}" if found.seconds else "over" for found in (one, many)]
    rows = str(one.rows) if one.rows == many.rows else f"{one.rows} and {many.rows}"
    print(f"| {name} | {' | '.join(shown)} | {ratio:.2f}{' !' if ratio > most else ''} | {rows} |", flush=True)
    return ratio > most


if __name__ == "__main__":
    sys.exit(main())
