"""Damages to every file of the graph that stands ready in the cache: does one of them answer falsely?

python -m benchmarks.damages [COUNT] [SEED]

Each damage (cut, longer, a bit turned, zeros, gone, another's content, a folder or pipe instead) is done to a copy of a
good cache; the answers after it must be those of before, and the next but one question is to find a good cache again.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

QUESTION = ["lookup", "initiatives involving UNEP", "--format", "csv"]
REBUILT_OF = 10  # every so many damages one waits for the new cache


def main() -> None:
    """Damage it so many times (300)."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    # What makes a cache anew in the background may still write when its folder is removed.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        good = Path(place, "good")
        expected = answer(good)
        wait_for_one(good)
        assert answer(good) == expected
        wrong, rebuilt, tried = [], 0, 0
        for number in range(count):
            copy = Path(place, f"copy-{number}")
            shutil.copytree(good, copy)
            done = damage(copy, chance)
            if answer(copy) != expected:
                wrong.append(done)
            if number % REBUILT_OF == 0:
                tried += 1
                wait_for_one(copy)
                rebuilt += answer(copy) == expected and ready(copy)
            shutil.rmtree(copy, ignore_errors=True)
    print(f"{count} damages, {len(wrong)} wrong answers {wrong}; good again: {rebuilt} of {tried}")
    sys.exit(bool(wrong) or rebuilt < tried)


def answer(cache: Path) -> tuple[int, str]:
    """Exit code and standard output of the question with that cache."""
    done = subprocess.run(
        [sys.executable, "-m", "keikaku", *QUESTION], capture_output=True, text=True, check=False,
        env={**os.environ, "XDG_CACHE_HOME": str(cache), "KEIKAKU_CACHE": "on"},
    )  # fmt: skip
    return done.returncode, done.stdout


def wait_for_one(cache: Path) -> None:
    """Until the graph stands ready there, at most a minute."""
    for _ in range(600):
        if ready(cache):
            return
        time.sleep(0.1)


def ready(cache: Path) -> bool:
    """Whether a graph stands ready there, and none is being made."""
    folders = list((cache / "keikaku").glob("*"))
    return bool(folders) and not any(folder.suffix == ".new" for folder in folders)


def damage(cache: Path, chance: random.Random) -> str:
    """Do something to one of the files; what it was."""
    files = sorted(path for path in cache.rglob("*") if path.is_file())
    file, kind = chance.choice(files), chance.choice(list(_KINDS))
    _KINDS[kind](file, chance, files)
    return f"{kind}: {file.name}"


def _cut(file: Path, chance: random.Random, _files: list[Path]) -> None:
    os.truncate(file, chance.randrange(max(1, file.stat().st_size)))


def _longer(file: Path, chance: random.Random, _files: list[Path]) -> None:
    file.write_bytes(file.read_bytes() + chance.randbytes(chance.choice((1, 100, 5000))))


def _turned(file: Path, chance: random.Random, _files: list[Path]) -> None:
    data = bytearray(file.read_bytes() or b"\0")
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    file.write_bytes(data)


def _zeroed(file: Path, chance: random.Random, _files: list[Path]) -> None:
    data = bytearray(file.read_bytes())
    start = chance.randrange(max(1, len(data)))
    data[start : start + 4096] = bytes(len(data[start : start + 4096]))
    file.write_bytes(data)


def _gone(file: Path, _chance: random.Random, _files: list[Path]) -> None:
    file.unlink()


def _exchanged(file: Path, chance: random.Random, files: list[Path]) -> None:
    file.write_bytes(chance.choice(files).read_bytes())


def _folder(file: Path, _chance: random.Random, _files: list[Path]) -> None:
    file.unlink()
    file.mkdir()


def _pipe(file: Path, _chance: random.Random, _files: list[Path]) -> None:
    file.unlink()
    os.mkfifo(file)


_KINDS: dict[str, Callable[[Path, random.Random, list[Path]], None]] = {
    "cut": _cut, "longer": _longer, "a bit turned": _turned, "zeros": _zeroed, "gone": _gone,
    "another's content": _exchanged, "a folder": _folder, "a pipe": _pipe,
}  # fmt: skip


if __name__ == "__main__":
    main()
