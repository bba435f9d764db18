"""A network measured, as rows of plain Python values."""

from __future__ import annotations

from collections.abc import Iterable

from keikaku.records import Citation
from keikaku.rows import About, Rows
from keikaku.services.networks.measures import Measured, Tie


class Measures(Rows):
    """A network measured: a row for each participant, what connects most first; see ``keikaku analyse network``.

    ``ties`` are who acts with whom, ``parts`` the parts of plans that share participants, with weights and evidence;
    ``sparql`` has the queries that all numbers follow from.
    """

    def __init__(self, found: Measured, data: About = dict) -> None:
        measures = ("parts", "ties", "meetings", "betweenness", "constraint", "core", "community", "pieces", "cut_off")
        super().__init__(
            ("iri", "type", "label_en", "label_ja", *measures, "evidence"),
            (
                (
                    one.card.iri, one.card.kind or None, one.card.label.en, one.card.label.ja,
                    *(getattr(one, name) for name in measures), _addresses(one.evidence),
                )
                for one in found.participants
            ),
            lambda: {"sparql": found.queries, **data()}, numbers=("betweenness", "constraint"),
        )  # fmt: skip
        self.ties, self.parts = _ties(found.ties, self._about), _ties(found.parts, self._about)
        self.roles, self.sparql = found.roles, found.queries


def _ties(found: Iterable[Tie], about: About) -> Rows:
    return Rows(
        ("one", "other", "weight", "evidence"),
        ((tie.one.iri, tie.other.iri, tie.weight, _addresses(tie.evidence)) for tie in found),
        about,
    )


def _addresses(citations: Iterable[Citation]) -> tuple[str, ...]:
    return tuple(citation.address for citation in citations)
