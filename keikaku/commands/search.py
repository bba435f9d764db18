"""keikaku search TEXT: things by any spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keikaku.commands import completing, deadline, languages, options, output

if TYPE_CHECKING:
    from keikaku.services.things.search import Match


@click.command()
@click.argument("text", shell_complete=completing.things)
@options.store_options
@options.format_option("rows")
@options.language_option
@options.explain_option
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="At most so many.")
def search(
    text: str, store: str | None, engine: str, timeout: float, form: str | None, lang: str | None,
    explain: bool, limit: int,
) -> None:  # fmt: skip
    """Find things whose names are written like TEXT.

    Width, kana, case, brackets, spaces and small errors make no difference. TEXT "-" is read from standard input.

    \b
    keikaku search ｼﾞｪﾄﾛ
    keikaku search "overseas busines support"
    """
    text = options.given(text)

    def work() -> tuple[list[Match], list[str]]:
        from keikaku.services.session import opening
        from keikaku.services.things import search

        session = opening.open_session(store, engine, timeout, once=True, explain=explain)
        return search.search(session, text, limit), session.asked

    matches, asked = deadline.within(timeout, work)
    if explain:
        output.note_queries(asked)
    language = languages.language_of(text, lang)
    from keikaku.services.things.matches_view import MatchesView

    if not matches:
        output.say("notes.nothing_written_so", language)
    output.show(MatchesView(text, matches), form, language)
