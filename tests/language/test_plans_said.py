from __future__ import annotations

import pytest

from keikaku.language import plans_said


@pytest.mark.parametrize(
    "text",
    [
        "issues in all plans",
        "sectors of each plan",
        "How many plans?",
        "すべての計画の課題",
        "計画ごとの課題",
        "計画の一覧",
    ],
)
def test_of_all(text: str) -> None:
    assert plans_said.of_all(text)


@pytest.mark.parametrize(
    "text", ["issues of the plan", "planned for 2021", "その計画の課題", "計画", "which plans does it follow?"]
)
def test_not_of_all(text: str) -> None:
    assert not plans_said.of_all(text)


def test_of_a_year() -> None:
    said = [
        "the 2021 plan",
        "plan of 2021",
        "2021年の計画",
        "2021年度の計画",
        "2021計画",
        "2021年度の計画値",
        "planned for 2021",
    ]
    assert [plans_said.of_year(text, "2021") for text in said] == [True] * 5 + [False] * 2


def test_of_any() -> None:
    assert [plans_said.of_any(text) for text in ("みなと計画", "a plan", "planned", "plant")] == [
        True,
        True,
        False,
        False,
    ]
