"""What reading a question costs, in one run: the index of names, the words of the ontology, the grammar.

    python benchmarks/questions.py [ROUNDS]

CPU time in milliseconds, median of the rounds, on the packaged graph. The ratios set each against loading the
graph, which every command does: they tell where the time of a lookup goes, whatever the machine.
"""

from __future__ import annotations

import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from statistics import median

from keikaku.language.grammar import read
from keikaku.services.questions.lookup import lookup
from keikaku.services.session.opening import open_quickly, open_store
from keikaku.services.session.vocabulary import lexicon, name_index, vocabulary

QUESTIONS = Path(__file__).resolve().parent.parent / "tests" / "questions"


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    store = open_store()
    words = vocabulary(store)
    asked = [wording for file in sorted(QUESTIONS.glob("*.toml")) for wording in wordings(file)]

    def read_all() -> None:
        for question in asked:
            read(question, words.names, words.lexicon, lambda _: "Measure", words.units)

    load = cpu(open_store, rounds)
    print(f"{'load the graph':34}{load:9.1f} ms")
    ready = open_quickly()  # where an earlier question has left the graph ready
    for name, work in {
        "open the graph kept ready": open_quickly,
        "index of names, kept": lambda: name_index(ready),
        "words of the ontology, kept": lambda: lexicon(ready),
        "one question, all kept": lambda: lookup(ready, "initiatives involving JETRO"),
        "index of names": lambda: name_index(store),
        "words of the ontology": lambda: lexicon(store),
        "one question, words at hand": lambda: lookup(store, "initiatives involving JETRO", words),
    }.items():
        cost = cpu(work, rounds)
        print(f"{name:34}{cost:9.1f} ms  {cost / load:6.2f} of loading")
    each = cpu(read_all, max(rounds // 3, 1)) / len(asked)
    print(f"{f'grammar, mean of {len(asked)} questions':34}{each:9.2f} ms  {each / load:6.3f} of loading")


def wordings(file: Path) -> list[str]:
    """The questions of a file of the question set."""
    return [
        wording
        for question in tomllib.loads(file.read_text(encoding="utf-8"))["question"]
        for wording in question["ask"]
    ]


def cpu(work: Callable[[], object], rounds: int) -> float:
    """Milliseconds of CPU, median of the rounds."""
    costs = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        costs.append(1000 * (time.process_time() - start))
    return median(costs)


if __name__ == "__main__":
    main()
