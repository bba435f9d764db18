"""SPARQL Query Results XML.

It is read here and not by pyoxigraph for the same reasons as the JSON, and with expat, which is given no chance to
expand anything: what declares entities is refused.
"""

from __future__ import annotations

from xml.parsers import expat

from keikaku.records import IRI, RDF_LANG_STRING, XSD_STRING, BNode, Literal, Solutions, Term
from keikaku.store.wire.shapes import Misshapen

MAX_DEPTH = 1000  # of elements of RDF/XML; parsers take the square of it
NAMESPACE = "http://www.w3.org/2005/sparql-results#"

_LANGUAGE = "http://www.w3.org/XML/1998/namespace lang"
_VALUES = frozenset(("uri", "bnode", "literal"))


def read(body: bytes) -> Solutions | bool:
    """The answer to a SELECT, columns in the order of its head, or to an ASK. Raises Misshapen."""
    reading = _Reading()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reading.begin
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text.append
    parser.EntityDeclHandler = _refuse
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    try:
        parser.Parse(body, True)
    except expat.ExpatError as error:
        raise Misshapen(f"XML that breaks off or does not parse ({error})") from None
    return reading.answer()


def check(body: bytes) -> None:
    """Looks over RDF/XML that another parser is to read. Raises Misshapen for what expands, or takes it for ever."""
    parser = expat.ParserCreate()
    depth = 0

    def begin(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise Misshapen(f"XML nested deeper than {MAX_DEPTH:,} elements")

    def end(_: object) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler, parser.EntityDeclHandler = begin, end, _refuse
    try:
        parser.Parse(body, True)
    except expat.ExpatError as error:  # who reads it says what else is wrong, and takes what has no element for empty
        if expat.ErrorString(error.code) == expat.errors.XML_ERROR_NO_ELEMENTS:
            raise Misshapen("XML that breaks off before it has begun") from None


def _refuse(*_: object) -> None:
    raise Misshapen("XML that declares entities, which no answer needs")


class _Reading:
    """What has been read of a document up to here."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self._depth = 0
        self._names: list[str] = []
        self._places: dict[str, int] = {}
        self._rows: list[tuple[Term | None, ...]] = []
        self._row: list[Term | None] = []
        self._column: int | None = None
        self._marks: dict[str, str] = {}
        self._boolean: str | None = None
        self._has_results = False

    def begin(self, element: str, marks: dict[str, str]) -> None:
        """An element begins, with its attributes."""
        name = self._own(element)
        self._depth += 1
        self.text.clear()
        if self._depth == 1 and name != "sparql":
            raise Misshapen("XML that is no answer to a query")
        if name == "variable":
            self._places.setdefault(marks.get("name", ""), len(self._names))
            self._names.append(marks.get("name", ""))
        elif name == "results":
            self._has_results = True
        elif name == "result":
            self._row = [None] * len(self._names)
        elif name == "binding":
            self._column = self._places.get(marks.get("name", ""))
            if self._column is None or not self._row:
                raise Misshapen("a row that does not fit the head")
        elif name in _VALUES:
            self._marks = marks
        elif self._column is not None:
            raise Misshapen(f"a value of the unknown type {name!r}")

    def end(self, element: str) -> None:
        """An element ends; what it holds stands in ``text``."""
        name = self._own(element)
        self._depth -= 1
        held = "".join(self.text)
        self.text.clear()
        if name == "boolean":
            self._boolean = held.strip()
        elif name == "result":
            self._rows.append(tuple(self._row))
        elif name == "binding":
            self._column = None
        elif name in _VALUES and self._column is not None:
            self._row[self._column] = self._term(name, held)

    def _own(self, element: str) -> str:
        namespace, _, name = element.rpartition(" ")
        return name if namespace == NAMESPACE else ""

    def _term(self, kind: str, held: str) -> Term:
        if kind == "uri":
            return IRI(held.strip())
        if kind == "bnode":
            return BNode(held.strip())
        if language := self._marks.get(_LANGUAGE):
            return Literal(held, IRI(RDF_LANG_STRING), language.lower())
        return Literal(held, IRI(self._marks.get("datatype", XSD_STRING)))

    def answer(self) -> Solutions | bool:
        """What the whole document says."""
        if self._boolean is not None:
            if self._boolean not in ("true", "false"):
                raise Misshapen("XML without a boolean that is one")
            return self._boolean == "true"
        if not self._has_results:
            raise Misshapen("XML without results")
        return Solutions(tuple(self._names), self._rows)
