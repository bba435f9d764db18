"""The years by which things of the explorer are filtered: of dates, milestones and values of indicators."""

from __future__ import annotations

from pathlib import Path

from keikaku.services.explorer import explorer
from keikaku.services.session.opening import open_session
from keikaku.vocab import prologue
from tests.services.explorer.conftest import Json, as_json

SMALL = (
    prologue("kk", "skos", "time", "xsd").replace("PREFIX", "@prefix").replace(">\n", "> .\n")
    + """
@base <https://data.town.example/> .
GRAPH <register> {
  <plan> a kk:Plan, kk:PlanElement ; kk:address "town" ; skos:prefLabel "Town"@en .
  <1> a kk:Policy, kk:PlanElement ; kk:address "town:1" ; kk:partOf <plan> ; skos:prefLabel "One"@en ; kk:statedIn <p> .
  <p> a kk:Passage ; kk:address "town:1" .
  <hall> a kk:Facility, kk:Entity ; skos:prefLabel "Hall"@en .
  <fair> a kk:Event, kk:Entity ; skos:prefLabel "Fair"@en .
  <fy2017> a kk:Period ; skos:prefLabel "fiscal 2017"@en ; time:hasBeginning [ time:inXSDDate "2017-04-01"^^xsd:date ] ;
    time:hasEnd [ time:inXSDDate "2018-03-31"^^xsd:date ] .
  <long> a kk:Period ; skos:prefLabel "2019-2022"@en ; time:hasBeginning [ time:inXSDDate "2019-01-01"^^xsd:date ] ;
    time:hasEnd [ time:inXSDDate "2022-12-31"^^xsd:date ] .
}
GRAPH <p> {
  <1> kk:milestone <m> ; kk:about <hall> .
  <p> kk:mentions <hall>, <fair> .
  <m> a kk:Milestone ; kk:milestoneKind kk:Opening ; kk:milestoneOf <hall> ; kk:period <fy2017> .
  <fair> kk:period <long> .
  <hall> kk:opened "1996-04"^^xsd:gYearMonth .
}
"""
)


def by_id(data: Json) -> dict[str, list[int]]:
    return {data["things"][thing]["id"]: years for thing, years in data["years"]}


def test_a_milestone_is_of_what_states_it_and_of_what_it_is_about(tmp_path: Path) -> None:
    (tmp_path / "town.trig").write_text(SMALL, encoding="utf-8")
    data = as_json(explorer.data(open_session(str(tmp_path / "town.trig"))))
    found = {one.rsplit("/", 1)[-1]: years for one, years in by_id(data).items()}
    assert found == {"1": [2017], "hall": [1996, 2017], "fair": [2022]}


def test_the_plan_s_indicators_have_the_years_of_their_values(data: Json) -> None:
    found = by_id(data)
    for one in data["indicators"]:
        years = {value["year"] for value in one["values"] if value["year"] is not None}
        assert set(found[data["things"][one["thing"]]["id"]]) >= years
    assert found["2018/1.1.2/figure/1"] == [2019]  # AIRBIC opens in January 2019
    assert found["facility/airbic"] == [2019]
    assert [thing for thing, _ in data["years"]] == sorted({thing for thing, _ in data["years"]})
