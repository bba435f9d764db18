"""A network measured, as it can be seen: participants, communities, ties, parts, and who would be missed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from keikaku.records import Cell, Citation, Label, Table
from keikaku.services.networks.measures import EXACT, PIVOTS, Measured, Participant, Tie
from keikaku.services.session.cards import Card
from keikaku.texts.catalogue import LANGUAGES, label, labels, listed, text
from keikaku.views import Tabular

_MEASURES = ("parts", "ties", "meetings", "betweenness", "constraint", "core", "community")
_LEAVING = ("pieces", "cut_off")


@dataclass(frozen=True)
class MeasuresView(Tabular):
    """The network that was measured. what: the table that is shown, a key of TABLES. roles: what is counted is called.

    cite: whether every row names its passages, or only counts them.
    """

    found: Measured
    roles: tuple[Label, ...]
    what: str = "participants"
    cite: bool = False

    def title(self, language: str) -> str:
        """What the table is."""
        return text(f"analyses.network_{self.what}", language)

    def notes(self, language: str) -> list[str]:
        """What the numbers do not say: to be told with them."""
        return [said for one in self.caveats() if (said := one.best(language))]

    def caveats(self) -> list[Label]:
        """The same in both languages."""
        joined = Label(*(listed((role.best(one) or "" for role in self.roles), one) for one in LANGUAGES))
        told = [label("analyses.counted_roles", roles=joined), label("analyses.counted_once"), label("analyses.sample")]
        return [*told, label("analyses.pivots", pivots=PIVOTS, most=EXACT)] if self.found.is_sampled else told

    def tables(self, language: str) -> list[Table]:
        """The table that was asked for."""
        return [TABLES[self.what](self, language)]

    def data(self) -> dict[str, object]:
        """What ``analyse network --format json`` prints: all tables."""
        return {
            "roles": list(self.found.roles),
            "sparql": list(self.found.queries),
            "caveats": {one: self.notes(one) for one in LANGUAGES},
            "participants": [_participant(one) for one in self.found.participants],
            "ties": [_tie(one) for one in self.found.ties],
            "parts": [_tie(one) for one in self.found.parts],
        }

    def table(self, columns: dict[str, str], rows: Iterable[tuple[tuple[Cell, ...], tuple[Citation, ...]]]) -> Table:
        """Rows with the number of their passages, and where cited these."""
        all_ = {**columns, "passages": "columns.passages", **({"stated_in": "columns.stated_in"} if self.cite else {})}
        ended = [
            (*row, len(said), *([", ".join(one.address for one in said)] if self.cite else [])) for row, said in rows
        ]
        return Table(tuple(all_), labels(all_.values()), ended)


def _participants(view: MeasuresView, language: str) -> Table:
    columns = {"name": "columns.name", **{one: f"columns.{one}" for one in _MEASURES}}
    rows = [
        ((one.card.name(language), *(getattr(one, measure) for measure in _MEASURES)), one.evidence)
        for one in view.found.participants
    ]
    return view.table(columns, rows)


def _leaving(view: MeasuresView, language: str) -> Table:
    missed = sorted(
        (one for one in view.found.participants if one.cut_off), key=lambda one: (-one.cut_off, -one.pieces)
    )
    columns = {one: f"columns.{one}" for one in ("name", "cut_off", "pieces", "ties")}
    return view.table(
        columns, [((one.card.name(language), one.cut_off, one.pieces, one.ties), one.evidence) for one in missed]
    )


def _communities(view: MeasuresView, language: str) -> Table:
    numbers = sorted({one.community for one in view.found.participants} - {0})
    members = {number: [one for one in view.found.participants if one.community == number] for number in numbers}
    rows: list[tuple[tuple[Cell, ...], tuple[Citation, ...]]] = [
        (
            (number, len(some), listed((one.card.name(language) for one in some), language)),
            tuple(dict.fromkeys(said for one in some for said in one.evidence)),
        )
        for number, some in members.items()
    ]
    columns = {"community": "columns.community", "participants": "columns.participants", "members": "columns.members"}
    return view.table(columns, rows)


def _ties(view: MeasuresView, language: str) -> Table:
    columns = {"name": "columns.name", "other": "columns.with", "parts": "columns.parts"}
    return view.table(columns, _pairs(view.found.ties, lambda card: card.name(language)))


def _parts(view: MeasuresView, language: str) -> Table:
    columns = {"part": "columns.part", "other": "columns.other_part", "participants": "columns.shared_participants"}
    return view.table(columns, _pairs(view.found.parts, lambda card: _part(card, language)))


def _pairs(
    ties: Iterable[Tie], named: Callable[[Card], str]
) -> list[tuple[tuple[Cell, ...], tuple[Citation, ...]]]:  # fmt: skip
    return [((named(one.one), named(one.other), one.weight), one.evidence) for one in ties]


def _part(card: Card, language: str) -> str:
    return f"{card.address} {card.name(language)}" if card.address else card.name(language)


TABLES: dict[str, Callable[[MeasuresView, str], Table]] = {
    "participants": _participants,
    "communities": _communities,
    "leaving": _leaving,
    "ties": _ties,
    "parts": _parts,
}
"""What can be shown of a network that was measured."""


def _participant(one: Participant) -> dict[str, object]:
    measures = {measure: getattr(one, measure) for measure in (*_MEASURES, *_LEAVING)}
    return {
        "iri": one.card.iri, "type": one.card.kind or None, "label": one.card.label._asdict(), **measures,
        "evidence": [said.address for said in one.evidence],
    }  # fmt: skip


def _tie(tie: Tie) -> dict[str, object]:
    return {
        "one": tie.one.iri, "other": tie.other.iri, "weight": tie.weight,
        "evidence": [said.address for said in tie.evidence],
    }  # fmt: skip
