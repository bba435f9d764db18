"""What each analysis of a release costs on each engine, as ratios to DuckDB on the same release.

    python -m benchmarks.analyses RELEASE …                  # DuckDB, a local cluster of Sail, SPARQL in memory
    python -m benchmarks.analyses RELEASE … --on duckdb --on sail --limit 60

Time is that of the processor, of the process that answers, the least of some rounds. The engines are open and have
asked once before anything is timed; what opening costs is told apart. SPARQL are the twins of the tests, over the
N-Quads of the release in memory; each is asked in a process of its own, which is ended at the limit ("inf").
"""

from __future__ import annotations

import argparse
import math
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from keikaku.services.analyses import analyses, engines
from keikaku.services.releases import layout

TWINS = Path(__file__).resolve().parent.parent / "tests" / "services" / "analyses" / "twins"
ROUNDS, ENOUGH = 3, 2.0  # seconds of one round after which no other is made


def main() -> None:
    """Measures each release on each engine, and prints a table of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("releases", nargs="+", type=Path)
    parser.add_argument("--on", action="append", choices=[*engines.ENGINES, "sparql"])
    parser.add_argument("--limit", type=float, default=60.0)
    asked = parser.parse_args()
    chosen = asked.on or ["duckdb", "sail", "sparql"]
    for release in asked.releases:
        manifest = layout.read(release)
        print(f"\n{len(manifest.plans)} plans, {manifest.counts['quads']:,} statements: CPU seconds, and times DuckDB")
        taken: dict[str, dict[str, float]] = {}
        for engine in chosen:
            begun = time.process_time()
            measured = _sparql(release, asked.limit) if engine == "sparql" else _sql(engine, release)
            opening, taken[engine] = next(measured), dict(measured)  # type: ignore[arg-type]
            print(f"  {engine}: opened in {opening - begun:.2f}" if isinstance(opening, float) else "")
        for name in (one.name for one in analyses.every()):
            base = taken[chosen[0]][name]
            cells = [f"{taken[one][name]:8.3f} ({taken[one][name] / base:6.1f})" for one in chosen]
            print(f"  {name:24}" + "".join(cells), flush=True)


def _sql(engine: str, release: Path) -> Iterator[float | tuple[str, float]]:
    """The processor's time once it is open, then each analysis with its seconds."""
    with engines.opened(engine, release) as ask:
        ask("SELECT COUNT(*) AS n FROM quads")
        yield time.process_time()
        for one in analyses.every():
            yield one.name, _least(lambda sql=one.sql: ask(sql))  # type: ignore[misc]


def _sparql(release: Path, limit: float) -> Iterator[float | tuple[str, float]]:
    import pyoxigraph as ox

    store = ox.Store()
    for name in layout.QUADS:
        store.bulk_load(path=str(release / name), format=ox.RdfFormat.N_QUADS)
    yield time.process_time()
    for one in analyses.every():
        text = (TWINS / f"{one.name}.rq").read_text(encoding="utf-8")
        yield (
            one.name,
            _apart(
                lambda text=text: _least(  # type: ignore[misc]
                    lambda: sum(1 for _ in store.query(text, use_default_graph_as_union=True))  # type: ignore[misc]
                ),
                limit,
            ),
        )


def _least(work: Callable[[], object]) -> float:
    least = math.inf
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        least = min(least, time.process_time() - begun)
        if least > ENOUGH:
            break
    return least


def _apart(work: Callable[[], float], limit: float) -> float:
    """What it gives in a copy of this process; infinity where that is ended at the limit."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(limit), math.ceil(limit) + 1))
        os.write(write, repr(work()).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as told:
        said = told.read()
    os.waitpid(child, 0)
    return float(said) if said else math.inf


if __name__ == "__main__":
    main()
