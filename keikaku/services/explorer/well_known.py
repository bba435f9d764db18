"""What the terms of vocabularies that everybody uses are called in both languages, where the data do not say it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from keikaku.records import IRI, Label
from keikaku.vocab import PREFIXES

_MORE = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "schema1": "http://schema.org/",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
}
_SPACES = {space: prefix for prefix, space in {**PREFIXES, **_MORE}.items()}
_SAME = {"dc": "dcterms", "schema1": "schema"}  # of which the names are those of another

GENERAL = frozenset(
    IRI(PREFIXES[prefix] + name)
    for prefix, name in (("owl", "Thing"), ("owl", "NamedIndividual"), ("rdfs", "Resource"), ("owl", "Class"))
)
"""Classes that say nothing of a thing that is of another one too."""

WHOLES = frozenset(
    IRI(space + name)
    for space, name in (
        (PREFIXES["skos"], "ConceptScheme"), (PREFIXES["owl"], "Ontology"), (_MORE["void"], "Dataset"),
        (_MORE["dcat"], "Dataset"), (PREFIXES["schema"], "Dataset"), (_MORE["schema1"], "Dataset"),
    )
)  # fmt: skip
"""Classes of what all the data are: its name is that of the data."""

UNDRAWN = frozenset(
    {IRI(PREFIXES["skos"] + "inScheme"), IRI(PREFIXES["rdfs"] + "isDefinedBy"), IRI(_MORE["void"] + "inDataset")}
)
"""Relations of everything with the one thing that holds it: a star that hides all other lines."""

INVERSE = {
    IRI(PREFIXES[prefix] + second): IRI(PREFIXES[prefix] + first)
    for prefix, first, second in (
        ("skos", "broader", "narrower"),
        ("skos", "broadMatch", "narrowMatch"),
        ("skos", "broaderTransitive", "narrowerTransitive"),
        ("skos", "topConceptOf", "hasTopConcept"),
        ("org", "unitOf", "hasUnit"),
        ("org", "subOrganizationOf", "hasSubOrganization"),
        ("org", "memberOf", "hasMember"),
        ("org", "postIn", "hasPost"),
        ("org", "heldBy", "holds"),
        ("dcterms", "isPartOf", "hasPart"),
        ("dcterms", "isReplacedBy", "replaces"),
    )
}
"""The second name of a relation to the first: where both are stated of the same two things, it is one link."""

SECOND = {first: second for second, first in INVERSE.items()}

SYMMETRIC = frozenset(
    IRI(PREFIXES[prefix] + name)
    for prefix, name in (
        ("skos", "related"), ("skos", "exactMatch"), ("skos", "closeMatch"), ("skos", "relatedMatch"),
        ("owl", "sameAs"), ("owl", "disjointWith"), ("owl", "equivalentClass"), ("org", "linkedTo"),
    )
)  # fmt: skip


def known_name(term: IRI) -> Label:
    """What everybody calls a term of one of these vocabularies; empty for all others."""
    end = max(term.rfind("#"), term.rfind("/")) + 1
    prefix = _SPACES.get(term[:end])
    if prefix is None:
        return Label(None, None)
    return Label(*_names().get(_SAME.get(prefix, prefix), {}).get(term[end:], (None, None)))


@cache
def _names() -> dict[str, dict[str, list[str]]]:
    """Prefix to local name to what it is called in Japanese and English."""
    return tomllib.loads((files(__package__ or "") / "well_known.toml").read_text(encoding="utf-8"))
