"""What holds for all plans of a store though it came with one: names and facts that do not say where they are used.

And datasets that name a main plan beside the one that counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from keikaku.records import IRI, Term
from keikaku.services.checks import register
from keikaku.services.checks.findings import Finding, Spot, finding
from keikaku.services.checks.naming import called
from keikaku.services.session import keys, ownership, plans
from keikaku.services.session.session import Session
from keikaku.store.sparql.bindings import Bindings
from keikaku.vocab import curie, kk, prologue

_NAMED = prologue("skos") + "SELECT DISTINCT ?graph ?thing WHERE { GRAPH ?graph { ?thing skos:prefLabel ?name } }"
_SUBJECTS = "SELECT DISTINCT ?graph ?thing WHERE { GRAPH ?graph { ?thing ?property ?value } }"
_SAID = "SELECT DISTINCT ?thing ?graph ?property ?value WHERE { GRAPH ?graph { ?thing ?property ?value } }"
_DATASETS = prologue("kk") + "SELECT DISTINCT ?dataset ?plan WHERE { ?dataset kk:mainPlan ?plan }"


def check(session: Session) -> list[Finding]:
    """What graphs of no plan and no area say of things that another graph names, and main plans beside the first.

    session: over everything of one store; in several side by side nothing of one counts for another.
    """
    return [*_unscoped(session), *_second_datasets(session)]


def _unscoped(session: Session) -> Iterator[Finding]:
    """One finding for each thing of which such a graph says more than the graph that names it."""
    homes = _homes(session)
    adding = {
        (graph, thing)
        for graph, thing in _by_graph(session, _SUBJECTS, {"graph": sorted(_for_all(session, {*homes.values()}))})
        if homes.get(thing, graph) != graph
    }
    told: dict[tuple[IRI, IRI], set[tuple[Term, Term]]] = defaultdict(set)
    for thing, graph, property_, value in session.select_each(_SAID, "thing", {thing for _, thing in adding}):
        if isinstance(graph, IRI) and isinstance(thing, IRI) and property_ is not None and value is not None:
            told[graph, thing].add((property_, value))
    for graph, thing in sorted(adding):
        if more := sorted({str(term) for term, _ in told[graph, thing] - told[homes[thing], thing]}):
            said, spot = ", ".join(map(curie, more)), Spot(thing, graph, more[0])
            yield finding("scope", called(session, thing), "checks.unscoped", spot, graph=graph, said=said)


def _for_all(session: Session, naming: AbstractSet[IRI]) -> set[IRI]:
    """The graphs that count wherever what they speak of does: seen by all plans, or without a name of their own."""
    meant = frozenset(plan.iri for plan in plans.usual(session.plans))
    groups = [one for one in (meant, *(frozenset([plan.iri]) - meant for plan in session.plans)) if one]
    seen = ownership.of_no_plan(session.whole, groups)
    told = register.unregistered(session)
    return {
        graph
        for graph, by in seen.items()
        if graph not in {*told, keys.GRAPH} and (by == len(groups) or (by and graph not in naming))
    }


def _homes(session: Session) -> Mapping[IRI, IRI]:
    """Each thing to the graph that names it; of several to the one that names most."""
    named: dict[IRI, set[IRI]] = defaultdict(set)
    for graph, thing in _by_graph(session, _NAMED):
        named[graph].add(thing)
    fewest_first = sorted(named, key=lambda graph: (len(named[graph]), graph))
    return {thing: graph for graph in fewest_first for thing in named[graph]}


def _by_graph(session: Session, text: str, bindings: Bindings | None = None) -> Iterator[tuple[IRI, IRI]]:
    for graph, thing in session.search(text, bindings).rows:
        if isinstance(graph, IRI) and isinstance(thing, IRI):
            yield graph, thing


def _second_datasets(session: Session) -> Iterator[Finding]:
    counts = {plan.iri: plan.id for plan in plans.usual(session.plans) if plan.main}
    for dataset, plan in session.search(_DATASETS).rows:
        if plan not in counts:
            spot, taken = Spot(str(dataset), None, kk("mainPlan")), ", ".join(counts.values())
            where = called(session, str(dataset))
            yield finding("scope", where, "checks.second_dataset", spot, plan=called(session, str(plan)), taken=taken)
