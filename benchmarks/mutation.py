"""How many careless changes to the code do its tests see? A sample of mutants, each against the tests of its module.

    nice python benchmarks/mutation.py [--mutants 60] [--seed 1] [--room language --room store] [--only show.py]

A copy of the checkout is changed in one line at a time (see mutants.py). First the module's own tests run, those
that mirror its path (keikaku/services/things/show.py: tests/services/things/test_show.py), and if all of them pass,
those of its whole room, up to the room of the house; of what understands questions, at last the questions themselves.
A mutant is killed when a test fails, or does not end in five times the time that it took before. Prints each mutant as
it is judged, the score, and the survivors with their lines: each of them is a sentence of the code that no test holds,
or one that says nothing (an equivalent mutant). 60 mutants take an hour or two of one core.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from mutants import Mutant, mutants

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
ROOMS = ("language", "store", "services")
WIDER = {"language": Path("tests/questions"), "services/questions": Path("tests/questions")}
LEFT_OUT = (".git", ".venv", "node_modules", "__pycache__", ".mypy_cache", ".ruff_cache", ".hypothesis", "benchmarks")
PATIENCE = 5  # times the time that the tests take without a change
HASTE = 20  # seconds that a mutant has in any case: the machine may be busy


def main() -> None:
    asked = _asked()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "keikaku"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT_OUT))
        if SHARED.exists():  # the plan's text, where it lies beside the checkout
            (Path(folder) / SHARED.name).symlink_to(SHARED)
        survivors, judged = [], 0
        for mutant in _sample(copy, asked):
            killed_by = _judge(mutant, copy)
            judged += 1
            print(f"{killed_by or 'SURVIVED':40}  {_shown(mutant, copy)}", flush=True)
            survivors += [] if killed_by else [mutant]
    killed = judged - len(survivors)
    print(f"\nmutants {judged}, killed {killed}, survived {len(survivors)}, score {killed / max(judged, 1):.0%}")
    for mutant in survivors:
        print(f"\n{mutant.path.relative_to(copy)}:{mutant.line}\n- {mutant.before.strip()}\n+ {mutant.after.strip()}")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--mutants", type=int, default=60, help="how many; fewer where there are not so many")
    parser.add_argument("--seed", type=int, default=1, help="which ones")
    parser.add_argument("--room", action="append", choices=ROOMS, help="only of these rooms")
    parser.add_argument("--only", default="", help="only of modules whose path ends so")
    return parser.parse_args()


def _sample(copy: Path, asked: argparse.Namespace) -> Iterator[Mutant]:
    """A seeded choice, module by module. A long module has as many chances as it has mutants."""
    found = [
        mutant
        for room in asked.room or ROOMS
        for path in sorted((copy / "keikaku" / room).rglob("*.py"))
        if path.as_posix().endswith(asked.only)
        for mutant in mutants(path)
    ]
    chosen = random.Random(asked.seed).sample(found, min(asked.mutants, len(found)))
    print(f"{len(chosen)} of {len(found)} mutants, seed {asked.seed}")
    yield from sorted(chosen)


def _judge(mutant: Mutant, copy: Path) -> str:
    """The tests that kill it, or ``""`` when it survives."""
    before = mutant.path.read_text(encoding="utf-8")
    for tests in _tests(mutant.path.relative_to(copy / "keikaku"), copy):
        limit = PATIENCE * _undisturbed(tests, copy) + HASTE
        try:
            mutant.path.write_text(mutant.source(), encoding="utf-8")
            if not _pass(tests, copy, limit):
                return tests
        finally:
            mutant.path.write_text(before, encoding="utf-8")
    return ""


def _tests(module: Path, copy: Path) -> list[str]:
    """What to run, nearest first: the mirrored tests if there are any, then folder by folder up to the room."""
    mirrored = Path("tests") / module.parent / f"test_{module.name}"
    folders = [Path("tests") / folder for folder in (module.parent, *module.parent.parents) if folder.name]
    wider = [tests for room, tests in WIDER.items() if module.as_posix().startswith(f"{room}/")]
    return [path.as_posix() for path in (mirrored, *folders, *wider) if (copy / path).exists()]


@cache
def _undisturbed(tests: str, copy: Path) -> float:
    """The seconds that the tests take without a change. They must pass: nothing is learnt from red tests."""
    started = time.monotonic()
    assert _pass(tests, copy, 3600), f"{tests} fail without any change"
    return time.monotonic() - started


def _pass(tests: str, copy: Path, seconds: float) -> bool:
    # -B: a change of the same length in the same second would find the old bytecode.
    command = [sys.executable, "-B", "-m", "pytest", "-n", "0", "-q", "-x", "-p", "no:cacheprovider", tests]
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def _shown(mutant: Mutant, copy: Path) -> str:
    return f"{mutant.path.relative_to(copy / 'keikaku')}:{mutant.line}  {mutant.after.strip()[:80]}"


if __name__ == "__main__":
    main()
