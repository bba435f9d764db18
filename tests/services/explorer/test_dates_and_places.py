"""What the page holds of dates and of points on the globe: all that the data say, and nothing nearer than that."""

from __future__ import annotations

from pathlib import Path

from keikaku.services.explorer import explorer
from keikaku.services.session.opening import open_session
from tests.places import PLANS
from tests.services.explorer.conftest import Json, as_json

MORE = """
@prefix time: <http://www.w3.org/2006/time#> .
@prefix wgs84: <http://www.w3.org/2003/01/geo/wgs84_pos#> .

GRAPH <graph/authority/period> {
  <period/2021-05> a kk:Period ; skos:prefLabel "2021年5月"@ja, "May 2021"@en ;
    time:hasBeginning [ time:inXSDDate "2021-05-01"^^xsd:date ] ;
    time:hasEnd [ time:inXSDDate "2021-05-31"^^xsd:date ] .
  <period/backwards> a kk:Period ; skos:prefLabel "逆"@ja ;
    time:hasBeginning [ time:inXSDDate "2022-05-01"^^xsd:date ] ;
    time:hasEnd [ time:inXSDDate "2021-05-31"^^xsd:date ] .
  <facility/quay> a kk:Entity, kk:Facility ; skos:prefLabel "埠頭"@ja ;
    wgs84:lat 35.1 ; wgs84:long 136.9 ; kk:positionAccuracy 400 .
  <facility/lost> a kk:Entity, kk:Facility ; skos:prefLabel "所在不明"@ja ; wgs84:lat 95.0 ; wgs84:long 136.9 .
  <facility/twice> a kk:Entity, kk:Facility ; skos:prefLabel "二つの点"@ja ; wgs84:lat 35.1, 35.2 ; wgs84:long 136.9 .
  <facility/half> a kk:Entity, kk:Facility ; skos:prefLabel "緯度だけ"@ja ; wgs84:lat 35.1 .
  <place/ward> a kk:Entity, kk:Place ; kk:kind kk:Ward ; skos:prefLabel "みなと区"@ja ;
    wgs84:lat 35.2 ; wgs84:long 136.8 .
}
GRAPH <passage/1/a> {
  <1/a/milestone/1> a kk:Milestone ; skos:prefLabel "埠頭の供用開始"@ja ; kk:milestoneKind kk:Opening ;
    kk:milestoneOf <facility/quay> ; kk:period <period/2021-05> ; kk:planned true .
  <1/a/milestone/2> a kk:Milestone ; skos:prefLabel "逆の期間"@ja ; kk:milestoneKind kk:Opening ;
    kk:milestoneOf <facility/quay> ; kk:period <period/backwards> .
  <1/a/milestone/3> a kk:Milestone ; skos:prefLabel "要素の日程"@ja ; kk:milestoneKind kk:Start ;
    kk:period <period/2021-05> .
  <facility/quay> kk:dueToOpen "2021-05"^^xsd:gYearMonth .
}
GRAPH <passage/1/i> {
  <facility/quay> kk:dueToOpen "2021-05"^^xsd:gYearMonth , "2021-13"^^xsd:gYearMonth ; kk:opened "2020"^^xsd:gYear .
}
"""


def _made(folder: Path) -> Json:
    file = folder / "minato.trig"
    file.write_text((PLANS / "minato.trig").read_text(encoding="utf-8") + MORE, encoding="utf-8")
    return as_json(explorer.data(open_session(str(file))))


def test_a_date_is_told_once_with_all_its_passages_and_no_nearer_than_it_is(tmp_path: Path) -> None:
    data = _made(tmp_path)
    told = [
        (
            data["occasions"][moment["occasion"]]["id"],
            [data["things"][thing]["id"].split("/plan/")[-1] for thing in moment["things"]],
            moment["told"][0],
            *data["periods"][moment["period"]].values(),
            moment["planned"],
            [data["passages"][passage]["at"] for passage in moment["stated"]],
        )
        for moment in data["moments"]
    ]
    may = (["2021年5月", "May 2021"], "2021-05-01", "2021-05-31")
    both = ["minato-2021:1/a", "minato-2021:1/課題/ア"]
    assert sorted(told, key=str) == sorted(
        [
            ("Opening", ["facility/quay"], "埠頭の供用開始", *may, True, both),
            ("Start", ["1/a"], "要素の日程", *may, False, both[:1]),
            ("opened", ["facility/quay"], "", ["2020年", "2020"], "2020-01-01", "2020-12-31", False, both[1:]),
        ],
        key=str,
    )  # fmt: skip
    assert [moment["period"] for moment in data["moments"]] == [0, 1, 1]  # in the order of time


def test_a_thing_has_a_point_where_the_data_give_it_one_on_the_globe(tmp_path: Path) -> None:
    data = _made(tmp_path)
    points = [(data["things"][thing]["name"][0], *rest) for thing, *rest in data["positions"]]
    assert points == [("埠頭", 35.1, 136.9, 400, 0), ("みなと区", 35.2, 136.8, -1, 1)]


def test_the_packaged_plan_has_its_dates_and_points(data: Json) -> None:
    assert (len(data["moments"]), len(data["positions"])) == (66, 57)
    assert {moment["planned"] for moment in data["moments"]} == {True, False}
    assert all(moment["stated"] for moment in data["moments"])
    assert next((plan["begins"], plan["ends"]) for plan in data["plans"]) == ("2018-04-01", "2022-03-31")
