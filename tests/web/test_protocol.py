"""The SPARQL 1.1 Protocol, by the W3C's own requests, and by what it says beside them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest

from tests.places import SHARED, TOWN
from tests.web.servers import Reply, Served, served

MANIFEST = SHARED / "w3c" / "sparql11" / "protocol" / "manifest.ttl"
_DATA = "http://kasei.us/2009/09/sparql/data/"
_RDF = ("text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json")
_RESULTS = ("application/sparql-results+xml", "application/sparql-results+json")
_PREFIXES = """PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX ht: <http://www.w3.org/2011/http#>
PREFIX mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#> PREFIX cnt: <http://www.w3.org/2011/content#>
"""
_TESTS = _PREFIXES + """SELECT ?test ?requests { ?test a mf:ProtocolTest ; mf:action/ht:requests ?requests }"""
_REQUEST = (
    _PREFIXES
    + """SELECT ?request ?method ?path ?body ?encoding ?boolean ?format {
    ?request ht:methodName ?method ; ht:absolutePath ?path ; ht:resp ?response
    OPTIONAL { ?request ht:body [ cnt:chars ?body ; cnt:characterEncoding ?encoding ] }
    OPTIONAL { ?response mf:expectedBoolean ?boolean } OPTIONAL { ?response mf:expectedFormat ?format } }"""
)
_HEADERS = (
    _PREFIXES
    + """SELECT ?request ?name ?value {
    ?request ht:headers/rdf:rest*/rdf:first [ ht:fieldName ?name ; ht:fieldValue ?value ] }"""
)
_STATUSES = _PREFIXES + "SELECT ?request ?status { ?request ht:resp/mf:expectedStatus ?status }"


def _w3c() -> dict[str, list[dict[str, Any]]]:
    """The tests by name, each with its requests."""
    if not MANIFEST.exists():
        return {}
    store = ox.Store()
    store.load(path=str(MANIFEST), format=ox.RdfFormat.TURTLE, base_iri=MANIFEST.as_uri())

    def rows(text: str, **given: Any) -> list[dict[str, Any]]:
        values = {ox.Variable(name): value for name, value in given.items()}
        found = store.query(text, substitutions=values)
        assert isinstance(found, ox.QuerySolutions)
        names = [one.value for one in found.variables]
        return [{name: row[name] for name in names} for row in found]

    first, rest = (ox.NamedNode(f"http://www.w3.org/1999/02/22-rdf-syntax-ns#{one}") for one in ("first", "rest"))
    tests: dict[str, list[dict[str, Any]]] = {}
    for row in rows(_TESTS):
        here, requests = row["requests"], []
        while here.value != "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil":
            request = next(store.quads_for_pattern(here, first, None)).object
            (told,) = rows(_REQUEST, request=request)
            headers, statuses = rows(_HEADERS, request=request), rows(_STATUSES, request=request)
            told["headers"] = {one["name"].value: one["value"].value for one in headers}
            told["statuses"] = {one["status"].value[-3:] for one in statuses}
            requests.append(told)
            here = next(store.quads_for_pattern(here, rest, None)).object
        tests[row["test"].value.partition("#")[2]] = requests
    return tests


W3C = _w3c()
# Of an endpoint that only reads, these are refused, and no test of it can pass.
UPDATES = {name for name in W3C if name.startswith("update_")}


@pytest.fixture(scope="module")
def kasei(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server over the graphs that the W3C's requests name, each of them there."""
    if not W3C:
        pytest.skip("the W3C's tests of the protocol are not beside this checkout")
    quads = ox.Store()
    for number in (1, 2, 3):
        graph = ox.NamedNode(f"{_DATA}data{number}.rdf")
        quads.load(path=str(MANIFEST.with_name(f"data{number}.nt")), format=ox.RdfFormat.N_TRIPLES, to_graph=graph)
    there = ox.NamedNode(f"{_DATA}data0.rdf")  # which the W3C had on its server, and no folder has
    quads.add(ox.Quad(there, ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), there, there))
    file = tmp_path_factory.mktemp("kasei") / "data.nq"
    quads.dump(output=str(file), format=ox.RdfFormat.N_QUADS)
    with served("--store", str(file)) as server:
        yield server


