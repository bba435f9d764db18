"""Answers are read in whatever format they come, told by what is in them where their type does not say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.errors import EndpointAtFault
from keikaku.nodes import node
from keikaku.records import IRI, BNode, Literal, Solutions, Term
from keikaku.store import remote
from keikaku.store.remote import RemoteStore
from keikaku.store.wire import results, results_json, results_text, results_xml
from keikaku.store.wire.asking import Way
from keikaku.store.wire.shapes import Misshapen
from tests.examples import examples
from tests.store.fault_server import FaultServer, faulty

SELECT, ASK, CONSTRUCT = "SELECT ?x ?y { ?x ?p ?y }", "ASK {}", "CONSTRUCT WHERE { ?x ?p ?y }"
XSD = "http://www.w3.org/2001/XMLSchema#"
JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"

ROWS = Solutions(
    ("x", "y"),
    [
        (IRI("http://a.example/名"), Literal("1.50", IRI(f"{XSD}decimal"))),
        (BNode("b1"), Literal.text('say "a",\n\tb & <c>', "en")),
        (None, Literal("  ")),
    ],
)
AS_JSON = json.dumps(
    {
        "head": {"vars": ["x", "y"]},
        "results": {
            "bindings": [
                {
                    "x": {"type": "uri", "value": "http://a.example/名"},
                    "y": {"type": "literal", "value": "1.50", "datatype": f"{XSD}decimal"},
                },
                {
                    "x": {"type": "bnode", "value": "b1"},
                    "y": {"type": "literal", "value": 'say "a",\n\tb & <c>', "xml:lang": "en"},
                },
                {"y": {"type": "literal", "value": "  "}},
            ]
        },
    }
)
AS_XML = f"""<?xml version="1.0"?>
<sparql xmlns="http://www.w3.org/2005/sparql-results#" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        xsi:schemaLocation="http://www.w3.org/2001/sw/DataAccess/rf1/result2.xsd">
  <head><variable name="x"/><variable name="y"/><link href="more"/></head>
  <results distinct="false" ordered="true">
    <result>
      <binding name="x"><uri>http://a.example/名</uri></binding>
      <binding name="y"><literal datatype="{XSD}decimal">1.50</literal></binding>
    </result>
    <result>
      <binding name="x"><bnode>b1</bnode></binding>
      <binding name="y"><literal xml:lang="EN">say "a",\n\tb &amp; <![CDATA[<c>]]></literal></binding>
    </result>
    <result><binding name="y"><literal>  </literal></binding></result>
  </results>
