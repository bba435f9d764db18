"""The statements of a release as Parquet, for engines that read columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from keikaku.language.index import folded_forms
from keikaku.services.releases import layout, libraries
from keikaku.services.releases.gathering import DERIVED, WORDS
from keikaku.services.releases.staging import Staged
from keikaku.vocab import NS, PREFIXES, RDF_TYPE, kk

if TYPE_CHECKING:
    import pyarrow as pa

_SUBCLASS = PREFIXES["rdfs"] + "subClassOf"
_PREFERRED, _OTHER = PREFIXES["skos"] + "prefLabel", PREFIXES["skos"] + "altLabel"
_GROUP = 100_000  # rows that Parquet keeps together
_MOST_STEPS = 1000  # from an element up: more than any plan has, and the end of what goes in a circle


class Column(NamedTuple):
    """A column of a table: its name, ``string``, ``boolean`` or ``integer``, and whether each row has it."""

    name: str
    type: str
    required: bool = True


QUADS = (
    Column("subject", "string"), Column("predicate", "string"), Column("object", "string"), Column("kind", "string"),
    Column("datatype", "string", False), Column("language", "string", False), Column("graph", "string", False),
    Column("plan", "string", False), Column("stated", "boolean"),
)  # fmt: skip
THINGS = (
    Column("iri", "string"), Column("class", "string"), Column("plan", "string", False),
    Column("address", "string", False), Column("label_ja", "string", False), Column("label_en", "string", False),
)  # fmt: skip
NAMES = (
    Column("iri", "string"), Column("name", "string"), Column("language", "string", False),
    Column("preferred", "boolean"), Column("key", "string"), Column("plan", "string", False),
)  # fmt: skip
PART_OF = (
    Column("iri", "string"), Column("ancestor", "string"), Column("steps", "integer"), Column("plan", "string", False)
)  # fmt: skip

_QUAD_ROWS = f"""
SELECT coalesce(part, 0) AS part, subject, predicate, object, kind, datatype, language, graph, plan,
  origin <> {DERIVED} AS stated
FROM quads LEFT JOIN parts ON plan = id
ORDER BY part, predicate, plan NULLS FIRST, subject, object, kind, datatype NULLS FIRST, language NULLS FIRST,
  graph NULLS FIRST"""
_WIDER = f"""
CREATE TABLE wider AS
WITH RECURSIVE above(class, super) AS (
  SELECT subject, object FROM quads WHERE origin = {WORDS} AND predicate = '{_SUBCLASS}' AND kind = 'iri'
  UNION
  SELECT above.class, quads.object FROM above JOIN quads ON quads.subject = above.super
  WHERE quads.origin = {WORDS} AND quads.predicate = '{_SUBCLASS}' AND quads.kind = 'iri'
) SELECT class, super FROM above WHERE class <> super"""
_TYPED = f"""
CREATE TABLE typed AS
SELECT subject AS iri, object AS class, min(plan) AS plan FROM quads
WHERE predicate = '{RDF_TYPE}' AND starts_with(object, '{NS}') AND origin <> {WORDS}
GROUP BY subject, object"""
_KINDS = """
CREATE TABLE things AS
SELECT iri, min(class) AS class, min(plan) AS plan FROM typed ANTI JOIN (
  SELECT one.iri, wider.super AS class FROM typed one JOIN wider ON one.class = wider.class
) USING (iri, class) GROUP BY iri"""
_THING_ROWS = f"""
SELECT iri, class, things.plan, address, label_ja, label_en FROM things
LEFT JOIN (
  SELECT subject, min(object) AS address FROM quads WHERE predicate = '{kk("address")}' GROUP BY subject
) AS placed ON placed.subject = iri
LEFT JOIN (
  SELECT subject, arg_min(object, (language, object)) FILTER (language = 'ja' OR language LIKE 'ja-%') AS label_ja,
    arg_min(object, (language, object)) FILTER (language = 'en' OR language LIKE 'en-%') AS label_en
  FROM quads WHERE predicate = '{_PREFERRED}' AND kind = 'literal' GROUP BY subject
) AS called ON called.subject = iri
ORDER BY iri"""
_NAME_ROWS = f"""
SELECT iri, object AS name, language, bool_or(predicate = '{_PREFERRED}') AS preferred, min(quads.plan) AS plan
FROM quads JOIN things ON subject = iri
WHERE predicate IN ('{_PREFERRED}', '{_OTHER}', '{kk("reading")}') AND kind = 'literal' AND origin <> {WORDS}
GROUP BY iri, object, language ORDER BY iri, object, language NULLS FIRST"""
_PARENTS = f"""
CREATE TABLE part_of AS
SELECT subject AS iri, object AS ancestor, 1 AS steps, min(plan) AS plan FROM quads
WHERE predicate = '{kk("partOf")}' AND kind = 'iri' AND subject <> object GROUP BY subject, object"""
_GRANDPARENTS = """
INSERT INTO part_of
SELECT low.iri, high.ancestor, {steps} + 1, min(low.plan) FROM part_of low JOIN part_of high ON low.ancestor = high.iri
WHERE low.steps = {steps} AND high.steps = 1 AND low.iri <> high.ancestor
  AND NOT EXISTS (FROM part_of known WHERE known.iri = low.iri AND known.ancestor = high.ancestor)
