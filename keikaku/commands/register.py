"""keikaku register OUTLINE: a plan's register from a text and an outline, and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from keikaku.commands import completing, languages, options, output, settings
from keikaku.commands.options import Access
from keikaku.errors import AskedWrongly

if TYPE_CHECKING:
    from keikaku.services.registers.register import Made


@click.command()
@click.argument(
    "file", required=False, metavar="[OUTLINE]", type=click.Path(path_type=Path), shell_complete=completing.files
)
@click.option("--outline", "plan", metavar="PLAN", help="The way back: the outline of a plan that is registered.")
@click.option(
    "--text", "texts", multiple=True, type=click.Path(path_type=Path), metavar="FILE", shell_complete=completing.files,
    help="The plan's text.  [default: as the outline names it, in --source]",
)  # fmt: skip
@options.source_option
@click.option(
    "-o", "--output", "target", type=click.Path(path_type=Path), metavar="FILE", shell_complete=completing.files,
    help="Where to write.  [default: standard output]",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Write over a file that is something else.")
@options.store_options
@options.format_option("rows")
@options.language_option
def register(
    file: Path | None, plan: str | None, texts: tuple[Path, ...], source: Path | None, target: Path | None,
    force: bool, access: Access, form: str | None, lang: str | None,
) -> int:  # fmt: skip
    """Make the register of a plan from its text and an outline, or an outline from a register.

    An outline says which lines of the text are which element of the plan: see the manual. The register has the offsets,
    hashes and words, in canonical TriG.

    \b
    keikaku register ito.toml -o graph/ito-2021/register.trig
    keikaku register --outline 2018 --source sources/ -o 2018.toml
    """
    if (file is None) == (plan is None):
        raise AskedWrongly("there is nothing to make a register of", "name an outline, or a plan with --outline")
    language = lang or languages.default_language()
    place = output.place("trig", target)

    def work() -> Made:
        from keikaku.services.registers import register as service

        if file is not None:
            made = service.make(file, source, texts)
        else:
            assert plan is not None
            made = service.outline(access.session(), plan, source or settings.source(), texts)
        if place is not None and not force:
            service.check_target(place, made.plan if file is not None else None)
        return made

    made = access.within(work)
    for note in made.notes:
        output.note(note.best(language) or "")
    output.deliver(made.text, "trig", place)
    return 0
