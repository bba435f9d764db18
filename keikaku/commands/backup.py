"""keikaku backup STORE -o DIR: a store of the same data."""

from __future__ import annotations

from pathlib import Path

import click

from keikaku.commands import completing, languages, options, output, ticking
from keikaku.texts.catalogue import text as told


@click.command()
@click.argument("store", type=click.Path(path_type=Path), shell_complete=completing.files)
@click.option(
    "-o", "--output", "target", type=click.Path(path_type=Path), required=True, metavar="DIR",
    shell_complete=completing.files, help="The folder of the copy: a new one, or one to be made anew.",
)  # fmt: skip
@options.language_option
def backup(store: Path, target: Path, lang: str | None) -> None:
    """Copy a store that was loaded, as the engine does it: the copy is a store like the first.

    On one file system the two have their files in common: it takes no time and no space, and is no shelter from a disk
    that fails. A copy on another disk is.

    \b
    keikaku backup kawasaki.store -o /mnt/other/kawasaki.store
    """
    from keikaku.services.stores import copies

    language = lang or languages.default_language()
    with ticking.told(lambda: told("notes.working", language)):
        made = copies.backup(store, target)
    output.print_name(target)
    about, quads = made.manifest.release, f"{made.manifest.quads:,}"
    output.note(told("stores.made", language, name=about["name"], quads=quads, digest=about["digest"]))
    if made.in_use:
        output.note(told("stores.in_use", language))
