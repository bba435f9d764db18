"""The register of passages and elements: addresses, their numbers, their IRIs."""

from __future__ import annotations

from collections import Counter, defaultdict

from keikaku.records import Literal, whole_number
from keikaku.services.checks.findings import Finding, finding
from keikaku.services.session.session import Session
from keikaku.vocab import ID, prologue

_ADDRESSES = prologue("kk") + "SELECT DISTINCT ?passage ?address WHERE { ?passage a kk:Passage ; kk:address ?address }"
_ELEMENTS = (
    prologue("kk") + "SELECT DISTINCT ?element ?address WHERE { ?element a kk:PlanElement ; kk:address ?address }"
)
_GRAPHS = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } }"


def check(session: Session) -> list[Finding]:
    """Every address stands once and agrees with its IRI, the numbers have no gap, and no passage is unregistered."""
    findings = []
    for kind, text, start in (("passage", _ADDRESSES, f"{ID}passage/"), ("element", _ELEMENTS, ID)):
        rows = [
            (str(thing), address.value) for thing, address in session.select(text).rows if isinstance(address, Literal)
        ]
        for address, times in Counter(address for _, address in rows).items():
            if times > 1:
                findings.append(finding("register", address, "checks.address_repeated", times=times))
        for iri, address in rows:
            if iri != start + address.replace(":", "/"):
                findings.append(finding("register", address, "checks.address_differs", iri=iri))
        if kind == "passage":
            findings += _gaps([address for _, address in rows])
    return [*findings, *_unregistered(session)]


def _unregistered(session: Session) -> list[Finding]:
    known = {str(row[0]) for row in session.select(_ADDRESSES).rows}
    graphs = [str(row[0]) for row in session.select(_GRAPHS).rows]
    return [
        finding("register", graph.removeprefix(ID), "checks.unregistered")
        for graph in graphs
        if graph.startswith(f"{ID}passage/") and graph not in known
    ]


def _gaps(addresses: list[str]) -> list[Finding]:
    numbers: dict[str, set[int]] = defaultdict(set)
    for address in addresses:
        head, _, tail = address.rpartition("/")
        digits = tail.rstrip("abcdefghij")
        if (number := whole_number(digits)) is not None:
            numbers[head].add(number)
    return [
        finding("register", f"{head}/{missing}", "checks.number_missing")
        for head, present in numbers.items()
        # The first ones tell enough, where a single number is far off.
        for missing in range(1, min(max(present), len(present) + 10))
        if missing not in present
    ]
