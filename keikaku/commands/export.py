"""keikaku export [NAME]: a part of the data as a file for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from keikaku.commands import completing, languages, options, output
from keikaku.commands.options import Access
from keikaku.commands.progress import Progress
from keikaku.errors import AskedWrongly
from keikaku.render.exports import formats
from keikaku.texts.catalogue import text as told


@click.command()
@click.argument("name", required=False, shell_complete=completing.things)
@click.option(
    "--depth", type=int, default=1, show_default=True, metavar="N",
    help="How many steps from the thing of NAME its surroundings reach.",
)  # fmt: skip
@click.option(
    "--query", "file", metavar="FILE|-", shell_complete=completing.files,
    help="Export what a SPARQL query finds: a file, its text, or standard input.",
)  # fmt: skip
@click.option(
    "--run", "catalogued", metavar="QUERY", shell_complete=completing.queries,
    help="Export what a query of the catalogue finds.",
)  # fmt: skip
@options.parameters_option
@click.option(
    "--format", "form", type=click.Choice(list(formats.FORMATS)),
    help="Format of the file.  [default: as the file's ending, else trig; of --run csv]",
)  # fmt: skip
@click.option(
    "-o", "--output", "target", type=click.Path(path_type=Path), metavar="FILE", shell_complete=completing.files,
    help="Write a file and print its name.  [default: standard output]",
)  # fmt: skip
@options.store_options_for(None)
@options.language_option
def export(
    name: str | None, depth: int, file: str | None, catalogued: str | None, parameters: tuple[tuple[str, str], ...],
    form: str | None, target: Path | None, access: Access, lang: str | None,
) -> None:  # fmt: skip
    """Write data for other programs: all of them, what surrounds a thing, or what a query finds.

    All that --store names, with --plan one plan. Of NAME, any spelling of a name, an address or an IRI, what is said
    of it and what it is linked with. What SELECT and --run find is csv or parquet, what CONSTRUCT finds any format of
    statements. graphml and gexf hold the network of it. A file whose name ends in .gz is packed.

    \b
    keikaku export -o plans.trig
    keikaku export --plan 2018 -o plan.parquet
    keikaku export JETRO --depth 2 -o jetro.jsonld
    keikaku export --run partners -p actor JETRO -o partners.csv
    """
    if parameters and catalogued is None:
        raise AskedWrongly("-p sets a parameter of a query of the catalogue", "name the query with --run")
    name = options.given(name) if name is not None else None
    text = options.query_text(file) if file is not None else None
    values = options.values(parameters)
    language = languages.language_of(" ".join((name or "", *values.values())), lang)
    if not form and target is not None and target.suffix and not formats.of_file(target):
        raise AskedWrongly(f"the ending of {target.name} says no format", f"--format {'|'.join(formats.FORMATS)}")
    form = form or (target and formats.of_file(target)) or ("csv" if catalogued is not None else "trig")
    place = output.place(form, target)
    progress = Progress("releases", language)  # whose step is called alike
    with (
        output.binary(form, formats.FORMATS[form].text, place) as plain,
        formats.packed(place, form, plain) as out,
    ):

        def work() -> list[str]:
            from keikaku.services.exports import context, parts
            from keikaku.services.exports.statements_view import StatementsView

            # As with `query`, all that was opened is asked where no thing and no query of the catalogue is named.
            session = access.session(everything=name is None and catalogued is None)
            wanted = parts.Wanted(name, text, catalogued, values, depth, language)
            part, resolved = parts.part(session, wanted, formats.FORMATS[form].holds)
            notes = resolved.notes(name, language) if name is not None and resolved else []
            if not formats.FORMATS[form].graphs and text is None:
                notes.append(told("exports.no_graphs", language, format=form))
            if isinstance(part, StatementsView):
                progress.step("writing", part.total)
                part.done = progress.done
            formats.write(part, form, out, language, context.context)
            return notes

        notes = access.within(work, progress=progress.line)
    for note in notes:
        output.note(note)
    if place is not None:
        output.print_name(place)
