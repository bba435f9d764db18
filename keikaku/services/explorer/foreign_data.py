"""Things of any vocabulary as the page holds them: their links, and what is said of them as it stands in the data."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from keikaku.page_data import Names, Passage, PlainValue, Property, Thing
from keikaku.records import IRI, XSD_STRING, BNode, Literal, Term
from keikaku.services.explorer.contents import Contents
from keikaku.services.explorer.foreign import Foreign, word
from keikaku.services.explorer.relations import Link, identifiers
from keikaku.services.explorer.statements import Node, Path, Told
from keikaku.services.explorer.tongues import cased, marked, tongue
from keikaku.services.explorer.well_known import GENERAL, INVERSE, SECOND, SYMMETRIC, WHOLES
from keikaku.texts.catalogue import LANGUAGES
from keikaku.vocab import ALTERNATIVES, LABELS, NS, RDF_TYPE, bare

LONGEST = 2_000
"""Characters of a value: what is longer (a shape on a map, a whole text) is cut."""
_NAMING = frozenset((*LABELS, *ALTERNATIVES))


class Literals(NamedTuple):
    """Values, and the properties that they are values of."""

    properties: list[Property]
    values: list[PlainValue]


class Beside:
    """The things of any vocabulary that stand beside those of plans, or alone."""

    def __init__(self, foreign: Foreign, things: Sequence[IRI], passages: Sequence[IRI]) -> None:
        """things, passages: those of plans, before which nothing else stands."""
        self._foreign = foreign
        self._graphs = _graphs(foreign)
        every: list[Node] = [*things, *foreign.things]
        self.iris = [thing for thing in every if isinstance(thing, IRI)]
        self.place = {thing: at for at, thing in enumerate(every)}
        of_use = self._graphs if passages or len(self._graphs) > 1 else []  # where all is from one, it need not be said
        self.said_in = {graph: at for at, graph in enumerate([*passages, *of_use])}

    @property
    def passages(self) -> list[Passage]:
        """The graphs that say something of the things, as what statements stand in."""
        return [
            {"at": bare(graph), "page": None, "plan": -1, "of": -1, "names": [], "graph": True}
            for graph in self._graphs
        ]

    @cached_property
    def links(self) -> list[Link]:
        """The statements that lead from one thing to another; what is said from both ends is one link."""
        stated: dict[tuple[Node, IRI, Node], set[IRI]] = defaultdict(set)
        for source, many in self._foreign.told.items():
            for path, value, graphs in many:
                if not isinstance(value, Literal) and value in self.place:
                    stated[source, _joined(path), value] |= graphs
        for source, property_, target, graphs in self._foreign.toward:
            stated[source, property_, target] |= graphs
        for source, property_, target in list(stated):
            mutual = property_ in SYMMETRIC and self.place[source] > self.place[target]
            other = (target, property_ if mutual else INVERSE.get(property_, property_), source)
            if (mutual or property_ in INVERSE) and other in stated:
                stated[other] |= stated.pop((source, property_, target))
        return [Link(source, said, target, frozenset(graphs)) for (source, said, target), graphs in stated.items()]

    def named(self, contents: Contents, ours: Collection[Link]) -> Contents:
        """The contents with what the properties of links are called that plans do not have. ours: links of plans."""
        terms = dict(contents.terms)
        for said in {link.property for link in self.links} - {link.property for link in ours}:
            if not said.startswith(NS):
                terms[said] = {"label": _tagged(_path_name(said, self._foreign))}
                if (back := INVERSE.get(said) or SECOND.get(said)) is not None:
                    terms[said]["inverseLabel"] = _tagged(word(back, self._foreign.words))
        return contents._replace(terms=terms)

    @cached_property
    def literals(self) -> Literals:
        """What is said of the things that leads to no other, in the order of the things."""
        found = [
            (thing, _joined(path), *_written(value), graphs)
            for thing in self._foreign.things
            for path, value, graphs in (*_general_classes(self._foreign, thing), *self._foreign.told[thing])
            if isinstance(value, Literal) or value not in self.place
        ]
        having: Counter[IRI] = Counter(said for _, said in {(thing, said) for thing, said, *_ in found})
        order = sorted(having, key=lambda one: (-having[one], one))
        number = {one: at for at, one in enumerate(order)}
        ids = identifiers(order)
        properties: list[Property] = [
            {
                "id": ids[one],
                "name": _path_name(one, self._foreign),
                "label": one.split(" ")[0] in _NAMING,
            }
            for one in order
        ]
        values: list[PlainValue] = [
            (
                self.place[thing],
                number[said],
                text,
                what,
                sorted(self.said_in[graph] for graph in graphs if graph in self.said_in),
            )
            for thing, said, text, what, graphs in found
        ]
        return Literals(properties, sorted(values, key=lambda one: one[:2]))

    def entries(self, first_kind: int, identify: Callable[[str], str]) -> list[Thing]:
        """The things. first_kind: the place of their first class among all; identify: IRI to id."""
        found = []
        for thing in self._foreign.things:
            entry: Thing = {
                "id": identify(thing) if isinstance(thing, IRI) else f"_:{thing}",
                "kind": first_kind + self._foreign.kind_of[thing],
                "name": self._foreign.names[thing],
                "up": -1,
                "plan": -1,
                "also": ([], []),
                "reading": [],
                "stated": [],
            }
            if thing in self._foreign.further:
                entry["further"] = [first_kind + kind for kind in self._foreign.further[thing]]
            if foreign := tongue(self._foreign.names[thing]):
                entry["tongue"] = foreign
            found.append(entry)
        return found

    def title(self, called: str) -> Names:
        """What the data say that they are called, where one thing in them is the whole; else a name given to them."""
        wholes = [
            thing for thing in self._foreign.things if not WHOLES.isdisjoint(self._foreign.classes.get(thing, ()))
        ]
        return marked(self._foreign.names[wholes[0]]) if len(wholes) == 1 else (called, called)


def _tagged(names: Names) -> list[Term]:
    return [Literal.text(text, language) for text, language in zip(names, LANGUAGES, strict=True)]


def _joined(path: Path) -> IRI:
    """A way of properties as one: no IRI has a blank in it."""
    return path[0] if len(path) == 1 else IRI(" ".join(path))


def _path_name(path: IRI, foreign: Foreign) -> Names:
    """What a property, or a way of several, is called."""
    japanese, english = zip(*(word(IRI(one), foreign.words) for one in path.split(" ")), strict=True)
    return (" › ".join(japanese), " › ".join(english))


def _graphs(foreign: Foreign) -> list[IRI]:
    """The graphs that say something of the things, by name."""
    told = {graph for many in foreign.told.values() for one in many for graph in one.graphs}
    return sorted(told | {graph for *_, graphs in foreign.toward for graph in graphs})


def _general_classes(foreign: Foreign, thing: Node) -> Iterator[Told]:
    """The classes of a thing that it does not stand under."""
    for one in foreign.classes[thing]:
        if one in GENERAL and one != foreign.kinds[foreign.kind_of[thing]].get("iri"):
            yield Told((RDF_TYPE,), Literal.text(bare(one)), frozenset())


def _written(value: Term) -> tuple[str, str]:
    """A value as text, and what it is."""
    if isinstance(value, BNode):
        return (f"_:{value}", "")
    if isinstance(value, IRI):
        return (value, "<>")
    text = value.value if len(value.value) <= LONGEST else value.value[:LONGEST] + "…"
    if value.language:
        return (text, f"@{cased(value.language)}")
    return (text, "" if value.datatype == XSD_STRING else _bare(value.datatype))


@cache
def _bare(datatype: IRI) -> str:
    return bare(datatype)
