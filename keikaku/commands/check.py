"""keikaku check: shapes, register, terms, and every mention against the text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from keikaku.commands import completing, deadline, options, output, settings

if TYPE_CHECKING:
    from keikaku.services.checks.check import Report


@click.command()
@click.option(
    "--store", metavar="PATH", help="Check these RDF files instead of the packaged graph.",
    shell_complete=completing.files,
)  # fmt: skip
@options.source_option
@click.option(
    "--fix", is_flag=True, help="First write graph files in canonical form, and the files of what is derived."
)
@options.format_option()
@options.language_option
def check(store: str | None, source: Path | None, fix: bool, form: str | None, lang: str | None) -> int:
    """Check the graph: its form, its terms, its shapes.

    With --source, also every mention and every hash against the plan's own text.
    Exit code 0: nothing is wrong; 1: the list says what and where.

    \b
    keikaku check --source sources/
    """
    from keikaku.services.checks import check as service

    if fix:
        for done in service.fix(store):
            output.note(done)
    source = source or settings.source()
    report = deadline.within(None, lambda: service.check(store, source))
    language = lang or options.default_language()
    form = output.chosen(form)
    if form == "json":
        output.write_json(service.as_json(report))
    elif report.findings or form != "table":
        output.write_table(service.as_table(report, language), form, language)
    _say(report, language)
    return 1 if report.findings else 0


def _say(report: Report, language: str) -> None:
    for label in report.skipped:
        output.note(label.best(language) or "")
    counted = [(report.labels[name].best(language), number) for name, number in report.counts.items() if number]
    if counted:
        output.note(", ".join(f"{label} {number}" for label, number in counted))
    found = len(report.findings)
    if language == "ja":
        output.note(f"問題が{found}件ある" if found else "問題はない")
    else:
        output.note(f"{found} problem{'s' if found != 1 else ''} found" if found else "nothing is wrong")
