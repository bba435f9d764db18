"""The proxy by which round trips and bytes are counted counts right."""

from __future__ import annotations

from urllib.parse import quote, quote_plus
from urllib.request import Request, urlopen

from keikaku.store.remote import RemoteStore
from tests.store.compliance import ACTION_4, JETRO, KK
from tests.store.counting import Passed, counting

QUERY = f"SELECT ?who {{ <{ACTION_4}> <{KK}partner> ?who }}"


def test_an_answer_comes_through_as_it_is_and_is_counted(endpoint: str) -> None:
    with counting(endpoint) as proxy:
        assert RemoteStore(proxy.url).select(QUERY).rows == [(JETRO,)]
        last = proxy.passed[-1]
        assert (last.method, last.query, last.sent, last.status) == ("POST", QUERY, len("query=" + quoted(QUERY)), 200)
        assert proxy.received >= last.received > len(JETRO)
        assert 1 <= proxy.connections <= len(proxy.passed)


def test_every_way_of_asking_is_counted(endpoint: str) -> None:
    with counting(endpoint) as proxy:
        of_a_get = urlopen(f"{proxy.url}?query={quote(QUERY)}").read()
        kind = {"Content-Type": "application/sparql-query"}
        of_a_post = urlopen(Request(proxy.url, QUERY.encode(), kind)).read()
        assert proxy.passed == [
            Passed("GET", QUERY, len(f"/query?query={quote(QUERY)}"), len(of_a_get), 200),
            Passed("POST", QUERY, len(QUERY), len(of_a_post), 200),
        ]
        assert (proxy.sent, proxy.connections) == (sum(one.sent for one in proxy.passed), 2)
        proxy.forget()
        assert (proxy.passed, proxy.connections, proxy.sent) == ([], 0, 0)


def quoted(text: str) -> str:
    return quote_plus(text, safe="/")
