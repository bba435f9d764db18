from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from keikaku.records import IRI, Citation, Label
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.services.things.observed import values
from keikaku.vocab import ID, NS

INDICATOR = IRI(f"{ID}2018/6.2.1/indicator/1")
STATISTIC = IRI(f"{ID}2018/6.1.2/issue/2/statistic/1")


def test_the_values_of_an_indicator_run_from_baseline_to_target(session: Session) -> None:
    found = values(session, [INDICATOR])[INDICATOR]
    assert [(v.kind, v.period and v.period.name("ja"), v.value, v.comparator, v.printed) for v in found] == [
        ("Baseline", "2015年度", Decimal(2), "Exactly", "２件"),
        ("Actual", "2016年度", Decimal(2), "Exactly", "２件"),
        ("FirstPeriodTarget", "2017年度", Decimal(5), "AtLeast", "５件以上"),
        ("Target", "2021年度", Decimal(7), "AtLeast", "７件以上"),
    ]
    assert {v.stated_in for v in found} == {Citation("2018:6.2.1/indicator/1", 136)}
    assert [v.text("en") for v in found][-1] == "７件以上 (fiscal 2021)"


def test_a_statistic_is_its_own_value(session: Session) -> None:
    (value,) = values(session, [STATISTIC])[STATISTIC]
    assert value.as_json() == {
        "kind": "Statistic",
        "period": "2017",
        "value": "40",
        "unit": value.unit._asdict(),
        "comparator": "Exactly",
        "printed": "40",
        "answer": {"ja": None, "en": None},
        "evidence": ["2018:6.1.2/issue/2"],
    }
    assert value.unit.ja
    assert value.unit.en


def test_both_engines_give_the_same_values(session: Session, reference: Session) -> None:
    assert values(reference, [INDICATOR, STATISTIC]) == values(session, [INDICATOR, STATISTIC])


def test_nothing_asked_nothing_found(session: Session) -> None:
    assert values(session, []) == {}
    assert values(session, [IRI(f"{ID}facility/think")]) == {}


def test_data_from_elsewhere_may_hold_what_is_no_number_and_no_known_kind(tmp_path: Path) -> None:
    (tmp_path / "odd.trig").write_text(
        f"""@base <{ID}> . @prefix kk: <{NS}> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        GRAPH <passage/2018/1> {{
          <o/1> kk:indicator <i> ; kk:valueKind kk:Guess ; kk:value "many" ; kk:printedValue "多数" .
          <o/2> kk:indicator <i> ; kk:valueKind kk:Target ; kk:value "1e3"^^xsd:decimal .
          <o/3> kk:indicator <i> .
        }}""",
        encoding="utf-8",
    )
    thing = IRI(f"{ID}i")
    found = values(open_session(str(tmp_path)), [thing])[thing]
    assert [(v.kind, v.value, v.printed, v.unit, v.period, v.stated_in.address) for v in found] == [
        ("Target", Decimal(1000), "", Label(None, None), None, f"{ID}passage/2018/1"),
        ("Guess", None, "多数", Label(None, None), None, f"{ID}passage/2018/1"),
    ]


def test_values_run_by_time_and_a_range_has_both_its_ends(harbour: Session) -> None:
    base = "https://data.harbour.example/plan/indicator-"
    ships, noise = IRI(f"{base}1"), IRI(f"{base}2")
    found = values(harbour, [ships, noise])
    assert [value.text("en") for value in found[ships]] == [
        "400 (FY2022/23)", "420 (FY2023/24)", "450 (FY2024/25)", "500 or more (FY2026/27)", "600 or more (FY2029/30)",
        "1,000 or more (2050)",
    ]  # fmt: skip
    told = found[noise][-1].as_json()
    assert (told["value"], told["lowest"], told["highest"], told["comparator"]) == (None, "45", "55", "Between")
    assert "lowest" not in found[ships][0].as_json()
