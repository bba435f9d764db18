"""What a server says of its failure, in one line and in time, whatever it sends."""

from __future__ import annotations

from email.message import Message
from http.client import HTTPMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.store.wire.line import Reply
from keikaku.store.wire.replies import cut, reason


def reply(body: str | bytes, kind: str = "text/plain", status: int = 500, **headers: str) -> Reply:
    found: Message = HTTPMessage()
    found["Content-Type"] = kind
    for name, value in headers.items():
        found[name.replace("_", "-")] = value
    assert isinstance(found, HTTPMessage)
    return Reply(status, found, body.encode() if isinstance(body, str) else body)


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        ("out of  memory\r\n\x1b[31m", "text/plain", "out of memory [31m"),
        ("<!DOCTYPE html><head><style>p{}</style></head><h1>500</h1><p>a &lt; b</p>", "text/html", "500 a < b"),
        ("<p>never <!-- closed", "text/html", "never"),
        ("<error><message>bad</message></error>", "application/xml", "bad"),
        ("a <urn:b> c", "text/plain", "a <urn:b> c"),
        ('{"message": "no"}', "application/json", "no"),
        ('{"status": 500, "error": {"message": "no"}}', "application/problem+json", "no"),
        ('{"a": [1]}', "application/json", '{"a": [1]}'),
        ("{", "application/json", "{"),
        ("x" * 200, "text/plain", "x" * 159 + "…"),
        ("", "text/html", ""),
    ],
)
def test_the_reason_is_one_line_of_plain_words(body: str, kind: str, said: str) -> None:
    assert reason(reply(body, kind)) == said


@given(st.binary(max_size=200), st.sampled_from(["text/plain", "text/html", "application/json", "", "text/xml"]))
def test_no_body_is_a_fault_of_ours_or_rewrites_a_screen(body: bytes, kind: str) -> None:
    said = reason(reply(body, kind))
    assert len(said) <= 160
    assert not any(ord(sign) < 0x20 or 0x7F <= ord(sign) < 0xA0 for sign in said)


def test_no_page_takes_longer_than_its_length() -> None:
    for unit in ("<", "<!--", "<head", "<script>", "</head ", "<a ", "&amp", "[", '{"error":'):
        for kind in ("text/html", "application/json", "text/plain"):
            reason(reply(unit * 1_000_000, kind))


def test_a_part_of_an_answer_is_known_by_what_tells_it() -> None:
    assert cut(reply("", status=200)) is None
    assert cut(reply("", status=200, Link='<a>; rel="prev"')) is None
    assert cut(reply("", status=206)) == "status 206"
    assert cut(reply("", status=200, X_SPARQL_MaxRows="7\x1b")) == "X-SPARQL-MaxRows: 7"
    assert cut(reply("", status=200, X_SQL_State="")) == "X-SQL-State:"
    assert cut(reply("", status=200, Link="<b>;rel=next")) == "a link to the next page"
