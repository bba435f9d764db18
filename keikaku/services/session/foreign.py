"""Things of other people's data: whatever is no thing of our ontology, by all that it is called."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from keikaku.language.index import Name
from keikaku.records import IRI, Literal, Term
from keikaku.services.session.cards import breadths, subclasses, type_of
from keikaku.store.base import Store
from keikaku.vocab import (
    ALTERNATIVES,
    KINDS,
    LABELS,
    LITERAL_FORM,
    NS,
    ONTOLOGY,
    PREFIXES,
    RDF_TYPE,
    XL_LABELS,
    prologue,
    readable,
)

_OURS = (
    prologue("kk")
    + "SELECT ?thing WHERE { VALUES ?kind { "
    + " ".join(f"kk:{kind}" for kind in KINDS)
    + " } ?thing a ?kind } LIMIT 1"
)
_CLASSES = "SELECT DISTINCT ?thing ?class WHERE { ?thing a ?class }"
_NAMED = f"""
SELECT DISTINCT ?thing ?property ?name WHERE {{
  {{ VALUES ?property {{ {" ".join(f"<{one}>" for one in (*LABELS, *ALTERNATIVES))} }} ?thing ?property ?name }}
  UNION
  {{
    VALUES ?property {{ {" ".join(f"<{one}>" for one in XL_LABELS)} }}
    ?thing ?property ?label . ?label <{LITERAL_FORM}> ?name
  }}
}}"""
_TERMS = f"SELECT DISTINCT ?term WHERE {{ GRAPH <{ONTOLOGY}> {{ ?term ?property ?value }} }}"
_SUBJECTS = "SELECT DISTINCT ?thing WHERE { ?thing ?property ?value }"
_OBJECTS = "SELECT DISTINCT ?thing WHERE { ?subject ?property ?thing FILTER (isIRI(?thing)) }"
_PROPERTIES = "SELECT ?property (COUNT(*) AS ?uses) WHERE { ?subject ?property ?value } GROUP BY ?property"
_OUR_USES = (
    f"SELECT ?property (COUNT(*) AS ?uses) WHERE {{ GRAPH <{ONTOLOGY}> {{ ?subject ?property ?value }} }} "
    "GROUP BY ?property"
)
_META = tuple(PREFIXES[one] for one in ("rdf", "rdfs", "owl", "xsd"))  # by which classes and properties are described
_CLASS, _PROPERTY = IRI(PREFIXES["rdfs"] + "Class"), IRI(PREFIXES["rdf"] + "Property")
# What describes the data, not the world: beside a plan it is no thing that anybody looks for.
_ABOUT_DATA = frozenset(
    [
        *(PREFIXES["skos"] + "ConceptScheme", PREFIXES["schema"] + "Dataset", PREFIXES["time"] + "Instant"),
        *(PREFIXES["qb"] + name for name in ("DataSet", "DataStructureDefinition")),
    ]
)


def is_foreign(store: Store) -> bool:
    """Whether a store holds no thing of our ontology at all."""
    return not store.select(_OURS).rows


def names(store: Store, *, alone: bool) -> Iterator[Name]:
    """All that each thing of no class of ours is called; of one without a name, the end of its IRI.

    The kind of such a name is the whole IRI of a class, or empty. alone: whether the store holds nothing of ours.
    Then classes, properties and whatever is spoken of are things too; beside a plan, what has
    a name and a class.
    """
    classes: dict[IRI, list[Term]] = defaultdict(list)
    terms = {row[0] for row in store.select(_TERMS).rows}
    sizes: Counter[IRI] = Counter()
    for thing, class_ in store.select(_CLASSES).rows:
        sizes[IRI(str(class_))] += 1
        if isinstance(thing, IRI) and class_ is not None and thing not in terms:
            classes[thing].append(class_)
    used = _used(store, classes) if alone else {}
    ours = terms.difference(used)
    ours |= {thing for thing, some in classes.items() if any(str(one).startswith(NS) for one in some)}
    broad = breadths(sizes, subclasses(store))
    kinds = {thing: type_of(some, broad) or IRI("") for thing, some in classes.items()}
    called = _called(store)
    if alone:
        kinds = used | kinds
        things = [*_iris(store, _SUBJECTS), *kinds, *_iris(store, _OBJECTS)]
    else:
        things = [one for one in called if kinds.get(one) and kinds[one] not in _ABOUT_DATA]
    for thing in dict.fromkeys(one for one in things if one not in ours and not one.startswith(NS)):
        kind, some = kinds.get(thing, ""), called.get(thing, [])
        yield from (Name(name.value, thing, kind, is_label, name.language) for is_label, name in some)
        if not any(is_label for is_label, _ in some) and (end := readable(thing)):
            yield Name(end, thing, kind, preferred=True)


def _called(store: Store) -> dict[IRI, list[tuple[bool, Literal]]]:
    """Of each thing its names and whether it is a label, those first that name it before others."""
    found: dict[IRI, list[tuple[int, Literal]]] = defaultdict(list)
    rank = {property_: place for place, property_ in enumerate((*LABELS, *ALTERNATIVES))}
    for thing, property_, name in store.select(_NAMED).rows:
        if isinstance(thing, IRI) and isinstance(name, Literal) and name.value.strip():
            found[thing].append((rank[IRI(str(property_))], name))
    return {
        thing: [(place < len(LABELS), name) for place, name in sorted(some, key=lambda one: one[0])]
        for thing, some in found.items()
    }


def _used(store: Store, classes: Mapping[IRI, Iterable[Term]]) -> dict[IRI, IRI]:
    """The classes and properties that are used outside the ontology, and not described there, as what they are."""
    own = set(map(tuple, store.select(_OUR_USES).rows))
    properties = (row[0] for row in store.select(_PROPERTIES).rows if tuple(row) not in own and row[0] != RDF_TYPE)
    used = {one: _PROPERTY for one in properties if isinstance(one, IRI)}
    used |= {one: _CLASS for some in classes.values() for one in some if isinstance(one, IRI)}
    return {one: kind for one, kind in used.items() if one not in classes and not one.startswith(_META)}


def _iris(store: Store, text: str) -> list[IRI]:
    return [row[0] for row in store.select(text).rows if isinstance(row[0], IRI)]
