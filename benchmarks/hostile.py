"""Two hundred hostile queries through the command and through Python: does each end in time and within its memory?

python -m benchmarks.hostile [--engine reference] [--only PREFIX]
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import keikaku
from keikaku import errors
from keikaku.limits import size
from tests.hostile import queries

SECONDS = 3
MEMORY = "500M"
BESIDE = 100 * 2**20  # bytes of code and of the interpreter's own, which are no answer


class Outcome(NamedTuple):
    """How one query ended: a word for it, seconds of clock, the most memory of any process (bytes)."""

    how: str
    seconds: float
    peak: int


def by_command(text: str, engine: str) -> Outcome:
    """The query through ``keikaku query``, as from a shell."""
    start = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "keikaku", "query", "-", "--format", "csv", "--engine", engine,
         "--timeout", str(SECONDS), "--memory", MEMORY],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    assert process.stdin
    process.stdin.write(text.encode())
    process.stdin.close()
    peak = 0
    while process.poll() is None:
        peak = max(peak, *map(_resident, (process.pid, *_children(process.pid))))
        if time.monotonic() - start > 5 * SECONDS:
            os.killpg(process.pid, signal.SIGKILL)
            return Outcome("HUNG", time.monotonic() - start, peak)
        time.sleep(0.01)
    code = process.returncode
    how = (
        f"signal {-code}"
        if code < 0
        else {0: "answered", 2: "refused", 3: "at fault", 124: "limit"}.get(code, f"{code}")
    )
    return Outcome(how, time.monotonic() - start, peak)


def by_python(graph: keikaku.Graph, text: str) -> Outcome:
    """The query through ``Graph.query`` in this process."""
    start = time.monotonic()
    try:
        if "CONSTRUCT" in text[:10] or "DESCRIBE" in text[:10]:
            graph.construct(text)
        else:
            graph.query(text)
        how = "answered"
    except (errors.OutOfTime, errors.OutOfMemory):
        how = "limit"
    except errors.KeikakuError as problem:
        how = "refused" if problem.exit_code == 2 else "at fault"
    return Outcome(how, time.monotonic() - start, _resident(os.getpid()))


def _resident(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


def _children(process: int) -> list[int]:
    try:
        return [
            int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
        ]
    except OSError:
        return []


def report(name: str, outcomes: dict[str, Outcome], slack: float) -> bool:
    """Print what happened; whether every query ended in time and within its memory."""
    limit = (size(MEMORY) or 0) + BESIDE
    late = [query for query, one in outcomes.items() if one.seconds > SECONDS + slack]
    large = [query for query, one in outcomes.items() if one.peak > limit]
    odd = [query for query, one in outcomes.items() if one.how not in ("answered", "refused", "limit")]
    print(f"{name}: {len(outcomes)} queries, {dict(Counter(one.how for one in outcomes.values()))}")
    print(f"  longest {max(one.seconds for one in outcomes.values()):.2f} s, later than {SECONDS + slack:g} s: {late}")
    print(f"  most memory {max(one.peak for one in outcomes.values()) / 2**20:.0f} MiB, above the limit: {large}")
    print(f"  ended otherwise: {odd}")
    return not (late or large or odd)


def main() -> None:
    """Ask them all both ways."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", default="embedded")
    parser.add_argument("--only", default="")
    parser.add_argument("--slack", type=float, default=1.0, help="seconds after the deadline; more on a busy machine")
    given = parser.parse_args()
    texts = {name: text for name, text in queries().items() if name.startswith(given.only)}
    graph = keikaku.open(engine=given.engine, timeout=SECONDS, memory=MEMORY)
    good = report("Python", {name: by_python(graph, text) for name, text in texts.items()}, given.slack)
    good &= report("command", {name: by_command(text, given.engine) for name, text in texts.items()}, given.slack)
    sys.exit(not good)


if __name__ == "__main__":
    main()
