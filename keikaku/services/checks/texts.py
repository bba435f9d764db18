"""The plans' own texts, plan by plan, with the names that hold in each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from keikaku.records import IRI, Literal
from keikaku.services.passages import source_text
from keikaku.services.passages.source_text import Passage, SourceFile
from keikaku.services.session import ownership
from keikaku.services.session.plans import Plan
from keikaku.services.session.session import Session
from keikaku.vocab import prologue

_OF_PLAN = (
    prologue("kk")
    + "SELECT DISTINCT ?passage WHERE { ?element kk:statedIn ?passage ; kk:partOf* ?plan . ?plan a kk:Plan }"
)
_SOURCES = prologue("oa") + "SELECT DISTINCT ?passage ?source WHERE { ?passage oa:hasSource ?source }"
# Also before the classes that follow are written into the derived files.
_NAMES = (
    prologue("kk", "rdfs", "skos")
    + """
SELECT DISTINCT ?graph ?entity ?name ?group WHERE {
  GRAPH ?graph { ?entity skos:prefLabel|skos:altLabel ?name }
  ?entity a/rdfs:subClassOf* kk:Entity
  BIND (EXISTS { ?entity a kk:Group } AS ?group)
}"""
)


class Name(NamedTuple):
    """One name of an entity. ``group``: it is people whom a plan is for, no thing that has the name to itself."""

    entity: str
    text: str
    group: bool


class PlanText(NamedTuple):
    """The passages of a plan whose text is there, and those whose text is not.

    ``plan``: None for passages of no plan. ``view``: the graph as this plan is asked.
    """

    plan: Plan | None
    view: Session
    passages: Mapping[IRI, Passage]
    missing: frozenset[IRI]

    def names(self) -> Iterator[Name]:
        """The names of entities that hold in this plan: not those that are used in another area alone."""
        elsewhere = ownership.used_elsewhere(self.view.whole, {self.plan.iri} if self.plan else set())
        for graph, entity, name, group in self.view.search(_NAMES).rows:
            if graph not in elsewhere and isinstance(name, Literal):
                yield Name(str(entity), name.value, isinstance(group, Literal) and group.value == "true")


class Texts(NamedTuple):
    """The texts of some plans: their files, and what stands in them."""

    files: list[SourceFile]
    plans: list[PlanText]


def read(session: Session, folder: Path, plans: Collection[IRI] | None = None) -> Texts:
    """The texts of these plans, or of all that a session over everything holds. Raises BadFile."""
    files = source_text.source_files(session, folder)
    texts = source_text.passages(session, files)
    sources: dict[IRI, set[IRI]] = defaultdict(set)
    for passage, source in session.select(_SOURCES).rows:
        sources[IRI(str(passage))].add(IRI(str(source)))
    told = [
        PlanText(
            plan, _view(session, plan),
            {passage: texts[passage] for passage in sources if passage in own and passage in texts},
            frozenset(passage for passage in own if passage not in texts),
        )
        for plan, own in _passages(session, sources)
        if plans is None or (plan and plan.iri in plans)
    ]  # fmt: skip
    if plans is not None:
        of_these = {
            source for text in told for passage in (*text.passages, *text.missing) for source in sources[passage]
        }
        files = [file for file in files if file.iri in of_these]
    return Texts(files, told)


def _passages(session: Session, known: Collection[IRI]) -> Iterator[tuple[Plan | None, set[IRI]]]:
    """Each plan with its passages; then what is left."""
    left = set(known)
    for plan in session.plans:
        own = {IRI(str(row[0])) for row in session.select(_OF_PLAN, {"plan": plan.iri}).rows}
        left -= own
        yield plan, own
    if left:
        yield None, left


def _view(session: Session, plan: Plan | None) -> Session:
    """The graph as a plan is asked: with the other plans of its dataset, and as if no other stood beside."""
    if plan is None:
        return session
    return session.within({plan.iri} | {one.iri for one in session.plans if {*one.datasets} & {*plan.datasets}})
