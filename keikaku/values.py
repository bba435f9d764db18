"""Terms as values of Python: numbers, dates, text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from keikaku.records import IRI, BNode, Literal, Term
from keikaku.vocab import PREFIXES

_XSD = PREFIXES["xsd"]
_YEAR = re.compile(r"-?[0-9]{4}")  # with a time zone, or longer, it stays text
_INTEGERS = frozenset(
    _XSD + name
    for name in ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "unsignedInt")
)


def value(term: Term | None) -> Any:
    """A term as a Python value; one whose text does not fit its datatype stays that text."""
    if term is None or isinstance(term, IRI):
        return term
    if isinstance(term, BNode):
        return f"_:{term}"
    try:
        return _native(term)
    except (ValueError, ArithmeticError):
        return term.value


def _native(literal: Literal) -> Any:
    from datetime import date, datetime
    from decimal import Decimal

    text, datatype = literal.value, str(literal.datatype)
    if datatype in _INTEGERS:
        return int(text)
    if datatype == _XSD + "boolean":
        return {"true": True, "1": True, "false": False, "0": False}.get(text, text)
    if datatype == _XSD + "gYear" and _YEAR.fullmatch(text):
        return int(text)
    readers: Mapping[str, Any] = {
        "decimal": Decimal, "double": float, "float": float, "date": date.fromisoformat,
        "dateTime": datetime.fromisoformat,
    }  # fmt: skip
    reader = readers.get(datatype.removeprefix(_XSD)) if datatype.startswith(_XSD) else None
    return reader(text) if reader else text
