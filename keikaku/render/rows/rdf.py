"""Triples as Turtle, N-Triples or JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable

from keikaku.records import IRI, Triple
from keikaku.render.text.screen import is_hidden
from keikaku.vocab import PREFIXES

FORMATS = ("turtle", "ntriples", "jsonld")


def render(triples: Iterable[Triple], form: str, escapable: bool = False) -> str:
    """form: one of FORMATS. Equal triples come out once, in a stable order.

    escapable: what is hidden may be escaped afterwards. Names with prefixes have no room for that: where an IRI has
    such a sign, all are written in full.
    """
    import pyoxigraph as ox

    from keikaku.nodes import node

    formats = {
        "turtle": ox.RdfFormat.TURTLE,
        "ntriples": ox.RdfFormat.N_TRIPLES,
        "jsonld": ox.RdfFormat.JSON_LD,
    }

    ordered = sorted(set(triples), key=lambda triple: [str(term) for term in triple])
    iris = (term for triple in ordered for term in triple if isinstance(term, IRI))
    full = form == "ntriples" or (escapable and any(any(map(is_hidden, iri)) for iri in iris))
    prefixes = None if full else PREFIXES
    quads = (ox.Triple(node(s), node(p), node(o)) for s, p, o in ordered)  # type: ignore[arg-type]
    text = (ox.serialize(quads, format=formats[form], prefixes=prefixes) or b"").decode("utf-8")
    return text if text.endswith("\n") or not text else f"{text}\n"  # JSON-LD comes without its line feed
