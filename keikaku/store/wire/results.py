"""Answers of an endpoint as terms: which format they are in, and what they say."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import pyoxigraph as ox

from keikaku.records import Literal, Solutions, Triple
from keikaku.store.taken import to_triple
from keikaku.store.wire import results_json, results_text, results_xml
from keikaku.store.wire.shapes import Misshapen

# What is best comes first, for servers that look at the order and not at the numbers.
ACCEPT_ROWS = (
    "application/sparql-results+json, application/json;q=0.9, application/sparql-results+xml;q=0.8, "
    "text/tab-separated-values;q=0.5, text/csv;q=0.3, */*;q=0.1"
)
ACCEPT_BOOLEAN = (
    "application/sparql-results+json, application/json;q=0.9, application/sparql-results+xml;q=0.8, "
    "text/boolean;q=0.5, */*;q=0.1"
)
ACCEPT_TRIPLES = (
    "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.7, application/ld+json;q=0.5, text/plain;q=0.3, "
    "*/*;q=0.1"
)

_JSON = frozenset((
    "application/sparql-results+json", "application/json", "text/json", "text/javascript", "application/javascript",
    "application/x-javascript",
))  # fmt: skip
_XML = frozenset(("application/sparql-results+xml", "application/xml", "text/xml"))
_TSV = frozenset(("text/tab-separated-values", "application/sparql-results+tsv", "text/tsv"))
_CSV = frozenset(("text/csv", "application/csv", "application/sparql-results+csv", "text/comma-separated-values"))
_TRIPLES = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/turtle": ox.RdfFormat.TURTLE,
    "application/x-turtle": ox.RdfFormat.TURTLE,
    "application/trig": ox.RdfFormat.TRIG,
    "text/n3": ox.RdfFormat.N3,
    "text/rdf+n3": ox.RdfFormat.N3,
    "text/plain": ox.RdfFormat.TURTLE,  # once the type of N-Triples, which are Turtle too
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/xml": ox.RdfFormat.RDF_XML,
    "text/xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/json": ox.RdfFormat.JSON_LD,
}
_LOOKED_AT = 4096  # bytes by which a format is told
_JSON_BEGINS = re.compile(rb'\{\s*"(?:head|results|boolean)"')
_RDF_XML_BEGINS = re.compile(rb"<rdf:RDF\b|<(?:\w+:)?RDF\b[^>]*22-rdf-syntax-ns#")
_TURTLE_BEGINS = re.compile(
    rb"(?:#[^\n]*\n\s*)*(?:@(?:prefix|base)\s|(?i:PREFIX|BASE)\s[^\n]*<|(?:<[A-Za-z][\w+.-]*:[^<>\s]*>|_:\S+)\s+<[A-Za-z]\w*:)"
)
_JSON_LD_BEGINS = re.compile(rb'[\[{][^\0]*"@(?:id|type|graph|context|value)"')
_ASKED = "__ask_retval"  # Virtuoso's column for the answer to an ASK


class Reader(NamedTuple):
    """How an answer to a SELECT or an ASK is read. lossy: whether it has texts only, of which terms are guessed."""

    read: Callable[[bytes], Solutions | bool]
    lossy: bool = False


class Unknown(ValueError):
    """An answer in no format that is known here."""


def rows_reader(media_type: str, body: bytes) -> Reader:
    """Told by what is in the body where that is beyond doubt, else by its type. Raises Unknown."""
    begins = _beginning(body)
    if _JSON_BEGINS.match(begins):
        return Reader(results_json.read)
    if begins[:1] == b"<" and results_xml.NAMESPACE.encode() in begins:
        return Reader(results_xml.read)
    if media_type in _JSON:
        return Reader(results_json.read)
    if media_type in _XML:
        return Reader(results_xml.read)
    if media_type in _CSV:
        return Reader(results_text.read_csv, lossy=True)
    if media_type in _TSV or (begins[:1] in b"?$" and results_text.has_terms(body)):
        return Reader(results_text.read_tsv, lossy=not results_text.has_terms(body))
    if begins.strip().lower() in (b"true", b"false"):
        return Reader(_word)
    raise Unknown


def read_boolean(body: bytes, reader: Reader) -> bool:
    """The answer to an ASK, which in CSV and TSV may be a bare word. Raises Misshapen."""
    if (word := body.strip().lower()) in (b"true", b"false"):
        return word == b"true"
    found = reader.read(body)
    if isinstance(found, bool):
        return found
    if len(found.variables) != 1 or found.variables[0].lower() != _ASKED or len(found.rows) > 1:
        raise Misshapen("rows where a boolean was asked for")
    value = found.rows[0][0] if found.rows else None
    return isinstance(value, Literal) and value.value in ("1", "true")


def read_solutions(body: bytes, reader: Reader) -> Solutions:
    """The answer to a SELECT, columns in the order of its head. Raises Misshapen."""
    found = reader.read(body)
    if isinstance(found, bool):
        raise Misshapen("a boolean, without vars, where rows were asked for")
    return found


def triples_format(media_type: str, body: bytes) -> ox.RdfFormat:
    """Told as for rows. Raises Unknown."""
    begins, declared = _beginning(body), _TRIPLES.get(media_type)
    if begins[:1] == b"<" and _RDF_XML_BEGINS.search(begins):
        return ox.RdfFormat.RDF_XML
    if _TURTLE_BEGINS.match(begins) and declared in (None, ox.RdfFormat.RDF_XML, ox.RdfFormat.JSON_LD):
        return ox.RdfFormat.TURTLE
    if _JSON_LD_BEGINS.match(begins) and declared in (None, ox.RdfFormat.RDF_XML):
        return ox.RdfFormat.JSON_LD
    if declared is None:
        raise Unknown
    return declared


def read_triples(body: bytes, form: ox.RdfFormat, base: str) -> list[Triple]:
    """The answer to a CONSTRUCT or DESCRIBE, each triple once. base: of IRIs without one of their own.

    Raises Misshapen, also for what would have to be fetched (a context of JSON-LD) or expanded.
    """
    if form == ox.RdfFormat.RDF_XML:
        results_xml.check(body)
    try:
        quads = list(ox.parse(body, form, base_iri=base))
    except (SyntaxError, ValueError, OSError, MemoryError) as error:
        why = "a context of JSON-LD elsewhere, which is not fetched" if "LoadDocument" in str(error) else str(error)
        raise Misshapen(f"triples that do not parse: {why}") from error
    return list(dict.fromkeys(to_triple(quad) for quad in quads))


def as_utf8(body: bytes, charset: str) -> bytes:
    """A text in UTF-8 that came in another encoding, as its type says; XML says so itself. Raises Misshapen."""
    if charset in ("", "utf-8", "utf8", "us-ascii") or body.lstrip().startswith(b"<?xml"):
        return body
    try:
        return body.decode(charset).encode()
    except (LookupError, UnicodeError):
        raise Misshapen(f"a text that is not in its encoding, {charset[:40]!r}") from None


def _beginning(body: bytes) -> bytes:
    return body[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf").lstrip()


def _word(body: bytes) -> bool:
    return body.removeprefix(b"\xef\xbb\xbf").strip().lower() == b"true"
