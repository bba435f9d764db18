"""What of a store belongs to which plans, so that some of them can be asked as if they were alone.

A passage is a named graph, and it belongs to the plan of the element that it states. A graph that is no passage
belongs to the plans of whose elements it speaks; one that says ``kk:usedIn`` to the plans of that area, or to that
plan; one that does neither (names of actors, of places …) to all, unless it brings names of what only other plans speak
of and none that these plans need. Where it belongs to all a thing is left out that only passages of other plans speak
of. What is like an element and is part of no plan belongs to none, and so to none of those that are asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from keikaku.records import IRI, Literal, Term
from keikaku.services.session.plans import read
from keikaku.store.base import Store
from keikaku.store.sparql.bindings import batches
from keikaku.vocab import ONTOLOGY, prologue

_ELEMENTS = prologue("kk") + "SELECT ?plan ?element WHERE { ?plan a kk:Plan . ?element kk:partOf* ?plan }"
_PLACED = prologue("kk") + (
    "SELECT DISTINCT ?graph ?element "
    "WHERE { VALUES ?how { kk:address kk:partOf kk:statedIn } GRAPH ?graph { ?element ?how ?there } }"
)
_DATASETS = prologue("kk", "schema") + "SELECT ?dataset ?plan WHERE { ?dataset kk:mainPlan|schema:hasPart ?plan }"
_LABELLED = prologue("skos") + "SELECT DISTINCT ?graph ?thing WHERE { GRAPH ?graph { ?thing skos:prefLabel ?name } }"
_LOOSE = prologue("kk") + (
    "SELECT ?element WHERE { ?element a kk:PlanElement "
    "FILTER NOT EXISTS { ?element kk:partOf* ?plan . ?plan a kk:Plan } } LIMIT 1"
)
_PASSAGES = prologue("kk") + "SELECT ?element ?passage WHERE { ?element kk:statedIn ?passage }"
_ADDRESSES = prologue("kk") + "SELECT ?passage ?address WHERE { ?passage a kk:Passage ; kk:address ?address }"
_GRAPHS = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?subject ?property ?object } }"
_SUBJECTS = "SELECT DISTINCT ?graph ?thing WHERE { GRAPH ?graph { ?thing ?property ?object } }"
_VALUES = "SELECT DISTINCT ?graph ?thing WHERE { GRAPH ?graph { ?subject ?property ?thing } }"
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
    """What of a store lies outside these plans. What their own passages and shared graphs say is read, no other's."""
    placed = _by_graph(store, _PLACED)
    owner = _owners(store, placed)
    every = {graph for (graph,) in store.select(_GRAPHS).rows if isinstance(graph, IRI)}
    subjects = _of_graphs(store, _SUBJECTS, every - owner.keys())
    graphs = {graph for graph in every if _is_outside(owner.get(graph), plans)}
    foreign = frozenset(graphs)
    graphs |= {
        graph for graph, some in subjects.items()
        if _speaks_of_others(placed[graph] & owner.keys() or some, owner, plans)
    }  # fmt: skip
    graphs |= used_elsewhere(store, plans)
    graphs -= {ONTOLOGY}
    within = {graph for graph in every if owner.get(graph, frozenset()) & plans}
    shared = [graph for graph in subjects if graph not in graphs and graph != ONTOLOGY]
    links = _links(store, within.union(shared))
    spoken_of = {thing for thing, of in owner.items() if of & plans}
    spoken_of |= {thing for some in _of_graphs(store, _SUBJECTS, within).values() for thing in some}
    spoken_of |= {end for graph in within for _, end in links.get(graph, ())}
    labelled = _by_graph(store, _LABELLED)
    named = {thing for graph in shared for thing in labelled[graph]}
    described = {end for graph in shared for link in links.get(graph, ()) for end in link}
    others = _spoken_of_in(store, foreign, (named | described) - spoken_of)
    if plans:
        graphs |= _naming_others({graph: labelled[graph] for graph in shared}, spoken_of, others)
    # A plan may be a document that another one names: what is said of it there stays.
    mixed = {thing for thing, of in owner.items() if _is_outside(of, plans)} - spoken_of
    return Outside(frozenset(graphs), frozenset(mixed | _with_attached(others, spoken_of, shared, links)))


def alone(store: Store, worded: Store, plans: AbstractSet[IRI]) -> Store:
    """These plans as if no other stood beside them, in memory. worded: the same store with the ontology's words."""
    out = outside(worded, plans)
    return store.without(out.graphs, out.things)


