from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from threading import Event

import pytest

from keikaku import __version__
from keikaku.errors import AskedWrongly, BadQuery, EndpointAtFault, KeikakuError, OutOfTime, QueryRefused
from keikaku.records import IRI, BNode, Literal, Solutions
from keikaku.store.remote import RemoteStore
from tests.store.fault_server import (
    JSON,
    Behaviour,
    FaultServer,
    Handler,
    body,
    cut_chunks,
    drip_body,
    drip_headers,
    endless,
    faulty,
    garbage,
    hang,
    reset,
)

SELECT = "SELECT ?x { ?x ?y ?z }"
CONSTRUCT = "CONSTRUCT WHERE { ?x ?y ?z }"
TIMEOUT = 1.0


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with faulty() as server:
        yield server


def answering(server: FaultServer, behaviour: Behaviour, timeout: float = 20) -> RemoteStore:
    """A store behind the server, which behaves so."""
    server.behaviour = behaviour
    return RemoteStore(server.url, timeout, max_bytes=2**20)


def rows(*bindings: object, names: object = ("x",)) -> str:
    return json.dumps({"head": {"vars": names}, "results": {"bindings": bindings}})


LITERAL = {"type": "literal", "value": "v"}
FAULTS: dict[str, tuple[str, Behaviour, type[KeikakuError], str]] = {
    "hang": (SELECT, hang, OutOfTime, "in time"),
    "drip": (SELECT, drip_body, OutOfTime, "in time"),
    "dripping headers": (SELECT, drip_headers, OutOfTime, "in time"),
    "gateway timeout": (SELECT, body("", status=504), OutOfTime, "504"),
    "request timeout": (SELECT, body("", status=408), OutOfTime, "408"),
    "html": (SELECT, body("<html>Log in</html>", "text/html; charset=utf-8"), EndpointAtFault, "text/html.*Log in"),
    "html for triples": (CONSTRUCT, body("<html>", "text/html"), EndpointAtFault, "text/html"),
    "no type": (SELECT, body("x\r\n", ""), EndpointAtFault, "nothing that says"),
    "a message": (SELECT, body("Error SP030: no", "text/plain"), EndpointAtFault, "text/plain.*Error SP030"),
    "a message for triples": (CONSTRUCT, body("Error SP030: no", "text/plain"), EndpointAtFault, "triples.*SP030"),
    "xml": (SELECT, body("<sparql/>", "application/sparql-results+xml"), EndpointAtFault, "XML"),
    "cut json": (SELECT, body(rows({"x": LITERAL})[:-9]), EndpointAtFault, "breaks off"),
    "a message in the json": (SELECT, body('{"head":{"vars":["x"]},"results":{timeout'), EndpointAtFault, "breaks off"),
    "shorter than announced": (SELECT, body(rows(), length="500"), EndpointAtFault, "broke off"),
    "cut chunks": (SELECT, cut_chunks, EndpointAtFault, "broke off"),
    "reset": (SELECT, reset, EndpointAtFault, "broke off|reset"),
    "garbage": (SELECT, garbage, EndpointAtFault, "HTTP"),
    "huge": (SELECT, endless, EndpointAtFault, "more than 1,048,576 bytes"),
    "a list": (SELECT, body("[]"), EndpointAtFault, "no object"),
    "nested": (SELECT, body("[" * 100_000), EndpointAtFault, "JSON"),
    "no head": (SELECT, body('{"results": {"bindings": []}}'), EndpointAtFault, "head"),
    "no results": (SELECT, body('{"head": {"vars": ["x"]}}'), EndpointAtFault, "results"),
    "boolean for select": (SELECT, body('{"head": {}, "boolean": true}'), EndpointAtFault, "vars"),
    "rows for ask": ("ASK {}", body(rows()), EndpointAtFault, "boolean"),
    "word for boolean": ("ASK {}", body('{"head": {}, "boolean": "true"}'), EndpointAtFault, "boolean"),
    "numbers for names": (SELECT, body(rows(names=[1])), EndpointAtFault, "vars"),
    "a row that is no object": (SELECT, body(rows(1)), EndpointAtFault, "row"),
    "an unknown column": (SELECT, body(rows({"y": LITERAL})), EndpointAtFault, "row"),
    "a value that is no object": (SELECT, body(rows({"x": "v"})), EndpointAtFault, "no object"),
    "a number for a text": (SELECT, body(rows({"x": {"type": "literal", "value": 1}})), EndpointAtFault, "no text"),
    "an unknown type": (SELECT, body(rows({"x": {"type": "triple", "value": "v"}})), EndpointAtFault, "triple"),
    "half a surrogate": (SELECT, body(rows({"x": {"type": "uri", "value": "\ud800"}})), EndpointAtFault, "surrogate"),
    "shift jis": (SELECT, body('{"head": "市"}'.encode("shift_jis")), EndpointAtFault, "UTF-8"),
    "bad triples": (CONSTRUCT, body("<urn:a> <urn:b> .", "application/n-triples"), EndpointAtFault, "triples"),
    "zipped": (SELECT, body(rows(), Content_Encoding="gzip"), EndpointAtFault, "gzip, and is not"),
    "packed otherwise": (SELECT, body(rows(), Content_Encoding="br"), EndpointAtFault, "encoding nobody asked for"),

    "part by status": (SELECT, body(rows(), status=206), EndpointAtFault, "part"),
    "part by header": (SELECT, body(rows(), X_SQL_State="S1TAT"), EndpointAtFault, "part"),
    "part by rows": (SELECT, body(rows(), X_SPARQL_MaxRows="10000"), EndpointAtFault, r"part.*\(X-SPARQL-MaxRows: 1"),
    "part by range": (SELECT, body(rows(), Content_Range="items 0-9/20"), EndpointAtFault, "part.*Content-Range"),
    "part by link": (SELECT, body(rows(), Link='</q?page=2>; rel="next"'), EndpointAtFault, "part.*next page"),
    "401": (SELECT, body("", status=401), EndpointAtFault, "password.*401"),
    "403": (SELECT, body("", status=403), EndpointAtFault, "403"),
    "404": (SELECT, body("", status=404), EndpointAtFault, "404"),
    "405": (SELECT, body("", status=405), EndpointAtFault, "405"),
    "413": (SELECT, body("", status=413), EndpointAtFault, "query or its answer too large.*413"),
    "414": (SELECT, body("", status=414), EndpointAtFault, "no query as long.*414"),
    "429": (SELECT, body("", status=429, Retry_After="7"), EndpointAtFault, "429"),
    "500": (SELECT, body("Traceback:\n line 1\x1b[31m", "text/plain", 500), EndpointAtFault, "500.*Traceback: line 1"),
    "503": (SELECT, body("", status=503, Retry_After="120"), EndpointAtFault, "503"),
    "204": (SELECT, body("", status=204), EndpointAtFault, "204"),
    "bad query": (SELECT, body("error at 1:8: expected ...", "text/plain", 400), BadQuery, "line 1, column 8"),
    "bad query elsewhere": (SELECT, body("Parse error: Line 1, column 12", "text/plain", 400), BadQuery, "column 12"),
    "bad query somewhere": (SELECT, body("MALFORMED QUERY", "text/plain", 400), BadQuery, "MALFORMED"),
    "bad query nowhere": (
        SELECT, body("line 99999999, column 9: no function F", "text/plain", 400), BadQuery, "no function F"
    ),
    "bad query with place and reason": (
        SELECT, body("Parse error: Line 1, column 12: no \x1b[1mX", "text/plain", 400), BadQuery, "column 12.*: no .*X"
    ),
    "bad query in html": (
        SELECT, body("<head><title>t</title></head><p>no&nbsp;<b>F</b>", "text/html", 400), BadQuery, "query: no F"
    ),
    "500 in json": (
        SELECT, body('{"error": {"message": "no room"}}', "application/json", 500), EndpointAtFault, "saying 'no room'"
    ),
    "redirect elsewhere": (SELECT, body("", status=302, Location="http://localhost:9/x"), EndpointAtFault, "localhost"),
    "redirect to https": (SELECT, body("", status=301, Location="https://127.0.0.1/x"), EndpointAtFault, "https"),
    "redirect to a file": (SELECT, body("", status=307, Location="file:///etc/passwd"), EndpointAtFault, "file:"),
    "redirect for ever": (SELECT, body("", status=307, Location="/again"), EndpointAtFault, "again and again"),
    "see other": (SELECT, body("", status=303, Location="/other"), EndpointAtFault, "other"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_is_told_in_time_and_in_words(server: FaultServer, fault: str) -> None:
    text, behaviour, kind, words = FAULTS[fault]
    # Only those that do not end are given little time, so that a busy machine fails nothing.
    timeout = TIMEOUT if behaviour in (hang, drip_body, drip_headers) else 20
    store = answering(server, behaviour, timeout)
    start = time.monotonic()
    with pytest.raises(kind, match=words) as raised:
        store.query(text)
    assert time.monotonic() - start < timeout + 1
    assert type(raised.value) is kind
    assert raised.value.message.isprintable()
    if kind is not BadQuery:
        assert server.url in raised.value.message
        assert raised.value.hint


def test_how_long_to_wait_is_told(server: FaultServer) -> None:
    with pytest.raises(EndpointAtFault) as raised:
        answering(server, body("", status=429, Retry_After="7")).query(SELECT)
    assert raised.value.hint == "wait 7 and try again"


def test_nobody_there(server: FaultServer) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(EndpointAtFault, match="refuses the connection"):
        RemoteStore(f"http://127.0.0.1:{port}/").query(SELECT)
    with pytest.raises(EndpointAtFault, match=r"certificate|broke off|HTTP|cannot be reached"):
        RemoteStore(server.url.replace("http:", "https:")).query(SELECT)


def test_a_name_that_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(EndpointAtFault, match=r"http://nowhere\.invalid/sparql has a name that is not known"):
        RemoteStore("http://nowhere.invalid/sparql").query(SELECT)


def test_a_name_that_takes_for_ever_to_look_up(monkeypatch: pytest.MonkeyPatch) -> None:
    over = Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait(20) and [])
    start = time.monotonic()
    with pytest.raises(OutOfTime):
        RemoteStore("http://slow.invalid/sparql", 0.3).query(SELECT)
    assert time.monotonic() - start < 1
    over.set()


def test_the_request_is_a_form_with_the_query_and_an_honest_name(server: FaultServer) -> None:
    text = "SELECT ?x { ?x ?y '名 & =+' }"
    answering(server, body(rows())).query(text)
    method, path, headers, form = server.requests[-1]
    assert (method, path, form) == ("POST", "/query", {"query": [text]})
    assert headers["User-Agent"] == f"keikaku/{__version__}"
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert JSON in headers["Accept"]
    assert "Authorization" not in headers


@pytest.mark.parametrize(
    "text",
    [
        "# INSERT\nSELECT ?x { ?x ?y ?z }",
        "PREFIX add: <urn:DELETE> select ?x { add:insert ?y 'DROP' }",
        "BASE <urn:insert> SELECT ?x { ?x ?y ?z }",
    ],
)
def test_a_query_is_never_sent_as_an_update(server: FaultServer, text: str) -> None:
    assert answering(server, body(rows())).query(text) == Solutions(("x",), [])
    assert server.requests[-1][3] == {"query": [text]}
    with pytest.raises(QueryRefused):
        RemoteStore(server.url).query("INSERT DATA { <urn:a> <urn:b> <urn:c> }")


def test_user_and_password_are_sent_and_never_shown(server: FaultServer) -> None:
    url = server.url.replace("://", "://名:p%40ss@")
    store = RemoteStore(url)
    assert store.url == server.url
    server.behaviour = body("", status=401)
    with pytest.raises(EndpointAtFault) as raised:
        store.query(SELECT)
    assert "p@ss" not in f"{raised.value.message}{raised.value.hint}{store.__dict__ and raised.value.args}"
    assert "p%40ss" not in raised.value.message
    assert server.requests[-1][2]["Authorization"] == "Basic 5ZCNOnBAc3M="


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ftp://a/",
        "file:///etc/passwd",
        "http://",
        "http:///x",
        "http://a:99999/",
        "http://a b/",
        "http://a\r\nX: y/",
        "//a",
    ],
)
def test_an_address_that_is_none_is_asked_wrongly(url: str) -> None:
    with pytest.raises(AskedWrongly, match="http"):
        RemoteStore(url)


