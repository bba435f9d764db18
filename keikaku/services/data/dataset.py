"""The dataset and answers as rdflib's own objects, for those who work with these."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from keikaku import limits
from keikaku.records import IRI, XSD_STRING, BNode, Solutions, Term, Triple
from keikaku.services.session.session import Session
from keikaku.vocab import PREFIXES

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import IdentifiedNode, Node

_NAMED = "SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
_ALONE = "SELECT ?s ?p ?o WHERE { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }"


def dataset(session: Session) -> rdflib.Dataset:
    """A copy of what was given in memory: its named graphs, and a default graph that is the union of all, as there.

    Raises OutOfTime after the deadline of its context.
    """
    import rdflib

    copy = rdflib.Dataset(default_union=True)
    _bind(copy)
    terms: dict[Term | None, Node] = {}
    graphs: dict[Term | None, rdflib.Graph] = {}
    named, alone = (cast(Solutions, session.query(text)).rows for text in (_NAMED, _ALONE))
    for number, row in enumerate((*named, *((*row, None) for row in alone))):
        if number % 1000 == 0:
            limits.check()
        for term in row[:3]:
            if term not in terms and term is not None:
                terms[term] = node(term)
        name = row[3]
        if name not in graphs:
            graphs[name] = copy.default_graph if name is None else copy.graph(cast("IdentifiedNode", node(name)))
        graphs[name].add((terms[row[0]], terms[row[1]], terms[row[2]]))
    return copy


def graph(triples: Iterable[Triple]) -> rdflib.Graph:
    """Triples as a graph."""
    import rdflib

    found = rdflib.Graph()
    _bind(found)
    for triple in triples:
        found.add((node(triple[0]), node(triple[1]), node(triple[2])))
    return found


def node(term: Term) -> Node:
    """A term of ours as one of rdflib, its text as it is."""
    import rdflib

    if isinstance(term, IRI):
        return rdflib.URIRef(term)
    if isinstance(term, BNode):
        return rdflib.BNode(term)
    if term.language or term.datatype == XSD_STRING:  # which rdflib holds to be another term than plain text
        return rdflib.Literal(term.value, lang=term.language)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype), normalize=False)


def _bind(found: rdflib.Graph) -> None:
    # It logs a traceback for each literal that its datatype does not allow; as its log, who wants it has it.
    logging.getLogger("rdflib").addHandler(logging.NullHandler())
    for prefix, namespace in PREFIXES.items():
        found.bind(prefix, namespace)
