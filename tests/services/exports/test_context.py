"""The context of JSON-LD stands in the ontology's folder and says what the ontology says."""

from __future__ import annotations

import json

from keikaku import resources
from keikaku.services.exports import context


def test_the_context_is_that_of_the_ontology() -> None:
    """Written anew by: python -m tests.context"""
    text = (resources.ontology_file().parent / context.NAME).read_text(encoding="utf-8")
    assert text == context.made(resources.ontology_file())


def test_names_stand_for_what_they_are() -> None:
    found = json.loads((resources.ontology_file().parent / context.NAME).read_text(encoding="utf-8"))["@context"]
    assert found == context.context()
    assert found["partOf"] == {"@id": "kk:partOf", "@type": "@id"}
    assert found["prefLabel"] == {"@id": "skos:prefLabel", "@container": "@language"}
    assert found["value"] == {"@id": "kk:value", "@type": "xsd:decimal"}
    assert found["address"] == "kk:address"
    assert found["Concept"] == "kk:Concept"
