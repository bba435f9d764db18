"""The guard and the W3C's own queries and updates: what is SPARQL passes, and what writes does not."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

from keikaku.errors import BadQuery, QueryRefused
from keikaku.store.embedded import EmbeddedStore
from keikaku.store.sparql import guard
from keikaku.store.sparql.rules import AWAY, LOCAL, STRICT, Rules
from tests.places import SHARED

W3C = SHARED / "w3c" / "sparql11"

# What the W3C's own queries are refused for: these, and nothing else.
SERVICES = {*(f"service/service0{n}.rq" for n in ("1", "2", "3", "4a", "5", "6", "7"))} | {
    f"syntax-fed/syntax-service-0{n}.rq" for n in (1, 2, 3)
}
REFUSED_QUERIES: list[tuple[Rules, dict[str, set[str]]]] = [
    (
        STRICT,
        {"SERVICE": SERVICES, "FROM": {"construct/constructwhere04.rq", "syntax-query/syntax-construct-where-02.rq"}},
    ),
    (LOCAL, {"SERVICE": SERVICES}),
    (AWAY, {}),
]
# Of its bad queries, those that the guard sees through by itself.
BAD_QUERIES = {f"syntax-query/syn-bad-pname-{n}.rq" for n in ("01", "02", "03", "04", "05", "06", "07", "12", "13")} | {
    "syntax-query/syn-codepoint-escape-bad-04.rq",
    "syntax-query/syn-codepoint-escape-bad-05.rq",
    "syntax-query/syn-invalid-codepoint-escaped-bad-01.rq",
    "syntax-query/syntax-bindings-09.rq",  # BINDINGS, as VALUES was called in a draft
}
EMPTY_UPDATES = {f"syntax-update-1/syntax-update-{n}.ru" for n in (38, 39, 40)}


@pytest.mark.skipif(not W3C.is_dir(), reason="the W3C's queries are not beside this checkout")
@pytest.mark.parametrize(("rules", "expected"), REFUSED_QUERIES, ids=["strict", "local", "away"])
def test_no_query_of_the_w3c_is_refused_but_federation(rules: Rules, expected: dict[str, set[str]]) -> None:
    refused: dict[str, set[str]] = {}
    bad, passed = set(), 0
    for path in sorted(W3C.rglob("*.rq")):
        name = path.relative_to(W3C).as_posix()
        try:
            guard.check(path.read_text(), rules)
            passed += 1
        except QueryRefused as refusal:
            refused.setdefault(refusal.message.split()[0], set()).add(name)
        except BadQuery:
            bad.add(name)
    assert refused == expected
    assert bad <= {name for name in BAD_QUERIES if (W3C / name).exists()}
    assert passed >= 390


@pytest.mark.skipif(not W3C.is_dir(), reason="the W3C's queries are not beside this checkout")
def test_the_w3cs_tests_of_syntax() -> None:
    engine, wrong, counted = EmbeddedStore(pyoxigraph.Store()), set(), 0
    for manifest in sorted(W3C.rglob("manifest.ttl")):
        tests = pyoxigraph.Store()
        tests.load(path=str(manifest), format=pyoxigraph.RdfFormat.TURTLE, base_iri=manifest.as_uri())
        found = tests.query(
            """PREFIX mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#> SELECT ?is ?file {
            VALUES (?type ?is) { (mf:PositiveSyntaxTest11 true) (mf:NegativeSyntaxTest11 false) }
            ?test a ?type ; mf:action ?file }"""
        )
        assert isinstance(found, pyoxigraph.QuerySolutions)
        for row in found:
            path = Path(row["file"].value.removeprefix("file://"))
            counted += 1
            try:
                engine.query(path.read_text())
                is_query = True
            except BadQuery:
                is_query = False
            if is_query != (row["is"].value == "true"):
                wrong.add(path.relative_to(W3C).as_posix())
    # Beside federation: what the engine does not take, in its grammar and by a function that it does not have, and FROM
    # of a graph that is not there.
    own = {f"syntax-query/syntax-{name}.rq" for name in ("oneof-03", "select-expr-04", "construct-where-02")}
    assert wrong == {name for name in SERVICES if name.startswith("syntax-")} | own
    assert counted > 110


@pytest.mark.skipif(not W3C.is_dir(), reason="the W3C's updates are not beside this checkout")
def test_every_update_of_the_w3c_is_refused() -> None:
    updates = {path.relative_to(W3C).as_posix(): path.read_text() for path in W3C.rglob("*.ru")}
    assert len(updates) > 140
    for name, text in updates.items():
        for rules in (STRICT, LOCAL, AWAY):
            with pytest.raises(BadQuery if name in EMPTY_UPDATES else QueryRefused):
                guard.check(text, rules)
