"""keikaku analyse [NAME]: questions that need a whole corpus, or the whole network, at once."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

from keikaku.commands import deadline, languages, options, output
from keikaku.errors import AskedWrongly, UnknownName
from keikaku.limits import Limits
from keikaku.texts.catalogue import text as told

NETWORK = "network"


class Analyses(click.Group):
    """The analyses of a release by their names, and that of the network."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The network first, then the analyses of a release by topic."""
        from keikaku.services.analyses import analyses

        return [NETWORK, *(one.name for one in analyses.every())]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name; of an analysis of a release one that is made for it."""
        if cmd_name == NETWORK:
            command = import_module("keikaku.commands.analyse_network").network
            assert isinstance(command, click.Command)
            return command
        from keikaku.services.analyses import analyses

        try:
            found = analyses.find(cmd_name)
        except UnknownName:
            return None
        made = click.command(cmd_name)(_over_release)
        made.help = f"{found.title.en}\n\n{found.question.en}\n\n\b\n{found.example}"
        return made

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:  # fmt: skip
        """As click does; another name is answered with those that there are."""
        from keikaku.services.analyses import analyses

        if args and args[0] not in self.list_commands(ctx) and not args[0].startswith("-"):
            analyses.find(args[0])
        return super().resolve_command(ctx, args)


@click.group(cls=Analyses, invoke_without_command=True)
@options.format_option("catalogue")
@options.language_option
@click.pass_context
def analyse(context: click.Context, form: str | None, lang: str | None) -> None:
    """Ask what needs a whole corpus, or the whole network, at once; without NAME, list the analyses.

    An analysis of a release is SQL over its tables, run unchanged by DuckDB in this process, on a cluster of Sail, or
    on Apache Spark. That of the network reckons in memory who connects whom.

    \b
    keikaku analyse
    keikaku analyse partners-shared RELEASE
    keikaku analyse brokers RELEASE --on sail --format json
    keikaku analyse network --plan all
    """
    usual = context.default_map or {}
    assert isinstance(context.command, click.Group)
    context.default_map = dict.fromkeys(context.command.list_commands(context), usual)
    if context.invoked_subcommand is not None:
        return
    from keikaku.services.analyses import analyses
    from keikaku.services.catalogue.catalogue_views import AnalysesView

    output.write(output.text_of(AnalysesView(analyses.every()), form, languages.language_of("", lang)))


@click.argument("release", type=click.Path(path_type=Path), required=False)
@click.option(
    "--on", "engine", type=click.Choice(["duckdb", "sail", "spark"]), default="duckdb", show_default=True,
    help="What runs the SQL: DuckDB in this process, a cluster of Sail, or Apache Spark.",
)  # fmt: skip
@click.option("--about", is_flag=True, help="Say what the analysis asks, and its columns.")
@click.option(
    "--timeout", type=click.FloatRange(0.1, 86400), default=600.0, show_default=True, metavar="SECONDS",
    help="Give up after so long (exit code 124).",
)  # fmt: skip
@options.memory_option
@options.format_option("run")
@options.language_option
@click.option("--explain", is_flag=True, help="Print the SQL on standard error.")
@click.pass_context
def _over_release(
    context: click.Context, release: Path | None, engine: str, about: bool, timeout: float, memory: int | None,
    form: str | None, lang: str | None, explain: bool,
) -> None:  # fmt: skip
    """An analysis of a release: its name is that of the command."""
    from keikaku.services.analyses import analyses

    language = languages.language_of("", lang)
    analysis = analyses.find(str(context.info_name))
    if about:
        from keikaku.services.catalogue.catalogue_views import DescriptionView

        output.write(output.text_of(DescriptionView(analysis), form, language))
        return

    if release is None:
        raise AskedWrongly("no release is named", f"as in: {analysis.example}; keikaku release -o DIR makes one")
    folder = release

    def work() -> tuple[list[str], str]:
        from keikaku.render.rows.sparql_views import RunView
        from keikaku.services.catalogue.catalogue_views import headings
        from keikaku.services.releases import layout

        manifest = layout.read(folder)
        found = analyses.run(analysis, folder, engine).solutions(language)
        answer = RunView(found, analysis.title, (analysis.question, analysis.note), headings(analysis))
        counted = told(
            "analyses.of_release", language, name=manifest.name, digest=manifest.digest, count=len(manifest.plans)
        )
        notes = [note for note in (analysis.note.best(language), counted) if note]
        if not manifest.plans:
            notes.append(told("analyses.no_plan", language))
        return [*notes, *([analysis.sql] if explain else [])], output.text_of(answer, form, language)

    output.write_with(*deadline.within(Limits(timeout, memory), work))
