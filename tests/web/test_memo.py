"""Requests that came before byte for byte: the same answer, and never another's."""

from __future__ import annotations

import json
import socket

import pytest

from keikaku.web import memo
from tests.web.servers import Served

ASK = b"GET /sparql?query=ASK%7B%7D%23memo HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n\r\n"


def test_a_request_that_is_repeated_has_the_same_answer_and_a_date(town: Served) -> None:
    with socket.create_connection(("127.0.0.1", town.port), 10) as line:
        answers = [_answer(line, ASK) for _ in range(4)]
        other = _answer(line, ASK.replace(b"application/json", b"application/xml"))
        again = _answer(line, ASK)
        unknown = _answer(line, ASK.replace(b"127.0.0.1", b"evil.test"))
    heads = [dict(line.split(": ", 1) for line in head.lower().split("\r\n")[1:]) for head, _ in [*answers, again]]
    assert {json.dumps({**head, "date": ""}, sort_keys=True) for head in heads} == {
        json.dumps({**heads[0], "date": ""}, sort_keys=True)
    }
    assert all(head["date"].endswith(" gmt") for head in heads)
    assert {body for _, body in [*answers, again]} == {b'{"head":{},"boolean":true}'}
    assert "application/xml" in other[0]
    assert unknown[0].startswith("HTTP/1.1 421 ")


def _answer(line: socket.socket, request: bytes) -> tuple[str, bytes]:
    line.sendall(request)
    data = b""
    while b"\r\n\r\n" not in data:
        data += _more(line)
    head, _, body = data.partition(b"\r\n\r\n")
    length = next(int(one[15:]) for one in head.lower().split(b"\r\n") if one.startswith(b"content-length:"))
    while len(body) < length:
        body += _more(line)
    assert len(body) == length
    return head.decode(), body


def _more(line: socket.socket) -> bytes:
    piece = line.recv(65536)
    assert piece, "the server has closed the connection"
    return piece


@pytest.mark.parametrize(
    ("data", "whole"),
    [
        (ASK, True),
        (ASK + ASK, False),
        (ASK[:-1], False),
        (ASK.replace(b"GET", b"POST"), False),
        (ASK.replace(b"HTTP/1.1", b"HTTP/1.0"), False),
        (ASK.replace(b"Accept:", b"Connection: close\r\nAccept:"), False),
        (ASK.replace(b"Accept:", b"content-length : 1\r\nAccept:"), False),
        (ASK.replace(b"Accept:", b"Transfer-Encoding: chunked\r\nAccept:"), False),
        (ASK.replace(b"Host", b"X: " + b"x" * 5000 + b"\r\nHost"), False),
    ],
)
def test_only_one_whole_get_is_remembered(data: bytes, whole: bool) -> None:
    assert memo.is_whole(data) is whole


def test_what_is_remembered_is_of_these_data_and_has_its_size() -> None:
    version = "one"
    known = memo.Memo(lambda: version)
    start = {"status": 200, "headers": [(b"etag", b'"a"'), (b"content-length", b"60000")]}
    for number in range(400):
        known.take(b"GET /%d" % number, start, bytes(60_000))
    assert known.get(b"GET /0") is None
    assert known.get(b"GET /399") is not None
    known.take(b"GET /no-tag", {"status": 200, "headers": []}, b"")
    known.take(b"GET /problem", {"status": 404, "headers": [(b"etag", b'"a"')]}, b"")
    known.take(b"GET /large", start, bytes(10**6))
    assert [known.get(f"GET /{name}".encode()) for name in ("no-tag", "problem", "large")] == [None] * 3
    version = "two"
    assert known.get(b"GET /399") is None
