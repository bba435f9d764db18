"""The terms that the graph uses: each is declared, and what is a statement stands in a passage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from keikaku.records import IRI
from keikaku.services.checks import register
from keikaku.services.checks.findings import Finding, Spot, finding
from keikaku.services.checks.naming import called
from keikaku.services.session.session import Session
from keikaku.vocab import PREFIXES, RDF_TYPE, curie, kk, prologue

# What may be said without a passage: names, classes, the register, and the calendar.
_UNSOURCED = frozenset(
    kk(name)
    for name in (
        "address", "partOf", "statedIn", "page", "sheet", "textHash", "words", "fileName", "order", "reading", "kind",
        "level", "usedIn", "key", "membersAre", "textRange", "areaCode", "countryCode", "positionAccuracy",
    )
) | frozenset(
    PREFIXES[prefix] + name
    for prefix, names in {
        "rdf": ["type"],
        "oa": ["hasSource", "hasSelector", "start", "end"],
        "dcterms": ["title", "source", "spatial", "temporal", "language"],
        "schema": ["hasPart", "url"],
        "skos": ["prefLabel", "altLabel", "inScheme", "exactMatch", "closeMatch"],
        "qb": ["dataSet", "structure", "component"],
        "time": ["hasBeginning", "hasEnd", "inXSDDate"],
        "wgs84": ["lat", "long"],
    }.items()
    for name in names
)  # fmt: skip

# What may be said so of things of one class only: what a plan is, what its levels are called, which plans a dataset
# holds, of when it is and how sure; and the editors' arrangement, where no passage states it: where things are, which
# government is that of which place, what is part of what.
_LOCATED, _PART = PREFIXES["schema"] + "location", PREFIXES["dcterms"] + "isPartOf"
_OF_CLASS: dict[str, set[str]] = {
    kk("Plan"): {
        kk("follows"), kk("fiscalYearBegins"), PREFIXES["schema"] + "url",
        *(PREFIXES["dcterms"] + name for name in ("creator", "publisher", "spatial", "temporal", "language")),
    },
    kk("Level"): {kk("depth"), kk("levelClass")},
    PREFIXES["schema"] + "Dataset": {
        kk("mainPlan"), PREFIXES["schema"] + "hasPart", PREFIXES["dqv"] + "hasQualityMeasurement",
        *(PREFIXES["dcterms"] + name for name in ("description", "license", "modified")),
    },
    PREFIXES["dqv"] + "QualityMeasurement": {
        PREFIXES["dqv"] + "isMeasurementOf", PREFIXES["dqv"] + "value", PREFIXES["dcterms"] + "description",
    },
    kk("Place"): {_PART},
    kk("Facility"): {_LOCATED, _PART},
    kk("Actor"): {_LOCATED, kk("governs"), kk("jurisdiction")},
    kk("Event"): {_LOCATED},
    kk("Sector"): {PREFIXES["skos"] + "broader"},
}  # fmt: skip

_USED = """
SELECT DISTINCT ?term ?graph WHERE {
  { GRAPH ?graph { ?s ?term ?o } } UNION { GRAPH ?graph { ?s a ?term } }
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
_CLASSES = "SELECT DISTINCT ?thing ?kind WHERE { ?thing a ?kind }"
_DECLARED = "SELECT DISTINCT ?term WHERE { GRAPH <https://w3id.org/keikaku/ns> { ?term a ?kind } }"
_SHOWN = 5  # statements of one graph

_SAID = (
    prologue("kk")
    + """
SELECT DISTINCT ?term ?graph ?subject WHERE {
  GRAPH ?graph { ?subject ?term ?o }
  FILTER (?graph != <https://w3id.org/keikaku/ns>)
  FILTER NOT EXISTS { ?graph a kk:Passage }
}"""
)


def check(session: Session, graphs: Collection[str] | None = None) -> list[Finding]:
    """Undeclared terms, and statements outside the graphs of passages that are no names, classes or register.

    graphs: in which terms are looked for; None: all.
    """
    return [*_undeclared(session, graphs), *_sourced(session)]


def _undeclared(session: Session, graphs: Collection[str] | None) -> list[Finding]:
    """Nothing is used that the ontology does not declare."""
    declared = {str(row[0]) for row in session.select(_DECLARED).rows} | {RDF_TYPE}
    used: dict[str, set[str]] = defaultdict(set)
    for term, graph in (*session.select(_USED).rows, *session.select(_VALUES).rows):
        if graphs is None or str(graph) in graphs:
            used[str(term)].add(str(graph))
    findings = []
    for name in sorted(set(used) - declared):
        where = ", ".join(sorted(called(session, graph) for graph in used[name])[:3])
        spot = Spot(None, min(used[name]), name)
        findings.append(finding("terms", curie(name), "checks.undeclared", spot, where=where))
    return findings


def _sourced(session: Session) -> list[Finding]:
    """What is no name, class or register entry is stated in the graph of a passage."""
    said: dict[tuple[str, str], set[str]] = defaultdict(set)
    unregistered = register.unregistered(session)
    for row in session.select(_SAID).rows:
        term, graph, subject = map(str, row)
        if term not in _UNSOURCED:
            said[graph, term].add(subject)
    kinds = _kinds(session)
    wrong: dict[str, dict[str, str]] = defaultdict(dict)  # graph to property to a thing of which it is stated
    for (where, what), subjects in sorted(said.items()):
        out = [one for one in sorted(subjects) if not any(what in _OF_CLASS[kind] for kind in kinds.get(one, ()))]
        if out and where not in unregistered:  # of which the register tells
            wrong[where][what] = out[0]
    return [_unsourced(session, where, stated) for where, stated in wrong.items()]


def _unsourced(session: Session, graph: str, stated: Mapping[str, str]) -> Finding:
    """One line for a graph, whatever it states."""
    shown = ", ".join(curie(term) for term in list(stated)[:_SHOWN]) + (" …" if len(stated) > _SHOWN else "")
    term, subject = next(iter(stated.items()))
    spot, where = Spot(subject, graph, term), called(session, graph)
    return finding("sourced", where, "checks.unsourced", spot, statement=shown, count=len(stated))


def _kinds(session: Session) -> Mapping[str, set[str]]:
    """The things that are of a class of which something may be said without a passage, with those classes."""
    found: dict[str, set[str]] = defaultdict(set)
    for thing, kind in session.select(_CLASSES, {"kind": [IRI(kind) for kind in _OF_CLASS]}).rows:
        found[str(thing)].add(str(kind))
    return found
