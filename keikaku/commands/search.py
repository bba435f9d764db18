"""keikaku search TEXT: things by any spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keikaku.commands import deadline, options, output

if TYPE_CHECKING:
    from keikaku.services.search import Match


@click.command()
@click.argument("text")
@options.store_options
@options.format_option()
@options.language_option
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="At most so many.")
def search(
    text: str, store: str | None, engine: str, timeout: float, form: str | None, lang: str | None, limit: int
) -> None:
    """Find things whose names are written like TEXT.

    Width, kana, case, brackets, spaces and small errors make no difference.

    \b
    keikaku search ｼﾞｪﾄﾛ
    keikaku search "overseas busines support"
    """

    def work() -> list[Match]:
        from keikaku.services import load, search

        return search.search(load.open_store(store, engine, timeout), text, limit)

    matches = deadline.within(timeout, work)
    language = options.language_of(text, lang)
    form = output.chosen(form)
    from keikaku.services import search as service

    if form == "json":
        output.write_json(service.as_json(matches))
    else:
        output.write_table(service.as_table(matches, language), form, language)
    if not matches:
        output.note("nothing is written like that")