@pytest.mark.parametrize("url", ["http://user:secret@[", "ftp://user:secret@a/", "http://user:secret@a:b/"])
def test_a_bad_address_is_not_repeated(url: str) -> None:
    with pytest.raises(AskedWrongly) as raised:
        RemoteStore(url)
    assert "secret" not in raised.value.message + raised.value.hint


def test_redirects_within_the_server_are_followed_with_the_query(server: FaultServer) -> None:
    def behaviour(handler: Handler) -> None:
        if handler.path == "/query":
            handler.send("", status=307, Location="/sparql")
        else:
            handler.send(rows({"x": LITERAL}))

    assert answering(server, behaviour).query(SELECT) == Solutions(("x",), [(Literal("v"),)])
    assert server.requests[-1][:2] == ("POST", "/sparql")
    assert server.requests[-1][3] == {"query": [SELECT]}


@pytest.mark.parametrize(
    ("answer", "kind", "message"),
    [
        (body("<html><p>Welcome", "text/html"), EndpointAtFault, "sends on to {0}/home, which answers with text/html"),
        (
            body("no query given", "text/plain", 400),
            BadQuery,
            "sends on to {0}/home, which does not take the query",
        ),
    ],
)
def test_where_an_address_sends_on_and_the_query_is_lost_the_other_is_named(
    server: FaultServer, answer: Behaviour, kind: type[KeikakuError], message: str
) -> None:
    def behaviour(handler: Handler) -> None:
        if handler.path.startswith("/query"):
            handler.send("", status=302, Location="/home?theme=dark")
        else:
            answer(handler)

    with pytest.raises(kind) as raised:
        answering(server, behaviour).query(SELECT)
    base = server.url.removesuffix("/query")
    assert message.format(base) in raised.value.message
    assert raised.value.hint == f"give the address that it sends on to: {base}/home"


