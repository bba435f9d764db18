"""Sentences for pages, footnotes and values that are held against each other."""

from __future__ import annotations

import pytest

from keikaku.language.lexicon import Lexicon
from keikaku.language.phrasing import phrase
from keikaku.language.reading import (
    Compared,
    Condition,
    Explaining,
    Extreme,
    Holding,
    Node,
    Paged,
    Reading,
    Span,
    Thing,
    Within,
)
from keikaku.records import IRI, Label

YEAR = Span("2021-04-01", "2022-03-31", Label("2021年度", "fiscal 2021"))
OF = Thing(IRI("x"), "Indicator", Label("商談の件数", "Matches"), "2018:6.1.1/indicator/1")

SAID: list[tuple[str, Condition, str, str]] = [
    ("Issue", Paged(((97, 97),)), "97頁にある課題", "every issue on page 97"),
    (
        "Issue", Paged(((97, 97), (133, 135))), "97頁・133～135頁にある課題",
        "every issue on pages 97 and 133-135",
    ),
    (
        "Indicator", Compared("Actual", "worse", "Baseline"), "現状値が計画策定時の値より後退した成果指標",
        "every indicator whose latest value is worse than its baseline value",
    ),
    (
        "Indicator", Compared("Actual", "missed", "Target", (None, YEAR)),
        "現状値が2021年度の目標値に達していない成果指標",
        "every indicator whose latest value falls short of its target for fiscal 2021",
    ),
    (
        "Indicator", Compared("AnyTarget", "=", "AnyTarget"), "目標値が目標値に等しい成果指標",
        "every indicator whose target equals its target",
    ),
    (
        "Indicator", Extreme("Baseline", "Actual", most=False),
        "計画策定時の値から現状値への減少の割合が最も大きい成果指標",
        "every indicator with the largest fall from its baseline value to its latest value, in per cent",
    ),
    (
        "Figure", Explaining((OF,), "TargetRevised", Label("目標値の修正", "target revised")),
        "「商談の件数 (2018:6.1.1/indicator/1)」の注で「目標値の修正」を述べる図表・注記",
        "every figure that is a footnote to Matches (2018:6.1.1/indicator/1) saying “target revised”",
    ),
    (
        "Figure", Explaining(()), "成果指標の注である図表・注記", "every figure that is a footnote to an indicator",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("find", "condition", "ja", "en"), SAID, ids=[row[3] for row in SAID])
def test_a_condition_is_said_in_both_languages(
    find: str, condition: Condition, ja: str, en: str, lexicon: Lexicon
) -> None:
    assert phrase(Reading(Node((find,), (condition,))), lexicon) == Label(ja, en)


def test_what_is_lacking_is_sought_in_plans_that_have_any_unless_one_is_named(lexicon: Lexicon) -> None:
    lacking = Holding((Node(("Indicator",)),), negated=True)
    plan = Thing(IRI("y"), "Plan", Label("計画", "the plan"), "2018")
    anywhere = phrase(Reading(Node(("Measure",), (lacking,))), lexicon)
    within = phrase(Reading(Node(("Measure",), (Within((plan,)), lacking))), lexicon)
    assert anywhere == Label(
        "成果指標のない施策項目（それのある計画の）", "every measure that has no indicator (of plans that have any)"
    )
    assert within.en == "every measure within the plan (2018) and that has no indicator"
