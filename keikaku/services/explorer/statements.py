"""Everything that a store says, whatever its vocabulary: statements by their subject, told through blank nodes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from keikaku.records import IRI, BNode, Literal, Solutions, Term, natural_key
from keikaku.services.session.session import Session
from keikaku.vocab import ID, LITERAL_FORM, ONTOLOGY, PREFIXES, RDF_TYPE

Node: TypeAlias = IRI | BNode
Path: TypeAlias = tuple[IRI, ...]
"""Properties one after the other: more than one where the way leads through blank nodes."""

_FILES = f"{ID}graph/file"  # the graph of files that name none: no source that tells anything
_ALL = "SELECT DISTINCT ?thing ?property ?value WHERE { ?thing ?property ?value }"
_PLACED = f"""
SELECT ?thing ?property ?value ?graph WHERE {{
  GRAPH ?graph {{ ?thing ?property ?value }}
  FILTER (!STRSTARTS(STR(?graph), "{_FILES}"))
}}"""
_FIRST, _REST, _NIL = (IRI(PREFIXES["rdf"] + end) for end in ("first", "rest", "nil"))
DEEPEST = 4  # blank nodes on the way from a thing to a value
MOST_INSIDE = 400  # values of one thing that stand behind blank nodes: data that fold back on themselves never end
LONGEST_LIST = 1000


class Told(NamedTuple):
    """What is said of a thing: the way to it, the value, and the graphs that say so, as far as they have names."""

    path: Path
    value: Term
    graphs: frozenset[IRI]


class Statements:
    """What a store says, the ontology's own words left out where the data do not say them themselves."""

    def __init__(self, said: dict[Node, list[tuple[IRI, Term, frozenset[IRI]]]]) -> None:
        self.said = said
        self.graphs = {graph for many in said.values() for *_, named in many for graph in named}
        self._pointed = {value for many in said.values() for _, value, _ in many if isinstance(value, BNode)}

    def subjects(self) -> Iterator[Node]:
        """The IRIs that anything is said of, and the blank nodes to which nothing leads."""
        for thing in self.said:
            if isinstance(thing, IRI) or thing not in self._pointed:
                yield thing

    def classes(self, thing: Node) -> list[IRI]:
        """The classes that it is said to be of."""
        return [value for path, value, _ in self.said.get(thing, ()) if path == RDF_TYPE and isinstance(value, IRI)]

    def told(self, thing: Node, is_thing: Callable[[Node], bool]) -> Iterator[Told]:
        """All that is said of a thing but its classes; what blank nodes say that are no things stands in their place.

        The items of a list stand in the place of the list, the text of a SKOS-XL label in that of the label.
        """
        left = MOST_INSIDE
        for one in self._inside(thing, (), (thing,), is_thing):
            if len(one.path) > 1:
                left -= 1
                if left < 0:
                    continue
            yield one

    def _inside(
        self, node: Node, path: Path, way: tuple[Node, ...], is_thing: Callable[[Node], bool]
    ) -> Iterator[Told]:  # fmt: skip
        for property_, value, graphs in self.said.get(node, ()):
            if property_ == RDF_TYPE:
                continue
            here = (*path, property_)
            if forms := self._forms(value):
                yield from (Told(here, form, graphs) for form in forms)
                continue
            for one in self._items(value):
                if not isinstance(one, BNode) or is_thing(one):
                    yield Told(here, one, graphs)
                elif one not in way and len(way) <= DEEPEST:
                    yield from self._inside(one, here, (*way, one), is_thing)

    def _forms(self, value: Term) -> list[Literal]:
        """The texts of a label that is a node of its own."""
        if isinstance(value, Literal):
            return []
        return [
            form
            for property_, form, _ in self.said.get(value, ())
            if property_ == LITERAL_FORM and isinstance(form, Literal)
        ]

    def is_label(self, node: Node) -> bool:
        """Whether it is the label of something else (SKOS-XL)."""
        return bool(self._forms(node))

    def _items(self, value: Term) -> list[Term]:
        """What stands in a list; of all else itself."""
        if not isinstance(value, BNode) or not self._value(value, _FIRST):
            return [] if value == _NIL else [value]
        found: list[Term] = []
        here: Term | None = value
        seen: set[Term] = set()
        while here is not None and here not in seen and not isinstance(here, Literal) and len(found) < LONGEST_LIST:
            seen.add(here)
            first = self._value(here, _FIRST)
            if first is not None:
                found.append(first)
            here = self._value(here, _REST)
        return found

    def _value(self, node: Node, property_: IRI) -> Term | None:
        return next((value for one, value, _ in self.said.get(node, ()) if one == property_), None)


def rows(session: Session, query: str) -> list[tuple[Term | None, ...]]:
    """The rows of a SELECT of exactly what the data say."""
    answer = session.query(query)
    assert isinstance(answer, Solutions)
    return answer.rows


def read(session: Session) -> Statements:
    """Every statement of a store; what is said of one thing in the order of properties and values."""
    own = set()
    graphs: dict[tuple[Term | None, ...], set[IRI]] = defaultdict(set)
    for thing, property_, value, graph in rows(session, _PLACED):
        if graph == ONTOLOGY:
            own.add((thing, property_, value))
        elif isinstance(graph, IRI):
            graphs[thing, property_, value].add(graph)
    said: dict[Node, list[tuple[IRI, Term, frozenset[IRI]]]] = defaultdict(list)
    none: frozenset[IRI] = frozenset()
    for row in session.of_data(rows(session, _ALL)):
        thing, property_, value = row
        if row in own and row not in graphs:
            continue
        if isinstance(thing, IRI | BNode) and isinstance(property_, IRI) and value is not None:
            said[thing].append((property_, value, frozenset(graphs[row]) if row in graphs else none))
    for many in said.values():
        many.sort(key=_order)
    return Statements(dict(said))


def _order(one: tuple[IRI, Term, frozenset[IRI]]) -> tuple[object, ...]:
    property_, value, _ = one
    if isinstance(value, Literal):
        return (property_, 0, value.value, value.language or "", value.datatype)
    return (property_, 2, natural_key(value)) if isinstance(value, BNode) else (property_, 1, value)
