"""Whether a store that is asked over the wire answers as one in memory: every question of the tests, asked of both.

    python benchmarks/far.py [EVERY]

Of the questions of ``tests/questions`` every so many (1: all). The far session reads names by their keys; what it asks
is answered by the store in memory, so that only what is asked differs. Prints the questions whose answers differ, how
many there were, and how many questions to the store the far ones took: the median and the most.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from keikaku.language.reading import named
from keikaku.services.questions import reply
from keikaku.services.questions.lookup import Lookup
from keikaku.services.session.far_shelf import FarShelf
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.services.things import search

QUESTIONS = Path(__file__).resolve().parent.parent / "tests" / "questions"


def main() -> None:
    every = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    near = open_session()
    asked: list[str] = []
    questions = list(wordings())[::every]
    rounds, differing, worded = [], 0, 0
    for question in questions:
        asked.clear()
        far = FarShelf(near.whole, asked=asked)
        there, here = said(far.session(far.usual), question), said(near, question)
        rounds.append(len(asked))
        if there != here:
            differing += 1
            print(f"{question}\n  near {here}\n  far  {there}")
    names = [question.split()[-1] for question in questions]
    for name in names:
        far = FarShelf(near.whole, asked=[])
        worded += found(far.everything, name) != found(near, name)
    print(f"{len(questions)} questions, {differing} answered otherwise; rounds {median(rounds)}, at most {max(rounds)}")
    print(f"{len(names)} searches, {worded} with another first row")


def wordings() -> Iterator[str]:
    """All questions of the tests."""
    for file in sorted(QUESTIONS.glob("*.toml")):
        yield from strings(tomllib.loads(file.read_text(encoding="utf-8")))


def strings(value: object) -> Iterator[str]:
    """The questions in a table: under ``ask``."""
    if isinstance(value, dict):
        for key, one in value.items():
            if key == "ask":
                yield from [one] if isinstance(one, str) else one
            else:
                yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def said(session: Session, question: str) -> tuple[object, ...]:
    """The level of a reply with the things of its answer."""
    found = reply.reply(session, question)
    answer = found.answer
    if isinstance(answer, Lookup):
        things = [one.card.iri for one in answer.results]
        return found.level, len(things), hash(tuple(things)), [thing.iri for thing in named(answer.reading.node)]
    return found.level, [one.sentence.en for one in found.readings], len(found.passages)


def found(session: Session, name: str) -> list[str]:
    """The best thing of a search."""
    return [match.card.iri for match in search.search(session, name, 5)][:1]


if __name__ == "__main__":
    main()
