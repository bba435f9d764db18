"""Tokens, passwords and headers go to the endpoint that they are meant for, and into no text."""

from __future__ import annotations

import base64
import traceback
from collections.abc import Iterator

import pytest

from keikaku.errors import AskedWrongly, EndpointAtFault, KeikakuError
from keikaku.store.remote import RemoteStore
from keikaku.store.wire.credentials import Headers, bearer, guarded, of_environment, split
from tests.store.fault_server import FaultServer, Handler, faulty

SELECT = "SELECT ?x { ?x ?y ?z }"
EMPTY = '{"head": {"vars": []}, "results": {"bindings": []}}'
SECRET = "t0ps3cret"


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with faulty() as server:
        server.behaviour = lambda handler: handler.send(EMPTY)
        yield server


@pytest.fixture(autouse=True)
def _of_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("KEIKAKU_TOKEN", "KEIKAKU_HEADERS", "KEIKAKU_INSECURE"):
        monkeypatch.delenv(name, raising=False)


def test_a_token_and_headers_of_the_environment_are_sent(server: FaultServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEIKAKU_TOKEN", f" {SECRET}\n")
    monkeypatch.setenv("KEIKAKU_HEADERS", "X-Key: a: b\n\nuser-agent: city hall (it@city.example)\n")
    RemoteStore.connect(server.url, 20).query(SELECT)
    sent = {name.lower(): value for name, value in server.requests[-1][2].items()}
    assert (sent["authorization"], sent["x-key"], sent["user-agent"]) == (
        f"Bearer {SECRET}", "a: b", "city hall (it@city.example)",
    )  # fmt: skip


def test_a_token_may_have_its_kind_before_it(server: FaultServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for given, sent in (
        (f"Token {SECRET}", f"Token {SECRET}"),
        (SECRET, f"Bearer {SECRET}"),
        ("basic", "Bearer basic"),
    ):
        monkeypatch.setenv("KEIKAKU_TOKEN", given)
        RemoteStore.connect(server.url, 20).query(SELECT)
        assert server.requests[-1][2]["Authorization"] == sent


def test_what_is_said_of_the_endpoint_overrules_what_is_said_of_all(
    server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEIKAKU_TOKEN", "of-all")
    RemoteStore.connect(server.url, 20, {"authorization": f"Token {SECRET}"}).query(SELECT)
    assert server.requests[-1][2]["Authorization"] == f"Token {SECRET}"
    RemoteStore.connect(server.url.replace("://", "://user:word@"), 20, {"Authorization": "x"}).query(SELECT)
    assert server.requests[-1][2]["Authorization"] == f"Basic {base64.b64encode(b'user:word').decode()}"
    RemoteStore.connect(server.url.replace("://", "://user@"), 20).query(SELECT)
    assert server.requests[-1][2]["Authorization"] == f"Basic {base64.b64encode(b'user:').decode()}"


@pytest.mark.parametrize(
    "echo",
    [
        (f"who is {SECRET}?", 401), (f"Bearer {SECRET} is too old", 403), (f"<p>{SECRET}", 500), (SECRET * 40, 500),
        (f"{'x' * 155}{SECRET}", 500), (f"{SECRET} of 200", 200), (f"no function {SECRET}", 400),
    ],
)  # fmt: skip
def test_a_secret_that_the_server_repeats_is_blotted_out(server: FaultServer, echo: tuple[str, int]) -> None:
    server.behaviour = lambda handler: handler.send(echo[0], "text/plain", echo[1])
    for store in (
        RemoteStore(server.url, 20, headers=bearer(SECRET)),
        RemoteStore(server.url.replace("://", f"://me:{SECRET}@"), 20),
        RemoteStore(server.url, 20, headers=Headers({"X-Key": SECRET})),
    ):
        with pytest.raises(KeikakuError) as raised:
            store.query(SELECT)
        told = (
            "".join(traceback.format_exception(raised.value)) + raised.value.hint + repr(store) + repr(store._headers)
        )
        assert SECRET[:5] not in told
        assert base64.b64encode(SECRET.encode()).decode()[:8] not in told


def test_words_of_every_day_stay_in_what_a_server_says() -> None:
    headers = Headers({"User-Agent": "city hall (it@city.example)", "X-Key": SECRET}) | bearer("abcd")
    said = "no such city; Bearer abcd, city hall (it@city.example) and t0ps3cret"
    assert headers.blotted(said) == "no such city; …, … and …"


def test_no_secret_goes_to_another_server(server: FaultServer) -> None:
    with faulty() as other:
        server.behaviour = lambda handler: handler.send("", status=307, Location=other.url)
        for headers in (bearer(SECRET), Headers({"X-Key": SECRET})):
            with pytest.raises(EndpointAtFault, match="sends on"):
                RemoteStore(server.url, 20, headers=headers).query(SELECT)
        assert other.requests == []


def test_within_the_server_it_goes_along(server: FaultServer) -> None:
    def behaviour(handler: Handler) -> None:
        if handler.path == "/query":
            handler.send("", status=308, Location="/other")
        else:
            handler.send(EMPTY)

    server.behaviour = behaviour
    RemoteStore(server.url, 20, headers=bearer(SECRET)).query(SELECT)
    assert server.requests[-1][1] == "/other"
    assert server.requests[-1][2]["Authorization"] == f"Bearer {SECRET}"


def test_over_an_open_network_no_secret_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    for url in ("http://a.example/q", "http://192.0.2.1/q", "http://127.0.0.1.example/q", "http://localhost.example/"):
        with pytest.raises(AskedWrongly, match="anybody on the way can read") as raised:
            RemoteStore(url, headers=bearer(SECRET))
        assert "https://" in raised.value.hint
        with pytest.raises(AskedWrongly):
            RemoteStore(url.replace("://", f"://me:{SECRET}@"))
        RemoteStore(url)
    for url in (
        "https://a.example/q", "http://127.0.0.1/q", "http://127.8.0.1:1/", "http://[::1]:3030/", "http://LOCALHOST/",
        "http://a.localhost/",
    ):  # fmt: skip
        RemoteStore(url, headers=bearer(SECRET))
    monkeypatch.setenv("KEIKAKU_INSECURE", "1")
    RemoteStore("http://a.example/q", headers=bearer(SECRET))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("", "v"), ("a b", "v"), ("X", ""), ("X", "a\r\nY: b"), ("X", "a\0"), ("X", "名"), ("名", "v"), ("X", " vvv"),
        ("X:", "v"), ("Host", "v"), ("content-length", "1"), ("Transfer-Encoding", "chunked"), ("Accept", "text/html"),
    ],
)  # fmt: skip
def test_what_can_be_no_header_is_told_without_its_value(name: str, value: str) -> None:
    with pytest.raises(AskedWrongly) as raised:
        Headers({name: value or ""})
    assert len(value) < 2 or value not in raised.value.message + raised.value.hint


def test_a_token_that_is_two_lines_is_told_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEIKAKU_TOKEN", f"{SECRET}\nX-Key: more")
    with pytest.raises(AskedWrongly, match="Authorization") as raised:
        of_environment()
    assert SECRET not in raised.value.message + raised.value.hint
    monkeypatch.delenv("KEIKAKU_TOKEN")
    monkeypatch.setenv("KEIKAKU_HEADERS", SECRET)
    with pytest.raises(AskedWrongly, match="KEIKAKU_HEADERS") as raised:
        of_environment()
    assert SECRET not in raised.value.message + raised.value.hint


def test_names_of_headers_are_one_whatever_their_case() -> None:
    both = Headers({"X-Key": "a", "x-key": "b"}) | Headers({"X-KEY": "c"})
    assert list(both.items()) == [("X-KEY", "c")]
    assert repr(both) == "Headers(X-KEY)"
    assert not Headers()
    assert guarded("http://a.example/", Headers()) is not None
    assert split("https://a.example/x")[0] == "https://a.example/x"
