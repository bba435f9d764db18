"""Which format a file is in: by its name, and by what stands in it where the name says nothing or what cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from keikaku.store.files import rdf_formats

RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
TURTLE = "# a\n@prefix u: <urn:> .\nu:s u:p u:o .\n"
XML = f"<?xml version='1.0'?>\n<!-- a -->\n<rdf:RDF {RDF}/>"


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.ttl", ".ttl"), ("a.TTL", ".ttl"), ("a.ttl.gz", ".ttl"), ("a.Turtle.GZ", ".ttl"), ("a.n3", ".ttl"),
        ("a.owl", ".rdf"), ("a.rdfs", ".rdf"), ("a.nq", ".nq"), ("a.jsonld", ".jsonld"), ("a.json-ld", ".jsonld"),
        ("a.xml", None), ("a.json", None), ("a.gz", None), ("a", None), ("ttl", None), ("a.ttl.txt", None),
    ],
)  # fmt: skip
def test_an_ending_names_a_format(name: str, form: str | None) -> None:
    assert rdf_formats.by_name(Path(name)) == form


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("a.ttl", "anything", ".ttl"), ("a.ttl", "", ".ttl"), ("a", "", None), ("a.json", "", None),
        ("a.ttl", "<a> <b> <c> .", ".ttl"), ("a.owl", TURTLE, ".ttl"), ("a.rdf", "<a:b> <c:d> <e:f> .", ".nt"),
        ("a.owl", XML, ".rdf"), ("a.xml", XML, ".rdf"), ("a.ttl", XML, ".rdf"), ("a", XML, ".rdf"),
        ("a", f"<s:x {RDF} xmlns:s='urn:'/>", ".rdf"), ("a.xml", "<x a='1'/>", None), ("a.xml", "<x/>", None),
        ("a.json", '{"@id": "urn:s"}', ".jsonld"), ("a.json", '[ {"http://e.org/p": 1} ]', ".jsonld"),
        ("a.json", '{"a": [1]}', None), ("a.json", "[]", None), ("a.jsonld", '{"a": 1}', ".jsonld"),
        ("a.ttl", '{"@context": {}}', ".jsonld"), ("a.ttl", "[ <urn:p> 1 ] .", ".ttl"), ("a", "[] <urn:p> 1 .", ".ttl"),
        ("a.txt", TURTLE, ".ttl"), ("a.txt", "PREFIX u: <urn:>\nu:g { u:s u:p u:o }", ".trig"),
        ("a.txt", "<urn:s> <urn:p> <urn:o> .", ".nt"),
        ("a.txt", '<urn:s> <urn:p> "x" <urn:g> .', ".nq"),
        ("a.rq", "PREFIX u: <urn:>\nSELECT * { ?s ?p ?o }", None),
        ("a.txt", "# A title\n\nSome words: and more.", None),
        ("a.csv", "a,b\n1,2\n", None), ("a", "\0\1", None), ("a.owl", "Prefix(:=<urn:>)\nOntology(<urn:x>)", None),
        ("a.owl", '<Ontology xmlns="http://www.w3.org/2002/07/owl#"/>', None),
    ],
)  # fmt: skip
def test_what_stands_there_tells_the_rest(name: str, text: str, form: str | None) -> None:
    assert rdf_formats.told(Path(name), text.encode()) == form


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b'<?xml?><Ontology xmlns="http://www.w3.org/2002/07/owl#">', "OWL/XML"),
        (b"Prefix(:=<urn:>)\nOntology(<urn:x>", "OWL in functional syntax"),
        (b"Prefix: : <urn:>\n\nOntology: <urn:x>\n", "OWL in Manchester syntax"),
        (b"<!doctype HTML>\n<p>", "a web page"), (b"PK\x03\x04", "packed in another way than gzip"),
        (b"format-version: 1.2", "an ontology in OBO format"), (b"hello", ""),
    ],
)  # fmt: skip
def test_what_else_it_is_has_a_name(head: bytes, name: str) -> None:
    assert rdf_formats.other(head) == name
