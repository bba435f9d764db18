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
@options.format_option()
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
    form = output.chosen(form)
    from keikaku.services.things import search as service

    if not matches:
        output.note("そのように書かれるものはない" if language == "ja" else "nothing is written like that")
    if form == "json":
        output.write_json(service.as_json(matches))
    elif form == "jsonl":
        from keikaku.render.rows import json_text

        output.write(json_text.render_lines(service.as_json(matches)["results"]))
    elif matches or form != "table":
        output.write_table(service.as_table(matches, language), form, language)
