"""The report of a check, as it can be seen."""

from __future__ import annotations

from dataclasses import dataclass

from keikaku.records import Table
from keikaku.services.checks.check import Report
from keikaku.services.registers import unplaced
from keikaku.texts.catalogue import labels, text
from keikaku.views import Tabular

_COLUMNS = {"check": "columns.check", "where": "columns.where", "problem": "columns.problem", "file": "columns.file"}


@dataclass(frozen=True)
class ReportView(Tabular):
    """All that a check found."""

    report: Report

    def title(self, language: str) -> str:
        """That it is the report of a check."""
        return text("checks.title", language)

    def notes(self, language: str) -> list[str]:
        """What could not be checked, what nobody has read, what was counted, and how many problems there are."""
        report = self.report
        counted = [(report.labels[name].best(language), number) for name, number in report.counts.items() if number]
        found = len(report.findings)
        return [
            *(label.best(language) or "" for label in (*report.skipped, *unplaced.told(report.unread))),
            *([text("checks.unread", language)] if report.unread else []),
            *([", ".join(f"{label} {number}" for label, number in counted)] if counted else []),
            text("checks.problems", language, count=found) if found else text("checks.nothing_wrong", language),
        ]

    def tables(self, language: str) -> list[Table]:
        """One row a finding."""
        rows = [(one.check, one.where, one.what(language), one.place) for one in self.report.findings]
        return [Table(tuple(_COLUMNS), labels(_COLUMNS.values()), [*rows])]

    def data(self) -> dict[str, object]:
        """What ``check --format json`` prints."""
        report = self.report
        return {
            "conforms": not report.findings,
            "findings": [finding.data() for finding in report.findings],
            "counts": report.counts,
            "skipped": [label._asdict() for label in report.skipped],
            "unread": [one._asdict() for one in report.unread],
        }
