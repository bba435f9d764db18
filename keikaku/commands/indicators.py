"""keikaku indicators [NAME]: where the indicators stand between baseline and target."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from keikaku.commands import completing, deadline, languages, options, output, paging, settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keikaku.records import Indicator
    from keikaku.services.things.naming import Resolved

FORMATS = (*options.TABLE_FORMATS, "html", "svg")
_SUFFIXES = {f".{form}": form for form in FORMATS} | {".md": "markdown", ".htm": "html", ".txt": "table"}


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
@click.option(
    "--format", "form", type=click.Choice(FORMATS),
    help="Output format.  [default: as the file's ending, else table on a terminal, else csv]",
)  # fmt: skip
@paging.no_pager_option
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
    _say(name, named, found, language)
    if cite and source is None:
        output.note("--source で原文を添える" if language == "ja" else "--source DIR adds the text")
    text = _text(found, _chosen(form, target), language, quotations)
    output.deliver(text, target, None, show=False)


def _chosen(form: str | None, target: Path | None) -> str:
    """The format named, else the one of the file's ending, else that of the place where it goes."""
    if form is None and target is not None and target.suffix.lower() in _SUFFIXES:
        return _SUFFIXES[target.suffix.lower()]
    return output.chosen(form)


def _say(name: str | None, named: Resolved | None, found: list[Indicator], language: str) -> None:
    """What the name was taken for, what else goes by it, and that it has no indicators."""
    japanese = language == "ja"
    if named and named.taken_for:
        taken = named.taken_for
        output.note(f"「{name}」は「{taken}」とした" if japanese else f"“{name}” taken for “{taken}”")
    if named and named.others:
        others = ", ".join(named.others)
        output.note(f"次のものの名でもある：{others}" if japanese else f"also a name of: {others}")
    if named and not found:
        output.note(f"「{name}」に成果指標はない" if japanese else f"“{name}” has no indicators")


def _text(found: list[Indicator], form: str, language: str, quotations: Mapping[str, str]) -> str:
    if form == "html":
        from keikaku.render.indicators import progress_page

        return progress_page.render(found, language, quotations)
    if form == "svg":
        from keikaku.render.indicators import progress_svg

        return progress_svg.render(found, language)
    if form == "table":
        from keikaku.render.indicators import progress_text

        width = shutil.get_terminal_size((100, 24)).columns
        return progress_text.render(found, language, width, output.in_colour(), not _has_blocks(), quotations)
    from keikaku.services.indicators import indicators

    if form == "json":
        from keikaku.render.rows import json_text

        return json_text.render(indicators.as_json(found, quotations))
    return output.table_text(indicators.as_table(found, language, quotations), form, language)


def _has_blocks() -> bool:
    """Whether the terminal's character set has block elements: that of the locale, where it names one, is UTF-8."""
    locale = next((value for key in ("LC_ALL", "LC_CTYPE", "LANG") if (value := os.environ.get(key))), "")
    if locale in ("C", "POSIX"):
        return False
    charset = locale.partition(".")[2].partition("@")[0]
    return not charset or charset.lower().replace("-", "") == "utf8"
