"""Triples as Turtle, N-Triples, JSON-LD, TriG, N-Quads or RDF/XML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from keikaku.records import IRI, Literal, Triple
from keikaku.render.rows import jsonld
from keikaku.render.text.screen import is_hidden
from keikaku.vocab import COMMON_PREFIXES, PREFIXES

FORMATS = ("turtle", "ntriples", "jsonld")

_NONE: Mapping[str, str] = MappingProxyType({})
_NAME = r"(?<![\w.-]){}:(?! <)"  # how a name with a prefix begins, and no declaration of the prefix


def render(triples: Iterable[Triple], form: str, escapable: bool = False, own: Mapping[str, str] = _NONE) -> str:
    """form: one of FORMATS, trig, nquads or rdfxml. Equal triples come out once, in a stable order.

    own: the prefixes of whoever asked, which go before ours; none is declared that is not used. escapable: what is
    hidden may be escaped afterwards. Names with prefixes have no room for that: where an IRI has such a sign, all are
    written in full.
    """
    ordered = sorted(set(triples), key=lambda triple: [str(term) for term in triple])
    iris = {str(iri) for triple in ordered for term in triple for iri in _iris(term)}
    if form in ("ntriples", "nquads") or (escapable and any(any(map(is_hidden, iri)) for iri in iris)):
        return _written(ordered, form, {})
    prefixes = {prefix: name for prefix, name in _known(own).items() if any(iri.startswith(name) for iri in iris)}
    text = _written(ordered, form, prefixes)
    if form == "jsonld":
        return jsonld.with_prefixes(text, prefixes)
    used = {prefix: name for prefix, name in prefixes.items() if re.search(_NAME.format(re.escape(prefix)), text)}
    return text if used == prefixes else _written(ordered, form, used)


def _iris(term: object) -> Iterable[str]:
    if isinstance(term, IRI):
        yield term
    elif isinstance(term, Literal):
        yield term.datatype


def _known(own: Mapping[str, str]) -> dict[str, str]:
    """The prefixes that may be used: ours where neither theirs nor what it stands for is taken."""
    taken = set(own.values())
    known = {prefix: name for prefix, name in {**COMMON_PREFIXES, **PREFIXES}.items() if name not in taken}
    return {**known, **own}


def _written(triples: Iterable[Triple], form: str, prefixes: Mapping[str, str]) -> str:
    import pyoxigraph as ox

    from keikaku.nodes import node

    formats = {
        "turtle": ox.RdfFormat.TURTLE,
        "ntriples": ox.RdfFormat.N_TRIPLES,
        "jsonld": ox.RdfFormat.JSON_LD,
        "trig": ox.RdfFormat.TRIG,
        "nquads": ox.RdfFormat.N_QUADS,
        "rdfxml": ox.RdfFormat.RDF_XML,
    }
    quads = (ox.Triple(node(s), node(p), node(o)) for s, p, o in triples)  # type: ignore[arg-type]
    text = (ox.serialize(quads, format=formats[form], prefixes=dict(prefixes) or None) or b"").decode("utf-8")
    return text if text.endswith("\n") or not text else f"{text}\n"  # JSON-LD comes without its line feed
