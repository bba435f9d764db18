"""No query reaches out, in whatever way its clause is written."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import nullcontext
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pyoxigraph as ox
import pytest

from keikaku.errors import BadQuery
from keikaku.store.base import Store
from keikaku.store.embedded import EmbeddedStore
from keikaku.store.reference import ReferenceStore

# {u} is the address that must not be called, {c} an IRI there.
FORMS = {
    "plain": "SELECT * {{ SERVICE {c} {{ ?s ?p ?o }} }}",
    "lower case": "SELECT * {{ service silent {c} {{ ?s ?p ?o }} }}",
    "no space": "SELECT*{{SERVICE{c}{{?s ?p ?o}}}}",
    "comment between": "SELECT * {{ SERVICE#\n{c} {{ ?s ?p ?o }} }}",
    "prefixed": "PREFIX ex: <{u}> SELECT * {{ SERVICE ex:a {{ ?s ?p ?o }} }}",
    "variable": "SELECT * {{ BIND({c} AS ?v) SERVICE ?v {{ ?s ?p ?o }} }}",
    "exists": "ASK {{ FILTER EXISTS {{ SERVICE {c} {{ ?s ?p ?o }} }} }}",
    "minus": "SELECT * {{ ?s ?p ?o MINUS {{ SERVICE {c} {{ ?s ?p ?o }} }} }}",
    "optional": "SELECT * {{ OPTIONAL {{ SERVICE {c} {{ ?s ?p ?o }} }} }}",
    "union": "SELECT * {{ {{}} UNION {{ SERVICE {c} {{ ?s ?p ?o }} }} }}",
    "graph": "SELECT * {{ GRAPH ?g {{ SERVICE {c} {{ ?s ?p ?o }} }} }}",
    "sub-select": "SELECT * {{ {{ SELECT * {{ SERVICE {c} {{ ?s ?p ?o }} }} }} }}",
    "select expression": "SELECT (EXISTS {{ SERVICE {c} {{ ?s ?p ?o }} }} AS ?x) {{}}",
    "having": "SELECT (1 AS ?x) {{}} HAVING (EXISTS {{ SERVICE {c} {{ ?s ?p ?o }} }})",
    "order by": "SELECT * {{ ?s ?p ?o }} ORDER BY (EXISTS {{ SERVICE {c} {{ ?a ?b ?c }} }})",
    "construct": "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE {c} {{ ?s ?p ?o }} }}",
    "describe": "DESCRIBE ?s WHERE {{ SERVICE {c} {{ ?s ?p ?o }} }}",
    "glued to a prefix": "PREFIX ex: <{u}> PREFIX SERVICEex: <{u}> SELECT * {{ SERVICEex:a {{ ?s ?p ?o }} }}",
    "as a prefix": "PREFIX : <{u}> PREFIX service: <{u}> SELECT * {{ SERVICE:a {{ ?s ?p ?o }} }}",
    "Japanese prefix": "PREFIX 日: <{u}> PREFIX SERVICE日: <{u}> SELECT * {{ SERVICE日:a {{ ?s ?p ?o }} }}",
    "glued to silent": "SELECT * {{ SERVICESILENT{c} {{ ?s ?p ?o }} }}",
    "glued to true": "SELECT * {{ ?a ?b trueSERVICE {c} {{ ?s ?p ?o }} }}",
    "behind true and stop": "PREFIX : <{u}> PREFIX true.SERVICE: <{u}> ASK {{ ?a ?b true.SERVICE:a {{ ?s ?p ?o }} }}",
    "behind a number": "SELECT * {{ ?a ?b 1.SERVICE {c} {{ ?s ?p ?o }} }}",
    "behind a language": "SELECT * {{ ?a ?b 'x'@en.SERVICE {c} {{ ?s ?p ?o }} }}",
    "behind a": "SELECT * {{ ?a a<urn:x>SERVICE{c} {{ ?s ?p ?o }} }}",
    "behind a second full stop": "PREFIX : <{u}> SELECT * {{ ?a ?b :x.y.SERVICE:z {{ ?s ?p ?o }} }}",
    "glued to not exists": "SELECT * {{ FILTERNOTEXISTS{{SERVICE{c}{{ ?s ?p ?o }}}} }}",
    "inside a comparison": "PREFIX : <{u}> SELECT * {{ FILTER(1<2)SERVICE:x#>\n {{ ?s ?p ?o }} }}",
    "unknown escape": 'SELECT * {{ VALUES ?x {{ """x" }} SERVICE {c} {{ ?s ?p ?o }} #\\q"""\n }}',
    "surrogate escape": 'SELECT * {{ VALUES ?x {{ """x" }} SERVICE {c} {{ ?s ?p ?o }} #\\uD800"""\n }}',
    "unclosed string": 'SELECT * {{ VALUES ?x {{ """x" }} SERVICE {c} {{ ?s ?p ?o }} }}',
    "carriage return": 'SELECT * {{ #\r"""\n SERVICE {c} {{ ?s ?p ?o }} #"""\n }}',
    "escaped quote": 'SELECT * {{ VALUES ?x {{ "\\u0022 }} SERVICE {c} {{ ?s ?p ?o }} #" }}\n }}',
    "eight digits": 'SELECT * {{ VALUES ?x {{ "\\u00000022 }} SERVICE {c} {{ ?s ?p ?o }} #" }}\n }}',
    "escaped letter": "SELECT * {{ \\u0053ERVICE {c} {{ ?s ?p ?o }} }}",
    "long escape": "SELECT * {{ \\U00000053ERVICE {c} {{ ?s ?p ?o }} }}",
    "long s": "SELECT * {{ ſERVICE {c} {{ ?s ?p ?o }} }}",
    "dotless i": "SELECT * {{ SERVıCE {c} {{ ?s ?p ?o }} }}",
    "escaped name": 'PREFIX ex: <urn:> SELECT * {{ ex:a\\" ?p ?o . SERVICE {c} {{ ?s ?p ?o }} #"\n }}',
    "from": "SELECT * FROM {c} {{ ?s ?p ?o }}",
    "from named": "SELECT * FROM NAMED {c} {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "from file": "SELECT * FROM <file:///etc/hostname> {{ ?s ?p ?o }}",
    "from in describe": "DESCRIBE <urn:s> FROM {c}",
    "from in construct": "CONSTRUCT {{ ?s ?p ?o }} FROM {c} WHERE {{ ?s ?p ?o }}",
    "from glued": "PREFIX ex: <{u}> PREFIX FROMex: <{u}> SELECT * FROMex:a {{ ?s ?p ?o }}",
    "load": "LOAD {c}",
    "load silent": "LOAD SILENT {c} INTO GRAPH <urn:g>",
    "load after a query": "ASK {{}} ; LOAD {c}",
    "insert from service": "INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE {c} {{ ?s ?p ?o }} }}",
}

