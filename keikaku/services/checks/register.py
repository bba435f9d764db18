"""The register of passages and elements: addresses, what they agree with, their numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

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
        *_disagreeing(session),
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


def _disagreeing(session: Session) -> Iterator[Finding]:
    """Elements whose address is not that of the place where they are stated, or of what they are part of."""
    known, above = addresses(session), _all_above(session)
    named = {known[element]: element for element in above if element in known}
    stated: dict[IRI, list[str]] = defaultdict(list)
    for element, passage in session.select(_STATED).rows:
        stated[IRI(str(element))].append(known.get(IRI(str(passage)), ""))
    plans = {IRI(str(plan)) for (plan,) in session.select(_PLANS).rows}
    for element in above:
        if (at := known.get(element)) is None:
            continue
        own = {element, *above[element]}
        # A passage may be of several elements, and then has the address of what they are part of (a table's).
        for there in filter(None, stated[element]):
            if not _agree(at, there, _nearest(there, named), own, known):
                spot = Spot(element, None, kk("statedIn"))
                yield finding("register", at, "checks.stated_elsewhere", spot, passage=there)
        ids = sorted(known[one] for one in own & plans if one in known)
        if ids and _plan(at) not in ids:
            yield finding("register", at, "checks.other_plan", Spot(element, None, kk("address")), plan=ids[0])
        elif (nearest := _nearest(_upper(at), named)) and nearest not in own:
            spot = Spot(element, None, kk("partOf"))
            yield finding("register", at, "checks.not_part_of", spot, above=known[nearest])


def _agree(at: str, there: str, nearest: IRI | None, own: set[IRI], known: Mapping[IRI, str]) -> bool:
    """Whether an element (at) may be stated in a passage (there): both stand below the same part of the same plan."""
    if nearest is None:
        return _plan(there) == _plan(at)
    return nearest in own and (known[nearest] == at or at.startswith(tuple(known[nearest] + one for one in _JOINTS)))


def _plan(address: str) -> str:
    return address.partition(":")[0]


def _all_above(session: Session) -> dict[IRI, set[IRI]]:
    """Every element with all that it is part of; a circle ends where it began."""
    parents: dict[IRI, set[IRI]] = defaultdict(set)
    for element, above in session.select(_ABOVE).rows:
        parents[IRI(str(element))].add(IRI(str(above)))
    return {element: _reached(element, parents) for element in list(parents)}


def _reached(element: IRI, parents: Mapping[IRI, set[IRI]]) -> set[IRI]:
    found: set[IRI] = set()
    fringe: Iterable[IRI] = parents[element]
    while fringe:
        found |= set(fringe)
        fringe = {wider for one in fringe for wider in parents.get(one, ())} - found
    return found


def _nearest(address: str, named: Mapping[str, IRI]) -> IRI | None:
    """The element with this address, or else with the longest above it: 2018:6.1.1/action, 2018:6.1.1, 2018:6.1 …"""
    ends = (end for end in range(len(address), 0, -1) if end == len(address) or address[end] in _JOINTS)
    return next((named[address[:end]] for end in ends if address[:end] in named), None)


def _upper(address: str) -> str:
    """The address above this one; of that of a plan, nothing."""
    return address[: max(address.rfind(joint) for joint in _JOINTS)] if any(map(address.count, _JOINTS)) else ""
