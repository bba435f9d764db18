"""An answer that is cut at whatever byte is refused, but for lines of text that end where one does."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from keikaku.store.wire import results_json, results_text, results_xml
from keikaku.store.wire.results import read_triples
from keikaku.store.wire.shapes import Misshapen

_STORE = ox.Store()
_STORE.load(
    b'<urn:a> <urn:p> "\xc3\xa9, \\"x\\""@en . <urn:a> <urn:p> "1" . <urn:b> <urn:q> _:c .', ox.RdfFormat.TURTLE
)
_ROWS = "SELECT ?s ?o { ?s ?p ?o } ORDER BY ?s ?o"
READERS = {
    ox.QueryResultsFormat.JSON: results_json.read,
    ox.QueryResultsFormat.XML: results_xml.read,
    ox.QueryResultsFormat.TSV: results_text.read_tsv,
    ox.QueryResultsFormat.CSV: results_text.read_csv,
}
TRIPLES = (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.TURTLE, ox.RdfFormat.RDF_XML, ox.RdfFormat.JSON_LD)


@pytest.mark.parametrize("form", READERS, ids=str)
def test_rows(form: ox.QueryResultsFormat) -> None:
    rows = _STORE.query(_ROWS)
    assert isinstance(rows, ox.QuerySolutions)
    body = rows.serialize(format=form)
    assert body is not None
    read, body = READERS[form], body.rstrip()
    whole = read(body)
    assert not isinstance(whole, bool)
    assert len(whole.rows) == 3
    for end in range(1, len(body)):
        try:
            found = read(body[:end])
        except Misshapen:
            continue
        assert form in (ox.QueryResultsFormat.TSV, ox.QueryResultsFormat.CSV), (end, body[:end])
        assert not isinstance(found, bool)
        kept = found.rows[:-1]  # the last row is one that nothing tells to be shorter than it was
        assert found.variables != whole.variables or kept == whole.rows[: len(kept)], end


@pytest.mark.parametrize("form", TRIPLES, ids=str)
def test_triples(form: ox.RdfFormat) -> None:
    body = ox.serialize((quad.triple for quad in _STORE), format=form)
    assert body is not None
    body = body.rstrip()
    assert len(read_triples(body, form, "http://a.example/")) == 3
    for end in range(1, len(body)):
        try:
            found = read_triples(body[:end], form, "http://a.example/")
        except Misshapen:
            continue
        assert form in (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.TURTLE), (end, body[:end])
        assert len(found) < 3, end
        assert body[:end].rstrip().endswith(b"."), end