def test_where_an_endpoint_refuses_a_query_a_prefix_that_nobody_knows_is_named(server: FaultServer) -> None:
    refusing = body("Parse error at line 1, column 99", "text/plain", 400)
    with pytest.raises(BadQuery) as raised:
        answering(server, refusing).query("SELECT * { ?s dctermz:title ?t ; rdfs:label ?l }")
    what = "the prefix 'dctermz:' is neither declared nor known at line 1, column 15, and http://127.0.0.1"
    assert raised.value.message.startswith(what)
    assert (raised.value.line, raised.value.column) == (1, 15)
    assert raised.value.hint == "add PREFIX dctermz: <…> at the top; or did you mean dcterms:?"
    assert answering(server, body(rows({"x": LITERAL}))).query("SELECT ?x { ?s dctermz:title ?x }")


def test_every_kind_of_value_is_read(server: FaultServer) -> None:
    values = [
        ({"type": "uri", "value": "urn:名"}, IRI("urn:名")),
        ({"type": "bnode", "value": "b0"}, BNode("b0")),
        ({"type": "literal", "value": "名\u2028🗾"}, Literal("名\u2028🗾")),
        ({"type": "literal", "value": "名", "xml:lang": "ja-JP"}, Literal.text("名", "ja-jp")),
        ({"type": "typed-literal", "value": "1", "datatype": "urn:d"}, Literal("1", IRI("urn:d"))),
        ({"type": "literal", "value": "1", "datatype": "urn:d"}, Literal("1", IRI("urn:d"))),
    ]
    store = answering(server, body("\ufeff" + rows({}, *({"x": value} for value, _ in values))))
    answer = store.select(SELECT)
    assert answer.variables == ("x",)
    assert [row[0] for row in answer.rows] == [None, *(term for _, term in values)]


