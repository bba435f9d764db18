from __future__ import annotations

from pathlib import Path

import pytest

from keikaku.records import IRI, Citation, Label
from keikaku.services.session.cards import Card
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.store.sparql import bindings
from keikaku.vocab import ID, NS, kk


def test_an_element_has_the_page_of_its_passage(session: Session) -> None:
    found = session.card(IRI(f"{ID}2018/6.1.2/issue/2"))
    assert (found.kind, found.citation) == ("Issue", Citation("2018:6.1.2/issue/2", 134))


def test_an_entity_has_no_address_and_is_cited_by_its_iri(session: Session) -> None:
    assert session.card(IRI(f"{ID}actor/medtronic")) == Card(
        IRI(f"{ID}actor/medtronic"), "Organisation", Label("メドトロニック", "Medtronic")
    )
    assert session.card(IRI(f"{ID}actor/medtronic")).citation == Citation(f"{ID}actor/medtronic", None)


def test_a_term_of_the_ontology_goes_by_its_label(session: Session) -> None:
    assert session.card(kk("Target")).name("en").lower() == "target"


def test_a_thing_that_the_graph_says_nothing_of_goes_by_the_end_of_its_iri(session: Session) -> None:
    nobody = IRI(f"{ID}actor/nobody")
    assert session.cards([nobody, nobody]) == {nobody: Card(nobody, "", Label(None, None))}
    assert session.card(nobody).name("ja") == "nobody"


def test_the_most_specific_kind_and_the_first_page_count(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(
        f"@prefix kk: <{NS}> . <{ID}a> a kk:Entity, kk:Actor, kk:Network ; kk:page 12, 9, 'x' .",
        encoding="utf-8",
    )
    found = open_session(str(tmp_path)).card(IRI(f"{ID}a"))
    assert (found.kind, found.page) == ("Network", 9)


def test_any_number_of_things_is_described(town: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    things = [IRI(str(row[0])) for row in town.select("SELECT DISTINCT ?s { ?s a ?c FILTER isIRI(?s) }").rows]
    whole = Session(town.whole).cards(things)
    monkeypatch.setattr(bindings, "BATCH", 200)
    assert len([*bindings.batches(things)]) > 10
    assert Session(town.whole).cards(things) == whole


_ANYBODY = """
@prefix ex: <http://example.org/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <http://schema.org/> .
@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
ex:hall a owl:NamedIndividual, schema:Place ; schema:name "産業振興会館"@ja-Hani ; rdfs:label "Industry hall"@en-GB .
ex:port xl:prefLabel [ xl:literalForm "港湾"@ja ], [ xl:literalForm "Port"@en ] ; foaf:name "Harbour"@en .
ex:%E5%9F%A0%E9%A0%AD rdfs:comment "no name" .
"""


def test_what_other_people_describe_goes_by_its_name_and_class(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(_ANYBODY, encoding="utf-8")
    session = open_session(str(tmp_path))
    hall, port, quay = (IRI(f"http://example.org/{end}") for end in ("hall", "port", "%E5%9F%A0%E9%A0%AD"))
    assert session.card(hall) == Card(
        hall, "", Label("産業振興会館", "Industry hall"), type=IRI("http://schema.org/Place")
    )
    assert session.card(port) == Card(port, "", Label("港湾", "Port"))
    assert session.card(quay).name("en") == "埠頭"
