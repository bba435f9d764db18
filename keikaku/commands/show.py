"""keikaku show NAME: one thing, its facts, its neighbours, where each is stated."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from keikaku.commands import completing, deadline, languages, options, output, settings

if TYPE_CHECKING:
    from keikaku.services.things.show import Sheet


@click.command()
@click.argument("name", shell_complete=completing.things)
@options.store_options
@options.format_option("sheet")
@options.language_option
@options.explain_option
@click.option("--cite", is_flag=True, help="Cite the passages, as every row does; --source adds their text.")
@options.source_option
def show(
    name: str, store: str | None, engine: str, timeout: float, form: str | None, lang: str | None,
    explain: bool, cite: bool, source: Path | None,
) -> None:  # fmt: skip
    """Show one thing: its facts, and where each is stated.

    NAME is any spelling of a name, an address (2018:6.1.1), or an IRI; "-" is read from standard input.

    \b
    keikaku show KOBS
    keikaku show 2018:6.1.1/action/4
    """
    name = options.given(name)
    source = source or (settings.source() if cite else None)

    def work() -> tuple[Sheet, dict[str, str], list[str]]:
        from keikaku.services.passages import quotations
        from keikaku.services.session import opening
        from keikaku.services.things import show

        session = opening.open_session(store, engine, timeout, source=source, once=True, explain=explain)
        return show.show(session, name), quotations.quotations(session), session.asked

    sheet, quotations, asked = deadline.within(timeout, work)
    if explain:
        output.note_queries(asked)
    language = languages.language_of(name, lang)
    from keikaku.services.things.sheet_view import SheetView

    output.note_taken(name, sheet.resolved, language)
    if cite and source is None:
        output.say("notes.source_adds_text", language)
    output.show(SheetView(sheet, quotations), form, language)
