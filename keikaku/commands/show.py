"""keikaku show NAME: one thing, its facts, its neighbours, where each is stated."""

from __future__ import annotations

from pathlib import Path

import click

from keikaku.commands import completing, languages, options, output, settings
from keikaku.commands.options import Access
from keikaku.texts.catalogue import text as told


@click.command()
@click.argument("name", shell_complete=completing.things)
@options.store_options
@options.format_option("sheet")
@options.language_option
@options.explain_option
@options.cite_option("Cite the passages, as every row does; --source adds their text. ")
@options.source_option
def show(
    name: str, access: Access, form: str | None, lang: str | None, explain: bool, cite: bool, source: Path | None,
) -> None:  # fmt: skip
    """Show one thing: its facts, and where each is stated.

    NAME is any spelling of a name, an address (2018:6.1.1), or an IRI; "-" is read from standard input.

    \b
    keikaku show KOBS
    keikaku show 2018:6.1.1/action/4
    """
    name = options.given(name)
    source = source or (settings.source() if cite else None)
    language = languages.language_of(name, lang)

    def work() -> tuple[list[str], str]:
        from keikaku.services.passages import quotations
        from keikaku.services.releases import citing
        from keikaku.services.things import show
        from keikaku.services.things.sheet_view import SheetView

        session = access.session(source=source, once=True, explain=explain)
        sheet = show.show(session, name)
        view = SheetView(sheet, quotations.quotations(session))
        notes = [output.queries(session.asked)] if explain else []
        notes += sheet.resolved.notes(name, language)
        if cite and source is None:
            notes.append(told("notes.source_adds_text", language))
        text, beside = output.cited_text(
            view, form, language, citing.thing(session, access.store, name) if cite else None
        )
        return [*notes, *beside], text

    output.write_with(*access.within(work, quick=True))
