"""How far two readings of one plan agree, kind of statement by kind, before anybody settles their differences.

    python -m benchmarks.agreement FIRST SECOND [--only ADDRESS …] [--differences FILE.csv]

FIRST and SECOND are folders of TriG files (``derived/`` in them is left out) with the same register. A fact is the same
when passage, things and property are; values and dates, when they are the same for the same thing. What the second
reading names with an IRI of its own is the thing of the first that shares a name and a class with it, if just one does.

Precision and recall are those of the second reading against the first. Cohen's kappa takes chance out of the agreement
over all that could have been said: each thing that either reading names anywhere, in each passage (mentions); each
thing that either of them mentions in the passage (what an element does with it); each group, for each element; each
two things of a passage (relations). Of values, statistics and dates, which have no such list, over what either of them
states. Kappa is – where one answer is all that both ever give.

docs/editing.md says how the second reader works. --only ADDRESS compares what stands below an address, for a reading of
a part of the plan. --differences writes what is not the same, passage by passage, to be settled at the text.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from benchmarks.readings import KINDS, Answers, Item, Reading, aligned, facts, read, terms
from keikaku.vocab import short

_INVOLVED = frozenset({"Actor", "Organisation", "Network", "Facility", "Post"})
_NOTHING: frozenset[str] = frozenset()


class Difference(NamedTuple):
    """What the two say of the same things in one passage; nothing, where that is empty."""

    passage: str
    what: str
    things: str
    first: str
    second: str


class Agreement(NamedTuple):
    """A line of the table. ``kappa``: None where chance alone would agree always."""

    first: int
    second: int
    both: int
    kappa: float | None

    @property
    def precision(self) -> float | None:
        return self.both / self.second if self.second else None

    @property
    def recall(self) -> float | None:
        return self.both / self.first if self.first else None

    @property
    def f1(self) -> float | None:
        total = self.first + self.second
        return 2 * self.both / total if total else None


def possible(first: Mapping[str, Answers], second: Mapping[str, Answers], reading: Reading) -> dict[str, set[Item]]:
    """Per kind, all that the two could have said: see the beginning of this file."""
    mentions = first["mentions"].keys() | second["mentions"].keys()
    by_passage: dict[str, set[str]] = defaultdict(set)
    for passage, thing in mentions:
        by_passage[passage].add(thing)
    everything = {thing for _, thing in mentions}
    groups = {group for one in (first, second) for *_, group in one["whom"]}
    found: dict[str, set[Item]] = {kind: first[kind].keys() | second[kind].keys() for kind in KINDS}
    for passage in reading.stated:
        there = by_passage[passage]
        found["mentions"] |= {(passage, thing) for thing in everything}
        found["relation"] |= {(passage, *sorted(pair)) for pair in combinations(there, 2)}
        for element in reading.elements.get(passage, ()):
            found["does"] |= {(passage, element, thing) for thing in there}
            found["whom"] |= {(passage, element, group) for group in groups}
            involved = {thing for thing in there if reading.classes.get(thing, set()) & _INVOLVED}
            found["who"] |= {(passage, element, thing) for thing in involved}
            found["role"] |= {(passage, element, thing) for thing in involved}
    return found


def compared(first: Answers, second: Answers, items: Iterable[Item]) -> Agreement:
    """How far two sets of answers agree, over all items that might have one."""
    pairs = [(first.get(item, _NOTHING), second.get(item, _NOTHING)) for item in items]
    both = sum(len(one & other) for one, other in pairs)
    return Agreement(sum(len(one) for one, _ in pairs), sum(len(other) for _, other in pairs), both, kappa(pairs))


def kappa(pairs: Iterable[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa of two raters' categories; None where there is nothing, or where chance agrees always."""
    rated = list(pairs)
    if not rated:
        return None
    ones, others = Counter(one for one, _ in rated), Counter(other for _, other in rated)
    chance = sum(ones[category] * others[category] for category in ones) / len(rated) ** 2
    observed = sum(one == other for one, other in rated) / len(rated)
    return None if chance == 1 else (observed - chance) / (1 - chance)


def differences(
    first: Mapping[str, Answers], second: Mapping[str, Answers], addresses: Mapping[str, str]
) -> Iterator[Difference]:
    """What is not the same. Who is involved in which role is told once. addresses: of the passages."""
    for kind, name in KINDS.items():
        for item in sorted(first[kind].keys() | second[kind].keys()):
            one, other = first[kind].get(item, _NOTHING), second[kind].get(item, _NOTHING)
            if one != other and kind != "who":
                yield Difference(
                    addresses.get(item[0], item[0]), name, " ".join(map(short, item[1:])), _told(one), _told(other)
                )


def _told(answers: Iterable[str]) -> str:
    return "; ".join(" ".join(map(short, answer.split(" "))) for answer in sorted(answers))


def table(lines: Mapping[str, Agreement]) -> str:
    """In Markdown, as graph/QUALITY.md has it."""
    head = ["What", "First", "Second", "Both", "Precision", "Recall", "F1", "Kappa"]
    rows = []
    for kind, one in lines.items():
        counts, ratios = (one.first, one.second, one.both), (one.precision, one.recall, one.f1, one.kappa)
        rows.append([KINDS[kind], *map(str, counts), *map(_ratio, ratios)])
    written = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "".join(f"| {' | '.join(row)} |\n" for row in written)


def _ratio(number: float | None) -> str:
    return "–" if number is None else f"{number:.3f}"


def agreement(
    first: Reading, second: Reading, only: Sequence[str] = ()
) -> tuple[dict[str, Agreement], list[Difference]]:
    """The lines of the table, and the differences, over the passages that both registers have.

    only: addresses; without any, all passages count, else those at or below them.
    """
    known = terms()
    passages = {
        passage
        for passage in first.stated.keys() & second.stated.keys()
        if not only or any(_below(first.addresses.get(passage, ""), address) for address in only)
    }
    one = facts(first, passages, known, {})
    other = facts(second, passages, known, aligned(first, second))
    both = first._replace(stated={passage: [] for passage in passages}, classes=_joined(first.classes, second.classes))
    items = possible(one, other, both)
    return {kind: compared(one[kind], other[kind], items[kind]) for kind in KINDS}, list(
        differences(one, other, first.addresses)
    )


def _below(address: str, above: str) -> bool:
    rest = address.removeprefix(above)
    return address.startswith(above) and (not rest or above.endswith(":") or rest[0] in "./:")


def _joined(one: Mapping[str, set[str]], other: Mapping[str, set[str]]) -> dict[str, set[str]]:
    return {thing: one.get(thing, set()) | other.get(thing, set()) for thing in one.keys() | other.keys()}


def main(arguments: list[str] | None = None) -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description="How far two readings of one plan agree.")
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--only", action="append", metavar="ADDRESS", help="compare what stands below this")
    parser.add_argument("--differences", type=Path, metavar="FILE", help="write what is not the same, as CSV")
    given = parser.parse_args(arguments)
    first, second = read(given.first), read(given.second)
    for reading, folder, other in ((first, given.first, second), (second, given.second, first)):
        if alone := len(reading.stated.keys() - other.stated.keys()):
            print(f"{alone} passages are in the register of {folder} only: left out", file=sys.stderr)
    lines, differing = agreement(first, second, given.only or ())
    print(table(lines), end="")
    if given.differences:
        with given.differences.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows((Difference._fields, *sorted(differing)))


if __name__ == "__main__":
    main()
