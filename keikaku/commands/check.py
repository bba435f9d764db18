"""keikaku check: shapes, register, terms, and every mention against the text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from keikaku.commands import completing, deadline, languages, options, output, reading_options, settings
from keikaku.errors import AskedWrongly
from keikaku.limits import Limits


@click.command()
@click.option(
    "--store", multiple=True, metavar="PATH", shell_complete=completing.files,
    help="Check this instead of the packaged graph: RDF files, or an Oxigraph folder; as often as wanted, “packaged” "
    "among them.",
)  # fmt: skip
@click.option(
    "--only", metavar="PLAN|STORE",
    help="Tell only of the things of this plan, or of this one of the stores, and ask for no other text.",
)  # fmt: skip
@options.source_option
@click.option(
    "--fix",
    is_flag=True,
    help="First write graph files in canonical form, and what is derived; with --source, the words, too.",
)
@click.option(
    "--keys",
    is_flag=True,
    help="With --fix, write the keys of names as well, by which an endpoint finds them (derived/**/keys.trig).",
)
@options.memory_option
@reading_options.reading_options
@options.format_option("rows")
@options.language_option
def check(
    store: tuple[str, ...], only: str | None, source: Path | None, fix: bool, keys: bool, memory: int | None,
    form: str | None, lang: str | None, **read: Any,
) -> int:  # fmt: skip
    """Check the graph: its form, its terms, its shapes.

    With --source, also every mention, every hash and the words of each passage against the plan's own text.
    Exit code 0: nothing is wrong; 1: the list says what and where.

    \b
    keikaku check --source sources/
    keikaku check --store packaged --store my-plan/ --only my-plan/ --source my-texts/
    """
    from keikaku.services.checks import check as service
    from keikaku.services.checks.report_view import ReportView
    from keikaku.services.session import notices, readings

    source = source or settings.source()
    reading = readings.reading(*(read[name] for name in reading_options.NAMES))
    if fix:
        if reading.lenient or reading.base:
            what = "--fix writes files as they stand, without --lenient and --base"
            raise AskedWrongly(what, "correct them first, and write the base into them")
        for done in service.fix(store, source, only, keys):
            output.note(done)
    language = lang or languages.default_language()

    def work() -> tuple[str, list[str], bool]:
        report = service.check(store, source, only=only, reading=reading)
        view = ReportView(report)
        return output.text_of(view, form, language), view.notes(language), bool(report.findings)

    text, notes, wanting = deadline.within(Limits(None, memory), work)
    output.write(text)
    for note in (*notes, *(str(one.best(language)) for one in notices.of(reading))):
        output.note(note)
    return 1 if wanting else 0
