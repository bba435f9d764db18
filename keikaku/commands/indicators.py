"""keikaku indicators [NAME]: where the indicators stand between baseline and target."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from keikaku.commands import completing, deadline, languages, options, output, settings
from keikaku.render import renderers

if TYPE_CHECKING:
    from keikaku.records import Indicator
    from keikaku.services.things.naming import Resolved


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
@click.option("--cite", is_flag=True, help="Cite the passages, as every row does; --source adds their text.")
@options.source_option
def indicators(
    name: str | None, sort: str, target: Path | None, store: str | None, engine: str, timeout: float,
    form: str | None, lang: str | None, explain: bool, cite: bool, source: Path | None,
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

    def work() -> tuple[list[Indicator], Resolved | None, dict[str, str], list[str]]:
        from keikaku.services.indicators import indicators, standing
        from keikaku.services.passages import quotations
        from keikaku.services.session import opening
        from keikaku.services.things import naming

        session = opening.open_session(store, engine, timeout, source=source, explain=explain)
        named = naming.resolve(session, name) if name is not None else None
        found = standing.in_order(indicators.of(session, named), sort)
        return found, named, quotations.quotations(session), session.asked

    found, named, quotations, asked = deadline.within(timeout, work)
    if explain:
        output.note_queries(asked)
    language = languages.language_of(name or "", lang)
    if name is not None and named:
        output.note_taken(name, named, language)
        if not found:
            output.say("notes.no_indicators", language, name=name)
    if cite and source is None:
        output.say("notes.source_adds_text", language)
    from keikaku.render.indicators.indicators_view import IndicatorsView

    view = IndicatorsView(found, quotations)
    form = output.chosen(view.kind, form, target)
    place = output.place(form, target)
    output.deliver(renderers.render(view, form, output.medium(language, place)), form, place)