def test_what_endpoints_send_beside_the_standard_is_read(server: FaultServer) -> None:
    values = [
        ({"type": "bnode", "value": "nodeID://b10001"}, BNode("nodeID://b10001")),
        ({"type": "uri", "value": "http://a.example/a b"}, IRI("http://a.example/a b")),
        ({"type": "literal", "value": "v", "xml:lang": ""}, Literal("v")),
        ({"type": "literal", "value": "v", "note": {"of": ["the", "server"]}}, Literal("v")),
        ({"type": "literal", "value": "🗾𐀀"}, Literal("🗾𐀀")),
    ]
    document = {
        "head": {"link": [], "vars": ["x"]},
        "results": {"distinct": False, "bindings": [{"x": value} for value, _ in values], "ordered": True},
        "meta": {"milliseconds": 3},
    }
    answer = answering(server, body(json.dumps(document))).select(SELECT)
    assert [row[0] for row in answer.rows] == [term for _, term in values]


def test_star_columns_follow_the_query_and_not_the_server(server: FaultServer) -> None:
    answer = rows({"a": LITERAL, "b": {"type": "uri", "value": "urn:b"}}, names=["a", "b", "c"])
    store = answering(server, body(answer))
    expected = Solutions(("c", "b", "a"), [(None, IRI("urn:b"), Literal("v"))])
    assert store.query("SELECT * { ?c ?b ?a }") == expected


