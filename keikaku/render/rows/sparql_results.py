"""The W3C forms of a SPARQL answer: SPARQL 1.1 Query Results JSON, CSV and TSV, and plain rows."""

from __future__ import annotations

import math
import re
from decimal import Decimal

from keikaku.records import IRI, XSD_STRING, BNode, Cell, Label, Literal, Solutions, Table, Term
from keikaku.render.rows.delimited import csv_lines
from keikaku.vocab import PREFIXES, short

_XSD = PREFIXES["xsd"]
_INTEGER = re.compile(r"[+-]?[0-9]{1,4000}")  # int() refuses more than 4,300 digits
_DECIMAL = re.compile(r"[+-]?(?:[0-9]{1,4000}(?:\.[0-9]{0,4000})?|\.[0-9]{1,4000})")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
# Of other control characters some readers know no escape, so they stand as they are; but a line is a row.
_ESCAPES = {ord(sign): f"\\{name}" for sign, name in zip('\t\n\r\b\f"\\', 'tnrbf"\\', strict=True)} | {
    code: f"\\u{code:04X}" for code in (0x0B, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029)
}
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


def as_results(answer: Solutions | bool) -> dict[str, object]:
    """SPARQL 1.1 Query Results JSON, as the object that it is."""
    if isinstance(answer, bool):
        return {"head": {}, "boolean": answer}
    bindings = [
        {name: _binding(term) for name, term in zip(answer.variables, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    return {"head": {"vars": list(answer.variables)}, "results": {"bindings": bindings}}


def render_csv(answer: Solutions) -> str:
    """SPARQL 1.1 Query Results CSV: plain values. Lines end in line feeds, as those of all our CSV."""
    return csv_lines([answer.variables, *([_plain(term) for term in row] for row in answer.rows)])


def render_tsv(answer: Solutions) -> str:
    """SPARQL 1.1 Query Results TSV: terms as in Turtle."""
    lines = ["\t".join(f"?{name}" for name in answer.variables)]
    lines += ["\t".join(_turtle(term) for term in row) for row in answer.rows]
    return "".join(line + "\n" for line in lines)


def as_objects(answer: Solutions) -> list[dict[str, object]]:
    """One plain object a row: numbers and booleans as such, everything else as text, unbound as null.

    Decimals are exact. What JSON has no number for (INF, NaN, ``abc`` as an integer) stays text.
    """
    return [{name: _native(term) for name, term in zip(answer.variables, row, strict=True)} for row in answer.rows]


def as_table(answer: Solutions) -> Table:
    """For people: IRIs shortened, language tags left out, numbers as numbers."""
    headings = tuple(Label(name, name) for name in answer.variables)
    rows: list[tuple[Cell, ...]] = [tuple(_cell(term) for term in row) for row in answer.rows]
    return Table(answer.variables, headings, rows)


def _binding(term: Term) -> dict[str, str]:
    if isinstance(term, IRI):
        return {"type": "uri", "value": str(term)}
    if isinstance(term, BNode):
        return {"type": "bnode", "value": str(term)}
    described = {"type": "literal", "value": term.value}
    if term.language:
        described["xml:lang"] = term.language
    elif term.datatype != XSD_STRING:
        described["datatype"] = str(term.datatype)
    return described


def _plain(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, Literal):
        return term.value
    return f"_:{term}" if isinstance(term, BNode) else str(term)


def _cell(term: Term | None) -> Cell:
    """A number, where that is written as the term is: 007 stays as it is."""
    text, value = _short(term), _native(term)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, Decimal):
        # A cell is a number that Python has: where that is another one, the digits stay as they are.
        value = int(value) if value == value.to_integral_value() else float(value)
    return value if isinstance(value, int | float) and str(value) == text else text


def _short(term: Term | None) -> str | None:
    if not isinstance(term, IRI):
        return None if term is None else _plain(term)
    return short(term)


def _native(term: Term | None) -> object:
    if not isinstance(term, Literal):
        return None if term is None else _plain(term)
    value = term.value
    if term.datatype == _XSD + "integer" and _INTEGER.fullmatch(value):
        return int(value)
    if term.datatype == _XSD + "decimal" and _DECIMAL.fullmatch(value):
        return Decimal(value)
    if term.datatype in (_XSD + "double", _XSD + "float") and _NUMBER.fullmatch(value):
        return float(value) if math.isfinite(float(value)) else value
    return _BOOLEANS.get(value, value) if term.datatype == _XSD + "boolean" else value


def _turtle(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, IRI):
        return f"<{term}>"
    if isinstance(term, BNode):
        return f"_:{term}"
    quoted = f'"{term.value.translate(_ESCAPES)}"'
    if term.language:
        return f"{quoted}@{term.language}"
    return quoted if term.datatype == XSD_STRING else f"{quoted}^^<{term.datatype}>"
