"""The classes and properties of the ontology, as somebody who writes a query wants them offered."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from keikaku.records import IRI, Label, Literal
from keikaku.services.session.session import Session
from keikaku.vocab import curie, prologue

_TERMS = (
    prologue("owl", "rdfs", "rdf")
    + """SELECT ?term ?kind ?label ?comment {
  VALUES ?kind { owl:Class rdfs:Class owl:ObjectProperty owl:DatatypeProperty owl:AnnotationProperty rdf:Property }
  ?term a ?kind
  OPTIONAL { ?term rdfs:label ?label }
  OPTIONAL { ?term rdfs:comment ?comment }
}"""
)


class OntologyTerm(NamedTuple):
    """A class or property. name: as a query has it, with a prefix of ours: ``kk:involves``."""

    name: str
    is_class: bool
    label: Label
    comment: Label


def terms(session: Session) -> list[OntologyTerm]:
    """Those for which we have a prefix, by their names."""
    classes: set[IRI] = set()
    labels: defaultdict[IRI, set[Literal]] = defaultdict(set)
    comments: defaultdict[IRI, set[Literal]] = defaultdict(set)
    for term, kind, label, comment in session.terms(_TERMS).rows:
        if not isinstance(term, IRI):
            continue
        labels[term] |= {label} if isinstance(label, Literal) else set()
        comments[term] |= {comment} if isinstance(comment, Literal) else set()
        if str(kind).endswith("Class"):
            classes.add(term)
    found = [
        OntologyTerm(curie(term), term in classes, Label.of(labels[term]), Label.of(comments[term])) for term in labels
    ]
    return sorted(one for one in found if not one.name.startswith("<"))
