"""The statements of what ``--store`` names, one after the other, each with whether it was stated or follows."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, count
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph as ox

from keikaku import resources
from keikaku.errors import AskedWrongly, BadFile, DataAtFault
from keikaku.records import IRI
from keikaku.services.checks import derivation
from keikaku.services.releases import layout
from keikaku.services.session import locations, opening, ownership, released
from keikaku.store.embedded import EmbeddedStore
from keikaku.store.faults import one_line
from keikaku.store.files import rdf_formats
from keikaku.store.files.rdf_files import STANDARD_INPUT, RdfReader
from keikaku.store.files.reading import Reading
from keikaku.store.files.statements import quads
from keikaku.store.merging import renamed
from keikaku.vocab import ADDED_KEYS, FILE, ONTOLOGY

STATED, DERIVED, WORDS = range(3)
"""Where a statement comes from: people, the rules, the ontology."""

_STREAMED = frozenset({".nt", ".nq", ".ttl", ".trig"})  # of any length: a parser takes them piece by piece
_ONTOLOGY = ox.NamedNode(ONTOLOGY)


class Source(NamedTuple):
    """A file, or a store on disk, of what is released."""

    path: Path
    graph: IRI | None
    derived: bool
    scope: int  # files with the same one share their blank nodes

    @property
    def bytes(self) -> int:
        """Its size; 0 where that is not known before."""
        try:
            return self.path.stat().st_size if self.path.is_file() else 0
        except OSError:
            return 0


def sources(places: Sequence[str], reading: Reading) -> list[Source]:
    """What some values of ``--store`` mean; none: the packaged graph. Raises what ``open_store`` does."""
    found: dict[str, Source] = {}
    for number, place in enumerate(places or ["packaged"]):
        if locations.is_endpoint(place):
            raise AskedWrongly(
                "a release is made of files, not of an endpoint", "give the files that it was loaded from"
            )
        for source in _of_place(place, number, reading):
            found.setdefault(str(source.path.absolute()), source)
    return list(found.values())


def _of_place(place: str, number: int, reading: Reading) -> Iterator[Source]:
    if place == "packaged":
        for at, (path, graph) in enumerate(locations.rdf_files(None)):
            yield Source(path, graph, graph is None and derivation.is_derived(path), _scope(number, at))
    elif locations.is_store_on_disk(place):
        yield Source(Path(place), None, False, _scope(number, 0))
    elif of_release := released.quads_of(Path(place)):
        for path in of_release:
            yield Source(path, None, path == Path(place) / layout.DERIVED, _scope(number, 0))
    else:
        for at, (path, _) in enumerate(locations.rdf_files(place, reading)):
            yield Source(path, None, path is not STANDARD_INPUT and derivation.is_derived(path), _scope(number, at))


def _scope(place: int, file: int) -> int:
    return (place << 32) + file


def statements(
    found: Sequence[Source], reading: Reading, pause: Callable[[], None], read: Callable[[int], None]
) -> Iterator[tuple[ox.Quad, int]]:
    """Every statement with where it comes from, as written, blank nodes called ``b0``, ``b1`` … by their file.

    Those of the ontology are read from the installation where none of the files has them. read: is told how many bytes
    more were read. Raises BadFile.
    """
    fresh, worded = count(), False
    names: dict[int, dict[Any, Any]] = {}
    for source in found:
        target = ox.NamedNode(source.graph) if source.graph else None
        usual = DERIVED if source.derived else STATED
        scope = names.setdefault(source.scope, {})
        for quad in renamed(_quads(source, reading, pause, read), fresh, target, names=scope):
            if quad.graph_name == _ONTOLOGY:
                worded = True
                yield quad, WORDS
            else:
                yield quad, usual
    if not worded:
        ontology = Source(resources.ontology_file(), ONTOLOGY, False, -1)
        for quad in renamed(_quads(ontology, Reading(), pause, lambda _: None), fresh, _ONTOLOGY):
            yield quad, WORDS


def of_plans(
    every: Iterable[tuple[ox.Quad, int]], places: Sequence[str], plans: Sequence[str], reading: Reading
) -> Iterator[tuple[ox.Quad, int]]:
    """Of all statements those that are asked where just these plans are. Raises UnknownName for one that is not there.

    What belongs to them is worked out in memory, in which all is opened once more.
    """
    again = Reading(reading.base, reading.format, reading.lenient, reading.contexts)  # what is to be told is told once
    session = opening.open_session(list(places), plans=plans, reading=again)
    out = ownership.outside(session.everything.whole, {plan.iri for plan in session.plans})
    for quad, origin in every:
        graph = getattr(quad.graph_name, "value", "")
        thing = getattr(quad.subject, "value", "")
        if graph not in out.graphs and (graph == ONTOLOGY or thing not in out.things):
            yield quad, origin


def _quads(
    source: Source, reading: Reading, pause: Callable[[], None], read: Callable[[int], None]
) -> Iterable[ox.Quad]:
    if source.path is not STANDARD_INPUT and source.path.is_dir():
        yield from _of_store(source.path, pause)
        return
    streamed = source.path is not STANDARD_INPUT and rdf_formats.by_name(source.path) in _STREAMED
    reader = RdfReader(pause, reading, sys.maxsize if streamed else None)
    before = reader.left
    with reader.open(source.path) as file:
        for number, quad in enumerate(chain(quads(file), [None])):
            if quad is None or number % 10_000 == 0:
                read(before - reader.left)
                before = reader.left
            if quad is not None:
                yield quad


def _of_store(place: Path, pause: Callable[[], None]) -> Iterator[ox.Quad]:
    try:
        for number, quad in enumerate(EmbeddedStore.open(place).statements()):
            if number % 10_000 == 0:
                pause()
            if quad.graph_name == ox.NamedNode(FILE):
                quad = ox.Quad(quad.subject, quad.predicate, quad.object)
            if quad.graph_name != ox.NamedNode(ADDED_KEYS):
                yield quad
    except (RuntimeError, OSError) as problem:
        what = f"{place} is damaged, or in use by a program that writes into it: {one_line(str(problem))}"
        raise BadFile(what, "try again when that has ended; else load it anew", str(place)) from None


def refuse_newer(quad: ox.Quad) -> None:
    """Raises DataAtFault for a term that only RDF 1.2 has."""
    value = quad.object
    if isinstance(value, ox.Triple) or (isinstance(value, ox.Literal) and value.direction is not None):
        raise DataAtFault(f"the data hold a term that only RDF 1.2 has: {value}", "write it in RDF 1.1")
