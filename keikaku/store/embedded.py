"""The engine inside the process: pyoxigraph, in memory or over a store on disk."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any, NoReturn, Self, TypeAlias

import pyoxigraph as ox

from keikaku.errors import BadFile, BadQuery, DataAtFault
from keikaku.nodes import node
from keikaku.records import IRI, RDF_LANG_STRING, Answer, BNode, Literal, Solutions, Term, Triple
from keikaku.store.base import Store
from keikaku.store.faults import bad_syntax, one_line
from keikaku.store.guard import Checked
from keikaku.store.parsing import FAULTS, bad_file, rdf_format
from keikaku.store.rdf_files import Pause, RdfReader, Sources
from keikaku.store.rdf_formats import TRIPLES
from keikaku.store.reading import Reading
from keikaku.store.statements import placed
from keikaku.vocab import ONTOLOGY

OxigraphTerm: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_LANG_STRING = IRI(RDF_LANG_STRING)
_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_TRIES, _WAIT = 8, 0.1  # of opening a folder, and seconds between
_BUSY = re.compile("No such file|[Ll]ock")
_REASON = re.compile(r"\b[A-Z][A-Za-z]++(?: \w++)++")


class EmbeddedStore(Store):
    """A dataset in pyoxigraph.

    A triple that stands in two graphs is two solutions of a pattern without GRAPH, as the engine does not remove
    duplicates from its union of graphs: count with DISTINCT.
    """

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    @classmethod
    def load(cls, files: Sources, pause: Pause | None = None, reading: Reading | None = None) -> Self:
        """A store in memory, filled from files.

        Turtle, N-Triples and RDF/XML go into the graph given with the file, or the default graph. Raises BadFile,
        with line and column where the parser knows them, and what ``pause`` raises.
        """
        store = ox.Store()
        reader = RdfReader(pause, reading)
        for path, graph in files:
            with reader.open(path) as file:
                target = ox.NamedNode(graph) if graph is not None and file.suffix in TRIPLES else None
                if reader.reading.lenient:
                    store.bulk_extend(placed(file, target))
                    continue
                try:
                    store.load(file.stream, format=rdf_format(file), base_iri=file.base, to_graph=target)
                except FAULTS as error:
                    raise bad_file(file, error) from error
        return cls(store)

    @classmethod
    def open(cls, directory: Path) -> Self:
        """A store on disk, read-only. Nothing is written into the directory, and it is not kept from writers.

        Raises BadFile if it is missing, is no store, or is damaged.
        """
        where = str(directory)
        if not (directory / "CURRENT").is_file():
            what = "is no store" if directory.exists() else "does not exist"
            raise BadFile(f"{where} {what}", "give the directory of a store made by Oxigraph", where)
        for rest in range(_TRIES - 1, -1, -1):
            try:
                return cls(ox.Store.read_only(where))
            except (OSError, RuntimeError, ValueError) as error:
                # Beside a program that writes, files go while they are being opened: the next moment they are others.
                if not rest or not _BUSY.search(str(error)):
                    _store_fault(where, error)
            time.sleep(_WAIT)
        raise AssertionError("the last try returns or raises")

    @classmethod
    def of(cls, rows: Iterable[Sequence[Term | None]]) -> Self:
        """A store in memory of quads as rows: subject, predicate, object, graph."""
        store = ox.Store()
        nodes: dict[Term | None, Any] = {}
        for row in rows:
            for term in row:
                if term not in nodes and term is not None:
                    nodes[term] = node(term)
            store.add(ox.Quad(*(nodes[term] for term in row)))
        return cls(store)

    @classmethod
    def joined(cls, stores: Sequence[Store]) -> Store:
        """All that these hold, in memory."""
        joined = ox.Store()
        for store in stores:
            assert isinstance(store, EmbeddedStore)  # of one engine
            joined.bulk_extend(store._store)
        return stores[0] if len(stores) == 1 else cls(joined)

    def without(self, graphs: AbstractSet[IRI], things: AbstractSet[IRI]) -> Store:
        """The same without these graphs, and without what other graphs say of these things, in memory."""
        left = ox.Store()
        for graph in self._graphs(graphs):
            quads = self._store.quads_for_pattern(None, None, None, graph)
            whole = not things or _value(graph) == ONTOLOGY
            left.bulk_extend(quads if whole else (quad for quad in quads if _value(quad.subject) not in things))
        return EmbeddedStore(left)

    def about(self, things: AbstractSet[IRI], graphs: AbstractSet[IRI]) -> Store:
        """Only what other graphs than these say of these things, in memory."""
        found = ox.Store()
        for thing in map(ox.NamedNode, things):
            quads = self._store.quads_for_pattern(thing, None, None, None)
            found.bulk_extend(quad for quad in quads if _value(quad.graph_name) not in graphs)
        return EmbeddedStore(found)

    def _graphs(self, graphs: AbstractSet[IRI]) -> list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]:
        """All graphs but these."""
        return [ox.DefaultGraph(), *(graph for graph in self._store.named_graphs() if _value(graph) not in graphs)]

    def copy_to(self, directory: Path) -> None:
        """Write the dataset as a store on disk, for ``open``. Raises OSError."""
        copy = ox.Store(str(directory))
        copy.bulk_extend(self._store)
        copy.flush()

    def size(self) -> int:
        """How many statements there are, of each graph by itself; a store on disk is walked for it."""
        return len(self._store)

    def _evaluate(self, text: Checked) -> Answer:
        try:
            answer = self._store.query(text, use_default_graph_as_union=True)
            if isinstance(answer, ox.QueryBoolean):
                return bool(answer)
            if isinstance(answer, ox.QueryTriples):
                return list(dict.fromkeys(to_triple(triple) for triple in answer))
            return _solutions(text, answer)
        except SyntaxError as error:
            raise _bad_query(text, error) from error
        except (RuntimeError, ValueError, OSError) as error:
            if isinstance(error, OSError) or "orruption" in str(error):
                _store_fault("the store", error)
            raise BadQuery(f"the query cannot be evaluated: {one_line(str(error))}") from error


def to_term(term: OxigraphTerm) -> Term:
    """A term of pyoxigraph as one of ours; language tags in small letters, as they compare.

    Raises DataAtFault for what only RDF 1.2 has: triple terms, and texts with a direction.
    """
    if isinstance(term, ox.NamedNode):
        return IRI(term.value)
    if isinstance(term, ox.Literal):
        if term.direction is None:
            # Each attribute is made anew by the engine, and most texts have a language: so it is asked first.
            language = term.language
            return Literal(term.value, _LANG_STRING if language else IRI(term.datatype.value), language)
    elif isinstance(term, ox.BlankNode):
        return BNode(term.value)
    raise DataAtFault("the data holds a term that only RDF 1.2 has", "write it in RDF 1.1")


def _value(node: object) -> str:
    """The IRI of a node; nothing of one that has none."""
    return node.value if isinstance(node, ox.NamedNode) else ""


def to_triple(triple: ox.Triple | ox.Quad) -> Triple:
    """A triple of pyoxigraph, or the triple of a quad, as one of ours. Raises DataAtFault as ``to_term`` does."""
    subject = to_term(triple.subject)
    assert not isinstance(subject, Literal)  # RDF has none there
    return subject, IRI(triple.predicate.value), to_term(triple.object)


def _solutions(text: Checked, answer: ox.QuerySolutions) -> Solutions:
    names = [variable.value for variable in answer.variables]
    order = text.star_columns
    columns = tuple(sorted(names, key=order.index)) if order else tuple(names)
    solutions: Iterable[Iterable[OxigraphTerm | None]] = answer
    if columns != tuple(names):
        solutions = ([solution[name] for name in columns] for solution in answer)
    rows = [tuple([None if value is None else to_term(value) for value in values]) for values in solutions]
    return Solutions(columns, rows)


def _bad_query(text: str, error: SyntaxError) -> BadQuery:
    found = _PLACE.match(str(error))
    if found is None:
        return BadQuery(f"SPARQL not understood: {one_line(str(error))}")
    # The parser lists what it would have liked to see; among that stand the reasons of its own checks.
    why = _REASON.search(found[3])
    return bad_syntax(text, int(found[1]), int(found[2]), why[0] if why else "")


def _store_fault(where: str, error: Exception) -> NoReturn:
    text = str(error)
    if "lock" in text.lower():
        raise BadFile(f"{where} is in use by another program", "wait until it has ended", where) from error
    if "orruption" in text or "No such file" in text:
        what = f"{where} is damaged, or in use by a program that writes into it"
        raise BadFile(what, "try again when that has ended; else load it anew from the graph's files", where) from error
    raise BadFile(f"{where} cannot be read: {one_line(text)}", "check the path and its permissions", where) from error
