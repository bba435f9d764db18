"""Kills what makes, copies and dumps stores at random moments: is anything lost, or half there?

python -m benchmarks.store_kills RELEASE OTHER [KILLS] [SEED]

RELEASE and OTHER are two releases of different data. In turn a load over a store, a backup over a backup and a dump
over a dump are killed (kill -9) somewhere between their beginning and the time that they take; after each, what stands
there must open at once and be whole, the old or the new. At the end one of each must leave nothing else behind.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import pyoxigraph as ox

from keikaku.services.stores import proof, releases
from keikaku.store import on_disk

KEIKAKU = [sys.executable, "-m", "keikaku"]


class Bench:
    """A folder with a store, a backup and a dump, each of one of two releases."""

    def __init__(self, folder: Path, sources: list[Path]) -> None:
        self.folder, self.sources = folder, sources
        self.store, self.backup, self.dump = folder / "store", folder / "backup", folder / "dump.nq"
        self.digests = [releases.read(source).about["digest"] for source in sources]
        self.took = {what: self.timed(what, 0) for what in ("load", "backup", "dump")}
        self.sizes = {self.dumped()}
        for what in ("load", "backup", "dump"):
            self.took[what] = min(self.took[what], self.timed(what, 1))
        self.sizes.add(self.dumped())

    def command(self, what: str, which: int) -> list[str]:
        """The command line of one of the three."""
        source, target = {
            "load": (self.sources[which], self.store),
            "backup": (self.store, self.backup),
            "dump": (self.store, self.dump),
        }[what]
        return [*KEIKAKU, what, str(source), "-o", str(target)]

    def timed(self, what: str, which: int) -> float:
        """How long it takes when nobody kills it."""
        begun = time.monotonic()
        subprocess.run(self.command(what, which), check=True, capture_output=True)
        return time.monotonic() - begun

    def killed(self, what: str, which: int, after: float) -> bool:
        """Whether it still ran when it was killed."""
        process = subprocess.Popen(self.command(what, which), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(after)
        ran = process.poll() is None
        process.kill()
        process.wait()
        return ran

    def dumped(self) -> int:
        """How many statements the dump has; -1 where it breaks off in one. Its bytes differ: nodes have new names."""
        try:
            return sum(1 for _ in ox.parse(path=str(self.dump)))
        except SyntaxError:
            return -1

    def faults(self) -> list[str]:
        """What is not whole now."""
        found = []
        for store in (self.store, self.backup):
            begun = time.monotonic()
            if on_disk.hold(store).manifest.release["digest"] not in self.digests:
                found.append(f"{store.name} is of no release")
            if time.monotonic() - begun > 2:
                found.append(f"{store.name} takes long to open")
            found += [f"{store.name}: {fault.path} {fault.what}" for fault in proof.verify(store).faults]
        if self.dumped() not in self.sizes:
            found.append("the dump is half there")
        return found

    def leftovers(self) -> list[str]:
        """What stands beside them once one of each has ended well."""
        time.sleep(1)  # processes of the killed see that these are gone
        for what in ("load", "backup", "dump"):
            self.timed(what, 0)
        meant = {store: on_disk.read(store).data for store in (self.store, self.backup)}
        beside = [path for path in self.folder.iterdir() if path not in (self.store, self.backup, self.dump)]
        within = [
            path for store, data in meant.items() for path in store.iterdir()
            if path.name not in ("manifest.json", ".lock", data)
        ]  # fmt: skip
        return [str(path.relative_to(self.folder)) for path in (*beside, *within)]


def main(sources: list[Path], kills: int, seed: int) -> int:
    """Kill so often; the number of faults."""
    luck, done, faults = random.Random(seed), Counter[str](), []
    with tempfile.TemporaryDirectory(prefix="keikaku-kills-") as name:
        bench = Bench(Path(name), sources)
        print(", ".join(f"{what} takes {took:.2f} s" for what, took in bench.took.items()), f"seed {seed}")
        for number in range(kills):
            what = ("load", "load", "backup", "dump")[number % 4]
            after = luck.uniform(0, 1.1) * bench.took[what]
            done[f"{what}, {'killed' if bench.killed(what, luck.randrange(2), after) else 'had ended'}"] += 1
            faults += [f"after {number}, {what} at {after:.3f} s: {fault}" for fault in bench.faults()]
        left = bench.leftovers()
    for what, number in sorted(done.items()):
        print(f"{number:4} {what}")
    for fault in (*faults, *(f"left behind: {one}" for one in left)):
        print(fault)
    print(f"{kills} kills, {len(faults)} faults, {len(left)} leftovers")
    return len(faults) + len(left)


if __name__ == "__main__":
    some = [int(text) for text in sys.argv[3:]]
    sys.exit(bool(main([Path(text) for text in sys.argv[1:3]], *[*some, *[120, 1][len(some) :]])))
