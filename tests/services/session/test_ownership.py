from __future__ import annotations

from pathlib import Path

import pytest

from keikaku.records import IRI
from keikaku.services.session import ownership
from keikaku.services.session.opening import open_store

HEAD = """@prefix kk: <https://w3id.org/keikaku/ns#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@base <http://x.example/> ."""
PREFIXES = "@prefix schema: <https://schema.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> ."
TWO = """
GRAPH <one> { <a> a kk:Plan ; dcterms:spatial <ward> . <a1> kk:partOf <a> ; kk:statedIn <said-a1> . }
GRAPH <other> { <b> a kk:Plan . <b1> kk:partOf <b> ; kk:statedIn <said-b1> . }
GRAPH <both> { <a1> kk:order 1 . <b1> kk:order 1 . }
GRAPH <said-a1> { <said-a1> kk:mentions <known>, <shared> . }
GRAPH <said-b1> { <said-b1> kk:mentions <foreign>, <shared> . }
GRAPH <names> {
  <known> a kk:Place . <shared> a kk:Place . <foreign> a kk:Place ; dcterms:isPartOf <above-foreign> .
  <above-foreign> a kk:Place . <nobody> a kk:Place . <ward> a kk:Place ; dcterms:isPartOf <city> . <city> a kk:Place .
}
GRAPH <here> { <here> kk:usedIn <city> . <known> kk:reading "x" . }
GRAPH <there> { <there> kk:usedIn <elsewhere> . <known> kk:reading "y" . }
GRAPH <in-b> { <in-b> kk:usedIn <b> . <known> kk:reading "z" . }
"""


@pytest.mark.parametrize("engine", ["embedded", "reference"])
def test_what_belongs_to_other_plans(tmp_path: Path, engine: str) -> None:
    (tmp_path / "two.trig").write_text(HEAD + TWO, encoding="utf-8")
    store = open_store(str(tmp_path), engine)
    found = ownership.outside(store, {IRI("http://x.example/a")})
    assert found.graphs == {
        "http://x.example/other",
        "http://x.example/said-b1",
        "http://x.example/there",
        "http://x.example/in-b",
    }
    assert found.things == {f"http://x.example/{name}" for name in ("b", "b1", "said-b1", "foreign", "above-foreign")}
    left = store.without(found.graphs, found.things).select("SELECT DISTINCT ?g ?s { GRAPH ?g { ?s ?p ?o } }").rows
    assert {str(s) for g, s in left if g == "http://x.example/both"} == {"http://x.example/a1"}
    assert {str(s) for g, s in left if g == "http://x.example/names"} == {
        f"http://x.example/{name}" for name in ("known", "shared", "nobody", "ward", "city")
    }


def test_a_passage_without_an_element_belongs_by_its_address(tmp_path: Path) -> None:
    text = """GRAPH <one> { <a> a kk:Plan ; kk:address "a" . <b> a kk:Plan ; kk:address "b" .
      <preface> a kk:Passage ; kk:address "b:preface" . } GRAPH <preface> { <preface> kk:mentions <a> . }"""
    (tmp_path / "two.trig").write_text(HEAD + text, encoding="utf-8")
    found = ownership.outside(open_store(str(tmp_path)), {IRI("http://x.example/a")})
    assert found.graphs == {"http://x.example/preface"}
    assert found.things == {"http://x.example/b", "http://x.example/preface"}


def test_a_plan_that_is_a_document_of_another_stays_one(tmp_path: Path) -> None:
    text = """GRAPH <one> { <a> a kk:Plan . <a1> kk:partOf <a> ; kk:statedIn <said> }
      GRAPH <said> { <said> kk:mentions <b> }
      GRAPH <other> { <b> a kk:Plan . <b1> kk:partOf <b> } GRAPH <names> { <b> a kk:Document . <c> a kk:Document }"""
    (tmp_path / "two.trig").write_text(HEAD + text, encoding="utf-8")
    found = ownership.outside(open_store(str(tmp_path)), {IRI("http://x.example/a")})
    assert found == ownership.Outside(
        frozenset({IRI("http://x.example/other")}), frozenset({IRI("http://x.example/b1")})
    )


