"""The variables of a query that is being written: numbered names, bound terms, the passages that state it."""

from __future__ import annotations

from collections.abc import Iterable

from keikaku.language.lexicon import Sense
from keikaku.records import IRI, Term
from keikaku.store.sparql.bindings import to_sparql, values_blocks
from keikaku.vocab import ELEMENTS


def of_class(variable: str, sense: Sense) -> str:
    """The pattern by which a thing is of a class, of a kind (law, ward …), or on a level of its plan."""
    if not sense.is_kind:
        return f"?{variable} a kk:{sense.local}"
    if sense.kinds <= ELEMENTS:  # the plan itself says which levels it has
        return f"?{variable} a kk:{min(sense.kinds)} ; kk:level {to_sparql(sense.term)}"
    # Whoever takes part unnamed is of a kind as well; what is sought itself are things with names.
    path = "kk:kind" if variable == "result" else "kk:kind|kk:membersAre"
    return f"?{variable} {path} {to_sparql(sense.term)}"


class Scope:
    """Names of variables, each once. ``terms``: what is bound to them. ``passages``: those that name passages."""

    def __init__(self) -> None:
        self.terms: dict[str, Term | list[Term]] = {}
        self.passages: list[str] = []
        self._numbers: dict[str, int] = {}

    def new(self, stem: str) -> str:
        """A name of that stem that is not used yet."""
        self._numbers[stem] = self._numbers.get(stem, 0) + 1
        return f"{stem}{self._numbers[stem]}"

    def bound(self, stem: str, terms: Iterable[Term]) -> str:
        """A new name that stands for any of these terms."""
        name, many = self.new(stem), list(terms)
        self.terms[name] = many[0] if len(many) == 1 else many
        return name

    def part_of(self, part: str, elements: Iterable[IRI], path: str = "kk:partOf*") -> str:
        """The pattern by which ``?part`` is one of these elements or below it. path: how one is below another.

        The elements stand in a group with their path: elsewhere rdflib works out the path between all nodes first.
        """
        name = self.new("element")
        return f"{{ {values_blocks({name: list(elements)})} ?{part} {path} ?{name} }}"

    def passage(self) -> str:
        """A new name for a passage that states a part of the answer."""
        name = self.new("passage")
        self.passages.append(name)
        return name

    def stated(self) -> list[str]:
        """``?passage``: each passage that states one of the conditions, else the passage of the answer itself."""
        if not self.passages:
            return ["OPTIONAL { ?result kk:statedIn ?passage }"]
        if len(self.passages) == 1:
            return [f"BIND (?{self.passages[0]} AS ?passage)"]
        which = " ".join(map(str, range(1, len(self.passages) + 1)))
        choice = f"?{self.passages[-1]}"
        for number in range(len(self.passages) - 1, 0, -1):
            choice = f"IF(?which = {number}, ?{self.passages[number - 1]}, {choice})"
        return [f"VALUES ?which {{ {which} }}", f"BIND ({choice} AS ?passage)"]