GROUP BY low.iri, high.ancestor"""


def write_quads(staged: Staged, folder: Path, tell: Callable[[int], None]) -> None:
    """All statements in parts. tell: is told how many more were written."""
    numbered = _by_part(staged.batches(_QUAD_ROWS), tell)
    for number, rows in groupby(numbered, key=itemgetter(0)):
        _write(folder / layout.PARTS / f"part-{number:05}.parquet", QUADS, map(itemgetter(1), rows))


def _by_part(batches: Iterator[pa.RecordBatch], tell: Callable[[int], None]) -> Iterator[tuple[int, pa.RecordBatch]]:
    for batch in batches:
        begin = 0
        for number, some in groupby(batch.column("part").to_pylist()):
            length = sum(1 for _ in some)
            yield number, batch.slice(begin, length)
            begin += length
        tell(batch.num_rows)


def write_things(staged: Staged, folder: Path) -> int:
    """Things with their narrowest class; how many."""
    for text in (_WIDER, _TYPED, _KINDS):
        staged.database.execute(text)
    return _write(folder / layout.THINGS, THINGS, staged.batches(_THING_ROWS))


def write_names(staged: Staged, folder: Path) -> int:
    """Names with the keys by which they are found: a row for each key; how many. The table of things must be there."""
    return _write(folder / layout.NAMES, NAMES, map(_with_keys, staged.batches(_NAME_ROWS)))


def write_part_of(staged: Staged, folder: Path) -> int:
    """Each element with all that it is below; how many rows."""
    staged.database.execute(_PARENTS)
    for steps in range(1, _MOST_STEPS):
        staged.database.execute(_GRANDPARENTS.format(steps=steps))
        if not staged.one(f"SELECT count(*) FROM part_of WHERE steps = {steps + 1}"):
            break
    rows = "SELECT iri, ancestor, steps, plan FROM part_of ORDER BY iri, steps, ancestor"
    return _write(folder / layout.PART_OF, PART_OF, staged.batches(rows))


def count_keys(staged: Staged) -> int:
    """How many statements there are by which names are found."""
    return int(staged.one(f"SELECT count(*) FROM quads WHERE predicate = '{kk('key')}' AND origin <> {WORDS}"))


def arrow_schema(columns: tuple[Column, ...]) -> pa.Schema:
    """The same for Arrow."""
    arrow = libraries.pyarrow()
    types = {"string": arrow.large_string(), "boolean": arrow.bool_(), "integer": arrow.int32()}
    return arrow.schema([arrow.field(one.name, types[one.type], nullable=not one.required) for one in columns])


def _with_keys(batch: pa.RecordBatch) -> pa.RecordBatch:
    rows = [{**row, "key": key} for row in batch.to_pylist() for key in sorted(folded_forms(row["name"]))]
    return libraries.pyarrow().RecordBatch.from_pylist(rows, schema=arrow_schema(NAMES))


def _write(path: Path, columns: tuple[Column, ...], batches: Iterator[pa.RecordBatch]) -> int:
    schema, written = arrow_schema(columns), 0
    with libraries.parquet().ParquetWriter(path, schema, compression="zstd") as writer:
        for rows in _filled(batches, schema):
            # In one piece: where pages end depends on the pieces, and an engine cuts where it likes.
            writer.write_table(rows.combine_chunks(), row_group_size=_GROUP)
            written += rows.num_rows
    return written


def _filled(batches: Iterator[Any], schema: pa.Schema) -> Iterator[pa.Table]:
    """The rows of some batches in tables of _GROUP rows, the last of less."""
    arrow = libraries.pyarrow()
    kept: list[Any] = []
    count = 0
    for batch in batches:
        kept.append(arrow.Table.from_batches([batch]).select(schema.names).cast(schema))
        count += batch.num_rows
        while count >= _GROUP:
            table = arrow.concat_tables(kept)
            yield table.slice(0, _GROUP)
            kept, count = [table.slice(_GROUP)], count - _GROUP
    if count:
        yield arrow.concat_tables(kept)
