"""SPARQL 1.1 Query Results TSV and CSV.

TSV has terms as Turtle writes them. CSV has their texts alone, as has the TSV of some servers: no datatype and no
language, and an IRI is told from a text by how it looks. So it is asked for last, and who gets it is told.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator

from keikaku.records import IRI, RDF_LANG_STRING, BNode, Literal, Solutions, Term
from keikaku.store.wire.shapes import Misshapen

_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = (
    (re.compile(r"[+-]?\d+"), f"{_XSD}integer"),
    (re.compile(r"[+-]?\d*\.\d+"), f"{_XSD}decimal"),
    (re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)[eE][+-]?\d+"), f"{_XSD}double"),
    (re.compile("true|false"), f"{_XSD}boolean"),
)
_QUOTED = re.compile(
    r"""(?P<quote>["'])(?P<text>(?:\\.|(?!(?P=quote))[^\\])*+)(?P=quote)"""
    r"""(?:@(?P<language>[A-Za-z]+(?:-[A-Za-z0-9]+)*)|\^\^<(?P<datatype>[^<>]*)>)?""",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ESCAPED = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
_LOOKS_LIKE_AN_IRI = re.compile(r"(?:https?://|urn:[A-Za-z0-9][A-Za-z0-9-]*:|mailto:|tel:)[^\s<>\"{}|\\^`]+")
_LONGEST_FIELD = 2**31 - 1


def has_terms(body: bytes) -> bool:
    """Whether a table in TSV has its terms as the standard writes them: each name of a column begins with ``?``."""
    names = body[: 64 * 1024].removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0].rstrip(b"\r").split(b"\t")
    return all(re.fullmatch(rb"[?$][^\s?$\"<>]+", name) for name in names)


def read_tsv(body: bytes) -> Solutions:
    """The answer to a SELECT. Raises Misshapen."""
    lines = [line.removesuffix("\r") for line in _decoded(body).split("\n")]
    names = tuple(name.strip().strip('"').lstrip("?$") for name in lines[0].split("\t"))
    if names == ("",):
        names = ()
    if lines[-1] == "":
        del lines[-1]
    term = _term if has_terms(body) else _plain
    cells = (line.split("\t") if names else [] for line in lines[1:])
    return Solutions(names, [_row(row, names, term) for row in cells])


def read_csv(body: bytes) -> Solutions:
    """The answer to a SELECT, all of it texts but for what looks like an IRI or a blank node. Raises Misshapen."""
    rows = _fields(_decoded(body))
    names = tuple(name.lstrip("?$") for name in next(rows, []))
    return Solutions(names, [_row(row or ([""] if names else []), names, _of_csv) for row in rows])


def _fields(text: str) -> Iterator[list[str]]:
    # The whole text is here already: no field of it can be too long.
    csv.field_size_limit(max(csv.field_size_limit(), min(_LONGEST_FIELD, len(text) + 1)))
    try:
        yield from csv.reader(io.StringIO(text, newline=""), strict=True)
    except csv.Error as error:
        raise Misshapen(f"CSV that breaks off or does not parse ({error})") from None


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Misshapen("a table that is not UTF-8") from None


def _row(cells: list[str], names: tuple[str, ...], term: Callable[[str], Term]) -> tuple[Term | None, ...]:
    if len(cells) != len(names):
        raise Misshapen("a row that does not fit the head")
    return tuple(term(cell) if cell else None for cell in cells)


def _term(cell: str) -> Term:
    """A term as Turtle writes it. Raises Misshapen."""
    cell = cell.strip(" ")
    if cell[:1] == "<" and cell[-1:] == ">":
        return IRI(_unescaped(cell[1:-1]))
    if cell.startswith("_:"):
        return BNode(cell[2:])
    if found := _QUOTED.fullmatch(cell):
        text, language, datatype = _unescaped(found["text"]), found["language"], found["datatype"]
        if language:
            return Literal(text, IRI(RDF_LANG_STRING), language.lower())
        return Literal(text, IRI(_unescaped(datatype))) if datatype else Literal(text)
    for shape, datatype in _NUMBERS:
        if shape.fullmatch(cell):
            return Literal(cell, IRI(datatype))
    raise Misshapen(f"a value that is no term: {cell[:40]!r}")


def _plain(cell: str) -> Term:
    """What a server writes that has no terms in its TSV: texts in quotes, and numbers."""
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return _of_csv(_unescaped(cell[1:-1].replace('""', '"')))
    return _of_csv(cell)


def _of_csv(cell: str) -> Term:
    if cell.startswith("_:") or cell.startswith("nodeID://"):
        return BNode(cell.removeprefix("_:"))
    return IRI(cell) if _LOOKS_LIKE_AN_IRI.fullmatch(cell) else Literal(cell)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_escaped, text) if "\\" in text else text


def _escaped(found: re.Match[str]) -> str:
    if code := found[1] or found[2]:
        try:
            sign = chr(int(code, 16))
            sign.encode()
        except (ValueError, OverflowError):  # beyond Unicode, or half of a surrogate pair
            raise Misshapen("a text with an escape that is no character") from None
        return sign
    return _ESCAPED.get(found[3], found[0])
