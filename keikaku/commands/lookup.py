"""keikaku lookup QUESTION: a question in English or Japanese, answered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from keikaku.commands import deadline, languages, options, output, settings

if TYPE_CHECKING:
    from keikaku.services.questions.lookup import Lookup


@click.command()
@click.argument("question")
@options.store_options
@options.format_option("rows")
@options.language_option
@options.explain_option
@click.option("--cite", is_flag=True, help="A line for each passage that says so.")
@options.source_option
def lookup(
    question: str, store: str | None, engine: str, timeout: float, form: str | None, lang: str | None,
    explain: bool, cite: bool, source: Path | None,
) -> None:  # fmt: skip
    """Answer a question in English or Japanese.

    QUESTION "-" is read from standard input.

    \b
    keikaku lookup "initiatives involving JETRO"
    keikaku lookup "members of the new support organisation"
    keikaku lookup 政策６の指標と目標値
    """
    text = options.given(question)
    cite, source = (cite or source is not None), source or (settings.source() if cite else None)
    language = languages.language_of(text, lang)

    def work() -> tuple[Lookup, dict[str, str]]:
        from keikaku.services.passages import quotations
        from keikaku.services.questions import lookup
        from keikaku.services.session import opening

        session = opening.open_session(store, engine, timeout, source=source, once=True)
        return lookup.lookup(session, text), quotations.quotations(session)

    answer, quotations = deadline.within(timeout, work)
    from keikaku.services.questions.answer_view import AnswerView

    view = AnswerView(answer, cite, quotations)
    for note in view.notes(language):
        output.note(note)
    if explain:
        output.note(answer.sparql)
    if not answer.results and not answer.ways:
        output.say("notes.nothing_said", language)
    output.show(view, form, language)
