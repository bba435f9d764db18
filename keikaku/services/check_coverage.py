"""What two readers may both have missed: every known or 「quoted」 name in every passage, against its mentions.

A hit is mentioned, or stands in ``graph/exceptions.csv`` with a reason. Longest name first, so a name inside
a longer known name is no hit; Latin names are whole words. Groups are whom a passage is for, not named things.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from keikaku.errors import BadFile
from keikaku.language.folding import fold
from keikaku.records import IRI, Literal
from keikaku.services import source
from keikaku.services.findings import Finding
from keikaku.store.base import Store
from keikaku.vocab import ID, prologue

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
COLUMNS = ("address", "name", "reason")


class Exceptional(NamedTuple):
    """A name that stands in a passage and is no mention there: both folded, and why."""

    address: str
    name: str
    reason: str


def check(store: Store, folder: Path, exceptions: Path) -> list[Finding]:
    """Names in the text that are neither mentioned nor excepted, and exceptions that except nothing.

    folder: holds the source texts; exceptions: a CSV file with the columns address, name, reason, which may
    be missing. Raises BadFile.
    """
    excepted = {(one.address, fold(one.name)) for one in _exceptions(exceptions)}
    found = {(address, name): things for address, name, things in _unmentioned(store, folder)}
    findings = [
        _missed(address, name, found[address, name]) for address, name in found if (address, name) not in excepted
    ]
    for address, name in sorted(excepted - set(found)):
        said = (f"使われていない例外「{name}」", f"an exception for “{name}” that excepts nothing")
        findings.append(Finding("coverage", address, *said))
    return findings


def _missed(address: str, name: str, things: frozenset[str]) -> Finding:
    if not things:
        said = (f"引用された「{name}」が何の名でもない", f"“{name}” is quoted and names nothing known")
    else:
        known = " / ".join(sorted(thing.removeprefix(ID) for thing in things))
        said = (f"{known} の名「{name}」があるが言及がない", f"“{name}” names {known}, no mention")
    return Finding("coverage", address, *said)


def _unmentioned(store: Store, folder: Path) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Address, folded name and the things of that name (none: it is quoted), once for each passage and name."""
    named: dict[str, set[str]] = defaultdict(set)
    for entity, written in store.select(_NAMES).rows:
        if isinstance(written, Literal) and len(form := fold(written.value)) > 1:
            named[form].add(str(entity))
    mentioned: dict[str, set[str]] = defaultdict(set)
    for graph, entity in store.select(_MENTIONS).rows:
        mentioned[str(graph)].add(str(entity))
    for iri, passage in source.passages(store, folder).items():
        for name in sorted(set(_found(fold(passage.text), named))):
            if not named[name] & mentioned[iri]:
                yield _address(iri), name, frozenset(named[name])
        for quoted in sorted({fold(text) for text in _QUOTED.findall(passage.text)}):
            if quoted and not any(len(name) > 2 for name in _found(quoted, named)):
                yield _address(iri), quoted, frozenset()


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
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise BadFile(f"{path}: the columns are not {', '.join(COLUMNS)}", "mend its first line", str(path), 1)
        rows = [Exceptional(row["address"], row["name"], row["reason"] or "") for row in reader]
    for number, row in enumerate(rows, 2):
        if not row.reason.strip():
            raise BadFile(f"{path}:{number}: an exception without a reason", "say why", str(path), number)
    return rows


def _address(passage: IRI) -> str:
    return passage.removeprefix(f"{ID}passage/").replace("/", ":", 1)
