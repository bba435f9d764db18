"""Statements as a table that need not fit into memory: in one order, without duplicates, each with its plan.

DuckDB keeps them in a file beside the release that is being made, sorts them and joins them, and writes to the disk
what does not fit into its share of memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import pyoxigraph as ox

from keikaku.errors import OutOfMemory
from keikaku.limits import LARGEST, shown
from keikaku.records import RDF_LANG_STRING, XSD_STRING, natural_key
from keikaku.services.releases import gathering, libraries
from keikaku.services.releases.layout import PlanCount
from keikaku.services.session import keys
from keikaku.store import canonical
from keikaku.store.faults import one_line
from keikaku.vocab import ONTOLOGY, PREFIXES, RDF_TYPE, kk, local_name

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

BATCH = 20_000  # statements that are handed over at once
_LEAST = 128 * 2**20  # bytes, with which everything can be sorted on the disk
PART = 1_000_000  # statements after which a part of the table is full: whole plans stay together
_NO_MEMORY = re.compile("Out of Memory|failed to allocate|bad alloc", re.IGNORECASE)
_DISK = re.compile(r'Could not \w+ (?:to )?(?:file|directory) .*?": ([^"\n]+)')
_TO_ESCAPE = re.compile(r'["\\\x00-\x1f\x7f\ufffe\uffff]')

_RAW = """
CREATE TABLE raw (subject VARCHAR, predicate VARCHAR, object VARCHAR, kind VARCHAR, datatype VARCHAR, language VARCHAR,
                  graph VARCHAR, escaped VARCHAR, origin UTINYINT)"""
_COLUMNS = "subject, predicate, object, kind, datatype, language, graph"
_ONCE = f"""
CREATE TABLE once AS SELECT {_COLUMNS}, any_value(escaped) AS escaped, min(origin) AS origin FROM raw GROUP BY ALL"""
_PLANS = f"""
SELECT plan, min(own), min(head), coalesce(min(title), min(label) FILTER (tag = 'ja'), min(label)) FROM (
  SELECT subject AS plan, NULL AS own, NULL AS head, NULL AS title, NULL AS label, NULL AS tag FROM once
  WHERE predicate = '{RDF_TYPE}' AND object = '{kk("Plan")}' AND graph IS DISTINCT FROM '{ONTOLOGY}'
  UNION ALL
  SELECT subject, object, NULL, NULL, NULL, NULL FROM once WHERE predicate = '{kk("address")}' AND kind = 'literal'
  UNION ALL
  SELECT part.object, NULL, split_part(named.object, ':', 1), NULL, NULL, NULL
  FROM once part JOIN once named ON part.subject = named.subject AND named.predicate = '{kk("address")}'
  WHERE part.predicate = '{kk("partOf")}'
  UNION ALL
  SELECT subject, NULL, NULL, object, NULL, NULL FROM once
  WHERE predicate = 'http://purl.org/dc/terms/title' AND kind = 'literal'
  UNION ALL
  SELECT subject, NULL, NULL, NULL, object, language FROM once
  WHERE predicate = '{PREFIXES["skos"]}prefLabel' AND kind = 'literal'
) WHERE plan IN (SELECT subject FROM once WHERE predicate = '{RDF_TYPE}' AND object = '{kk("Plan")}')
GROUP BY plan"""
_ADDRESSED = f"""
CREATE TABLE addressed AS
SELECT subject AS thing, min(split_part(object, ':', 1)) AS plan FROM once
WHERE predicate = '{kk("address")}' AND split_part(object, ':', 1) IN (SELECT id FROM plans) GROUP BY subject"""
_OF_GRAPH = f"""
CREATE TABLE of_graph AS
SELECT graph, coalesce(any_value(named), CASE WHEN count(DISTINCT plan) = 1 THEN any_value(plan) END) AS plan FROM (
  SELECT DISTINCT graph, plan, NULL AS named FROM once JOIN addressed ON subject = thing
  WHERE graph NOT IN ('{ONTOLOGY}', '{keys.GRAPH}')
  UNION ALL SELECT thing, NULL, plan FROM addressed
) GROUP BY graph"""
_QUADS = """
CREATE TABLE quads AS
SELECT once.*, coalesce(of_graph.plan, addressed.plan) AS plan FROM once
LEFT JOIN of_graph ON once.graph = of_graph.graph LEFT JOIN addressed ON once.subject = addressed.thing"""
LINES = f"""
SELECT CASE WHEN starts_with(subject, '_:') THEN subject ELSE '<' || subject || '>' END || ' <' || predicate || '> ' ||
  CASE kind WHEN 'iri' THEN '<' || object || '>' WHEN 'blank' THEN object
  ELSE '"' || coalesce(escaped, object) || '"' || CASE
    WHEN language IS NOT NULL THEN '@' || language WHEN datatype = '{XSD_STRING}' THEN ''
    ELSE '^^<' || datatype || '>' END END ||
  CASE WHEN graph IS NULL THEN '' WHEN starts_with(graph, '_:') THEN ' ' || graph ELSE ' <' || graph || '>' END ||
  ' .' AS line, origin
