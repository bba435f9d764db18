"""What an address tells: the class of a row, and the element above it."""

from __future__ import annotations

import pytest

from keikaku.services.registers.outline import above, kind_of


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("6.1.1/action/4", "Initiative"),
        ("goal-2/a/indicator/2b", "Indicator"),
        ("1.1/aim", "Passage"),
        ("1/issue", "Issue"),
        ("1", None),
        ("action/1", "Initiative"),
        ("aim", "Passage"),
        ("1/action/note/3", None),
    ],
)
def test_the_last_word_of_an_address_tells_the_class(path: str, kind: str | None) -> None:
    assert kind_of(path) == kind


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("1", [""]),
        ("goal-2", [""]),
        ("6.1.1", ["6.1"]),
        ("1.1/aim", ["1.1"]),
        ("6.1.1/action/4", ["6.1.1/action", "6.1.1"]),
        ("goal-2/a/indicator/2b", ["goal-2/a/indicator", "goal-2/a"]),
        ("goal-2/a", ["goal-2"]),
        ("action/1", ["action", ""]),
        ("1.1/action/4.2", ["1.1/action/4"]),
    ],
)
def test_an_address_tells_what_stands_above(path: str, found: list[str]) -> None:
    assert above(path) == found
