"""RDF terms of all kinds, and hostile ones, for property-based tests."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import strategies as st

from keikaku.records import IRI, RDF_LANG_STRING, BNode, Literal, Term
from keikaku.vocab import ID, NS, PREFIXES

XSD = PREFIXES["xsd"]

HOSTILE = (
    '"', "'", '"""', "\\", "\\n", "\n", "\r", "\r\n", "\t", "\x00", "\x07", "\x08", "\x0b", "\x0c",
    "\x1b[2J", "\x1c", "\x7f",
    "\x85", "\u2028", "\u2029", "\u202e", "\u200d", "\ufeff", "\ufffe", "\uffff", "\U0001f600", "か\u3099", "ﾊﾟ",
    ",", ";", "|",
    " . }", "} GRAPH <x:y> { ", "@ja", '"^^xsd:', '"@en .', "<x:y>", "_:b", "?x", "#", "%", "\\u0041",
    "=1+1", "007", "川崎　太郎",
)  # fmt: skip
texts = st.lists(
    st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), max_size=5), max_size=5
).map("".join)

# What an IRI of ours may hold behind the base, and what a relative IRI must not be taken for.
_PATHS = st.lists(
    st.sampled_from(
        ["a", "action", "2018", "6.1.1", "10", "9", "01", "1", "..", ".", "", "日本", "a:b", "2018:6",
         "x%20y", "①"]),
    min_size=1, max_size=4,
).map("/".join)  # fmt: skip
iris = st.one_of(
    _PATHS.map(lambda path: ID + path),
    st.sampled_from(["involves", "①", "²", "a_b", "a-b", "a.b", "", "日本"]).map(lambda local: NS + local),
    st.sampled_from([f"{ID}?q=1", f"{ID}#f", f"{ID}a?b#c", "urn:x:y", "http://example.org/a/../b", f"{XSD}string"]),
    st.sampled_from([f"{XSD}integer", f"{PREFIXES['rdf']}type", RDF_LANG_STRING, "mailto:a@example.org"]),
).map(IRI)
languages = st.sampled_from(["ja", "en", "en-gb", "ja-hrkt", "x-private"])
datatypes = st.sampled_from(
    ["integer", "decimal", "double", "boolean", "date", "gYear", "nonNegativeInteger", "anyURI"]
)
_NUMBERS = st.sampled_from(
    ["1", "007", "+5", "-0", "1.10", "1e6", "INF", "NaN", "true", "false", "1 .", "abc", "", "９", "9" * 5000]
)


def is_valid(iri: str) -> bool:
    try:
        ox.NamedNode(iri)
    except ValueError:
        return False
    return True


literals = st.one_of(
    texts.map(Literal.text),
    st.builds(Literal.text, texts, languages),
    st.builds(lambda value, kind: Literal(value, IRI(XSD + kind)), _NUMBERS | texts, datatypes),
    st.builds(lambda value, iri: Literal(value, iri), texts, st.just(IRI("https://example.org/datatype"))),
)
bnodes = st.sampled_from(["b0", "b1", "x"]).map(BNode)
things: st.SearchStrategy[Term] = iris.filter(is_valid) | literals
terms: st.SearchStrategy[Term] = things | bnodes
