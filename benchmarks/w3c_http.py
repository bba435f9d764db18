"""The W3C's tests of SPARQL 1.1 queries through keikaku serve, beside the engine in process: passed, failed, refused.

python -m benchmarks.w3c_http FOLDER      # the folder sparql11 of the W3C's rdf-tests

Evaluation, CSV, TSV and JSON results, syntax. One server for each different data. Answers are read back and compared as
multisets of rows, blank nodes by their place.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph as ox

from keikaku.errors import KeikakuError
from keikaku.store.embedded import EmbeddedStore
from keikaku.store.sparql.rules import LOCAL
from tests.web.servers import served

_TESTS = """PREFIX mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#>
PREFIX qt: <http://www.w3.org/2001/sw/DataAccess/tests/test-query#>
SELECT ?test ?type ?query ?action ?result {
  ?test a ?type ; mf:action ?action OPTIONAL { ?action qt:query ?query } OPTIONAL { ?test mf:result ?result }
  VALUES ?type { mf:QueryEvaluationTest mf:PositiveSyntaxTest11 mf:NegativeSyntaxTest11 mf:CSVResultFormatTest } }"""
_FORMS = {".srx": ox.QueryResultsFormat.XML, ".srj": ox.QueryResultsFormat.JSON, ".tsv": ox.QueryResultsFormat.TSV}
_SKIPPED = ("entailment", "service", "syntax-fed")  # of reasoning, and of asking other servers, which is refused


class Test(NamedTuple):
    """One of them. data and graphs: files; graphs by their names."""

    name: str
    kind: str
    query: Path
    data: tuple[Path, ...]
    graphs: tuple[tuple[str, Path], ...]
    result: Path | None


def tests(folder: Path) -> list[Test]:
    """Those of all manifests below a folder."""
    found = []
    for manifest in sorted(folder.rglob("manifest.ttl")):
        if any(part in _SKIPPED for part in manifest.relative_to(folder).parts):
            continue
        store = ox.Store()
        store.load(path=str(manifest), format=ox.RdfFormat.TURTLE, base_iri=manifest.as_uri())
        rows: Any = store.query(_TESTS)
        for row in rows:
            action = row["action"]
            data, graphs = _files(store, action, "data"), _files(store, action, "graphData")
            query = _path(row["query"] or action)
            name = f"{manifest.parent.name}/{row['test'].value.partition('#')[2]}"
            kind = row["type"].value.partition("#")[2]
            named = tuple((path.as_uri(), path) for path in graphs)
            found.append(Test(name, kind, query, data, named, _path(row["result"]) if row["result"] else None))
    return found


def _files(store: ox.Store, action: Any, local: str) -> tuple[Path, ...]:
    property_ = ox.NamedNode(f"http://www.w3.org/2001/sw/DataAccess/tests/test-query#{local}")
    some = (
        []
        if isinstance(action, ox.Literal)
        else [quad.object for quad in store.quads_for_pattern(action, property_, None)]
    )
    return tuple(sorted(_path(one) for one in some if isinstance(one, ox.NamedNode)))


def _path(node: Any) -> Path:
    return Path(node.value.removeprefix("file://"))


def told(media: str, body: bytes) -> object:
    """An answer, so that equal ones are equal: rows as a multiset, blank nodes all alike."""
    if media == "csv":
        head, *rows = body.decode().replace("\r\n", "\n").splitlines()
        return head, Counter(rows)
    if media == "rdf":
        quads = ox.Dataset(ox.parse(body, format=ox.RdfFormat.N_TRIPLES))
        quads.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
        return frozenset(quads)
    found = ox.parse_query_results(body, format=_FORMS[media])
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    names = sorted(variable.value for variable in found.variables)
    return tuple(names), Counter(tuple(_cell(row[name]) for name in names) for row in found)


def _cell(term: Any) -> str:
    return "_" if isinstance(term, ox.BlankNode) else str(term)


def in_process(test: Test, store: EmbeddedStore) -> str:
    """How the engine answers behind the usual guard: an error's code, or ``answered``."""
    try:
        query = store.read(test.query.read_text(encoding="utf-8"), rules=LOCAL)
        query.base = test.query.as_uri()
        store.answer(query)
    except KeikakuError as problem:
        return problem.code
    return "answered"