@pytest.mark.skipif(not W3C, reason="the W3C's tests of the protocol are not beside this checkout")
@pytest.mark.parametrize("name", sorted(set(W3C) - UPDATES) or ["none"])
def test_the_w3cs_requests_are_answered_as_it_expects(name: str, kasei: Served) -> None:
    for request in W3C[name]:
        reply = _sent(kasei, request)
        assert {f"{reply.status // 100}xx"} <= request["statuses"], (name, reply)
        if request["boolean"]:
            assert _boolean(reply) is (request["boolean"].value == "true"), name
        if request["format"]:
            media = reply.headers["content-type"].partition(";")[0]
            assert media in (_RDF if request["format"].value == "RDF" else _RESULTS), name


@pytest.mark.skipif(not W3C, reason="the W3C's tests of the protocol are not beside this checkout")
def test_the_w3cs_updates_are_refused_and_change_nothing(kasei: Served) -> None:
    assert (len(W3C), len(UPDATES)) == (34, 7)
    before = kasei.query("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples").body
    for name in UPDATES:
        for request in W3C[name][:1]:
            reply = _sent(kasei, request)
            assert (reply.status, reply.json()["code"]) == (403, "query-refused"), name
    assert kasei.query("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples").body == before


def _sent(server: Served, request: dict[str, Any]) -> Reply:
    path = request["path"].value.replace("/sparql/", "/sparql", 1)
    body = request["body"].value.encode(request["encoding"].value) if request["body"] else None
    headers = {name.replace("-", "_"): value for name, value in request["headers"].items()}
    return server.ask(path, request["method"].value, body, **headers)


def _boolean(reply: Reply) -> bool:
    if "json" in reply.headers["content-type"]:
        return bool(reply.json()["boolean"])
    return b"<boolean>true</boolean>" in reply.body


SELECT = "SELECT ?title { ?plan a kk:Plan ; skos:prefLabel ?title } ORDER BY STR(?title)"
CONSTRUCT = "CONSTRUCT { ?plan skos:prefLabel ?title } { ?plan a kk:Plan ; skos:prefLabel ?title }"


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("text/*", "text/csv"),
        ("application/*;q=0.1, text/csv;q=0.2, */*;q=0.01", "text/csv"),
        ("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", "application/xml"),
        ("*/*, application/sparql-results+json;q=0", "application/sparql-results+xml"),
        ("text/turtle", None),
        ("image/png", None),
        ("text/csv;q=0", None),
    ],
)
def test_rows_come_in_the_format_that_is_wanted_most(accept: str, media: str | None, town: Served) -> None:
    reply = town.query(SELECT, accept)
    if media is None:
        assert (reply.status, reply.json()["code"]) == (406, "not-acceptable")
        return
    assert (reply.status, reply.headers["content-type"].partition(";")[0]) == (200, media)
    values = [row["title"] for row in _solutions(reply.body, media)]
    assert len(values) == 2
    assert values == [row["title"] for row in _solutions(town.query(SELECT).body, "application/json")]


