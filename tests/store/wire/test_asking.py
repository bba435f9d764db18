"""A server is asked in the way that it takes: by POST, or by GET where that is all there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from keikaku.errors import BadQuery, EndpointAtFault
from keikaku.records import Literal, Solutions
from keikaku.store.remote import RemoteStore
from keikaku.store.wire import asking
from tests.store.fault_server import FaultServer, Handler, faulty

SELECT = "SELECT ?x { ?x ?y '名 & =+' }"
ROWS = '{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "literal", "value": "v"}}]}}'
ONE = Solutions(("x",), [(Literal("v"),)])
FORM, BODY, GET = "application/x-www-form-urlencoded", "application/sparql-query", ""


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with faulty() as server:
        yield server


def way(handler: Handler) -> str:
    return handler.headers.get("Content-Type", "") if handler.command == "POST" else GET


def taking(only: str, status: int, says: str = "") -> Callable[[Handler], None]:
    """How a server behaves that takes queries in one way, and answers so to the others."""

    def behaviour(handler: Handler) -> None:
        if way(handler) == only:
            handler.send(ROWS)
        else:
            handler.send(says, "text/plain", status)

    return behaviour


@pytest.mark.parametrize(
    ("only", "status", "says", "requests"),
    [
        (FORM, 405, "", ["POST"]),
        (GET, 405, "Method Not Allowed", ["POST", "GET"]),
        (GET, 501, "", ["POST", "GET"]),
        (GET, 411, "", ["POST", "GET"]),
        (GET, 404, "", ["POST", "GET"]),
        (GET, 400, "Bad Request", ["POST", "GET"]),
        (GET, 400, "Missing parameter: query (line 1)", ["POST", "GET"]),
        (GET, 415, "", ["POST", "POST", "GET"]),
        (BODY, 415, "", ["POST", "POST"]),
        (GET, 422, "query: field required", ["POST", "GET"]),
        (BODY, 400, "the query parameter is missing", ["POST", "GET", "POST"]),
    ],
)
def test_another_way_is_tried_and_remembered(
    server: FaultServer, only: str, status: int, says: str, requests: list[str]
) -> None:
    server.behaviour = taking(only, status, says)
    store = RemoteStore(server.url, 20)
    assert store.query(SELECT) == ONE
    assert [method for method, *_ in server.requests] == requests
    assert store.query(SELECT) == ONE
    assert len(server.requests) == len(requests) + 1


def test_every_way_carries_the_same_query(server: FaultServer) -> None:
    url = f"{server.url}?default-graph-uri=urn%3Ag&key="
    for only, status in ((FORM, 405), (BODY, 415), (GET, 405)):
        server.behaviour = taking(only, status)
        assert RemoteStore(url, 20).query(SELECT) == ONE
    (_, form_path, _, form), *_, (_, body_path, body_headers, _), (_, _, _, _), (_, get_path, _, get) = server.requests
    assert (form_path, form) == ("/query?default-graph-uri=urn%3Ag&key=", {"query": [SELECT]})
    assert (body_path, body_headers["Content-Type"]) == ("/query?default-graph-uri=urn%3Ag&key=", BODY)
    assert get == {"default-graph-uri": ["urn:g"], "query": [SELECT]}
    assert get_path.count("?") == 1


def test_the_body_is_the_query_and_the_address_is_as_given(server: FaultServer) -> None:
    bodies: list[tuple[str, bytes]] = []

    def behaviour(handler: Handler) -> None:
        bodies.append((handler.path, handler.body))
        taking(BODY, 415)(handler)

    server.behaviour = behaviour
    assert RemoteStore(server.url, 20).query(SELECT) == ONE
    assert bodies[-1] == ("/query", SELECT.encode())


@pytest.mark.parametrize(
    "says",
    [
        "Parse error: Line 1, column 3: missing bracket",
        "Virtuoso 37000 Error SP031: SPARQL compiler: Internal error",
        "MALFORMED QUERY",
        "Lexical error: Encountered x",
        "Unresolved prefixed name: foo:bar",
        "error at 1:8: expected one of …",
    ],
)
def test_a_query_that_is_at_fault_is_asked_once(server: FaultServer, says: str) -> None:
    server.behaviour = lambda handler: handler.send(says, "text/plain", 400)
    with pytest.raises(BadQuery):
        RemoteStore(server.url, 20).query(SELECT)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({FORM: (405, ""), GET: (405, "")}, "takes no query at this path .status 405"),
        ({FORM: (404, ""), GET: (404, "")}, "no endpoint at this path"),
        ({FORM: (404, ""), GET: (400, "no F")}, "does not take the query: no F"),
        ({FORM: (405, ""), GET: (500, "no room")}, "500.*no room"),
        ({FORM: (405, ""), GET: (401, "")}, "401"),
        ({FORM: (400, "no F"), GET: (405, ""), BODY: (415, "")}, "no F"),
        ({FORM: (415, ""), GET: (404, ""), BODY: (415, "")}, "415"),
    ],
)
def test_of_what_several_ways_are_told_that_of_the_query_is_told_on(
    server: FaultServer, answers: dict[str, tuple[int, str]], words: str
) -> None:
    server.behaviour = lambda handler: handler.send(answers[way(handler)][1], "text/plain", answers[way(handler)][0])
    with pytest.raises((BadQuery, EndpointAtFault), match=words):
        RemoteStore(server.url, 20).query(SELECT)


def test_a_query_that_is_too_long_for_an_address_is_told_and_not_sent(server: FaultServer) -> None:
    server.behaviour = taking(GET, 405)
    store = RemoteStore(server.url, 20)
    long = f"SELECT ?x {{ ?x ?y '{'名' * 1000}' }}"
    for _ in range(2):
        with pytest.raises(EndpointAtFault, match=r"takes queries in the address only \(GET\).*7,000") as raised:
            store.query(long)
        assert raised.value.hint == "ask a shorter query"
    assert [method for method, *_ in server.requests] == ["POST", "POST"]
    assert store.query(SELECT) == ONE
    server.behaviour = lambda handler: handler.send("", status=404)
    with pytest.raises(EndpointAtFault, match="no endpoint at this path"):
        RemoteStore(server.url, 20).query(long)


def test_a_redirect_of_a_get_is_followed_on_the_same_server(server: FaultServer) -> None:
    def behaviour(handler: Handler) -> None:
        if handler.command == "POST":
            handler.send("", status=405)
        elif handler.path.startswith("/query"):
            handler.send("", status=303, Location=handler.path.replace("/query", "/sparql"))
        else:
            handler.send(ROWS)

    server.behaviour = behaviour
    assert RemoteStore(server.url, 20).query(SELECT) == ONE
    assert server.requests[-1][3] == {"query": [SELECT]}


def test_the_way_to_tell_is_the_last_that_speaks_of_the_query() -> None:
    assert asking.most_telling([405, 404]) == 0
    assert asking.most_telling([400, 400, 415]) == 1
    assert asking.most_telling([404, 500]) == 1
