"""Questions and the catalogue tell better and worse as the standing of each indicator does."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.records import Indicator, Literal
from keikaku.services.catalogue.run import run
from keikaku.services.indicators.indicators import indicators
from keikaku.services.questions.lookup import lookup
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from tests.examples import examples
from tests.places import ROOT

HARBOUR = (ROOT / "tests/data/plans/harbour.trig").read_text(encoding="utf-8")
COMPARATORS = [
    "", "Exactly", "Approximately", "AtLeast", "AtMost", "MoreThan", "LessThan",
    "Between", "Increase", "Decrease", "Maintain",
]  # fmt: skip
NUMBERS = st.integers(-2, 4)
ONE = st.tuples(st.none() | NUMBERS, st.none() | NUMBERS, NUMBERS, NUMBERS, st.sampled_from(COMPARATORS))


def _asked(session: Session, question: str) -> set[str | None]:
    return {one.card.address for one in lookup(session, question).results}


def _rows(session: Session, name: str, **values: str) -> set[str | None]:
    rows = run(session, name, values).solutions.rows
    return {row[0].value for row in rows if isinstance(row[0], Literal)}


def _told(session: Session) -> dict[str, set[str | None]]:
    return {
        "worse": _asked(session, "which indicators got worse?"),
        "reached": _asked(session, "which indicators have reached their target?"),
        "missed": _asked(session, "which indicators are short of their target?"),
    }


def _where(listed: tuple[Indicator, ...], *standings: str) -> set[str | None]:
    return {one.thing.address for one in listed if one.standing in standings}


def _agree(session: Session, **values: str) -> None:
    """Of an indicator without a baseline the standing does not say whether it is short of its target."""
    listed, told = indicators(session), _told(session)
    reached, back = _where(listed, "reached"), _where(listed, "back")
    assert told["reached"] == reached == _rows(session, "targets-below-latest", **values)
    assert told["worse"] == _rows(session, "worse-than-baseline", **values)
    assert back <= told["worse"] <= back | reached  # better than asked for, though less than before
    short = _where(listed, "back", "underway")
    assert short <= told["missed"] <= short | _where(listed, "baseless")
    numbers = {one.thing.address for one in listed if one.aim and one.aim.comparator not in ("Increase", "Decrease")}
    assert _rows(session, "pace-needed", **values) == told["missed"] & numbers


def test_of_every_indicator_of_the_packaged_graph() -> None:
    _agree(open_session("packaged"))


def test_of_targets_of_every_form() -> None:
    session = open_session([str(ROOT / "tests/data/plans/harbour.trig")])
    _agree(session)
    assert _told(session)["reached"] == {"harbour-2030:A/indicator/2", "harbour-2030:A/indicator/3"}


def _plan(numbers: list[tuple[int | None, int | None, int, int, str]]) -> str:
    """Indicators beside those of Harbour, each with a baseline, a latest value and a target."""
    lines, values = [], []
    for place, (baseline, latest, target, further, comparator) in enumerate(numbers, 5):
        lines.append(
            f'<indicator-{place}> a kk:PlanElement, kk:Indicator ; kk:address "harbour-2030:A/indicator/{place}" ; '
            f'kk:partOf <goal-a> ; kk:statedIn <said/indicators> ; skos:prefLabel "Number {place}"@en .'
        )
        said = f"; kk:comparator kk:{comparator} " if comparator else ""
        if comparator == "Between":
            lowest, highest = sorted((target, further))
            said += f"; kk:lowest {Decimal(lowest)}.0 ; kk:highest {Decimal(highest)}.0 "
        elif comparator not in ("Increase", "Decrease", "Maintain"):
            said += f"; kk:value {target}.0 "
        points = [("Baseline", 2023, baseline), ("Actual", 2025, latest)]
        told = [(kind, year, f"; kk:value {number}.0 ") for kind, year, number in points if number is not None]
        for kind, year, what in (*told, ("Target", 2030, said)):
            values.append(
                f"<value/{place}-{kind}> a kk:IndicatorValue ; kk:indicator <indicator-{place}> ; "
                f'kk:valueKind kk:{kind} ; kk:period <years/{year}> ; kk:printedValue "―" {what}.'
            )
    graphs = (("graph/register", lines), ("said/indicators", values))
    return HARBOUR + "".join(f"\nGRAPH <{name}> {{ {' '.join(said)} }}" for name, said in graphs)


@examples(2)
@given(st.lists(ONE, min_size=20, max_size=20))
def test_property_of_any_values_and_targets(
    tmp_path_factory: pytest.TempPathFactory, numbers: list[tuple[int | None, int | None, int, int, str]]
) -> None:
    path: Path = tmp_path_factory.mktemp("plan") / "plan.trig"
    path.write_text(_plan(numbers), encoding="utf-8")
    _agree(open_session([str(path)]))
