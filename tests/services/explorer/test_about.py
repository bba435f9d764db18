"""What data say of themselves, as the page tells it."""

from __future__ import annotations

from pathlib import Path

from keikaku.services.explorer import explorer
from keikaku.services.session.opening import open_session
from keikaku.version import __version__
from tests.services.explorer.conftest import Json, as_json

PREFIXES = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix void: <http://rdfs.org/ns/void#> .
<https://data.example/one> dcterms:title "One thing"@en .
"""
SELF = """
<https://data.example/set> a void:Dataset ; dcterms:title "Things"@en ; owl:versionInfo "7" ;
  dcterms:modified "2020-02-03T04:05:06Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> ;
  dcterms:creator "データ課"@ja , "Data Office"@en ; dcterms:publisher "City" ;
  dcterms:license <https://licence.example/> ; foaf:page <javascript:alert(1)> .
"""


def test_the_packaged_graph_says_of_when_it_is_and_how_sure(data: Json) -> None:
    (one,) = data["datasets"]
    assert one["name"] == ["川崎市の計画", "Plans of Kawasaki City"]
    assert (one["version"], one["licence"]) == (__version__, "https://creativecommons.org/licenses/by/4.0/")
    assert one["author"] == ["keikaku contributors"] * 2
    assert len(one["modified"]) == 10
    assert [value for _, value in one["agreement"]] == [0.992, 0.956, 0.955, 0.93, 0.924, 0.915, 0.846, 0.743, 0.704]
    assert all(all(names) for names, _ in one["agreement"])
    assert not [
        thing for thing in data["things"] if thing["id"].startswith("dataset/")
    ]  # they are nothing that a plan names
    assert data["made"] == __version__


def test_data_of_no_plan_tell_what_their_one_dataset_says(tmp_path: Path) -> None:
    file = tmp_path / "data.ttl"
    file.write_text(PREFIXES + SELF, encoding="utf-8")
    assert as_json(explorer.data(open_session(str(file))))["datasets"] == [
        {
            "iri": "https://data.example/set", "name": ["Things"] * 2, "told": ["", ""],
            "author": ["データ課", "Data Office"], "version": "7",
            "modified": "2020-02-03", "licence": "https://licence.example/", "web": "", "agreement": [],
        }
    ]  # fmt: skip


def test_a_catalogue_of_datasets_speaks_of_others(tmp_path: Path) -> None:
    file = tmp_path / "data.ttl"
    file.write_text(PREFIXES + SELF + SELF.replace("/set>", "/other>"), encoding="utf-8")
    assert as_json(explorer.data(open_session(str(file))))["datasets"] == []