# What the standard reads as names, and so do all engines, since they get these in full.
ONLY_NAMES = {"behind true and stop", "behind a second full stop"}


class Canary:
    """A server on the loopback that must not be called."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        canary = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                canary.calls.append(self.path)
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                body = b'{"head": {"vars": []}, "results": {"bindings": []}}'
                self.send_response(200)
                self.send_header("Content-Type", "application/sparql-results+json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_POST = do_GET  # noqa: N815 - the name that http.server looks for

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/"
        Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()


@pytest.fixture(scope="module")
def canary() -> Iterator[Canary]:
    canary = Canary()
    yield canary
    canary.server.shutdown()
    canary.server.server_close()


def test_the_canary_sings(canary: Canary) -> None:
    list(ox.Store().query(FORMS["plain"].format(c=f"<{canary.url}>", u=canary.url)))  # type: ignore[arg-type]
    assert canary.calls.pop().startswith("/")
    canary.calls.clear()


def test_no_spelling_reaches_out(canary: Canary, embedded: EmbeddedStore, reference: ReferenceStore) -> None:
    assert len(FORMS) == 50
    stores: tuple[Store, ...] = (embedded, reference)
    for name, form in FORMS.items():
        text = form.format(c=f"<{canary.url}{name.replace(' ', '-')}>", u=canary.url)
        for store in stores:
            with nullcontext() if name in ONLY_NAMES else pytest.raises(BadQuery):
                store.query(text)
    assert canary.calls == []


NOISE = (
    "", "", "", " ", "\n", "#", "#\n", "# '''\n", '# """\n', '"', "'", '"""', "'''", '"\\"', '"\\u0022', "<", ">", "<#",
    "<a>", "FILTER(1<2)", "FILTER(?x<?y)", "&&1>0)", "{", "}", "(", ")", "[", "]", ".", ";", ",", "?s ?p ?o",
    "?s ?p true", "?s ?p 1.", "?s ?p ex:a.", "?s ?p ex:a.b.", "?s ?p ex:a\\'", "?s ?p _:b.c", "OPTIONAL{", "UNION{",
    "FILTER NOT EXISTS{",
    "BIND(1 AS ?q)", "VALUES ?z {''}", "VALUES ?z {'''x'}", 'VALUES ?z {"""x"}', "GRAPH ?g{", "MINUS{", "@en", "^^ex:t",
    "/", "|", "=", "true", "a ",
)  # fmt: skip
CLAUSES = (
    "SERVICE",
    "service ",
    "SERVICE SILENT",
    "SERVICESILENT",
    "serviceex:x",
    "SERVICE:x",
    "true.SERVICE:x",
    "trueSERVICE",
)
HEADS = ("SELECT * {", "ASK{", "CONSTRUCT WHERE{", "SELECT (1 AS ?one) {", "SELECT * { {")
TAILS = ("}", "} }", "}}}", "} #", "} VALUES ?k {1}", "")


def test_no_mixture_that_passes_reaches_out(canary: Canary, embedded: EmbeddedStore) -> None:
    choose = random.Random(20181106)
    prefixes = "".join(f"PREFIX {name}: <{canary.url}> " for name in ("", "ex", "SERVICE", "serviceex", "true.SERVICE"))
    passed = 0
    for _ in range(20000):
        parts = [choose.choice(HEADS), *choose.choices(NOISE, k=3), choose.choice(CLAUSES), choose.choice(NOISE)]
        parts += [
            choose.choice((f"<{canary.url}>", ":x", "ex:y", "?v", "<#>")),
            choose.choice(("{?s ?p ?o}", "{}", "")),
        ]
        text = prefixes + "".join([*parts, *choose.choices(NOISE, k=2), choose.choice(TAILS)])
        try:
            embedded.query(text)
            passed += 1
        except BadQuery:
            continue
    assert canary.calls == []
    assert passed > 20  # names that only hold such letters are allowed
