"""What is shown of a thing wherever it appears: kind, label, address, page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from keikaku.records import IRI, Citation, Label, Literal, Term, natural_key, whole_number
from keikaku.store.base import Store
from keikaku.store.sparql.bindings import batches
from keikaku.vocab import (
    ELEMENT_KINDS,
    KINDS,
    LABELS,
    LITERAL_FORM,
    NS,
    PREFIXES,
    RDF_TYPE,
    XL_LABEL,
    kk,
    label_of,
    local_name,
    prologue,
    readable,
)  # fmt: skip

_FACTS = (
    prologue("kk", "rdf")
    + f"""
SELECT ?thing ?property ?value WHERE {{
  {{
    VALUES ?property {{ rdf:type kk:address kk:page kk:level {" ".join(f"<{one}>" for one in LABELS)} }}
    ?thing ?property ?value
  }} UNION {{
    ?thing <{XL_LABEL}>/<{LITERAL_FORM}> ?value
    BIND (<{XL_LABEL}> AS ?property)
  }} UNION {{
    ?thing kk:statedIn/kk:page ?value
    BIND (kk:page AS ?property)
  }}
}}"""
)
_INDIVIDUAL = PREFIXES["owl"] + "NamedIndividual"
_ANY = tuple(PREFIXES[one] for one in ("rdf", "rdfs", "owl", "skos"))  # by whose classes anything may be told

_STANDING = frozenset(ELEMENT_KINDS) - {"Plan"}  # a plan has levels, and stands on none


class Card(NamedTuple):
    """A thing in short. ``kind`` is the local name of its most specific class; ``type`` a class of other people's.

    ``level``: of an element whose class does not tell on which level of its plan it stands, the level.
    ``page`` is the printed page of a passage, or of the passage that states an element: a number, or ``iv``.
    """

    iri: IRI
    kind: str
    label: Label
    address: str | None = None
    page: int | str | None = None
    level: IRI | None = None
    type: IRI | None = None

    @property
    def citation(self) -> Citation:
        """The address (of a thing without one: its IRI) and page."""
        return Citation(self.address or self.iri, self.page)

    def name(self, language: str) -> str:
        """What to call it in a language: its label, else its address, else the end of its IRI."""
        return self.label.best(language) or self.address or readable(self.iri)


def read(store: Store, things: Iterable[IRI]) -> dict[IRI, Card]:
    """The cards of some things, in one query or a few; a thing that the graph says nothing of gets a bare card."""
    wanted = list(dict.fromkeys(things))
    facts: dict[IRI, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for thing, property_, value in chain(*(store.select(_FACTS, {"thing": some}).rows for some in batches(wanted))):
        if isinstance(thing, IRI) and value is not None:
            facts[thing][str(property_)].append(value)
    return {thing: _card(thing, facts[thing]) for thing in wanted}


def citations(passages: Iterable[Card]) -> tuple[Citation, ...]:
    """The citations of some passages, in the order of the plan; graphs that are no passage are none."""
    stated = (passage.citation for passage in passages if passage.kind == "Passage")
    return tuple(sorted(stated, key=lambda one: natural_key(one.address)))


def pages_of(cited: Sequence[Citation]) -> str:
    """The pages in the order of the addresses, ``–`` where there is none; what is the same for all stands once."""
    pages = [str(citation.page) if citation.page else "–" for citation in cited]
    if len(set(pages)) == 1:
        return pages[0].replace("–", "")
    return ", ".join(pages)


def type_of(classes: Iterable[Term]) -> IRI | None:
    """The class by which a thing of other people is told: rather one of theirs than skos:Concept or owl:Class."""
    some = (one for one in classes if isinstance(one, IRI) and not one.startswith(NS))
    return min(some, key=lambda one: (one.startswith(_ANY), one == _INDIVIDUAL, one), default=None)


def _card(thing: IRI, facts: dict[str, list[Term]]) -> Card:
    kinds = {local_name(str(value)) for value in facts[RDF_TYPE] if str(value).startswith(NS)}
    address = next((v.value for v in facts[kk("address")] if isinstance(v, Literal)), None)
    pages = sorted((v.value for v in facts[kk("page")] if isinstance(v, Literal)), key=natural_key)
    kind = next((kind for kind in KINDS if kind in kinds), "")
    label = label_of({one: [name for name in facts[one] if isinstance(name, Literal)] for one in LABELS})
    level = next((one for one in facts[kk("level")] if isinstance(one, IRI)), None) if kind in _STANDING else None
    page = _page(pages[0]) if pages else None
    return Card(thing, kind, label, address, page, level, None if kind else type_of(facts[RDF_TYPE]))


def _page(printed: str) -> int | str:
    number = whole_number(printed)
    return printed if number is None else number
