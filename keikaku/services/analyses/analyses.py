"""Runs the analyses of queries/analysis over a release, on any of the engines."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from keikaku import catalog
from keikaku.catalog import Analysis, Column
from keikaku.errors import UnknownName
from keikaku.records import IRI, Foreign, Label, Literal, Solutions, Term
from keikaku.vocab import PREFIXES

if TYPE_CHECKING:
    from keikaku.services.analyses.engines import Found

_NUMBERS = {"count": "integer", "percent": "integer", "number": "decimal"}


class Analysed(NamedTuple):
    """What an analysis found."""

    analysis: Analysis
    found: Found

    def solutions(self, language: str) -> Solutions:
        """The rows as terms, in the columns of the header; names in the language, or where they have none the other."""
        at = {name: place for place, name in enumerate(self.found.columns)}
        columns = self.analysis.columns
        rows = [tuple(_cell(column, row, at, language) for column in columns) for row in self.found.rows]
        return Solutions(tuple(column.name for column in columns), rows)


def every() -> list[Analysis]:
    """All analyses by topic, then name."""
    return catalog.analyses()


def find(name: str) -> Analysis:
    """The analysis of that name. Raises UnknownName with all names."""
    known = {one.name: one for one in every()}
    if name not in known:
        raise UnknownName(
            f"there is no analysis “{name}”", f"the analyses: network, {', '.join(sorted(known))}", tuple(known)
        )
    return known[name]


def run(analysis: Analysis, release: Path, engine: str) -> Analysed:
    """The answer of an analysis over the release in a folder.

    Raises what ``engines.opened`` does, and BadFile where a table is not as it was released.
    """
    from keikaku.services.analyses import engines  # the list of analyses, and help, go without
    from keikaku.services.releases import verify

    verify.refuse_changed_tables(release)
    with engines.opened(engine, release) as ask:
        return Analysed(analysis, ask(analysis.sql))


def _cell(column: Column, row: Sequence[Any], at: dict[str, int], language: str) -> Term | None:
    if column.type == catalog.NAME:
        ja, en = (row[at[f"{column.name}_{one}"]] for one in ("ja", "en"))
        best = Label(ja, en).best(language)
        return (
            None if best is None else Literal.text(str(best), best.language if isinstance(best, Foreign) else language)
        )
    value = row[at[column.name]]
    if value is None:
        return None
    if column.type == "IRI":
        return IRI(value)
    if column.type in _NUMBERS:
        plain = int(value) if _NUMBERS[column.type] == "integer" else Decimal(value).normalize()
        return Literal(f"{plain}", IRI(PREFIXES["xsd"] + _NUMBERS[column.type]))
    return Literal.text(str(value))
