from __future__ import annotations

import pytest

from keikaku.language.addresses import Addresses
from keikaku.language.reading import Thing
from keikaku.records import IRI, Label

KNOWN = {
    "2018": "Plan", "2018:6": "Policy", "2018:6.1": "Strategy", "ito-2021": "Plan", "ito-2021:5.4": "Strategy",
    "ito-2021:5.4.1/issue/3": "Issue", "env:goal-2": "Policy", "env:A": "Policy", "env:A.1": "Strategy",
    "minato:1/課題/ア": "Issue", "env:6.1": "Policy",
}  # fmt: skip


def element(address: str) -> Thing | None:
    """The element of some plan that has this address."""
    kind = KNOWN.get(address)
    return Thing(IRI(f"urn:{address}"), kind, Label(None, None), address) if kind else None


ONE = Addresses(("2018", "ito-2021", "env", "minato"), ("2018",), {}, element)
ENV = Addresses(("2018", "env"), ("env",), {"goal": [("env", "Policy")], "theme": [("env", "Strategy")]}, element)
ANY = Addresses(("2018", "env"), ("2018", "env"), {}, element)


def found(addresses: Addresses, text: str) -> list[tuple[str, list[str]]]:
    return [
        (text[one.start : one.end], [thing.address for thing in one.things] or [f"no {one.address}"])
        for one in addresses.find(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018:6.1の課題", [("2018:6.1", ["2018:6.1"])]),
        ("2018 : 6.1 and ito-2021:5.4.", [("2018 : 6.1", ["2018:6.1"]), ("ito-2021:5.4", ["ito-2021:5.4"])]),
        ("ITO-2021:5.4.1/Issue/3", [("ITO-2021:5.4.1/Issue/3", ["ito-2021:5.4.1/issue/3"])]),
        ("issues in ito-2021", [("ito-2021", ["ito-2021"])]),
        ("minato:1/課題/アの取組", [("minato:1/課題/ア", ["minato:1/課題/ア"])]),
        ("env:goal-2", [("env:goal-2", ["env:goal-2"])]),
        ("政策6と施策6.1", [("政策6", ["2018:6"]), ("施策6.1", ["2018:6.1"])]),
        ("2018:9.9", [("2018:9.9", ["no 2018:9.9"])]),
        ("6.1", [("6.1", ["2018:6.1"])]),
    ],
)
def test_addresses_of_the_plans_in_hand(text: str, expected: object) -> None:
    assert found(ONE, text) == expected


@pytest.mark.parametrize(
    "text", ["strategy 6", "9.9", "2018", "in 2018, 6 of them", "minato-2020:6", "x2018:6", "16.1"]
)
def test_what_is_none(text: str) -> None:
    assert found(ONE, text) == []


def test_levels_are_called_as_the_plan_calls_them() -> None:
    assert found(ENV, "goal 2, Goal A and theme A.1") == [
        ("goal 2", ["env:goal-2"]), ("Goal A", ["env:A"]), ("theme A.1", ["env:A.1"]),
    ]  # fmt: skip
    assert found(ENV, "theme A, goal B") == [], "no theme, and no such goal"


def test_a_level_of_another_plan_than_the_main_one() -> None:
    levels = {"goal": [("env", "Policy")], "policy": [("env", "Policy")]}
    beside = Addresses(("2018", "env"), ("2018",), levels, element)
    assert found(beside, "goal 2, policy 6, goal 6.1") == [
        ("goal 2", ["env:goal-2"]), ("policy 6", ["2018:6"]), ("goal 6.1", ["env:6.1"]),
    ]  # fmt: skip


def test_numbers_with_hyphens_as_plans_print_them() -> None:
    assert found(ONE, "施策6-1 and strategy 6-1") == [("施策6-1", ["2018:6.1"]), ("strategy 6-1", ["2018:6.1"])]
    assert found(ONE, "6-1") == []


def test_of_several_plans_all_are_meant_or_those_of_the_class_that_is_named() -> None:
    assert found(ANY, "6.1") == [("6.1", ["2018:6.1", "env:6.1"])]
    assert found(ANY, "policy 6.1") == [("policy 6.1", ["env:6.1"])]
