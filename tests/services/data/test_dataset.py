"""The dataset and answers as rdflib's own objects."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib

from keikaku.records import IRI, RDF_LANG_STRING, BNode, Literal, Term
from keikaku.services.data.dataset import dataset, graph
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.store.reference import ReferenceStore
from keikaku.vocab import PREFIXES

XSD = PREFIXES["xsd"]


def test_it_is_the_graph_as_rdflib_reads_it_itself(session: Session, reference: Session) -> None:
    known = reference.whole
    assert isinstance(known, ReferenceStore)
    copy = dataset(session)
    assert _named(copy) == _named(known.dataset)
    assert len(copy) == len(known.dataset) > 20000
    assert copy.default_union


def _named(of: rdflib.Dataset) -> set[tuple[object, ...]]:
    """Its quads without those of nodes that have no name: each reader calls these otherwise."""
    return {quad for quad in of.quads() if not any(isinstance(term, rdflib.BNode) for term in quad)}


@pytest.mark.parametrize("engine", ["embedded", "reference"])
def test_it_has_what_a_file_says_in_its_graphs_and_in_none(tmp_path: Path, engine: str) -> None:
    said = "<urn:a> <urn:p> 'x' . <urn:g> { <urn:a> <urn:p> 'x' , 'y' } _:g { <urn:a> <urn:q> _:b }"
    (tmp_path / "some.trig").write_text(said, encoding="utf-8")
    copy = dataset(open_session(str(tmp_path / "some.trig"), engine))
    found = {(str(p), str(o) if isinstance(o, rdflib.Literal) else "", str(g)[:5]) for _, p, o, g in copy.quads()}
    blank = next(str(g)[:5] for _, _, _, g in copy.quads() if isinstance(g, rdflib.BNode))
    assert found == {("urn:p", "x", "urn:g"), ("urn:p", "y", "urn:g"), ("urn:q", "", blank)}
    (tmp_path / "some.ttl").write_text("<urn:a> <urn:p> 'x' .", encoding="utf-8")
    alone = dataset(open_session(str(tmp_path / "some.ttl"), engine))
    assert [str(value) for value in alone.default_graph.objects()] == ["x"]
    assert len(alone) == 1


def test_triples_keep_their_text() -> None:
    subject, predicate = BNode("b"), IRI("urn:p")
    terms: list[Term] = [
        IRI("urn:o"), Literal("市", IRI(RDF_LANG_STRING), "ja"), Literal("plain"),
        Literal("1.10", IRI(XSD + "decimal")), Literal("007", IRI(XSD + "integer")),
    ]  # fmt: skip
    found = graph([(subject, predicate, term) for term in terms])
    assert {value.n3() for value in found.objects(rdflib.BNode("b"), rdflib.URIRef("urn:p"))} == {
        "<urn:o>", '"市"@ja', '"plain"', f'"1.10"^^<{XSD}decimal>', f'"007"^^<{XSD}integer>',
    }  # fmt: skip
    assert dict(found.namespaces())["kk"] == rdflib.URIRef(PREFIXES["kk"])
