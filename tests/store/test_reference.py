from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
import rdflib.plugins.sparql

from keikaku.errors import BadQuery
from keikaku.records import Literal
from keikaku.store.base import Store
from keikaku.store.embedded import EmbeddedStore
from keikaku.store.reference import ReferenceStore
from tests.store.compliance import JETRO, KK


def test_the_dataset_is_rdflibs_with_the_union_as_default_graph(reference: ReferenceStore) -> None:
    assert isinstance(reference.dataset, rdflib.Dataset)
    assert reference.dataset.default_union
    found = reference.dataset.subjects(rdflib.RDF.type, rdflib.URIRef(f"{KK}Organisation"))
    assert rdflib.URIRef(JETRO) in set(found)


def test_values_that_are_none_of_their_datatype_are_told_of(tmp_path: Path, reference: ReferenceStore) -> None:
    (tmp_path / "a.ttl").write_text('<urn:a> <urn:b> "abc"^^<http://www.w3.org/2001/XMLSchema#integer>, 3 .')
    assert ReferenceStore.load([(tmp_path / "a.ttl", None)]).given().remarks == ("notes.ill_typed",)
    assert reference.remarks == ()


def test_its_own_switch_against_loading_is_off(reference: ReferenceStore) -> None:
    assert reference is not None
    assert rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS is False


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * { ?s ?p ?o FILTER(REGEX(STR(?o), "(")) }',
        "SELECT (EXISTS { ?s ?p ?o } AS ?x) { ?s ?p ?o }",
        f"ASK {{ FILTER({'(' * 62}1{')' * 62}) }}",
        "SELECT ?x { ?x ?p }",
    ],
)
def test_whatever_it_raises_is_a_bad_query(reference: ReferenceStore, text: str) -> None:
    with pytest.raises(BadQuery) as fault:
        reference.query(text)
    assert "\n" not in fault.value.message
    assert len(fault.value.message) < 250


@pytest.mark.parametrize(
    ("expression", "embedded", "rdflib_has"),
    [
        ('1 < "a"', None, "true"),
        ("1 >= true", None, "true"),
        ('1 = "u"^^<urn:own>', None, "false"),
        ('1 IN ("abc"^^xsd:integer)', None, "false"),
        ('1 && "a"@en', None, "true"),
        ('!("2020-01-01"^^xsd:date)', None, "false"),
        ("true || ?unbound", "true", None),
        ("IRI(1)", None, "1"),
        ('MD5("a"@en)', None, "0cc175b9c0f1b6a831c399e269772661"),
        ("1.5 + 1.5", "3", "3.0"),
        ('1 + "abc"^^xsd:integer', None, BadQuery),
        ('STRLANG("a", 1)', None, BadQuery),
        ('"abc"^^xsd:integer - 1', None, BadQuery),
    ],
)
def test_type_errors_are_as_the_manual_has_them(expression: str, embedded: str | None, rdflib_has: object) -> None:
    text = f"PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> SELECT ({expression} AS ?v) {{}}"

    def value(store: Store) -> str | None:
        ((term,),) = store.select(text).rows
        return term.value if isinstance(term, Literal) else term

    assert value(EmbeddedStore.of([])) == embedded
    reference = ReferenceStore(rdflib.Dataset(default_union=True))
    if rdflib_has is BadQuery:
        with pytest.raises(BadQuery, match="rdflib"):
            value(reference)
    else:
        assert value(reference) == rdflib_has
