"""Names of the terms that the code itself speaks of. Each is declared in ontology/keikaku.ttl (tested)."""

from __future__ import annotations

from keikaku.records import IRI

NS = "https://w3id.org/keikaku/ns#"
ID = "https://w3id.org/keikaku/id/"
ONTOLOGY = IRI("https://w3id.org/keikaku/ns")
FILE = IRI("https://w3id.org/keikaku/id/graph/file")  # the graph of what files say that name no graph

PREFIXES = {
    "kk": NS,
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "qudt": "http://qudt.org/schema/qudt/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "unit": "http://qudt.org/vocab/unit/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

MEASURED = "kk:measures?/kk:partOf*"
"""How an indicator is below an element: a table of indicators may stand apart from what they measure."""

RDF_TYPE = IRI(PREFIXES["rdf"] + "type")

# The classes that a thing is said to be, most specific only; their superclasses are derived.
ELEMENT_KINDS = (
    "Plan", "Policy", "Strategy", "Measure", "Section",
    "Initiative", "Issue", "Direction", "Indicator", "Figure",
)  # fmt: skip
ACTOR_KINDS = ("Organisation", "Network")
ENTITY_KINDS = (*ACTOR_KINDS, "Facility", "Place", "Programme", "Event", "Document", "Sector", "Group")
OBSERVATION_KINDS = ("IndicatorValue", "Statistic", "Milestone")
ELEMENTS, OBSERVATIONS = frozenset(ELEMENT_KINDS), frozenset(OBSERVATION_KINDS)
OTHER_KINDS = ("Passage", "SourceText", "Period", "Unit")
KINDS = (*ELEMENT_KINDS, *ENTITY_KINDS, *OBSERVATION_KINDS, *OTHER_KINDS)


def kk(local: str) -> IRI:
    """The term of our namespace with that local name."""
    return IRI(NS + local)


def local_name(iri: str) -> str:
    """What stands behind the last ``#`` or ``/``: the term's name without its namespace."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def bare(iri: str) -> str:
    """What people read where nothing goes by a better name: ``actor/jetro``, else a CURIE, else all of it."""
    return iri.removeprefix(ID) if iri.startswith(ID) else curie(iri).strip("<>")


def short(iri: str) -> str:
    """The same as it can be given back: ``id:actor/jetro``."""
    return f"id:{bare(iri)}" if iri.startswith(ID) else bare(iri)


def curie(iri: str) -> str:
    """``prefix:local`` where a known prefix fits and the rest is a plain name, else ``<iri>``."""
    for prefix, namespace in PREFIXES.items():
        rest = iri[len(namespace) :]
        if iri.startswith(namespace) and rest.isascii() and rest.replace("_", "").isalnum():
            return f"{prefix}:{rest}"
    return f"<{iri}>"


def prologue(*prefixes: str) -> str:
    """The PREFIX lines of a query."""
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in prefixes)
