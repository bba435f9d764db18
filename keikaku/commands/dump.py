"""keikaku dump STORE -o FILE: all statements of a store as one file."""

from __future__ import annotations

from pathlib import Path

import click

from keikaku.commands import completing, languages, options, output, ticking
from keikaku.texts.catalogue import text as told
from keikaku.vocab import ADDED_KEYS


@click.command()
@click.argument("store", type=click.Path(path_type=Path), shell_complete=completing.files)
@click.option(
    "-o", "--output", "target", type=click.Path(path_type=Path), required=True, metavar="FILE",
    shell_complete=completing.files, help="The file to write, .nq or .trig; whole or not at all.",
)  # fmt: skip
@options.language_option
def dump(store: Path, target: Path, lang: str | None) -> None:
    """Write all statements of a store that was loaded to one file, in N-Quads or TriG.

    \b
    keikaku dump kawasaki.store -o kawasaki.nq
    """
    from keikaku.services.stores import copies

    language = lang or languages.default_language()
    with ticking.told(lambda: told("notes.working", language)):
        made = copies.dump(store, target)
    output.print_name(target)
    about = made.release
    output.note(
        told("stores.dumped", language, bytes=f"{made.bytes:,}", name=about["name"], digest=about["digest"])
    )  # fmt: skip
    if made.keys:
        output.note(told("stores.dumped_keys", language, count=made.keys, graph=ADDED_KEYS))