FROM quads ORDER BY line"""
"""The statements as canonical N-Quads, in the order of their code points."""


class Staged(NamedTuple):
    """The statements in the table ``quads`` of a database, ready to be read in any order.

    Beside it stands ``parts``: in which part of the released table each plan stands.
    """

    database: duckdb.DuckDBPyConnection
    plans: tuple[PlanCount, ...]
    total: int

    def batches(self, query: str, rows: int = BATCH) -> Iterator[pa.RecordBatch]:
        """The rows of a query, so many at once."""
        yield from self.database.sql(query).to_arrow_reader(rows)

    def one(self, query: str) -> Any:
        """The one value that a query has."""
        ((value,),) = self.database.execute(query).fetchall()
        return value


def share_of(memory: int | None) -> int:
    """The bytes that sorting may take of those that all may take: Python and Arrow take some, too."""
    return max(_LEAST, (memory or LARGEST) // 4)


@contextmanager
def database(folder: Path, memory: int) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in a file of this folder, which takes at most so many bytes of memory.

    Raises OutOfMemory where these and the disk are too little, OSError where the disk takes no more.
    """
    library = libraries.duckdb()
    found = None
    try:
        found = library.connect(str(folder / "statements.duckdb"))
        for setting, value in (("temp_directory", str(folder)), ("memory_limit", f"{memory // 2**20}MiB")):
            found.execute(f"SET {setting} = ?", [value])
        yield found
    except (library.Error, OSError) as problem:
        _explain(problem, memory)
    finally:
        if found is not None:
            found.close()


def _explain(problem: Exception, memory: int) -> NoReturn:
    """Raise the error for what the database complains of, be it by Arrow: memory, the disk, or a fault of ours."""
    said = str(problem)
    if _NO_MEMORY.search(said):
        raise OutOfMemory(
            f"the statements cannot be sorted within {shown(memory)} of memory and the space beside the release",
            "allow more with --memory, or make space there",
        ) from problem
    if "IO Error" in said or _DISK.search(said):
        found = _DISK.search(said)
        raise OSError(one_line(found[1] if found else said)) from problem
    raise problem


def take_in(database: duckdb.DuckDBPyConnection, statements: Iterable[tuple[ox.Quad, int]]) -> None:
    """Take in all statements. Raises DataAtFault for terms that only RDF 1.2 has."""
    arrow = libraries.pyarrow()
    database.execute(_RAW)
    text = arrow.string()
    fields = [(name.strip(), text) for name in f"{_COLUMNS}, escaped".split(",")]
    schema = arrow.schema([*fields, ("origin", arrow.uint8())])
    for rows in _batches(_rows(statements)):
        columns = [
            arrow.array(column, field.type) for column, field in zip(zip(*rows, strict=True), schema, strict=True)
        ]
        database.register("batch", arrow.table(columns, schema=schema))
        database.execute("INSERT INTO raw SELECT * FROM batch")
        database.unregister("batch")


def settled(database: duckdb.DuckDBPyConnection) -> Staged:
    """Order among what was taken in: each statement once, its plan, its part."""
    database.execute(_ONCE)
    database.execute("DROP TABLE raw")
    named = sorted(
        ((own or head or local_name(plan), title) for plan, own, head, title in database.execute(_PLANS).fetchall()),
        key=lambda one: (natural_key(one[0]), one[1] or ""),
    )
    titles = dict(reversed(named))
    database.execute("CREATE TABLE plans (id VARCHAR)")
    if titles:
        database.executemany("INSERT INTO plans VALUES (?)", [[id_] for id_ in titles])
    for text in (_ADDRESSED, _OF_GRAPH, _QUADS):
        database.execute(text)
    database.execute("DROP TABLE once")
    counted = dict(database.execute("SELECT plan, count(*) FROM quads GROUP BY plan").fetchall())
    some = tuple(PlanCount(id_, titles[id_], counted.get(id_, 0)) for id_ in sorted(titles, key=natural_key))
    database.execute("CREATE TABLE parts (id VARCHAR, part INTEGER)")
    if some:
        database.executemany("INSERT INTO parts VALUES (?, ?)", list(_parts(some, counted.get(None, 0))))
    return Staged(database, some, sum(counted.values()))


def _parts(some: Sequence[PlanCount], shared: int) -> Iterator[tuple[str, int]]:
    """Each plan with the number of the part that it stands in; what is of no plan comes first."""
    part, filled = 0, shared
    for plan in some:
        if filled >= PART:
            part, filled = part + 1, 0
        yield plan.id, part
        filled += plan.quads


def _batches(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    batch: list[tuple[Any, ...]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _rows(statements: Iterable[tuple[ox.Quad, int]]) -> Iterator[tuple[Any, ...]]:
    """Rows of ``raw``: those with blank nodes last, once all of these are known and have their canonical names."""
    blank: list[ox.Quad] = []
    for quad, origin in statements:
        if canonical.has_blank(quad):
            blank.append(quad)
        else:
            yield _row(quad, origin)
    for quad in canonical.named(blank):
        words = quad.graph_name == ox.NamedNode(ONTOLOGY)
        yield _row(quad, gathering.WORDS if words else gathering.STATED)


def _row(quad: ox.Quad, origin: int) -> tuple[Any, ...]:
    value, graph = quad.object, quad.graph_name
    name = None if type(graph) is ox.DefaultGraph else _name(graph)
    if type(value) is not ox.Literal:
        gathering.refuse_newer(quad)
        kind = "iri" if type(value) is ox.NamedNode else "blank"
        return _name(quad.subject), quad.predicate.value, _name(value), kind, None, None, name, None, origin
    text, language = value.value, value.language
    if language:
        gathering.refuse_newer(quad)
    datatype = RDF_LANG_STRING if language else value.datatype.value
    escaped = _escaped(text) if _TO_ESCAPE.search(text) else None
    return _name(quad.subject), quad.predicate.value, text, "literal", datatype, language, name, escaped, origin


def _name(term: Any) -> str:
    """An IRI as it is, a blank node as ``_:c14n0``."""
    return term.value if type(term) is ox.NamedNode else f"_:{term.value}"


def _escaped(text: str) -> str:
    return str(ox.Literal(text))[1:-1]
