"""Queries in requests that differ from one before in nothing else: answered as the application would answer them."""

from __future__ import annotations

import json
import socket
import time
from urllib.parse import quote

import pytest

from tests.web.servers import Served
from tests.web.test_memo import _answer, _more

LONG = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
TEXTS = [
    "ASK {}", "SELECT ?x { VALUES ?x { 1 } }", "CONSTRUCT { <urn:a> <urn:b> ?x } { VALUES ?x { 1 } }", "ASK {", "  ",
    "DELETE WHERE { ?s ?p ?o }", "SELECT * { ?a ?b ?c . ?d ?e ?f }", "SELECT (UUID() AS ?t) {}",
    "ASK FROM <urn:none> {}",
    "SELECT (CONCAT(?t, ?t) AS ?x) { VALUES ?t { '" + "長い" * 600 + "' } }", LONG,
]  # fmt: skip


def _request(text: str, accept: str, more: str = "") -> bytes:
    target = f"/sparql?query={quote(text, safe='')}"
    return f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: {accept}\r\n{more}\r\n".encode()


@pytest.mark.parametrize("accept", ["application/sparql-results+json, text/turtle", "text/csv"])
def test_every_kind_of_answer_is_that_of_the_application(accept: str, town: Served) -> None:
    for number, text in enumerate(TEXTS):
        # Another header each time is another shape: so the application has it. The shape of the other is known.
        by_itself = _told(town, _request(text, accept, f"X-Other: {number}\r\n"))
        known = _told(town, _request("ASK {}", accept), _request(text, accept))
        assert known == by_itself, text


def _told(town: Served, *requests: bytes) -> tuple[str, dict[str, str], bytes]:
    """The last answer: first line, headers, body; without what is another each time."""
    with socket.create_connection(("127.0.0.1", town.port), 20) as line:
        for request in requests:
            head, body = _answer(line, request)
    first, *lines = head.split("\r\n")
    headers = dict(one.lower().split(": ", 1) for one in lines)
    del headers["date"]
    return first, headers, b"" if b"UUID" in requests[-1] else body


def test_what_comes_behind_a_request_is_answered_behind_it(town: Served) -> None:
    accept = "application/sparql-results+json"
    texts = [f"SELECT ?x {{ VALUES ?x {{ {number} }} }}" for number in range(20)]
    with socket.create_connection(("127.0.0.1", town.port), 20) as line:
        _answer(line, _request("ASK {}", accept))
        line.sendall(_request(texts[0], accept))
        time.sleep(0.005)  # so that the first is on its way alone
        line.sendall(b"".join(_request(text, accept) for text in texts[1:]))
        data = b""
        while data.count(b"HTTP/1.1 200 OK") < len(texts) or not data.endswith(b"}"):
            data += _more(line)
    bodies = [part.partition(b"\r\n\r\n")[2] for part in data.split(b"HTTP/1.1 200 OK\r\n")[1:]]
    values = [json.loads(body)["results"]["bindings"][0]["x"]["value"] for body in bodies]
    assert values == [str(number) for number in range(20)]


def test_who_leaves_is_not_waited_for(town: Served) -> None:
    before = len(town.lines())
    with socket.create_connection(("127.0.0.1", town.port), 20) as line:
        _answer(line, _request("ASK {}", "*/*"))
        line.sendall(_request(f"{LONG}#left", "*/*"))
        time.sleep(0.4)
    time.sleep(0.4)
    *_, told = town.lines()[before:]
    assert (told["path"], told["status"]) == ("/sparql", 499)
    assert isinstance(told["seconds"], float)
    assert told["seconds"] < 1.5


def test_a_large_answer_comes_whole(town: Served) -> None:
    accept = "application/sparql-results+json"
    text = f"SELECT (CONCAT({', '.join(['?t'] * 60)}) AS ?x) {{ VALUES ?t {{ '{'長い' * 500}' }} }}"
    with socket.create_connection(("127.0.0.1", town.port), 20) as line:
        _answer(line, _request("ASK {}", accept))
        _, body = _answer(line, _request(text, accept))
        _, behind = _answer(line, _request("ASK { FILTER (1 = 1) }", accept))
    assert json.loads(body)["results"]["bindings"][0]["x"]["value"] == "長い" * 30_000
    assert json.loads(behind)["boolean"] is True
