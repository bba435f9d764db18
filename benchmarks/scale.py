"""What N plans cost from the corpus to an answer: release, store, first and later questions, catalogue, analyses.

    python -m benchmarks.scale FOLDER 10 100            # measures, and writes FOLDER/N.json after each part
    python -m benchmarks.scale FOLDER 1741 --only make --only lookups

Whole processes are timed as a shell starts them: processor time of all of them, wall time, the memory of the largest.
Machines are shared, so what is compared was asked in turn, in one run. "Cold" is with nothing of the store in the
system's cache, which only root can empty; elsewhere it is left out.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.catalogue import cost, opened, served
from keikaku import catalog
from keikaku.services.analyses import engines

PROGRAM = [sys.executable, "-m", "keikaku"]
QUESTIONS = {
    "lookup": ["lookup", "initiatives involving JETRO", "--plan", "2018"],
    "show": ["show", "KBIC"],
    "search": ["search", "人材育成", "--limit", "20"],
}
ROUNDS = 5
_MADE_READY = 10.0  # seconds within which what the first question leaves is there
LIMIT = 120.0  # seconds of one query
CODE = str(Path(tempfile.gettempdir()) / "keikaku-scale-code")  # away from the checkout that is measured
BARE = """
import sys, pyoxigraph as ox
store = ox.Store(sys.argv[1])
for name in sys.argv[2:]:
    store.bulk_load(path=name, format=ox.RdfFormat.N_QUADS)
store.flush()
"""
WHOLE = """
import sys, rdflib
data = rdflib.Dataset()
for name in sys.argv[1:]:
    data.parse(name, format="nquads")
"""


class Run(NamedTuple):
    """A process and those that it started: seconds of a processor, seconds that passed, MiB of the largest."""

    cpu: float
    wall: float
    mib: float


def run(command: list[str]) -> Run:
    """One process, whole, with its modules compiled as in an installation. Raises CalledProcessError."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    began = time.monotonic()
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=kept | {"PYTHONPYCACHEPREFIX": CODE}
    ) as process:
        assert process.stderr is not None
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=said)
    return Run(used.ru_utime + used.ru_stime, time.monotonic() - began, used.ru_maxrss / 1024)


def size(place: Path) -> float:
    """MiB of a file or of all in a folder."""
    files = [place] if place.is_file() else [one for one in place.rglob("*") if one.is_file()]
    return sum(one.stat().st_size for one in files) / 2**20


