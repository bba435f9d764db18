"""Statements to be written: a graph at a time, with the passage that the graph is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from keikaku import limits
from keikaku.records import IRI, Citation, Literal, whole_number
from keikaku.services.session.session import Session
from keikaku.vocab import prologue

if TYPE_CHECKING:
    import pyoxigraph as ox

    from keikaku.store.base import Store
    from keikaku.store.walking import Graph

_PASSAGES = prologue("kk") + (
    "SELECT ?passage ?address ?page WHERE { ?passage a kk:Passage ; kk:address ?address "
    "OPTIONAL { ?passage kk:page ?page } }"
)
_GRAPHS, _STATEMENTS = 500, 100_000  # that are held, to be asked for their passages at once


class Stated(NamedTuple):
    """The statements of one graph: ``passage`` is where they stand, where the graph is one; ``plan`` its plan's id."""

    quads: Sequence[ox.Quad]
    passage: Citation | None
    plan: str | None


class StatementsView:
    """All statements of a store, as it was given."""

    kind = "statements"

    def __init__(self, session: Session) -> None:
        self._session = session
        self.done: Callable[[int], None] = lambda _: None
        """Is told how many more statements have been given."""

    @property
    def total(self) -> int | None:
        """How many statements there are, where that is known."""
        return self._store.total()

    @property
    def _store(self) -> Store:
        return self._session.given

    def by_graph(self) -> Iterator[Sequence[ox.Quad]]:
        """The statements, one graph after the other, that of no name first. Raises OutOfTime."""
        for graph in self._graphs():
            limits.check()
            yield graph.quads
            self.done(len(graph.quads))

    def by_subject(self) -> Iterator[Sequence[ox.Triple]]:
        """The triples whatever their graph, each once, one subject after the other. Raises OutOfTime."""
        for triples in self._triples():
            limits.check()
            yield triples
            self.done(len(triples))

    def stated(self) -> Iterator[Stated]:
        """The same as ``by_graph``, with the passages."""
        held: list[Graph] = []
        for graph in self._graphs():
            held.append(graph)
            if len(held) >= _GRAPHS or sum(len(one.quads) for one in held) >= _STATEMENTS:
                yield from self._cited(held)
                held = []
        yield from self._cited(held)

    def _graphs(self) -> Iterator[Graph]:
        return self._store.by_graph()

    def _triples(self) -> Iterator[Sequence[ox.Triple]]:
        return self._store.by_subject()

    def _cited(self, graphs: Sequence[Graph]) -> Iterator[Stated]:
        limits.check()
        names = [IRI(name) for graph in graphs if (name := _iri(graph))]
        found: dict[str, Citation] = {}
        for passage, address, page in self._session.given_each(_PASSAGES, "passage", names):
            if isinstance(passage, IRI) and isinstance(address, Literal):
                printed = page.value if isinstance(page, Literal) else None
                number = whole_number(printed) if printed is not None else None
                found[passage] = Citation(address.value, number if number is not None else printed)
        for graph in graphs:
            where = found.get(_iri(graph))
            yield Stated(graph.quads, where, where.address.partition(":")[0] if where else None)
            self.done(len(graph.quads))


def _iri(graph: Graph) -> str:
    """The name of a graph that has one; nothing of a blank node, which no query can ask for."""
    import pyoxigraph as ox

    return graph.name.value if isinstance(graph.name, ox.NamedNode) else ""


class FewStatements(StatementsView):
    """Statements that are held."""

    def __init__(self, session: Session, quads: Iterable[ox.Quad]) -> None:
        super().__init__(session)
        self._quads = list(quads)

    @property
    def total(self) -> int | None:
        """See ``StatementsView.total``."""
        return len(self._quads)

    def _graphs(self) -> Iterator[Graph]:
        from keikaku.store import walking

        return walking.grouped(self._quads)

    def _triples(self) -> Iterator[Sequence[ox.Triple]]:
        from keikaku.store import walking

        return walking.by_subject(self._graphs())
