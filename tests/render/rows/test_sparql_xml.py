"""SPARQL Query Results XML, as another reader takes it."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from keikaku.errors import DataAtFault
from keikaku.records import IRI, BNode, Literal, Solutions
from keikaku.render.rows import sparql_xml

TEXTS = ["a & b < c > d \"e\" 'f'", " two  spaces\tand a tab ", "a\r\nb\rc\nd", "川崎市 𠮷 ]]>", ""]


def test_rows_are_read_back_as_they_were() -> None:
    rows = [(Literal.text(text), Literal.text(text, "en-gb"), None) for text in TEXTS]
    row = (IRI("https://example.org/?a=1&b='2'"), BNode("b1"), Literal("1", IRI("urn:n?a&b")))
    text = sparql_xml.render(Solutions(("a", "b", "c"), [*rows, row]))
    found = ox.parse_query_results(text.encode(), format=ox.QueryResultsFormat.XML)
    assert isinstance(found, ox.QuerySolutions)
    assert [variable.value for variable in found.variables] == ["a", "b", "c"]
    read = [(one["a"], one["b"], one["c"]) for one in found]
    assert read[:-1] == [(ox.Literal(text), ox.Literal(text, language="en-gb"), None) for text in TEXTS]
    last = (ox.NamedNode("https://example.org/?a=1&b='2'"), ox.BlankNode("b1"))
    assert read[-1] == (*last, ox.Literal("1", datatype=ox.NamedNode("urn:n?a&b")))


@pytest.mark.parametrize("answer", [True, False])
def test_yes_and_no(answer: bool) -> None:
    found = ox.parse_query_results(sparql_xml.render(answer).encode(), format=ox.QueryResultsFormat.XML)
    assert isinstance(found, ox.QueryBoolean)
    assert bool(found) is answer


@pytest.mark.parametrize("character", ["\0", "\x0b", "\x1f", "\ufffe", "\ud800"])
def test_what_xml_cannot_hold_is_told(character: str) -> None:
    with pytest.raises(DataAtFault, match=f"the character U\\+{ord(character):04X}"):
        sparql_xml.render(Solutions(("a",), [(Literal.text(f"a{character}"),)]))
