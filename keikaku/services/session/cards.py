"""What is shown of a thing wherever it appears: kind, label, address, page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
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
    ONTOLOGY,
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
_NAMES = (
    f"SELECT DISTINCT ?term ?property ?name WHERE {{ VALUES ?property {{ {' '.join(f'<{one}>' for one in LABELS)} }} "
    f"GRAPH ?graph {{ ?term ?property ?name }} FILTER (?graph != <{ONTOLOGY}>) }}"
)
_SIZES = "SELECT ?class (COUNT(*) AS ?size) WHERE { ?thing a ?class } GROUP BY ?class"
_BELOW = prologue("rdfs") + "SELECT ?below ?above WHERE { ?below rdfs:subClassOf ?above }"
_MOST_LEVELS = 32  # of classes one below the other; some data say so in a circle
_INDIVIDUAL = PREFIXES["owl"] + "NamedIndividual"
_ANY = tuple(PREFIXES[one] for one in ("rdf", "rdfs", "owl", "skos"))  # by whose classes anything may be told
_BROAD = frozenset(
    IRI(space + name)
    for space, name in (
        ("http://xmlns.com/foaf/0.1/", "Agent"), (PREFIXES["dcterms"], "Agent"), (PREFIXES["prov"], "Agent"),
        (PREFIXES["prov"], "Entity"), (PREFIXES["schema"], "Thing"), ("http://schema.org/", "Thing"),
        ("http://www.opengis.net/ont/geosparql#", "Feature"),
    )
)  # fmt: skip
"""Classes above all others of their vocabulary."""

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
    several = {one for some in facts.values() if len(found := _theirs(some[RDF_TYPE])) > 1 for one in found}
    sizes = _sizes(store, several) if several and not store.rules.is_far else {}
    return {thing: _card(thing, facts[thing], sizes) for thing in wanted}


def named(store: Store, terms: Collection[IRI]) -> dict[IRI, Label]:
    """What other graphs than our ontology's call some terms; those that they do not name are left out."""
    found: dict[IRI, dict[str, list[Literal]]] = defaultdict(lambda: defaultdict(list))
    for some in batches(terms):
        for term, property_, name in store.select(_NAMES, {"term": some}).rows:
            if isinstance(term, IRI) and isinstance(name, Literal):
                found[term][str(property_)].append(name)
    return {term: label_of(names) for term, names in found.items()}


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


def type_of(classes: Iterable[Term], sizes: Mapping[IRI, int]) -> IRI | None:
    """The class by which a thing of other people is told: see ``by_what_they_tell``."""
    return next(iter(by_what_they_tell(classes, sizes)), None)


def by_what_they_tell(classes: Iterable[Term], sizes: Mapping[IRI, int]) -> list[IRI]:
    """Other people's classes of a thing, first the one that tells most: rather theirs than skos:Concept or owl:Class.

    sizes: as of ``breadths``; of several the narrowest counts.
    """
    some = [one for one in classes if isinstance(one, IRI) and not one.startswith(NS)]
    return sorted(some, key=lambda one: (_of_anybody(one), one == _INDIVIDUAL, sizes.get(one, 0), one))


def breadths(sizes: Mapping[IRI, int], below: Iterable[Sequence[Term | None]]) -> dict[IRI, int]:
    """How broad classes are, as numbers to compare: how many things they have, and more than any class below them.

    below: each class with one right above it.
    """
    found = dict(sizes)
    pairs = [(one, above) for one, above in below if isinstance(one, IRI) and isinstance(above, IRI) and one != above]
    for _ in range(_MOST_LEVELS):
        narrow = [pair for pair in pairs if found.get(pair[1], 0) <= found.get(pair[0], 0)]
        for one, above in narrow:
            found[above] = max(found.get(above, 0), found.get(one, 0) + 1)
        if not narrow:
            break
    return found


def subclasses(store: Store) -> Sequence[Sequence[Term | None]]:
    """Each class of a store with one right above it."""
    return store.select(_BELOW).rows


def _of_anybody(one: IRI) -> bool:
    """Whether a class says little of what a thing is in the world: skos:Concept, owl:Class, foaf:Agent."""
    return one.startswith(_ANY) or one in _BROAD


def _theirs(classes: Iterable[Term]) -> list[IRI]:
    """The classes of other people's vocabularies."""
    return [one for one in classes if isinstance(one, IRI) and not one.startswith((NS, *_ANY))]


def _sizes(store: Store, classes: Collection[IRI]) -> dict[IRI, int]:
    rows = store.select(_SIZES, {"class": sorted(classes)}).rows
    sizes = {one: int(size.value) for one, size in rows if isinstance(one, IRI) and isinstance(size, Literal)}
    return breadths(sizes, subclasses(store))


def _card(thing: IRI, facts: dict[str, list[Term]], sizes: Mapping[IRI, int]) -> Card:
    kinds = {local_name(str(value)) for value in facts[RDF_TYPE] if str(value).startswith(NS)}
    address = next((v.value for v in facts[kk("address")] if isinstance(v, Literal)), None)
    pages = sorted((v.value for v in facts[kk("page")] if isinstance(v, Literal)), key=natural_key)
    kind = next((kind for kind in KINDS if kind in kinds), "")
    label = label_of({one: [name for name in facts[one] if isinstance(name, Literal)] for one in LABELS})
    level = next((one for one in facts[kk("level")] if isinstance(one, IRI)), None) if kind in _STANDING else None
    page = _page(pages[0]) if pages else None
    return Card(thing, kind, label, address, page, level, None if kind else type_of(facts[RDF_TYPE], sizes))


def _page(printed: str) -> int | str:
    number = whole_number(printed)
    return printed if number is None else number
