"""keikaku release -o DIR: an immutable folder of data, with tables, a description and a digest."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import click

from keikaku.commands import completing, deadline, languages, options, output, reading_options
from keikaku.commands.progress import Progress
from keikaku.limits import Limits
from keikaku.texts.catalogue import text as told

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _a_day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    try:
        if value is not None and (not _DAY.fullmatch(value) or not datetime.date.fromisoformat(value)):
            raise ValueError
    except ValueError:
        raise click.BadParameter(f"{value} is no day: write it as 2026-11-30.") from None
    return value


@click.command()
@click.option(
    "-o", "--output", "target", type=click.Path(path_type=Path), required=True, metavar="DIR",
    shell_complete=completing.files, help="The folder to make.",
)  # fmt: skip
@options.store_option
@click.option("--name", metavar="VERSION", help="What the release is called.  [default: its dataset and day]")
@click.option("--date", metavar="YYYY-MM-DD", callback=_a_day, help="The day of the data.  [default: what they say]")
@click.option(
    "--plan", "plans", multiple=True, metavar="ID", shell_complete=completing.plans,
    help="Release this plan alone, with what is said of all; as often as wanted.  [default: all that is there]",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Replace an earlier release of other data.")
@options.memory_option
@reading_options.reading_options
@options.language_option
def release(
    target: Path, store: tuple[str, ...], name: str | None, date: str | None, plans: tuple[str, ...],
    force: bool, memory: int | None, lang: str | None, **read: Any,
) -> None:  # fmt: skip
    """Make a release: a folder that never changes, and that answers can name.

    It holds the statements as N-Quads (what people stated, what follows, the ontology), tables for engines that read
    Parquet, a description (VoID, DCAT, CSVW), CITATION.cff and a manifest with the digest of the data and of every
    file. The same data give the same bytes. Its parts need pip install 'keikaku[analysis]'.

    \b
    keikaku release -o kawasaki/
    keikaku release --store packaged --store my-plan/ --name 2026-1 -o both/
    keikaku release --plan 2018 -o plan-2018/
    """
    from keikaku.services.data import whole_folders
    from keikaku.services.releases import placing
    from keikaku.services.releases import release as service
    from keikaku.services.session import notices, readings

    if name is not None:
        service.refuse_name(name)
    language = lang or languages.default_language()
    reading = readings.reading(*(read[one] for one in reading_options.NAMES))
    place = placing.target_of(target)
    progress = Progress("releases", language)
    steps = service.Steps(progress.step, progress.done)
    with whole_folders.beside(place) as folder:
        made = deadline.within(
            Limits(),  # the system counts what Arrow and DuckDB only reserve: they are held to it otherwise
            lambda: service.make(store, reading, folder, name=name, date=date, plans=plans, memory=memory, steps=steps),
            progress=progress.line,
        )
        before = placing.put(made, folder, place, force=force)
    output.print_name(target)
    output.note(
        told(
            "releases.made", language, name=made.name, quads=f"{made.counts['quads']:,}", count=len(made.plans),
            digest=made.digest,
        )
    )  # fmt: skip
    if before is not None:
        key = "releases.replaced" if before.digest != made.digest else "releases.same"
        key = "releases.renamed" if key == "releases.same" and before.name != made.name else key
        output.note(told(key, language, name=before.name, digest=before.digest))
    if made.plans and not made.counts["keys"]:
        output.note(told("releases.no_keys", language))
    for notice in notices.of(reading):
        output.note(str(notice.best(language)))
