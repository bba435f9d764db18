"""The engine inside the process: pyoxigraph, in memory or over a store on disk."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, count, islice
from pathlib import Path
from typing import Any, NoReturn, Self, TypeAlias

import pyoxigraph as ox

from keikaku.errors import BadFile, BadQuery, DataAtFault
from keikaku.nodes import node
from keikaku.records import IRI, RDF_LANG_STRING, Answer, BNode, Literal, Solutions, Term, Triple
from keikaku.store.base import Store
from keikaku.store.faults import bad_syntax, one_line
from keikaku.store.guard import Checked
from keikaku.store.rdf_files import Pause, RdfFile, RdfReader, Sources
from keikaku.vocab import FILE, ONTOLOGY

GraphName: TypeAlias = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
OxigraphTerm: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_LANG_STRING = IRI(RDF_LANG_STRING)
_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_TRIES, _WAIT = 8, 0.1  # of opening a folder, and seconds between
_BUSY = re.compile("No such file|[Ll]ock")
_REASON = re.compile(r"\b[A-Z][A-Za-z]++(?: \w++)++")


_DEFAULT = ox.DefaultGraph()
_ONTOLOGY, _FILE = ox.NamedNode(ONTOLOGY), ox.NamedNode(FILE)
_MERGE = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"
_MOST_COPIED = 2_000_000  # statements of a store on disk that are copied into memory for a default graph that is a set


class EmbeddedStore(Store):
    """A dataset in pyoxigraph.

    The engine's own union of graphs is no set: a triple that stands in two graphs would be two solutions. So what is in
    memory is merged into the default graph when there is more than one graph, and patterns without GRAPH ask that.
    """

    def __init__(
        self,
        store: ox.Store,
        default: Sequence[GraphName] | None = None,
        *,
        merged: bool = False,
        hidden: Sequence[ox.NamedNode] = (),
    ) -> None:
        """A store over an engine into which nobody else writes.

        default: the graphs that patterns without GRAPH ask; None: the engine's union of all. merged: whether the
        default graph only repeats what the others say. hidden: graphs that GRAPH does not see.
        """
        self._store = store
        self._default = default
        self._merged = merged
        self._hidden = hidden
        self._named: list[ox.NamedNode | ox.BlankNode] | None = None
        self._has_words = _ONTOLOGY not in (default or ()) and store.contains_named_graph(_ONTOLOGY)

    @classmethod
    def load(cls, files: Sources, pause: Pause | None = None) -> Self:
        """A store in memory, filled from files.

        What a file says in no graph goes into the graph given with it, or the default graph; blank nodes are called
        ``b0``, ``b1`` … as they appear. Raises BadFile, with line and column where the parser knows them, and
        what ``pause`` raises.
        """
        store = ox.Store()
        store.bulk_extend(_quads(files, RdfReader(pause)))
        return cls._settled(store)

    @classmethod
    def open(cls, directory: Path, *, merged: bool = False) -> Self:
        """A store on disk, read-only. Nothing is written into the directory, and it is not kept from writers.

        merged: whether ``copy_to`` has written it, so that its default graph holds what all graphs say.
        Raises BadFile if it is missing, is no store, or is damaged.
        """
        where = str(directory)
        if not (directory / "CURRENT").is_file():
            what = "is no store" if directory.exists() else "does not exist"
            raise BadFile(f"{where} {what}", "give the directory of a store made by Oxigraph", where)
        for rest in range(_TRIES - 1, -1, -1):
            try:
                store = ox.Store.read_only(where)
                return cls(store, (_DEFAULT,) if merged else _only_graph(store), merged=merged)
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
        return cls._settled(store)

    @classmethod
    def joined(cls, stores: Sequence[Store]) -> Store:
        """All that these hold, in memory."""
        if len(stores) == 1:
            return stores[0]
        joined, fresh = ox.Store(), count()
        for store in stores:
            assert isinstance(store, EmbeddedStore)  # of one engine
            joined.bulk_extend(_renamed(store._quads(), fresh))
        return cls._settled(joined)

    def without(self, graphs: AbstractSet[IRI], things: AbstractSet[IRI]) -> Store:
        """The same without these graphs, and without what other graphs say of these things, in memory."""
        return self._part(
            lambda quad: (
                (graph := _value(quad.graph_name)) not in graphs
                and (not things or graph == ONTOLOGY or _value(quad.subject) not in things)
            )
        )

    def about(self, things: AbstractSet[IRI], graphs: AbstractSet[IRI]) -> Store:
        """Only what other graphs than these say of these things, in memory."""
        return self._part(lambda quad: _value(quad.subject) in things and _value(quad.graph_name) not in graphs)

    @property
    def is_set(self) -> bool:
        """Whether a statement of several graphs is one solution of a pattern without GRAPH."""
        return self._default is not None

    def worded(self, ontology: Path) -> Store:
        """The same with the ontology in its graph, unless it stands there; on disk the store itself."""
        if self._has_words or self._default is None:
            return self
        self._store.extend(_renamed(ox.parse(path=str(ontology)), count(), _ONTOLOGY, "words"))
        return EmbeddedStore(self._store, [*self._default, _ONTOLOGY], merged=self._merged)

    def given(self) -> Store:
        """What was loaded and no more: no ontology, no name for the graph of files that have none.

        A store on disk is copied into memory where that makes a set of its default graph, up to 2,000,000 statements.
        """
        if self._default is None:
            return self if len(self._store) > _MOST_COPIED else self._part(lambda _: True)
        default = [graph for graph in self._default if graph != _ONTOLOGY]
        hidden = (_FILE,) if self._has_words else (_FILE, _ONTOLOGY)
        return EmbeddedStore(self._store, default, merged=self._merged, hidden=hidden)

    def copy_to(self, directory: Path) -> int:
        """Write the dataset as a store on disk, for ``open`` as merged; how many statements. Raises OSError."""
        copy = ox.Store(str(directory))
        copy.bulk_extend(self._quads())
        _merge(copy)
        copy.flush()
        return len(copy)

    def size(self) -> int:
        """How many statements there are, of each graph by itself; a store on disk is walked for it."""
        return len(self._store)

    @classmethod
    def _settled(cls, store: ox.Store) -> Self:
        """Over an engine that nobody else has, whose default graph is to be a set."""
        default = _only_graph(store)
        if default is None:
            _merge(store)
        return cls(store, default or (_DEFAULT,), merged=default is None)

    def _quads(self) -> Iterable[ox.Quad]:
        """All statements, each in its graph."""
        if not self._merged:
            return self._store
        graphs = self._store.named_graphs()
        return chain.from_iterable(self._store.quads_for_pattern(None, None, None, graph) for graph in graphs)

    def _part(self, wanted: Callable[[ox.Quad], bool]) -> EmbeddedStore:
        part = ox.Store()
        part.bulk_extend(filter(wanted, self._quads()))
        return EmbeddedStore._settled(part)

    def _evaluate(self, text: Checked) -> Answer:
        try:
            answer = self._ask(text)
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

    def _ask(self, text: Checked) -> ox.QueryBoolean | ox.QuerySolutions | ox.QueryTriples:
        if self._default is None:
            return self._store.query(text, use_default_graph_as_union=True)
        hidden = [graph for graph in self._hidden if self._store.contains_named_graph(graph)]
        if not hidden:  # no list of graphs, along which the engine would walk for each GRAPH ?g
            return self._store.query(text, default_graph=list(self._default))
        if self._named is None:
            self._named = [graph for graph in self._store.named_graphs() if graph not in hidden]
        return self._store.query(text, default_graph=list(self._default), named_graphs=self._named)


def _quads(files: Sources, reader: RdfReader) -> Iterator[ox.Quad]:
    """The quads of some files, one after the other: the engine takes them faster from one hand than from many."""
    fresh = count()
    for path, graph in files:
        with reader.open(path) as file:
            target = ox.NamedNode(graph) if graph is not None else None
            try:
                yield from _renamed(ox.parse(file.stream, rdf_format(file)), fresh, target)
            except (SyntaxError, ValueError, OSError, MemoryError) as error:
                raise bad_file(path, error) from error


def _only_graph(store: ox.Store) -> Sequence[GraphName] | None:
    """The one graph that a store has, which needs no other beside it to be a set; None where there are several."""
    named = list(islice(store.named_graphs(), 2))
    bare = next(store.quads_for_pattern(None, None, None, _DEFAULT), None)
    found = [*named, *([_DEFAULT] if bare or not named else [])]
    return found if len(found) == 1 else None


def _merge(store: ox.Store) -> None:
    """Make the default graph hold what all graphs say, and a graph of its own what it alone has said."""
    alone = list(store.quads_for_pattern(None, None, None, _DEFAULT))
    store.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object, _FILE) for quad in alone)
    store.update(_MERGE)


def _renamed(
    quads: Iterable[ox.Quad], fresh: Iterator[int], graph: ox.NamedNode | None = None, letter: str = "b"
) -> Iterator[ox.Quad]:
    """The quads of one file with its blank nodes named by numbers, those of the default graph in another graph."""
    names: dict[Any, Any] = {}
    for quad in quads:
        terms = quad.subject, quad.object, quad.graph_name
        blank = [term for term in terms if type(term) is ox.BlankNode]
        for term in blank:
            if term not in names:
                names[term] = ox.BlankNode(f"{letter}{next(fresh)}")
        moved = graph is not None and terms[2] == _DEFAULT
        if blank or moved:
            subject, value, name = [names.get(term, term) for term in terms]
            yield ox.Quad(subject, quad.predicate, value, graph if moved else name)
        else:
            yield quad


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


def rdf_format(file: RdfFile) -> ox.RdfFormat:
    """The format of a file, by its suffix."""
    found = ox.RdfFormat.from_extension(file.suffix[1:])
    assert found is not None  # the reader opens no other
    return found


def bad_file(path: Path, error: Exception) -> BadFile:
    """The error for a file that pyoxigraph could not load."""
    line, column = (error.lineno, error.offset) if isinstance(error, SyntaxError) else (None, None)
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    if "LoadDocumentCallback" in said:
        what = f"{path} names a context that stands elsewhere, and none is fetched"
        return BadFile(what, "write the context into the file, or convert the file to N-Quads", str(path))
    why = re.sub(r"^Parser error (?:at|on|between) .*?: ", "", said)
    place = f"{path}:{line}:{column}" if line else str(path)
    return BadFile(f"{place}: {one_line(why)}", "correct the file", str(path), line, column)


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
