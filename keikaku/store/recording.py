"""A store that remembers what it was asked, for people who want to see the SPARQL behind an answer."""

from __future__ import annotations

from keikaku.records import Answer
from keikaku.store.base import Store


class RecordingStore(Store):
    """Another store, with the texts that it has been asked, values bound in, in ``asked``."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.asked: list[str] = []

    def _evaluate(self, text: str) -> Answer:
        self.asked.append(str(text))
        return self._store._evaluate(text)
