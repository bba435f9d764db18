"""keikaku run [NAME]: a query of the catalogue; without a name, the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keikaku.commands import completing, deadline, languages, options, output
from keikaku.errors import AskedWrongly

if TYPE_CHECKING:
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
def run(
    name: str | None, parameters: tuple[tuple[str, str], ...], about: bool, store: str | None, engine: str,
    timeout: float, form: str | None, lang: str | None, explain: bool,
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
        output.show(CatalogueView(service.catalogue()), form, language)
        return
    if about:
        output.show(DescriptionView(service.find(name)), form, language)
        return

    def work() -> Run:
        from keikaku.services.catalogue import run
        from keikaku.services.session import opening

        return run.run(opening.open_session(store, engine, timeout), name, values, language)

    answer = deadline.within(timeout, work)
    for parameter, found in answer.resolved.items():
        output.note_taken(values[parameter], found, language)
    if not answer.solutions.rows:
        output.say("notes.nothing_said", language)
    if explain:
        output.note_queries([answer.sparql])
    output.show(_view(answer), form, language)


def _view(answer: Run) -> View:
    """The rows, as people and programs see them."""
    from keikaku.render.rows.sparql_views import RunView
    from keikaku.services.catalogue.catalogue_views import headings

    entry = answer.entry
    return RunView(answer.solutions, entry.title, (entry.question, entry.note, *answer.settings), headings(entry))


def _refuse_without_name(parameters: tuple[tuple[str, str], ...], about: bool) -> None:
    if parameters or about:
        raise AskedWrongly("no query is named", "keikaku run NAME; keikaku run alone lists the names")
