"""keikaku lookup QUESTION: a question in English or Japanese, answered, or what it may mean."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from keikaku.commands import languages, options, output, settings
from keikaku.commands.options import Access
from keikaku.render import renderers
from keikaku.texts.catalogue import text as told

if TYPE_CHECKING:
    from keikaku.services.questions.reply import Reply

NOT_ANSWERED = 2  # the exit code where there are offers and passages only


class _Explaining(click.Command):
    """A command whose ``--explain`` needs no value: it is not taken from the argument that follows."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments, a bare ``--explain`` as ``--explain=sparql``."""
        end = args.index("--") if "--" in args else len(args)
        said = ["--explain=sparql" if one == "--explain" else one for one in args[:end]]
        return super().parse_args(ctx, [*said, *args[end:]])


@click.command(cls=_Explaining)
@click.argument("question")
@click.option("--pick", type=click.IntRange(min=1), metavar="N", help="Show the answer of offer N.")
@options.store_options
@options.format_option("rows")
@options.language_option
@click.option(
    "--explain",
    type=click.Choice(["sparql", "tree"]),
    is_flag=False,
    flag_value="sparql",
    metavar="[sparql|tree]",
    help="Print the SPARQL on standard error; with =tree, how the question was read, word by word.",
)
@options.cite_option("A line for each passage that says so. ")
@options.source_option
def lookup(
    question: str, pick: int | None, access: Access, form: str | None, lang: str | None, explain: str | None,
    cite: bool, source: Path | None,
) -> int:  # fmt: skip
    """Answer a question in English or Japanese.

    QUESTION "-" is read from standard input. Where a question is not understood, what it may mean is offered, and the
    passages that speak of it are named (exit code 2).

    \b
    keikaku lookup "initiatives involving JETRO"
    keikaku lookup "members of the new support organisation"
    keikaku lookup 政策６の指標と目標値
    keikaku lookup "partners of an actor" --pick 1
    """
    text = options.given(question)
    named, cite, source = cite, (cite or source is not None), source or (settings.source() if cite else None)
    asked = _Asked(text, access, form, languages.language_of(text, lang), explain, cite, source, named)
    offers = asked.said(pick)
    if not offers:
        return 0 if offers is None else NOT_ANSWERED
    chosen = _chosen(offers, asked) if question != "-" else None
    if chosen is None:
        return NOT_ANSWERED
    asked.said(chosen)
    return 0


class _Asked(NamedTuple):
    """A question, and how what is said to it is to be shown."""

    text: str
    access: Access
    form: str | None
    language: str
    explain: str | None
    cite: bool
    source: Path | None
    named: bool  # whether it is to be said of which data the answer is

    def said(self, pick: int | None) -> int | None:
        """Show what is said to it. The number of offers; None where it is an answer."""

        def work() -> tuple[list[str], str, int | None]:
            from keikaku.services.passages import quotations
            from keikaku.services.questions import reply, reply_view
            from keikaku.services.releases import citing

            session = self.access.session(source=self.source, once=True)
            found = reply.reply(session, self.text, pick)
            view = reply_view.view(found, self.cite, quotations.quotations(session))
            notes = [*view.notes(self.language), *self._asides(found), *self._plans(found)]
            if self.explain == "tree":
                from keikaku.services.questions.tree import tree

                notes.append(tree(found.session or session, self.text, self.language))
            offers = None if found.level == "answer" else len(found.readings)
            cited = citing.question(session, self.access.store, self.text) if self.named else None
            said, beside = output.cited_text(view, self.form, self.language, cited)
            return [*notes, *beside], said, offers

        notes, text, offers = self.access.within(work, quick=True)
        output.write_with(notes, text)
        return offers

    def _plans(self, found: Reply) -> list[str]:
        """Which plans were asked, where there are others."""
        if not (found.beside and found.session):
            return []
        if not found.session.others:
            return [told("notes.all_plans_asked", self.language)]
        return [output.plans_asked(found.session.plans, found.session.others, self.language)]

    def _asides(self, found: Reply) -> list[str]:
        from keikaku.services.questions.lookup import Lookup

        answer = found.answer
        notes = [] if answer is None or self.explain != "sparql" else [output.queries([answer.sparql])]
        if isinstance(answer, Lookup):
            notes = [answer.sparql] if self.explain == "sparql" else []
            if not answer.results and not answer.ways:
                notes.append(told("notes.nothing_said", self.language))
        elif answer is None and self.explain == "sparql":
            notes = [output.queries([offer.answer.sparql for offer in found.readings])] if found.readings else []
        return notes


def _chosen(offers: int, asked: _Asked) -> int | None:
    """The offer that a person at a terminal picks; None where nobody is there, or wants none."""
    if not (sys.stdin.isatty() and sys.stdout.isatty() and renderers.is_for_reading(output.chosen("rows", asked.form))):
        return None
    sys.stdout.flush()
    while True:
        said = click.prompt(told("offers.which", asked.language), default="", show_default=False, err=True).strip()
        if not said:
            return None
        if said.isdecimal() and 1 <= int(said) <= offers:
            return int(said)
