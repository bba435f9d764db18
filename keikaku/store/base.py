"""What every engine does, and the one way in: guard, bind, evaluate."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING, Self

from keikaku.errors import AnswerTooLarge, AskedWrongly, BadQuery
from keikaku.records import IRI, Answer, Solutions
from keikaku.store.files.rdf_files import Pause, Sources
from keikaku.store.files.reading import Reading
from keikaku.store.sparql import guard
from keikaku.store.sparql.bindings import Bindings
from keikaku.store.sparql.guard import Checked
from keikaku.store.sparql.rules import LOCAL, Rules

if TYPE_CHECKING:
    import pyoxigraph as ox

    from keikaku.store.walking import Graph


class Store(ABC):
    """A dataset to ask. Read-only: there is no method that writes.

    The default graph is the union of all graphs, and ``GRAPH ?g`` names the passage or file that a
    statement stands in. Every text passes the guard before an engine sees it.
    """

    @property
    def remarks(self) -> Sequence[str]:
        """What people are to be told of the answers so far, by the keys of its texts."""
        return ()

    @classmethod
    def load(
        cls, files: Sources, pause: Pause | None = None, reading: Reading | None = None,  # noqa: ARG003 - for those
    ) -> Self:  # fmt: skip
        """A store in memory, filled from files, each with the graph for what it says in none (``None``: the default).

        pause: called again and again meanwhile; what it raises ends the loading. reading: how they are to be read, and
        where it is noted what was left out. Raises BadFile, with line and column where the parser knows them, and
        AskedWrongly from an engine that loads no files.
        """
        raise AskedWrongly("this engine loads no files")

    @classmethod
    def open(cls, directory: Path) -> Self:  # noqa: ARG003
        """A store on disk, read-only. Raises BadFile, and AskedWrongly from an engine that has none."""
        raise AskedWrongly("this engine has no stores on disk")

    @classmethod
    def connect(cls, url: str, timeout: float, headers: Mapping[str, str] | None = None) -> Self:  # noqa: ARG003
        """The store behind an endpoint. timeout: seconds for each question. headers: sent with each, shown nowhere.

        Raises AskedWrongly for a bad address, and for what is no header.
        """
        raise AskedWrongly("this engine asks no endpoints")

    @classmethod
    def joined(cls, stores: Sequence[Store]) -> Store:
        """All that these stores of this engine hold, in one in memory. Raises AskedWrongly from an engine far away."""
        if len(stores) == 1:
            return stores[0]
        raise AskedWrongly("an endpoint is asked alone", "give files beside files, or one endpoint")

    def without(self, graphs: AbstractSet[IRI], things: AbstractSet[IRI]) -> Store:  # noqa: ARG002
        """The same without these graphs, and without what other graphs say of these things, in memory.

        Of things the ontology's own graph is left whole. Raises what ``query`` raises, and AskedWrongly from an engine
        that only passes on.
        """
        raise AskedWrongly("this engine has no parts")

    def about(self, things: AbstractSet[IRI], graphs: AbstractSet[IRI]) -> Store:  # noqa: ARG002
        """Only what other graphs than these say of these things, in memory. Raises AskedWrongly as ``without`` does."""
        raise AskedWrongly("this engine has no parts")

    @property
    def rules(self) -> Rules:
        """How much a query may be here, and what it may ask for."""
        return LOCAL

    @property
    def prefixes(self) -> Mapping[str, str]:
        """The prefixes that its data came with, which queries need not declare; see ``Declared.given``."""
        return {}

    def read(self, text: str, bindings: Bindings | None = None, rules: Rules | None = None) -> Checked:
        """A query as it is put to the engine, with what was learnt of it. Raises BadQuery and QueryRefused.

        rules: stricter ones than those of the store, for whoever asks from outside.
        """
        if rules is not None and self.rules.is_far:
            guard.check(text, rules)
        return guard.bind(text, bindings or {}, self.rules if self.rules.is_far else rules or self.rules, self.prefixes)

    def answer(self, query: Checked) -> Answer:
        """Answer what ``read`` has given, of other graphs where its ``graphs`` were set to some since.

        Raises what ``query`` raises, and AnswerTooLarge for more rows or triples than its ``most``.
        """
        answer = self._evaluate(query)
        if query.most is not None and not isinstance(answer, bool):
            size = len(answer if isinstance(answer, list) else answer.rows)
            if size > query.most:
                kind = "triples" if isinstance(answer, list) else "rows"
                raise AnswerTooLarge(f"the answer has more than {query.most:,} {kind}", "page it by LIMIT and OFFSET")
        return answer

    def worded(self, ontology: Path) -> Store:  # noqa: ARG002
        """The same with the ontology, read from this file, in the graph of its name, where that is not there yet.

        A store that cannot be written to, far away or on disk, stays as it is.
        """
        return self

    def given(self) -> Store:
        """What was loaded, and no more: without what ``worded`` puts in, nor a name for the graph of nameless files."""
        return self

    def query(self, text: str, bindings: Bindings | None = None) -> Answer:
        """Answer one SPARQL 1.1 query.

        bindings: variable name (without ``?``) to the term it must have, or a list of terms it may have;
        they go in as VALUES blocks of the outermost pattern, never as pasted text.
        Raises BadQuery, QueryRefused, EndpointAtFault, OutOfTime.
        """
        return self._evaluate(self.read(text, bindings))

    def total(self) -> int | None:
        """How many statements ``by_graph`` gives, where the engine knows it before; else None."""
        return None

    def by_graph(self) -> Iterator[Graph]:
        """All statements, one graph after the other, each once and in an order that depends on nothing but them.

        Of what was given alone: to be asked of ``given()``. Raises what ``query`` raises.
        """
        from keikaku.store import walking

        return walking.by_graph(self)

    def by_subject(self) -> Iterator[list[ox.Triple]]:
        """All triples whatever their graph, each once, one subject after the other. Raises what ``query`` raises."""
        from keikaku.store import walking

        return walking.by_subject(self.by_graph())

    @property
    def is_copied(self) -> bool:
        """Whether it is small enough to be copied into memory where plans, or its default graph, are to be apart."""
        return not self.rules.is_far

    def explain_nothing(self) -> None:
        """For who has found nothing in it. Raises EndpointAtFault where it is set up so that nothing is found."""
        return

    def select(self, text: str, bindings: Bindings | None = None) -> Solutions:
        """Answer a SELECT. Raises BadQuery when the text is another query form."""
        answer = self.query(text, bindings)
        if not isinstance(answer, Solutions):
            raise BadQuery("a SELECT query is needed here")
        return answer

    def quads(self, text: str, bindings: Bindings | None = None) -> Iterator[ox.Quad]:
        """The statements that a SELECT of subject, predicate, object and graph gives, for a store of the own engine.

        Raises what ``select`` raises.
        """
        from keikaku.nodes import quads_of

        return quads_of(self.select(text, bindings).rows)

    @abstractmethod
    def _evaluate(self, text: Checked) -> Answer:
        """Evaluate a text that the guard has passed."""
