"""The report of a check, as it can be seen."""

from __future__ import annotations

from dataclasses import dataclass

from keikaku.records import Label, Table
from keikaku.services.checks.check import Report
from keikaku.views import Tabular

_TITLE = Label("グラフの検査", "The check of a graph")
_COLUMNS = {"check": Label("検査", "Check"), "where": Label("場所", "Where"), "problem": Label("問題", "Problem")}


@dataclass(frozen=True)
class ReportView(Tabular):
    """All that a check found."""

    report: Report

    def title(self, language: str) -> str:
        """That it is the report of a check."""
        return _TITLE.best(language) or ""

    def notes(self, language: str) -> list[str]:
        """What could not be checked, what was counted, and how many problems there are."""
        report = self.report
        counted = [(report.labels[name].best(language), number) for name, number in report.counts.items() if number]
        found = len(report.findings)
        if language == "ja":
            verdict = f"問題が{found}件ある" if found else "問題はない"
        else:
            verdict = f"{found} problem{'s' if found != 1 else ''} found" if found else "nothing is wrong"
        return [
            *(label.best(language) or "" for label in report.skipped),
            *([", ".join(f"{label} {number}" for label, number in counted)] if counted else []),
            verdict,
        ]

    def tables(self, language: str) -> list[Table]:
        """One row a finding."""
        rows = [(one.check, one.where, one.ja if language == "ja" else one.en) for one in self.report.findings]
        return [Table(tuple(_COLUMNS), tuple(_COLUMNS.values()), [*rows])]

    def data(self) -> dict[str, object]:
        """What ``check --format json`` prints."""
        report = self.report
        return {
            "conforms": not report.findings,
            "findings": [finding._asdict() for finding in report.findings],
            "counts": report.counts,
            "skipped": [label._asdict() for label in report.skipped],
        }
