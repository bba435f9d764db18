"""keikaku explore: the whole graph as one HTML page to search and look around in."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from keikaku.commands import deadline, languages, options, output, settings


@click.command()
@options.page_options("explorer.html")
@options.store_options
@click.option(
    "--format", "form", type=click.Choice(("html", "json")), default="html", show_default=True,
    help="The page, or the data that it holds, on standard output.",
)  # fmt: skip
@options.language_option
@options.source_option
@click.option("--cite", is_flag=True, help="With the plan's text, from --source or the configuration.")
@options.explain_option
def explore(
    target: Path | None, show: bool | None, store: str | None, engine: str, timeout: float, form: str,
    lang: str | None, source: Path | None, cite: bool, explain: bool,
) -> None:  # fmt: skip
    """Write the explorer: the plan on one page to search, look around and compare.

    One HTML file that needs nothing else, no server and no network. With --source, passages show their Japanese
    text; who may see that text may see the page.

    \b
    keikaku explore
    keikaku explore -o plan.html --no-open
    keikaku explore --source ~/plans --lang ja
    """
    source = source or (settings.source() if cite else None)
    language: Literal["ja", "en"] = "ja" if (lang or languages.default_language()) == "ja" else "en"

    def work() -> tuple[str, list[str]]:
        from keikaku.render.explorer import page
        from keikaku.render.rows import json_text
        from keikaku.services.explorer import explorer
        from keikaku.services.passages import quotations
        from keikaku.services.session import opening

        session = opening.open_session(store, engine, timeout, source=source, explain=explain)
        data = explorer.data(session, language, quotations.quotations(session))
        return page.render(data) if form == "html" else json_text.render(data), session.asked

    text, asked = deadline.within(timeout, work)
    if explain:
        output.note_queries(asked)
    output.deliver(text, target, Path("explorer.html") if form == "html" else None, show)