def _solutions(body: bytes, media: str) -> list[dict[str, str]]:
    forms = {"json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML}
    form = next((form for end, form in forms.items() if media.endswith(end)), None)
    if media == "text/tab-separated-values":
        form = ox.QueryResultsFormat.TSV
    if form is None:
        head, *rows = body.decode().splitlines()
        return [{head: row} for row in rows]
    found = ox.parse_query_results(body, format=form)
    assert isinstance(found, ox.QuerySolutions)
    return [{"title": row["title"].value} for row in found]


@pytest.mark.parametrize(
    ("media", "form"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/trig", ox.RdfFormat.TRIG),
        ("application/n-quads", ox.RdfFormat.N_QUADS),
    ],
)
def test_triples_come_in_every_format_and_say_the_same(media: str, form: ox.RdfFormat, town: Served) -> None:
    reply = town.query(CONSTRUCT, media)
    assert (reply.status, reply.headers["content-type"].partition(";")[0]) == (200, media)
    usual = town.query(CONSTRUCT, "*/*").body
    assert {quad.triple for quad in ox.parse(reply.body, format=form)} == {
        quad.triple for quad in ox.parse(usual, format=ox.RdfFormat.TURTLE)
    }


@pytest.mark.parametrize("accept", ["text", "text/", "*/csv", "text/csv;q=2", "text/csv;q=x", "te xt/csv"])
def test_what_is_no_accept_is_said_to_be_none(accept: str, town: Served) -> None:
    assert town.query(SELECT, accept).status == 400


@pytest.mark.parametrize(
    ("target", "method", "body", "media", "status"),
    [
        ("/sparql?query=ASK%20%7B%7D&query=ASK%20%7B%7D", "GET", None, None, 400),
        ("/sparql?query=ASK%20%7B%7D%ff", "GET", None, None, 400),
        ("/sparql?query=ASK%20%7B%7D%zz", "GET", None, None, 400),
        ("/sparql?query=", "GET", None, None, 400),
        ("/sparql?query=ASK%20%7B%7D&default-graph-uri=relative", "GET", None, None, 400),
        ("/sparql?query=ASK%20%7B%7D&default-graph-uri=urn:not-there", "GET", None, None, 400),
        ("/sparql?query=ASK%20%7B%7D&output=json", "GET", None, None, 200),
        ("/sparql?query=ASK%20%7B%7D&update=CLEAR%20ALL", "GET", None, None, 403),
        ("/sparql?update=CLEAR%20ALL", "GET", None, None, 403),
        ("/sparql", "POST", b"update=CLEAR%20ALL", "application/x-www-form-urlencoded", 403),
        ("/sparql", "POST", b"CLEAR ALL", "application/sparql-update", 403),
        ("/sparql", "POST", b"CLEAR ALL", "application/sparql-query", 403),
        ("/sparql", "POST", b"query=ASK%20%7B%7D", "application/x-www-form-urlencoded; charset=utf-8", 200),
        ("/sparql", "POST", b"query=ASK%20%7B%7D", "application/x-www-form-urlencoded; charset=shift_jis", 415),
        ("/sparql", "POST", b"other=1", "application/x-www-form-urlencoded", 400),
        ("/sparql", "POST", b"ASK {}", "application/sparql-query", 200),
        ("/sparql?query=ASK%20%7B%7D", "POST", b"ASK {}", "application/sparql-query", 400),
        ("/sparql", "POST", b"\xef\xbb\xbfASK {}", "application/sparql-query", 200),
        ("/sparql", "POST", b"ASK { ?s ?p '\xff' }", "application/sparql-query", 400),
        ("/sparql", "POST", b"ASK {}", "text/plain", 415),
        ("/sparql", "POST", b"ASK {}", "multipart/form-data; boundary=x", 415),
        ("/sparql", "POST", b"ASK {}", "application/sparql-query; x=y; charset=UTF-8", 200),
        ("/sparql", "POST", b"ASK {}", None, 415),
        ("/sparql", "POST", b"ASK { SERVICE <http://127.0.0.1:9/> {} }", "application/sparql-query", 403),
        ("/sparql", "POST", b"ASK FROM <http://127.0.0.1:9/> {}", "application/sparql-query", 400),
        ("/sparql", "POST", b"ASK FROM <file:///etc/passwd> {}", "application/sparql-query", 400),
        ("/sparql", "PUT", b"", None, 405),
        ("/sparql/", "GET", None, None, 404),
    ],
)
def test_requests_beside_the_w3cs(
    target: str, method: str, body: bytes | None, media: str | None, status: int, town: Served
) -> None:
    reply = town.ask(target, method, body, **{"Content_Type": media} if media else {})  # type: ignore[arg-type]
    assert reply.status == status
    if status >= 400:
        assert reply.headers["content-type"] == "application/problem+json"
        assert reply.json()["status"] == status


def test_a_list_may_come_in_several_headers_and_a_body_is_not_packed(town: Served) -> None:
    head = "POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/sparql-query\r\n"
    for headers, said in (
        ("Accept: text/html\r\nAccept: application/sparql-results+xml\r\n", b"<boolean>true</boolean>"),
        ("Content-Encoding: gzip\r\n", b"a query is sent as it is, not packed"),
    ):
        assert said in town.raw(f"{head}{headers}Content-Length: 6\r\n\r\nASK {{}}".encode())


def test_a_problem_says_where_in_the_query_it_is(town: Served) -> None:
    told = town.query("SELECT *\nWHERE { ?a ?b }").json()
    assert (told["code"], told["line"], told["column"]) == ("bad-query", 2, 16)


def test_graphs_that_the_protocol_chooses_go_before_those_of_the_query(town: Served) -> None:
    graph = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY DESC(?n) ?g LIMIT 2"
    rows = _rows(town.query(graph))
    (first, size), (second, _) = ((row["g"]["value"], row["n"]["value"]) for row in rows)
    count = f"SELECT (COUNT(*) AS ?n) FROM <{second}> {{ ?s ?p ?o }}"
    assert _rows(town.query(count, **{"default-graph-uri": first}))[0]["n"]["value"] == size
    named = _rows(town.query(graph, **{"named-graph-uri": first}))
    assert [row["g"]["value"] for row in named] == [first]
    form = urlencode({"query": "ASK { ?s ?p ?o }", "named-graph-uri": first}, quote_via=quote).encode()
    reply = town.ask("/sparql", "POST", form, Content_Type="application/x-www-form-urlencoded")
    assert reply.json()["boolean"] is False


def _rows(reply: Reply) -> list[dict[str, dict[str, str]]]:
    assert reply.status == 200, reply.body
    found: list[dict[str, dict[str, str]]] = json.loads(reply.body)["results"]["bindings"]
    return found


def test_an_answer_that_takes_too_long_may_be_asked_for_again(town: Served) -> None:
    slow = town.query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER (STR(?a) = STR(?i)) }")
    assert (slow.status, slow.json()["code"], slow.headers["retry-after"]) == (503, "out-of-time", "1")


