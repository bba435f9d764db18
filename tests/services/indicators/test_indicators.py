"""Where the indicators stand: as the catalogue's queries count it, and as the plan prints it."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from keikaku.errors import AskedWrongly, UnknownName
from keikaku.records import Indicator, Label, Literal
from keikaku.services.catalogue import run
from keikaku.services.indicators.indicators import indicators, year_of
from keikaku.services.indicators.standing import SORTS, in_order
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from tests.places import PLANS
from tests.store.conftest import SMALL

Row = dict[str, str | None]


@pytest.fixture(scope="module")
def all_of_2018(session: Session) -> tuple[Indicator, ...]:
    return indicators(session)


def answer(session: Session, query: str) -> dict[str, Row]:
    """The rows of a query of the catalogue by address."""
    found = run.run(session, query, {}).solutions
    rows = [[cell.value if isinstance(cell, Literal) else None for cell in row] for row in found.rows]
    return {str(row[0]): dict(zip(found.variables, row, strict=True)) for row in rows}


def address(one: Indicator) -> str:
    assert one.thing.address
    return one.thing.address


def number(one: Indicator, kind: str) -> Decimal | None:
    value = one.find(kind)
    return value.value if value else None


def test_there_are_thirty_in_the_order_of_the_plan(all_of_2018: tuple[Indicator, ...]) -> None:
    assert len(all_of_2018) == 30
    assert [address(one) for one in all_of_2018[:4]] == [
        "2018:1.1.1/indicator/1", "2018:1.1.2/indicator/1", "2018:1.2.1/indicator/1", "2018:2.1.3/indicator/1",
    ]  # fmt: skip
    assert Counter(one.standing for one in all_of_2018) == {
        "underway": 13, "baseless": 6, "back": 5, "reached": 5, "unmeasured": 1,
    }  # fmt: skip
    assert all(one.measure and one.policy and one.unit.ja and one.unit.en and one.page for one in all_of_2018)
    assert all(len(one.values) == 4 for one in all_of_2018)


def test_those_on_track_and_off_it_are_these(all_of_2018: tuple[Indicator, ...]) -> None:
    tracks: dict[str, set[str]] = {}
    for one in all_of_2018:
        tracks.setdefault(one.track, set()).add(address(one).removeprefix("2018:").replace("/indicator", ""))
    assert tracks == {
        "reached": {"1.1.2/1", "3.1.2/1", "4.2.1/2", "4.4.1/1", "6.1.1/1"},
        "on": {"1.2.1/1", "2.1.3/1", "2.2.1/1", "4.2.2/1", "4.2.3/1", "7.1.1/2b"},
        "off": {
            "1.1.1/1", "2.3.1/1", "3.3.1/1", "4.2.1/1", "4.2.2/2", "4.3.1/1", "5.1.1/1", "5.3.2/1", "6.2.1/1",
            "7.1.1/1", "7.1.1/2a", "7.1.2/1",
        },
        "unknown": {"2.3.1/2", "2.3.1/3", "4.1.1/1", "4.1.1/2", "5.2.2/1", "5.3.2/2", "7.2.1/1"},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("query", "standing"),
    [
        ("targets-below-latest", "reached"),
        ("indicators-without-baseline", "baseless"),
        ("worse-than-baseline", "back"),
    ],
)
def test_each_standing_is_what_a_query_of_the_catalogue_finds(
    query: str, standing: str, session: Session, all_of_2018: tuple[Indicator, ...]
) -> None:
    assert {address(one) for one in all_of_2018 if one.standing == standing} == set(answer(session, query))


def test_numbers_and_shares_are_those_of_distance_to_target(
    session: Session, all_of_2018: tuple[Indicator, ...]
) -> None:
    expected = answer(session, "distance-to-target")
    assert set(expected) == {address(one) for one in all_of_2018}
    for one in all_of_2018:
        row = expected[address(one)]
        for key, kind in (("baseline", "Baseline"), ("latest", "Actual"), ("target", "Target")):
            cell = row[key]
            assert number(one, kind) == (None if cell is None else Decimal(cell)), (address(one), kind)
        way = row["way"]
        assert (one.share is None or not 0 <= one.share <= 1) == (way is None)
        if one.share is not None and way is not None:
            assert 100 * one.share == pytest.approx(float(way), abs=0.5)


def test_paces_are_those_of_pace_needed(session: Session, all_of_2018: tuple[Indicator, ...]) -> None:
    expected = answer(session, "pace-needed")
    assert set(expected) == {address(one) for one in all_of_2018 if one.pace}
    for one in all_of_2018:
        if not one.pace:
            continue
        row = expected[address(one)]
        assert row["years"] is not None
        assert row["needed"] is not None
        assert one.years == int(row["years"])
        assert one.pace == pytest.approx(float(row["needed"]), abs=0.05)
        assert (one.past is None) == (row["soFar"] is None)
        if row["soFar"] is not None:
            assert one.past == pytest.approx(float(row["soFar"]), abs=0.05)


def test_first_targets_that_were_missed_are_those_of_the_query(
    session: Session, all_of_2018: tuple[Indicator, ...]
) -> None:
    missed = set()
    for one in all_of_2018:
        latest, first = number(one, "Actual"), number(one, "InterimTarget")
        if latest is not None and first is not None and latest < first:
            missed.add(address(one))
    assert missed == set(answer(session, "first-period-missed"))


def test_what_accumulates_and_what_was_changed_is_said(session: Session, all_of_2018: tuple[Indicator, ...]) -> None:
    assert {address(one) for one in all_of_2018 if one.cumulative} == set(answer(session, "cumulative-indicators"))
    rows = run.run(session, "changed-indicators", {}).solutions.rows
    changed = {(address(one), change.en) for one in all_of_2018 for change in one.changes}
    assert changed == {(_text(row[0]), _text(row[2])) for row in rows}
    assert len(changed) == 10


def _text(cell: object) -> str:
    assert isinstance(cell, Literal)
    return cell.value


def test_a_step_back_as_the_plan_prints_it(session: Session) -> None:
    (one,) = indicators(session, "2018:7.1.2")
    assert one.thing.label.en == "Number of participants per year in factory night-view tours and industrial tours"
    assert one.unit == Label("人", "people")
    assert [
        (value.kind, value.year, value.printed, value.comparator, value.stated_in.page) for value in one.values
    ] == [
        ("Baseline", 2014, "6,600人", "Exactly", 141),
        ("Actual", 2016, "5,416人", "Exactly", 141),
        ("FirstPeriodTarget", 2017, "7,200人以上", "AtLeast", 141),
        ("Target", 2021, "8,100人以上", "AtLeast", 141),
    ]
    assert (one.way, one.standing) == ("up", "back")
    assert one.share == pytest.approx((5416 - 6600) / (8100 - 6600))
    assert (one.pace, one.past, one.years) == (536.8, -592.0, 5.0)


def test_years_of_fiscal_calendar_and_longer_periods(all_of_2018: tuple[Indicator, ...]) -> None:
    by_address = {address(one): one for one in all_of_2018}
    assert [value.year for value in by_address["2018:3.1.2/indicator/1"].values] == [2013, 2015, 2017, 2021]
    assert [value.year for value in by_address["2018:5.3.2/indicator/2"].values] == [2016, 2021, None, None]
    latest = by_address["2018:5.3.2/indicator/2"].find("Actual")
    assert latest is not None
    assert (latest.period.en, latest.ends) == ("fiscal 2014–2016", "2017-03-31")


def test_of_a_policy_those_below_it_and_of_a_thing_those_about_it(session: Session) -> None:
    assert {address(one)[:6] for one in indicators(session, "政策６")} == {"2018:6"}
    assert len(indicators(session, "2018 plan")) == 30
    assert [address(one) for one in indicators(session, "2018:6.1.1/indicator/1")] == ["2018:6.1.1/indicator/1"]
    assert "2018:4.2.1/indicator/1" in [address(one) for one in indicators(session, "programme/productive-green-land")]
    assert indicators(session, "2005 plan") == ()
    assert indicators(session, "JETRO") == ()


def test_what_is_unknown_or_can_have_none_is_refused(session: Session) -> None:
    with pytest.raises(UnknownName):
        indicators(session, "Atlantis")
    with pytest.raises(AskedWrongly, match="a unit has no indicators"):
        indicators(session, "unit/person")


def test_a_foreign_graph_without_periods_and_names() -> None:
    (one,) = indicators(open_session(str(SMALL)))
    assert (one.thing.address, one.thing.label, one.policy) == ("2018:6.1.1/indicator/1", Label(None, None), None)
    assert one.measure is not None
    assert one.measure.address == "2018:6.1.1"
    assert [(value.kind, value.year, value.value) for value in one.values] == [
        ("Baseline", None, Decimal("145270000.5")), ("Target", None, Decimal("200000000.5")),
    ]  # fmt: skip
    assert (one.way, one.standing, one.share, one.pace) == ("up", "unmeasured", None, None)


def test_values_in_two_units_are_not_compared(tmp_path: Path) -> None:
    text = SMALL.read_text(encoding="utf-8").replace(
        "kk:valueKind kk:Target ;", "kk:valueKind kk:Target ; kk:unit <https://w3id.org/keikaku/id/unit/person> ;"
    ).replace(
        "kk:valueKind kk:Baseline ;", "kk:valueKind kk:Baseline ; kk:unit <https://w3id.org/keikaku/id/unit/yen> ;"
    ) + """
