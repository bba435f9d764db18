"""keikaku export: files whole or not at all, statements on standard output, what a format cannot hold is said."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pyarrow.parquet as pq
import pyoxigraph as ox

from keikaku.vocab import ID
from tests.conftest import Run
from tests.places import DATA

SMALL = ("--store", str(DATA / "small.trig"))


def test_a_file_is_written_in_the_format_of_its_ending_and_named(keikaku: Run, tmp_path: Path) -> None:
    for file in ("a.trig", "a.jsonld", "a.parquet"):
        done = keikaku("export", *SMALL, "-o", file)
        assert (done.returncode, done.stdout, done.stderr) == (0, f"{file}\n", "")
    quads = set(ox.parse((DATA / "small.trig").read_bytes(), format=ox.RdfFormat.TRIG))
    assert {*ox.parse((tmp_path / "a.trig").read_bytes(), format=ox.RdfFormat.TRIG)} == quads
    assert {*ox.parse((tmp_path / "a.jsonld").read_bytes(), format=ox.RdfFormat.JSON_LD)} == quads
    assert pq.read_table(tmp_path / "a.parquet").num_rows == len(quads)
    assert len(list(tmp_path.iterdir())) == 3


def test_without_a_file_it_goes_to_standard_output(keikaku: Run) -> None:
    done = keikaku("export", "JETRO", *SMALL)
    assert (done.returncode, done.stderr) == (0, "")
    assert any(quad.subject.value == f"{ID}actor/jetro" for quad in ox.parse(done.stdout, format=ox.RdfFormat.TRIG))
    rows = csv.DictReader(keikaku("export", "JETRO", *SMALL, "--format", "csv").stdout.splitlines())
    assert {row["evidence"] for row in rows} == {"", "2018:6.1.1/action/4"}
    done = keikaku("export", *SMALL, "--run", "partners", "-p", "actor", "JETRO", "--lang", "ja")
    assert done.stdout.splitlines()[0] == "partner,name,link,address"
    text = keikaku("export", *SMALL, "--query", "CONSTRUCT { ?a <urn:p> 1 } WHERE { ?a ?p ?b }", "--format", "jsonld")
    assert len(json.loads(text.stdout)["@graph"]) > 3


def test_what_is_lost_or_cannot_be_written_is_said(keikaku: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("before")
    done = keikaku("export", *SMALL, "--format", "turtle")
    assert done.stderr == "turtle does not hold which passage states what: trig, nquads, jsonld, csv and parquet do\n"
    assert done.stdout.startswith("@prefix")
    done = keikaku("export", *SMALL, "--query", "SELECT ?s { ?s ?p ?o }", "-o", "a.trig")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "keikaku: SELECT answers with rows, which the format cannot hold\n"
        "  rows of a SELECT are csv or parquet; CONSTRUCT makes statements of them\n"
    )
    done = keikaku("export", "nobody at all", *SMALL, "-o", "a.csv")
    assert done.returncode == 2
    assert (tmp_path / "a.csv").read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert keikaku("export", *SMALL, "-o", "missing/a.csv").returncode == 3
    assert keikaku("export", *SMALL, "-p", "actor", "JETRO").returncode == 2
