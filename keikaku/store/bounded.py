"""Stores that keep to limits, for callers in Python: each question ends, and the caller's process lives on."""

from __future__ import annotations

from typing import cast

from keikaku import limits
from keikaku.errors import OutOfTime
from keikaku.limits import Limits
from keikaku.records import Answer, Solutions, Term, Triple
from keikaku.store.apart import apart
from keikaku.store.base import Store
from keikaku.store.passing import PassingStore
from keikaku.store.sparql.guard import Checked


class NearStore(PassingStore):
    """Another store, asked here: for queries that are known to be quick, of which none begins after the deadline."""

    def _evaluate(self, text: Checked) -> Answer:
        limits.check()
        return self._store._evaluate(text)


class ApartStore(NearStore):
    """Another store, asked in a process of its own: for queries of which nobody knows how long they take."""

    def __init__(self, store: Store, most: Limits) -> None:
        super().__init__(store)
        self._most = most

    def _evaluate(self, text: Checked) -> Answer:
        limits.check()
        left = limits.remaining()
        try:
            return apart(
                self._most if left is None else self._most._replace(seconds=left),
                lambda: _each_once(self._store._evaluate(text)),
            )
        except OutOfTime:
            limits.check()  # which says how much time was given for all of it
            raise


def _each_once(answer: Answer) -> Answer:
    """The answer with equal terms as one object, of which only the first is handed over in full.

    An IRI is equal to a blank node of the same characters, but has a colon, which no label of a blank node has.
    """
    if isinstance(answer, bool):
        return answer
    seen: dict[Term | None, Term | None] = {}
    once = seen.setdefault
    if isinstance(answer, Solutions):
        return Solutions(answer.variables, [tuple([once(term, term) for term in row]) for row in answer.rows])
    return cast(list[Triple], [tuple([once(term, term) for term in triple]) for triple in answer])
