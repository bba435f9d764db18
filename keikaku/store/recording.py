"""A store that remembers what it was asked, for people who want to see the SPARQL behind an answer."""

from __future__ import annotations

from collections.abc import Mapping

from keikaku.records import Answer
from keikaku.store.base import Store
from keikaku.store.guard import Checked
from keikaku.store.rules import Rules


class RecordingStore(Store):
    """Another store, which adds the texts that it evaluates, values bound in, to a list."""

    def __init__(self, store: Store, asked: list[str]) -> None:
        self._store = store
        self._asked = asked

    @property
    def rules(self) -> Rules:
        """Those of the store."""
        return self._store.rules

    @property
    def prefixes(self) -> Mapping[str, str]:
        """Those of the store."""
        return self._store.prefixes

    def _evaluate(self, text: Checked) -> Answer:
        self._asked.append(text)
        return self._store._evaluate(text)