</sparql>"""
AS_TSV = '?x\t?y\n<http://a.example/名>\t1.50\n_:b1\t"say \\"a\\",\\n\\tb & <c>"@EN\n\t"  "\n'
AS_CSV = 'x,y\r\nhttp://a.example/名,1.50\r\n_:b1,"say ""a"",\n\tb & <c>"\r\n,  \r\n'
OF_CSV = Solutions(
    ("x", "y"),
    [
        (IRI("http://a.example/名"), Literal("1.50")),
        (BNode("b1"), Literal('say "a",\n\tb & <c>')),
        (None, Literal("  ")),
    ],
)


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with faulty() as server:
        yield server


def answered(server: FaultServer, text: str, kind: str, query: str) -> object:
    server.behaviour = lambda handler: handler.send(text, kind)
    return RemoteStore(server.url, 20).query(query)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (AS_JSON, [JSON, "application/json", "text/javascript; charset=utf-8", "text/plain", "text/html", ""]),
        (AS_JSON, [XML, "text/csv"]),
        ("\ufeff\n " + AS_JSON, [JSON, "text/plain", "application/octet-stream"]),
        (AS_XML, [XML, "application/xml", "text/xml", "text/plain", "text/html", "", JSON]),
        (AS_TSV, ["text/tab-separated-values", "text/tab-separated-values;charset=utf-8", "text/plain", ""]),
        (AS_TSV.replace("\n", "\r\n"), ["text/tab-separated-values"]),
    ],
)  # fmt: skip
def test_rows_are_read_in_every_format_that_has_terms(server: FaultServer, text: str, kinds: list[str]) -> None:
    for kind in kinds:
        assert answered(server, text, kind, SELECT) == ROWS


def test_a_text_may_be_in_another_encoding_if_it_says_so(server: FaultServer) -> None:
    for kind, text in ((JSON, AS_JSON.replace("\\u540d", "名")), ("text/tab-separated-values", AS_TSV)):
        server.behaviour = lambda handler, kind=kind, text=text: handler.send(  # type: ignore[misc]
            text.encode("shift_jis"), f'{kind}; charset="Shift_JIS"'
        )
        assert RemoteStore(server.url, 20).query(SELECT) == ROWS
    as_latin = AS_XML.replace("?>", ' encoding="iso-8859-1"?>', 1).replace("名", "é").encode("latin-1")
    server.behaviour = lambda handler: handler.send(as_latin, f"{XML}; charset=iso-8859-1")
    assert RemoteStore(server.url, 20).select(SELECT).rows[0][0] == IRI("http://a.example/é")
    for charset in ("shift_jis", "rot13", "x" * 200, "base64"):
        server.behaviour = lambda handler, charset=charset: handler.send(  # type: ignore[misc]
            b"\xff\xff", f"{JSON}; charset={charset}"
        )
        with pytest.raises(EndpointAtFault, match="not in its encoding"):
            RemoteStore(server.url, 20).query(SELECT)


def test_what_is_best_is_asked_for_first(server: FaultServer) -> None:
    for query, best, others in (
        (SELECT, JSON, [XML, "text/tab-separated-values", "text/csv"]),
        (ASK, JSON, [XML, "text/boolean"]),
        (
            CONSTRUCT,
            "application/n-triples",
            ["text/turtle", "application/rdf+xml", "application/ld+json", "text/plain"],
        ),
    ):
        with suppress(EndpointAtFault):
            answered(server, "", "", query)
        accepted = [one.strip().partition(";q=") for one in server.requests[-1][2]["Accept"].split(",")]
        quality = {kind: float(q or 1) for kind, _, q in accepted}
        assert quality[best] == 1
        assert [quality[kind] for kind in others] == sorted((quality[kind] for kind in others), reverse=True)
        assert list(quality.values()) == sorted(quality.values(), reverse=True)


def test_a_real_server_says_the_same_in_every_format(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    query = "SELECT ?s ?p ?o { ?s ?p ?o OPTIONAL { ?s <urn:none> ?none } } ORDER BY ?s ?p ?o LIMIT 60"
    triples = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    rows, graph = RemoteStore(endpoint, 20).query(query), RemoteStore(endpoint, 20).query(triples)
    assert isinstance(graph, list)
    for kind in (XML, "text/tab-separated-values"):
        monkeypatch.setitem(remote._ACCEPT, "SELECT", kind)
        assert RemoteStore(endpoint, 20).query(query) == rows
    for kind in ("text/turtle", "application/rdf+xml", "application/ld+json"):
        monkeypatch.setitem(remote._ACCEPT, "CONSTRUCT", kind)
        found = RemoteStore(endpoint, 20).query(triples)
        assert isinstance(found, list)
        assert sorted(map(str, found)) == sorted(map(str, graph))
    for way in Way:
        store = RemoteStore(endpoint, 20)
        store._way = way
        assert store.query(query.replace("LIMIT 60", "LIMIT 60 # 名")) == rows


def test_csv_has_texts_and_who_gets_it_is_told_once(server: FaultServer) -> None:
    server.behaviour = lambda handler: handler.send(AS_CSV, "text/csv;charset=utf-8")
    store = RemoteStore(server.url, 20)
    assert list(store.remarks) == []
    assert [store.query(SELECT) for _ in range(2)] == [OF_CSV] * 2
    assert list(store.remarks) == ["notes.texts_only"]


def test_tables_of_virtuoso_have_texts_too() -> None:
    text = b'"s"\t"l"\t"d"\t"u"\n"http://a.example/b"\t"say ""x"""\t1.5\t\n'
    reader = results.rows_reader("text/tab-separated-values", text)
    assert reader.lossy
    assert reader.read(text) == Solutions(
        ("s", "l", "d", "u"), [(IRI("http://a.example/b"), Literal('say "x"'), Literal("1.5"), None)]
    )


@pytest.mark.parametrize(
    ("text", "kind", "says"),
    [
        ('{"head": {}, "boolean": true}', JSON, True),
        ('{"boolean": false}', "text/plain", False),
        (f'<sparql xmlns="{results_xml.NAMESPACE}"><head/><boolean> true </boolean></sparql>', XML, True),
        (f'<s:sparql xmlns:s="{results_xml.NAMESPACE}"><s:boolean>false</s:boolean></s:sparql>', "text/xml", False),
        ("true", "text/boolean", True),
        ("False\n", "text/plain", False),
        (
            '\n\n{"head": {"link": [], "vars": ["__ASK_RETVAL"]}, "results": {"bindings": '
            '[{"__ASK_RETVAL": {"type": "typed-literal", "datatype": "urn:i", "value": "1"}}]}}', JSON, True,
        ),
        ('{"head": {"vars": ["__ask_retval"]}, "results": {"bindings": []}}', JSON, False),
        ('"__ASK_RETVAL"\n1\n', "text/csv", True),
        ('"__ASK_RETVAL"\n0\n', "text/csv", False),
    ],
)  # fmt: skip
def test_a_yes_or_no_is_read_in_every_format(server: FaultServer, text: str, kind: str, says: bool) -> None:
    assert answered(server, text, kind, ASK) is says


