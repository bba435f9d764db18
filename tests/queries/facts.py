"""The statements of a graph in plain Python: what answers are counted from again, without SPARQL."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from keikaku.records import Literal
from keikaku.store.base import Store
from keikaku.vocab import ID, NS


class Facts:
    """The statements, without namespaces: ``of(subject, property)`` and ``to(property, object)`` give sets."""

    def __init__(self, store: Store) -> None:
        self._of: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._to: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.quads: list[tuple[str, str, str, str]] = []
        for row in store.select("SELECT ?s ?p ?o ?g { GRAPH ?g { ?s ?p ?o } }").rows:
            if isinstance(row[2], Literal) and row[2].language == "ja":
                continue
            s, p, o, g = (t.value if isinstance(t, Literal) else short(str(t)) for t in row if t is not None)
            self.quads.append((s, p, o, g))
            self._of[s, p].add(o)
            self._to[p, o].add(s)

    def of(self, subject: str, property_: str) -> set[str]:
        return self._of.get((subject, property_), set())

    def to(self, property_: str, value: str) -> set[str]:
        return self._to.get((property_, value), set())

    def one(self, subject: str, property_: str) -> str | None:
        return next(iter(self.of(subject, property_)), None)

    def above(self, element: str) -> set[str]:
        """The element and all that it is part of."""
        found, at = {element}, self.of(element, "partOf")
        while at - found:
            found |= at
            at = {parent for element in at for parent in self.of(element, "partOf")}
        return found

    def within(self, element: str, kind: str = "PlanElement") -> set[str]:
        return {one for one in self.to("type", kind) if element in self.above(one)}

    def named_in(self, element: str) -> dict[str, set[str]]:
        """Each thing that a passage within the element names, with these passages."""
        found: dict[str, set[str]] = defaultdict(set)
        for part in self.within(element):
            for passage in self.of(part, "statedIn"):
                for thing in self.of(passage, "mentions"):
                    found[thing].add(passage)
        return found

    def value(self, indicator: str, kind: str) -> Decimal | None:
        for value in self.to("indicator", indicator):
            if kind in self.of(value, "valueKind") and self.of(value, "value"):
                return Decimal(self.one(value, "value") or "")
        return None


def short(iri: str) -> str:
    """An IRI without its namespace."""
    if iri.startswith(ID):
        return iri[len(ID) :]
    return iri.removeprefix(NS).rsplit("#", 1)[-1] if "#" in iri else iri.rsplit("/", 1)[-1]
