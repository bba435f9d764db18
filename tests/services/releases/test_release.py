"""A release: what lies in it, and that the same data give the same bytes."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest
import yaml

from keikaku.errors import AskedWrongly, DataAtFault
from keikaku.services.releases import layout, release, tables
from keikaku.vocab import RDF_TYPE
from tests.places import TOWN
from tests.services.releases.conftest import make

PLAN = """
PREFIX : <https://example.org/> PREFIX kk: <https://w3id.org/keikaku/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
GRAPH :register {
  :p a kk:Plan, kk:PlanElement ; kk:address "p" ; skos:prefLabel "計画"@ja .
  :p1 a kk:Policy ; kk:address "p:1" ; kk:partOf :p ; skos:prefLabel "Work"@en , "仕事"@ja-Hani .
  :p11 a kk:Initiative ; kk:address "p:1.1" ; kk:partOf :p1 ; kk:statedIn :said ; skos:prefLabel "The Quay (east)"@en .
  :said a kk:Passage ; kk:address "p:1.1/text" .
}
GRAPH :said { :p11 kk:involves :harbour , :harbour . }
GRAPH :names { :harbour a kk:Organisation ; skos:prefLabel "Harbour\\nBoard"@en ; skos:altLabel "Ｈ．Ｂ．" ; kk:seenBy [ kk:says "x" ] . }
:harbour kk:founded "1999"^^<http://www.w3.org/2001/XMLSchema#gYear> .
"""  # noqa: E501
YEAR = "http://www.w3.org/2001/XMLSchema#gYear"
HERE = "https://example.org/"


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plan")
    (folder / "plan.trig").write_text(PLAN, encoding="utf-8")
    make(folder / "release", str(folder / "plan.trig"))
    return folder / "release"


def rows(plan: Path, name: str) -> list[tuple[object, ...]]:
    found = [tuple(row.values()) for row in pq.read_table(plan / name).to_pylist()]
    return [tuple(cell.removeprefix(HERE) if isinstance(cell, str) else cell for cell in row) for row in found]


def test_its_files_are_those_of_its_manifest(town_release: Path) -> None:
    there = sorted(path.relative_to(town_release).as_posix() for path in town_release.rglob("*") if path.is_file())
    manifest = layout.read(town_release)
    assert there == sorted([*(one.path for one in manifest.files), "manifest.json"])
    for one in manifest.files:
        data = (town_release / one.path).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (one.bytes, one.sha256)


def test_the_digest_is_that_of_all_lines_in_order(town_release: Path) -> None:
    lines = [line for name in layout.QUADS for line in (town_release / name).read_bytes().splitlines(keepends=True)]
    assert layout.read(town_release).digest == f"sha256:{hashlib.sha256(b''.join(sorted(lines))).hexdigest()}"
    assert len(lines) == len(set(lines)) == layout.read(town_release).counts["quads"]


def test_statements_are_canonical_lines_and_the_same_once(plan: Path) -> None:
    lines = (plan / "quads/stated.nq").read_text(encoding="utf-8").splitlines()
    lines = [re.sub(r"_:c14n\d+", "_:b", line.replace(HERE, "")) for line in lines if "harbour" in line]
    assert lines == [
        f"<harbour> <{RDF_TYPE}> <https://w3id.org/keikaku/ns#Organisation> <names> .",
        '<harbour> <http://www.w3.org/2004/02/skos/core#altLabel> "Ｈ．Ｂ．" <names> .',
        '<harbour> <http://www.w3.org/2004/02/skos/core#prefLabel> "Harbour\\nBoard"@en <names> .',
        '<harbour> <https://w3id.org/keikaku/ns#founded> "1999"^^<http://www.w3.org/2001/XMLSchema#gYear> .',
        "<harbour> <https://w3id.org/keikaku/ns#seenBy> _:b <names> .",
        "<p11> <https://w3id.org/keikaku/ns#involves> <harbour> <said> .",
    ]  # fmt: skip
    assert (plan / "quads/derived.nq").read_bytes() == b""


def test_what_follows_stands_apart(town_release: Path) -> None:
    derived = {str(quad) for path in (TOWN / "graph/derived").rglob("*.trig") for quad in ox.parse(path=str(path))}
    lines = (town_release / "quads/derived.nq").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(f"{one} ." for one in derived)


def test_the_table_of_statements_has_their_plans(plan: Path) -> None:
    (part,) = (plan / "tables/quads").iterdir()
    assert part.name == "part-00000.parquet"
    found = [row for row in rows(plan, "tables/quads") if row[0] in ("harbour", "p11") or row[6] == "names"]
    (blank,) = {row[2] for row in found if row[3] == "blank"}
    assert re.fullmatch(r"_:c14n\d+", str(blank))
    kk, skos = "https://w3id.org/keikaku/ns#", "http://www.w3.org/2004/02/skos/core#"
    lang, string = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString", "http://www.w3.org/2001/XMLSchema#string"
    assert [row for row in found if row[1] != RDF_TYPE] == [
        ("harbour", skos + "altLabel", "Ｈ．Ｂ．", "literal", string, None, "names", None, True),
        ("harbour", skos + "prefLabel", "Harbour\nBoard", "literal", lang, "en", "names", None, True),
        ("p11", skos + "prefLabel", "The Quay (east)", "literal", lang, "en", "register", "p", True),
        ("p11", kk + "address", "p:1.1", "literal", string, None, "register", "p", True),
        (
            "harbour",
            kk + "founded",
            "1999",
            "literal",
            "http://www.w3.org/2001/XMLSchema#gYear",
            None,
            None,
            None,
            True,
        ),
        ("p11", kk + "involves", "harbour", "iri", None, None, "said", "p", True),
        ("p11", kk + "partOf", "p1", "iri", None, None, "register", "p", True),
        (blank, kk + "says", "x", "literal", string, None, "names", None, True),
        ("harbour", kk + "seenBy", blank, "blank", None, None, "names", None, True),
        ("p11", kk + "statedIn", "said", "iri", None, None, "register", "p", True),
    ]


def test_things_have_their_narrowest_class_and_their_names(plan: Path) -> None:
    assert [(row[0], str(row[1]).rpartition("#")[2], *row[2:]) for row in rows(plan, "tables/things.parquet")] == [
        ("harbour", "Organisation", None, None, None, "Harbour\nBoard"),
        ("p", "Plan", "p", "p", "計画", None),
        ("p1", "Policy", "p", "p:1", "仕事", "Work"),
        ("p11", "Initiative", "p", "p:1.1", None, "The Quay (east)"),
        ("said", "Passage", "p", "p:1.1/text", None, None),
    ]


def test_names_stand_by_each_of_their_keys(plan: Path) -> None:
    assert rows(plan, "tables/names.parquet") == [
        ("harbour", "Harbour\nBoard", "en", True, "harbourboard", None),
        ("harbour", "Ｈ．Ｂ．", None, False, "hb", None),
        ("p", "計画", "ja", True, "計画", "p"),
        ("p1", "Work", "en", True, "work", "p"),
        ("p1", "仕事", "ja-hani", True, "仕事", "p"),
        ("p11", "The Quay (east)", "en", True, "quay", "p"),
        ("p11", "The Quay (east)", "en", True, "quayeast", "p"),
        ("p11", "The Quay (east)", "en", True, "thequayeast", "p"),
    ]


def test_elements_stand_below_all_that_is_above_them(plan: Path) -> None:
    assert rows(plan, "tables/part_of.parquet") == [("p1", "p", 1, "p"), ("p11", "p1", 1, "p"), ("p11", "p", 2, "p")]


def test_elements_in_a_circle_come_to_an_end(tmp_path: Path) -> None:
    part = "<https://w3id.org/keikaku/ns#partOf>"
    (tmp_path / "circle.ttl").write_text(f"<a:1> {part} <a:2> . <a:2> {part} <a:3> . <a:3> {part} <a:1> .")
    make(tmp_path / "release", str(tmp_path / "circle.ttl"))
    found = [row[:3] for row in rows(tmp_path / "release", "tables/part_of.parquet")]
    assert found == [
        ("a:1", "a:2", 1), ("a:1", "a:3", 2), ("a:2", "a:3", 1),
        ("a:2", "a:1", 2), ("a:3", "a:1", 1), ("a:3", "a:2", 2),
    ]  # fmt: skip


def test_whole_plans_stand_together_in_a_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plan: Path) -> None:
    monkeypatch.setattr("keikaku.services.releases.staging.PART", 1)
    made = make(tmp_path / "both", str(TOWN), str(plan))
    assert [one.id for one in made.plans] == ["2031", "p"]
    parts = sorted((tmp_path / "both/tables/quads").iterdir())
    plans = [set(pq.read_table(path, columns=["plan"])["plan"].to_pylist()) for path in parts]
    assert plans == [{None}, {"2031"}, {"p"}]


def test_another_folder_time_zone_and_hash_seed_give_the_same_bytes(town_release: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C", "LANG": "C"}
    command = [sys.executable, "-m", "keikaku", "release", "--store", str(TOWN), "-o", "again", "--memory", "400M"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "again\n"
    for path in (path for path in town_release.rglob("*") if path.is_file()):
        assert (tmp_path / "again" / path.relative_to(town_release)).read_bytes() == path.read_bytes(), path


def test_a_release_of_a_release_is_the_same(plan: Path, tmp_path: Path) -> None:
    make(tmp_path / "again", str(plan))
    for name in ("manifest.json", *layout.QUADS):
        assert (tmp_path / "again" / name).read_bytes() == (plan / name).read_bytes(), name


def test_its_description_is_relative_to_where_it_stands(plan: Path) -> None:
    text = (plan / "description.ttl").read_text(encoding="utf-8")
    triples = list(ox.parse(text, ox.RdfFormat.TURTLE, base_iri="https://data.example/plan/"))
    said = {(one.predicate.value.rpartition("#")[2].rpartition("/")[2], str(one.object)) for one in triples}
    manifest = layout.read(plan)
    assert ("identifier", f'"{manifest.digest}"') in said
    assert ("dataDump", "<https://data.example/plan/quads/stated.nq>") in said
    assert ("downloadURL", "<https://data.example/plan/tables/things.parquet>") in said
    assert {one.sha256 for one in manifest.files if one.path.endswith(".nq")} <= {
        one.object.value for one in triples if isinstance(one.object, ox.Literal)
    }


def test_csvw_has_the_columns_that_the_tables_have(plan: Path) -> None:
    described = json.loads((plan / "tables/csvw.json").read_text(encoding="utf-8"))
    for table in described["tables"]:
        schema = pq.read_schema(plan / "tables" / table["url"])
        assert schema.names == [column["name"] for column in table["tableSchema"]["columns"]]
    assert [table["url"] for table in described["tables"]] == [
        "quads/part-00000.parquet", "things.parquet", "names.parquet", "part_of.parquet",
    ]  # fmt: skip


def test_its_citation_names_version_and_digest(town_release: Path) -> None:
    said = yaml.safe_load((town_release / "CITATION.cff").read_text(encoding="utf-8"))
    manifest = layout.read(town_release)
    assert (said["version"], said["identifiers"][0]["value"]) == (manifest.name, manifest.digest)


def test_tables_say_which_columns_may_be_empty(plan: Path) -> None:
    fields = pq.read_schema(plan / "tables/names.parquet")
    assert [field.nullable for field in fields] == [not column.required for column in tables.NAMES]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("https://example.org/sparql", "a release is made of files, not of an endpoint"),
        ("empty.ttl", "there is no statement to release"),
        ("newer.ttl", 'the data hold a term that only RDF 1.2 has: "x"@ar--rtl'),
    ],
)
def test_what_is_no_data_to_release_is_refused(
    place: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty.ttl").write_text("# nothing\n", encoding="utf-8")
    Path("newer.ttl").write_text('<a:b> <a:c> "x"@ar--rtl .', encoding="utf-8")
    with pytest.raises((AskedWrongly, DataAtFault)) as caught:
        make(tmp_path / "release", place)
    assert caught.value.message == said


def test_lexical_forms_are_those_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "numbers.ttl").write_text("<a:b> <a:c> 007 , 1.10 , 1e6 .", encoding="utf-8")
    make(tmp_path / "release", str(tmp_path / "numbers.ttl"))
    text = (tmp_path / "release/quads/stated.nq").read_text(encoding="utf-8")
    assert [line.split('"')[1] for line in text.splitlines()] == ["007", "1.10", "1e6"]


def test_files_longer_than_memory_takes_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, town_release: Path
) -> None:
    monkeypatch.setattr("keikaku.store.files.rdf_files.MAX_BYTES", 100)
    assert make(tmp_path / "release", str(TOWN)).digest == layout.read(town_release).digest


def test_a_name_is_one_that_can_be_read() -> None:
    for name in ("", " ", "a\nb"):
        with pytest.raises(AskedWrongly):
            release.refuse_name(name)
    release.refuse_name("2026-1")
