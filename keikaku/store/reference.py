"""The reference engine: rdflib, for those who work with its graphs, and as a second opinion on every answer."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from typing import Self
from xml.sax import SAXParseException

import pyoxigraph as ox
import rdflib
import rdflib.plugins.sparql
from pyparsing import ParseBaseException
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.query import Result
from rdflib.term import Node

from keikaku.errors import BadFile, BadQuery
from keikaku.records import IRI, RDF_LANG_STRING, XSD_STRING, Answer, BNode, Literal, Solutions, Term, Triple
from keikaku.store.base import Store
from keikaku.store.faults import bad_syntax, one_line
from keikaku.store.guard import Checked
from keikaku.store.rdf_files import Pause, RdfFile, RdfReader, Sources
from keikaku.store.rdf_formats import QUADS, TRIPLES
from keikaku.store.reading import Reading
from keikaku.store.statements import quads
from keikaku.vocab import ONTOLOGY

# rdflib logs a traceback for each literal that its datatype does not allow, which is no fault of whoever asks.
logging.getLogger("rdflib").addHandler(logging.NullHandler())

_PLACED = re.compile(r".*?:(\d+):(\d+): (.*)", re.DOTALL)  # of what is RDF/XML, but no RDF
_FORMATS = {".ttl": "turtle", ".nt": "nt", ".rdf": "xml", ".trig": "trig", ".nq": "nquads"}


class ReferenceStore(Store):
    """A dataset in rdflib. For queries that are known: nothing ends one that runs for ever."""

    def __init__(self, dataset: rdflib.Dataset) -> None:
        # The guard refuses FROM; this is the engine's own switch, and it has no other place than its module.
        rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False
        self._dataset = dataset

    @classmethod
    def load(cls, files: Sources, pause: Pause | None = None, reading: Reading | None = None) -> Self:
        """A store in memory, filled from files.

        Turtle, N-Triples and RDF/XML go into the graph given with the file, or the default graph. Raises BadFile,
        with line and column where the parser knows them, and what ``pause`` raises.
        """
        dataset = rdflib.Dataset(default_union=True)
        reader = RdfReader(pause, reading)
        for path, graph in files:
            with reader.open(path) as file:
                suffix, data = file.suffix, b""
                # JSON-LD, because rdflib fetches any context that it is told to; without a base, because it takes the
                # current folder for one.
                if suffix == ".jsonld" or file.base is None or reader.reading.lenient:
                    suffix, data = (".nt" if suffix in TRIPLES else ".nq"), _lines(file)
                else:
                    _check(file)
                    data = file.read()
            name = DATASET_DEFAULT_GRAPH_ID if graph is None else rdflib.URIRef(graph)
            target = dataset if suffix in QUADS else dataset.graph(name)
            try:
                target.parse(data=data, format=_FORMATS[suffix], publicID=file.base)
            except Warning:  # made an error by whoever runs this; no fault of the file
                raise
            except Exception as error:
                raise _bad_file(file, data, error) from error
        return cls(dataset)

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
        found = rdflib.Dataset(default_union=True)
        for store in stores:
            assert isinstance(store, ReferenceStore)  # of one engine
            for subject, predicate, value, graph in store._dataset.quads():
                name = DATASET_DEFAULT_GRAPH_ID if graph is None else graph
                if keep(str(subject), str(name)):
                    found.graph(name).add((subject, predicate, value))
        return cls(found)

    @property
    def dataset(self) -> rdflib.Dataset:
        """The rdflib Dataset itself, whose default graph is the union of all."""
        return self._dataset

    def _evaluate(self, text: Checked) -> Answer:
        try:
            result = self._dataset.query(text)
            if result.type == "ASK":
                return bool(result.askAnswer)
            if result.type == "SELECT":
                return _solutions(text, result)
            return [_triple(*triple) for triple in result.graph or ()]
        except ParseBaseException as error:
            raise bad_syntax(text, error.lineno, error.column) from error
        except RecursionError as error:
            raise BadQuery("the query is nested too deep for this engine", "split it into several queries") from error
        except re.error as error:
            raise BadQuery(f"a pattern of REGEX or REPLACE is not understood: {error}") from error
        except (Warning, MemoryError):
            raise
        except Exception as error:
            # What Python says of its own objects helps nobody who wrote SPARQL.
            own = isinstance(error, TypeError | AttributeError | LookupError)
            why = type(error).__name__ if own else one_line(str(error) or type(error).__name__)
            raise BadQuery(f"rdflib cannot evaluate the query: {why}", "ask without --engine reference") from error


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


def _lines(file: RdfFile) -> bytes:
    """What a file says as N-Triples or N-Quads, by the other parser."""
    if file.suffix in TRIPLES:
        return ox.serialize((quad.triple for quad in quads(file)), format=ox.RdfFormat.N_TRIPLES) or b""
    return ox.serialize(quads(file), format=ox.RdfFormat.N_QUADS) or b""


def _check(file: RdfFile) -> None:
    """What one engine refuses, the other one does, too: rdflib takes much that is no RDF/XML, and IRIs with spaces."""
    with file.again() as again:
        for _ in quads(again):
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
