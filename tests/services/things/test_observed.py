from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from keikaku.records import IRI, Citation, Label
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.services.things.observed import Value, values
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


def _value(
    printed: str, comparator: str, value: int | None, lowest: int | None = None, highest: int | None = None
) -> Value:
    numbers = [None if one is None else Decimal(one) for one in (value, lowest, highest)]
    unit, said_in = Label("回", "visits"), Citation("valley:1", None)
    nothing = Label(None, None)
    return Value("Target", None, numbers[0], unit, comparator, printed, nothing, said_in, "", *numbers[1:])


@pytest.mark.parametrize(
    ("value", "english", "japanese"),
    [
        (_value("512", "Exactly", 512000), "512,000 visits (printed: 512)", "512,000回（原文：512）"),
        (_value("575+", "AtLeast", 575000), "at least 575,000 visits (printed: 575+)", "575,000回以上（原文：575+）"),
        (
            _value("500–600", "Between", None, 500000, 600000),
            "500,000–600,000 visits (printed: 500–600)",
            "500,000～600,000回（原文：500–600）",
        ),
        (_value("51.2万回", "Exactly", 512000), "51.2万回", "51.2万回"),
        (_value("more", "Increase", None), "more", "more"),
    ],
)
def test_a_number_out_of_scale_is_shown_in_its_unit_beside_what_is_printed(
    value: Value, english: str, japanese: str
) -> None:
    assert (value.text("en"), value.text("ja")) == (english, japanese)


def test_every_printed_value_of_the_packaged_plans_says_its_scale(session: Session) -> None:
    asked = session.everything.select(
        f"SELECT DISTINCT ?of {{ {{ ?value <{NS}indicator> ?of }} UNION {{ ?of a <{NS}Statistic> }} }}"
    )
    found = values(session.everything, [of for (of,) in asked.rows if isinstance(of, IRI)])
    shown = [one.text("ja") for many in found.values() for one in many]
    assert len(shown) > 300
    assert not [one for one in shown if "原文" in one]
