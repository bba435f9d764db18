"""Names of the terms that the code itself speaks of. Each is declared in ontology/keikaku.ttl (tested)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from keikaku.records import IRI, Label, Literal

NS = "https://w3id.org/keikaku/ns#"
ID = "https://w3id.org/keikaku/id/"
ONTOLOGY = IRI("https://w3id.org/keikaku/ns")
PACKAGED_DATASET = IRI(ID + "dataset/kawasaki")
"""The dataset of the packaged plans (``graph/dataset.trig``), which comes before any that is put into their folder."""
FILE = IRI("https://w3id.org/keikaku/id/graph/file")  # the graph of what files say that name no graph
ADDED_KEYS = IRI("https://w3id.org/keikaku/id/graph/keys/added")  # those that only a store has

PREFIXES = {
    "kk": NS,
    "dcterms": "http://purl.org/dc/terms/",
    "dqv": "http://www.w3.org/ns/dqv#",
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
    "wgs84": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

COMMON_PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "as": "https://www.w3.org/ns/activitystreams#",
    "bibo": "http://purl.org/ontology/bibo/",
    "brick": "https://brickschema.org/schema/Brick#",
    "cc": "http://creativecommons.org/ns#",
    "crm": "http://www.cidoc-crm.org/cidoc-crm/",
    "csvw": "http://www.w3.org/ns/csvw#",
    "dbo": "http://dbpedia.org/ontology/",
    "dbp": "http://dbpedia.org/property/",
    "dbr": "http://dbpedia.org/resource/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dc11": "http://purl.org/dc/elements/1.1/",
    "dcam": "http://purl.org/dc/dcam/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcmitype": "http://purl.org/dc/dcmitype/",
    "dct": "http://purl.org/dc/terms/",
    "dctype": "http://purl.org/dc/dcmitype/",
    "doap": "http://usefulinc.com/ns/doap#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geof": "http://www.opengis.net/def/function/geosparql/",
    "gml": "http://www.opengis.net/ont/gml#",
    "gn": "http://www.geonames.org/ontology#",
    "gr": "http://purl.org/goodrelations/v1#",
    "gtfs": "http://vocab.gtfs.org/terms#",
    "ic": "http://imi.go.jp/ns/core/rdf#",
    "ldp": "http://www.w3.org/ns/ldp#",
    "lexinfo": "http://www.lexinfo.net/ontology/3.0/lexinfo#",
    "locn": "http://www.w3.org/ns/locn#",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "ontolex": "http://www.w3.org/ns/lemon/ontolex#",
    "person": "http://www.w3.org/ns/person#",
    "prof": "http://www.w3.org/ns/dx/prof/",
    "rdfa": "http://www.w3.org/ns/rdfa#",
    "regorg": "http://www.w3.org/ns/regorg#",
    "rov": "http://www.w3.org/ns/regorg#",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "sdmx": "http://purl.org/linked-data/sdmx#",
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "sdmx-code": "http://purl.org/linked-data/sdmx/2009/code#",
    "sdmx-concept": "http://purl.org/linked-data/sdmx/2009/concept#",
    "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
    "sdmx-metadata": "http://purl.org/linked-data/sdmx/2009/metadata#",
    "sdmx-subject": "http://purl.org/linked-data/sdmx/2009/subject#",
    "sf": "http://www.opengis.net/ont/sf#",
    "sh": "http://www.w3.org/ns/shacl#",
    "sioc": "http://rdfs.org/sioc/ns#",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "sosa": "http://www.w3.org/ns/sosa/",
    "spdx": "http://spdx.org/rdf/terms#",
    "ssn": "http://www.w3.org/ns/ssn/",
    "swrl": "http://www.w3.org/2003/11/swrl#",
    "vann": "http://purl.org/vocab/vann/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "voaf": "http://purl.org/vocommons/voaf#",
    "void": "http://rdfs.org/ns/void#",
    "vs": "http://www.w3.org/2003/06/sw-vocab-status/ns#",
    "xkos": "http://rdf-vocabulary.ddialliance.org/xkos#",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
"""What everybody means by these, beside our own; of "geo" and "schema" there are two: ``store/sparql/prefixes.py``."""

MEASURED = "kk:measures?/kk:partOf*"
"""How an indicator is below an element: a table of indicators may stand apart from what they measure."""

RDF_TYPE = IRI(PREFIXES["rdf"] + "type")

_SKOSXL = "http://www.w3.org/2008/05/skos-xl#"
_OLD_SCHEMA = "http://schema.org/"  # as good as the other, and older

XL_LABEL, LITERAL_FORM = IRI(_SKOSXL + "prefLabel"), IRI(_SKOSXL + "literalForm")
"""The properties of SKOS-XL lead to a label that is a thing; literalForm leads from there to its text."""

LABELS = tuple(map(IRI, (
    PREFIXES["skos"] + "prefLabel", XL_LABEL, PREFIXES["rdfs"] + "label",
    PREFIXES["schema"] + "name", _OLD_SCHEMA + "name", PREFIXES["dcterms"] + "title",
    "http://purl.org/dc/elements/1.1/title", "http://xmlns.com/foaf/0.1/name",
)))  # fmt: skip
"""The properties by which anybody's data say what a thing is called, those first that count before the others."""

ALTERNATIVES = tuple(map(IRI, (
    PREFIXES["skos"] + "altLabel", PREFIXES["skos"] + "hiddenLabel", _SKOSXL + "altLabel", _SKOSXL + "hiddenLabel",
    PREFIXES["schema"] + "alternateName", _OLD_SCHEMA + "alternateName", NS + "reading",
)))  # fmt: skip
"""Those by which it is called otherwise, and found."""

XL_LABELS = tuple(one for one in (*LABELS, *ALTERNATIVES) if one.startswith(_SKOSXL))
"""Those that lead to a label that is a thing, and has its text in literalForm."""

# The classes that a thing is said to be, most specific only; their superclasses are derived.
HEADINGS = ("Plan", "Policy", "Strategy", "Measure", "Section")
ELEMENT_KINDS = (*HEADINGS, "Initiative", "Issue", "Direction", "Indicator", "Figure")
ACTOR_KINDS = ("Organisation", "Network")
ENTITY_KINDS = (
    *ACTOR_KINDS, "Facility", "Place", "Programme", "Event", "Document", "Sector", "Product", "Concept", "Group",
    "Post",
)  # fmt: skip
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


def readable(iri: str) -> str:
    """What a thing without any name is called: the end of its IRI, as it is read: ``川崎`` of ``…/%E5%B7%9D%E5%B4%8E``.

    All of it where nothing stands at its end.
    """
    from urllib.parse import unquote  # most commands go without

    end = local_name(iri.rstrip("/#"))
    end = end.rsplit(":", 1)[-1] if end == iri else end  # urn:isbn:…, mailto:…
    try:
        said = unquote(end, errors="strict")
    except UnicodeDecodeError:
        said = end
    return said if said.strip() and said.isprintable() else iri


def label_of(said: Mapping[str, Iterable[Literal]]) -> Label:
    """What a thing is called: the nearest name in each language, by its statements. Empty without any.

    said: properties, as IRIs, to the texts of their values; others than LABELS do not count.
    """
    return Label.among(said.get(one, ()) for one in LABELS)


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
