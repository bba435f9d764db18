"""Checks a graph: its form, its register, its terms, its shapes, and each mention against the text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from keikaku import resources
from keikaku.errors import AskedWrongly
from keikaku.records import IRI, Cell, Label, Literal, Table, natural_key
from keikaku.services import check_form, check_shapes, check_source, load
from keikaku.services.findings import Finding
from keikaku.services.words import lexicon
from keikaku.store.base import Store
from keikaku.store.reference import ReferenceStore
from keikaku.vocab import ELEMENT_KINDS, ENTITY_KINDS, ID, OBSERVATION_KINDS, PREFIXES, curie, kk, prologue

# What may be said without a passage: names, classes, the register, and the calendar.
_UNSOURCED = frozenset(
    kk(name) for name in ("address", "partOf", "statedIn", "page", "textHash", "fileName", "order", "reading")
) | frozenset(
    PREFIXES[prefix] + name
    for prefix, names in {
        "rdf": ["type"],
        "oa": ["hasSource", "hasSelector", "start", "end"],
        "dcterms": ["title", "source"],
        "skos": ["prefLabel", "altLabel", "inScheme", "exactMatch", "closeMatch"],
        "time": ["hasBeginning", "hasEnd", "inXSDDate"],
    }.items()
    for name in names
)

_ADDRESSES = prologue("kk") + "SELECT DISTINCT ?passage ?address WHERE { ?passage a kk:Passage ; kk:address ?address }"
_ELEMENTS = (
    prologue("kk") + "SELECT DISTINCT ?element ?address WHERE { ?element a kk:PlanElement ; kk:address ?address }"
)
_GRAPHS = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } }"
_USED = """
SELECT DISTINCT ?term ?class ?graph WHERE {
  { GRAPH ?graph { ?s ?term ?o } BIND (false AS ?class) } UNION { GRAPH ?graph { ?s a ?term } BIND (true AS ?class) }
  FILTER (?graph != <https://w3id.org/keikaku/ns>)
}"""
_VALUES = (
    prologue("kk")
    + """
SELECT DISTINCT ?term WHERE {
  GRAPH ?graph { ?s ?p ?term }
  FILTER (?graph != <https://w3id.org/keikaku/ns> && STRSTARTS(STR(?term), "https://w3id.org/keikaku/ns#"))
}"""
)
_DECLARED = "SELECT DISTINCT ?term WHERE { GRAPH <https://w3id.org/keikaku/ns> { ?term a ?kind } }"
_COUNTS = prologue("kk") + "SELECT ?kind (COUNT(DISTINCT ?x) AS ?count) WHERE { ?x a ?kind } GROUP BY ?kind"
_LINKS = prologue("kk") + (
    "SELECT ?property (COUNT(*) AS ?count) WHERE { VALUES ?property { kk:mentions kk:involves } "
    "?x ?property ?y } GROUP BY ?property"
)


class Report(NamedTuple):
    """What was found, what was counted (name to number), and what could not be checked and why.

    ``labels`` are what people call that which was counted.
    """

    findings: list[Finding]
    counts: dict[str, int]
    skipped: list[Label]
    labels: dict[str, Label]


def check(where: str | None = None, source: Path | None = None, engine: str = "embedded") -> Report:
    """Check the packaged graph, or RDF files. With a source folder, mentions and hashes too.

    Raises AskedWrongly for an endpoint, BadFile for what cannot be read.
    """
    files = _files(where)
    store = load.open_store(where, engine)
    findings = [*_register(store), *_terms(store), *_sourced(store)]
    findings += check_form.check([path for path, _ in files if path != resources.ontology_file()])
    findings += check_shapes.check(ReferenceStore.load(files))
    skipped: list[Label] = []
    if source:
        findings += check_source.check(store, source)
    else:
        skipped.append(
            Label(
                "原文がないので、言及とハッシュは確かめていない（--source で原文のフォルダーを渡す）",
                "mentions and hashes are not proved without the text (--source gives its folder)",
            )
        )
    counts, words = _counts(store), lexicon(store)
    ordered = sorted(set(findings), key=lambda one: (one.check, natural_key(one.where), one.en))
    return Report(ordered, counts, skipped, {name: words.label(name) for name in counts})


def fix(where: str | None = None) -> Iterator[str]:
    """Write the files of a graph in canonical form, with all that is derived; names each that is written.

    Raises AskedWrongly for an endpoint, BadFile before anything is written, NotWritten.
    """
    yield from check_form.fix([path for path, _ in _files(where) if path != resources.ontology_file()])


def _files(where: str | None) -> list[tuple[Path, IRI | None]]:
    if where and load.is_endpoint(where):
        raise AskedWrongly("check reads files, not an endpoint", "give --store a folder or an RDF file")
    return load.rdf_files(where)


def _register(store: Store) -> list[Finding]:
    """Every address stands once, agrees with its IRI, and the numbers have no gap."""
    findings = []
    for kind, text, start in (("passage", _ADDRESSES, f"{ID}passage/"), ("element", _ELEMENTS, ID)):
        rows = [
            (str(thing), address.value) for thing, address in store.select(text).rows if isinstance(address, Literal)
        ]
        for address, times in Counter(address for _, address in rows).items():
            if times > 1:
                findings.append(
                    Finding("register", address, f"番地が{times}回ある", f"the address stands {times} times")
                )
        for iri, address in rows:
            if iri != start + address.replace(":", "/"):
                findings.append(
                    Finding("register", address, f"番地と IRI が合わない：{iri}", f"address and IRI differ: {iri}")
                )
        if kind == "passage":
            findings += _gaps([address for _, address in rows])
    known = {str(row[0]) for row in store.select(_ADDRESSES).rows}
    for (graph,) in store.select(_GRAPHS).rows:
        if str(graph).startswith(f"{ID}passage/") and str(graph) not in known:
            findings.append(
                Finding(
                    "register", str(graph), "登録にない箇所の名前付きグラフ", "a named graph of no registered passage"
                )
            )
    return findings


def _gaps(addresses: list[str]) -> list[Finding]:
    numbers: dict[str, set[int]] = defaultdict(set)
    for address in addresses:
        head, _, tail = address.rpartition("/")
        digits = tail.rstrip("abcdefghij")
        if digits.isdecimal():
            numbers[head].add(int(digits))
    return [
        Finding("register", f"{head}/{missing}", "番号が抜けている", "a number is missing")
        for head, present in numbers.items()
        for missing in range(1, max(present))
        if missing not in present
    ]


def _terms(store: Store) -> list[Finding]:
    """Nothing is used that the ontology does not declare."""
    declared = {str(row[0]) for row in store.select(_DECLARED).rows} | {PREFIXES["rdf"] + "type"}
    used: dict[str, set[str]] = defaultdict(set)
    for term, _, graph in store.select(_USED).rows:
        used[str(term)].add(str(graph))
    for (term,) in store.select(_VALUES).rows:
        used.setdefault(str(term), set())
    findings = []
    for name in sorted(set(used) - declared):
        where = ", ".join(sorted(graph.removeprefix(ID) for graph in used[name])[:3])
        findings.append(
            Finding("terms", curie(name), f"オントロジーにない語（{where}）", f"not in the ontology (used in {where})")
        )
    return findings


def _sourced(store: Store) -> list[Finding]:
    """What is no name, class or register entry is stated in the graph of a passage."""
    findings = []
    for term, is_class, graph in store.select(_USED).rows:
        names_a_class = isinstance(is_class, Literal) and is_class.value == "true"
        if names_a_class or str(graph).startswith(f"{ID}passage/") or str(term) in _UNSOURCED:
            continue
        said, where = curie(str(term)), str(graph).removeprefix(ID)
        findings.append(
            Finding("sourced", where, f"{said} が箇所なしで述べられている", f"{said} is stated without a passage")
        )
    return findings


def _counts(store: Store) -> dict[str, int]:
    found = {str(kind): int(n.value) for kind, n in store.select(_COUNTS).rows if isinstance(n, Literal)}
    kinds = ("Passage", *ELEMENT_KINDS, *ENTITY_KINDS, *OBSERVATION_KINDS)
    counts = {kind: found.get(kk(kind), 0) for kind in kinds}
    for link, number in store.select(_LINKS).rows:
        if isinstance(link, IRI) and isinstance(number, Literal):
            counts[link.rsplit("#", 1)[-1]] = int(number.value)
    return counts


def as_json(report: Report) -> dict[str, object]:
    """The object that ``check --format json`` prints."""
    return {
        "conforms": not report.findings,
        "findings": [finding._asdict() for finding in report.findings],
        "counts": report.counts,
        "skipped": [label._asdict() for label in report.skipped],
    }


def as_table(report: Report, language: str) -> Table:
    """One row a finding."""
    rows: list[tuple[Cell, ...]] = [(f.check, f.where, f.ja if language == "ja" else f.en) for f in report.findings]
    headings = (Label("検査", "Check"), Label("場所", "Where"), Label("問題", "Problem"))
    return Table(("check", "where", "problem"), headings, rows)
