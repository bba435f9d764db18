"""The shortest ways from one thing to another, over who takes part in what and what is said between things."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from itertools import islice, pairwise
from typing import NamedTuple, TypeAlias

from keikaku.records import IRI
from keikaku.services.session.session import Session
from keikaku.vocab import prologue

MAX_PATHS = 5

# Who takes part in an element, and every statement from one entity to another, with the passage that says so.
SPARQL = (
    prologue("kk")
    + """SELECT DISTINCT ?from ?property ?to ?passage WHERE {
  { GRAPH ?passage { ?from kk:involves ?to BIND (kk:involves AS ?property) } }
  UNION
  { GRAPH ?passage { ?from ?property ?to } ?from a kk:Entity . ?to a kk:Entity }
  ?passage a kk:Passage .
}"""
)


class Step(NamedTuple):
    """One statement on the way, in the direction in which it is made, and the passages that make it."""

    source: IRI
    property: IRI
    target: IRI
    passages: tuple[IRI, ...]


Ways: TypeAlias = Mapping[IRI, Mapping[IRI, Step]]
"""From each thing to its neighbours, in both directions."""


def shortest(session: Session, start: IRI, end: IRI) -> list[tuple[Step, ...]]:
    """The shortest paths between two things, at most MAX_PATHS, in a stable order; none if there is none.

    Statements are followed in both directions. A path has one step for each pair of neighbours: of several
    statements between them, the one with the first property by name.
    """
    ways = _ways(session) if session.is_far else session.kept(_ways)
    before: dict[IRI, list[IRI]] = {start: []}
    distance = {start: 0}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for there in sorted(ways.get(here, ())):
            if there not in distance:
                distance[there] = distance[here] + 1
                before[there] = [here]
                queue.append(there)
            elif distance[there] == distance[here] + 1:
                before[there].append(here)
    if end not in distance or start == end:
        return []
    return list(islice(_back(end, start, before, ways), MAX_PATHS))


def _back(end: IRI, start: IRI, before: dict[IRI, list[IRI]], ways: Ways) -> Iterator[tuple[Step, ...]]:
    """The paths, each found from its end; a path may have thousands of steps."""
    here = [end]  # from the end of the path to where it is being followed
    left = [iter(before[end])]
    while left:
        earlier = next(left[-1], None)
        if earlier is None:
            left.pop()
            here.pop()
        elif earlier == start:
            nodes = [start, *reversed(here)]
            yield tuple(ways[one][other] for one, other in pairwise(nodes))
        else:
            here.append(earlier)
            left.append(iter(before[earlier]))


def _ways(session: Session) -> Ways:
    ways: dict[IRI, dict[IRI, Step]] = defaultdict(dict)
    for step in _steps(session):
        ways[step.source].setdefault(step.target, step)
        ways[step.target].setdefault(step.source, step)
    return dict(ways)


def _steps(session: Session) -> list[Step]:
    stated: dict[tuple[IRI, IRI, IRI], set[IRI]] = defaultdict(set)
    for source, property_, target, passage in session.search(SPARQL).rows:
        if all(isinstance(term, IRI) for term in (source, property_, target, passage)):
            stated[IRI(str(source)), IRI(str(property_)), IRI(str(target))].add(IRI(str(passage)))
    return [Step(*statement, tuple(sorted(passages))) for statement, passages in sorted(stated.items())]
