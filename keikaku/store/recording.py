"""A store that remembers what it was asked, for people who want to see the SPARQL behind an answer."""

from __future__ import annotations

from keikaku.records import Answer
from keikaku.store.base import Store
from keikaku.store.passing import PassingStore
from keikaku.store.sparql.guard import Checked


class RecordingStore(PassingStore):
    """Another store, which adds the texts that it evaluates, values bound in, to a list."""

    def __init__(self, store: Store, asked: list[str]) -> None:
        super().__init__(store)
        self._asked = asked

    def _evaluate(self, text: Checked) -> Answer:
        self._asked.append(text)
        return self._store._evaluate(text)
