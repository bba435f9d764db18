"""Questions in free words: what the box offers first for them, and that these data say what they do not have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import recorded_page
from tests.render.explorer.pages import go, opened

OPENS = {
    "en": {
        "will we make it to the goals": "indicators",
        "which goals are failing": "indicators&pick=off",
        "what has already been achieved": "indicators&pick=reached",
        "what opens next": "when&pick=Opening",
        "upcoming events": "when&pick=past,ahead",
        "what happened in 2019": "when&q=2019",
        "show me a map": "where",
        "where is the convention hall": "where&at=facility/kawasaki-convention-hall",
        "who is responsible": "matrix",
        "old versus new": "compare",
        "weak spots of the plan": "ask&q=Audit+of+the+plan",
        "problems nobody works on": "ask&pick=issues-not-taken-up",
        "what do citizens think": "ask&pick=survey-answers",
        "how are JETRO and KSP connected": "network&scene=path&focus=actor/jetro&to=facility/ksp",
        "what is done about agriculture": "ask&q=initiatives+for+Agriculture",
        "structure of the plan": "outline",
        "read the original": "read",
        "how do I download the data": "help",
        "how expensive is it": "ask&q=how+expensive+is+it",
    },
    "ja": {
        "計画は順調か": "indicators",
        "まだ届いていない指標": "indicators&pick=off",
        "いつ完成するのか": "when",
        "新しくできる施設": "when&pick=Opening",
        "2020年に何があったか": "when&q=2020",
        "近所に何がある": "where",
        "一緒に進める相手": "matrix",
        "旧計画との違い": "compare",
        "抜けているところ": "ask&q=計画の点検",
        "手つかずの課題": "ask&pick=issues-not-taken-up",
        "アンケートの結果": "ask&pick=survey-answers",
        "若者に何をしてくれるか": "ask&q=若者のための取組",
        "原文を読みたい": "read",
        "何から見ればいい": "help",
        "だれがお金を出すのか": "ask&q=だれがお金を出すのか",
    },
}
"""What is asked, and the address that Enter leads to."""


@pytest.fixture
def page(browser: Browser, explorer_page: Path) -> Iterator[Page]:
    with recorded_page(browser, explorer_page, 1200, 800) as record:
        yield record.page
        assert record.misdeeds() == []


@pytest.mark.parametrize("language", ["en", "ja"])
def test_free_words_lead_where_they_are_answered(page: Page, language: str) -> None:
    found = {}
    for text in OPENS[language]:
        go(page, "table&plan=all", language)
        page.fill("#search", text)
        page.press("#search", "Enter")
        page.wait_for_function("() => !location.hash.startsWith('#table')")
        address = page.evaluate("decodeURIComponent(location.hash.slice(1))")
        found[text] = "&".join(part for part in address.split("&") if part not in ("plan=all", "lang=en"))
    assert found == OPENS[language]


def test_what_the_data_do_not_have_is_said_and_what_comes_near_is_shown(page: Page) -> None:
    go(page, "ask&q=cost", "en")
    assert page.locator(".lacks").inner_text() == (
        "Not in these data\n\nWhat things cost, budgets, and who pays: nothing of that kind is in these data."
        " The plan itself may say more."
    )
    assert page.locator(".nothing-fits").count() == 0  # no name that is only spelt like it
    assert page.locator(".meant a").all_inner_texts() == ["Read all passages with “cost” (5)"]
    go(page, "ask&q=opens", "en")
    assert page.locator(".lacks").count() == 0


def test_help_is_reached_from_everywhere_and_its_examples_lead_on(page: Page) -> None:
    go(page, "indicators", "en")
    page.get_by_role("link", name="Help: how this page works").click()
    assert page.get_by_role("heading", name="How this page works").is_visible()
    assert page.locator("nav [data-view=help]").count() == 0
    offers = page.locator(".help-asked a")
    assert offers.count() == 8
    for place in range(8):
        offers.nth(place).click()
        page.wait_for_function("() => !location.hash.startsWith('#help')")
        assert page.locator("main .nothing-fits").count() == 0
        page.go_back()
        page.wait_for_selector(".help-asked")


def test_data_without_a_plan_have_help_too(browser: Browser, foreign_page: Path) -> None:
    with opened(browser, foreign_page) as record:
        go(record.page, "help", "en")
        assert record.page.locator(".help-part h3").all_inner_texts() == [
            "Look around", "What the marks mean", "Keys", "Take it along", "About these data",
        ]  # fmt: skip
        assert record.misdeeds() == []