def test_of_all_plans_nothing_is_outside_but_names_used_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "two.trig").write_text(HEAD + TWO, encoding="utf-8")
    found = ownership.outside(open_store(str(tmp_path)), {IRI("http://x.example/a"), IRI("http://x.example/b")})
    assert found == ownership.Outside(frozenset({IRI("http://x.example/there")}), frozenset())


def _outside_of_a(folder: Path, text: str) -> ownership.Outside:
    (folder / "some.trig").write_text(HEAD + PREFIXES + text, encoding="utf-8")
    return ownership.outside(open_store(str(folder)), {IRI("http://x.example/a")})


def test_a_graph_that_places_another_plans_elements_is_that_plans_whatever_else_it_says(tmp_path: Path) -> None:
    text = """GRAPH <one> { <a> a kk:Plan . <a1> kk:partOf <a> . }
      GRAPH <other> { <b> a kk:Plan ; kk:follows <a> . <b1> kk:partOf <b> . <a1> kk:order 7 . <a> kk:reading "x" . }"""
    assert _outside_of_a(tmp_path, text).graphs == {"http://x.example/other"}


def test_what_is_part_of_no_plan_is_outside_of_all(tmp_path: Path) -> None:
    text = """GRAPH <one> { <a> a kk:Plan . <a1> kk:partOf <a> . <loose> kk:address "c:1" . }
      GRAPH <other> { <c1> kk:address "c:1.1" ; kk:partOf <loose> ; kk:statedIn <said> . <a1> kk:order 7 . }
      GRAPH <said> { <said> kk:mentions <a1> }"""
    found = _outside_of_a(tmp_path, text)
    assert found.graphs == {"http://x.example/other", "http://x.example/said"}
    assert found.things == {"http://x.example/loose", "http://x.example/c1", "http://x.example/said"}
    assert ownership.has_loose(open_store(str(tmp_path))) is False  # nothing says that it is an element
    (tmp_path / "some.trig").write_text(HEAD + "GRAPH <one> { <loose> a kk:PlanElement }", encoding="utf-8")
    assert ownership.has_loose(open_store(str(tmp_path)))


def test_a_dataset_belongs_to_its_plans(tmp_path: Path) -> None:
    text = """GRAPH <one> { <a> a kk:Plan . <b> a kk:Plan . }
      GRAPH <data-a> { <da> kk:mainPlan <a> } GRAPH <data-b> { <db> schema:hasPart <b> }"""
    assert _outside_of_a(tmp_path, text).graphs == {"http://x.example/data-b"}


NAMES = """GRAPH <one> { <a> a kk:Plan . <a1> kk:partOf <a> ; kk:statedIn <said-a> . }
GRAPH <other> { <b> a kk:Plan . <b1> kk:partOf <b> ; kk:statedIn <said-b> . }
GRAPH <said-a> { <said-a> kk:mentions <known>, <shared> . } GRAPH <said-b> { <said-b> kk:mentions <foreign>, <shared> }
GRAPH <names-a> { <known> skos:prefLabel "known" . <shared> skos:prefLabel "shared" . }
"""


@pytest.mark.parametrize(
    ("graph", "outside"),
    [
        ('<foreign> skos:prefLabel "foreign" . <shared> skos:altLabel "s"', True),
        ('<foreign> skos:prefLabel "foreign" . <shared> skos:prefLabel "shared" ; skos:altLabel "s"', True),
        ('<foreign> skos:prefLabel "foreign" . <known> skos:prefLabel "known" . <new> skos:prefLabel "new"', True),
        ('<foreign> skos:prefLabel "foreign" . <a1> skos:prefLabel "element"', False),  # and what a's own are called
        ('<shared> skos:altLabel "s"', False),  # it names nothing that only another plan has
        ('<new> skos:prefLabel "new" . <shared> skos:altLabel "s"', False),
    ],
)
def test_a_graph_that_names_what_only_another_plan_has_is_that_plans(tmp_path: Path, graph: str, outside: bool) -> None:
    found = _outside_of_a(tmp_path, NAMES + f"GRAPH <names-b> {{ {graph} }}")
    assert ("http://x.example/names-b" in found.graphs) is outside
    assert "http://x.example/names-a" not in found.graphs
