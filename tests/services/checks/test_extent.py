"""Several stores looked at together, and only one of them, or one plan, told of."""

from __future__ import annotations

from pathlib import Path

import pytest

from keikaku.errors import AskedWrongly, UnknownName
from keikaku.services.checks.check import check, fix
from tests.places import TOWN
from tests.services.checks.own import plan
from tests.services.conftest import change

UNPROVED = "<x> a kk:Entity, kk:Actor, kk:Organisation ; skos:prefLabel 'Nobody'@en ."
NAMED = f"GRAPH <names> {{ {UNPROVED} }}\nGRAPH <PLAN/p0> {{ <PLAN/p0> kk:mentions <x> ; kk:invented <x> . }}\n"


@pytest.fixture
def stores(tmp_path: Path) -> tuple[Path, Path]:
    """Two stores with a plan each, in both of which the same is wrong."""
    found = []
    for id_ in ("east", "west-2030"):
        plan(tmp_path / id_, {"action/1": f"the plan {id_}"}, NAMED.replace("PLAN", id_), id_=id_)
        found.append(tmp_path / id_)
    return found[0], found[1]


def told(stores: tuple[Path, Path], source: Path | None, only: str | None) -> list[tuple[str, str, str | None]]:
    report = check([str(store) for store in stores], source, only=only)
    kept = ("hashes", "mentions", "terms", "coverage")
    return [(one.check, one.where, one.file) for one in report.findings if one.check in kept]


def test_all_that_is_wrong_in_several_stores_is_told(stores: tuple[Path, Path]) -> None:
    east, west = stores
    assert told(stores, east / "texts", None) == [
        ("hashes", "west-2030.txt", f"{west}/west-2030.trig"),
        ("mentions", "east:action/1", f"{east}/east.trig"),
        ("terms", "kk:invented", f"{east}/east.trig"),
    ]


@pytest.mark.parametrize("by", ["id", "store", "store with a stroke"])
def test_only_one_of_them_with_its_text_alone(stores: tuple[Path, Path], by: str) -> None:
    _, west = stores
    only = {"id": "west-2030", "store": str(west), "store with a stroke": f"{west}/"}[by]
    assert told(stores, west / "texts", only) == [
        ("mentions", "west-2030:action/1", f"{west}/west-2030.trig"),
        ("terms", "kk:invented", f"{west}/west-2030.trig"),
    ]
    assert told(stores, west / "texts", "east") == [
        ("hashes", "east.txt", f"{stores[0]}/east.trig"),
        ("terms", "kk:invented", f"{stores[0]}/east.trig"),
    ]


def test_form_and_shapes_of_the_others_are_not_told(stores: tuple[Path, Path], graph: Path) -> None:
    east, _ = stores
    change(graph / "2031/1.trig", "kk:operatedBy <actor/fishery-coop>", "kk:operatedBy   <place/harbour>")
    both = [str(graph), str(east)]
    everything = check(both)
    ours = [one for one in everything.findings if one.file and one.file.startswith(str(graph))]
    assert [one.check for one in ours] == ["derived", "derived", "form", "shapes"]
    assert check(both, only="2031").findings == ours
    others = check(both, only="east").findings
    assert others
    assert not [one for one in others if one.file and one.file.startswith(str(graph))]


def test_what_is_clean_is_clean_beside_a_plan_that_is_not(stores: tuple[Path, Path]) -> None:
    report = check([str(TOWN), str(stores[0])], TOWN / "sources", only="2031")
    assert (report.findings, report.skipped, report.counts["Passage"]) == ([], [], 10)


def test_plans_in_one_folder_are_told_apart(stores: tuple[Path, Path], tmp_path: Path) -> None:
    report = check(str(tmp_path), stores[1] / "texts", only="west-2030")
    assert {one.file for one in report.findings} == {f"{stores[1]}/west-2030.trig"}
    assert not [one for one in report.findings if one.check == "hashes"]


def test_fixing_only_one_of_them(stores: tuple[Path, Path]) -> None:
    east, west = stores
    before = (west / "west-2030.trig").read_bytes()
    written = list(fix([str(east), str(west)], east / "texts", only="east"))
    assert written == ["written: east.trig", "written: derived/east.trig"]
    assert (west / "west-2030.trig").read_bytes() == before
    assert "<east/p0>" in (east / "east.trig").read_text(encoding="utf-8")
    assert 'kk:words "east plan the" ;' in (east / "east.trig").read_text(encoding="utf-8")


def test_what_only_names_and_is_not_there(stores: tuple[Path, Path]) -> None:
    with pytest.raises(UnknownName, match="--only “north” is no plan and no store that --store names") as caught:
        check([str(store) for store in stores], only="north")
    assert caught.value.hint == f"the plans are east, west-2030, the stores {stores[0]}, {stores[1]}"
    with pytest.raises(AskedWrongly, match="check reads files, not an endpoint"):
        check([str(stores[0]), "http://127.0.0.1:1/query"])


def test_a_name_that_is_used_elsewhere_is_no_name_here(tmp_path: Path) -> None:
    said = """
    GRAPH <areas> { <a> a kk:Entity, kk:Place ; skos:prefLabel "Alpha"@en .
      <b> a kk:Entity, kk:Place ; skos:prefLabel "Beta"@en .
      <a/old> a kk:Entity, kk:Place ; skos:prefLabel "Old Town"@en ; dcterms:isPartOf <a> . }
    GRAPH <alpha/names> { <alpha/council> skos:altLabel "the Council"@en . }
    GRAPH <beta/names> { <beta/council> skos:altLabel "the Council"@en . }
    GRAPH <scopes> { <alpha/names> kk:usedIn <a> . <beta/names> kk:usedIn <beta> . <ID> dcterms:spatial <AREA> . }
    GRAPH <councils> { <alpha/council> a kk:Entity, kk:Actor, kk:Organisation ; skos:prefLabel "Alpha Council"@en .
      <beta/council> a kk:Entity, kk:Actor, kk:Organisation ; skos:prefLabel "Beta Council"@en . }
    GRAPH <ID/p0> { <ID/p0> kk:mentions <alpha/council> . }
    """
    for id_, area in (("alpha", "a/old"), ("beta", "b")):
        plan(tmp_path / id_, {"1": "Ask the Council."}, said.replace("ID", id_).replace("AREA", area), id_=id_)
    found = {
        id_: [
            one.en for one in check(str(tmp_path / id_), tmp_path / id_ / "texts").findings if one.check == "mentions"
        ]
        for id_ in ("alpha", "beta")
    }
    assert found == {"alpha": [], "beta": ["no name of https://data.example.jp/plan/alpha/council stands in the text"]}
