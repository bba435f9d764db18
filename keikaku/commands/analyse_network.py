"""keikaku analyse network: who connects whom, in numbers that say what they rest on."""

from __future__ import annotations

import click

from keikaku.commands import languages, options, output
from keikaku.commands.options import Access

# Not taken from the view, which draws in more than help may need; a test compares.
TABLES = ("participants", "communities", "leaving", "ties", "parts")


@click.command()
@click.option(
    "--what", type=click.Choice(TABLES), default=TABLES[0], show_default=True,
    help="Measures of each participant; communities; who would be missed if it left; who acts with whom; which parts "
    "of plans share participants. JSON has all.",
)  # fmt: skip
@click.option(
    "--roles", multiple=True, metavar="ROLE",
    help="Count this role, as partner or ledBy; as often as wanted, or “all”.  [default: all but that of advisers]",
)  # fmt: skip
@options.store_options
@options.format_option("rows")
@options.language_option
@options.explain_option
@click.option("--cite", is_flag=True, help="Add the addresses of the passages behind every row.")
def network(
    what: str, roles: tuple[str, ...], access: Access, form: str | None, lang: str | None, explain: bool, cite: bool,
) -> None:  # fmt: skip
    """Measure who connects whom in the plans: betweenness, constraint, k-cores, communities, and what falls apart.

    Two act together where one element of a plan gives both a role. What a plan says of one part more than once, or
    again of a part above it, is one fact; who gave an opinion or is only wanted meets nobody by that.

    \b
    keikaku analyse network
    keikaku analyse network --what leaving --cite
    keikaku analyse network --roles partner --roles ledBy --format json
    """
    language = languages.language_of(" ".join(roles), lang)

    def work() -> tuple[list[str], str]:
        from keikaku.services.networks import measures
        from keikaku.services.networks.measures_view import MeasuresView

        session = access.session()
        found = measures.measured(session, roles)
        view = MeasuresView(found, tuple(session.words(found.roles)[role] for role in found.roles), what, cite)
        asked = [output.queries([*found.queries])] if explain else []
        return [*view.notes(language), *asked], output.text_of(view, form, language)

    output.write_with(*access.within(work))
