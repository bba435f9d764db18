"""keikaku indicators [NAME]: where the indicators stand between baseline and target."""

from __future__ import annotations

from pathlib import Path

import click

from keikaku.commands import completing, languages, options, output, settings
from keikaku.commands.options import Access
from keikaku.render import renderers
from keikaku.texts.catalogue import text as told


@click.command()
@click.argument("name", required=False, shell_complete=completing.things)
@click.option(
    "--sort", type=click.Choice(["distance", "plan", "pace"]), default="distance", show_default=True,
    help="Farthest from the target first; in the order of the plan; or those that must speed up most first.",
)  # fmt: skip
@click.option(
    "-o", "--output", "target", type=click.Path(path_type=Path), metavar="FILE", shell_complete=completing.files,
    help="Write a file and print its name; its ending tells the format.  [default: standard output]",
)  # fmt: skip
@options.store_options
@options.format_option("indicators", usual="as the file's ending, else table on a terminal, else csv")
@options.language_option
@options.explain_option
@options.cite_option("Cite the passages, as every row does; --source adds their text. ")
@options.source_option
def indicators(
    name: str | None, sort: str, target: Path | None, access: Access, form: str | None, lang: str | None,
    explain: bool, cite: bool, source: Path | None,
) -> None:  # fmt: skip
    """Show how far the indicators are: baseline, latest value, target, and the pace still needed.

    All, or those of NAME: a plan, a policy, a strategy, a measure, or what an indicator is about, by any spelling,
    an address or an IRI; "-" is read from standard input. As html or svg, one file with a chart of each.

    \b
    keikaku indicators
    keikaku indicators "policy 7" --sort plan
    keikaku indicators -o indicators.html
    """
    name = options.given(name) if name is not None else None
    source = source or (settings.source() if cite else None)
    language = languages.language_of(name or "", lang)
    form = output.chosen("indicators", form, target)
    place = output.place(form, target)
    medium = output.medium(language, place)

    def work() -> tuple[list[str], str]:
        from keikaku.render.indicators.indicators_view import IndicatorsView
        from keikaku.services.indicators import indicators, standing
        from keikaku.services.passages import quotations
        from keikaku.services.releases import citing
        from keikaku.services.things import naming

        session = access.session(source=source, explain=explain)
        session, named = naming.found(session, name) if name is not None else (session, None)
        found = standing.in_order(indicators.of(session, named), sort)
        view = IndicatorsView(found, quotations.quotations(session))
        notes = [output.queries(session.asked)] if explain else []
        if name is not None and named:
            notes += named.notes(name, language)
            if not found:
                notes.append(told("notes.no_indicators", language, name=name))
        if cite and source is None:
            notes.append(told("notes.source_adds_text", language))
        if not cite:
            return notes, renderers.render(view, form, medium)
        cited = citing.indicators(session, access.store, name)
        written, is_within = renderers.cited(view, form, medium, cited.line, cited.data())
        return [*notes, *([] if is_within else [cited.line.best(language) or ""])], written

    notes, text = access.within(work)
    for note in notes:
        output.note(note)
    output.deliver(text, form, place)
