"""keikaku load RELEASE -o STORE: a store on disk, for many readers."""

from __future__ import annotations

from pathlib import Path

import click

from keikaku.commands import completing, languages, options, output, ticking
from keikaku.commands.progress import Progress
from keikaku.limits import Limits
from keikaku.texts.catalogue import text as told

_SLOWEST = 100_000  # bytes a second, of any machine on which it is worth waiting
_LEAST = 300.0  # seconds


@click.command()
@click.argument("source", metavar="RELEASE", type=click.Path(path_type=Path), shell_complete=completing.files)
@click.option(
    "-o", "--output", "target", type=click.Path(path_type=Path), required=True, metavar="STORE",
    shell_complete=completing.files, help="The folder of the store: a new one, or one to be made anew.",
)  # fmt: skip
@click.option(
    "--timeout", type=click.FloatRange(0.1, 864000), metavar="SECONDS",
    help="Give up after so long (exit code 124).  [default: by the size of the release]",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Switch a store of other data to this release.")
@options.memory_option
@options.language_option
def load(
    source: Path, target: Path, timeout: float | None, force: bool, memory: int | None, lang: str | None
) -> None:  # fmt: skip
    """Make a store on disk from a release, which --store then opens at once, however many plans it holds.

    It is made beside the one that may stand there, proved, and switched to at the end: who reads goes on with the old
    one. Whatever ends it before, the old one still stands; what was begun is cleared away, at the latest by the next.

    \b
    keikaku load kawasaki/ -o kawasaki.store
    keikaku load kawasaki-2027/ -o kawasaki.store --force
    """
    from keikaku.services.stores import load as service
    from keikaku.services.stores import releases

    language = lang or languages.default_language()
    release = releases.read(source)
    other = service.stands_there(release, target, force=force)
    size = sum(file.bytes for file in release.files)
    limits = Limits(timeout or _LEAST + size / _SLOWEST, memory)
    board, progress = service.Board(), Progress("stores", language)
    progress.step(service.STEPS[0], size)
    before = board.done

    def line() -> str | None:
        nonlocal before
        done, step = board.done
        if step != before[1]:
            progress.step(step, None)
        progress.done(done - before[0])
        before = done, step
        return progress.line()

    with ticking.told(line):
        made = service.load(release, target, limits, board)
    output.print_name(target)
    about, quads = made.manifest.release, f"{made.manifest.quads:,}"
    output.note(told("stores.made", language, name=about["name"], quads=quads, digest=about["digest"]))
    if other is not None:
        output.note(told("releases.replaced", language, name=other["name"], digest=other["digest"]))
    if made.keys:
        output.note(told("stores.keys", language, count=made.keys))
    if made.in_use:
        output.note(told("stores.in_use", language))
