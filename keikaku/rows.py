"""Answers as rows of plain Python values, for loops, notebooks and data frames."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from keikaku.errors import MissingLibrary
from keikaku.records import IRI, BNode, Label, Literal, Table, Term
from keikaku.vocab import PREFIXES, short

if TYPE_CHECKING:
    import pandas as pd

_XSD = PREFIXES["xsd"]
_INTEGERS = frozenset(
    _XSD + name
    for name in ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "unsignedInt")
)


class Rows(Sequence[dict[str, Any]]):
    """Rows in a stable order; each is a dict with all of ``columns`` as keys, in their order.

    Values are str (an ``IRI`` is one), int, Decimal, float, bool, date, datetime, ``None`` where there is none, and
    a tuple of addresses as ``evidence``. ``print(rows)`` writes a table; notebooks show one.
    """

    def __init__(self, columns: Iterable[str], rows: Iterable[Sequence[Any]]) -> None:
        self.columns = tuple(columns)
        self._rows = [dict(zip(self.columns, row, strict=True)) for row in rows]

    @overload
    def __getitem__(self, index: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[dict[str, Any]]: ...
    def __getitem__(self, index: int | slice) -> dict[str, Any] | Sequence[dict[str, Any]]:
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self)} row{'s' if len(self) != 1 else ''} of {', '.join(self.columns)}>"

    def __str__(self) -> str:
        from keikaku.render.rows.table import render

        return render(self._table(_short), "en", _width(), colour=False).rstrip("\n")

    def _repr_html_(self) -> str:
        from keikaku.render.rows.html_tables import table_html

        return str(table_html(self._table(_text), "en"))

    def _table(self, shown: Callable[[Any], str]) -> Table:
        """The rows as texts, below the names of their columns."""
        headings = tuple(Label(column, column) for column in self.columns)
        return Table(self.columns, headings, [tuple(map(shown, row.values())) for row in self])

    def to_pandas(self) -> pd.DataFrame:
        """A data frame with the same columns; decimals become floats, so that they can be reckoned with.

        Raises MissingLibrary, which is an ImportError, without pandas.
        """
        try:
            import pandas as pd
        except ImportError:
            raise MissingLibrary("pandas is not installed", "pip install 'keikaku[pandas]'") from None
        from decimal import Decimal

        plain = [
            [float(value) if isinstance(value, Decimal) else value for value in row.values()] for row in self._rows
        ]
        return pd.DataFrame(plain, columns=list(self.columns))


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
    readers: Mapping[str, Any] = {
        "decimal": Decimal, "double": float, "float": float, "date": date.fromisoformat,
        "dateTime": datetime.fromisoformat,
    }  # fmt: skip
    reader = readers.get(datatype.removeprefix(_XSD)) if datatype.startswith(_XSD) else None
    return reader(text) if reader else text


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    return ", ".join(map(_text, cell)) if isinstance(cell, tuple) else str(cell)


def _short(cell: Any) -> str:
    """Its text, an IRI as a CURIE; ``id:`` is what the addresses of things begin with."""
    if not isinstance(cell, IRI):
        return _text(cell)
    return short(cell)


def _width() -> int:
    import shutil

    return shutil.get_terminal_size((100, 24)).columns
