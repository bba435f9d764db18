"""One connection is kept from question to question, and what is packed is unpacked within its size."""

from __future__ import annotations

import gc
import gzip
import os
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.errors import EndpointAtFault, OutOfTime
from keikaku.records import Literal, Solutions
from keikaku.store.remote import RemoteStore
from keikaku.store.wire.credentials import bearer
from keikaku.store.wire.unpacking import Body, NotUnpacked
from tests.examples import examples
from tests.store.fault_server import FaultServer, Handler, faulty

SELECT = "SELECT ?x { ?x ?y ?z }"
ROWS = '{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "literal", "value": "%s"}}]}}'
ONE = Solutions(("x",), [(Literal("v"),)])
LARGEST = 2**20


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with faulty(keeping=True) as server:
        server.behaviour = lambda handler: handler.send(ROWS % "v")
        yield server


def store(server: FaultServer, timeout: float = 20) -> RemoteStore:
    return RemoteStore(server.url, timeout, max_bytes=LARGEST)


def hang(handler: Handler) -> None:
    handler.server.over.wait(20)


def test_one_connection_is_kept(server: FaultServer) -> None:
    asked = store(server)
    assert [asked.query(SELECT) for _ in range(5)] == [ONE] * 5
    assert (len(server.requests), server.connections) == (5, 1)
    asked.close()
    assert asked.query(SELECT) == ONE
    assert server.connections == 2


def test_a_connection_ends_with_its_store(server: FaultServer) -> None:
    asked = store(server)
    asked.query(SELECT)
    del asked
    gc.collect()  # a socket that nobody closed is a warning, which fails the test


def test_a_server_that_keeps_none_is_connected_anew(server: FaultServer) -> None:
    server.behaviour = lambda handler: handler.send(ROWS % "v", Connection="close")
    asked = store(server)
    assert [asked.query(SELECT) for _ in range(3)] == [ONE] * 3
    assert server.connections == 3


def test_a_connection_that_the_server_has_closed_meanwhile_is_replaced(server: FaultServer) -> None:
    def then_hang_up(handler: Handler) -> None:
        handler.send(ROWS % "v")
        handler.close_connection = True  # without a word of it

    server.behaviour = then_hang_up
    asked = store(server)
    assert [asked.query(SELECT) for _ in range(3)] == [ONE] * 3
    assert (len(server.requests), server.connections) == (3, 3)


def test_a_connection_that_dies_on_the_question_is_replaced_once(server: FaultServer) -> None:
    def every_second_dies(handler: Handler) -> None:
        if len(server.requests) % 2:
            handler.send(ROWS % "v")
        else:
            handler.connection.shutdown(socket.SHUT_RDWR)
            handler.close_connection = True

    server.behaviour = every_second_dies
    asked = store(server)
    assert [asked.query(SELECT) for _ in range(3)] == [ONE] * 3
    assert (len(server.requests), server.connections) == (5, 3)
    server.behaviour = lambda handler: handler.connection.shutdown(socket.SHUT_RDWR)
    with pytest.raises(EndpointAtFault, match="broke off"):
        asked.query(SELECT)
    assert len(server.requests) == 7


def test_what_comes_after_an_answer_is_no_answer_to_the_next_question(server: FaultServer) -> None:
    def twice(handler: Handler) -> None:
        handler.send(ROWS % len(server.requests))
        if len(server.requests) == 1:
            handler.send(ROWS % "of nobody")

    server.behaviour = twice
    asked = store(server)
    asked.query(SELECT)
    time.sleep(0.05)  # for what nobody asked for to arrive
    assert asked.query(SELECT) == Solutions(("x",), [(Literal("2"),)])


def test_threads_get_their_own_answers(server: FaultServer) -> None:
    together = Barrier(4)

    def echo(handler: Handler) -> None:
        if len(server.requests) <= 4:
            together.wait(20)
        handler.send(ROWS % handler.body.decode().rpartition("LIMIT+")[2])

    server.behaviour = echo
    asked = store(server)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda number: asked.query(f"{SELECT} LIMIT {number}"), range(1, 41)))
    assert found == [Solutions(("x",), [(Literal(str(number)),)]) for number in range(1, 41)]
    assert 4 <= server.connections < 41


def test_a_copy_of_the_process_has_a_connection_of_its_own(server: FaultServer) -> None:
    asked = store(server)
    asked.query(SELECT)
    kept = asked._line.take(("http", f"127.0.0.1:{server.server_port}", None))
    assert kept is not None
    asked._line.keep(("http", f"127.0.0.1:{server.server_port}", None), kept)
    assert asked._line._kept is not None
    asked._line._kept = asked._line._kept._replace(process=os.getpid() + 1)
    assert asked.query(SELECT) == ONE
    assert server.connections == 2


