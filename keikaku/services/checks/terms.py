"""The terms that the graph uses: each is declared, and what is a statement stands in a passage."""

from __future__ import annotations

from collections import defaultdict

from keikaku.records import Literal
from keikaku.services.checks.findings import Finding, finding
from keikaku.services.session.session import Session
from keikaku.vocab import ID, PREFIXES, curie, kk, prologue

# What may be said without a passage: names, classes, the register, what a plan is, and the calendar.
_REGISTER = ("address", "partOf", "statedIn", "page", "sheet", "textHash", "words", "fileName", "order")
_OF_PLANS = ("level", "depth", "levelClass", "fiscalYearBegins", "follows", "mainPlan", "usedIn")
_UNSOURCED = frozenset(kk(name) for name in (*_REGISTER, *_OF_PLANS, "reading", "kind")) | frozenset(
    PREFIXES[prefix] + name
    for prefix, names in {
        "rdf": ["type"],
        "oa": ["hasSource", "hasSelector", "start", "end"],
        "dcterms": ["title", "source", "spatial", "temporal", "language"],
        "schema": ["hasPart", "url"],
        "skos": ["prefLabel", "altLabel", "inScheme", "exactMatch", "closeMatch"],
        "time": ["hasBeginning", "hasEnd", "inXSDDate"],
    }.items()
    for name in names
)

# The editors' arrangement of places and sectors, where no passage states it.
_ARRANGED = frozenset(
    {
        (f"{ID}graph/authority/place", PREFIXES["dcterms"] + "isPartOf"),
        (f"{ID}graph/authority/sector", PREFIXES["skos"] + "broader"),
    }
)

_USED = """
SELECT DISTINCT ?term ?class ?graph WHERE {
  { GRAPH ?graph { ?s ?term ?o } BIND (false AS ?class) } UNION { GRAPH ?graph { ?s a ?term } BIND (true AS ?class) }
  FILTER (?graph != <https://w3id.org/keikaku/ns>)
}"""
_VALUES = (
    prologue("kk")
    + """
SELECT DISTINCT ?term ?graph WHERE {
  GRAPH ?graph { ?s ?p ?term }
  FILTER (?graph != <https://w3id.org/keikaku/ns> && STRSTARTS(STR(?term), "https://w3id.org/keikaku/ns#"))
}"""
)
# The register says of a plan who publishes it; of any other document a passage does.
_PUBLISHED = (
    prologue("kk", "dcterms")
    + "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?plan a kk:Plan ; dcterms:publisher ?by } }"
)
_DECLARED = "SELECT DISTINCT ?term WHERE { GRAPH <https://w3id.org/keikaku/ns> { ?term a ?kind } }"


def check(session: Session) -> list[Finding]:
    """Undeclared terms, and statements outside the graphs of passages that are no names, classes or register."""
    return [*_undeclared(session), *_sourced(session)]


def _undeclared(session: Session) -> list[Finding]:
    """Nothing is used that the ontology does not declare."""
    declared = {str(row[0]) for row in session.select(_DECLARED).rows} | {PREFIXES["rdf"] + "type"}
    used: dict[str, set[str]] = defaultdict(set)
    for term, _, graph in session.select(_USED).rows:
        used[str(term)].add(str(graph))
    for term, graph in session.select(_VALUES).rows:
        used[str(term)].add(str(graph))
    findings = []
    for name in sorted(set(used) - declared):
        where = ", ".join(sorted(graph.removeprefix(ID) for graph in used[name])[:3])
        findings.append(finding("terms", curie(name), "checks.undeclared", where=where))
    return findings


def _sourced(session: Session) -> list[Finding]:
    """What is no name, class or register entry is stated in the graph of a passage."""
    findings = []
    published = {(str(graph), PREFIXES["dcterms"] + "publisher") for (graph,) in session.select(_PUBLISHED).rows}
    for term, is_class, graph in session.select(_USED).rows:
        names_a_class = isinstance(is_class, Literal) and is_class.value == "true"
        if names_a_class or str(graph).startswith(f"{ID}passage/") or str(term) in _UNSOURCED:
            continue
        if (str(graph), str(term)) in _ARRANGED or (str(graph), str(term)) in published:
            continue
        said, where = curie(str(term)), str(graph).removeprefix(ID)
        findings.append(finding("sourced", where, "checks.unsourced", statement=said))
    return findings
