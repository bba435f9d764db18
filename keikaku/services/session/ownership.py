"""What of a store belongs to which plans, so that some of them can be asked as if they were alone.

A passage is a named graph, and it belongs to the plan of the element that it states. A graph that is no passage
belongs to the plans of whose elements it speaks; one that says ``kk:usedIn`` to the plans of that area, or to that
plan; one that does neither (names of actors, of places …) to all. There a thing is left out that only passages of other
plans speak of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from keikaku.records import IRI, Literal
from keikaku.services.session.plans import read
from keikaku.store.base import Store
from keikaku.vocab import ONTOLOGY, prologue

_ELEMENTS = prologue("kk") + "SELECT ?plan ?element WHERE { ?plan a kk:Plan . ?element kk:partOf* ?plan }"
_PASSAGES = prologue("kk") + "SELECT ?element ?passage WHERE { ?element kk:statedIn ?passage }"
_ADDRESSES = prologue("kk") + "SELECT ?passage ?address WHERE { ?passage a kk:Passage ; kk:address ?address }"
_SUBJECTS = "SELECT DISTINCT ?graph ?subject WHERE { GRAPH ?graph { ?subject ?property ?object } }"
_OBJECTS = (
    "SELECT DISTINCT ?graph ?subject ?object "
    "WHERE { GRAPH ?graph { ?subject ?property ?object FILTER (isIRI(?object)) } }"
)
_USED_IN = prologue("kk") + "SELECT ?graph ?where WHERE { ?graph kk:usedIn ?where }"
_AREAS = (
    prologue("dcterms", "kk")
    + "SELECT ?plan ?area WHERE { ?plan a kk:Plan ; dcterms:spatial ?own . ?own dcterms:isPartOf* ?area }"
)


class Outside(NamedTuple):
    """What lies outside some plans: whole graphs, and things of which the other graphs say something."""

    graphs: frozenset[IRI]
    things: frozenset[IRI]


def outside(store: Store, plans: AbstractSet[IRI]) -> Outside:
    """What of a store lies outside these plans."""
    owner = owners(store)
    subjects: dict[IRI, set[IRI]] = defaultdict(set)
    links: dict[IRI, list[tuple[IRI, IRI]]] = defaultdict(list)
    for graph, subject, thing in store.select(_OBJECTS).rows:
        if isinstance(graph, IRI) and isinstance(subject, IRI) and isinstance(thing, IRI):
            links[graph].append((subject, thing))
    for graph, subject in store.select(_SUBJECTS).rows:
        if isinstance(graph, IRI) and isinstance(subject, IRI):
            subjects[graph].add(subject)
    graphs = {graph for graph in subjects if _is_outside(owner.get(graph), plans)}
    graphs |= {graph for graph in subjects if graph not in owner and _speaks_of_others(subjects[graph], owner, plans)}
    graphs |= used_elsewhere(store, plans)
    graphs -= {ONTOLOGY}
    within = {graph for graph in subjects if owner.get(graph, frozenset()) & plans}
    foreign = {graph for graph in graphs if graph in owner}
    shared = [graph for graph in subjects if graph not in owner and graph not in graphs and graph != ONTOLOGY]
    own = {thing for thing, of in owner.items() if of & plans}
    spoken_of = _things(within, links, subjects) | own
    others = _things(foreign, links, subjects) - spoken_of
    # A plan may be a document that another one names: what is said of it there stays.
    mixed = {thing for thing, of in owner.items() if _is_outside(of, plans)} - spoken_of
    return Outside(frozenset(graphs), frozenset(mixed | _with_attached(others, spoken_of, shared, links)))


def _is_outside(owners: frozenset[IRI] | None, plans: AbstractSet[IRI]) -> bool:
    """Whether its owners are known to be none of these plans; no plan at all is one of them."""
    return owners is not None and not owners & plans


def owners(store: Store) -> Mapping[IRI, frozenset[IRI]]:
    """Each plan, element and passage to the plans that it belongs to; none, where it is of no plan."""
    found: dict[IRI, set[IRI]] = defaultdict(set)
    for plan, element in store.select(_ELEMENTS).rows:
        if isinstance(plan, IRI) and isinstance(element, IRI):
            found[plan].add(plan)
            found[element].add(plan)
    for element, passage in store.select(_PASSAGES).rows:
        if isinstance(element, IRI) and isinstance(passage, IRI):
            found[passage] |= found[element]  # of an element of no plan: of none
    ids = {plan.id: plan.iri for plan in read(store)}
    for passage, address in store.select(_ADDRESSES).rows:  # a preface, say, that states no element
        head = address.value.partition(":")[0] if isinstance(address, Literal) else ""
        if isinstance(passage, IRI) and head in ids and not found.get(passage):
            found[passage].add(ids[head])
    return {thing: frozenset(of) for thing, of in found.items()}


def _speaks_of_others(subjects: Iterable[IRI], owner: Mapping[IRI, frozenset[IRI]], plans: AbstractSet[IRI]) -> bool:
    """Whether there are elements or passages among them, or plans and nothing else, all of other plans."""
    owned = {subject: owner[subject] for subject in subjects if subject in owner}
    only_plans = all(subject in of for subject, of in owned.items())
    if not owned or any(of & plans for of in owned.values()):
        return False
    return not only_plans or owned.keys() == set(subjects)


def used_elsewhere(store: Store, plans: AbstractSet[IRI]) -> set[IRI]:
    """Graphs of a store that say where their names are used, which is neither in these plans nor in their areas."""
    where: dict[IRI, set[IRI]] = defaultdict(set)
    for graph, place in store.select(_USED_IN).rows:
        if isinstance(graph, IRI) and isinstance(place, IRI):
            where[graph].add(place)
    if not where:
        return set()
    here = {area for plan, area in store.select(_AREAS).rows if plan in plans and isinstance(area, IRI)}
    return {graph for graph, places in where.items() if not places & (here | plans)}


def _things(
    graphs: Iterable[IRI], links: Mapping[IRI, list[tuple[IRI, IRI]]], subjects: Mapping[IRI, set[IRI]]
) -> set[IRI]:
    """All that some graphs speak of."""
    return {thing for graph in graphs for thing in subjects[graph]} | {
        end for graph in graphs for _, end in links.get(graph, ())
    }


def _with_attached(
    others: set[IRI], kept: AbstractSet[IRI], shared: Iterable[IRI], links: Mapping[IRI, list[tuple[IRI, IRI]]]
) -> set[IRI]:
    """These things of shared graphs, with those that no passage speaks of and that hang on them alone."""
    beside: dict[IRI, set[IRI]] = defaultdict(set)
    described: set[IRI] = set()
    for graph in shared:
        for one, other in links.get(graph, ()):
            described.add(one)
            beside[one].add(other)
            beside[other].add(one)
    reached = set(kept)
    edge = reached & described
    while edge:  # what hangs on a thing that is kept is kept
        edge = {other for one in edge for other in beside[one] if other in described and other not in others} - reached
        reached |= edge
    found = others & described
    edge = set(found)
    while edge:
        edge = {other for one in edge for other in beside[one] if other in described} - reached - found
        found |= edge
    return found
