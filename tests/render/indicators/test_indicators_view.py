"""What programs see of indicators: numbers in the base unit."""

from __future__ import annotations

from keikaku.render.indicators.indicators_view import IndicatorsView
from keikaku.services.indicators.indicators import indicators
from keikaku.services.session.session import Session


def test_as_a_table_and_as_json(session: Session) -> None:
    found = indicators(session, "2018:6.1.1")
    (table,) = IndicatorsView([*found]).tables("en")
    assert dict(zip(table.columns, table.rows[0], strict=True)) == {
        "address": "2018:6.1.1/indicator/1",
        "indicator": "Number of business matches concluded per year with the city's support",
        "measure": "Opening up sales channels abroad", "baseline": "581", "baseline_year": 2014, "latest": "840",
        "latest_year": 2016, "interim_target": "630", "interim_year": 2017, "target": "800",
        "target_year": 2021, "unit": "cases",
        "standing": "reached", "track": "reached", "way": None, "needed": 0.0, "so_far": 129.5, "page": 133,
    }  # fmt: skip
    quoted = IndicatorsView([*found], {"2018:6.1.1/indicator/1": "原文"})
    (one,) = quoted.data()["indicators"]
    values = one.pop("values")
    assert one == {
        "iri": "https://w3id.org/keikaku/id/2018/6.1.1/indicator/1", "address": "2018:6.1.1/indicator/1", "page": 133,
        "label": {"ja": found[0].thing.label.ja,
                  "en": "Number of business matches concluded per year with the city's support"},
        "measure": "https://w3id.org/keikaku/id/2018/6.1.1", "policy": "https://w3id.org/keikaku/id/2018/6",
        "unit": {"ja": "件", "en": "cases"}, "way": "up", "standing": "reached", "share": 1.18265, "pace": 0.0,
        "past": 129.5, "years": 5.0, "track": "reached", "first": "met", "cumulative": False,
        "changes": [{"ja": "目標値の修正", "en": "target revised"}], "text": "原文",
    }  # fmt: skip
    assert isinstance(values, list)
    assert values[3] == {
        "kind": "Target", "period": {"ja": "2021年度", "en": "fiscal 2021"}, "year": 2021, "value": "800",
        "comparator": "AtLeast", "printed": "800件以上", "evidence": ["2018:6.1.1/indicator/1"],
    }  # fmt: skip
    assert quoted.tables("ja")[0].rows[0][-1] == "原文"
