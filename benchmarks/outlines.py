"""How much of a plan's outline is proposed from its text, and how many passages are found in a text that has changed?

    python -m benchmarks.outlines

Takes the packaged plans and their texts in ../shared/sources. A passage counts as proposed where the proposed outline
has one with the same lines (in brackets: of the same class, too), an element with a title where it has that title. Of
each change of the text: how many passages get exactly the lines in which their words then stand, with the old text at
hand and without.
"""

from __future__ import annotations

import re
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from keikaku.services.registers import comparing, locating, proposing, registered, texts
from keikaku.services.registers.outline import Row
from keikaku.services.registers.places import Place, Text
from keikaku.services.registers.registered import Registered
from keikaku.services.session.opening import open_session

SOURCES = Path(__file__).resolve().parents[2] / "shared" / "sources"


def main() -> None:
    """Prints a line for each plan, and for each change of the larger one's text."""
    if not SOURCES.is_dir():
        sys.exit("the plans' texts (../shared/sources) are not here")
    session = open_session(everything=True)
    for plan in ("2018", "2005"):
        held = registered.read(session, plan)
        (text,) = texts.present(held.outline.header.texts, SOURCES).values()
        print(plan, "proposed:", ", ".join(proposed(held, text)))
        if plan == "2018":
            for name, change in CHANGES.items():
                print(plan, f"{name}:", ", ".join(found(held, text, change)))


def proposed(held: Registered, text: Text) -> Iterator[str]:
    """How many of the true passages and titles are proposed."""
    outline = proposing.propose(text, "a")
    true = {one.path: comparing.places(one, text) for one in held.passages}
    kinds = {row.path: row.kind for row in held.outline.rows}
    guessed = {(row.kind, row.places) for row in outline.rows if row.places}
    lines = {places for _, places in guessed}
    for kind in sorted({kinds[path] for path in true}):
        some = [(kind, places) for path, places in true.items() if kinds[path] == kind]
        there, alike = sum(places in lines for _, places in some), sum(one in guessed for one in some)
        yield f"{kind} {there} ({alike}) of {len(some)}"
    names = set(titles(outline.rows))
    real = list(titles(held.outline.rows))
    yield f"titles {sum(title in names for title in real)} of {len(real)}; rows in all {len(outline.rows)}"


def titles(rows: Iterable[Row]) -> Iterator[str]:
    """Titles without numbers and blanks."""
    for row in rows:
        for title in row.titles:
            yield re.sub(r"^[(\d)\-.]+", "", "".join(unicodedata.normalize("NFKC", title.value).split()))


CHANGES: dict[str, Callable[[list[str]], list[list[str]]]] = {
    "five lines more": lambda lines: [
        [line, *["挿入"] * 5] if number == 1000 else [line] for number, line in enumerate(lines, 1)
    ],
    "blanks at ends of lines gone": lambda lines: [[line.rstrip()] for line in lines],
    "blank lines gone": lambda lines: [[line] if line.strip() else [] for line in lines],
    "a sign new in every tenth line": lambda lines: [
        [line[: len(line) // 2] + "＊" + line[len(line) // 2 + 1 :]] if number % 10 == 1 and len(line) > 6 else [line]
        for number, line in enumerate(lines, 1)
    ],
}
"""What becomes of each line of the old text."""


def found(held: Registered, text: Text, change: Callable[[list[str]], list[list[str]]]) -> Iterator[str]:
    """How many passages have their lines in the changed text."""
    changed = change(text.text.split("\n"))
    now = Text(text.name, "\n".join(line for some in changed for line in some).encode())
    before = [0]
    for some in changed:
        before.append(before[-1] + len(some))
    for name, old in (("with the old text", text), ("without", None)):
        began = time.perf_counter()
        told = locating.locate(held.passages, now, old)
        right = sum(
            told[one.path].places == tuple(moved(place, before) for place in comparing.places(one, text))
            for one in held.passages
        )
        yield f"{name} {right} of {len(held.passages)} ({time.perf_counter() - began:.1f} s)"


def moved(place: Place, before: list[int]) -> Place:
    """Where the lines of a place stand now."""
    return place._replace(first=before[place.first - 1] + 1, last=before[place.last])


if __name__ == "__main__":
    main()
