"""Times whole processes in turn, so that a machine whose speed drifts slows them all alike."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from statistics import median
from typing import NamedTuple


class Run(NamedTuple):
    """One finished process: seconds of processor and of clock, and the most memory it had (KiB)."""

    cpu: float
    wall: float
    memory: int


def measure(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, list[Run]]:
    """Each command so many times, A B C A B C …, after one round that does not count."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            run = _run(command)
            if turn:
                runs[name].append(run)
    return runs


def _run(command: Sequence[str]) -> Run:
    start = time.perf_counter()
    # As installed packages are: with their bytecode, which the round that does not count may have to write.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss)


def ratio(runs: Mapping[str, Sequence[Run]], one: str, other: str) -> tuple[float, float, float]:
    """Processor time of one against the other, pair by pair: least, median, most."""
    pairs = [a.cpu / b.cpu for a, b in zip(runs[one], runs[other], strict=True)]
    return min(pairs), median(pairs), max(pairs)
