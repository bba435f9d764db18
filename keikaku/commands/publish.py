"""keikaku publish DIR: the pages of all things, with the data, as a folder that any web server can hold."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from keikaku.commands import completing, languages, options, output
from keikaku.commands.options import Access
from keikaku.commands.progress import Progress, compact
from keikaku.texts.catalogue import text as told

_SECONDS = 1800.0  # that a site may take: of 50,000 things it is no matter of a moment


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path), shell_complete=completing.files)
@click.option(
    "--address", metavar="URL", help="Where the site is to stand: for sitemap.xml and the rules of redirection."
)
@click.option("--new-base", metavar="IRI", help="What the things' IRIs are to begin with, in the place of ours.")
@click.option("--force", is_flag=True, help="Replace a folder that holds something else than a site.")
@options.store_options_for(_SECONDS)
@options.language_option
def publish(
    folder: Path, address: str | None, new_base: str | None, force: bool, access: Access, lang: str | None
) -> None:  # fmt: skip
    """Write a site: a page for every thing, passage and term, in Japanese and English, with all data to take.

    It needs no server and asks for nothing elsewhere: the folder can be opened as it is, or put under any address.
    Beside each page stand its statements as JSON, CSV and Turtle; then the ontology, the catalogue of queries, the
    explorer, a search, and the data, as a release where keikaku[analysis] is installed. A site of ours that stands
    there is replaced once the new one is whole and each of its links has been followed.

    \b
    keikaku publish site/
    keikaku publish site/ --address https://plans.example.jp/kawasaki/
    keikaku publish site/ --store my-plan/ --new-base https://data.example.jp/id/
    """
    from keikaku.publishing import addresses
    from keikaku.publishing import folder as places

    language = lang or languages.default_language()
    standing = addresses.address_of(address) if address else ""
    target = places.target_of(folder, force=force)
    progress = Progress("site", language)

    def step(key: str, total: int | None) -> None:
        progress.step(key.partition(".")[2], total)

    def work() -> tuple[int, int, int, bool]:
        from keikaku.publishing.publish import Steps, Wanted
        from keikaku.publishing.publish import publish as write
        from keikaku.publishing.rebased import rebased
        from keikaku.services.data import whole_folders

        session = access.session(everything=True)
        with TemporaryDirectory() as work_folder, whole_folders.beside(target) as made:
            store: tuple[str, ...] | None = access.store or ("packaged",)
            cited = None
            if new_base:
                step("site.renaming", None)
                file = Path(work_folder) / "data.nq"
                session, cited, store = rebased(session, new_base, file), session.release, (str(file),)
            if access.plans or session.is_far:
                store = None
            wanted = Wanted(standing, new_base, language, store, cited)
            done = write(session, made, wanted, Steps(step, progress.done))
            places.target_of(folder, force=force)
            whole_folders.put(made, target, durable=False)
        return done.pages, done.files, done.size, done.released

    pages, files, size, released = access.within(work, progress=progress.line)
    output.print_name(folder)
    output.note(told("site.published", language, pages=f"{pages:,}", files=f"{files:,}", size=f"{compact(size)}B"))
    if not standing:
        output.note(told("site.no_address", language))
    if not released:
        output.note(told("site.no_release", language))