def test_who_asks_the_page_of_queries_for_rows_is_sent_to_the_endpoint(town: Served) -> None:
    asked = f"query?{urlencode({'query': 'ASK {}'})}"
    assert town.ask(f"/{asked}", Accept="text/html, */*;q=0.8").status == 200
    moved = town.ask(f"/{asked}", Accept="application/sparql-results+json")
    assert (moved.status, moved.headers["location"]) == (307, asked.replace("query?", "sparql?", 1))


def test_answers_are_kept_by_what_they_depend_on(town: Served) -> None:
    first = town.query(SELECT)
    again = town.ask(f"/sparql?query={quote(SELECT)}", Accept="application/sparql-results+json",
                     If_None_Match=first.headers["etag"])  # fmt: skip
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert town.query(SELECT, "text/csv").headers["etag"] != first.headers["etag"]
    assert town.query(SELECT).body == first.body
    for text in ("SELECT (NOW() AS ?t) {}", "SELECT (RAND() AS ?t) {}", "SELECT (STRUUID() AS ?t) {}"):
        one = town.query(text)
        assert (one.headers["cache-control"], "etag" in one.headers) == ("no-store", False)
        assert town.query(text).body != one.body


def test_head_and_gzip(town: Served) -> None:
    import gzip

    target = f"/sparql?query={quote('SELECT * { ?s a ?o } ORDER BY ?s ?o')}"
    whole = town.ask(target)
    head = town.ask(target, "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == whole.headers["content-length"]
    packed = town.ask(target, Accept_Encoding="br, gzip;q=0.5")
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == whole.body
    assert packed.headers["etag"] != whole.headers["etag"]
    assert "content-encoding" not in town.ask(target, Accept_Encoding="gzip;q=0").headers
    assert town.ask(target, If_None_Match=packed.headers["etag"]).status == 304


def test_the_description_says_what_is_there(town: Served) -> None:
    for target in ("/sparql", "/.well-known/void"):
        reply = town.ask(target, Accept="text/turtle")
        assert (reply.status, reply.headers["content-type"]) == (200, "text/turtle; charset=utf-8")
        store = ox.Store()
        store.extend(ox.parse(reply.body, format=ox.RdfFormat.TURTLE))
        endpoint = f"{town.url}/sparql"
        wanted = f"""PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
            PREFIX void: <http://rdfs.org/ns/void#> PREFIX dcat: <http://www.w3.org/ns/dcat#>
            ASK {{ <{endpoint}> a sd:Service, dcat:DataService ; sd:endpoint <{endpoint}> ;
              sd:supportedLanguage sd:SPARQL11Query ; sd:resultFormat <http://www.w3.org/ns/formats/Turtle> ;
              sd:defaultDataset/sd:defaultGraph/void:triples ?triples ; dcat:servesDataset ?data .
              ?data a void:Dataset, dcat:Dataset ; void:sparqlEndpoint <{endpoint}> ; void:triples ?triples }}"""
        assert bool(store.query(wanted))
        counted = _rows(town.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"))[0]["n"]["value"]
        counts = store.quads_for_pattern(None, ox.NamedNode("http://rdfs.org/ns/void#triples"), None)
        triples = {quad.object.value for quad in counts if isinstance(quad.object, ox.Literal)}
        assert triples == {counted}
    assert town.ask("/sparql", Accept="application/rdf+xml").headers["content-type"] == "application/rdf+xml"
    assert town.ask("/sparql", Accept="text/csv").status == 406


def test_an_endpoint_is_passed_on_by_the_same_rules(town: Served) -> None:
    with served("--store", f"{town.url}/sparql", no_proxy="127.0.0.1") as before:
        assert _rows(before.query(SELECT)) == _rows(town.query(SELECT))
        assert "etag" not in before.query(SELECT).headers
        refused = before.query("ASK { SERVICE <http://127.0.0.1:9/> {} }")
        assert (refused.status, refused.json()["code"]) == (403, "query-refused")
        assert before.ask("/healthz").json()["release"] is None
        chosen = before.query("ASK {}", **{"default-graph-uri": "urn:g"})
        assert (chosen.status, "FROM <…>" in str(chosen.json()["hint"])) == (400, True)
        for page in ("/index.en.html", "/id/actor/minato-town.ja.html", "/id/actor/minato-town.json"):
            told = before.ask(page).json()
            assert (told["status"], told["code"], "/query" in str(told["hint"])) == (501, "not-offered", True)
        shown = before.ask("/index.ja.html", Accept="text/html").body.decode()
        assert re.findall(r'<li><a href="([^"]*)"', shown) == ["query?lang=ja", "./?lang=ja#lang=ja"]


def test_an_endpoint_of_which_the_explorer_gets_a_part_only_says_so_and_what_is_there() -> None:
    with (
        served("--store", str(TOWN), "--max-rows", "100") as before,
        served("--store", f"{before.url}/sparql", no_proxy="127.0.0.1") as far,
    ):
        _is_told_of_too_much(far)
        before.process.kill()
        before.process.wait()
        gone = far.ask("/?lang=en").json()
        assert (gone["status"], gone["code"]) == (502, "endpoint-at-fault")


def _is_told_of_too_much(far: Served) -> None:
    told = far.ask("/?lang=en").json()
    assert (told["status"], told["code"]) == (413, "too-large-for-a-page")
    assert "could not get all of them from their endpoint" in str(told["detail"])
    assert "/query asks for a part" in str(told["hint"])
    shown = far.ask("/?lang=ja", Accept="text/html").body.decode()
    assert "大きすぎる" in shown
    assert re.findall(r'<li><a href="([^"]*)"', shown) == ["query?lang=ja"]


def test_health_names_the_data(town: Served) -> None:
    told = town.ask("/healthz").json()
    assert told["status"] == "ok"
    assert isinstance(told["release"], dict)
    assert str(told["release"]["digest"]).startswith("sha256:")