def of_no_plan(store: Store, groups: Sequence[AbstractSet[IRI]]) -> Mapping[IRI, int]:
    """The graphs of which nothing says for which plans they are, each to how many of these groups of plans see it."""
    placed = _by_graph(store, _PLACED)
    owner, used = _owners(store, placed), {graph for graph, _ in store.select(_USED_IN).rows}
    every = {graph for (graph,) in store.select(_GRAPHS).rows if isinstance(graph, IRI)}
    graphs = every - owner.keys() - placed.keys() - used - {ONTOLOGY}
    out = [outside(store, plans).graphs for plans in groups]
    return {graph: sum(graph not in some for some in out) for graph in graphs}


def _is_outside(owners: frozenset[IRI] | None, plans: AbstractSet[IRI]) -> bool:
    """Whether its owners are known to be none of these plans; no plan at all is one of them."""
    return owners is not None and not owners & plans


def has_loose(store: Store) -> bool:
    """Whether a store holds elements that are part of no plan."""
    return bool(store.select(_LOOSE).rows)


def owners(store: Store) -> Mapping[IRI, frozenset[IRI]]:
    """Each plan, dataset, element and passage to the plans that it belongs to; none, where it is of no plan."""
    return _owners(store, _by_graph(store, _PLACED))


def _owners(store: Store, placed: Mapping[IRI, set[IRI]]) -> Mapping[IRI, frozenset[IRI]]:
    """The same; placed: what has an address, a passage or a place in a plan, by the graph that says so."""
    found: dict[IRI, set[IRI]] = defaultdict(set)
    for some in placed.values():
        found |= {thing: set() for thing in some if thing not in found}
    for dataset, plan in store.select(_DATASETS).rows:
        if isinstance(dataset, IRI) and isinstance(plan, IRI):
            found[dataset].add(plan)
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


def _by_graph(store: Store, text: str) -> defaultdict[IRI, set[IRI]]:
    """The graphs of a store with the things of which the query tells."""
    found: defaultdict[IRI, set[IRI]] = defaultdict(set)
    for graph, thing in store.select(text).rows:
        if isinstance(graph, IRI) and isinstance(thing, IRI):
            found[graph].add(thing)
    return found


def _naming_others(
    shared: Mapping[IRI, AbstractSet[IRI]], spoken_of: AbstractSet[IRI], others: AbstractSet[IRI]
) -> set[IRI]:
    """The graphs that bring names of what only other plans speak of, and none of what these speak of but once more.

    shared: graphs of no plan with what each names. The one that names most of these plans' things stays in any case.
    """
    out: set[IRI] = set()
    named: set[IRI] = set()
    for graph, things in sorted(shared.items(), key=lambda one: (-len(one[1] & spoken_of), one[0])):
        if things & others and things & spoken_of <= named:
            out.add(graph)
        else:
            named |= things
    return out


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


def _of_graphs(store: Store, text: str, graphs: Iterable[IRI]) -> defaultdict[IRI, set[IRI]]:
    """Of some graphs the things of which the query tells."""
    found: defaultdict[IRI, set[IRI]] = defaultdict(set)
    for graph, thing in _rows(store, text, "graph", graphs):
        if isinstance(graph, IRI) and isinstance(thing, IRI):
            found[graph].add(thing)
    return found


def _links(store: Store, graphs: Iterable[IRI]) -> Mapping[IRI, list[tuple[IRI, IRI]]]:
    """What some graphs link with what."""
    found: dict[IRI, list[tuple[IRI, IRI]]] = defaultdict(list)
    for graph, subject, thing in _rows(store, _OBJECTS, "graph", graphs):
        if isinstance(graph, IRI) and isinstance(subject, IRI) and isinstance(thing, IRI):
            found[graph].append((subject, thing))
    return found


def _spoken_of_in(store: Store, graphs: AbstractSet[IRI], things: set[IRI]) -> set[IRI]:
    """Those of some things of which one of these graphs speaks."""
    found: set[IRI] = set()
    for text in (_VALUES, _SUBJECTS):
        for graph, thing in _rows(store, text, "thing", things - found):
            if isinstance(thing, IRI) and graph in graphs:
                found.add(thing)
    return found


def _rows(store: Store, text: str, variable: str, some: Iterable[IRI]) -> Iterator[tuple[Term | None, ...]]:
    for part in batches(sorted(some)):
        yield from store.select(text, {variable: part}).rows


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
