"""Terms of ours as pyoxigraph has them: for its stores, and for its writers."""

from __future__ import annotations

import pyoxigraph as ox

from keikaku.records import IRI, BNode, Term


def node(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """The term, its text and language as they are."""
    if isinstance(term, IRI):
        return ox.NamedNode(term)
    if isinstance(term, BNode):
        return ox.BlankNode(term)
    if term.language:
        return ox.Literal(term.value, language=term.language)
    return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype))
