"""The register of passages and elements: addresses, what they agree with, their numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from keikaku.records import IRI, Literal
from keikaku.services.checks import numbering
from keikaku.services.checks.findings import Finding, Spot, finding
from keikaku.services.checks.naming import called
from keikaku.services.passages.addresses import addresses, passages
from keikaku.services.session.session import Session
from keikaku.vocab import kk, prologue

_ADDRESSES = prologue("kk") + (
    "SELECT DISTINCT ?thing ?address WHERE { ?thing a kk:%s ; kk:address ?address }"  # Passage or PlanElement
)
_STATED = prologue("kk") + "SELECT DISTINCT ?element ?passage WHERE { ?element kk:statedIn ?passage ; kk:address ?at }"
_ABOVE = prologue("kk") + "SELECT DISTINCT ?element ?above WHERE { ?element a kk:PlanElement ; kk:partOf ?above }"
_PLANS = prologue("kk") + "SELECT DISTINCT ?plan WHERE { ?plan a kk:Plan }"
# A graph that is no passage, though it says what is mentioned, or though an element says that it is stated there.
_UNREGISTERED = (
    prologue("kk")
    + """
SELECT DISTINCT ?graph WHERE {
  { GRAPH ?graph { ?passage kk:mentions ?thing } } UNION { ?element kk:statedIn ?graph GRAPH ?graph { ?s ?p ?o } }
  FILTER NOT EXISTS { ?graph a kk:Passage }
}"""
)
_JOINTS = (":", "/", ".")  # between an address and what goes on below it


def check(session: Session) -> list[Finding]:
    """Every address stands once, passage and element agree, so do those above and below; numbers have no gap."""
    known = passages(session)
    return [
        *_repeated(session, "Passage"),
        *_repeated(session, "PlanElement"),
        *numbering.gaps({address: iri for iri, address in known.items() if address != iri}),
        *(
            finding("register", called(session, graph), "checks.unregistered", Spot(None, graph))
            for graph in unregistered(session)
        ),
        *_stated_elsewhere(session),
        *_misplaced(session),
    ]


def _repeated(session: Session, kind: str) -> Iterator[Finding]:
    """Addresses that stand more than once; things that have more than one are the shapes' concern."""
    rows = sorted(
        (address.value, str(thing))
        for thing, address in session.select(_ADDRESSES % kind).rows
        if isinstance(address, Literal)
    )
    last = dict(rows)
    for address, times in Counter(address for address, _ in rows).items():
        if times > 1:
            yield finding(
                "register", address, "checks.address_repeated", Spot(last[address], None, kk("address")), times=times
            )


def unregistered(session: Session) -> frozenset[str]:
    """The named graphs that speak as passages do and are none."""
    return frozenset(str(graph) for (graph,) in session.select(_UNREGISTERED).rows)


def _stated_elsewhere(session: Session) -> Iterator[Finding]:
    """An element is stated in the passage of its own address, or in one below it (the aim of a measure)."""
    known = addresses(session)
    for element, passage in session.select(_STATED).rows:
        at, there = known.get(IRI(str(element))), known.get(IRI(str(passage)))
        if at and there and not _below(there, at):
            yield finding(
                "register", at, "checks.stated_elsewhere", Spot(str(element), None, kk("statedIn")), passage=there
            )


def _misplaced(session: Session) -> Iterator[Finding]:
    """An element belongs to the plan of its address, and where that goes on below another's, to that one."""
    known, above = addresses(session), _all_above(session)
    plans = {str(plan) for (plan,) in session.select(_PLANS).rows}
    named = {known[IRI(element)]: element for element in above if IRI(element) in known}
    for element in above:
        if (at := known.get(IRI(element))) is None:
            continue
        plan = at.partition(":")[0]
        own = [known[IRI(one)] for one in above[element] & plans if IRI(one) in known]
        if own and plan not in own:
            yield finding("register", at, "checks.other_plan", Spot(element, None, kk("address")), plan=own[0])
            continue
        nearest = next((named[head] for head in _heads(at) if head in named), None)
        if nearest and nearest != element and nearest not in above[element]:
            yield finding(
                "register", at, "checks.not_part_of", Spot(element, None, kk("partOf")), above=known[IRI(nearest)]
            )


def _all_above(session: Session) -> dict[str, set[str]]:
    """Every element with all that it is part of; a circle ends where it began."""
    parents: dict[str, set[str]] = defaultdict(set)
    for element, above in session.select(_ABOVE).rows:
        parents[str(element)].add(str(above))
    return {element: _reached(element, parents) for element in list(parents)}


def _reached(element: str, parents: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    fringe: Iterable[str] = parents[element]
    while fringe:
        found |= set(fringe)
        fringe = {wider for one in fringe for wider in parents.get(one, ())} - found
    return found


def _below(there: str, at: str) -> bool:
    return there == at or there.startswith(tuple(at + joint for joint in _JOINTS))


def _heads(address: str) -> Iterator[str]:
    """The addresses above this one, the nearest first: 2018:6.1.1/action, 2018:6.1.1, 2018:6.1, 2018:6, 2018."""
    for end in range(len(address) - 1, 0, -1):
        if address[end] in _JOINTS:
            yield address[:end]