def test_time_holds_on_a_kept_connection_too(server: FaultServer) -> None:
    asked = store(server, 0.5)
    asked.query(SELECT)
    server.behaviour = hang
    start = time.monotonic()
    with pytest.raises(OutOfTime):
        asked.query(SELECT)
    assert time.monotonic() - start < 1.5
    server.behaviour = lambda handler: handler.send(ROWS % "v")
    assert asked.query(SELECT) == ONE
    assert (len(server.requests), server.connections) == (3, 2)


def test_after_a_fault_the_connection_serves_on(server: FaultServer) -> None:
    asked = store(server)
    server.behaviour = lambda handler: handler.send("no", "text/plain", 500)
    with pytest.raises(EndpointAtFault):
        asked.query(SELECT)
    server.behaviour = lambda handler: handler.send(ROWS % "v")
    assert asked.query(SELECT) == ONE
    assert server.connections == 1


def test_a_proxy_is_asked_and_given_its_own_password(server: FaultServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", server.url.replace("://", "://me:pass@"))
    monkeypatch.setenv("https_proxy", server.url.replace("://", "://me:pass@"))
    monkeypatch.setenv("no_proxy", "b.example")
    asked = RemoteStore("http://a.example/query", 20)
    assert [asked.query(SELECT) for _ in range(2)] == [ONE] * 2
    method, path, headers, form = server.requests[-1]
    assert (method, path, headers["Host"]) == ("POST", "http://a.example/query", "a.example")
    assert (headers["Proxy-Authorization"], form) == ("Basic bWU6cGFzcw==", {"query": [SELECT]})
    assert server.connections == 1
    server.behaviour = lambda handler: handler.send("", status=407)
    with pytest.raises(EndpointAtFault, match=r"https://a\.example/query cannot be reached: Tunnel.*407") as raised:
        RemoteStore("https://a.example/query", 20, headers=bearer("t0ps3cret")).query(SELECT)
    method, path, headers, _ = server.requests[-1]
    assert (method, path, headers["Proxy-Authorization"]) == ("CONNECT", "a.example:443", "Basic bWU6cGFzcw==")
    assert "Authorization" not in headers  # it is for who answers inside the tunnel
    assert "pass" not in raised.value.message + raised.value.hint


def test_packed_answers_are_asked_for_and_unpacked(server: FaultServer) -> None:
    whole = (ROWS % "v").encode()
    two = gzip.compress(whole[:20]) + gzip.compress(whole[20:])
    for data, kind in ((gzip.compress(whole), "gzip"), (two, "x-gzip"), (whole, "identity")):
        server.behaviour = lambda handler, data=data, kind=kind: handler.send(data, Content_Encoding=kind)  # type: ignore[misc]
        assert store(server).query(SELECT) == ONE
    assert {headers["Accept-Encoding"] for _, _, headers, _ in server.requests} == {"gzip"}


def test_what_a_server_says_of_a_failure_may_be_packed(server: FaultServer) -> None:
    server.behaviour = lambda handler: handler.send(
        gzip.compress(b"no room"), "text/plain", 500, Content_Encoding="gzip"
    )
    with pytest.raises(EndpointAtFault, match="saying 'no room'"):
        store(server).query(SELECT)


def test_a_small_answer_that_unpacks_to_a_large_one_is_too_large(server: FaultServer) -> None:
    bomb = gzip.compress(b" " * 9 * LARGEST, 1)
    server.behaviour = lambda handler: handler.send(bomb, Content_Encoding="gzip")
    with pytest.raises(EndpointAtFault, match="more than 1,048,576 bytes"):
        store(server).query(SELECT)
    body = Body("gzip", LARGEST)
    assert not body.take(bomb)
    assert len(body._body) == LARGEST + 1  # no more of it was unpacked than shows that it is too much


def test_a_packed_answer_that_breaks_off_is_told(server: FaultServer) -> None:
    server.behaviour = lambda handler: handler.send(gzip.compress(b"x" * 99)[:-9], Content_Encoding="gzip")
    with pytest.raises(EndpointAtFault, match="broke off"):
        store(server).query(SELECT)


@examples(200)
@given(st.lists(st.binary(max_size=300), max_size=4), st.integers(1, 50))
def test_any_body_comes_out_as_it_went_in(members: list[bytes], size: int) -> None:
    packed = b"".join(map(gzip.compress, members))
    body = Body("gzip", 10_000)
    assert all(body.take(packed[start : start + size]) for start in range(0, len(packed), size))
    assert body.whole() == b"".join(members)


@examples(200)
@given(st.binary(max_size=300))
def test_no_bytes_are_a_fault_of_ours(data: bytes) -> None:
    body = Body("gzip", 10_000)
    with suppress(NotUnpacked):
        assert body.take(data)
