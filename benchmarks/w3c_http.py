"""The W3C's tests of SPARQL 1.1 queries through keikaku serve, beside the engine itself: passed, failed, refused.

python -m benchmarks.w3c_http FOLDER      # the folder sparql11 of the W3C's rdf-tests

Evaluation, the results formats, syntax. One server has the files of all tests, each in a graph of its own, and a
request chooses by the protocol's parameters those of its test; what needs an empty default graph asks another, which
has nothing. Answers are read back and compared as multisets of rows, blank nodes by which of them are the same.
Reasoning and asking other servers are left out, but for the refusal of the latter.
"""

from __future__ import annotations

import argparse
import csv
import io
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import permutations
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

import pyoxigraph as ox

from tests.web.servers import Reply, Served, served

_TESTS = """PREFIX mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#>
PREFIX qt: <http://www.w3.org/2001/sw/DataAccess/tests/test-query#>
SELECT ?test ?type ?query ?action ?result {
  ?test a ?type ; mf:action ?action OPTIONAL { ?action qt:query ?query } OPTIONAL { ?test mf:result ?result }
  VALUES ?type { mf:QueryEvaluationTest mf:PositiveSyntaxTest11 mf:NegativeSyntaxTest11 mf:CSVResultFormatTest } }"""
_RESULTS = {".srx": ox.QueryResultsFormat.XML, ".srj": ox.QueryResultsFormat.JSON, ".tsv": ox.QueryResultsFormat.TSV}
_RDF = {".ttl": ox.RdfFormat.TURTLE, ".rdf": ox.RdfFormat.RDF_XML, ".nt": ox.RdfFormat.N_TRIPLES}
_ACCEPT = {
    ".srx": "application/sparql-results+xml", ".srj": "application/sparql-results+json",
    ".tsv": "text/tab-separated-values", ".csv": "text/csv", "rdf": "application/n-triples",
}  # fmt: skip
_ROWS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_REASONING, _ELSEWHERE = ("entailment",), ("service", "syntax-fed")
_FROM = re.compile(r"^\s*FROM\b", re.MULTILINE)
_MOST_BLANK = 6  # blank nodes of an answer that are told apart by trying


class Test(NamedTuple):
    """One of them. data and graphs: files; graphs go by their addresses."""

    name: str
    kind: str
    query: Path
    data: tuple[Path, ...]
    graphs: tuple[Path, ...]
    result: Path | None

    @property
    def text(self) -> str:
        """Its query, relative to its own address, as the W3C has it."""
        return f"BASE <{self.query.as_uri()}>\n{self.query.read_text(encoding='utf-8')}"

    @property
    def is_syntax(self) -> bool:
        """Whether it asks only if the query is one."""
        return "Syntax" in self.kind


def tests(folder: Path) -> list[Test]:
    """Those of all manifests below a folder, but for those of reasoning."""
    found = []
    for manifest in sorted(folder.rglob("manifest.ttl")):
        if manifest.parent.name in _REASONING:
            continue
        store = ox.Store()
        store.load(path=str(manifest), format=ox.RdfFormat.TURTLE, base_iri=manifest.as_uri())
        rows: Any = store.query(_TESTS)
        for row in rows:
            action, result = row["action"], row["result"]
            name, kind = (row[one].value.partition("#")[2] for one in ("test", "type"))
            data, graphs = (_files(store, action, local) for local in ("data", "graphData"))
            asked, to_come = _path(row["query"] or action), _path(result) if result else None
            found.append(Test(f"{manifest.parent.name}/{name}", kind, asked, data, graphs, to_come))
    return found


def _files(store: ox.Store, action: Any, local: str) -> tuple[Path, ...]:
    property_ = ox.NamedNode(f"http://www.w3.org/2001/sw/DataAccess/tests/test-query#{local}")
    some = [quad.object for quad in store.quads_for_pattern(action, property_, None)]
    return tuple(sorted(_path(one) for one in some if isinstance(one, ox.NamedNode)))


def _path(node: Any) -> Path:
    return Path(node.value.removeprefix("file://"))


def read(file: Path, into: ox.Store, graph: ox.NamedNode | ox.DefaultGraph) -> None:
    """A file of data as a graph of a store."""
    into.load(path=str(file), format=_RDF[file.suffix], base_iri=file.as_uri(), to_graph=graph)


