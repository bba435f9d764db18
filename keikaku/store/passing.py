"""What stands before another store, and does something more where that is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from keikaku.store.base import Store
from keikaku.store.sparql.rules import Rules

if TYPE_CHECKING:
    import pyoxigraph as ox

    from keikaku.store.walking import Graph


class PassingStore(Store):
    """Another store, by whose rules and prefixes queries are read, and whose remarks are told."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def rules(self) -> Rules:
        """Those of the store."""
        return self._store.rules

    @property
    def prefixes(self) -> Mapping[str, str]:
        """Those of the store."""
        return self._store.prefixes

    @property
    def remarks(self) -> Sequence[str]:
        """Those of the store."""
        return self._store.remarks

    def total(self) -> int | None:
        """That of the store."""
        return self._store.total()

    def by_graph(self) -> Iterator[Graph]:
        """Those of the store."""
        return self._store.by_graph()

    def by_subject(self) -> Iterator[list[ox.Triple]]:
        """Those of the store."""
        return self._store.by_subject()

    def explain_nothing(self) -> None:
        """As the store does."""
        self._store.explain_nothing()
