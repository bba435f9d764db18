"""What stands in no passage of a plan's text, so that nobody has read it for the graph.

What is left out on purpose is a row of ``exceptions.csv``: the file of the text as address, its lines as name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from keikaku.errors import BadFile
from keikaku.records import IRI, Literal
from keikaku.services.checks import exceptions as exceptions_file
from keikaku.services.checks.exceptions import Exceptional
from keikaku.services.checks.findings import Finding, finding
from keikaku.services.registers import comparing, places, registered, unplaced
from keikaku.services.registers.places import Text
from keikaku.services.registers.unplaced import Unplaced
from keikaku.services.session.session import Session
from keikaku.vocab import prologue

_NAMES = prologue("kk") + "SELECT DISTINCT ?name WHERE { ?source kk:fileName ?name }"


class Unread(NamedTuple):
    """Lines that stand in no passage and in no list, and rows of such lists for lines of which nothing is left."""

    lines: list[Unplaced]
    findings: list[Finding]


class _Read(NamedTuple):
    """A text with what passages of all plans hold of it, and what their headings are made of."""

    text: Text
    spans: list[tuple[int, int]]
    names: set[str]


def check(session: Session, folder: Path, lists: Iterable[Path], plans: Collection[IRI] | None = None) -> Unread:
    """What passages and lists leave of the texts of some plans, or of all, which a session over everything holds.

    A text that is not the one that its register was made from is not looked at. Raises BadFile.
    """
    listed = [(row, file) for file in lists for row in of_texts(session, exceptions_file.read(file), texts=True)]
    found: list[Unplaced] = []
    unused: list[Finding] = []
    for text, spans, names in _texts(session, folder, plans):
        left = {line for one in unplaced.left(text, spans, names) for line in range(one.first, one.last + 1)}
        rows = [(row, file, _lines(row, file)) for row, file in listed if row.address == text.name]
        found += unplaced.left(text, spans, names, {line for *_, lines in rows for line in lines})
        unused += [_unused(row, file) for row, file, lines in rows if left.isdisjoint(lines)]
    return Unread(found, unused)


def of_texts(session: Session, rows: Sequence[Exceptional], *, texts: bool) -> list[Exceptional]:
    """The rows of a list that are about lines of texts, or those that are not."""
    named = {name.value for (name,) in session.select(_NAMES).rows if isinstance(name, Literal)}
    return [row for row in rows if (row.address in named) == texts]


def _texts(session: Session, folder: Path, plans: Collection[IRI] | None) -> Iterator[_Read]:
    """The texts of these plans. One that several plans have is read with the passages of all."""
    texts: dict[tuple[str, str], _Read] = {}
    wanted = set()
    for plan in filter(lambda one: one.id, session.plans):
        held = registered.read(session, plan.id)
        for name, text in comparing.former(held, folder).items():
            read = texts.setdefault((name, text.digest), _Read(text, [], set()))
            read.names.update(unplaced.headed(held.outline))
            read.spans.extend(span for one in held.passages if one.text == name for span in one.spans)
            if plans is None or plan.iri in plans:
                wanted.add((name, text.digest))
    yield from (read for key, read in texts.items() if key in wanted)


def _lines(row: Exceptional, file: Path) -> set[int]:
    try:
        return {line for place in places.parse(row.name) for line in range(place.first, place.last + 1)}
    except ValueError as problem:
        raise BadFile(f"{file}:{row.line}: {problem}", "write lines as 12-15; 20", str(file), row.line) from None


def _unused(row: Exceptional, file: Path) -> Finding:
    told = finding("coverage", row.address, "checks.unused_exception", name=row.name)
    return told._replace(file=str(file), line=row.line)
