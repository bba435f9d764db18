"""What an answer can be seen as, whatever writes it down.

A service works an answer out; a view, which stands in a module beside it, says how that reads: as tables, as plain
data, by what title. A renderer (render/renderers.py) writes a view in one format, and never learns which service it
came from.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, Protocol

from keikaku.records import Label, Picture, Table

if TYPE_CHECKING:
    import networkx as nx


class View(Protocol):
    """An answer as it can be seen. ``kind`` is a key of RENDERERS, by which it is known what can hold the answer."""

    @property
    def kind(self) -> str: ...  # noqa: D102 - the class says it


class Tabular(ABC):
    """An answer that is rows, or can be read as rows. Languages are ``ja`` or ``en``."""

    kind: ClassVar[str] = "rows"

    @abstractmethod
    def title(self, language: str) -> str:
        """What the answer is, in one line."""

    def notes(self, language: str) -> list[str]:  # noqa: ARG002 - what others note depends on it
        """What else is said above the rows, line by line; an empty line parts."""
        return []

    @abstractmethod
    def tables(self, language: str) -> list[Table]:
        """The rows: one table, or several to be read one after the other. Without rows a table has its headings."""

    @abstractmethod
    def data(self) -> object:
        """The whole answer as one JSON value, in both languages."""

    def lines(self, language: str) -> list[object]:
        """A plain object for each row; unless a view knows better, its cells keyed by column."""
        return [
            dict(zip(table.columns, row, strict=True)) for table in self.tables(language) for row in table.rows
        ]  # fmt: skip


class Cited(Tabular):
    """A view that says besides of which data it is: below its notes, and in its JSON where that is one object."""

    def __init__(self, view: Tabular, line: Label, data: Mapping[str, object]) -> None:
        self.kind = view.kind  # type: ignore[misc]
        self._view, self._line, self._data = view, line, data

    def title(self, language: str) -> str:
        """That of the view."""
        return self._view.title(language)

    def notes(self, language: str) -> list[str]:
        """Those of the view, and the line."""
        return [*self._view.notes(language), self._line.best(language) or ""]

    def tables(self, language: str) -> list[Table]:
        """Those of the view."""
        return self._view.tables(language)

    def data(self) -> object:
        """That of the view, and of which data it is."""
        said = self._view.data()
        return {**said, **self._data} if isinstance(said, dict) else said


class Linked(Tabular):
    """An answer that is things and the links between them; a row for each link."""

    kind: ClassVar[str] = "network"

    @abstractmethod
    def picture(self) -> Picture:
        """The things and links, laid out."""

    @abstractmethod
    def graph(self) -> nx.MultiDiGraph:
        """The same as a graph of networkx; evidence is a tuple of addresses.

        Nodes: type, type_en, type_ja, label, label_en, label_ja, address, evidence, and of a picture x and y (in
        pixels, to the right and upward) and size. Edges: relation, label, label_en, label_ja, evidence, weight.
        """
