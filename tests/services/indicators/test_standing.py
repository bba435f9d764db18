"""What follows from an indicator's values: by hand for each kind of target, and as properties for any numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.records import Citation, IndicatorValue, Label
from keikaku.services.indicators.standing import Measured, measured

NOWHERE = Label(None, None)


def value(
    kind: str, number: str | None, year: int | None = None, comparator: str = "", printed: str = ""
) -> IndicatorValue:
    """A value for a fiscal year."""
    ends = f"{year + 1}-03-31" if year else None
    return IndicatorValue(
        kind, NOWHERE, NOWHERE, year, ends, None if number is None else Decimal(number), comparator,
        printed or (number or "―"), Citation("2018:1", None),
    )  # fmt: skip


def of(baseline: str | None, latest: str | None, target: str | None, comparator: str = "AtLeast") -> Measured:
    return measured(
        [
            value("Baseline", baseline, 2014 if baseline else None, "Exactly"),
            value("Actual", latest, 2016 if latest else None, "Exactly"),
            value("Target", target, 2021, comparator),
        ]
    )


@pytest.mark.parametrize(
    ("baseline", "latest", "target", "comparator", "expected"),
    [
        ("60", "70", "100", "AtLeast", Measured("up", "underway", 0.25, 6.0, 5.0, 5.0, "off")),
        ("60", "100", "100", "AtLeast", Measured("up", "reached", 1.0, 0.0, 20.0, 5.0, "reached")),
        ("60", "100", "100", "MoreThan", Measured("up", "underway", 1.0, 0.0, 20.0, 5.0, "on")),
        ("60", "40", "100", "AtLeast", Measured("up", "back", -0.5, 12.0, -10.0, 5.0, "off")),
        ("60", "50", "40", "AtMost", Measured("down", "underway", 0.5, -2.0, -5.0, 5.0, "on")),
        ("60", "30", "40", "AtMost", Measured("down", "reached", 1.5, 0.0, -15.0, 5.0, "reached")),
        ("60", "70", "40", "AtMost", Measured("down", "back", -0.5, -6.0, 5.0, 5.0, "off")),
        ("60", "50", "40", "Exactly", Measured("down", "underway", 0.5, -2.0, -5.0, 5.0, "on")),
        ("90", "97", "90", "AtLeast", Measured("hold", "reached", None, 0.0, 3.5, 5.0, "reached")),
        ("90", "85", "90", "AtLeast", Measured("hold", "back", None, 1.0, -2.5, 5.0, "off")),
        ("90", "85", "80", "AtLeast", Measured("hold", "reached", None, 0.0, -2.5, 5.0, "reached")),
        (None, "9", "35", "AtLeast", Measured("none", "baseless", None, 5.2, None, 5.0)),
        (None, "40", "35", "AtLeast", Measured("none", "reached", None, 0.0, None, 5.0, "reached")),
        ("60", None, "100", "AtLeast", Measured("up", "unmeasured")),
        (None, None, "55", "AtLeast", Measured("none", "baseless")),
        ("60", "70", None, "", Measured("none", "aimless", None, None, 5.0)),
    ],
)  # fmt: skip
def test_what_follows_from_three_numbers(
    baseline: str | None, latest: str | None, target: str | None, comparator: str, expected: Measured
) -> None:
    assert of(baseline, latest, target, comparator) == expected


@pytest.mark.parametrize(
    ("printed", "way"), [("現状維持", "hold"), ("増加させる", "up"), ("reduce", "down"), ("検討中", "none")]
)
def test_a_target_in_words_gives_a_way_but_no_distance(printed: str, way: str) -> None:
    found = measured(
        [value("Baseline", "5", 2014), value("Actual", "6", 2016), value("Target", None, 2021, "", printed)]
    )
    assert found == Measured(way, "aimless", None, None, 0.5)


def test_a_bound_is_no_place_on_the_way_but_may_meet_the_target() -> None:
    values = [
        value("Baseline", "5", 2014),
        value("Actual", "9", 2016, "AtLeast"),
        value("Target", "8", 2021, "AtLeast"),
    ]
    assert measured(values) == Measured("up", "reached", None, 0.0, None, 5.0, "reached")
    values[1] = value("Actual", "9", 2016, "AtMost")
    assert measured(values) == Measured("up", "underway", None, None, None, 5.0)


def test_of_several_values_the_first_baseline_and_the_last_of_the_others_count() -> None:
    values = [
        value("Baseline", "10", 2012), value("Baseline", "50", 2014), value("Actual", "20", 2015),
        value("Actual", "30", 2016), value("Target", "60", 2018), value("Target", "110", 2021),
    ]  # fmt: skip
    assert measured(values) == Measured("up", "underway", 0.2, 16.0, 5.0, 5.0, "off")


@pytest.mark.parametrize(
    ("baseline", "latest", "target", "comparator", "track"),
    [
        ("60", "76", "116", "AtLeast", "on"),  # 8 a year for five years: just enough
        ("60", "76", "117", "AtLeast", "off"),
        ("60", "76", "116", "MoreThan", "off"),
        ("76", "60", "20", "AtMost", "on"),
        ("76", "60", "19", "AtMost", "off"),
        ("60", "60", "61", "AtLeast", "off"),  # nothing so far
        ("60", "100", "100", "MoreThan", "on"),  # one more and it is met
        ("100", "100", "100", "MoreThan", "off"),  # nothing so far
        ("0.1", "0.3", "0.8", "AtLeast", "on"),  # binary fractions do not decide
    ],
)
def test_the_pace_so_far_kept_up_reaches_the_target_or_not(
    baseline: str, latest: str, target: str, comparator: str, track: str
) -> None:
    assert of(baseline, latest, target, comparator).track == track


def test_a_bound_or_a_missing_period_leaves_the_track_unknown() -> None:
    baseline, latest = value("Baseline", "5", 2014), value("Actual", "6", 2016)
    target = value("Target", "8", 2021, "AtLeast")
    assert measured([baseline, latest._replace(comparator="AtMost"), target]).track == "unknown"
    assert measured([baseline._replace(comparator="AtLeast"), latest, target]).track == "unknown"
    assert measured([baseline._replace(ends=None), latest, target]).track == "unknown"
    assert measured([baseline, latest, target._replace(ends=None)]).track == "unknown"


def test_without_periods_there_is_a_share_but_no_pace() -> None:
    values = [value("Baseline", "10"), value("Actual", "20"), value("Target", "50", None, "AtLeast")]
    assert measured(values) == Measured("up", "underway", 0.25)


def test_a_target_that_is_due_before_the_latest_value_leaves_no_pace() -> None:
    values = [value("Baseline", "10", 2014), value("Actual", "20", 2021), value("Target", "50", 2021, "AtLeast")]
    assert measured(values).pace is None
    assert measured(values).track == "off"


def test_numbers_of_different_units_are_not_compared() -> None:
    values = [value("Baseline", "10", 2014), value("Actual", "20", 2016), value("Target", "50", 2021, "AtLeast")]
    assert measured(values, comparable=False) == Measured("none", "aimless")


NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False)


@given(NUMBERS, NUMBERS, NUMBERS, st.sampled_from(["AtLeast", "AtMost", "MoreThan", "Exactly"]))
def test_the_share_places_the_latest_value_between_baseline_and_target(
    baseline: Decimal, latest: Decimal, target: Decimal, comparator: str
) -> None:
    found = of(str(baseline), str(latest), str(target), comparator)
    if found.share is not None:
        assert float(baseline + (target - baseline) * Decimal(found.share)) == pytest.approx(float(latest), abs=0.01)
        assert (found.share < 0) == (found.standing == "back")
    if found.standing == "reached":
        assert found.pace == 0
        assert found.share is None or found.share >= 1
    elif found.pace is not None:
        assert float(latest) + 5 * found.pace == pytest.approx(float(target), abs=0.01)
    assert found.standing in ("reached", "underway", "back")
    assert found.track in ("reached", "on", "off")
    assert (found.track == "reached") == (found.standing == "reached")
    if found.track == "on":
        assert found.past is not None
        assert found.pace is not None
        assert abs(found.past) >= abs(found.pace) * (1 - 1e-12)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_less_is_better_as_more_is_better_in_a_mirror(baseline: Decimal, latest: Decimal, target: Decimal) -> None:
    one = of(str(baseline), str(latest), str(target), "AtLeast")
    other = of(str(-baseline), str(-latest), str(-target), "AtMost")
    assert (one.standing, one.share, one.track) == (other.standing, other.share, other.track)
    assert {"up": "down", "hold": "hold"}[one.way] == other.way
