"""The engine inside the process: pyoxigraph, in memory or over a store on disk."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from itertools import chain, count, islice, starmap
from pathlib import Path
from typing import Self

import pyoxigraph as ox

from keikaku.errors import BadFile, BadQuery
from keikaku.nodes import quads_of
from keikaku.records import IRI, Answer, Solutions, Term, Triple
from keikaku.store import on_disk, walking
from keikaku.store.base import Store
from keikaku.store.faults import bad_query, no_such_graph, one_line, store_fault
from keikaku.store.files.rdf_files import Pause, RdfReader, Sources
from keikaku.store.files.reading import Reading
from keikaku.store.files.statements import quads
from keikaku.store.merging import DEFAULT, FILE_GRAPH, GraphName, Learnt, merge, only_graph, renamed
from keikaku.store.sparql.bindings import Bindings
from keikaku.store.sparql.guard import Checked
from keikaku.store.taken import OxigraphTerm, to_term, to_triple
from keikaku.store.walking import Graph
from keikaku.vocab import ADDED_KEYS, ONTOLOGY

_TRIES, _WAIT = 8, 0.1  # of opening a folder, and seconds between
_BUSY = re.compile("No such file|[Ll]ock")


_ONTOLOGY = ox.NamedNode(ONTOLOGY)
MOST_COPIED = 2_000_000  # statements of a store on disk that are copied into memory: for a default graph that is a set


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
        self._learnt = Learnt()
        self._held: on_disk.Held | None = None  # what is open is not taken away
        self._may_be_written = True
        self._counts_by_graph = False
        self.told: tuple[str, ...] = ()  # remarks of whoever has made it
        self._has_words = _ONTOLOGY not in (default or ()) and store.contains_named_graph(_ONTOLOGY)

    @classmethod
    def load(cls, files: Sources, pause: Pause | None = None, reading: Reading | None = None) -> Self:
        """A store in memory, filled from files.

        What a file says in no graph goes into the graph given with it, or the default graph; blank nodes are called
        ``b0``, ``b1`` … as they appear. Raises BadFile, with line and column where the parser knows them, and
        what ``pause`` raises.
        """
        store, learnt = ox.Store(), Learnt()
        store.bulk_extend(_quads(files, RdfReader(pause, reading), learnt))
        return cls._settled(store, learnt)

    @classmethod
    def open(cls, directory: Path, *, merged: bool = False) -> Self:
        """A store on disk, read-only. Nothing is written into the directory, and it is not kept from writers.

        It is one that Oxigraph keeps, or one of ours around such a one. merged: whether ``copy_to`` has written it, so
        that its default graph holds what all graphs say. Raises BadFile if it is missing, is no store, or is damaged.
        """
        where = str(directory)
        if on_disk.is_store(directory):
            held = on_disk.hold(directory)
            opened = cls.open(held.folder)
            opened._held = held
            return opened
        if not (directory / "CURRENT").is_file():
            what = "is no store" if directory.exists() else "does not exist"
            raise BadFile(f"{where} {what}", "give the directory of a store made by Oxigraph", where)
        for rest in range(_TRIES - 1, -1, -1):
            try:
                store = ox.Store.read_only(where)
                self = cls(store, (DEFAULT,) if merged else only_graph(store), merged=merged)
                self._may_be_written = False
                return self
            except (OSError, RuntimeError, ValueError) as error:
                # Beside a program that writes, files go while they are opened: the next moment they are others.
                if not rest or not _BUSY.search(str(error)):
                    store_fault(where, error)
            time.sleep(_WAIT)
        raise AssertionError("the last try returns or raises")

    @classmethod
    def of(cls, rows: Iterable[Sequence[Term | None]], taken: Iterable[ox.Quad] = ()) -> Self:
        """A store in memory of quads as rows: subject, predicate, object, graph. taken: others, from ``quads``."""
        store = ox.Store()
        store.bulk_extend(chain(quads_of(rows), taken))
        return cls._settled(store)

    @classmethod
    def joined(cls, stores: Sequence[Store]) -> Store:
        """All that these hold, in memory."""
        if len(stores) == 1:
            return stores[0]
        joined, fresh, learnt = ox.Store(), count(), Learnt()
        for store in stores:
            assert isinstance(store, EmbeddedStore)  # of one engine
            joined.bulk_extend(renamed(store.statements(), fresh))
            learnt.take_over(store._learnt)
        return cls._settled(joined, learnt)

    def quads(self, text: str, bindings: Bindings | None = None) -> Iterator[ox.Quad]:
        """See ``Store.quads``: its own terms need not be made ours and back."""
        with _told(checked := self.read(text, bindings)):
            yield from starmap(ox.Quad, self._ask(checked))  # type: ignore[arg-type]

    def without(self, graphs: AbstractSet[IRI], things: AbstractSet[IRI]) -> Store:
        """The same without these graphs, and without what other graphs say of these things, in memory."""
        part = ox.Store()
        for graph in (*([] if self._merged else [DEFAULT]), *self._store.named_graphs()):
            name = _value(graph)
            if name not in graphs:
                quads = self._store.quads_for_pattern(None, None, None, graph)
                whole = not things or name == ONTOLOGY
                part.bulk_extend(quads if whole else (quad for quad in quads if _value(quad.subject) not in things))
        return EmbeddedStore._settled(part, self._learnt)

    def about(self, things: AbstractSet[IRI], graphs: AbstractSet[IRI]) -> Store:
        """Only what other graphs than these say of these things, in memory."""
        return self._part(lambda quad: _value(quad.subject) in things and _value(quad.graph_name) not in graphs)

    @property
    def remarks(self) -> Sequence[str]:
        """See ``Store.remarks``: that it counts by graphs, and what numbers it does not compute with."""
        by_graph = ("notes.counted_by_graph",) if self._counts_by_graph else ()
        return (*by_graph, *(("notes.long_numbers",) if self._learnt.long_numbers else ()), *self.told)

    @property
    def prefixes(self) -> Mapping[str, str]:
        """Those that the files declare; none of a store on disk, which keeps none."""
        return self._learnt.prefixes

    def worded(self, ontology: Path) -> Store:
        """The same with the ontology in its graph, unless it stands there; on disk the store itself."""
        if not self._may_be_written or self._has_words or self._default is None or _ONTOLOGY in self._default:
            return self
        self._store.extend(renamed(ox.parse(path=str(ontology)), count(), _ONTOLOGY, "words"))
        return EmbeddedStore(self._store, [*self._default, _ONTOLOGY], merged=self._merged)._knowing(self._learnt)

    def given(self) -> Store:
        """What was loaded and no more: no ontology, no name for the graph of files that have none.

        A store on disk is copied into memory where that makes a set of its default graph, up to 2,000,000 statements;
        a larger one has that among its remarks.
        """
        if self._default is None:
            if self.is_copied:
                return self._copied().given()
            self._counts_by_graph = True
            return self
        default = [graph for graph in self._default if graph != _ONTOLOGY]
        hidden = (FILE_GRAPH,) if self._has_words else (FILE_GRAPH, _ONTOLOGY)
        given = EmbeddedStore(self._store, default, merged=self._merged, hidden=hidden)
        given._held, given.told = self._held, self.told
        return given._knowing(self._learnt)

    @property
    def is_copied(self) -> bool:
        """See ``Store.is_copied``."""
        return (self._held.manifest.quads if self._held else len(self._store)) <= MOST_COPIED

    def keep_in(self, directory: Path, ontology: Path) -> None:
        """Write the dataset as a store on disk, for ``kept``, with the ontology beside it in its graph.

        What has that graph itself, as releases do, is written as it is. Raises OSError.
        """
        copy = ox.Store(str(directory))
        copy.bulk_extend(self._store)  # what is merged stays so
        if not self._has_words:
            copy.bulk_extend(renamed(ox.parse(path=str(ontology)), count(), _ONTOLOGY, "words"))
        copy.flush()

    @property
    def has_words(self) -> bool:
        """Whether the ontology stands in the data themselves."""
        return self._has_words

    @classmethod
    def kept(cls, directory: Path, prefixes: Mapping[str, str], *, has_words: bool) -> Self:
        """What ``keep_in`` has written of files that declare these prefixes. Raises BadFile."""
        store = cls.open(directory)._store
        if has_words:  # so there are several graphs, which are merged
            return cls(store, [DEFAULT], merged=True)._knowing(Learnt(prefixes))
        graphs = [graph for graph in store.named_graphs() if graph != _ONTOLOGY]
        bare = next(store.quads_for_pattern(None, None, None, DEFAULT), None) is not None
        default = DEFAULT if bare or not graphs else graphs[0]
        return cls(store, [default, _ONTOLOGY], merged=bare and bool(graphs))._knowing(Learnt(prefixes))

    def copy_to(self, directory: Path) -> int:
        """Write the dataset as a store on disk, for ``open`` as merged; how many statements. Raises OSError."""
        copy = ox.Store(str(directory))
        copy.bulk_extend(self.statements())
        merge(copy)
        copy.flush()
        return len(copy)

    def size(self) -> int:
        """How many statements there are, of each graph by itself; a store on disk is walked for it."""
        return len(self._store)

    def total(self) -> int | None:
        """See ``Store.total``; not known where the default graph repeats the others."""
        return None if self._merged else len(self._store)

    def by_graph(self) -> Iterator[Graph]:
        """See ``Store.by_graph``; holds the names of the graphs, and the statements of one."""
        return walking.graphs_of(self._store, self._bare(), self._seen())

    def by_subject(self) -> Iterator[list[ox.Triple]]:
        """See ``Store.by_subject``; holds the names of the subjects, and the statements of one."""
        return walking.subjects_of(self._store, self._bare(), self._seen())

    def _bare(self) -> list[GraphName]:
        """The graphs of what was given in none: not a default graph that only repeats the others."""
        some: list[GraphName] = [
            *([FILE_GRAPH] if FILE_GRAPH in self._hidden else []),
            *([] if self._merged else [DEFAULT]),
        ]
        return [name for name in some if next(self._store.quads_for_pattern(None, None, None, name), None) is not None]

    @classmethod
    def _settled(cls, store: ox.Store, learnt: Learnt | None = None) -> Self:
        """Over an engine that nobody else has, whose default graph is to be a set."""
        default = only_graph(store)
        if default is None:
            merge(store)
        return cls(store, default or (DEFAULT,), merged=default is None)._knowing(learnt or Learnt())

    def _knowing(self, learnt: Learnt) -> Self:
        """The same, of whose data this was learnt."""
        self._learnt = learnt
        return self

    def statements(self) -> Iterable[ox.Quad]:
        """All statements, each in its graph."""
        if not self._merged:
            return self._store
        graphs = self._store.named_graphs()
        return chain.from_iterable(self._store.quads_for_pattern(None, None, None, graph) for graph in graphs)

    def _part(self, wanted: Callable[[ox.Quad], bool]) -> EmbeddedStore:
        part = ox.Store()
        part.bulk_extend(filter(wanted, self.statements()))
        return EmbeddedStore._settled(part, self._learnt)

    def _copied(self) -> EmbeddedStore:
        """A store on disk in memory, without what only it has; its numbers are looked at."""
        copy, learnt = ox.Store(), Learnt()
        copy.bulk_extend(learnt.from_quads(quad for quad in self._store if _value(quad.graph_name) != ADDED_KEYS))
        return EmbeddedStore._settled(copy, learnt)

    def _evaluate(self, text: Checked) -> Answer:
        with _told(text):
            answer = self._ask(text)
            if isinstance(answer, ox.QueryBoolean):
                return bool(answer)
            if isinstance(answer, ox.QueryTriples):
                return _triples(text, answer)
            return _solutions(text, answer)

    def _ask(self, text: Checked) -> ox.QueryBoolean | ox.QuerySolutions | ox.QueryTriples:
        if text.graphs is not None:
            return self._ask_some(text, *text.graphs)
        if self._default is None:
            return self._store.query(text, base_iri=text.base, use_default_graph_as_union=True)
        hidden = [graph for graph in self._hidden if self._store.contains_named_graph(graph)]
        if not hidden:  # no list of graphs, along which the engine would walk for each GRAPH ?g
            return self._store.query(text, base_iri=text.base, default_graph=list(self._default))
        return self._store.query(text, base_iri=text.base, default_graph=list(self._default), named_graphs=self._seen())

    def _ask_some(
        self, text: Checked, default: Sequence[IRI], named: Sequence[IRI]
    ) -> ox.QueryBoolean | ox.QuerySolutions | ox.QueryTriples:
        """Ask the graphs that FROM and FROM NAMED choose. Raises BadQuery for one that is not there."""
        seen = self._seen()
        for graph in (*default, *named):
            if ox.NamedNode(graph) not in seen:
                raise no_such_graph(graph, filter(None, map(_value, seen)))
        first: list[GraphName] = [ox.NamedNode(graph) for graph in default]
        rest: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(graph) for graph in named]
        if len(first) < 2:
            return self._store.query(text, base_iri=text.base, default_graph=first, named_graphs=rest)
        chosen = ox.Store()  # in which their union is a set
        for name in first:
            quads = self._store.quads_for_pattern(None, None, None, name)
            chosen.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
        for name in rest:
            chosen.bulk_extend(self._store.quads_for_pattern(None, None, None, name))
        return chosen.query(text, base_iri=text.base, named_graphs=rest)

    def _seen(self) -> list[ox.NamedNode | ox.BlankNode]:
        """The graphs that GRAPH sees."""
        if self._named is None:
            self._named = [graph for graph in self._store.named_graphs() if graph not in self._hidden]
        return self._named


@contextmanager
def _told(text: Checked) -> Iterator[None]:
    """What the engine raises for a query, as errors of ours."""
    try:
        yield
    except SyntaxError as error:
        raise bad_query(text, error) from error
    except (RuntimeError, ValueError, OSError) as error:
        if isinstance(error, OSError) or "orruption" in str(error):
            store_fault("the store", error)
        raise BadQuery(f"the query cannot be evaluated: {one_line(str(error))}") from error


def _quads(files: Sources, reader: RdfReader, learnt: Learnt) -> Iterator[ox.Quad]:
    """The quads of some files, one after the other: the engine takes them faster from one hand than from many."""
    fresh = count()
    for path, graph in files:
        with reader.open(path) as file:
            target = ox.NamedNode(graph) if graph is not None else None
            yield from learnt.from_quads(renamed(quads(file, learnt.declared), fresh, target))


def _value(node: object) -> str:
    """The IRI of a node; nothing of one that has none."""
    return node.value if isinstance(node, ox.NamedNode) else ""


def _triples(text: Checked, answer: ox.QueryTriples) -> list[Triple]:
    """The triples, each once; one more than are wanted, where there are more."""
    found: dict[Triple, None] = {}
    for triple in answer:
        found[to_triple(triple)] = None
        if text.most is not None and len(found) > text.most:
            break
    return list(found)


def _solutions(text: Checked, answer: ox.QuerySolutions) -> Solutions:
    names, order = [variable.value for variable in answer.variables], text.star_columns
    columns = tuple(sorted(names, key=order.index)) if order else tuple(names)
    solutions: Iterable[Iterable[OxigraphTerm | None]] = answer
    if columns != tuple(names):
        solutions = ([solution[name] for name in columns] for solution in answer)
    if text.most is not None:
        solutions = islice(solutions, text.most + 1)
    rows = [tuple([None if value is None else to_term(value) for value in values]) for values in solutions]
    return Solutions(columns, rows)
