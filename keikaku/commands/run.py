"""keikaku run [NAME]: a query of the catalogue; without a name, the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keikaku.commands import completing, languages, options, output
from keikaku.commands.options import Access
from keikaku.errors import AskedWrongly

if TYPE_CHECKING:
    from keikaku.records import Label
    from keikaku.services.catalogue.run import Run
    from keikaku.views import View


@click.command()
@click.argument("name", required=False, shell_complete=completing.queries)
@options.parameters_option
@click.option("--about", is_flag=True, help="Say what the query asks, its parameters and its columns.")
@options.store_options
@options.format_option("run")
@options.language_option
@options.explain_option
@options.cite_option()
def run(
    name: str | None, parameters: tuple[tuple[str, str], ...], about: bool, access: Access, form: str | None,
    lang: str | None, explain: bool, cite: bool,
) -> None:  # fmt: skip
    """Run a query of the catalogue; without NAME, list the catalogue.

    \b
    keikaku run
    keikaku run partners -p actor JETRO
    keikaku run distance-to-target --about
    """
    values = options.values(parameters)
    language = languages.language_of(" ".join(values.values()), lang or values.get("language"))
    from keikaku.services.catalogue import run as service
    from keikaku.services.catalogue.catalogue_views import CatalogueView, DescriptionView

    if name is None:
        _refuse_without_name(parameters, about)
        output.write(output.text_of(CatalogueView(service.catalogue()), form, language))
        return
    if about:
        output.write(output.text_of(DescriptionView(service.find(name)), form, language))
        return

    def work() -> tuple[list[str], str]:
        from keikaku.services.catalogue import emptied
        from keikaku.services.releases import citing

        session = access.session()
        answer = service.run(session, name, values, language)
        given = {one: found for one, found in answer.resolved.items() if one in values}
        notes = [note for one, found in given.items() for note in found.notes(values[one], language)]
        notes += _asked_of(answer, language)
        if nothing := emptied.why(session, answer, values):
            notes.append(nothing.best(language) or "")
        if explain:
            notes.append(output.queries([answer.sparql]))
        cited = citing.run(session, access.store, name, values) if cite else None
        said, beside = output.cited_text(_view(answer, nothing), form, language, cited)
        return [*notes, *beside], said

    output.write_with(*access.within(work))


def _asked_of(answer: Run, language: str) -> list[str]:
    """Which plans were asked, where none was named and there are others."""
    taken = answer.taken
    if taken.named or not taken.view.others:
        return []
    return [output.plans_asked(taken.plans, taken.view.others, language)]


def _view(answer: Run, nothing: Label | None) -> View:
    """The rows, as people and programs see them."""
    from keikaku.render.rows.sparql_views import RunView
    from keikaku.services.catalogue.catalogue_views import headings

    entry = answer.entry
    said = (entry.question, entry.note, *answer.settings)
    return RunView(answer.solutions, entry.title, said, headings(entry), answer.values, nothing)


def _refuse_without_name(parameters: tuple[tuple[str, str], ...], about: bool) -> None:
    if parameters or about:
        raise AskedWrongly("no query is named", "keikaku run NAME; keikaku run alone lists the names")
