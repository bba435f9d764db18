"""The canonical form of graph/: TriG that a person can read beside the plan and diff line by line.

One graph after the other, subjects and objects in natural order (action/4 before action/10), the class
first, IRIs of things relative to one base, no blank node. Each statement is a line that ends alike, with
property and object, so a statement more about a thing is one line more. Equal statements give equal bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from keikaku.errors import DataAtFault
from keikaku.records import XSD_STRING, BNode, Literal, Quad, Term, natural_key
from keikaku.vocab import ID, PREFIXES, RDF_TYPE, curie

_XSD = PREFIXES["xsd"]
# Forms that TriG reads as these datatypes without their names.
_BARE = {_XSD + "integer": re.compile(r"[+-]?[0-9]+"), _XSD + "boolean": re.compile(r"true|false")}
# What comes back the same when it is resolved against the base: no scheme, no query, no dot or empty segments.
_RELATIVE = re.compile(r"(?!\.{1,2}(?:/|$))[^/?#:]+(?:/(?!\.{1,2}(?:/|$))[^/?#:]+)*")
_NO_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\\ud800-\udfff]')
_FIRST = ("rdf:type", "kk:address", "dcterms:title", "skos:prefLabel", "skos:altLabel", "kk:reading", "kk:mentions")
_ESCAPES = {
    **{code: f"\\u{code:04X}" for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFFFE, 0xFFFF)},
    **{ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t"},
}


def render(quads: Iterable[Quad], base: str = ID) -> str:
    """The canonical TriG of some quads; every graph has a name. Returns text that ends in a line feed.

    base: against which IRIs are written. Raises DataAtFault for a blank node and for what is no IRI.
    """
    return _Writer(base).text(quads)


class _Writer:
    """Writes terms relative to one base."""

    def __init__(self, base: str) -> None:
        self._base = base

    def text(self, quads: Iterable[Quad]) -> str:
        ordered = sorted(set(quads), key=_quad_key)
        body = "".join(
            f"\nGRAPH {self._iri(graph)} {{\n{self._subjects(list(statements))}}}\n"
            for graph, statements in groupby(ordered, key=lambda quad: quad[3])
        )
        used = sorted({prefix for quad in ordered for prefix in self._prefixes(quad)})
        return f"@base <{self._base}> .\n" + "".join(f"@prefix {p}: <{PREFIXES[p]}> .\n" for p in used) + body

    def _subjects(self, statements: list[Quad]) -> str:
        blocks = []
        for subject, about in groupby(statements, key=lambda quad: quad[0]):
            lines = [f"        {'a' if p == RDF_TYPE else self._iri(p)} {self._term(o)} ;\n" for _, p, o, _ in about]
            blocks.append(f"    {self._iri(subject)}\n{''.join(lines)}    .\n")
        return "".join(blocks)

    def _prefixes(self, quad: Quad) -> set[str]:
        """The prefixes that the text of one quad makes use of."""
        subject, predicate, object_, graph = quad
        names = [self._iri(subject), self._iri(graph), "" if predicate == RDF_TYPE else self._iri(predicate)]
        names.append(self._datatype(object_) if isinstance(object_, Literal) else self._iri(object_))
        return {name.partition(":")[0] for name in names if name and not name.startswith("<")}

    def _iri(self, iri: str) -> str:
        if isinstance(iri, BNode):
            raise DataAtFault(f"a graph file has no blank node: _:{iri}", "give the thing an IRI")
        if _NO_IRI.search(iri):
            raise DataAtFault(f"{iri!r} is no IRI", "write signs such as spaces as %20")
        relative = iri.removeprefix(self._base)
        if relative != iri and _RELATIVE.fullmatch(relative):
            return f"<{relative}>"
        return curie(iri)

    def _term(self, term: Term) -> str:
        if not isinstance(term, Literal):
            return self._iri(term)
        if _is_bare(term):
            return term.value
        quoted = f'"{term.value.translate(_ESCAPES)}"'
        if term.language:
            return f"{quoted}@{term.language}"
        datatype = self._datatype(term)
        return f"{quoted}^^{datatype}" if datatype else quoted

    def _datatype(self, literal: Literal) -> str:
        """The name of a literal's datatype, where it is written out; else nothing."""
        if literal.language or literal.datatype == XSD_STRING or _is_bare(literal):
            return ""
        return self._iri(literal.datatype)


def _quad_key(quad: Quad) -> tuple[object, ...]:
    subject, predicate, object_, graph = quad
    name = curie(predicate)
    rank = _FIRST.index(name) if name in _FIRST else len(_FIRST)
    # The graph of a file's labels comes before those of its passages.
    return ("/passage/" in graph, _natural(graph), _natural(subject), rank, name, _object_key(object_))


def _object_key(term: Term) -> tuple[object, ...]:
    if isinstance(term, Literal):
        # Japanese before English, as in the plan's own country.
        return (1, term.language != "ja", term.language or "", _natural(term.value), term.datatype)
    return (0, False, "", _natural(term), "")


def _natural(text: str) -> tuple[object, str]:
    """Natural order, in which 1 and 01 are one number; then their own."""
    return natural_key(text), text


def _is_bare(literal: Literal) -> bool:
    """Whether the form alone says the datatype; ``abc`` as an integer needs both, and quotes."""
    bare = _BARE.get(literal.datatype)
    return bare is not None and bare.fullmatch(literal.value) is not None
