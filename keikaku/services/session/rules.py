"""What follows from what: which of several statements says all that the others say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from keikaku.records import IRI
from keikaku.store.base import Store
from keikaku.vocab import kk, local_name, prologue

Statements: TypeAlias = dict[tuple[IRI, IRI, str], set[IRI]]
"""From, to, property to the graphs that state it; none for what is joined otherwise."""

_INVOLVES, _WANTED = kk("involves"), kk("wanted")
_RULES = (
    prologue("owl", "rdfs")
    + """
SELECT ?property ?above ?inverse ?symmetric WHERE {
  GRAPH <https://w3id.org/keikaku/ns> {
    { ?property rdfs:subPropertyOf ?above }
    UNION { ?property owl:inverseOf ?inverse }
    UNION { ?property a owl:SymmetricProperty BIND (true AS ?symmetric) }
  }
}"""
)


class Rules(NamedTuple):
    """What the ontology says of properties.

    ``above``: a property to all that it says besides, or in their place. ``first``: the second name of a relation to
    the first, by which the ontology explains it (operates to operatedBy). ``symmetric``: those in which neither end
    comes first. ``about``: the mere mention, which says less than any other property.
    """

    above: Mapping[str, frozenset[str]]
    first: Mapping[str, str]
    symmetric: frozenset[str]
    about: str

    def local(self) -> Rules:
        """The same by local names."""
        return Rules(
            {local_name(one): frozenset(map(local_name, many)) for one, many in self.above.items()},
            {local_name(second): local_name(first) for second, first in self.first.items()},
            frozenset(map(local_name, self.symmetric)),
            local_name(self.about),
        )

    @property
    def second(self) -> dict[str, str]:
        """The first name of a relation to the second."""
        return {first: second for second, first in self.first.items()}


def read(store: Store) -> Rules:
    """The rules of the ontology in a store; without one, none."""
    above: dict[str, set[str]] = defaultdict(set)
    first: dict[str, str] = {}
    symmetric: set[str] = set()
    for property_, wider, inverse, mutual in sorted(store.select(_RULES).rows, key=str):
        if mutual is not None:
            symmetric.add(str(property_))
        elif wider is not None:
            above[str(property_)].add(str(wider))
        elif inverse is not None and inverse != property_ and property_ not in first:
            first[str(inverse)] = str(property_)
    closed = {name: _closed(name, above) for name in list(above)}
    roles = {name for name, wider in closed.items() if _INVOLVES in wider}
    closed[_WANTED] = frozenset(
        {_INVOLVES, *roles}
    )  # that a part is wanted says which role, and that it is not settled
    return Rules(closed, first, frozenset(symmetric), kk("about"))


def plain(stated: Statements, rules: Rules) -> Statements:
    """The statements, each said once and in its most telling form.

    A relation stands under its first name, a symmetric one from the lesser IRI. Graph by graph, a property goes where
    a narrower one is stated between the same two things, and the mere mention where anything else is.
    """
    once: Statements = {}
    for (source, target, said), graphs in stated.items():
        if said in rules.first:
            source, target, said = target, source, rules.first[said]
        if said in rules.symmetric and target < source:
            source, target = target, source
        once.setdefault((source, target, said), set()).update(graphs)
    rest = {statement: set(graphs) for statement, graphs in once.items()}
    for (source, target, said), graphs in once.items():
        wider = rules.above.get(said, frozenset()) | ({rules.about} if said != rules.about else frozenset())
        for other in wider:
            if graphs and (left := rest.get((source, target, other))) is not None:
                left -= graphs
                if not left:
                    del rest[source, target, other]
    return rest


def _closed(name: str, above: Mapping[str, set[str]]) -> frozenset[str]:
    reached: set[str] = set()
    fringe = set(above[name])
    while fringe:
        reached |= fringe
        fringe = {wider for one in fringe for wider in above.get(one, ())} - reached
    return frozenset(reached - {name})
