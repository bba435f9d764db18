"""What two readers may both have missed: names, 「quoted」 names, loan words and numbers of every passage.

A name is mentioned, a word is part of a name, a number is a value or a date; or it stands in
``graph/exceptions.csv`` with a reason (address * for every passage). Longest name first, so a name inside
a longer known name is no hit; Latin names are whole words. Groups are whom a passage is for, not named things.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from keikaku.errors import BadFile
from keikaku.inputs import read_file
from keikaku.language.folding import fold
from keikaku.records import Literal
from keikaku.services.checks import leftovers
from keikaku.services.checks.findings import Finding, finding
from keikaku.services.checks.naming import short
from keikaku.services.passages import source_text
from keikaku.services.passages.addresses import address_of
from keikaku.services.session.session import Session
from keikaku.vocab import prologue

_NAMES = (
    prologue("kk", "skos")
    + """
SELECT DISTINCT ?entity ?name WHERE {
  ?entity a kk:Entity ; skos:prefLabel|skos:altLabel ?name
  FILTER NOT EXISTS { ?entity a kk:Group }
}"""
)
_MENTIONS = prologue("kk") + "SELECT ?passage ?entity WHERE { GRAPH ?passage { ?passage kk:mentions ?entity } }"
_QUOTED = re.compile(r"「([^「」]+)」")
_PRINTED = prologue("kk") + (
    "SELECT ?passage ?printed WHERE { GRAPH ?passage { ?value kk:printedValue|kk:answer ?printed } }"
)
_DIGIT = re.compile(r"\d")
COLUMNS = ("address", "name", "reason")
MAX_EXCEPTIONS = 16 * 2**20  # bytes


class Exceptional(NamedTuple):
    """Something in a passage (*: in any) that the graph leaves out, written as the check prints it, and why."""

    address: str
    name: str
    reason: str


class Hit(NamedTuple):
    """Something in the text of a passage that the graph does not account for; names and words folded."""

    address: str
    name: str
    what: str  # name, quoted, word or number
    things: frozenset[str] = frozenset()  # whose name it is


def check(session: Session, folder: Path, exceptions: Path) -> list[Finding]:
    """Names in the text that are neither mentioned nor excepted, and exceptions that except nothing.

    folder: holds the source texts; exceptions: a CSV file with the columns address, name, reason, which may
    be missing. Raises BadFile.
    """
    excepted = {(one.address, one.name) for one in _exceptions(exceptions)}
    found = {(hit.address, hit.name): hit for hit in _hits(session, folder)}
    used = {(where, hit.name) for hit in found.values() for where in (hit.address, "*")} & excepted
    findings = [_missed(hit) for key, hit in found.items() if key not in used and ("*", hit.name) not in used]
    unused = sorted(excepted - used)
    return [
        *findings,
        *(finding("coverage", address, "checks.unused_exception", name=name) for address, name in unused),
    ]


_SAID = {"quoted": "checks.quoted_unknown", "word": "checks.word_unknown", "number": "checks.number_unknown"}


def _missed(hit: Hit) -> Finding:
    if hit.things:
        known = " / ".join(sorted(short(thing) for thing in hit.things))
        return finding("coverage", hit.address, "checks.not_mentioned", name=hit.name, things=known)
    return finding("coverage", hit.address, _SAID[hit.what], name=hit.name)


def _hits(session: Session, folder: Path) -> Iterator[Hit]:
    named: dict[str, set[str]] = defaultdict(set)
    numbered = []
    for entity, written in session.select(_NAMES).rows:
        if not isinstance(written, Literal):
            continue
        if len(form := fold(written.value)) > 1:
            named[form].add(str(entity))
        if _DIGIT.search(written.value):
            numbered.append(written.value)
    mentioned: dict[str, set[str]] = defaultdict(set)
    for graph, entity in session.select(_MENTIONS).rows:
        mentioned[str(graph)].add(str(entity))
    printed: dict[str, list[str]] = defaultdict(list)
    for graph, value in session.select(_PRINTED).rows:
        if isinstance(value, Literal):
            printed[str(graph)].append(value.value)
    for iri, passage in source_text.passages(session, source_text.source_files(session, folder)).items():
        address, names = address_of(session, iri), sorted(set(_found(fold(passage.text), named)))
        for name in names:
            if not named[name] & mentioned[iri]:
                yield Hit(address, name, "name", frozenset(named[name]))
        for quoted in map(fold, _QUOTED.findall(passage.text)):
            if quoted and not any(len(name) > 2 for name in _found(quoted, named)):
                yield Hit(address, quoted, "quoted")
        for word in leftovers.words(passage.text, names):
            yield Hit(address, word, "word")
        for number in leftovers.numbers(passage.text, [*printed[iri], *numbered]):
            yield Hit(address, number, "number")


def _found(text: str, named: dict[str, set[str]]) -> Iterator[str]:
    """The known names in a folded text, longest first from left to right."""
    longest = max(map(len, named), default=0)
    position = 0
    while position < len(text):
        for size in range(min(longest, len(text) - position), 1, -1):
            if text[position : position + size] in named and _whole(text, position, position + size):
                yield text[position : position + size]
                position += size - 1
                break
        position += 1


def _whole(text: str, start: int, end: int) -> bool:
    """Latin letters and digits are not cut in the middle of a word."""

    def joined(before: str, after: str) -> bool:
        return before.isascii() and after.isascii() and before.isalnum() and after.isalnum()

    return not (joined(text[start - 1 : start], text[start]) or joined(text[end - 1], text[end : end + 1]))


def _exceptions(path: Path) -> list[Exceptional]:
    if not path.exists():
        return []
    text = read_file(path, MAX_EXCEPTIONS)
    try:
        reader = csv.DictReader(io.StringIO(text.decode(), newline=""))
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise BadFile(f"{path}: the columns are not {', '.join(COLUMNS)}", "mend its first line", str(path), 1)
        rows = [Exceptional(row["address"], row["name"] or "", row["reason"] or "") for row in reader]
    except UnicodeDecodeError as problem:
        raise BadFile(f"{path}: not UTF-8 at byte {problem.start}", "save it as UTF-8", str(path)) from None
    except csv.Error as problem:
        raise BadFile(f"{path} is no CSV: {problem}", "mend it", str(path)) from None
    for number, row in enumerate(rows, 2):
        if not row.reason.strip():
            raise BadFile(f"{path}:{number}: an exception without a reason", "say why", str(path), number)
    return rows
