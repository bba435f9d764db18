"""Analyses of a release: DuckDB, a cluster of Sail and Spark give the rows that SPARQL gives."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from keikaku import catalog
from keikaku.errors import BadFile, DataAtFault, UnknownName
from keikaku.records import IRI, Literal, is_japanese
from keikaku.services.analyses import analyses, engines
from keikaku.services.analyses.engines import Ask, Found
from keikaku.services.releases import layout, release
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.store.files.reading import Reading
from keikaku.values import value
from keikaku.vocab import PREFIXES
from tests.places import PLANS, TOWN

ANALYSES = catalog.analyses()
TWINS = Path(__file__).parent / "twins"
PLACES = ("packaged", str(PLANS / "harbour.trig"), str(PLANS / "minato.trig"), str(TOWN))
INTEGER = IRI(PREFIXES["xsd"] + "integer")
each = pytest.mark.parametrize("analysis", ANALYSES, ids=lambda one: one.name)


@pytest.fixture(scope="session")
def several(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the packaged plans and the plans of three other places."""
    folder = tmp_path_factory.mktemp("several")
    manifest = release.make(PLACES, Reading(), folder)
    (folder / layout.MANIFEST).write_text(manifest.text(), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def duckdb(several: Path) -> Iterator[Ask]:
    with engines.opened("duckdb", several) as ask:
        yield ask


@pytest.fixture(scope="session")
def rows(duckdb: Ask) -> dict[str, Found]:
    """The rows of every analysis by DuckDB."""
    return {one.name: duckdb(one.sql) for one in ANALYSES}


@pytest.fixture(scope="session")
def everything() -> Session:
    """The same plans for SPARQL."""
    return open_session(PLACES, everything=True)


def differing(engine: str, several: Path, rows: dict[str, Found]) -> list[str]:
    """The analyses that have other rows on an engine."""
    with engines.opened(engine, several) as ask:
        return [one.name for one in ANALYSES if ask(one.sql) != rows[one.name]]


@each
def test_sparql_gives_the_same_rows(
    analysis: catalog.Analysis, rows: dict[str, Found], everything: Session
) -> None:  # fmt: skip
    twin = everything.select((TWINS / f"{analysis.name}.rq").read_text(encoding="utf-8"))
    assert rows[analysis.name] == Found(twin.variables, [tuple(map(plain, row)) for row in twin.rows])
    assert len(rows[analysis.name].rows) > 0


def plain(term: Any) -> Any:
    """A term as SQL has it: whole numbers as int, all else as text."""
    found = value(term)
    return found if found is None or isinstance(found, int) else str(found) if isinstance(found, str) else int(found)


@pytest.fixture
def run_from_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spark's client takes a process without a main file, as pytest's may be, for its own doctests, and ends it."""
    monkeypatch.setattr(sys.modules["__main__"], "__file__", __file__, raising=False)


@pytest.mark.usefixtures("run_from_a_file")
def test_a_local_cluster_of_sail_gives_the_same_rows(several: Path, rows: dict[str, Found]) -> None:
    assert differing("sail", several, rows) == []


@pytest.mark.usefixtures("run_from_a_file")
def test_spark_gives_the_same_rows(several: Path, rows: dict[str, Found]) -> None:
    from pyspark.util import is_remote_only

    if is_remote_only() or not shutil.which("java"):
        pytest.skip(
            "Spark itself is not installed (pip install pyspark, in the place of pyspark-client), or Java is not"
        )
    assert differing("spark", several, rows) == []


@each
def test_the_header_speaks_both_languages_and_names_the_columns(
    analysis: catalog.Analysis, rows: dict[str, Found]
) -> None:  # fmt: skip
    headings = [column.heading for column in analysis.columns]
    for label in [analysis.title, analysis.question, *headings, *([analysis.note] if analysis.note.en else [])]:
        assert is_japanese(str(label.ja))
        assert not is_japanese(str(label.en))
    columns = [
        name
        for column in analysis.columns
        for name in ([f"{column.name}_en", f"{column.name}_ja"] if column.type == catalog.NAME else [column.name])
    ]
    assert tuple(columns) == rows[analysis.name].columns
    assert analysis.example.startswith(f"keikaku analyse {analysis.name} ")


def test_every_file_is_an_analysis_and_has_its_twin() -> None:
    names = {one.name for one in ANALYSES}
    assert names == {path.stem for path in TWINS.iterdir()}
    assert names == {path.stem for path in (Path(TWINS).parents[3] / "queries" / "analysis").iterdir()}
    assert len(names) >= 10


def test_names_come_in_the_language_that_is_asked_for(several: Path) -> None:
    answer = analyses.run(analyses.find("partners-shared"), several, "duckdb")
    english, japanese = answer.solutions("en"), answer.solutions("ja")
    assert english.variables == japanese.variables == ("partner", "name", "cities", "plans", "parts", "first")
    ksp = IRI("https://w3id.org/keikaku/id/facility/ksp")
    numbers = (*(Literal(number, INTEGER) for number in ("1", "2", "2")), Literal.text("2005:4/action/2"))
    assert [row for row in english.rows if row[0] == ksp] == [
        (ksp, Literal.text("Kanagawa Science Park (KSP)", "en"), *numbers)
    ]
    assert [row for row in japanese.rows if row[0] == ksp] == [
        (ksp, Literal.text("かながわサイエンスパーク", "ja"), *numbers)
    ]


def test_a_name_in_the_other_language_keeps_it() -> None:
    """The tonnes of the plan of a town that speaks Japanese alone."""
    found = Found(("unit", "name_en", "name_ja"), [("urn:t", None, "トン"), ("urn:u", None, None)])
    unit, name = (column for column in analyses.find("targets-by-unit").columns if column.name in ("unit", "name"))
    analysis = analyses.find("targets-by-unit")._replace(columns=(unit, name))
    assert analyses.Analysed(analysis, found).solutions("en").rows == [
        (IRI("urn:t"), Literal.text("トン", "ja")),
        (IRI("urn:u"), None),
    ]


def test_an_unknown_analysis_is_answered_with_those_that_there_are() -> None:
    with pytest.raises(UnknownName) as caught:
        analyses.find("partners")
    assert "the analyses: network, brokers, groups-served" in caught.value.hint


@pytest.mark.parametrize("engine", ["duckdb"])
def test_a_table_that_is_none_is_told(engine: str, several: Path, tmp_path: Path) -> None:
    folder = tmp_path / "[it's] broken"
    shutil.copytree(several, folder)
    assert analyses.run(ANALYSES[0], folder, engine).found.rows
    (folder / layout.THINGS).write_bytes(b"no table")
    with pytest.raises(BadFile, match=r"tables/things.parquet is not as it was released: changed"):
        analyses.run(ANALYSES[0], folder, engine)
    with pytest.raises(DataAtFault, match="cannot be asked"), engines.opened(engine, folder) as ask:
        ask(ANALYSES[0].sql)


def test_a_table_with_fewer_rows_is_not_asked(several: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cut"
    shutil.copytree(several, folder)
    part = next((folder / layout.PARTS).iterdir())
    pq.write_table(pq.read_table(part).slice(0, 100), part)
    with pytest.raises(BadFile, match=r"tables/quads/part-00000.parquet is not as it was released: changed"):
        analyses.run(ANALYSES[0], folder, "duckdb")


def test_a_header_with_parameters_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "what.sql"
    text = ANALYSES[0].sql.replace("-- column", "-- parameter: plan | plan | 2018 | the plan | 計画\n-- column", 1)
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadFile, match="an analysis has no parameters"):
        catalog.read_analysis(file)
