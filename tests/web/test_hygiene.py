"""What is no request of ours, by raw bytes: refused in one shape, never reflected as a page, and never for long."""

from __future__ import annotations

import gzip
import json
import socket
import time
from collections import Counter
from contextlib import ExitStack

import pytest

from tests.conftest import Run
from tests.places import TOWN
from tests.web.servers import Served, served

GET = "GET {target} HTTP/1.1\r\nHost: {host}\r\n{headers}Connection: close\r\n\r\n"
OWN = "127.0.0.1"
EVIL = "<script>alert(1)</script>"


def _get(target: str = "/healthz", host: str = OWN, headers: str = "") -> bytes:
    return GET.format(target=target, host=host, headers=headers).encode("latin-1")


def _post(body: bytes, headers: str = "", method: str = "POST", target: str = "/sparql") -> bytes:
    head = f"{method} {target} HTTP/1.1\r\nHost: {OWN}\r\nContent-Type: application/sparql-query\r\n{headers}"
    return f"{head}Connection: close\r\n\r\n".encode() + body


ASK = b"ASK {}"
PACKED = gzip.compress(ASK)
LONG = "x" * 100_000
REQUESTS: list[tuple[str, bytes, set[int]]] = [
    ("fine", _get(), {200}),
    ("fine-post", _post(ASK, "Content-Length: 6\r\n"), {200}),
    ("fine-chunked", _post(b"6\r\nASK {}\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n"), {200}),
    ("fine-allowed-host", _get(host="plan.example.org:8000"), {200}),
    ("fine-localhost", _get(host="LOCALHOST:1"), {200}),
    ("fine-own-origin", _get(headers=f"Origin: http://{OWN}\r\n"), {200}),
    ("fine-options", b"OPTIONS /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", {204}),
    ("no-host", b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n", {400}),
    ("two-hosts", _get(headers="Host: 127.0.0.1\r\n"), {400}),
    ("empty-host", _get(host=""), {400}),
    ("foreign-host", _get(host="evil.example"), {421}),
    ("foreign-host-port", _get(host="evil.example:8000"), {421}),
    ("host-with-user", _get(host="127.0.0.1@evil.example"), {400}),
    ("host-with-path", _get(host="127.0.0.1/evil"), {400}),
    ("host-with-markup", _get(host=EVIL), {400}),
    ("host-1.0", b"GET /healthz HTTP/1.0\r\n\r\n", {400}),
    ("foreign-origin", _get(headers="Origin: https://evil.example\r\n"), {403}),
    ("null-origin", _get(headers="Origin: null\r\n"), {403}),
    ("origin-suffix", _get(headers=f"Origin: http://{OWN}.evil.example\r\n"), {403}),
    ("foreign-origin-post", _post(ASK, "Content-Length: 6\r\nOrigin: https://evil.example\r\n"), {403}),
    ("foreign-preflight", b"OPTIONS /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: https://evil.example\r\n"
     b"Access-Control-Request-Method: POST\r\nConnection: close\r\n\r\n", {403}),
    ("both-lengths", _post(b"6\r\nASK {}\r\n0\r\n\r\n", "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n"), {400}),
    ("two-lengths", _post(ASK, "Content-Length: 6\r\nContent-Length: 7\r\n"), {400}),
    ("two-equal-lengths", _post(ASK, "Content-Length: 6\r\nContent-Length: 6\r\n"), {200, 400}),
    ("length-list", _post(ASK, "Content-Length: 6, 6\r\n"), {200, 400}),
    ("negative-length", _post(ASK, "Content-Length: -6\r\n"), {400}),
    ("signed-length", _post(ASK, "Content-Length: +6\r\n"), {400}),
    ("hex-length", _post(ASK, "Content-Length: 0x6\r\n"), {400}),
    ("length-of-digits", _post(ASK, f"Content-Length: {'9' * 30}\r\n"), {400, 413}),
    ("large-length", _post(ASK, "Content-Length: 1073741824\r\n"), {413}),
    ("chunks-that-are-none", _post(b"zz\r\nASK {}\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n"), {400}),
    ("odd-coding", _post(ASK, "Transfer-Encoding: gzip, chunked\r\n"), {400, 501}),
    ("identity", _post(ASK, "Transfer-Encoding: identity\r\n"), {400, 501}),
    ("chunked-twice", _post(b"0\r\n\r\n", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), {400, 501}),
    ("space-before-colon", _post(ASK, "Content-Length : 6\r\n"), {400}),
    ("folded", _get(headers="X: a\r\n b\r\n"), {200, 400}),
    ("bare-return", _get(headers="X: a\rb\r\n"), {400}),
    ("nul-in-header", _get(headers="X: a\0b\r\n"), {400}),
    ("no-colon", _get(headers="X\r\n"), {400}),
    ("long-target", _get(f"/{LONG}"), {414}),
    ("long-query", _get(f"/sparql?query={LONG}"), {414}),
    ("longish-target", _get(f"/{LONG[:20_000]}"), {414}),
    ("long-header", _get(headers=f"X: {LONG}\r\n"), {431}),
    ("many-headers", _get(headers="X: y\r\n" * 20_000), {431}),
    ("percent", _get("/%zz"), {400}),
    ("percent-half", _get("/%"), {400}),
    ("not-utf8", _get("/%ff"), {400}),
    ("crlf", _get("/%0d%0aX-Evil:%201"), {400}),
    ("nul", _get("/%00"), {400}),
    ("markup", _get(f"/{EVIL}"), {404}),
    ("traversal", _get("/../../etc/passwd"), {404}),
    ("encoded-traversal", _get("/%2e%2e/%2e%2e/etc/passwd"), {404}),
    ("absolute-target", _get("http://evil.example/healthz"), {421}),
    ("own-absolute-target", _get("HTTP://localhost:8000/healthz", host="evil.example"), {200}),
    ("absolute-target-without-path", _post(b"", method="OPTIONS", target="http://localhost"), {204}),
    ("asterisk", _get("*"), {400, 404}),
    ("post-to-nothing", _post(b"", "Content-Length: 0\r\n", target="/nothing"), {404}),
    ("markup-query", _get(f"/sparql?query={EVIL}"), {400}),
    ("markup-accept", _get("/sparql?query=ASK%7B%7D", headers=f"Accept: {EVIL}\r\n"), {400}),
    ("odd-accept", _get("/sparql?query=ASK%7B%7D", headers="Accept: ,,;q=,*/*;;;\r\n"), {200, 400}),
    ("long-accept", _get("/sparql?query=ASK%7B%7D", headers=f"Accept: {'a/b,' * 5000}\r\n"), {400, 406}),
    ("odd-language", _get("/healthz", headers="Accept-Language: \xff;q=9\r\n"), {200, 400}),
    ("put", _post(b"", method="PUT"), {405}),
    ("delete", _post(b"", method="DELETE"), {405}),
    ("trace", _post(b"", method="TRACE"), {405}),
    ("connect", b"CONNECT evil.example:443 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", {404}),
    ("own-method", _post(b"", method="BREW"), {405}),
    ("small-method", _post(b"", method="get", target="/healthz"), {405}),
    ("post-to-a-page", _post(b"", "Content-Length: 0\r\n", target="/healthz"), {405}),
    ("upgrade", _get(headers="Upgrade: h2c\r\n"), {200}),
    ("websocket", b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
     b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n", {200}),
    ("expects", _post(ASK, "Content-Length: 6\r\nExpect: 100-continue\r\n"), {100, 200}),
    ("http-2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {400, 405, 505}),
    ("http-3", b"GET / HTTP/3.0\r\nHost: 127.0.0.1\r\n\r\n", {400, 505}),
    ("tls", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(64) + b"\r\n\r\n", {400}),
    ("bytes", bytes(range(256)) + b"\r\n\r\n", {400}),
    ("only-target", b"/healthz\r\n\r\n", {400}),
    ("packed-body", _post(PACKED, f"Content-Length: {len(PACKED)}\r\nContent-Encoding: gzip\r\n"),
     {400, 415}),
]  # fmt: skip


@pytest.mark.parametrize(("data", "statuses"), [one[1:] for one in REQUESTS], ids=[one[0] for one in REQUESTS])
def test_a_raw_request_is_answered_or_refused_in_one_shape(data: bytes, statuses: set[int], town: Served) -> None:
    answer = town.raw(data)
    status, headers, body = _parsed(answer)
    assert status in statuses, answer[:400]
    if status < 200:
        return
    assert "html" not in headers.get("content-type", "")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "x-evil" not in headers
    if status >= 400:
        assert headers["content-type"] == "application/problem+json"
        assert headers["cache-control"] == "no-store"
        assert json.loads(body)["status"] == status
    if status == 405:
        assert "GET" in headers["allow"]


def _parsed(answer: bytes) -> tuple[int, dict[str, str], bytes]:
    head, _, body = answer.partition(b"\r\n\r\n")
    line, *fields = head.decode("latin-1").split("\r\n")
    found = dict(field.split(": ", 1) for field in fields)
    return int(line.split()[1]), {name.lower(): value for name, value in found.items()}, body


def test_pages_of_origins_that_are_named_may_read(town: Served) -> None:
    origin = "https://reader.example.org"
    reply = town.ask("/sparql?query=ASK%20%7B%7D", Origin=origin)
    assert (reply.status, reply.headers["access-control-allow-origin"]) == (200, origin)
    before = town.ask("/sparql", "OPTIONS", Origin=origin, Access_Control_Request_Method="POST")
    assert before.status == 204
    assert before.headers["access-control-allow-origin"] == origin
    assert before.headers["access-control-allow-methods"] == "GET, HEAD, POST, OPTIONS"
    assert "access-control-allow-origin" not in town.ask("/healthz").headers


@pytest.mark.parametrize(
    ("target", "methods"),
    [
        ("/sparql", "GET, HEAD, POST, OPTIONS"), ("*", "GET, HEAD, POST, OPTIONS"), ("/", "GET, HEAD, OPTIONS"),
        ("/run/partners.csv", "GET, HEAD, OPTIONS"), ("/id/actor/x.ttl", "GET, HEAD, OPTIONS"),
    ],
)  # fmt: skip
def test_what_an_address_takes_is_said_alike_by_options_and_405_and_to_pages_of_others(
    target: str, methods: str, town: Served
) -> None:
    before = town.ask(target, "OPTIONS", Origin="https://reader.example.org", Access_Control_Request_Method="PUT")
    refused = town.ask(target, "PUT")
    assert (before.status, before.headers["allow"], before.headers["access-control-allow-methods"]) == (
        204, methods, methods,
    )  # fmt: skip
    assert (refused.status, refused.headers["allow"]) == (405, methods)
    assert refused.json()["hint"] == f"ask by one of {methods}"
    assert town.ask("/nothing", "OPTIONS").status == 404


def test_slow_and_half_open_connections_end_and_nobody_waits_for_them(town: Served) -> None:
    begun, before = time.monotonic(), len(town.lines())
    begun_with = (b"", b"GET /healthz HTTP/1.1\r\nHost: 127", _post(b"ASK", "Content-Length: 6\r\n"))
    with ExitStack() as stack:
        half = [stack.enter_context(socket.create_connection(("127.0.0.1", town.port))) for _ in range(120)]
        for number, line in enumerate(half):
            line.settimeout(0)
            line.sendall(begun_with[number % 3])
        waits, open_ = [], set(half)
        while open_ and time.monotonic() - begun < 20:
            since = time.monotonic()
            assert town.ask("/healthz").status == 200
            waits.append(time.monotonic() - since)
            for line in list(open_):
                if _ended(line):
                    open_.discard(line)
            time.sleep(0.5)
        assert not open_
        assert time.monotonic() - begun < 16
        assert max(waits) < 2
    late = [(line["status"], line.get("path"), line.get("fault")) for line in town.lines()[before:]]
    assert Counter(late) == {(408, None, None): 80, (408, "/sparql", None): 40, (200, "/healthz", None): len(waits)}


def _ended(line: socket.socket) -> bool:
    try:
        answer = line.recv(4096)
    except BlockingIOError:
        return False
    except ConnectionError:
        return True
    assert answer == b"" or b" 408 " in answer.split(b"\r\n")[0]
    return True


def test_the_log_has_a_line_for_each_request_and_nothing_of_what_was_asked(town: Served) -> None:
    town.ask("/sparql?query=ASK%20%7B%20%3Fsecret%20a%20%3Fb%20%7D")
    town.ask("/title-%1B%5D0;")
    time.sleep(0.3)  # it is written once the answer is sent
    text = town.log.read_text(encoding="utf-8")
    assert "secret" not in text
    assert "\x1b" not in text
    assert [line["status"] for line in town.lines() if line.get("path") == "/title-%1B%5D0;"] == [400]
    line = [line for line in town.lines() if line.get("path") == "/sparql"][-1]
    assert line.keys() == {"time", "client", "method", "path", "status", "bytes", "seconds"}
    assert (line["method"], line["status"], line["client"]) == ("GET", 200, "127.0.0.1")


def test_a_body_that_stops_or_is_none_is_one_line_of_the_log_and_no_fault_of_the_server(town: Served) -> None:
    before = len(town.lines())
    with socket.create_connection((OWN, town.port)) as line:
        line.sendall(_post(b"ASK", "Content-Length: 6\r\n"))
    assert b" 400 " in town.raw(_post(b"zz\r\n", "Transfer-Encoding: chunked\r\n")).split(b"\r\n")[0]
    time.sleep(0.3)
    found = sorted((line["status"], line.get("path"), line.get("fault")) for line in town.lines()[before:])
    assert found == [(400, "/sparql", None), (499, "/sparql", None)]


def test_a_proxy_that_is_believed_says_who_asks_and_by_which_scheme() -> None:
    """The client in the log, also of what is answered from memory; the addresses in the description of the endpoint."""
    said = {"Host": "plan.example.org", "X_Forwarded_For": "203.0.113.9, 127.0.0.2", "X_Forwarded_Proto": "https"}
    trusting = ("--trust-proxy", "127.0.0.1", "--trust-proxy", "127.0.0.2/32", "--allow-host", "plan.example.org")
    for options, scheme, client in ((trusting, "https", "203.0.113.9"), (trusting[4:], "http", "127.0.0.1")):
        with served("--store", str(TOWN), "--workers", "1", *options) as server:
            described = server.ask("/.well-known/void", Accept="text/turtle", **said).body.decode()  # type: ignore[arg-type]
            assert f"{scheme}://plan.example.org/sparql" in described
            request = b"".join(f"{name.replace('_', '-')}: {value}\r\n".encode() for name, value in said.items())
            for _ in range(2):  # on one connection after the other, the second from memory
                with socket.create_connection(("127.0.0.1", server.port), 30) as line:
                    line.sendall(b"GET /search?q=Minato HTTP/1.1\r\n" + request + b"\r\n")
                    answer = line.recv(65536)
                    assert answer.startswith(b"HTTP/1.1 200")
                    assert b"</search.json?" in answer  # a permalink is relative: it is where the proxy is
            time.sleep(0.5)
            assert [line["client"] for line in server.lines() if line["path"] == "/search"] == [client] * 2


@pytest.mark.parametrize("value", ["proxy", "10.0.0.2:80", "10.0.0.1/24", "*", ""])
def test_what_is_no_address_of_a_proxy_is_told(value: str, keikaku: Run) -> None:
    done = keikaku("serve", "--trust-proxy", value)
    assert done.returncode == 2
    assert f"{value} is no address of a proxy: write it as 10.0.0.2, or a network as 10.0.0.0/24." in done.stderr
