"""keikaku register OUTLINE: a plan's register from a text and an outline, and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from keikaku.commands import completing, deadline, languages, options, output, settings
from keikaku.errors import AskedWrongly
from keikaku.limits import Limits

if TYPE_CHECKING:
    from keikaku.services.registers.register import Made
    from keikaku.services.session.session import Session


@click.command()
@click.argument(
    "file", required=False, metavar="[OUTLINE]", type=click.Path(path_type=Path), shell_complete=completing.files
)
@click.option("--outline", "outlined", metavar="PLAN", help="The way back: the outline of a plan that is registered.")
@click.option(
    "--compare", "compared", metavar="PLAN", help="What has become of its passages where its text has changed."
)
@click.option(
    "--propose", "proposed", metavar="TEXT", type=click.Path(path_type=Path), shell_complete=completing.files,
    help="A first outline of the plan whose text this is, by its headings and bullets.",
)  # fmt: skip
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
@options.store_option
@options.memory_option
@options.format_option("rows")
@options.language_option
def register(
    file: Path | None, outlined: str | None, compared: str | None, proposed: Path | None, texts: tuple[Path, ...],
    source: Path | None, target: Path | None, force: bool, store: tuple[str, ...], memory: int | None, form: str | None,
    lang: str | None,
) -> int:  # fmt: skip
    """Make the register of a plan from its text and an outline, or an outline from a register.

    An outline says which lines of the text are which element of the plan: see the manual. The register has the offsets,
    hashes and words, in canonical TriG. Where a text has changed, --compare shows which passages have moved, changed
    or gone (exit code 1 if any has), and --outline proposes their new lines.

    \b
    keikaku register ito.toml -o my-plan/graph/register.trig
    keikaku register --outline 2018 --source sources/ -o 2018.toml
    keikaku register --compare 2018 --text new.txt
    keikaku register --propose plan.txt -o plan.toml
    """
    if sum(one is not None for one in (file, outlined, compared, proposed)) != 1:
        hint = "name an outline, or one of --outline PLAN, --compare PLAN and --propose TEXT"
        raise AskedWrongly("one thing is to be made", hint)
    if proposed is not None and texts:
        raise AskedWrongly("--propose takes the text itself", "leave out --text")
    language = lang or languages.default_language()
    limits = Limits(None, memory)
    if compared is not None:
        return _compare(limits, store, compared, source or settings.source(), texts, form, language)
    place = output.place("trig", target)

    def work() -> Made:
        from keikaku.services.registers import register as service

        if file is not None:
            made = service.make(file, source, texts)
        elif outlined is not None:
            made = service.outline(_session(store), outlined, source or settings.source(), texts, language)
        else:
            from keikaku.services.registers import proposing

            assert proposed is not None
            made = service.Made("", proposing.proposal(proposed, language), (), {})
        if place is not None and not force:
            notes = service.check_target(place, made if file is not None else None)
            made = made._replace(notes=(*made.notes, *notes))
        return made

    made = deadline.within(limits, work)
    for note in made.notes:
        output.note(note.best(language) or "")
    output.deliver(made.text, "trig", place)
    return 0


def _compare(
    limits: Limits, store: tuple[str, ...], plan: str, source: Path | None, texts: tuple[Path, ...], form: str | None,
    language: str,
) -> int:  # fmt: skip
    """Print what has become of the passages of a plan; 1 if any is not what it was."""

    def work() -> tuple[str, list[str], bool]:
        from keikaku.services.registers import comparing
        from keikaku.services.registers.comparison_view import ComparisonView

        view = ComparisonView(comparing.compare(_session(store), plan, source, texts))
        wanting = any(one.state != "same" for one in view.comparison.changes)
        return output.text_of(view, form, language), view.notes(language), wanting

    text, notes, wanting = deadline.within(limits, work)
    output.write(text)
    for note in notes:
        output.note(note)
    return 1 if wanting else 0


def _session(store: tuple[str, ...]) -> Session:
    """All that the stores hold, whichever plans are in hand."""
    from keikaku.services.session import opening

    return opening.open_session(store, everything=True, headers=settings.headers)