def test_triples_come_as_n_triples_or_turtle_each_once(server: FaultServer) -> None:
    for kind, text in (
        ("application/n-triples", "<urn:a> <urn:b> _:c .\n<urn:a> <urn:b> _:c .\n"),
        ("text/turtle;charset=utf-8", "@prefix u: <urn:> . u:a u:b _:c , _:c ."),
    ):
        found = answering(server, body(text, kind)).query(CONSTRUCT)
        assert isinstance(found, list)
        assert [(s, p, type(o)) for s, p, o in found] == [(IRI("urn:a"), IRI("urn:b"), BNode)]
    assert server.requests[-1][2]["Accept"].startswith("application/n-triples")


def test_where_the_union_is_there_nothing_is_told(server: FaultServer, endpoint: str) -> None:
    RemoteStore(endpoint).explain_nothing()
    behaviours = body("Use of GRAPH in a query against quads", "text/plain", 500), body("no GRAPH", "text/plain", 400)
    for behaviour in behaviours:  # an endpoint without named graphs leaves out none
        answering(server, behaviour).explain_nothing()


def test_nothing_is_sent_but_the_query(server: FaultServer) -> None:
    store = answering(server, body(rows()))
    assert server.requests == []
    for _ in range(2):
        store.query(SELECT)
    assert [form for _, _, _, form in server.requests] == [{"query": [SELECT]}] * 2


def test_an_endpoint_without_named_graphs_answers_and_what_it_lacks_is_told(server: FaultServer) -> None:
    def triples_only(handler: Handler) -> None:
        if b"GRAPH" in handler.body:
            handler.send("QuadsOperationInTriplesModeException: Use of GRAPH construct", "text/plain", 500)
        else:
            handler.send(rows({"x": LITERAL}))

    store = answering(server, triples_only)
    assert store.select(SELECT).rows == [(Literal("v"),)]
    with pytest.raises(EndpointAtFault, match="GRAPH construct") as raised:
        store.select("SELECT ?x { GRAPH ?g { ?x ?y ?z } }")
    assert raised.value.hint == "it keeps no named graphs, and so no passages: “query” can ask it without GRAPH"


def test_the_time_is_for_all_requests_together(server: FaultServer) -> None:
    def slowly(handler: Handler) -> None:
        time.sleep(0.4)
        if handler.command == "POST":
            handler.send("", status=405)
        else:
            handler.send(rows())

    server.behaviour = slowly
    with pytest.raises(OutOfTime):
        RemoteStore(server.url, 0.6).query(SELECT)
    assert RemoteStore(server.url, 10).query(SELECT) == Solutions(("x",), [])
