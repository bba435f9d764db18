"""keikaku explore: the whole graph as one HTML page to search and look around in."""

from __future__ import annotations

from pathlib import Path

import click

from keikaku.commands import languages, options, output, settings
from keikaku.commands.options import Access
from keikaku.render import renderers
from keikaku.texts.catalogue import text

_SECONDS = 300.0  # that a page may take: of 50,000 things it is no matter of a moment
_NAMED = 3  # files, of which the page has its title


@click.command()
@options.page_options("explorer.html")
@options.store_options_for(_SECONDS)
@options.format_option("explorer", usual="as the file's ending, else html")
@options.language_option
@options.source_option
@click.option(
    "--story",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A guided story through the page.  [default: story.toml in the store's folder]",
)
@options.cite_option("With the plan's text, from --source or the configuration. ")
@options.explain_option
def explore(
    target: Path | None, show: bool | None, access: Access, form: str | None, lang: str | None,
    source: Path | None, story: Path | None, cite: bool, explain: bool,
) -> None:  # fmt: skip
    """Write the explorer: plans, or any data, on one page to search, look around and compare.

    One HTML file that needs nothing else, no server and no network. With --source, passages show their Japanese
    text; who may see that text may see the page.

    \b
    keikaku explore
    keikaku explore -o plan.html --no-open
    keikaku explore --source ~/plans --lang ja
    keikaku explore --story talk.toml
    """
    source = source or (settings.source() if cite else None)
    language = lang or languages.default_language()
    form = output.chosen("explorer", form, target)
    place = output.place(form, target, Path("explorer.html"))
    medium = output.medium(language, place)

    def work() -> tuple[str, list[str], str, str | None]:
        from keikaku.render.explorer.explorer_view import ExplorerView
        from keikaku.render.explorer.modules import views
        from keikaku.services.explorer import explorer
        from keikaku.services.explorer import story as stories
        from keikaku.services.passages import quotations
        from keikaku.services.releases import citing
        from keikaku.texts.catalogue import spoken

        session = access.session(source=source, explain=explain, everything=True)
        texts = quotations.quotations(session)
        contents = explorer.data(session, spoken(language), texts, _called(access.store))
        contents, unfit = stories.told(contents, story, access.store, views)
        cited = citing.explorer(session, access.store).line.best(language) if cite else None
        return renderers.render(ExplorerView(contents), form, medium), session.asked, unfit, cited

    page, asked, unfit, cited = access.within(work)
    if cited:
        output.note(cited)
    if unfit:
        output.note(text("notes.story_left_out", languages.default_language(), problem=unfit))
    if explain:
        output.note(output.queries(asked))
    output.deliver(page, form, place, show)


def _called(stores: tuple[str, ...]) -> str:
    """What data without a title are called: the names of their files."""
    names = [one if "://" in one else Path(one).name for one in stores if one not in ("packaged", "-")]
    return ", ".join(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
