"""What is said of indicators: of each of the plan's by hand, and for any numbers without a percentage that misleads."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keikaku.records import Indicator, Label
from keikaku.render.indicators import amounts, progress
from keikaku.render.indicators.progress_bar import end_text
from keikaku.render.indicators.progress_chart import chart
from keikaku.services.indicators.indicators import indicators
from keikaku.services.indicators.standing import measured
from keikaku.services.session.session import Session
from tests.examples import examples
from tests.places import DATA
from tests.render.indicators.test_progress_text import PEOPLE, indicator

TOLD = tomllib.loads((DATA / "indicators_told.toml").read_text(encoding="utf-8"))
PER_CENT = Label("パーセント", "per cent")

# A percentage that may stand in a text: a difference, or a part of the way.
OF = {
    "en": r"(?:less than |more than )?(\d+)%(?= (?:less|more) than the | of the way from )",
    "ja": r"(?:より|道のりの)(\d+)％(?=少ない|多い|未満|を超える|$)",
}


def texts(one: Indicator, language: str) -> list[str]:
    said = progress.told(one, language)
    shown = (said.verdict_line(language), said.state_line(language), said.why, said.first)
    return [text.replace("\xa0", " ") for text in shown]


def as_printed(one: Indicator) -> list[str]:
    by_kind = {value.kind: value for value in one.values}
    shown = (by_kind[kind] for kind in ("Baseline", "Actual", "FirstPeriodTarget", "Target"))
    return [f"{value.printed} {value.period.ja or ''}".strip() for value in shown]


def test_of_every_indicator_of_the_plan_it_is_said_what_its_values_say(session: Session) -> None:
    found = {str(one.thing.address): one for one in indicators(session)}
    assert set(found) == set(TOLD)
    assert len(found) == 30
    told = {
        address: {"values": as_printed(one), "en": texts(one, "en"), "ja": texts(one, "ja")}
        for address, one in found.items()
    }
    assert told == TOLD


NUMBERS = st.one_of(st.none(), st.integers(-(10**7), 10**7).map(str), st.integers(0, 40).map(str))
COMPARATORS = st.sampled_from(["AtLeast", "AtMost", "MoreThan", "Exactly"])


def made(baseline: str | None, latest: str | None, target: str | None, comparator: str, unit: Label) -> Indicator:
    """An indicator of these numbers, its target with this comparator."""
    one = indicator(baseline, latest, target, unit=unit)
    values = (*one.values[:2], one.values[2]._replace(comparator=comparator))
    said = measured(values)
    return one._replace(values=values, **said._asdict())


@given(NUMBERS, NUMBERS, NUMBERS, COMPARATORS, st.sampled_from(["en", "ja"]))
def test_a_percentage_stands_only_with_what_it_is_of_and_between_0_and_100(
    baseline: str | None, latest: str | None, target: str | None, comparator: str, language: str
) -> None:
    for text in texts(made(baseline, latest, target, comparator, PEOPLE), language):
        assert text.count("%") + text.count("％") == len(re.findall(OF[language], text)), text
        assert all(0 < int(found[1]) <= 100 for found in re.finditer(OF[language], text)), text


@given(NUMBERS, NUMBERS, NUMBERS, COMPARATORS, st.sampled_from(["en", "ja"]))
def test_of_shares_no_percentage_is_taken(
    baseline: str | None, latest: str | None, target: str | None, comparator: str, language: str
) -> None:
    one = made(baseline, latest, target, comparator, PER_CENT)
    for text in texts(one, language):
        # What is left when the values are taken away: 98.2% is a value, and so is パーセント in these Japanese ones.
        rest = re.sub(r"−?[\d,.]+(?:M|B|T)?%|-?\d+パーセント", "", text)
        assert "%" not in rest, text
        assert "％" not in rest, text
        assert not re.search(r"\d% (?:less|more|of the way)|\d％(?:少|多|低|高)", text), text


@given(NUMBERS, NUMBERS, NUMBERS, COMPARATORS, st.sampled_from(["en", "ja"]))
def test_a_latest_value_never_stands_without_its_date(
    baseline: str | None, latest: str | None, target: str | None, comparator: str, language: str
) -> None:
    one = made(baseline, latest, target, comparator, PEOPLE)
    verdict, state, why, first = texts(one, language)
    when = "fiscal 2016" if language == "en" else "2016年度"
    assert (when in verdict) == (latest is not None)
    assert (when in state) == (latest is not None)
    assert "−" not in why + first


@pytest.mark.parametrize(
    ("latest", "verdict", "first"),
    [
        ("8", "On track", "The value of fiscal 2016 was already at the target for fiscal 2017 (at least 7 people)"),
        ("6", "On track", "The value of fiscal 2016 was not yet at the target for fiscal 2017 (at least 7 people)"),
    ],
)
def test_a_first_target_is_judged_only_when_it_is_met_or_its_time_has_come(
    latest: str, verdict: str, first: str
) -> None:
    one = indicator("2", latest, "10")
    first_target = one.values[2]._replace(
        kind="FirstPeriodTarget",
        broader="InterimTarget",
        value=Decimal(7),
        period=Label("2017年度", "fiscal 2017"),
        ends="2018-03-31",
    )
    values = (*one.values, first_target)
    said = progress.told(one._replace(values=values, **measured(values)._asdict()), "en")
    assert (said.verdict, said.first.replace("\xa0", " ")) == (verdict, first)
    late = one.values[1]._replace(year=2017, ends="2018-03-31", period=Label("2017年度", "fiscal 2017"))
    values = (one.values[0], late, first_target, one.values[2])
    said = progress.told(one._replace(values=values, **measured(values)._asdict()), "en")
    expected = "met" if latest == "8" else "missed"
    assert said.first.replace("\xa0", " ") == f"Target for fiscal 2017 (at least 7 people): {expected} in fiscal 2017"


def test_only_a_sum_can_have_met_a_target_before_its_time() -> None:
    one = indicator("2", "8", "10")
    first_target = one.values[2]._replace(
        kind="FirstPeriodTarget",
        broader="InterimTarget",
        value=Decimal(7),
        period=Label("2017年度", "fiscal 2017"),
        ends="2018-03-31",
    )
    values = (*one.values, first_target)
    one = one._replace(values=values, cumulative=True, **measured(values)._asdict())
    assert texts(one, "en")[3] == "Target for fiscal 2017 (at least 7 people): already met in fiscal 2016"
    bound = one.values[1]._replace(comparator="AtLeast", value=Decimal(6))  # as much, or more: who knows
    values = (one.values[0], bound, first_target, one.values[2])
    assert texts(one._replace(values=values, **measured(values)._asdict()), "en")[3] == ""


@pytest.mark.parametrize(
    ("unit", "values", "past", "pace"),
    [
        (PEOPLE, ("4", "3", "4"), ("fell by 1 person in 2 years", "2年で1人減"),
         ("rise by 1 person by fiscal 2021", "2021年度までに1人増")),
        (PEOPLE, ("4", "4", "6"), ("no change", "増減なし"),
         ("rise by 2 people by fiscal 2021", "2021年度までに2人増")),
        (PEOPLE, ("0", "1234567", "9000000"), ("rose by about 1.235M people in 2 years", "2年で1,234,567人増"),
         ("rise by about 7.765M people by fiscal 2021", "2021年度までに7,765,433人増")),
        (PER_CENT, ("67", "68", "75"), ("rose by 1 percentage point in 2 years", "2年で1ポイント増"),
         ("rise by 7 percentage points by fiscal 2021", "2021年度までに7ポイント増")),
        (Label("回", "times"), ("10", "17", "22"), ("rose by 7 in 2 years", "2年で7回増"),
         ("rise by 5 by fiscal 2021", "2021年度までに5回増")),
    ],
)  # fmt: skip
def test_a_change_is_told_whole_with_the_years_it_took(
    unit: Label, values: tuple[str, str, str], past: tuple[str, str], pace: tuple[str, str]
) -> None:
    said = [progress.told(indicator(*values, unit=unit), language) for language in ("en", "ja")]
    assert tuple(one.past.replace("\xa0", " ") for one in said) == past
    assert tuple(one.pace.replace("\xa0", " ") for one in said) == pace


def test_large_numbers_are_written_as_the_plan_writes_those_of_the_indicator() -> None:
    one = indicator("150000", "201234", "300000")
    values = tuple(
        value._replace(printed=printed)
        for value, printed in zip(one.values, ("15万人", "20.1234万人", "30万人"), strict=True)
    )
    one = one._replace(values=values)
    assert (progress.told(one, "ja").past, amounts.number_text(one, Decimal(250_000), "ja")) == (
        "2年で約5.123万人増",
        "25万",
    )
    one = indicator("150000", "201234", "300000")
    assert (progress.told(one, "ja").past, amounts.number_text(one, Decimal(250_000), "ja")) == (
        "2年で51,234人増",
        "250,000",
    )


def test_an_average_of_some_years_is_told_as_one_wherever_it_stands(session: Session) -> None:
    found = {str(one.thing.address): one for one in indicators(session)}
    one = found["2018:5.3.2/indicator/2"]
    actual = one.find("Actual")
    assert actual
    assert [amounts.shown_text(one, actual, language) for language in ("ja", "en")] == [
        "平均398人", "398\xa0people on\xa0average",
    ]  # fmt: skip
    assert [end_text(one, "Actual", language).replace("\xa0", " ") for language in ("ja", "en")] == [
        "398人（2014～2016年度の平均）", "398 people (average of fiscal 2014–2016)",
    ]  # fmt: skip
    drawn = chart(one)
    assert drawn
    assert [[label.text.replace("\xa0", " ") for label in drawn.labels[language]] for language in ("ja", "en")] == [
        ["420人以上", "平均398人"], ["≥ 420 people", "398 people on average"],
    ]  # fmt: skip
    by_name = found["2018:3.1.2/indicator/1"]
    assert all("平均" in amounts.shown_text(by_name, value, "ja") for value in by_name.values)


def test_how_many_are_on_which_track(session: Session) -> None:
    assert progress.summary(indicators(session)) == [("reached", 5), ("on", 6), ("off", 12), ("unknown", 7)]
    assert progress.summary([]) == []


def test_of_ranges_directions_and_words_it_is_said_what_can_be_said(harbour: Session) -> None:
    assert {str(one.thing.label.en): texts(one, "en") for one in indicators(harbour)} == {
        "Ships a year": [
            "On track as of FY2024/25",
            "Under way: 450 ships in FY2024/25, 8% of the way from 400 ships in FY2022/23 "
            "to at least 1,000 ships in 2050",
            "Rose by 50 ships in 2 years so far; must rise by 550 ships by 2050",
            "The value of FY2024/25 was not yet at the target for FY2026/27 (at least 500 ships)",
        ],
        "Noise at night": [
            "Reached as of FY2024/25",
            "In the range: 54 dB in FY2024/25 "
            "(baseline: 61 dB in FY2022/23; target for FY2029/30: between 45 and 55 dB)",
            "To be held until FY2029/30",
            "",
        ],
        "Visitors to the harbour museum": [
            "Reached as of FY2024/25",
            "Above the baseline: 9,500 visitors in FY2024/25, 6% more than the 9,000 visitors of FY2022/23 "
            "(target for FY2029/30: increase)",
            "To be held until FY2029/30",
            "",
        ],
        "Quality of the water": [
            "Not known",
            "No target in numbers: “good status in every basin” is asked for",
            "The target is no number that the values can be compared with",
            "",
        ],
    }


def directed(comparator: str, latest: str, printed: str) -> Indicator:
    """An indicator whose target is a direction alone."""
    one = indicator("60", latest, None)
    values = (*one.values[:2], one.values[2]._replace(comparator=comparator, printed=printed))
    return one._replace(values=values, **measured(values)._asdict())


@pytest.mark.parametrize(
    ("comparator", "latest", "printed", "expected"),
    [
        ("Increase", "60", "増加", ["Off track", "No change", "No change so far"]),
        ("Increase", "50", "増やす", ["Off track", "Below the baseline", "Fell by 10 people in 2 years so far"]),
        ("Decrease", "50", "減少", ["Reached", "Below the baseline", "To be held until fiscal 2021"]),
        ("Maintain", "60", "維持", ["Reached", "No change", ""]),
        ("Maintain", "61", "維持", ["Not known", "No target in numbers", "It is not said what counts as maintained"]),
    ],
)
def test_a_direction_alone_is_told_by_the_baseline(
    comparator: str, latest: str, printed: str, expected: list[str]
) -> None:
    said = progress.told(directed(comparator, latest, printed), "en")
    assert [said.verdict, said.head, said.why.replace("\xa0", " ")] == expected


@given(NUMBERS, NUMBERS, st.integers(-100, 100), st.integers(0, 100), st.sampled_from(["en", "ja"]))
@examples(40)
def test_property_whatever_the_range_something_is_said_and_drawn(
    baseline: str | None, latest: str | None, lowest: int, size: int, language: str
) -> None:
    one = indicator(baseline, latest, None)
    target = one.values[2]._replace(
        comparator="Between", printed="範囲", lowest=Decimal(lowest), highest=Decimal(lowest + size)
    )
    values = (*one.values[:2], target)
    one = one._replace(values=values, **measured(values)._asdict())
    verdict, state, *_ = texts(one, language)
    assert verdict
    assert state
    drawn = chart(one)
    assert (drawn is None) == (baseline is None and latest is None)
    assert drawn is None or (drawn.floor is not None and drawn.floor.top <= drawn.floor.bottom)
