"""The reference engine: rdflib, for those who work with its graphs, and as a second opinion on every answer."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Self
from xml.sax import SAXParseException

import pyoxigraph as ox
import rdflib
import rdflib.plugins.sparql
from pyparsing import ParseBaseException
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.query import Result
from rdflib.term import IdentifiedNode, Node

from keikaku.errors import BadFile, BadQuery
from keikaku.records import IRI, RDF_LANG_STRING, XSD_STRING, Answer, BNode, Literal, Solutions, Term, Triple
from keikaku.store.base import Store
from keikaku.store.faults import bad_query, bad_syntax, no_such_graph, one_line
from keikaku.store.files.rdf_files import Pause, RdfFile, RdfReader, Sources
from keikaku.store.files.rdf_formats import QUADS
from keikaku.store.files.reading import Reading
from keikaku.store.files.statements import quads
from keikaku.store.sparql.guard import Checked
from keikaku.store.sparql.prefixes import Declared
from keikaku.vocab import FILE, ONTOLOGY

# rdflib logs a traceback for each literal that its datatype does not allow, which is no fault of whoever asks.
logging.getLogger("rdflib").addHandler(logging.NullHandler())

_PLACED = re.compile(r".*?:(\d+):(\d+): (.*)", re.DOTALL)  # of what is RDF/XML, but no RDF
_FORMATS = {".ttl": "turtle", ".nt": "nt", ".rdf": "xml", ".trig": "trig", ".nq": "nquads"}


_XSD = XSD_STRING.removesuffix("string")
_ANY = ox.NamedNode("urn:any")
_NOWHERE = (None, DATASET_DEFAULT_GRAPH_ID)


class ReferenceStore(Store):
    """A dataset in rdflib. For queries that are known: nothing ends one that runs for ever."""

    def __init__(
        self, dataset: rdflib.Dataset, declared: Declared | None = None, *, ill_typed: bool = False
    ) -> None:  # fmt: skip
        """declared: the prefixes of the files that it was filled from. ill_typed: see ``remarks``."""
        # FROM never reaches the engine; this is its own switch, which has no other place than its module.
        rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False
        self._dataset = dataset
        self._declared = declared or Declared()
        self._ill_typed = ill_typed

    @property
    def remarks(self) -> Sequence[str]:
        """See ``Store.remarks``: that it compares values as text that are none of their datatype."""
        return ("notes.ill_typed",) if self._ill_typed else ()

    @classmethod
    def load(cls, files: Sources, pause: Pause | None = None, reading: Reading | None = None) -> Self:
        """A store in memory, filled from files.

        What a file says in no graph goes into the graph given with it, or the default graph. Raises BadFile, with line
        and column where the parser knows them, and what ``pause`` raises. Values are spelt as the embedded engine keeps
        them (14130 for 014130, language tags in small letters), so that no query tells the two apart.
        """
        dataset, declared = rdflib.Dataset(default_union=True), Declared()
        reader = RdfReader(pause, reading)
        for path, graph in files:
            with reader.open(path) as file:
                suffix, data = file.suffix, b""
                # JSON-LD, because rdflib fetches any context that it is told to; without a base, because it takes the
                # current folder for one.
                if suffix == ".jsonld" or file.base is None or reader.reading.lenient:
                    suffix, data = ".nq", ox.serialize(quads(file, declared), format=ox.RdfFormat.N_QUADS) or b""
                else:
                    _check(file, declared)
                    data = file.read()
            name = DATASET_DEFAULT_GRAPH_ID if graph is None else rdflib.URIRef(graph)
            target: rdflib.Graph = rdflib.Dataset() if suffix in QUADS else dataset.graph(name)
            try:
                target.parse(data=data, format=_FORMATS[suffix], publicID=file.base)
            except Warning:  # made an error by whoever runs this; no fault of the file
                raise
            except Exception as error:
                raise _bad_file(file, data, error) from error
            if isinstance(target, rdflib.Dataset):
                for subject, predicate, value, stated in target.quads():
                    dataset.graph(stated if stated not in _NOWHERE else name).add((subject, predicate, value))
        return cls(dataset, declared, ill_typed=_respell(dataset))

    @classmethod
    def joined(cls, stores: Sequence[Store]) -> Store:
        """All that these hold, in memory."""
        return stores[0] if len(stores) == 1 else cls._of(stores, lambda _, __: True)

    def without(self, graphs: AbstractSet[IRI], things: AbstractSet[IRI]) -> Store:
        """The same without these graphs, and without what other graphs say of these things, in memory."""
        return self._of(
            [self], lambda thing, graph: graph not in graphs and (thing not in things or graph == str(ONTOLOGY))
        )

    def about(self, things: AbstractSet[IRI], graphs: AbstractSet[IRI]) -> Store:
        """Only what other graphs than these say of these things, in memory."""
        return self._of([self], lambda thing, graph: thing in things and graph not in graphs)

    @classmethod
    def _of(cls, stores: Sequence[Store], keep: Callable[[str, str], bool]) -> Store:
        """The quads of some stores of which the IRIs of subject and graph are to be kept."""
        found, declared, ill_typed = rdflib.Dataset(default_union=True), Declared(), False
        for store in stores:
            assert isinstance(store, ReferenceStore)  # of one engine
            ill_typed |= store._ill_typed
            declared.add(store.prefixes)
            for subject, predicate, value, graph in store._dataset.quads():
                name = DATASET_DEFAULT_GRAPH_ID if graph is None else graph
                if keep(str(subject), str(name)):
                    found.graph(name).add((subject, predicate, value))
        return cls(found, declared, ill_typed=ill_typed)

    def worded(self, ontology: Path) -> Store:
        """The same with the ontology in its graph, unless it stands there."""
        if self._has(ONTOLOGY):
            return self
        worded = self._copy(lambda name: name)
        worded.graph(rdflib.URIRef(ONTOLOGY)).parse(source=str(ontology), format="turtle")
        return ReferenceStore(worded, self._declared, ill_typed=self._ill_typed)

    def given(self) -> Store:
        """What was loaded, where what files say that name no graph stands in none."""
        if not self._has(FILE):
            return self
        copy = self._copy(lambda name: DATASET_DEFAULT_GRAPH_ID if str(name) == FILE else name)
        return ReferenceStore(copy, self._declared, ill_typed=self._ill_typed)

    def _has(self, graph: IRI) -> bool:
        return next(self._dataset.graph(rdflib.URIRef(graph)).triples((None, None, None)), None) is not None

    def _copy(self, called: Callable[[IdentifiedNode], IdentifiedNode]) -> rdflib.Dataset:
        """The dataset once more, its graphs called otherwise."""
        copy = rdflib.Dataset(default_union=True)
        for subject, predicate, value, graph in self._dataset.quads():
            name = called(DATASET_DEFAULT_GRAPH_ID if graph is None else graph)
            copy.graph(name).add((subject, predicate, value))
        return copy

    @property
    def dataset(self) -> rdflib.Dataset:
        """The rdflib Dataset itself, whose default graph is the union of all."""
        return self._dataset

    def _evaluate(self, text: Checked) -> Answer:
        try:
            result = (self._dataset if text.graphs is None else self._some(*text.graphs)).query(text)
            if result.type == "ASK":
                return bool(result.askAnswer)
            if result.type == "SELECT":
                return _solutions(text, result)
            return [_triple(*triple) for triple in result.graph or ()]
        except BadQuery:
            raise
        except ParseBaseException as error:
            raise bad_syntax(text, error.lineno, error.column) from error
        except RecursionError as error:
            what = "rdflib does not come to an end: the query is nested too deep, or computes with what is no value"
            raise BadQuery(what, "split it into several queries, or ask without --engine reference") from error
        except re.error as error:
            raise BadQuery(f"a pattern of REGEX or REPLACE is not understood: {error}") from error
        except (Warning, MemoryError):
            raise
        except Exception as error:
            _refuse_what_is_no_query(text)
            # What Python says of its own objects helps nobody who wrote SPARQL.
            own = isinstance(error, TypeError | AttributeError | LookupError)
            why = type(error).__name__ if own else one_line(str(error) or type(error).__name__)
            raise BadQuery(f"rdflib cannot evaluate the query: {why}", "ask without --engine reference") from error

    @property
    def prefixes(self) -> Mapping[str, str]:
        """Those that the files declare."""
        return self._declared.given()

    def _some(self, default: Sequence[IRI], named: Sequence[IRI]) -> rdflib.Dataset:
        """The graphs that FROM and FROM NAMED choose. Raises BadQuery for one that is not there."""
        seen = {str(graph.identifier) for graph in self._dataset.graphs() if len(graph)} - {
            str(DATASET_DEFAULT_GRAPH_ID)
        }
        chosen = rdflib.Dataset()
        for name in (*default, *named):
            if str(name) not in seen:
                raise no_such_graph(name, seen)
        for name, target in [
            *((name, DATASET_DEFAULT_GRAPH_ID) for name in default),
            *((name, name) for name in named),
        ]:
            for triple in self._dataset.graph(rdflib.URIRef(name)):
                chosen.graph(rdflib.URIRef(target)).add(triple)
        return chosen


def _refuse_what_is_no_query(text: Checked) -> None:
    """Say what is wrong with a query that is none: rdflib often evaluates such until it stumbles."""
    try:
        ox.Store().query(text)
    except SyntaxError as error:
        raise bad_query(text, error) from error
    except (RuntimeError, ValueError, OSError):  # of the engine, not of the query
        return


def _respell(dataset: rdflib.Dataset) -> bool:
    """Put for each literal what the embedded engine makes of it; whether some are no values of their datatype."""
    spelt: dict[rdflib.Literal, rdflib.Literal] = {}
    changed: list[tuple[Node, Node, rdflib.Literal, IdentifiedNode | None]] = []
    for subject, predicate, value, graph in dataset.quads():
        if isinstance(value, rdflib.Literal):
            if value not in spelt:
                spelt[value] = _as_kept(value)
            if spelt[value] is not value:
                changed.append((subject, predicate, value, graph))
    for subject, predicate, value, graph in changed:
        target = dataset.graph(DATASET_DEFAULT_GRAPH_ID if graph is None else graph)
        target.remove((subject, predicate, value))
        target.add((subject, predicate, spelt[value]))
    return any(value.ill_typed for value in spelt.values())


def _as_kept(value: rdflib.Literal) -> rdflib.Literal:
    """A literal as the embedded engine keeps it; the same object, where that is as it stands."""
    if value.language:
        small = value.language.lower()
        return value if small == value.language else rdflib.Literal(str(value), lang=small)
    datatype = str(value.datatype or XSD_STRING)
    if not datatype.startswith(_XSD) or datatype == XSD_STRING:
        return value
    store = ox.Store()
    store.add(ox.Quad(_ANY, _ANY, ox.Literal(str(value), datatype=ox.NamedNode(datatype))))
    (kept,) = [quad.object for quad in store]
    assert isinstance(kept, ox.Literal)
    if (kept.value, kept.datatype.value) == (str(value), datatype):
        return value
    return rdflib.Literal(kept.value, datatype=rdflib.URIRef(kept.datatype.value), normalize=False)


def to_term(term: Node) -> Term:
    """A term of rdflib as one of ours; language tags in small letters, as they compare."""
    if isinstance(term, rdflib.Literal):
        if term.language:
            return Literal(str(term), IRI(RDF_LANG_STRING), term.language.lower())
        return Literal(str(term), IRI(term.datatype or XSD_STRING))
    return BNode(term) if isinstance(term, rdflib.BNode) else IRI(term)


def _triple(subject: Node, predicate: Node, value: Node) -> Triple:
    first = to_term(subject)
    assert not isinstance(first, Literal)  # RDF has none there
    return first, IRI(predicate), to_term(value)


def _solutions(text: Checked, result: Result) -> Solutions:
    names = [str(variable) for variable in result.vars or ()]
    order = text.star_columns
    columns = tuple(sorted(names, key=order.index)) if order else tuple(names)
    variables = [rdflib.Variable(name) for name in columns]
    rows: list[tuple[Term | None, ...]] = []
    # Not by iterating the result: that leaves out solutions in which nothing is bound.
    for binding in result.bindings:
        values = (binding.get(variable) for variable in variables)
        rows.append(tuple(None if value is None else to_term(value) for value in values))
    return Solutions(columns, rows)


def _check(file: RdfFile, declared: Declared) -> None:
    """What one engine refuses, the other one does, too: rdflib takes much that is no RDF/XML, and IRIs with spaces."""
    with file.again() as again:
        for _ in quads(again, declared):
            pass


def _bad_file(file: RdfFile, data: bytes, error: Exception) -> BadFile:
    line = column = None
    why = str(error)
    if isinstance(error, BadSyntax):
        line, why = error.lines + 1, error._why
        column = error._i - error._str.decode().rfind("\n", 0, error._i)  # an index of characters, in bytes
    elif isinstance(error, SAXParseException):
        line, column, why = error.getLineNumber(), (error.getColumnNumber() or 0) + 1, error.getMessage()
    elif isinstance(error, UnicodeDecodeError):
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        why = "not UTF-8"
    elif found := _PLACED.match(why):
        line, column, why = int(found[1]), int(found[2]) + 1, found[3]
    place = f"{file.name}:{line}:{column}" if line else file.name
    return BadFile(f"{place}: {one_line(why) or type(error).__name__}", "correct the file", file.name, line, column)
