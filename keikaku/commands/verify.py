"""keikaku verify PATH: whether a release, or a store, is what it was when it was made."""

from __future__ import annotations

from pathlib import Path

import click

from keikaku.commands import completing, deadline, languages, options, output
from keikaku.commands.progress import Progress
from keikaku.errors import AskedWrongly
from keikaku.limits import Limits


@click.command()
@click.argument("path", type=click.Path(path_type=Path), shell_complete=completing.files)
@click.option("--deep", is_flag=True, help="Work out the digest of the data anew, too.")
@options.format_option("rows")
@options.language_option
def verify(path: Path, deep: bool, form: str | None, lang: str | None) -> int:
    """Look whether a release, or a store made from one, is whole: every file by its size and SHA-256.

    What is missing, what is there besides and what has changed is named, a row each. Exit code 0: it is as it was made;
    1: the list says what is not.

    \b
    keikaku verify kawasaki/
    keikaku verify kawasaki/ --deep
    keikaku verify kawasaki.store
    """
    from keikaku.services.releases import verify as service
    from keikaku.services.releases.verified_view import VerifiedView
    from keikaku.services.stores import proof
    from keikaku.services.stores.proof_view import ProofView

    language = lang or languages.default_language()
    progress = Progress("releases", language)
    is_store = proof.is_store(path)
    if is_store and deep:
        raise AskedWrongly("--deep is for releases", "keikaku verify STORE reads every byte as it is")

    def work() -> tuple[str, list[str], bool]:
        if is_store:
            progress.step("verifying", proof.total(path))
            shown = ProofView(proof.verify(path, progress.done))
            return output.text_of(shown, form, language), shown.notes(language), bool(shown.proof.faults)
        progress.step("verifying", service.total(path, deep=deep))
        view = VerifiedView(service.verify(path, deep=deep, done=progress.done))
        return output.text_of(view, form, language), view.notes(language), bool(view.verified.faults)

    text, notes, wanting = deadline.within(Limits(), work, progress=progress.line)
    output.write(text)
    for note in notes:
        output.note(note)
    return 1 if wanting else 0