def expected(test: Test) -> tuple[str, object]:
    """What is to come, and in which form it is to be asked for."""
    assert test.result
    ending, body = test.result.suffix, test.result.read_bytes()
    if ending == ".csv":
        return "csv", told("csv", body)
    if ending in _FORMS:
        return ending, told(ending, body)
    form = {".ttl": ox.RdfFormat.TURTLE, ".rdf": ox.RdfFormat.RDF_XML, ".nt": ox.RdfFormat.N_TRIPLES}[ending]
    triples = [quad.triple for quad in ox.parse(body, format=form, base_iri=test.result.as_uri())]
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    return "rdf", told("rdf", lines)


_ACCEPT = {
    ".srx": "application/sparql-results+xml", ".srj": "application/sparql-results+json",
    ".tsv": "text/tab-separated-values", "csv": "text/csv", "rdf": "application/n-triples",
}  # fmt: skip


def main() -> None:
    """All of them, and a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    groups: dict[tuple[Any, ...], list[Test]] = defaultdict(list)
    for test in tests(given.folder.resolve()):
        groups[test.data, test.graphs].append(test)
    table: Counter[tuple[str, str]] = Counter()
    others: list[str] = []
    import tempfile

    for (data, graphs), some in groups.items():
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "data.nq")
            quads = ox.Store()
            for path, name in [*((path, None) for path in data), *((path, name) for name, path in graphs)]:
                form = ox.RdfFormat.RDF_XML if path.suffix == ".rdf" else ox.RdfFormat.TURTLE
                target = ox.NamedNode(name) if name else ox.DefaultGraph()
                quads.load(path=str(path), format=form, base_iri=path.as_uri(), to_graph=target)
            file.write_bytes(quads.dump(format=ox.RdfFormat.N_QUADS) or b"")
            if not file.stat().st_size:
                quads.add(ox.Quad(ox.BlankNode(), ox.NamedNode("urn:x:p"), ox.BlankNode()))
                file.write_text("")
            try:
                _group(file, some, table, others)
            except AssertionError as problem:
                table.update((test.kind, "not served") for test in some)
                others.append(f"not served: {[test.name for test in some]} {str(problem)[-200:]}")
    for kind in sorted({kind for kind, _ in table}):
        print(kind, {how: count for (one, how), count in sorted(table.items()) if one == kind})
    print(*sorted(others), sep="\n")
    sys.exit(0)


def _group(file: Path, some: list[Test], table: Counter[tuple[str, str]], others: list[str]) -> None:
    store = EmbeddedStore.load([(file, None)])
    with served("--store", str(file)) as server:
        for test in some:
            how, why = _through(server, test)
            here = in_process(test, store)
            table[test.kind, how] += 1
            if how != "passed":
                others.append(f"{how}: {test.name}: {why}; in process: {here}")


def _through(server: Any, test: Test) -> tuple[str, str]:
    text = test.query.read_bytes()
    if test.kind in ("PositiveSyntaxTest11", "NegativeSyntaxTest11"):
        reply = server.ask("/sparql", "POST", text, Content_Type="application/sparql-query", Accept="*/*")
        if test.kind.startswith("Negative"):
            return ("passed", "") if reply.status == 400 else ("failed", str(reply.status))
        return ("passed", "") if reply.status == 200 else _why(reply)
    media, wanted = expected(test)
    reply = server.ask("/sparql", "POST", text, Content_Type="application/sparql-query", Accept=_ACCEPT[media])
    if reply.status != 200:
        return _why(reply)
    return ("passed", "") if told(media, reply.body) == wanted else ("failed", "another answer")


def _why(reply: Any) -> tuple[str, str]:
    told_ = reply.json()
    return ("refused" if told_.get("code") == "query-refused" else "failed"), str(told_.get("detail"))[:120]


if __name__ == "__main__":
    main()