class Bench:
    """What is measured of so many plans; ``found`` is written after each part, so that nothing measured is lost."""

    def __init__(self, folder: Path, plans: int) -> None:
        """The folder for data and results."""
        self.plans, self.folder = plans, folder
        self.corpus, self.release = folder / f"{plans}.nq", folder / f"{plans}.release"
        self.store, self.out = folder / f"{plans}.store", folder / f"{plans}.json"
        self.found: dict[str, Any] = json.loads(self.out.read_text()) if self.out.exists() else {"plans": plans}

    def keep(self, part: str, value: object) -> None:
        """Adds one finding and writes all down."""
        self.found[part] = value
        self.out.write_text(json.dumps(self.found, indent=1, ensure_ascii=False), encoding="utf-8")
        print(self.plans, part, json.dumps(value)[:300], flush=True)

    def make(self) -> None:
        """Corpus, release, the store as the program makes it and as the bare engine loads the same files."""
        if not self.corpus.exists():
            self.keep("corpus", run([sys.executable, "-m", "benchmarks.corpus", str(self.plans), str(self.corpus)]))
        made = [*PROGRAM, "release", "--store", str(self.corpus), "-o", str(self.release), "--force"]
        self.keep("release", run(made))
        files = [str(one) for one in sorted(self.release.rglob("*.nq"))]
        bare = self.folder / f"{self.plans}.bare"
        shutil.rmtree(bare, ignore_errors=True)
        rounds: list[tuple[Run, Run]] = []
        for _ in range(3 if self.plans <= 100 else 1):
            shutil.rmtree(bare, ignore_errors=True)
            shutil.rmtree(self.store, ignore_errors=True)
            load = run([*PROGRAM, "load", str(self.release), "-o", str(self.store), "--timeout", "20000"])
            rounds.append((load, run([sys.executable, "-c", BARE, str(bare), *files])))
        best = min(rounds, key=lambda pair: pair[0].cpu)
        self.keep("load", best[0])
        self.keep("bare", best[1])
        self.keep("quads", json.loads((self.release / "manifest.json").read_text())["counts"]["quads"])
        places = {"corpus": self.corpus, "release": self.release, "store": self.store, "bare": bare}
        self.keep("MiB", {name: size(place) for name, place in places.items()})
        shutil.rmtree(bare, ignore_errors=True)

    def lookups(self) -> None:
        """Whole processes that ask: the packaged graph, this store, a server on it; the store also cold."""
        with contextlib.ExitStack() as stack:
            url, server = stack.enter_context(served(self._engine_folder()))
            places = {"packaged": [], "store": ["--store", str(self.store)], "server": ["--store", url]}
            for name, words in QUESTIONS.items():
                for where in places.values():
                    run([*PROGRAM, *words, *where])
                time.sleep(_MADE_READY)  # in the background, for those that come after
                rounds: dict[str, list[Run]] = {place: [] for place in places}
                for _ in range(ROUNDS):
                    for place, where in places.items():
                        rounds[place].append(run([*PROGRAM, *words, *where]))
                told = {place: min(runs, key=lambda one: one.wall) for place, runs in rounds.items()}
                told |= {f"{place} CPU": statistics.median(one.cpu for one in runs) for place, runs in rounds.items()}
                if os.geteuid() == 0:
                    colds = []
                    for _ in range(3):
                        _empty_cache()
                        colds.append(run([*PROGRAM, *words, *places["store"]]))
                    told["store cold"] = min(colds, key=lambda one: one.wall)
                self.keep(name, told)
            self.keep("server MiB", _resident(server))

    def catalogue(self) -> None:
        """Every query of the catalogue, by the engine alone, in the store: seconds of a processor and rows."""
        taken = {}
        with opened(self._engine_folder(), "disk") as (ask, spent):
            for entry in catalog.read_all():
                taken[entry.name] = cost(ask, spent, entry.sparql, LIMIT)
        self.keep("catalogue", taken)

    def analyses(self) -> None:
        """The analyses on each engine, warm, seconds that pass: a cluster's processes are not this one's."""
        from keikaku.services.analyses import analyses

        for engine in ("duckdb", "sail"):
            taken: dict[str, float] = {}
            with engines.opened(engine, self.release) as ask:
                ask("SELECT COUNT(*) AS n FROM quads")
                for one in analyses.every():
                    taken[one.name] = min(_seconds(lambda sql=one.sql: ask(sql)) for _ in range(2))  # type: ignore[misc]
            self.keep(f"analyses {engine}", taken)
        self.keep("analyses MiB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)

    def rdflib(self) -> None:
        """What rdflib takes to read the same statements, as far as it can."""
        files = [str(one) for one in sorted(self.release.rglob("*.nq"))]
        self.keep("rdflib", run([sys.executable, "-c", WHOLE, *files]))

    def _engine_folder(self) -> Path:
        return next(one.parent for one in self.store.rglob("CURRENT"))


def _seconds(work: Callable[[], object]) -> float:
    began = time.monotonic()
    work()
    return time.monotonic() - began


def _resident(process: int) -> float:
    fields = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def _empty_cache() -> None:
    os.sync()
    Path("/proc/sys/vm/drop_caches").write_text("3", encoding="ascii")


PARTS = ("make", "lookups", "catalogue", "analyses", "rdflib")


def main() -> None:
    """Measures what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("plans", nargs="*", type=int)
    parser.add_argument("--only", action="append", choices=PARTS)
    asked = parser.parse_args()
    for plans in asked.plans:
        bench = Bench(asked.folder, plans)
        for part in asked.only or PARTS:
            getattr(bench, part)()


if __name__ == "__main__":
    main()
