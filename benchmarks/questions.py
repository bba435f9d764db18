"""What a question costs, in one run: the index of names, the words of the ontology, the readings, the passages to read;
and asked again.

    python benchmarks/questions.py [ROUNDS]

CPU time in milliseconds, median of the rounds, on the packaged graph. The ratios set each against loading the
graph, which every command does: they tell where the time of a lookup goes, whatever the machine. The last line sets
``keikaku.open().ask`` against the service with everything at hand; to reach: at most 2 times.
"""

from __future__ import annotations

import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from statistics import median

import keikaku
from keikaku.services.passages.find import find
from keikaku.services.questions.lookup import lookup
from keikaku.services.questions.readings import readings
from keikaku.services.session import vocabulary
from keikaku.services.session.opening import open_session, open_store
from keikaku.services.session.session import Session

ASKED = "initiatives involving JETRO"
QUESTIONS = Path(__file__).resolve().parent.parent / "tests" / "questions"


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    store = open_store()
    session = Session(store)
    asked = [wording for file in sorted(QUESTIONS.glob("*.toml")) for wording in wordings(file)]

    def read_all() -> None:
        for question in asked:
            readings(session, question, 1)

    load = cpu(open_store, rounds)
    print(f"{'load the graph':34}{load:9.1f} ms")
    for name, work in {
        "open the graph kept ready": lambda: open_session(once=True),  # where an earlier question has left it so
        "index of names, kept": lambda: open_session(once=True).names,
        "one question, all kept": lambda: lookup(open_session(once=True), ASKED),
        "index of names": lambda: Session(store).names,
        "words of the ontology": lambda: vocabulary.lexicon(store),
        "one question, words at hand": lambda: lookup(session, ASKED),
        "index of passages": lambda: Session(store).passages,
        "passages, all kept": lambda: find(open_session(once=True), ASKED),
    }.items():
        cost = cpu(work, rounds)
        print(f"{name:34}{cost:9.1f} ms  {cost / load:6.2f} of loading")
    each = cpu(read_all, max(rounds // 3, 1)) / len(asked)
    print(f"{f'readings, mean of {len(asked)} questions':34}{each:9.2f} ms  {each / load:6.3f} of loading")
    each = cpu(lambda: [find(session, question) for question in asked], max(rounds // 3, 1)) / len(asked)
    print(f"{f'passages, mean of {len(asked)} questions':34}{each:9.2f} ms  {each / load:6.3f} of loading")
    graph = keikaku.open()
    graph.ask(ASKED)
    again = [cpu(lambda: graph.ask(ASKED), 50), cpu(lambda: lookup(session, ASKED), 50)]
    print(f"{'asked again in Python':34}{again[0]:9.2f} ms  {again[0] / again[1]:6.2f} of the service alone")


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
