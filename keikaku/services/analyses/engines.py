"""Engines for SQL over Parquet: one in this process, and two that spread over machines. None reads what it need not."""

from __future__ import annotations

import glob
import os
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from keikaku.errors import DataAtFault, MissingLibrary
from keikaku.services.releases import layout, libraries

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


class Found(NamedTuple):
    """What SQL answers: the names of the columns, and Python's own values."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


Ask: TypeAlias = Callable[[str], Found]
"""Runs a text of SQL, in which the tables of the release go by their names."""

TABLES = {
    "quads": layout.PARTS, "things": layout.THINGS, "names": layout.NAMES, "part_of": layout.PART_OF,
}  # fmt: skip
"""The tables of a release, as SQL names them, and where they are: a file, or a folder of files."""

_LIBRARIES = "pip install 'keikaku[analysis]'"
# A driver and two workers, each with tasks of its own that exchange rows by the network, as on several machines.
_LOCAL_CLUSTER = {
    "SAIL_MODE": "local-cluster", "SAIL_CLUSTER__WORKER_INITIAL_COUNT": "2", "SAIL_CLUSTER__WORKER_MAX_COUNT": "2",
    "RUST_LOG": "error",
}  # fmt: skip
REMOTE = "SPARK_REMOTE"
"""Where Spark's own client looks for the address of a cluster: sc://HOST:PORT, of Sail or of Spark."""


def opened(engine: str, release: Path) -> AbstractContextManager[Ask]:
    """An engine over the tables of a release in a folder, until the context is left. engine: a key of ENGINES.

    Raises MissingLibrary, and in use DataAtFault where a table cannot be read.
    """
    return ENGINES[engine](release)


@contextmanager
def _duckdb(release: Path) -> Iterator[Ask]:
    duckdb = libraries.duckdb()
    with duckdb.connect() as connection:

        def ask(sql: str) -> Found:
            try:
                answer = connection.execute(sql)
                return Found(tuple(column[0] for column in answer.description or ()), answer.fetchall())
            except duckdb.Error as problem:
                raise _unread(release, problem) from None

        for table, place in TABLES.items():
            path = release / place
            quoted = (glob.escape(str(path)) + ("/*.parquet" if path.is_dir() else "")).replace("'", "''")
            ask(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{quoted}')")
        yield ask


@contextmanager
def _sail(release: Path) -> Iterator[Ask]:
    with _without_warnings():
        try:
            from pysail.spark import SparkConnectServer
            from pyspark.sql import SparkSession
        except ImportError:
            raise MissingLibrary("pysail or its client pyspark-client is not installed", _LIBRARIES) from None
        if os.environ.get(REMOTE):
            with _asked(SparkSession.builder.getOrCreate(), release) as ask:
                yield ask
            return
        for name, value in _LOCAL_CLUSTER.items():
            os.environ.setdefault(name, value)
        server = SparkConnectServer("127.0.0.1", 0)
        server.start(background=True)
        try:
            host, port = server.listening_address or ("", 0)
            with _asked(SparkSession.builder.remote(f"sc://{host}:{port}").getOrCreate(), release) as ask:
                yield ask
        finally:
            server.stop()


@contextmanager
def _spark(release: Path) -> Iterator[Ask]:
    with _without_warnings():
        try:
            from pyspark.sql import SparkSession
            from pyspark.util import is_remote_only
        except ImportError:
            raise MissingLibrary("pyspark is not installed", "pip install pyspark, which needs Java") from None
        if is_remote_only() and not os.environ.get(REMOTE):
            what = f"Spark itself is not installed, and {REMOTE} names no cluster"
            hint = "set it to sc://HOST:PORT, or pip install pyspark, which needs Java, in the place of pyspark-client"
            raise MissingLibrary(what, hint)
        builder = SparkSession.builder
        if not os.environ.get(REMOTE):
            quiet: dict[str, bool | float | int | str | None] = {
                "spark.ui.enabled": "false",
                "spark.log.level": "ERROR",
                "spark.sql.shuffle.partitions": "8",
            }
            builder = builder.master("local[*]").config(map=quiet)
        with _asked(builder.getOrCreate(), release) as ask:
            yield ask


@contextmanager
def _asked(session: SparkSession, release: Path) -> Iterator[Ask]:
    from pyspark.errors import PySparkException

    def ask(sql: str) -> Found:
        try:
            answer = session.sql(sql).toArrow()
        except PySparkException as problem:
            raise _unread(release, problem) from None
        columns = [column.to_pylist() for column in answer.columns]
        return Found(tuple(answer.column_names), list(zip(*columns, strict=True)))

    try:
        for table, place in TABLES.items():
            try:
                session.read.parquet(str((release / place).resolve())).createOrReplaceTempView(table)
            except PySparkException as problem:
                raise _unread(release, problem) from None
        yield ask
    finally:
        session.stop()


@contextmanager
def _without_warnings() -> Iterator[None]:
    """Spark's client warns of versions of pandas that it does not know; nothing here is asked through pandas."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _unread(release: Path, problem: Exception) -> DataAtFault:
    first = str(problem).strip().partition("\n")[0][:300]
    return DataAtFault(f"the tables of {release} cannot be asked: {first}", "keikaku verify checks a release")


ENGINES: dict[str, Callable[[Path], AbstractContextManager[Ask]]] = {
    "duckdb": _duckdb,
    "sail": _sail,
    "spark": _spark,
}
