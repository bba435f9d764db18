"""The statements that lead from one thing to another: each said once, in its most telling form."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple, TypedDict

from keikaku.page_data import BareRelation, Names
from keikaku.records import IRI, Label, Literal
from keikaku.services.explorer.contents import Contents, texts
from keikaku.vocab import PREFIXES, curie, kk, local_name

_ABOUT, _INVOLVES, _PART = kk("about"), kk("involves"), kk("partOf")
_UNDRAWN = (_ABOUT, _PART)
_SYMMETRIC = PREFIXES["owl"] + "SymmetricProperty"


class _Words(TypedDict):
    name: Names
    back: Names
    says: Names


class Link(NamedTuple):
    """A statement between two things, and the graphs (passages, or files of the editors) that make it."""

    source: IRI
    property: IRI
    target: IRI
    graphs: frozenset[IRI]


def links(contents: Contents, place: Mapping[IRI, int]) -> list[Link]:
    """Every statement between two things; nothing that another statement of the same graph implies.

    place: thing to number. A property that is the declared inverse of another is turned round; of a symmetric
    one, the thing with the lower number comes first.
    """
    stated: dict[tuple[IRI, IRI, IRI], set[IRI]] = defaultdict(set)
    turned, symmetric = _inverses(contents), _symmetric(contents)
    for thing, property_, value, graph in contents.statements:
        if thing not in place or not isinstance(value, IRI) or value not in place:
            continue
        source, target, said = thing, value, property_
        if said in turned:
            source, target, said = value, thing, turned[said]
        if said in symmetric and place[target] < place[source]:
            source, target = target, source
        stated[source, said, target].add(graph)
    for thing, known in contents.names.items():
        for whole in known.get("partOf", []):
            if thing in place and isinstance(whole, IRI) and whole in place:
                stated[thing, _PART, whole] = set()
    _leave_out_what_follows(contents, stated)
    return [Link(*key, frozenset(graphs)) for key, graphs in stated.items()]


def _leave_out_what_follows(contents: Contents, stated: dict[tuple[IRI, IRI, IRI], set[IRI]]) -> None:
    """Takes away, graph by graph, the wider of two properties, and the mere mention beside any statement."""
    above = _ancestors(contents)
    for (source, said, target), graphs in list(stated.items()):
        wider = above.get(said, set()) | ({_ABOUT} if said != _ABOUT else set())
        for other in wider:
            if (rest := stated.get((source, other, target))) is not None and graphs:
                rest -= graphs
                if not rest:
                    del stated[source, other, target]


def _ancestors(contents: Contents) -> dict[IRI, set[IRI]]:
    """Each property to all the properties that it implies."""
    parents = {
        term: {value for value in known.get("subPropertyOf", []) if isinstance(value, IRI)}
        for term, known in contents.terms.items()
    }
    found: dict[IRI, set[IRI]] = {}
    for term in parents:
        above: set[IRI] = set()
        waiting = [*parents[term]]
        while waiting:
            one = waiting.pop()
            if one not in above:
                above.add(one)
                waiting += parents.get(one, ())
        found[term] = above - {term}
    return found


def _inverses(contents: Contents) -> dict[IRI, IRI]:
    """Each property to be turned round, to the one that says it the other way; of a pair, one is turned."""
    found: dict[IRI, IRI] = {}
    for term in sorted(contents.terms):
        for value in contents.terms[term].get("inverseOf", []):
            if isinstance(value, IRI) and value != term and term not in found:
                found[value] = term
    return found


def _symmetric(contents: Contents) -> set[IRI]:
    return {term for term, known in contents.terms.items() if _SYMMETRIC in known.get("type", [])}


def relations(contents: Contents, stated: Iterable[Link]) -> dict[IRI, BareRelation]:
    """The properties of the links: roles first, then by use."""
    count = Counter(link.property for link in stated)
    above, symmetric = _ancestors(contents), _symmetric(contents)
    turned = {property_: inverse for inverse, property_ in _inverses(contents).items()}

    def role(property_: IRI) -> bool:
        return property_ == _INVOLVES or _INVOLVES in above.get(property_, ())

    ordered = sorted(count, key=lambda one: (one in _UNDRAWN, not role(one), -count[one], one))
    ids = _identifiers(ordered)
    return {
        property_: {
            "id": ids[property_],
            **_words(contents, property_, turned.get(property_), property_ in symmetric),
            "role": role(property_),
            "symmetric": property_ in symmetric,
            "drawn": property_ not in _UNDRAWN,
        }
        for property_ in ordered
    }


def _identifiers(properties: Collection[IRI]) -> dict[IRI, str]:
    """Local names; where two properties share one, what tells them apart."""
    count = Counter(local_name(property_) for property_ in properties)
    return {one: local_name(one) if count[local_name(one)] == 1 else curie(one).strip("<>") for one in properties}


def _words(contents: Contents, property_: IRI, inverse: IRI | None, symmetric: bool) -> _Words:
    """Name, name from the other end, and sentence, all in both languages."""
    local = local_name(property_)
    name = _both(contents.label(property_), local)
    known = contents.terms.get(property_, {})
    back = texts(known.get("inverseLabel", []))
    if not any(back) and symmetric:
        back = contents.label(property_)
    if not any(back) and inverse:
        back = contents.label(inverse)
    says = {literal.language: literal.value for literal in known.get("sentence", []) if isinstance(literal, Literal)}
    return {
        "name": name,
        "back": _both(back, "") if any(back) else (f"{name[0]}（逆）", f"{name[1]} (inverse)"),
        "says": (
            _sentence(says.get("ja"), f"{{from}}：{name[0]}：{{to}}"),
            _sentence(says.get("en"), f"{{from}}: {name[1]}: {{to}}"),
        ),
    }


def _sentence(text: str | None, plain: str) -> str:
    """The sentence, if it has both places once."""
    return text if text and text.count("{from}") == text.count("{to}") == 1 else plain


def _both(label: Label, fallback: str) -> Names:
    return (label.best("ja") or fallback, label.best("en") or fallback)
