"""Of what findings are told: of all that was opened, or with ``--only`` of the things of one plan or one store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from keikaku.errors import UnknownName
from keikaku.records import IRI
from keikaku.services.checks.findings import Finding
from keikaku.services.checks.stores import StoreFiles
from keikaku.services.session import opening
from keikaku.services.session.ownership import owners
from keikaku.services.session.plans import Plan, called
from keikaku.services.session.session import Session

_LINKS = "SELECT DISTINCT ?graph ?subject ?object WHERE { GRAPH ?graph { ?subject ?property ?object } }"


class Extent(NamedTuple):
    """What is looked at. None: everything.

    ``plans``: whose texts are read. ``things``: of which findings are told; ``graphs``: those that speak of nothing
    else. ``files``: whose form is looked at.
    """

    plans: frozenset[IRI] | None = None
    things: frozenset[str] | None = None
    graphs: frozenset[str] | None = None
    files: frozenset[Path] | None = None

    def is_of(self, files: Iterable[Path]) -> bool:
        """Whether any of these files is looked at."""
        return self.files is None or not self.files.isdisjoint(files)

    def holds(self, one: Finding) -> bool:
        """Whether a finding is about what is looked at; of a file it is, if nothing else is known of it."""
        if self.things is None or self.graphs is None:
            return True
        subject, graph, term = one.spot
        if not subject and not graph and not term:
            return True
        return subject in self.things or graph in self.graphs


def of(session: Session, stores: Sequence[StoreFiles], only: str | None) -> Extent:
    """What ``--only`` means: a store by the name that --store gave it, else a plan. Raises UnknownName."""
    if only is None:
        return Extent()
    for store in stores:
        if Path(store.name) == Path(only):
            return _of_store(store)
    plans = frozenset(plan.iri for plan in called(session.plans, only))
    if plans:
        return _of_plans(session, stores, plans)
    ids = tuple(plan.id for plan in session.plans)
    hint = f"the plans are {', '.join(ids) or 'none'}, the stores {', '.join(store.name for store in stores)}"
    raise UnknownName(f"--only “{only}” is no plan and no store that --store names", hint, ids)


def plans_of(store: StoreFiles) -> tuple[Plan, ...]:
    """The plans that a store holds."""
    return opening.open_session(store.name, everything=True, reading=store.reading).plans


def _of_store(store: StoreFiles) -> Extent:
    said = [*store.spoken_of()]
    return Extent(
        frozenset(plan.iri for plan in plans_of(store)),
        frozenset(subject for _, _, subject in said),
        frozenset(graph for _, graph, _ in said),
        frozenset(store.files),
    )


def _of_plans(session: Session, stores: Iterable[StoreFiles], plans: frozenset[IRI]) -> Extent:
    owned, others = set[str](), set[str]()
    for thing, of in owners(session.whole).items():
        (owned if of & plans else others).add(str(thing))
    things, graphs, mixed = set(owned), set(owned), set[str]()
    links = [tuple(map(str, row)) for row in session.search(_LINKS).rows]
    for graph, subject, _ in links:
        if subject in owned:
            graphs.add(graph)
        if subject in others or graph in others:
            mixed.add(graph)
    for graph, subject, linked in links:
        if subject in owned or graph in graphs - mixed:
            things |= {subject, linked}
    graphs -= mixed
    files, own = set[Path](), frozenset(graphs)
    for store in stores:
        said = [*store.spoken_of()]
        spoken = {str(name) for _, graph, subject in said for name in (graph, subject)}
        whole = not spoken.isdisjoint(owned) and spoken.isdisjoint(others)
        files |= {path for path, graph, subject in said if whole or subject in owned or graph in own}
        if whole:  # a store of this plan alone: its names, too
            things |= spoken
            graphs |= spoken
    return Extent(plans, frozenset(things - others), frozenset(graphs), frozenset(files))
