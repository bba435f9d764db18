"""Literals of XML are XML: no element declares a prefix twice."""

from __future__ import annotations

from pathlib import Path
from xml.parsers import expat

import pytest

from keikaku.records import IRI, Literal
from keikaku.store.embedded import EmbeddedStore
from keikaku.store.files.reading import Reading
from keikaku.vocab import PREFIXES

HEAD = f'<r:RDF xmlns:r="{PREFIXES["rdf"]}" xmlns:u="urn:u:" xmlns="http://d/"><r:Description r:about="urn:a">'


@pytest.mark.parametrize("lenient", [False, True])
@pytest.mark.parametrize(
    ("written", "element"),
    [
        ('<m xmlns="http://m/"><n a="1&amp;"/></m>', 'http://m/ m'),
        ("<z:e xmlns:z='urn:z' z:k='v &gt; xmlns:z=1'/>", "urn:z e"),
        ('<b/>&lt;a xmlns="1" xmlns="1"><!-- <a x="1" x="1"> --><![CDATA[<a x="1" x="1">]]>', "http://d/ b"),
        ('<u:c xmlns:u="urn:other:"/>', "urn:other: c"),
    ],
)  # fmt: skip
def test_a_literal_of_xml_is_xml(written: str, element: str, lenient: bool, tmp_path: Path) -> None:
    text = f'{HEAD}<u:p r:parseType="Literal">{written}</u:p></r:Description></r:RDF>'
    (tmp_path / "a.rdf").write_text(text, encoding="utf-8")
    store = EmbeddedStore.load([(tmp_path / "a.rdf", None)], None, Reading(lenient=lenient))
    ((value,),) = store.select("SELECT ?o { ?s ?p ?o }").rows
    assert isinstance(value, Literal)
    assert value.datatype == IRI(PREFIXES["rdf"] + "XMLLiteral")
    seen: list[str] = []
    parser = expat.ParserCreate("utf-8", " ")
    parser.StartElementHandler = lambda name, _: seen.append(name)
    parser.Parse(f"<whole>{value.value}</whole>".encode(), True)
    assert seen[1] == element
