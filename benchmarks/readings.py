"""What a reading of a plan states, sorted into kinds, so that two of them can be compared (``agreement.py``)."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from keikaku import resources
from keikaku.language.folding import fold
from keikaku.vocab import ENTITY_KINDS, OBSERVATIONS, local_name

KINDS = {
    "mentions": "Mentions",
    "who": "Involvement (who)",
    "role": "Involvement (who, in which role)",
    "does": "What an element promotes, uses, targets …",
    "whom": "Whom an element is for",
    "relation": "Relations between things",
    "value": "Indicator values",
    "statistic": "Statistics",
    "date": "Dated facts",
}
_DATED = frozenset({"opened", "dueToOpen", "heldIn", "issued"})
_NAMES = frozenset({"prefLabel", "altLabel"})
_NO_RELATION = frozenset({"type", "kind", "source", "subject", "inScheme"})

Item = tuple[str, ...]
"""What a statement answers: the passage, and the things that it is about."""
Answers = dict[Item, frozenset[str]]
Statement = tuple[str, str, NamedNode | Literal]
"""The subject, the local name of the property, and the object."""


class Terms(NamedTuple):
    """What the ontology says of properties. ``inverse``: of two the one that is turned round, and what it becomes."""

    roles: frozenset[str]
    does: frozenset[str]
    inverse: Mapping[str, str]
    symmetric: frozenset[str]


class Reading(NamedTuple):
    """One reading: what its passages state, and the names and classes of the things that it speaks of.

    ``stated``: passage to statements. ``elements``: passage to the elements that it states; ``addresses``: to its own.
    """

    stated: Mapping[str, list[Statement]]
    elements: Mapping[str, set[str]]
    addresses: Mapping[str, str]
    names: Mapping[str, set[str]]
    classes: Mapping[str, set[str]]


def terms() -> Terms:
    """From the ontology that is installed."""
    above: dict[str, set[str]] = defaultdict(set)
    inverse, symmetric = {}, set()
    for triple in parse(path=resources.ontology_file(), format=RdfFormat.TURTLE):
        subject, name, object_ = _value(triple.subject), local_name(_value(triple.predicate)), _value(triple.object)
        if name == "subPropertyOf":
            above[local_name(object_)].add(local_name(subject))
        elif name == "inverseOf":
            inverse[local_name(subject)] = local_name(object_)
        elif name == "type" and local_name(object_) == "SymmetricProperty":
            symmetric.add(local_name(subject))
    return Terms(frozenset(above["involves"]), frozenset(above["about"] - {"concerns"}), inverse, frozenset(symmetric))


def read(folder: Path) -> Reading:
    """A reading in a folder, with names and classes of the packaged things. Ends the program where there is none."""
    files = [file for file in sorted(folder.rglob("*.trig")) if "derived" not in file.relative_to(folder).parts]
    if not files:
        sys.exit(f"{folder}: no .trig files")
    quads = list(_quads(files))
    passages = {_value(quad.subject) for quad in quads if _is(quad, "type", "Passage")}
    if not passages:
        sys.exit(f"{folder}: no register, which says what the passages are")
    stated: dict[str, list[Statement]] = {passage: [] for passage in passages}
    elements: dict[str, set[str]] = defaultdict(set)
    addresses: dict[str, str] = {}
    for quad in quads:
        name, graph = local_name(quad.predicate.value), _value(quad.graph_name)
        if name == "statedIn":
            elements[_value(quad.object)].add(_value(quad.subject))
        elif name == "address":
            addresses[_value(quad.subject)] = _value(quad.object)
        if graph in passages and isinstance(quad.object, NamedNode | Literal):
            stated[graph].append((_value(quad.subject), name, quad.object))
    names, classes = _known((*_quads(resources.graph_files(resources.folder("graph") / "authority")), *quads))
    return Reading(stated, elements, addresses, names, classes)


def _quads(files: Iterable[Path]) -> Iterator[Quad]:
    for file in files:
        try:
            yield from parse(path=file, format=RdfFormat.TRIG)
        except (SyntaxError, OSError) as problem:
            sys.exit(f"{file}: {problem}")


def _known(quads: Iterable[Quad]) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    names: dict[str, set[str]] = defaultdict(set)
    classes: dict[str, set[str]] = defaultdict(set)
    for quad in quads:
        name = local_name(quad.predicate.value)
        if name in _NAMES:
            names[_value(quad.subject)].add(fold(_value(quad.object)))
        elif name == "type":
            classes[_value(quad.subject)].add(local_name(_value(quad.object)))
    return names, classes


def aligned(first: Reading, second: Reading) -> dict[str, str]:
    """Things of the second reading that the first does not know, to the one of its things with that name and class."""
    by_name: dict[tuple[str, str], set[str]] = defaultdict(set)
    for thing, names in first.names.items():
        for name in names:
            for kind in first.classes.get(thing, set()) & set(ENTITY_KINDS):
                by_name[name, kind].add(thing)
    found = {}
    for thing in second.names.keys() - first.names.keys():
        kinds = second.classes.get(thing, set())
        same = {other for name in second.names[thing] for kind in kinds for other in by_name.get((name, kind), ())}
        if len(same) == 1:
            found[thing] = next(iter(same))
    return found


def facts(reading: Reading, passages: Iterable[str], known: Terms, same: Mapping[str, str]) -> dict[str, Answers]:
    """What a reading answers, kind by kind. same: things of it that another reading knows by another IRI."""
    found: dict[str, dict[Item, set[str]]] = {kind: defaultdict(set) for kind in KINDS}
    for passage in passages:
        stated = [
            (same.get(subject, subject), name, _renamed(object_, same))
            for subject, name, object_ in reading.stated[passage]
        ]
        _Passage(passage, stated, reading.elements.get(passage, set()), known, found).read()
    for item in found["role"].keys() & found["who"].keys():
        if len(found["role"][item]) > 1:
            found["role"][item].discard("involves")  # a role says it too
    return {kind: {item: frozenset(said) for item, said in answers.items()} for kind, answers in found.items()}


def _renamed(term: NamedNode | Literal, same: Mapping[str, str]) -> NamedNode | Literal:
    return NamedNode(same.get(term.value, term.value)) if isinstance(term, NamedNode) else term


class _Passage:
    """One passage, while what it states is sorted into kinds."""

    def __init__(
        self, passage: str, stated: list[Statement], elements: set[str], known: Terms,
        found: dict[str, dict[Item, set[str]]],
    ) -> None:  # fmt: skip
        self.passage, self.stated, self.known, self.found = passage, stated, known, found
        self.nodes: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for subject, name, object_ in stated:
            self.nodes[subject][name].add(_value(object_))
        self.elements = elements

    def read(self) -> None:
        for subject, name, object_ in self.stated:
            if name == "mentions" and subject == self.passage:
                self._add("mentions", "yes", _value(object_))
            elif subject in self.elements:
                self._element(subject, name, _value(object_))
            elif not self._observed(subject):
                self._thing(subject, name, object_)
        for node in list(self.nodes):
            self._observation(node)

    def _element(self, element: str, name: str, thing: str) -> None:
        if name in self.known.roles or name == "involves":
            self._add("who", "yes", element, thing)
            self._add("role", name, element, thing)
        elif name == "concerns":
            self._add("whom", "yes", element, thing)
        elif name in self.known.does:
            self._add("does", name, element, thing)

    def _thing(self, thing: str, name: str, object_: NamedNode | Literal) -> None:
        if name in _DATED:
            self._add("date", _value(object_), thing, name)
        elif isinstance(object_, NamedNode) and name not in _NO_RELATION and thing != self.passage:
            one, other = thing, _value(object_)
            if name in self.known.inverse:
                one, name, other = other, self.known.inverse[name], one
            if name in self.known.symmetric or one < other:
                self._add("relation", f"→ {name}", *sorted((one, other)))
            else:
                self._add("relation", f"← {name}", other, one)

    def _observed(self, node: str) -> set[str]:
        return {local_name(kind) for kind in self.nodes[node]["type"]} & OBSERVATIONS

    def _observation(self, node: str) -> None:
        said, kinds = self.nodes[node], self._observed(node)
        if "IndicatorValue" in kinds:
            item = (self._one(said, "indicator"), self._one(said, "valueKind"), self._one(said, "period"))
            self._add("value", self._amount(said), *item)
        elif "Statistic" in kinds:
            about = " ".join((self._amount(said), self._one(said, "unit"), self._one(said, "period")))
            self._add("statistic", about, fold(self._one(said, "printedValue")))
        elif "Milestone" in kinds:
            self._add(
                "date", self._one(said, "period"), self._one(said, "milestoneOf"), self._one(said, "milestoneKind")
            )

    def _amount(self, said: Mapping[str, set[str]]) -> str:
        """The number, the range or the direction; what is printed where there is nothing else."""
        numbers = [_number(value) for name in ("value", "lowest", "highest") for value in sorted(said.get(name, ()))]
        comparator = local_name(self._one(said, "comparator"))
        return " ".join((comparator, *numbers)).strip() or fold(self._one(said, "printedValue"))

    def _one(self, said: Mapping[str, set[str]], name: str) -> str:
        return " ".join(sorted(said.get(name, ())))

    def _add(self, kind: str, answer: str, *item: str) -> None:
        self.found[kind][(self.passage, *item)].add(answer)


def _number(text: str) -> str:
    try:
        return f"{Decimal(text).normalize():f}"
    except InvalidOperation:
        return text


def _is(quad: Quad, predicate: str, object_: str) -> bool:
    return local_name(quad.predicate.value) == predicate and local_name(_value(quad.object)) == object_


def _value(term: object) -> str:
    return str(getattr(term, "value", ""))
