"""The values of indicators (baseline, actual, targets) and statistics, with period, unit and printed form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from keikaku.records import IRI, Citation, Label, Literal, is_japanese
from keikaku.services.session.cards import Card
from keikaku.services.session.session import Session
from keikaku.services.things import quantities
from keikaku.services.things.printed import out_of_scale
from keikaku.texts.catalogue import text
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
    VALUES ?property { kk:valueKind kk:value kk:lowest kk:highest kk:comparator kk:printedValue kk:period kk:unit
                       kk:answer kk:milestoneKind }
  }
}"""
)

# A kind of value may be a case of another: the target of a first period is an interim one.
_BROADER = (
    prologue("kk", "skos")
    + "SELECT ?kind ?broader WHERE { ?kind a kk:ValueKind ; skos:broader+ ?broader . ?broader a kk:ValueKind }"
)

_ENDS = prologue("time") + "SELECT ?period ?end WHERE { ?period time:hasEnd/time:inXSDDate ?end }"

_BOUNDS = {
    "AtLeast": "amounts.at_least", "AtMost": "amounts.at_most", "MoreThan": "amounts.more_than",
    "LessThan": "amounts.less_than", "Approximately": "amounts.about",
}  # fmt: skip

ROLES = ("Baseline", "Actual", "InterimTarget", "Target", "Statistic", "Milestone")


class Value(NamedTuple):
    """One observation. ``value`` is in the base unit, as are the ends of a range; ``None`` where the plan sets none.

    ``period`` is None where the plan gives none; ``answer`` is the option of a survey question, if any. ``broader``:
    the kind of value of which this one is a case, if any.
    """

    kind: str  # one of ROLES, or a case of one: FirstPeriodTarget
    period: Card | None
    value: Decimal | None
    unit: Label
    comparator: str  # Exactly, AtLeast …
    printed: str
    answer: Label
    stated_in: Citation
    broader: str = ""
    lowest: Decimal | None = None
    highest: Decimal | None = None

    @property
    def role(self) -> str:
        """One of ROLES, whatever the plan's own kind of value is called."""
        return self.broader or self.kind

    def as_json(self) -> dict[str, object]:
        """Plain values; the number as a string, so that no digit is lost."""
        return {
            "kind": self.kind,
            "period": local_name(self.period.iri) if self.period else None,
            "value": None if self.value is None else str(self.value),
            **{end: str(number) for end, number in self.ends.items()},
            "unit": self.unit._asdict(),
            "comparator": self.comparator,
            "printed": self.printed,
            "answer": self.answer._asdict(),
            "evidence": [self.stated_in.address],
        }

    @property
    def ends(self) -> dict[str, Decimal]:
        """The ends of a range that are known: lowest, highest."""
        both = (("lowest", self.lowest), ("highest", self.highest))
        return {name: number for name, number in both if number is not None}

    def text(self, language: str) -> str:
        """As printed, with the answer option and the period: ``77.9% Does no overseas business (fiscal 2017)``.

        Where what is printed leaves its scale to the head of a row, the number and its unit stand before it:
        ``512,000 visits (printed: 512) (2023)``. Of a milestone, the period alone.
        """
        return self._told(language, self._said(language))

    def translated(self, language: str) -> str:
        """The same, but in English the number in place of what is printed in Japanese: 10万7,433人, 107,433 people."""
        is_known = self.is_foreign(language) and bool(self._numbers)
        return self._told(language, self._amount(language)) if is_known else self.text(language)

    def is_foreign(self, language: str) -> bool:
        """Whether what is printed is in Japanese, for a reader of English."""
        return language != "ja" and is_japanese(self.printed)

    def _told(self, language: str, said: str) -> str:
        period = self.period.name(language) if self.period else ""
        if self.kind == "Milestone":
            return period
        answer = self.answer.best(language)
        return said + (f" {answer}" if answer else "") + (f" ({period})" if period else "")

    @property
    def is_scaled(self) -> bool:
        """Whether what is printed leaves its scale to the head of a row: 512 for 512,000."""
        return any(out_of_scale(self.printed, number) for number in self._numbers)

    @property
    def _numbers(self) -> list[Decimal]:
        return [number for number in (self.value, self.lowest, self.highest) if number is not None]

    def _said(self, language: str) -> str:
        """What is printed; the number in its unit before it, where that is another one."""
        if not self.is_scaled:
            return self.printed
        return text("things.printed_as", language, value=self._amount(language), printed=self.printed)

    def _amount(self, language: str) -> str:
        """The number in its unit, with its bound."""
        ends = [f"{number.normalize():,f}" for number in self._numbers]
        shown = ends[0] if len(ends) == 1 else text("amounts.range", language, lowest=ends[-2], highest=ends[-1])
        unit = self.unit.best(language) or ""
        shown += f" {unit}" if unit.isascii() and unit else unit
        bound = _BOUNDS.get(self.comparator)
        return text(bound, language, value=shown) if bound else shown


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
    broader, ends = session.kept(_broader), _ends(session, facts.values())
    for (of, observation), fact in facts.items():
        number, lowest, highest = (_number(session, observation, key, fact) for key in ("value", "lowest", "highest"))
        one = _value(fact, described, number)
        found[of].append(one._replace(broader=broader.get(one.kind, ""), lowest=lowest, highest=highest))
    return {iri: tuple(sorted(many, key=lambda one: _order(one, ends))) for iri, many in found.items()}


def _ends(session: Session, facts: Iterable[dict[str, list[IRI | Literal]]]) -> dict[IRI, str]:
    """The last day of each period, as it is written."""
    periods = [period for fact in facts for period in fact["period"] if isinstance(period, IRI)]
    rows = session.select_each(_ENDS, "period", periods)
    return {period: end.value for period, end in rows if isinstance(period, IRI) and isinstance(end, Literal)}


def _broader(session: Session) -> dict[str, str]:
    """Each kind of value that is a case of another to that one: of several the one in ROLES."""
    rows = session.terms(_BROADER).rows
    named = sorted((local_name(str(kind)), local_name(str(broader))) for kind, broader in rows)
    return {kind: broader for kind, broader in named if broader in ROLES}


def _value(fact: dict[str, list[IRI | Literal]], described: dict[IRI, Card], number: Decimal | None) -> Value:
    def card(key: str) -> Card | None:
        return next((described[thing] for thing in fact[key] if isinstance(thing, IRI)), None)

    def literal(key: str) -> str | None:
        return next((one.value for one in fact[key] if isinstance(one, Literal)), None)

    unit, passage = card("unit"), card("passage")
    return Value(
        _kind(fact),
        card("period"),
        number,
        unit.label if unit else Label(None, None),
        local_name(str(fact["comparator"][0])) if fact["comparator"] else "",
        literal("printedValue") or "",
        Label.of(literal for literal in fact["answer"] if isinstance(literal, Literal)),
        passage.citation if passage else Citation("", None),
    )


def _kind(fact: dict[str, list[IRI | Literal]]) -> str:
    if fact["valueKind"]:
        return local_name(str(fact["valueKind"][0]))
    return "Milestone" if fact["milestoneKind"] else "Statistic"


def _number(session: Session, observation: IRI, key: str, fact: dict[str, list[IRI | Literal]]) -> Decimal | None:
    value = next((one for one in fact[key] if isinstance(one, Literal)), None)
    return None if value is None else quantities.number(session, observation, kk(key), value)


def _order(value: Value, ends: dict[IRI, str]) -> tuple[int, str, str]:
    rank = ROLES.index(value.role) if value.role in ROLES else len(ROLES)
    period = value.period.iri if value.period else IRI("")
    return (rank, ends.get(period, ""), period)
