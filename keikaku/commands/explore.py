"""keikaku explore: the whole graph as one HTML page to search and look around in."""

from __future__ import annotations

import sys
import webbrowser
from pathlib import Path

import click

from keikaku.commands import deadline, options, output, settings


@click.command()
@click.option(
    "-o", "--output", "target", type=click.Path(path_type=Path), metavar="FILE", default=Path("explorer.html"),
    show_default="explorer.html here", help="Where to write; - is standard output.",
)  # fmt: skip
@click.option("--open/--no-open", "show", default=None, help="Open it in the browser.  [default: on a terminal]")
@options.store_options
@options.language_option
@options.source_option
@click.option("--cite", is_flag=True, help="With the plan's text, from --source or the configuration.")
@options.explain_option
def explore(
    target: Path, show: bool | None, store: str | None, engine: str, timeout: float, lang: str | None,
    source: Path | None, cite: bool, explain: bool,
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
    language = lang or options.default_language()

    def work() -> tuple[str, list[str]]:
        from keikaku.render.explorer import page
        from keikaku.services import explorer, load

        dataset = load.recorded(load.open_store(store, engine, timeout))
        quotations: dict[str, str] = {}
        if source is not None:
            from keikaku.services import citing

            quotations = citing.quotations(dataset, source)
        return page.render(explorer.data(dataset, language, quotations)), dataset.asked

    text, asked = deadline.within(timeout, work)
    if explain:
        output.note_queries(asked)
    if target == Path("-"):
        output.write(text)
        return
    from keikaku.services.files import write_whole

    write_whole(target, text)
    output.write(f"{target}\n")
    if show or (show is None and sys.stdout.isatty()):
        webbrowser.open(target.resolve().as_uri())
