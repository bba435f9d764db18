"""Where in its files a statement stands: the line on which its subject is written.

A parser of RDF gives statements and no lines, so the text is read once more, for its signs alone; only where something
was found that has to be shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from keikaku.services.checks import rdf_text
from keikaku.services.checks.findings import NOWHERE, Finding, Spot
from keikaku.store.files.rdf_files import RdfReader, Sources
from keikaku.store.files.reading import Reading
from keikaku.vocab import RDF_TYPE

_MOST = 32 * 2**20  # bytes of a file; a larger one would be searched for minutes
_TEXTS = frozenset((".trig", ".ttl", ".nt", ".nq"))


class _Place(NamedTuple):
    """A line (from 1) of a file."""

    file: str
    line: int | None


def located(findings: Iterable[Finding], files: Sources, reading: Reading | None = None) -> list[Finding]:
    """The findings with file and line, where the files say where. What has a file already keeps it.

    files: those that people edit before those that are made from them, each with the graph for its triples. reading:
    how they were read; of a file of which something was left out, no line is known.
    """
    reading = reading or Reading()
    faulty = {one.file for one in reading.left_out}
    findings = list(findings)
    wanted = {key for one in findings if not one.file for key in _keys(one.spot)}
    if not wanted:
        return findings
    known: dict[Spot, _Place] = {}
    for path, graph in files:
        if str(path) in faulty or path.stat().st_size > _MOST:
            continue
        for key, line in _found(path, graph, wanted, reading):
            known.setdefault(key, _Place(str(path), line))
    return [_placed(one, known) for one in findings]


def _placed(one: Finding, known: dict[Spot, _Place]) -> Finding:
    if one.file:
        return one
    place = next((known[key] for key in _keys(one.spot) if key in known), None)
    return one._replace(file=place.file, line=place.line) if place else one


def _keys(spot: Spot) -> list[Spot]:
    """By what to look, the most telling first: all that is known of it; its definition; less and less of it."""
    subject, graph, term = spot
    if subject is None:
        ways = [spot, Spot(None, graph)]
    else:
        telling = (spot, Spot(subject, None, term), Spot(subject, graph), Spot(subject, None, RDF_TYPE))
        ways = [*(way for way in telling if way != Spot(subject)), Spot(subject), Spot(None, graph)]
    return [way for way in ways if way != NOWHERE]


def _found(path: Path, graph: str | None, wanted: set[Spot], reading: Reading) -> Iterator[tuple[Spot, int | None]]:
    with RdfReader(None, reading).open(path) as file:
        base, suffix, text = file.base or "", file.suffix, file.read().decode("utf-8", "replace")
    if suffix not in _TEXTS:
        yield from _named(text, wanted)
        return
    for said in rdf_text.statements(text, quads=suffix == ".nq", base=base):
        for key in _said(said._replace(graph=said.graph or graph)):
            if key in wanted:
                yield key, _line(key, said)


def _line(key: Spot, said: rdf_text.Statement) -> int | None:
    """The line of that for which it is looked: of a term, a subject, a graph."""
    if key.subject is None and key.term:
        return said.lines[2] if key.term == said.term else said.lines[3]
    return said.lines[key.subject is not None]


def _said(said: rdf_text.Statement) -> Iterator[Spot]:
    """The keys under which a statement is looked for."""
    subject, graph = said.subject, said.graph
    for term in {said.term, said.value} - {None}:
        yield from (
            Spot(subject, graph, term),
            Spot(subject, None, term),
            Spot(None, graph, term),
            Spot(None, None, term),
        )
    yield from (Spot(subject, graph), Spot(subject), Spot(None, graph))


def _named(text: str, wanted: set[Spot]) -> Iterator[tuple[Spot, int | None]]:
    """Of XML and JSON: the line that has the whole name between quotation marks."""
    for key in wanted:
        name = key.subject
        at = -1 if not name else max(text.find(f'"{name}"'), text.find(f"'{name}'"))
        if at >= 0:
            yield key, text.count("\n", 0, at) + 1