<https://w3id.org/keikaku/id/graph/authority/unit> {
  <https://w3id.org/keikaku/id/unit/person> a kk:Unit ; skos:prefLabel "people"@en .
  <https://w3id.org/keikaku/id/unit/yen> a kk:Unit ; skos:prefLabel "yen"@en .
}"""  # fmt: skip
    file = tmp_path / "units.trig"
    file.write_text(text, encoding="utf-8")
    (one,) = indicators(open_session(str(file)))
    assert (one.way, one.standing) == ("none", "aimless")


def test_farthest_first_then_reached_then_what_cannot_be_said(all_of_2018: tuple[Indicator, ...]) -> None:
    ordered = in_order(all_of_2018, "distance")
    assert [address(one) for one in ordered[:6]] == [
        "2018:7.1.2/indicator/1", "2018:1.1.1/indicator/1",  # below the baseline, by the share of the way
        "2018:3.3.1/indicator/1", "2018:4.2.1/indicator/1", "2018:4.3.1/indicator/1",  # to be kept, and below it
        "2018:6.2.1/indicator/1",  # where it was
    ]  # fmt: skip
    shares = [one.share for one in ordered if one.standing == "underway" and one.share is not None]
    assert len(shares) == 13
    assert shares == sorted(shares)
    assert [one.standing for one in ordered[18:]] == ["reached"] * 5 + ["baseless"] * 6 + ["unmeasured"]


def test_by_pace_those_that_must_turn_or_speed_up_most_come_first(all_of_2018: tuple[Indicator, ...]) -> None:
    ordered = in_order(all_of_2018, "pace")
    assert {one.standing for one in ordered[:6]} == {"back", "underway"}
    assert all((one.past or 0) <= 0 for one in ordered[:6])
    times = [one.pace / one.past for one in ordered[6:18] if one.pace and one.past]
    assert len(times) == 12
    assert times == sorted(times, reverse=True)


@pytest.mark.parametrize("sort", SORTS)
def test_an_order_loses_none(sort: str, all_of_2018: tuple[Indicator, ...]) -> None:
    assert sorted(map(address, in_order(all_of_2018, sort))) == sorted(map(address, all_of_2018))


def test_a_plan_may_have_targets_of_every_form_and_its_own_fiscal_year(harbour: Session) -> None:
    found = {str(one.thing.label.en): one for one in indicators(harbour)}
    assert {name: (one.way, one.standing, one.track, one.first) for name, one in found.items()} == {
        "Ships a year": ("up", "underway", "on", None),
        "Noise at night": ("down", "reached", "reached", None),
        "Visitors to the harbour museum": ("up", "reached", "reached", None),
        "Quality of the water": ("none", "aimless", "unknown", None),
    }
    ships = found["Ships a year"]
    assert [(value.role, value.year, str(value.value)) for value in ships.values] == [
        ("Baseline", 2022, "400"), ("Actual", 2023, "420"), ("Actual", 2024, "450"), ("InterimTarget", 2026, "500"),
        ("Target", 2029, "600"), ("Target", 2050, "1000"),
    ]  # fmt: skip
    assert (ships.aim, ships.interim) == (ships.values[5], ships.values[3])
    noise = found["Noise at night"].aim
    assert noise
    assert (noise.value, str(noise.lowest), str(noise.highest), noise.printed) == (None, "45", "55", "45-55 dB")
    assert {one.page for one in found.values()} == {9}


def test_a_kind_of_value_of_a_plan_s_own_is_a_case_of_the_one_that_the_graph_says(tmp_path: Path) -> None:
    text = (PLANS / "harbour.trig").read_text(encoding="utf-8")
    own = "GRAPH <graph/kinds> { <halfway> a kk:ValueKind ; skos:broader kk:InterimTarget . }"
    file = tmp_path / "plan.trig"
    file.write_text(text.replace("kk:valueKind kk:InterimTarget", "kk:valueKind <halfway>") + own, encoding="utf-8")
    ships = indicators(open_session(str(file)))[0]
    assert ships.interim
    assert (ships.interim.kind, ships.interim.role, str(ships.interim.value)) == ("halfway", "InterimTarget", "500")


@pytest.mark.parametrize(
    ("first", "last", "name", "begins", "expected"),
    [
        ("2016-04-01", "2017-03-31", Label("2016年度", "fiscal 2016"), 4, 2016),
        ("2014-04-01", "2017-03-31", Label("2014～2016年度", "fiscal 2014–2016"), 4, 2016),
        ("2022-07-01", "2023-06-30", Label(None, "FY2022/23"), 7, 2022),
        ("2022-07-01", "2023-06-30", Label(None, "FY2023"), 7, 2023),
        ("2022-10-01", "2023-09-30", Label(None, None), 10, 2022),
        ("2016-01-01", "2016-12-31", Label("2016年", "2016"), 4, 2016),
        ("2016-04-01", "2017-03-31", Label(None, None), 1, 2017),
        ("2016-10-01", "2016-10-31", Label("2016年10月", None), 4, 2016),
    ],
)
def test_a_period_goes_by_the_plan_s_fiscal_year(
    first: str, last: str, name: Label, begins: int, expected: int
) -> None:
    assert year_of(first, last, name, begins) == expected
