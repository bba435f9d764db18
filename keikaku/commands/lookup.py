"""keikaku lookup QUESTION: a question in English or Japanese, answered."""

from __future__ import annotations

from pathlib import Path

import click

from keikaku.commands import languages, options, output, settings
from keikaku.commands.options import Access
from keikaku.texts.catalogue import text as told


@click.command()
@click.argument("question")
@options.store_options
@options.format_option("rows")
@options.language_option
@options.explain_option
@click.option("--cite", is_flag=True, help="A line for each passage that says so.")
@options.source_option
def lookup(
    question: str, access: Access, form: str | None, lang: str | None, explain: bool, cite: bool, source: Path | None,
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

    def work() -> tuple[list[str], str]:
        from keikaku.services.passages import quotations
        from keikaku.services.questions import lookup
        from keikaku.services.questions.answer_view import AnswerView

        session = access.session(source=source, once=True)
        answer = lookup.lookup(session, text)
        view = AnswerView(answer, cite, quotations.quotations(session))
        notes = [*view.notes(language), *([answer.sparql] if explain else [])]
        if not answer.results and not answer.ways:
            notes.append(told("notes.nothing_said", language))
        return notes, output.text_of(view, form, language)

    output.write_with(*access.within(work, quick=True))
