"""What people come for and no single view answers, each in so many steps: a text typed, a press, a choice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import Reader, lent_page
from tests.render.explorer.pages import go, opened, settle

BOX = "input[role=combobox]:visible"
OPTION = "[role=option]:visible"


class Steps:
    """Does what a reader does, and counts it."""

    def __init__(self, page: Page) -> None:
        self.page, self.taken = page, 0

    def type(self, text: str, box: str = BOX) -> None:
        """A text and Enter."""
        self.page.locator(box).first.fill(text)
        settle(self.page)
        self._do(lambda: self.page.keyboard.press("Enter"))

    def press(self, name: str) -> None:
        """A button or a link by its name."""
        self._do(
            lambda: (
                self.page.get_by_role("button", name=name).or_(self.page.get_by_role("link", name=name)).first.click()
            )
        )

    def tap(self, where: str) -> None:
        """A finger on the first of these."""
        self._do(lambda: self.page.locator(where).first.tap())

    def _do(self, act: Callable[[], object]) -> None:
        act()
        settle(self.page)
        self.taken += 1


@pytest.mark.parametrize(("language", "button"), [("en", "Path to"), ("ja", "ほかのものへの経路")])
def test_how_two_facilities_are_linked_is_told_in_three_steps(
    browser: Browser, explorer_page: Path, language: str, button: str
) -> None:
    with opened(browser, explorer_page) as record:
        steps = Steps(record.page)
        go(record.page, "home", language)
        steps.type("KBIC")
        steps.press(button)
        steps.type("King Skyfront", "#path-to")
        told = record.page.locator(".path-steps").first.locator(":scope > li")
        assert told.count() >= 2
        assert all(step.locator(".cite").count() for step in told.all())
        assert steps.taken == 3
        assert record.misdeeds() == []


def test_on_a_phone_what_is_done_for_farming_is_two_steps_away_and_its_picture_one_more(
    browser: Browser, explorer_page: Path
) -> None:
    with lent_page(browser, 375, 812, reader=Reader(touch=True)) as record:
        record.show(explorer_page)
        page, steps = record.page, Steps(record.page)
        page.wait_for_selector("main > *", state="attached")
        go(page, "home", "ja")
        page.locator(BOX).first.fill("農業")
        settle(page)
        steps.taken += 1
        steps.tap(OPTION)
        assert page.locator("aside h2:visible, .panel h2:visible").first.inner_text().startswith("農業")
        steps.tap("button:has-text('つながりを図で見る')")
        seen = page.evaluate(
            """() => {
              const top = (what) => document.querySelector(what).getBoundingClientRect().top;
              return [top('canvas'), top('.panel')];
            }"""
        )
        assert 0 < seen[0] < seen[1] - 250  # the sheet leaves room for the picture above it
        assert steps.taken == 3
        assert record.misdeeds() == []


@pytest.mark.parametrize(("language", "link"), [("en", "Two plans"), ("ja", "2つの計画")])
def test_two_plans_are_compared_in_one_step(browser: Browser, explorer_page: Path, language: str, link: str) -> None:
    with opened(browser, explorer_page) as record:
        steps = Steps(record.page)
        go(record.page, "home&plan=2018", language)
        steps.press(link)
        assert record.page.locator("#compare-first, .compare-choice select").count() >= 1
        assert record.page.locator("main .cite, .view .cite, .view a").count() > 20
        assert steps.taken == 1


def test_one_measure_is_printed_for_a_meeting_in_two_steps(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        steps = Steps(record.page)
        go(record.page, "home&plan=2018", "en")
        steps.type("海外販路の開拓")
        steps.taken += 1  # Ctrl+P
        assert record.page.pdf(format="A4").count(b"/Type /Page\n") <= 4
        assert steps.taken == 2
