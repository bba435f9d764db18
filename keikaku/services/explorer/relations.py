"""The statements that lead from one thing to another: each said once, in its most telling form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple, TypedDict

from keikaku.page_data import BareRelation, Names
from keikaku.records import IRI, BNode, Label, Literal
from keikaku.services.explorer.contents import Contents, texts
from keikaku.services.explorer.well_known import SYMMETRIC, UNDRAWN
from keikaku.services.session.rules import Rules, Statements, plain
from keikaku.texts.catalogue import label
from keikaku.vocab import curie, kk, local_name

_ABOUT, _INVOLVES, _PART = kk("about"), kk("involves"), kk("partOf")
_UNDRAWN = frozenset({_ABOUT, _PART}) | UNDRAWN
_ENDS = {"from": "{from}", "to": "{to}"}  # places that the page fills


class Words(TypedDict):
    """How a property is said: from its subject, from its object, and as a sentence with the places {from} and {to}."""

    name: Names
    back: Names
    says: Names


class Link(NamedTuple):
    """A statement between two things, and the graphs (passages, or files of the editors) that make it."""

    source: IRI | BNode
    property: IRI
    target: IRI | BNode
    graphs: frozenset[IRI]


def links(contents: Contents, place: Mapping[IRI, int], rules: Rules) -> list[Link]:
    """Every statement between two things; nothing that another statement of the same graph implies.

    place: thing to number. Of a symmetric property, the thing with the lower number comes first.
    """
    stated: Statements = {}
    for thing, property_, value, graph in contents.statements:
        if thing in place and isinstance(value, IRI) and value in place:
            stated.setdefault((thing, value, property_), set()).add(graph)
    for thing, known in contents.names.items():
        for whole in known.get("partOf", []):
            if thing in place and isinstance(whole, IRI) and whole in place:
                stated[thing, whole, _PART] = set()
    found = []
    for (source, target, said), graphs in plain(stated, rules).items():
        if said in rules.symmetric and place[target] < place[source]:
            source, target = target, source
        found.append(Link(source, IRI(said), target, frozenset(graphs)))
    return found


def relations(contents: Contents, stated: Iterable[Link], rules: Rules) -> dict[IRI, BareRelation]:
    """The properties of the links: roles first, then by use."""
    count = Counter(link.property for link in stated)
    second = rules.second

    def role(property_: IRI) -> bool:
        return property_ == _INVOLVES or _INVOLVES in rules.above.get(property_, ())

    def mutual(property_: IRI) -> bool:
        return property_ in rules.symmetric or property_ in SYMMETRIC

    ordered = sorted(count, key=lambda one: (one in _UNDRAWN, not role(one), -count[one], one))
    ids = identifiers(ordered)
    return {
        property_: {
            "id": ids[property_],
            "iri": property_,
            **words(contents, property_, second.get(property_), mutual(property_)),
            "role": role(property_),
            "symmetric": mutual(property_),
            "drawn": property_ not in _UNDRAWN,
        }
        for property_ in ordered
    }


def identifiers(properties: Collection[IRI]) -> dict[IRI, str]:
    """Local names; where two properties share one, what tells them apart."""
    count = Counter(local_name(property_) for property_ in properties)

    def alone(name: str) -> bool:
        return bool(name) and count[name] == 1

    return {one: local_name(one) if alone(local_name(one)) else curie(one).strip("<>") for one in properties}


def words(contents: Contents, property_: IRI, inverse: str | None, symmetric: bool) -> Words:
    """Name, name from the other end, and sentence, all in both languages.

    inverse: the property of which it is the first name, if there is one (operates, of operatedBy).
    """
    local = local_name(property_)
    name = _both(contents.label(property_), local)
    known = contents.terms.get(property_, {})
    back = texts(known.get("inverseLabel", []))
    if not any(back) and symmetric:
        back = contents.label(property_)
    if not any(back) and inverse:
        back = contents.label(IRI(inverse))
    says = {literal.language: literal.value for literal in known.get("sentence", []) if isinstance(literal, Literal)}
    return {
        "name": name,
        "back": _both(back, "") if any(back) else _both(label("facts.inverse", relation=Label(*name)), ""),
        "says": (_sentence(says, name, "ja"), _sentence(says, name, "en")),
    }


def _sentence(says: Mapping[str | None, str], name: Names, language: str) -> str:
    """The sentence of a language, if it has both places once; else the name between them."""
    said = says.get(language, "")
    plain = label("facts.sentence", relation=Label(*name), **_ENDS).best(language) or ""
    return said if said.count("{from}") == said.count("{to}") == 1 else plain


def _both(name: Label, fallback: str) -> Names:
    return (name.best("ja") or fallback, name.best("en") or fallback)
