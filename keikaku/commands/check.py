"""keikaku check: shapes, register, terms, and every mention against the text."""

from __future__ import annotations

from pathlib import Path

import click

from keikaku.commands import completing, deadline, languages, options, output, settings


@click.command()
@click.option(
    "--store", metavar="PATH", help="Check these RDF files instead of the packaged graph.",
    shell_complete=completing.files,
)  # fmt: skip
@options.source_option
@click.option(
    "--fix",
    is_flag=True,
    help="First write graph files in canonical form, and what is derived; with --source, the words, too.",
)
@options.format_option("rows")
@options.language_option
def check(store: str | None, source: Path | None, fix: bool, form: str | None, lang: str | None) -> int:
    """Check the graph: its form, its terms, its shapes.

    With --source, also every mention, every hash and the words of each passage against the plan's own text.
    Exit code 0: nothing is wrong; 1: the list says what and where.

    \b
    keikaku check --source sources/
    """
    from keikaku.services.checks import check as service
    from keikaku.services.checks.report_view import ReportView

    source = source or settings.source()
    if fix:
        for done in service.fix(store, source):
            output.note(done)
    report = deadline.within(None, lambda: service.check(store, source))
    language = lang or languages.default_language()
    view = ReportView(report)
    output.show(view, form, language)
    for note in view.notes(language):
        output.note(note)
    return 1 if report.findings else 0
