"""The canonical form of graph/: TriG that a person can read beside the plan and diff line by line.

One graph after the other, subjects and objects in natural order (action/4 before action/10), the class
first, one object a line, IRIs of things relative to one base, no blank node. Equal statements give
equal bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from keikaku.records import Literal, Quad, Term, natural_key
from keikaku.vocab import ID, PREFIXES, RDF_TYPE, curie

_XSD = PREFIXES["xsd"]
_FIRST = ("rdf:type", "kk:address", "dcterms:title", "skos:prefLabel", "skos:altLabel", "kk:reading", "kk:mentions")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def render(quads: Iterable[Quad]) -> str:
    """The canonical TriG of some quads; every graph has a name. Returns text that ends in a line feed."""
    ordered = sorted(set(quads), key=_quad_key)
    body = "".join(
        f"\nGRAPH {_iri(graph)} {{\n{_subjects(list(statements))}}}\n"
        for graph, statements in groupby(ordered, key=lambda quad: quad[3])
    )
    used = sorted({prefix for quad in ordered for prefix in _prefixes(quad)})
    head = f"@base <{ID}> .\n" + "".join(f"@prefix {p}: <{PREFIXES[p]}> .\n" for p in used)
    return head + body


def _subjects(statements: list[Quad]) -> str:
    blocks = []
    for subject, about in groupby(statements, key=lambda quad: quad[0]):
        predicates = []
        for predicate, same in groupby(about, key=lambda quad: quad[1]):
            objects = [_term(quad[2]) for quad in same]
            name = "a" if predicate == RDF_TYPE else curie(predicate)
            predicates.append(f"{name} " + ",\n            ".join(objects))
        blocks.append(f"    {_iri(subject)} " + " ;\n        ".join(predicates) + " .\n")
    return "\n".join(blocks)


def _quad_key(quad: Quad) -> tuple[object, ...]:
    subject, predicate, object_, graph = quad
    name = curie(predicate)
    rank = _FIRST.index(name) if name in _FIRST else len(_FIRST)
    # The graph of a file's labels comes before those of its passages.
    return ("/passage/" in graph, natural_key(graph), natural_key(subject), rank, name, _object_key(object_))


def _object_key(term: Term) -> tuple[object, ...]:
    if isinstance(term, Literal):
        # Japanese before English, as in the plan's own country.
        return (1, term.language != "ja", term.language or "", natural_key(term.value), term.datatype)
    return (0, False, "", natural_key(term), "")


def _prefixes(quad: Quad) -> set[str]:
    """The prefixes that the text of one quad makes use of."""
    iris: list[str] = [quad[0], "" if quad[1] == RDF_TYPE else quad[1], quad[3]]
    iris.append(quad[2].datatype if isinstance(quad[2], Literal) else quad[2])
    texts = (_iri(iri) for iri in iris if iri)
    bare = {f"{_XSD}{kind}" for kind in ("string", "integer", "boolean")}
    return {
        text.partition(":")[0]
        for iri, text in zip((i for i in iris if i), texts, strict=True)
        if not text.startswith("<") and iri not in bare and not iri.endswith("#langString")
    }


def _iri(iri: str) -> str:
    return f"<{iri[len(ID) :]}>" if iri.startswith(ID) and len(iri) > len(ID) else curie(iri)


def _term(term: Term) -> str:
    if not isinstance(term, Literal):
        return _iri(term)
    text = term.value
    if term.datatype == _XSD + "integer" or term.datatype == _XSD + "boolean":
        return text
    quoted = '"' + "".join(_ESCAPES.get(character, character) for character in text) + '"'
    if term.language:
        return f"{quoted}@{term.language}"
    return quoted if term.datatype == _XSD + "string" else f"{quoted}^^{curie(term.datatype)}"
