"""What is wrong is told in one shape by every way of refusing, in words of HTTP; who wants a page gets a page."""

from __future__ import annotations

import json
import re

import pytest

from tests.web.servers import Served, served

_COMMAND_LINE = re.compile(r"(?<![\w-])--?[a-z]|\bkeikaku [a-z]")
MEMBERS = {"title", "status", "code", "detail", "hint"}


def _raw(line: str, *headers: str, body: bytes = b"") -> bytes:
    return "\r\n".join([line, "Connection: close", *headers, "", ""]).encode() + body


HOST = "Host: 127.0.0.1"


@pytest.mark.parametrize(
    ("request_", "status", "code"),
    [
        (_raw("GET /no-such HTTP/1.1", HOST), 404, "not-found"),
        (_raw("GET /id/actor/nobody.en.html HTTP/1.1", HOST), 404, "not-found"),
        (_raw("GET /run/partners?actor=Nobodyatall HTTP/1.1", HOST), 404, "unknown-name"),
        (_raw("GET /run/zzzzqqqq HTTP/1.1", HOST), 404, "unknown-name"),
        (_raw("GET /run/partners.xml HTTP/1.1", HOST), 404, "not-found"),
        (_raw("GET /show?thing=+ HTTP/1.1", HOST), 400, "asked-wrongly"),
        (_raw("GET /search?q=. HTTP/1.1", HOST), 400, "asked-wrongly"),
        (_raw("GET /lookup?q=+ HTTP/1.1", HOST), 400, "asked-wrongly"),
        (_raw("GET /lookup.csv?q=moon HTTP/1.1", HOST), 422, "question-not-understood"),
        (_raw("GET /lookup?q=Minato&pick=1 HTTP/1.1", HOST), 400, "asked-wrongly"),
        (_raw("GET /run/partners?actor=2031:1 HTTP/1.1", HOST), 400, "asked-wrongly"),
        (_raw("GET /run/openings?plan=1 HTTP/1.1", HOST), 404, "unknown-name"),
        (_raw("POST /lookup HTTP/1.1", HOST, "Content-Length: 0"), 405, "method-not-allowed"),
        (_raw("BREW / HTTP/1.1", HOST), 405, "method-not-allowed"),
        (_raw("GET /lookup?q=x HTTP/1.1", HOST, "Accept: image/png"), 406, "not-acceptable"),
        (_raw("POST /sparql HTTP/1.1", HOST, "Content-Length: 3", body=b"ASK"), 415, "unsupported-media-type"),
        (_raw("POST /sparql HTTP/1.1", HOST, "Content-Length: 9999999"), 413, "request-too-large"),
        (_raw("GET / HTTP/1.1", "Host: evil.example"), 421, "other-host"),
        (_raw("GET / HTTP/1.1", HOST, f"X: {'a' * 40_000}"), 431, "head-too-large"),
        (_raw(f"GET /{'a' * 40_000} HTTP/1.1", HOST), 414, "address-too-long"),
        (_raw("GET / HTTP/3.0", HOST), 505, "other-version"),
        (_raw("GET /%zz HTTP/1.1", HOST), 400, "bad-request"),
        (_raw("GET / HTTP/1.1", HOST, "Origin: https://evil.example"), 403, "other-origin"),
        (_raw("GET /sparql?query=ASK%7BSERVICE%20%3Chttp://x%3E%7B%7D%7D HTTP/1.1", HOST), 403, "query-refused"),
        (_raw("GET /sparql?query=ASK%7B HTTP/1.1", HOST), 400, "bad-query"),
        (_raw("GET /sparql?query=SELECT%20*%7B%3Fa%20%3Fb%20%3Fc.%3Fd%20%3Fe%20%3Ff%7D HTTP/1.1", HOST), 413,
         "answer-too-large"),
        (_raw("POST /sparql HTTP/1.1", HOST, "Content-Type: application/sparql-query", "Content-Length: 65537",
              body=b"#" * 65_537), 413, "query-too-long"),
    ],
    ids=lambda one: one[:60].decode().partition(" HTTP")[0] if isinstance(one, bytes) else None,
)  # fmt: skip
def test_every_problem_has_the_one_shape_and_speaks_of_http(
    request_: bytes, status: int, code: str, town: Served
) -> None:
    head, _, body = town.raw(request_).partition(b"\r\n\r\n")
    assert b"content-type: application/problem+json" in head.lower()
    told = json.loads(body)
    assert (told["status"], told["code"]) == (status, code), told
    assert told.keys() >= MEMBERS
    assert all(told[name] for name in MEMBERS), told
    assert not _COMMAND_LINE.search(f"{told['detail']} {told['hint']}"), told


@pytest.mark.parametrize(
    ("hosts", "detail"),
    [
        ((), "the header Host is not there, or there twice"),
        (("Host: 127.0.0.1", "Host: 127.0.0.1"), "the header Host is not there, or there twice"),
        (("Host: a b",), "the header Host names no host"),
    ],
)
def test_what_is_wrong_with_the_host_is_told(hosts: tuple[str, ...], detail: str, town: Served) -> None:
    for version in ("1.0", "1.1"):
        answer = town.raw(_raw(f"GET / HTTP/{version}", *hosts))
        assert json.loads(answer.partition(b"\r\n\r\n")[2])["detail"] == detail


def test_a_name_of_a_plan_that_is_not_asked_is_found_by_the_parameter_that_is_offered() -> None:
    with served("--plan", "2018", "--workers", "1") as server:
        told = server.ask("/run/partners?actor=SME+Support+Center").json()
        assert (told["code"], told["hint"]) == ("unknown-name", "as in: plan=2005"), told
        assert str(told["detail"]).endswith("others do: 2005")
        assert server.ask("/run/partners?actor=SME+Support+Center&plan=2005").status == 200


@pytest.mark.parametrize(
    ("target", "language", "heading"),
    [
        ("/id/actor/nobody.ja.html", "en", "ここには<wbr>ページが<wbr>ない"),
        ("/nothing/at/all", "ja", "ここには<wbr>ページが<wbr>ない"),
        ("/nothing", "", "There is no page here"),
        ("/run/partners?actor=%3Cb%3EX", "", "Nothing goes by this name"),
        ("/run/partners", "", "This cannot be asked in this way"),
    ],
)
def test_who_wants_a_page_gets_one_with_ways_on(target: str, language: str, heading: str, town: Served) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    answer = town.ask(target, Accept=browser, Accept_Language=language)
    text = answer.body.decode()
    status = 404 if "asked" not in heading else 400
    assert (answer.status, answer.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert f"<h1>{heading}</h1>" in text.replace("<in-phrases>", "").replace("</in-phrases>", "")
    assert "style-src 'self'" in answer.headers["content-security-policy"]
    assert "<b>X" not in text
    up = "../" * (target.partition("?")[0].count("/") - 1)
    for link in re.findall(r'<li><a href="([^"]*)"', text):
        assert link.startswith(up)
        assert town.ask(f"/{link.removeprefix(up).removeprefix('./')}").status == 200, link
    assert 'role="search"' in text
    assert town.ask(target, Accept="application/json").headers["content-type"] == "application/problem+json"
    assert town.ask(target).headers["content-type"] == "application/problem+json"
