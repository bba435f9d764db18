"""Literals of XML in RDF/XML, as the parser gives them: an element that declares a namespace has it twice.

It writes out all namespaces that hold where an element stands, those also that the element declares itself. What has
an attribute twice is no XML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from keikaku.vocab import PREFIXES

_KIND = PREFIXES["rdf"] + "XMLLiteral"
# No comments and no CDATA: the parser leaves out the ones and writes the others as text.
_TAG = re.compile(r"""<[^\s<>!?/](?:[^<>"']|"[^"]*"|'[^']*')*+>""")
_DECLARED = re.compile(r"""\s(xmlns(?::[^\s=]+)?)\s*=\s*(?:"[^"]*"|'[^']*')""")


def mended(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """The same statements, where each element of such a literal declares each prefix once."""
    for quad in quads:
        value = quad.object
        if type(value) is ox.Literal and "xmlns" in (text := value.value) and value.datatype.value == _KIND:
            once = ox.Literal(_TAG.sub(_once, text), datatype=value.datatype)
            yield ox.Quad(quad.subject, quad.predicate, once, quad.graph_name)
        else:
            yield quad


def _once(tag: re.Match[str]) -> str:
    seen: set[str] = set()

    def first(found: re.Match[str]) -> str:
        kept = "" if found[1] in seen else found[0]
        seen.add(found[1])
        return kept

    return _DECLARED.sub(first, tag[0])
