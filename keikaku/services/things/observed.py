"""The values of indicators (baseline, actual, targets) and statistics, with period, unit and printed form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from keikaku.records import IRI, Citation, Label, Literal
from keikaku.services.session.cards import Card
from keikaku.services.session.session import Session
from keikaku.services.things import quantities
from keikaku.vocab import kk, local_name, prologue

if TYPE_CHECKING:
    from decimal import Decimal

# ?of is what was asked for: an indicator with its observations, or a statistic or milestone, which is one itself.
_OBSERVATIONS = (
    prologue("kk")
    + """
SELECT ?of ?observation ?property ?value ?passage WHERE {
  { ?observation kk:indicator ?of }
  UNION { ?of a kk:Statistic BIND (?of AS ?observation) }
  UNION { ?of a kk:Milestone BIND (?of AS ?observation) }
  GRAPH ?passage {
    ?observation ?property ?value
    VALUES ?property { kk:valueKind kk:value kk:comparator kk:printedValue kk:period kk:unit kk:answer
                       kk:milestoneKind }
  }
}"""
)

KINDS = ("Baseline", "Actual", "FirstPeriodTarget", "Target", "Statistic", "Milestone")


class Value(NamedTuple):
    """One observation. ``value`` is in the base unit; ``None`` where the plan sets none.

    ``period`` is None where the plan gives none; ``answer`` is the option of a survey question, if any.
    """

    kind: str  # one of KINDS
    period: Card | None
    value: Decimal | None
    unit: Label
    comparator: str  # Exactly, AtLeast …
    printed: str
    answer: Label
    stated_in: Citation

    def as_json(self) -> dict[str, object]:
        """Plain values; the number as a string, so that no digit is lost."""
        return {
            "kind": self.kind,
            "period": local_name(self.period.iri) if self.period else None,
            "value": None if self.value is None else str(self.value),
            "unit": self.unit._asdict(),
            "comparator": self.comparator,
            "printed": self.printed,
            "answer": self.answer._asdict(),
            "evidence": [self.stated_in.address],
        }

    def text(self, language: str) -> str:
        """As printed, with the answer option and the period: ``77.9% Does no overseas business (fiscal 2017)``.

        Of a milestone, the period alone.
        """
        period = self.period.name(language) if self.period else ""
        if self.kind == "Milestone":
            return period
        answer = self.answer.best(language)
        return self.printed + (f" {answer}" if answer else "") + (f" ({period})" if period else "")


def values(session: Session, things: Iterable[IRI]) -> dict[IRI, tuple[Value, ...]]:
    """The values of some indicators, each list from baseline to target and by period, and of statistics.

    Raises DataAtFault for a value that is no number.
    """
    wanted = list(things)
    if not wanted:
        return {}
    facts: dict[tuple[IRI, IRI], dict[str, list[IRI | Literal]]] = defaultdict(lambda: defaultdict(list))
    for of, observation, property_, value, passage in session.select_each(_OBSERVATIONS, "of", wanted):
        if isinstance(of, IRI) and isinstance(observation, IRI) and isinstance(value, IRI | Literal):
            facts[of, observation][local_name(str(property_))].append(value)
            facts[of, observation]["passage"] = [IRI(str(passage))]
    named = [v for fact in facts.values() for key in ("unit", "period", "passage") for v in fact[key]]
    described = session.cards([thing for thing in named if isinstance(thing, IRI)])
    found: dict[IRI, list[Value]] = defaultdict(list)
    for (of, observation), fact in facts.items():
        found[of].append(_value(fact, described, _number(session, observation, fact["value"])))
    return {iri: tuple(sorted(many, key=_order)) for iri, many in found.items()}


def _value(fact: dict[str, list[IRI | Literal]], described: dict[IRI, Card], number: Decimal | None) -> Value:
    def card(key: str) -> Card | None:
        return next((described[thing] for thing in fact[key] if isinstance(thing, IRI)), None)

    def text(key: str) -> str | None:
        return next((literal.value for literal in fact[key] if isinstance(literal, Literal)), None)

    unit, passage = card("unit"), card("passage")
    return Value(
        _kind(fact),
        card("period"),
        number,
        unit.label if unit else Label(None, None),
        local_name(str(fact["comparator"][0])) if fact["comparator"] else "",
        text("printedValue") or "",
        Label.of(literal for literal in fact["answer"] if isinstance(literal, Literal)),
        passage.citation if passage else Citation("", None),
    )


def _kind(fact: dict[str, list[IRI | Literal]]) -> str:
    if fact["valueKind"]:
        return local_name(str(fact["valueKind"][0]))
    return "Milestone" if fact["milestoneKind"] else "Statistic"


def _number(session: Session, observation: IRI, found: list[IRI | Literal]) -> Decimal | None:
    value = next((one for one in found if isinstance(one, Literal)), None)
    return None if value is None else quantities.number(session, observation, IRI(kk("value")), value)


def _order(value: Value) -> tuple[int, str]:
    rank = KINDS.index(value.kind) if value.kind in KINDS else len(KINDS)
    return (rank, value.period.iri if value.period else "")
