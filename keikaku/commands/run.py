"""keikaku run [NAME]: a query of the catalogue; without a name, the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keikaku.commands import completing, deadline, languages, options, output
from keikaku.errors import AskedWrongly

if TYPE_CHECKING:
    from keikaku.services.catalogue.run import Run


@click.command()
@click.argument("name", required=False, shell_complete=completing.queries)
@options.parameters_option
@click.option("--about", is_flag=True, help="Say what the query asks, its parameters and its columns.")
@options.store_options
@options.format_option()
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
    form = output.chosen(form)
    if name is None:
        _refuse_without_name(parameters, about)
        _write_catalogue(form, language)
        return
    if about:
        _write_about(name, form, language)
        return

    def work() -> Run:
        from keikaku.services.catalogue import run
        from keikaku.services.session import opening

        return run.run(opening.open_session(store, engine, timeout), name, values, language)

    answer = deadline.within(timeout, work)
    _say(answer, values, language)
    if explain:
        output.note_queries([answer.sparql])
    _write_rows(answer, form, language)


def _refuse_without_name(parameters: tuple[tuple[str, str], ...], about: bool) -> None:
    if parameters or about:
        raise AskedWrongly("no query is named", "keikaku run NAME; keikaku run alone lists the names")


def _write_catalogue(form: str, language: str) -> None:
    from keikaku.services.catalogue import run as service

    entries = service.catalogue()
    if form == "json":
        output.write_json({"queries": [service.as_json(entry) for entry in entries]})
    else:
        output.write_table(service.as_table(entries, language, grouped=form == "table"), form, language)


def _write_about(name: str, form: str, language: str) -> None:
    from keikaku.services.catalogue import run as service

    entry = service.find(name)
    if form in ("json", "jsonl"):
        from keikaku.render.rows import json_text

        about = service.as_json(entry)
        output.write(json_text.render(about) if form == "json" else json_text.render_lines([about]))
        return
    if form in ("table", "markdown"):
        output.write("\n".join([*service.told(entry, language), "", entry.example, "", ""]))
    if entry.parameters:
        output.write_table(service.parameters_table(entry, language), form, language)
        output.write("\n")
    output.write_table(service.columns_table(entry, language), form, language)


def _say(answer: Run, values: dict[str, str], language: str) -> None:
    """What the names were taken for where that is not plain, and that there are no rows."""
    for parameter, found in answer.resolved.items():
        name, others = values[parameter], ", ".join(found.others)
        if found.taken_for:
            taken = found.taken_for
            output.note(f"「{name}」は「{taken}」とした" if language == "ja" else f"“{name}” taken for “{taken}”")
        if others:
            output.note(f"次のものの名でもある：{others}" if language == "ja" else f"also a name of: {others}")
    if not answer.solutions.rows:
        output.note("グラフにはそう述べる箇所がない" if language == "ja" else "nothing in the graph says so")


def _write_rows(answer: Run, form: str, language: str) -> None:
    from keikaku.render.rows import json_text, sparql_results
    from keikaku.services.catalogue import run as service

    if form == "json":
        output.write(sparql_results.render_json(answer.solutions))
    elif form == "csv":
        output.write(sparql_results.render_csv(answer.solutions))
    elif form == "tsv":
        output.write(sparql_results.render_tsv(answer.solutions))
    elif form == "jsonl":
        output.write(json_text.render_lines(sparql_results.as_objects(answer.solutions)))
    elif answer.solutions.rows or form != "table":
        table = sparql_results.as_table(answer.solutions)
        output.write_table(service.for_people(answer, table), form, language)
