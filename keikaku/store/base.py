"""What every engine does, and the one way in: guard, bind, evaluate."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping

from keikaku.errors import BadQuery
from keikaku.records import Answer, Solutions, Term
from keikaku.store import guard


class Store(ABC):
    """A dataset to ask. Read-only: there is no method that writes.

    The default graph is the union of all graphs, and ``GRAPH ?g`` names the passage or file that a
    statement stands in. Every text passes the guard before an engine sees it.
    """

    def query(self, text: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """Answer one SPARQL 1.1 query.

        bindings: variable name (without ``?``) to the term it must have; the terms go in as a VALUES
        block of the outermost pattern, never as pasted text.
        Raises BadQuery, QueryRefused, EndpointAtFault, OutOfTime.
        """
        return self._evaluate(guard.bind(text, bindings or {}))

    def select(self, text: str, bindings: Mapping[str, Term] | None = None) -> Solutions:
        """Answer a SELECT. Raises BadQuery when the text is another query form."""
        answer = self.query(text, bindings)
        if not isinstance(answer, Solutions):
            raise BadQuery("a SELECT query is needed here")
        return answer

    @abstractmethod
    def _evaluate(self, text: str) -> Answer:
        """Evaluate a text that the guard has passed."""
