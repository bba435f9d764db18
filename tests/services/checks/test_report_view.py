"""What programs and people see of a check."""

from __future__ import annotations

import pytest

from keikaku.records import Label
from keikaku.services.checks.check import Report
from keikaku.services.checks.findings import Finding, Spot
from keikaku.services.checks.report_view import ReportView

FINDING = Finding(
    "form", "2018/6.1.2.trig", "正規形でない", "not in canonical form", file="graph/2018/6.1.2.trig", line=14
)
SHAPE = Finding("shapes", "2018:6", "形", "shape", Spot("urn:six"), wanted=("Actor",), found=("Place",))
COUNTS = {"Passage": 535, "Plan": 0, "Policy": 7}
LABELS = {"Passage": Label("記述箇所", "Passage"), "Plan": Label("計画", "Plan"), "Policy": Label(None, "Policy")}
SKIPPED = Label("確かめていない", "not proved")


def view(*findings: Finding) -> ReportView:
    return ReportView(Report([*findings], COUNTS, [SKIPPED], LABELS))


def test_the_report_as_object_and_table() -> None:
    assert view(FINDING, SHAPE).data() == {
        "conforms": False,
        "findings": [
            {
                "check": "form",
                "where": FINDING.where,
                "ja": FINDING.ja,
                "en": FINDING.en,
                "thing": None,
                "file": "graph/2018/6.1.2.trig",
                "line": 14,
                "wanted": [],
                "found": [],
            },
            {
                "check": "shapes",
                "where": "2018:6",
                "ja": "形",
                "en": "shape",
                "thing": "urn:six",
                "file": None,
                "line": None,
                "wanted": ["Actor"],
                "found": ["Place"],
            },
        ],
        "counts": COUNTS,
        "skipped": [{"ja": "確かめていない", "en": "not proved"}],
        "unread": [],
    }
    assert [table.rows for table in view(FINDING).tables("ja")] == [
        [("form", FINDING.where, FINDING.ja, "graph/2018/6.1.2.trig:14")]
    ]
    assert [table.rows for table in view(FINDING).tables("en")] == [
        [("form", FINDING.where, FINDING.en, "graph/2018/6.1.2.trig:14")]
    ]
    assert view().data()["conforms"]


@pytest.mark.parametrize(
    ("found", "language", "notes"),
    [
        (0, "en", ["not proved", "Passage 535, Policy 7", "nothing is wrong"]),
        (1, "en", ["not proved", "Passage 535, Policy 7", "1 problem found"]),
        (2, "en", ["not proved", "Passage 535, Policy 7", "2 problems found"]),
        (0, "ja", ["確かめていない", "記述箇所 535, Policy 7", "問題はない"]),
        (2, "ja", ["確かめていない", "記述箇所 535, Policy 7", "問題が2件ある"]),
    ],
)
def test_it_is_said_what_was_counted_and_how_much_is_wrong(found: int, language: str, notes: list[str]) -> None:
    assert view(*[FINDING] * found).notes(language) == notes
