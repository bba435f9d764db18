"""Answers as rows of plain Python values, for loops, notebooks and data frames."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias, overload

from keikaku.errors import MissingLibrary
from keikaku.records import IRI, Label, Table
from keikaku.vocab import short

if TYPE_CHECKING:
    import pandas as pd


About: TypeAlias = Callable[[], Mapping[str, object]]
"""Gives what an answer says of itself."""

_SHOWN = 100  # rows of a table in a notebook
_NAMED = 12  # columns that rows are shown by


class Rows(Sequence[dict[str, Any]]):
    """Rows in a stable order; each is a dict with all of ``columns`` as keys, in their order.

    Values are str (an ``IRI`` is one), int, Decimal, float, bool, date, datetime, ``None`` where there is none, and
    a tuple of addresses as ``evidence``. ``about`` says what was asked, as ``question``, ``query`` or ``sparql``, and
    which data answered, as ``release`` and ``digest``. ``print(rows)`` writes a table; notebooks show one.
    """

    def __init__(
        self, columns: Iterable[str], rows: Iterable[Sequence[Any]], about: About = dict, *,
        numbers: Collection[str] = (),
    ) -> None:  # fmt: skip
        """about: gives what ``about`` is to be, once it is asked for: a digest takes long to work out.

        numbers: columns that are numbers in a data frame also where there is none in them.
        """
        self._numbers = frozenset(numbers)
        self.columns = tuple(columns)
        self._about = about
        self._rows = [dict(zip(self.columns, row, strict=True)) for row in rows]

    @cached_property
    def about(self) -> dict[str, object]:
        """What was asked, and which data answered, as far as that is known."""
        return {name: said for name, said in self._about().items() if said is not None}

    def __getstate__(self) -> dict[str, object]:
        """What is kept of it in a file, or sent to another process."""
        return {**vars(self), "about": self.about, "_about": dict}

    @overload
    def __getitem__(self, index: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, index: slice) -> Rows: ...
    def __getitem__(self, index: int | slice) -> dict[str, Any] | Rows:
        if isinstance(index, slice):
            return Rows(
                self.columns, (tuple(row.values()) for row in self._rows[index]), self._about, numbers=self._numbers
            )
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        columns = [*self.columns[:_NAMED], *(["…"] if len(self.columns) > _NAMED else [])]
        return f"<{type(self).__name__}: {len(self)} row{'s' if len(self) != 1 else ''} of {', '.join(columns)}>"

    def __str__(self) -> str:
        from keikaku.render.rows.table import render

        return render(self._table(_short), "en", _width(), colour=False).rstrip("\n")

    def _repr_html_(self) -> str:
        from keikaku.render.rows.html_tables import table_html
        from keikaku.texts.catalogue import text

        table = str(table_html(self[:_SHOWN]._table(_short), "en"))
        if len(self) <= _SHOWN:
            return table
        return f"{table}<p>{text('rows.first_of', 'en', count=len(self), shown=_SHOWN)}</p>\n"

    def _table(self, shown: Callable[[Any], str]) -> Table:
        """The rows as texts, below the names of their columns."""
        headings = tuple(Label(column, column) for column in self.columns)
        return Table(self.columns, headings, [tuple(map(shown, row.values())) for row in self])

    def column(self, name: str) -> list[Any]:
        """The values of one column, in the order of the rows. Raises KeyError."""
        if name not in self.columns:
            raise KeyError(name)
        return [row[name] for row in self._rows]

    def to_pandas(self) -> pd.DataFrame:
        """A data frame with the same columns; its ``attrs`` are ``about``.

        Whole numbers are Int64 and true and false boolean, which have room for what is missing; Decimals are float64,
        so that they can be reckoned with (the rows keep all digits); dates are datetime64. What is several is a tuple,
        and a column of several kinds is as it is. Raises MissingLibrary, which is an ImportError, without pandas.
        """
        try:
            import pandas as pd
        except ImportError:
            raise MissingLibrary("pandas is not installed", "pip install 'keikaku[pandas]'") from None
        from keikaku.frames import series

        frame = pd.DataFrame(
            {place: series(self.column(name), name in self._numbers) for place, name in enumerate(self.columns)},
            index=range(len(self)),
        )
        frame.columns = list(self.columns)
        frame.attrs = dict(self.about)
        return frame


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
