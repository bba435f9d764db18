"""Search among 10,000, 100,000 and 1,000,000 names: building the index, finding a name, finding one with a slip.

    python benchmarks/names.py [LARGEST]

The names are made from the words of the graph's own names with a fixed seed, half of them Japanese. The ratios are
to a plain dictionary of the same names (build) and to one call of rapidfuzz over them (slip, mend). Slip is what
``search`` does, mend what a question does to a name that it does not know; memory is what the index adds.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from rapidfuzz import fuzz, process

from keikaku.language.folding import fold
from keikaku.language.index import Name, NameIndex
from keikaku.records import IRI
from keikaku.services.session.opening import open_store
from keikaku.services.session.vocabulary import name_index


def main() -> None:
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    english, japanese = words()
    print(f"{'names':>10}{'build':>12}{'of dict':>9}{'memory':>11}{'exact':>12}"
          f"{'slip':>12}{'of rapidfuzz':>14}{'mend':>12}{'of rapidfuzz':>14}")  # fmt: skip
    for size in (10_000, 100_000, 1_000_000):
        if size <= largest:
            run(size, english, japanese)


def run(size: int, english: list[str], japanese: list[str]) -> None:
    """One line of the table."""
    names = made(size, english, japanese)
    plain = cpu(lambda: {name.text: name for name in names})
    index: list[NameIndex] = []
    before = resident()
    build = cpu(lambda: index.append(NameIndex(names)))
    memory = resident() - before
    wanted = names[size // 2].text
    slipped = wanted[:-2] + wanted[-1]
    exact = cpu(lambda: [index[0].exact(wanted) for _ in range(1000)]) / 1000
    slip = median_cpu(lambda: index[0].near(slipped))
    mend = median_cpu(lambda: index[0].mistyped(fold(slipped)))
    forms = [fold(name.text) for name in names]
    alone = median_cpu(lambda: process.extract(fold(slipped), forms, scorer=fuzz.ratio, limit=40))
    print(
        f"{size:>10,}{build:>9.0f} ms{build / plain:>9.0f}{memory:>7.0f} MiB{exact * 1000:>9.1f} µs"
        f"{slip:>9.1f} ms{slip / alone:>14.1f}{mend:>9.1f} ms{mend / alone:>14.1f}"
    )


def words() -> tuple[list[str], list[str]]:
    """The Latin words and the Japanese names of the graph."""
    texts = {hit.name for kind in "aeiouあいうえお" for hit in name_index(open_store()).near(kind, limit=3000, floor=0)}
    english = sorted({word for text in texts if text.isascii() for word in text.split() if word.isalpha()})
    return english, sorted(text for text in texts if not text.isascii())


def made(size: int, english: list[str], japanese: list[str]) -> list[Name]:
    """Names of two or three words, each once, with a fixed seed."""
    chance = random.Random(2018)
    found: dict[str, Name] = {}
    while len(found) < size:
        if len(found) % 2:
            text = "".join(chance.choice(japanese) for _ in range(2)) + str(len(found))
        else:
            text = " ".join(chance.choice(english) for _ in range(3)) + f" {len(found)}"
        found[text] = Name(text, IRI(f"https://example.org/{len(found)}"), "Organisation", preferred=True)
    return list(found.values())


def resident() -> float:
    """The memory that the process has now, in MiB (Linux)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20


def median_cpu(work: Callable[[], object]) -> float:
    """Milliseconds of CPU, median of five times."""
    return median(cpu(work) for _ in range(5))


def cpu(work: Callable[[], object]) -> float:
    """Milliseconds of CPU."""
    start = time.process_time()
    work()
    return 1000 * (time.process_time() - start)


if __name__ == "__main__":
    main()