def told(form: str, body: bytes) -> object:
    """An answer, so that those which say the same are equal."""
    if form == ".csv":
        head, *lines = csv.reader(io.StringIO(body.decode()))
        order = sorted(range(len(head)), key=head.__getitem__)
        return tuple(sorted(head)), _alike([tuple(_of_csv(line[at]) for at in order) for line in lines])
    if form == "rdf":
        quads = ox.Dataset(ox.parse(body, format=ox.RdfFormat.N_TRIPLES))
        quads.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
        return frozenset(quads)
    found = ox.parse_query_results(body, format=_RESULTS[form])
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    assert isinstance(found, ox.QuerySolutions)
    names = sorted(variable.value for variable in found.variables)
    return tuple(names), _alike([tuple(row[name] for name in names) for row in found])


def _of_csv(text: str) -> object:
    """What a cell of CSV says: a blank node, a number, a text."""
    if text.startswith("_:"):
        return ox.BlankNode(text[2:])
    try:
        return float(text)
    except ValueError:
        return text


def _alike(rows: list[tuple[Any, ...]]) -> frozenset[object]:
    """Rows as a multiset, under those names of blank nodes that come first of all that they could have."""
    blank = list(dict.fromkeys(term for row in rows for term in row if isinstance(term, ox.BlankNode)))

    def named(names: Mapping[Any, str]) -> list[tuple[str, ...]]:
        return sorted(tuple(names.get(term, _cell(term)) for term in row) for row in rows)

    orders: Iterable[tuple[Any, ...]] = permutations(blank) if len(blank) <= _MOST_BLANK else [tuple(blank)]
    first = min(named({node: f"_:{place}" for place, node in enumerate(order)}) for order in orders)
    return frozenset(Counter(first).items())


def _cell(term: Any) -> str:
    """A term; a number or truth value by its value, as an engine may write it in another way."""
    if not isinstance(term, ox.Literal):
        return str(term)
    kind = term.datatype.value.rpartition("#")[2]
    if kind in ("decimal", "double", "float", "integer"):
        try:
            return f"{float(term.value)!r}^^{kind}"
        except ValueError:
            return str(term)
    return {"0": "false", "1": "true"}.get(term.value, term.value) if kind == "boolean" else str(term)


def form_of(test: Test) -> str:
    """In which form the answer of a test is told, a key of what is asked for."""
    assert test.result
    if test.result.suffix in _ACCEPT:
        return test.result.suffix
    return ".srx" if _ROWS in test.result.read_text(encoding="utf-8") else "rdf"


def expected(test: Test) -> object:
    """What is to come."""
    assert test.result
    form, body = form_of(test), test.result.read_bytes()
    if test.result.suffix in _ACCEPT:
        return told(form, body)
    if form != "rdf":
        return _rows_as_triples(test.result)
    triples = [quad.triple for quad in ox.parse(body, format=_RDF[test.result.suffix], base_iri=test.result.as_uri())]
    return told("rdf", ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"")


def _rows_as_triples(file: Path) -> object:
    """Rows that the W3C writes as triples."""
    store = ox.Store()
    read(file, store, ox.DefaultGraph())
    found: Any = store.query(f"""PREFIX rs: <{_ROWS}> SELECT ?row ?name ?value {{
        ?set rs:resultVariable ?name OPTIONAL {{ ?set rs:solution ?row . ?row rs:binding ?cell .
        ?cell rs:variable ?name ; rs:value ?value }} }}""")
    names, rows = set(), dict[Any, dict[str, Any]]()
    for one in found:
        names.add(one["name"].value)
        if one["row"] is not None:
            rows.setdefault(one["row"], {})[one["name"].value] = one["value"]
    columns = sorted(names)
    return tuple(columns), _alike([tuple(row.get(name) for name in columns) for row in rows.values()])


