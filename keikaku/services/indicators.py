"""The values of indicators: baseline, actual and targets, with period, unit and what is printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from keikaku.records import IRI, Label, Literal, Term
from keikaku.store.base import Store
from keikaku.vocab import local_name, prologue

_VALUES = (
    prologue("kk", "skos")
    + """
SELECT ?indicator ?kind ?value ?comparator ?printed ?period ?periodJa ?periodEn ?unitJa ?unitEn ?address WHERE {
  GRAPH ?passage {
    ?observation kk:indicator ?indicator ; kk:valueKind ?kind ; kk:period ?period ; kk:unit ?unit ;
      kk:comparator ?comparator ; kk:printedValue ?printed .
    OPTIONAL { ?observation kk:value ?value }
  }
  ?passage kk:address ?address .
  ?period skos:prefLabel ?periodJa, ?periodEn . ?unit skos:prefLabel ?unitJa, ?unitEn
  FILTER (LANG(?periodJa) = "ja" && LANG(?periodEn) = "en" && LANG(?unitJa) = "ja" && LANG(?unitEn) = "en")
}"""
)

_KINDS = ("Baseline", "Actual", "FirstPeriodTarget", "Target")


class Value(NamedTuple):
    """One value of an indicator. ``value`` is in the base unit; ``None`` where the plan sets none."""

    kind: str  # Baseline, Actual, FirstPeriodTarget or Target
    period: Label
    period_iri: IRI
    value: Decimal | None
    unit: Label
    comparator: str  # Exactly, AtLeast …
    printed: str
    stated_in: str  # address

    def as_json(self) -> dict[str, object]:
        """Plain values; the number as a string, so that no digit is lost."""
        return {
            "kind": self.kind,
            "period": local_name(self.period_iri),
            "value": None if self.value is None else str(self.value),
            "unit": self.unit._asdict(),
            "comparator": self.comparator,
            "printed": self.printed,
            "evidence": [self.stated_in],
        }


def values(store: Store, wanted: Iterable[IRI]) -> dict[IRI, tuple[Value, ...]]:
    """The values of some indicators, each list from baseline to target and by period."""
    found: dict[IRI, list[Value]] = defaultdict(list)
    indicators: list[Term] = [*wanted]
    if not indicators:
        return {}
    for row in store.select(_VALUES, {"indicator": indicators}).rows:
        indicator, kind, value, comparator, printed, period, *words = row
        period_ja, period_en, unit_ja, unit_en, address = (w.value for w in words if isinstance(w, Literal))
        if isinstance(indicator, IRI) and isinstance(printed, Literal):
            found[indicator].append(
                Value(
                    local_name(str(kind)), Label(period_ja, period_en), IRI(str(period)),
                    Decimal(value.value) if isinstance(value, Literal) else None,
                    Label(unit_ja, unit_en), local_name(str(comparator)), printed.value, address,
                )
            )  # fmt: skip
    return {iri: tuple(sorted(many, key=_order)) for iri, many in found.items()}


def _order(value: Value) -> tuple[int, str]:
    return (_KINDS.index(value.kind) if value.kind in _KINDS else len(_KINDS), value.period_iri)
