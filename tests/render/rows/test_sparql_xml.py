"""SPARQL Query Results XML, as another reader takes it."""

from __future__ import annotations

from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from keikaku.errors import DataAtFault
from keikaku.records import IRI, BNode, Literal, Solutions
from keikaku.render.rows import sparql_xml

_NS = "{http://www.w3.org/2005/sparql-results#}"
TEXTS = ["a & b < c > d \"e\" 'f'", " two  spaces\tand a tab ", "a\r\nb\rc\nd", "川崎市 𠮷 ]]>", ""]


def test_rows_are_read_back_as_they_were() -> None:
    rows = [(Literal.text(text), Literal.text(text, "en-gb"), None) for text in TEXTS]
    row = (IRI("https://example.org/?a=1&b='2'"), BNode("b1"), Literal("1", IRI("urn:n?a&b")))
    text = sparql_xml.render(Solutions(("a", "b", "c"), [*rows, row]))
    root = ElementTree.fromstring(text.encode())
    assert [one.get("name") for one in root.iterfind(f"{_NS}head/{_NS}variable")] == ["a", "b", "c"]
    read = [
        {str(one.get("name")): (one[0].tag.removeprefix(_NS), one[0].attrib, one[0].text or "") for one in result}
        for result in root.iterfind(f"{_NS}results/{_NS}result")
    ]
    language = {"{http://www.w3.org/XML/1998/namespace}lang": "en-gb"}
    assert read[:-1] == [{"a": ("literal", {}, one), "b": ("literal", language, one)} for one in TEXTS]
    assert read[-1] == {
        "a": ("uri", {}, "https://example.org/?a=1&b='2'"),
        "b": ("bnode", {}, "b1"),
        "c": ("literal", {"datatype": "urn:n?a&b"}, "1"),
    }
    found = ox.parse_query_results(text.encode(), format=ox.QueryResultsFormat.XML)
    assert isinstance(found, ox.QuerySolutions)
    assert [one["a"] for one in found][-1] == ox.NamedNode("https://example.org/?a=1&b='2'")


@pytest.mark.parametrize("answer", [True, False])
def test_yes_and_no(answer: bool) -> None:
    found = ox.parse_query_results(sparql_xml.render(answer).encode(), format=ox.QueryResultsFormat.XML)
    assert isinstance(found, ox.QueryBoolean)
    assert bool(found) is answer


@pytest.mark.parametrize("character", ["\0", "\x0b", "\x1f", "\ufffe", "\ud800"])
def test_what_xml_cannot_hold_is_told(character: str) -> None:
    with pytest.raises(DataAtFault, match=f"the character U\\+{ord(character):04X}"):
        sparql_xml.render(Solutions(("a",), [(Literal.text(f"a{character}"),)]))