def in_process(test: Test) -> str:
    """Whether the engine itself, with nothing of ours before it, passes."""
    store = ox.Store()
    for file in test.data:
        read(file, store, ox.DefaultGraph())
    for file in test.graphs:
        read(file, store, ox.NamedNode(file.as_uri()))
    try:
        found: Any = store.query(test.text, base_iri=test.query.as_uri())
        if test.is_syntax:
            return "failed" if test.kind.startswith("Negative") else "passed"
        form = form_of(test)
        kinds: dict[str, Any] = {**_RESULTS, ".csv": ox.QueryResultsFormat.CSV, "rdf": ox.RdfFormat.N_TRIPLES}
        body = found.serialize(format=kinds[form])
    except SyntaxError:
        return "passed" if test.kind.startswith("Negative") else "failed"
    except (RuntimeError, ValueError, OSError):
        return "failed"
    return "passed" if told(form, body or b"") == expected(test) else "failed"


def through(test: Test, full: Served, empty: Served, there: set[Path]) -> tuple[str, str]:
    """How a test goes through a server, and why it does not pass."""
    data, graphs = ([file for file in some if file in there] for some in (test.data, test.graphs))
    chosen = [("default-graph-uri", file.as_uri()) for file in data]
    chosen += [("named-graph-uri", file.as_uri()) for file in graphs]
    server = full if chosen else empty
    if _FROM.search(test.text):  # it chooses itself
        chosen = []
    form = "*/*" if test.is_syntax else _ACCEPT[form_of(test)]
    target = f"/sparql?{urlencode(chosen, quote_via=quote)}"
    reply = server.ask(target, "POST", test.text.encode(), Content_Type="application/sparql-query", Accept=form)
    if test.kind.startswith("Negative"):
        return ("passed", "") if reply.status in (400, 403) else ("failed", str(reply.status))
    if reply.status != 200:
        return _why(reply)
    if test.is_syntax or told(form_of(test), reply.body) == expected(test):
        return "passed", ""
    return "failed", "another answer"


def _why(reply: Reply) -> tuple[str, str]:
    said = reply.json()
    why = str(said.get("detail"))
    on_purpose = said.get("code") == "query-refused" or "none is fetched" in why  # for FROM
    return ("refused" if on_purpose else "failed"), why


class Told(NamedTuple):
    """What came of a test through the server, why it was not passed, and what the engine itself does."""

    test: Test
    how: str
    why: str
    engine: str

    @property
    def is_ours(self) -> bool:
        """Whether it fails here although the engine passes."""
        return self.how == "failed" and self.engine == "passed"


def measured(folder: Path) -> list[Told]:
    """All tests of the folder."""
    some = tests(folder)
    with tempfile.TemporaryDirectory() as place:
        store, there = ox.Store(), set()
        for file in sorted({file for test in some for file in (*test.data, *test.graphs)}):
            before = len(store)
            read(file, store, ox.NamedNode(file.as_uri()))
            if len(store) > before:  # a graph without statements is none
                there.add(file)
        all_of_them, nothing = Path(place, "all.nq"), Path(place, "nothing.nt")
        store.dump(output=str(all_of_them), format=ox.RdfFormat.N_QUADS)
        nothing.write_text("", encoding="utf-8")
        with served("--store", str(all_of_them)) as full, served("--store", str(nothing)) as empty:
            return [Told(test, *through(test, full, empty, there), in_process(test)) for test in some]


def counted(found: Iterable[Told]) -> dict[str, dict[str, int]]:
    """How many of each kind went how, here and by the engine itself."""
    table: dict[str, Counter[str]] = {}
    for one in found:
        table.setdefault(_kind(one.test), Counter()).update([one.how, f"engine {one.engine}"])
    return {kind: dict(sorted(counts.items())) for kind, counts in sorted(table.items())}


def main() -> None:
    """All of them, and a table; ends in 1 where one fails that the engine passes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    found = measured(parser.parse_args().folder.resolve())
    for kind, counts in counted(found).items():
        print(f"{kind:42}", counts)
    for one in sorted(found):
        if one.how != "passed":
            print(f"{one.how}: {one.test.name}: {one.why}; the engine itself: {one.engine}")
    worse = [one.test.name for one in found if one.is_ours]
    print(f"failed here and passed by the engine: {worse}")
    sys.exit(bool(worse))


def _kind(test: Test) -> str:
    asks_others = any(part in _ELSEWHERE for part in test.query.parts)
    return f"{test.kind}{', asks other servers' if asks_others else ''}"


if __name__ == "__main__":
    main()
