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
    level = comparator == "Exactly" and baseline == target != latest  # nobody says which way is worse
    assert found.standing in (("aimless",) if level else ("reached", "underway", "back"))
    assert found.track in (("unknown",) if level else ("reached", "on", "off"))
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


def to_range(baseline: str | None, latest: str | None, lowest: str = "45", highest: str = "55") -> Measured:
    target = value("Target", None, 2021, "Between", f"{lowest}～{highest}")
    return measured(
        [
            value("Baseline", baseline, 2014 if baseline else None, "Exactly"),
            value("Actual", latest, 2016 if latest else None, "Exactly"),
            target._replace(lowest=Decimal(lowest), highest=Decimal(highest)),
        ]
    )


@pytest.mark.parametrize(
    ("baseline", "latest", "expected"),
    [
        ("61", "54", Measured("down", "reached", None, 0.0, -3.5, 5.0, "reached")),
        ("61", "55", Measured("down", "reached", None, 0.0, -3.0, 5.0, "reached")),
        ("61", "60", Measured("down", "underway", 1 / 6, -1.0, -0.5, 5.0, "off")),
        ("61", "58", Measured("down", "underway", 0.5, -0.6, -1.5, 5.0, "on")),
        ("61", "62", Measured("down", "back", -1 / 6, -1.4, 0.5, 5.0, "off")),
        ("61", "40", Measured("down", "underway", None, 1.0, -10.5, 5.0, "off")),  # past it: out at the other end
        ("40", "42", Measured("up", "underway", 0.4, 0.6, 1.0, 5.0, "on")),
        ("50", "56", Measured("hold", "back", None, -0.2, 3.0, 5.0, "off")),
        ("50", "50", Measured("hold", "reached", None, 0.0, 0.0, 5.0, "reached")),
        (None, "56", Measured("none", "baseless", None, -0.2, None, 5.0)),
        (None, "50", Measured("none", "reached", None, 0.0, None, 5.0, "reached")),
        ("61", None, Measured("down", "unmeasured")),
        (None, None, Measured("none", "baseless")),
    ],
)
def test_a_range_is_reached_inside_of_it(baseline: str | None, latest: str | None, expected: Measured) -> None:
    assert to_range(baseline, latest) == expected


@pytest.mark.parametrize(
    ("comparator", "latest", "expected"),
    [
        ("Increase", "61", Measured("up", "reached", None, 0.0, 0.5, 5.0, "reached")),
        ("Increase", "60", Measured("up", "underway", None, None, 0.0, 5.0, "off")),
        ("Increase", "59", Measured("up", "back", None, None, -0.5, 5.0, "off")),
        ("Decrease", "59", Measured("down", "reached", None, 0.0, -0.5, 5.0, "reached")),
        ("Decrease", "61", Measured("down", "back", None, None, 0.5, 5.0, "off")),
        ("Maintain", "60", Measured("hold", "reached", None, 0.0, 0.0, 5.0, "reached")),
        ("Maintain", "61", Measured("hold", "aimless", None, None, 0.5, 5.0)),  # nobody says what counts as kept
        ("Increase", None, Measured("up", "unmeasured")),
    ],
)
def test_a_direction_alone_is_reached_where_the_value_has_gone_that_way(
    comparator: str, latest: str | None, expected: Measured
) -> None:
    points = [value("Baseline", "60", 2014, "Exactly"), value("Actual", latest, 2016 if latest else None, "Exactly")]
    assert measured([*points, value("Target", None, 2021, comparator, "増加")]) == expected


def test_without_a_baseline_a_direction_says_nothing_and_a_bound_is_no_way() -> None:
    target = value("Target", None, 2021, "Increase", "increase")
    assert measured([value("Actual", "9", 2016), target]) == Measured("up", "baseless")
    points = [value("Baseline", "5", 2014, "AtLeast"), value("Actual", "9", 2016), target]
    assert measured(points) == Measured("up", "aimless")


def interim(number: str, year: int) -> IndicatorValue:
    return value("FirstPeriodTarget", number, year, "AtLeast")._replace(broader="InterimTarget")


@pytest.mark.parametrize(
    ("latest", "year", "expected"),
    [("70", 2016, "met"), ("65", 2016, None), ("75", 2018, "met"), ("65", 2018, "missed"), ("75", 2020, "missed")],
)
def test_of_several_interim_targets_the_last_that_is_due_counts_else_the_next(
    latest: str, year: int, expected: str | None
) -> None:
    points = [value("Baseline", "60", 2014), interim("70", 2017), interim("80", 2019), value("Target", "100", 2021)]
    points.append(value("Actual", latest, year, "Exactly"))
    points.sort(key=lambda one: one.ends or "")
    assert measured(points).first == expected


@pytest.mark.parametrize(
    ("numbers", "comparators", "expected"),
    [
        (("512", "510", "498", "575"), ("", "Exactly"), "missed"),  # more is better, as the final target says
        (("512", "510", "511", "575"), ("", ""), "met"),
        (("512", "520", "498", "400"), ("", ""), "met"),
        (("512", "520", "530", "400"), ("", ""), "missed"),
        (("512", "510", "498", "575"), ("AtMost", ""), "met"),  # it says so itself
        (("512", "510", "498", "512"), ("", ""), None),  # nothing tells which way is better
        (("512", "510", "510", "512"), ("", ""), "met"),
        (("512", "510", "498", "400"), ("", "AtLeast"), "missed"),
    ],
)
def test_what_is_better_at_an_interim_target_the_final_one_says(
    numbers: tuple[str, str, str, str], comparators: tuple[str, str], expected: str | None
) -> None:
    baseline, halfway, latest, target = numbers
    points = [
        value("Baseline", baseline, 2020), value("InterimTarget", halfway, 2025, comparators[0]),
        value("Actual", latest, 2025, "Exactly"), value("Target", target, 2030, comparators[1]),
    ]  # fmt: skip
    assert measured(points).first == expected


def test_a_bound_says_too_little_to_be_worse() -> None:
    points = [value("Baseline", "5", 2014), value("Actual", "4", 2016, "AtLeast"), value("Target", "8", 2021)]
    assert measured(points).standing == "underway"
    points[1] = value("Actual", "4", 2016, "AtMost")
    assert measured(points).standing == "back"


def test_a_plain_number_without_a_baseline_leaves_no_pace() -> None:
    assert of(None, "9", "35", "Exactly") == Measured("none", "baseless", None, None, None, 5.0)


def test_of_several_targets_the_last_that_can_be_judged_is_the_aim() -> None:
    points = [
        value("Baseline", "60", 2014), value("Actual", "70", 2016, "Exactly"), value("Actual", "80", 2018, "Exactly"),
        value("Target", "90", 2021, "AtLeast"), value("Target", "100", 2030, "AtLeast"),
        value("Target", None, 2050, "", "世界一"),
    ]  # fmt: skip
    assert measured(points) == Measured("up", "underway", 0.5, 20 / 12, 5.0, 12.0, "on")


@given(st.lists(st.integers(-50, 50), min_size=4, max_size=4))
def test_property_a_range_is_reached_just_where_it_holds_the_value(numbers: list[int]) -> None:
    baseline, latest, lowest, highest = map(str, (*numbers[:2], *sorted(numbers[2:])))
    found = to_range(baseline, latest, lowest, highest)
    inside = int(lowest) <= int(latest) <= int(highest)
    assert (found.standing == "reached") == inside == (found.track == "reached") == (found.pace == 0.0)
    assert found.share is None or found.share < 1
