"""Terms of pyoxigraph as ours."""

from __future__ import annotations

from typing import TypeAlias

import pyoxigraph as ox

from keikaku.records import (
    IRI,
    RDF_DIR_LANG_STRING,
    RDF_LANG_STRING,
    TRIPLE_TERM,
    BNode,
    Literal,
    Term,
    Triple,
)  # fmt: skip

OxigraphTerm: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_LANG_STRING = IRI(RDF_LANG_STRING)


def to_term(term: OxigraphTerm) -> Term:
    """A term of pyoxigraph as one of ours; language tags in small letters, as they compare.

    What only RDF 1.2 has is a literal that says so: a triple term its text with rdfs:Proposition as datatype, of a text
    with a direction the tag ends in it (``ar--rtl``).
    """
    if isinstance(term, ox.NamedNode):
        return IRI(term.value)
    if isinstance(term, ox.Literal):
        # Each attribute is made anew by the engine, and most texts have a language: so it is asked first.
        language = term.language
        if language and term.direction is not None:
            return Literal(term.value, IRI(RDF_DIR_LANG_STRING), f"{language}--{term.direction.value}")
        return Literal(term.value, _LANG_STRING if language else IRI(term.datatype.value), language)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    return Literal(f"<<( {term} )>>", IRI(TRIPLE_TERM))


def to_triple(triple: ox.Triple | ox.Quad) -> Triple:
    """A triple of pyoxigraph, or the triple of a quad, as one of ours."""
    subject = to_term(triple.subject)
    assert not isinstance(subject, Literal)  # RDF has none there
    return subject, IRI(triple.predicate.value), to_term(triple.object)
