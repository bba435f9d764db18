"""keikaku search TEXT: things by any spelling."""

from __future__ import annotations

import click

from keikaku.commands import completing, languages, options, output
from keikaku.commands.options import Access
from keikaku.texts.catalogue import text as told


@click.command()
@click.argument("text", shell_complete=completing.things)
@options.store_options
@options.format_option("rows")
@options.language_option
@options.explain_option
@options.cite_option()
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="At most so many.")
def search(
    text: str, access: Access, form: str | None, lang: str | None, explain: bool, cite: bool, limit: int,
) -> None:  # fmt: skip
    """Find things whose names are written like TEXT.

    Width, kana, case, brackets, spaces and small errors make no difference. TEXT "-" is read from standard input.

    \b
    keikaku search ｼﾞｪﾄﾛ
    keikaku search "overseas busines support"
    """
    text = options.given(text)
    language = languages.language_of(text, lang)

    def work() -> tuple[list[str], str]:
        from keikaku.services.releases import citing
        from keikaku.services.things import naming, search
        from keikaku.services.things.matches_view import MatchesView

        session = access.session(once=True, explain=explain)
        matches = search.search(session, text, limit)
        notes = [output.queries(session.asked)] if explain else []
        if not matches:
            blank = naming.is_blank(session, text)
            notes.append(told("notes.blank_node" if blank else "notes.nothing_written_so", language))
        if others := naming.elsewhere(session, text):
            notes.append(told("notes.called_so_elsewhere", language, others=", ".join(others)))
        cited = citing.search(session, access.store, text) if cite else None
        said, beside = output.cited_text(MatchesView(text, matches), form, language, cited)
        return [*notes, *beside], said

    output.write_with(*access.within(work, quick=True))
