from __future__ import annotations

import json

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.compare import to_isomorphic

from keikaku.records import IRI, BNode, Literal, Triple
from keikaku.render.rows.rdf import FORMATS, render
from keikaku.store.taken import to_triple
from keikaku.vocab import ID, NS
from tests.render.terms import HOSTILE, iris, is_valid, things

OX = {"turtle": ox.RdfFormat.TURTLE, "ntriples": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD}
RDFLIB = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld"}
S, P = IRI(f"{ID}2018/6"), IRI(f"{NS}involves")
nodes = iris.filter(is_valid)
triples = st.lists(st.tuples(nodes, nodes, things), max_size=6)


def parsed(text: str, form: str) -> set[Triple]:
    return {to_triple(quad) for quad in ox.parse(text.encode(), format=OX[form])}


@pytest.mark.parametrize("form", FORMATS)
@given(some=triples)
def test_hostile_triples_read_back_equal(form: str, some: list[Triple]) -> None:
    assert parsed(render(some, form), form) == set(some)


@pytest.mark.parametrize("form", FORMATS)
@given(some=triples, chance=st.randoms())
def test_the_order_of_the_answer_does_not_count(form: str, some: list[Triple], chance: object) -> None:
    shuffled = [*some, *some]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert render(shuffled, form) == render(some, form)


@pytest.mark.parametrize("form", FORMATS)
def test_rdflib_reads_hostile_text_alike(form: str) -> None:
    some: list[Triple] = [(S, P, Literal.text(value, "ja")) for value in HOSTILE]
    graph = rdflib.Graph().parse(data=render(some, form), format=RDFLIB[form])
    assert {str(text) for text in graph.objects()} == set(HOSTILE)
    assert {text.language for text in graph.objects() if isinstance(text, rdflib.Literal)} == {"ja"}


@pytest.mark.parametrize("form", FORMATS)
def test_blank_nodes_keep_their_shape(form: str) -> None:
    some: list[Triple] = [(BNode("a"), P, BNode("b")), (BNode("b"), P, BNode("a")), (S, P, BNode("a"))]
    graph = rdflib.Graph().parse(data=render(some, form), format=RDFLIB[form])
    expected = rdflib.Graph()
    for subject, predicate, object_ in some:
        ends = (rdflib.BNode(end) if isinstance(end, BNode) else rdflib.URIRef(str(end)) for end in (subject, object_))
        first, second = ends
        expected.add((first, rdflib.URIRef(predicate), second))
    assert to_isomorphic(graph) == to_isomorphic(expected)


def test_the_forms_as_they_look() -> None:
    some: list[Triple] = [(S, P, IRI(f"{ID}actor/jetro")), (S, P, Literal.text("川崎", "ja"))]
    thing, value = f"{ID}actor/jetro", '"川崎"@ja'
    assert render(some, "ntriples") == f"<{S}> <{P}> {value} .\n<{S}> <{P}> <{thing}> .\n"
    assert render(some, "turtle") == f"@prefix kk: <{NS}> .\n<{S}> kk:involves {value} , <{thing}> .\n"
    assert json.loads(render(some, "jsonld")) == {
        "@context": {"kk": NS},
        "@graph": [{"@id": S, "kk:involves": [{"@language": "ja", "@value": "川崎"}, {"@id": thing}]}],
    }


def test_the_prefixes_of_whoever_asked_go_before_ours_and_none_is_declared_for_nothing() -> None:
    shape, day = IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), IRI("http://www.w3.org/2001/XMLSchema#date")
    some: list[Triple] = [(S, shape, IRI(f"{NS}Measure")), (S, P, Literal("2018-04-01", day))]
    own = {"plan": f"{ID}2018/", "keikaku": NS, "kk": "urn:other:", "skos": "urn:skos:"}
    assert render(some, "turtle", own=own) == (
        f"@prefix plan: <{ID}2018/> .\n@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n@prefix keikaku: <{NS}> .\n"
        'plan:6 a keikaku:Measure ;\n\tkeikaku:involves "2018-04-01"^^xsd:date .\n'
    )
    assert json.loads(render(some, "jsonld", own=own)) == {
        "@context": {
            "rdf": shape.removesuffix("type"), "xsd": day.removesuffix("date"), "plan": f"{ID}2018/", "keikaku": NS,
        },
        "@graph": [{
            "@id": "plan:6", "rdf:type": [{"@id": "keikaku:Measure"}],
            "keikaku:involves": [{"@type": "xsd:date", "@value": "2018-04-01"}],
        }],
    }  # fmt: skip


@given(some=triples, own=st.dictionaries(st.sampled_from(["a", "urn", "http", "kk", "a-b", "あ"]), nodes, max_size=4))
def test_prefixes_change_nothing_of_what_is_said(some: list[Triple], own: dict[str, str]) -> None:
    for form in FORMATS:
        assert parsed(render(some, form, own=own), form) == set(some)


@pytest.mark.parametrize("form", FORMATS)
def test_no_triples_are_a_readable_nothing(form: str) -> None:
    assert parsed(render([], form), form) == set()