N_TRIPLES = '<http://a.example/a> <http://a.example/p> "x"@en .\n<http://a.example/a> <http://a.example/p> _:b .\n'
RDF_XML = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://a.example/">
  <rdf:Description rdf:about="http://a.example/a"><e:p xml:lang="en">x</e:p><e:p rdf:nodeID="b"/></rdf:Description>
</rdf:RDF>"""
JSON_LD = '{"@id": "http://a.example/a", "http://a.example/p": [{"@value": "x", "@language": "en"}, {"@id": "_:b"}]}'
TURTLE = '# a comment\n@prefix e: <http://a.example/> . e:a e:p "x"@en, _:b .'


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (N_TRIPLES, ["application/n-triples", "text/plain; charset=UTF-8", "text/html", "", "application/n-quads"]),
        (TURTLE, ["text/turtle", "application/x-turtle", "text/n3", "text/plain", "text/html", "application/trig", ""]),
        (TURTLE.replace("@prefix", "PREFIX").replace("> .", ">"), ["text/turtle", "application/octet-stream"]),
        (RDF_XML, ["application/rdf+xml", "application/xml", "text/xml", "text/plain", "text/html", ""]),
        ('<?xml version="1.0"?>\n' + RDF_XML, ["application/rdf+xml", "text/turtle"]),
        (JSON_LD, ["application/ld+json", "application/json", "text/javascript", ""]),
        (f"[{JSON_LD}]", ["application/ld+json", ""]),
    ],
)
def test_triples_are_read_in_every_format(server: FaultServer, text: str, kinds: list[str]) -> None:
    for kind in kinds:
        found = answered(server, text, kind, CONSTRUCT)
        assert isinstance(found, list)
        (_, _, one), (_, _, other) = sorted(found, key=lambda triple: isinstance(triple[2], BNode))
        assert {triple[:2] for triple in found} == {(IRI("http://a.example/a"), IRI("http://a.example/p"))}
        assert one == Literal.text("x", "en")
        assert isinstance(other, BNode)


def test_a_relative_iri_is_one_of_the_endpoint(server: FaultServer) -> None:
    assert answered(server, "<a> <#p> <> .", "text/turtle", CONSTRUCT) == [
        (IRI(server.url.replace("query", "a")), IRI(f"{server.url}#p"), IRI(server.url))
    ]


DECLARES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
REFUSED: dict[str, tuple[str, str, str, str]] = {
    "a page": (SELECT, "<!DOCTYPE html><html><p>x", "text/html", "text/html"),
    "a page of XML": (SELECT, "<html><p>x</p></html>", "application/xml", "XML that is no answer"),
    "csv of unknown type": (SELECT, AS_CSV, "text/plain", "text/plain"),
    "entities": (SELECT, AS_XML.replace("<sparql", DECLARES + "<sparql"), XML, "declares entities"),
    "an entity elsewhere": (
        SELECT, AS_XML.replace("<sparql", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><sparql'), XML,
        "declares entities",
    ),
    "cut xml": (SELECT, AS_XML[:-20], XML, "breaks off"),
    "xml without results": (SELECT, f'<sparql xmlns="{results_xml.NAMESPACE}"/>', XML, "without results"),
    "xml of an unknown column": (SELECT, AS_XML.replace('binding name="x"', 'binding name="z"'), XML, "row"),
    "a quoted triple": (SELECT, AS_XML.replace("bnode", "triple"), XML, "unknown type 'triple'"),
    "a short row": (SELECT, "?x\t?y\n<urn:a>\n", "text/tab-separated-values", "row"),
    "no term": (SELECT, "?x\n<urn:a\n", "text/tab-separated-values", "no term"),
    "an escape of nothing": (SELECT, '?x\n"\\uD800"\n', "text/tab-separated-values", "no character"),
    "an escape beyond": (SELECT, '?x\n"\\U00110000"\n', "text/tab-separated-values", "no character"),
    "an open quote": (SELECT, 'x\n"a', "text/csv", "CSV that breaks off"),
    "a long row": (SELECT, "x\na,b\n", "text/csv", "row"),
    "latin-1": (SELECT, "x\n\udce9\n", "text/csv", "UTF-8"),
    "rows of a select for an ask": (ASK, AS_XML, XML, "rows where a boolean"),
    "a boolean for a select": (SELECT, "true", "text/plain", "boolean"),
    "entities in RDF/XML": (CONSTRUCT, DECLARES + RDF_XML, "application/rdf+xml", "entities"),
    "nested RDF/XML": (
        CONSTRUCT, RDF_XML.replace("</rdf:RDF>", "<e:A><e:p>" * 60_000), "application/rdf+xml", "deeper than 1,000"
    ),
    "a context elsewhere": (CONSTRUCT, '{"@context": "http://a.example/"}', "application/ld+json", "not fetched"),
    "json for triples": (CONSTRUCT, AS_JSON, "text/plain", "triples"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_told(server: FaultServer, case: str) -> None:
    query, text, kind, words = REFUSED[case]
    server.behaviour = lambda handler: handler.send(text.encode(errors="surrogateescape"), kind)
    with pytest.raises(EndpointAtFault, match=words) as raised:
        RemoteStore(server.url, 20).query(query)
    assert raised.value.message.startswith(server.url)
    assert raised.value.message.isprintable()


TERMS = st.one_of(
    st.sampled_from(["http://a.example/a", "urn:b:名"]).map(IRI),
    st.text(st.characters(codec="utf-8", exclude_characters="\ufffe\uffff", exclude_categories=["Cc"])).map(Literal),
    st.integers(-(2**63), 2**63 - 1).map(lambda number: Literal(str(number), IRI(f"{XSD}integer"))),
    st.text(st.sampled_from("名\t\n\"'\\<&>")).map(lambda text: Literal.text(text, "ja")),
)
READERS = {
    ox.QueryResultsFormat.JSON: results_json.read,
    ox.QueryResultsFormat.XML: results_xml.read,
    ox.QueryResultsFormat.TSV: results_text.read_tsv,
}


@examples(40)
@given(st.lists(st.tuples(st.none() | TERMS, st.none() | TERMS), max_size=4))
def test_what_an_engine_writes_is_read_back(rows: list[tuple[Term | None, ...]]) -> None:
    values = " ".join(f"({' '.join('UNDEF' if term is None else str(node(term)) for term in row)})" for row in rows)
    for form, read in READERS.items():
        answer = ox.Store().query(f"SELECT ?x ?y {{ VALUES (?x ?y) {{ {values} }} }}")
        assert isinstance(answer, ox.QuerySolutions)
        written = answer.serialize(format=form)
        assert written is not None
        assert read(written) == Solutions(("x", "y"), rows)


@examples(300)
@given(st.sampled_from([AS_JSON, AS_XML, AS_TSV, AS_CSV, TURTLE, RDF_XML, JSON_LD]), st.data())
def test_no_spoilt_answer_is_a_fault_of_ours(text: str, data: st.DataObject) -> None:
    whole = text.encode()
    place = data.draw(st.integers(0, len(whole) - 1))
    spoilt = whole[:place] + data.draw(st.binary(max_size=3)) + whole[place + data.draw(st.integers(0, 3)) :]
    kind = data.draw(st.sampled_from([JSON, XML, "text/csv", "text/tab-separated-values", "text/plain", "text/turtle"]))
    with suppress(Misshapen, results.Unknown):
        assert results.rows_reader(kind, spoilt).read(spoilt) is not None
    with suppress(Misshapen, results.Unknown):
        assert isinstance(results.read_triples(spoilt, results.triples_format(kind, spoilt), "http://a.example/"), list)


def test_no_answer_takes_the_square_of_its_length() -> None:
    for unit in (
        b"<!-- ",
        b"# \n",
        b"<a ",
        b'{"head":',
        b'"a',
        b'"\\',
        b"?x\t",
        b"<rdf:RDF ",
        b"[{",
        b"\t\n",
        b"_:b <",
    ):
        for kind in (JSON, XML, "text/csv", "text/tab-separated-values", "text/plain", "application/rdf+xml"):
            spoilt = unit * 40_000
            with suppress(Misshapen, results.Unknown):
                results.rows_reader(kind, spoilt).read(spoilt)
            with suppress(Misshapen, results.Unknown):
                results.read_triples(spoilt, results.triples_format(kind, spoilt), "http://a.example/")
