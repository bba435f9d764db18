"""What programs and people see of a check."""

from __future__ import annotations

import pytest

from keikaku.records import Label
from keikaku.services.checks.check import Report
from keikaku.services.checks.findings import Finding
from keikaku.services.checks.report_view import ReportView

FINDING = Finding("form", "2018/6.1.2.trig", "正規形でない", "not in canonical form")
COUNTS = {"Passage": 535, "Plan": 0, "Policy": 7}
LABELS = {"Passage": Label("記述箇所", "Passage"), "Plan": Label("計画", "Plan"), "Policy": Label(None, "Policy")}
SKIPPED = Label("確かめていない", "not proved")


def view(*findings: Finding) -> ReportView:
    return ReportView(Report([*findings], COUNTS, [SKIPPED], LABELS))


def test_the_report_as_object_and_table() -> None:
    assert view(FINDING).data() == {
        "conforms": False,
        "findings": [{"check": "form", "where": FINDING.where, "ja": FINDING.ja, "en": FINDING.en}],
        "counts": COUNTS,
        "skipped": [{"ja": "確かめていない", "en": "not proved"}],
    }
    assert [table.rows for table in view(FINDING).tables("ja")] == [[("form", FINDING.where, FINDING.ja)]]
    assert [table.rows for table in view(FINDING).tables("en")] == [[("form", FINDING.where, FINDING.en)]]
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
