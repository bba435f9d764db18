"""keikaku export: files whole or not at all, statements on standard output, what a format cannot hold is said."""

from __future__ import annotations

import csv
import gzip
import json
import re
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


def test_a_file_whose_name_says_so_is_packed(keikaku: Run, tmp_path: Path) -> None:
    for again in ("a", "b"):
        assert keikaku("export", *SMALL, "-o", f"{again}.nq.gz").returncode == 0
    packed = (tmp_path / "a.nq.gz").read_bytes()
    assert gzip.decompress(packed).decode() == keikaku("export", *SMALL, "--format", "nquads").stdout
    assert packed == (tmp_path / "b.nq.gz").read_bytes()
    done = keikaku("export", *SMALL, "--format", "csv", "-o", "a.csv.xz")
    assert (done.returncode, (tmp_path / "a.csv.xz").exists()) == (2, False)
    assert done.stderr.startswith("keikaku: csv is not written as .xz\n")


def test_graphs_without_a_name_and_the_one_of_none_are_exported_alike(keikaku: Run, tmp_path: Path) -> None:
    text = "<urn:a> <urn:b> 123456789012345678901 . _:g { <urn:a> <urn:c> _:x . } <urn:g> { <urn:a> <urn:c> 2 }"
    (tmp_path / "odd.trig").write_text(text)
    assert keikaku("release", "--store", "odd.trig", "-o", "rel").returncode == 0
    assert keikaku("load", "rel", "-o", "st").returncode == 0
    rows = [keikaku("export", "--store", place, "--format", "csv").stdout for place in ("rel", "st")]
    assert rows[0] == rows[1]
    assert {re.sub(r"c14n\d+", "blank", line) for line in rows[1].splitlines() if line.startswith("urn:a")} == {
        "urn:a,urn:b,123456789012345678901,literal,http://www.w3.org/2001/XMLSchema#integer,,,,,",
        "urn:a,urn:c,2,literal,http://www.w3.org/2001/XMLSchema#integer,,urn:g,,,",
        "urn:a,urn:c,_:blank,blank,,,_:blank,,,",
    }
    summed = keikaku("query", "SELECT (SUM(?n) AS ?sum) { <urn:a> ?p ?n }", "--store", "st")
    assert "more than 18 digits" in summed.stderr


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
