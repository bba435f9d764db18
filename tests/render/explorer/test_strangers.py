"""Questions of people who have never seen the page: what each leads to, or that these data have nothing on it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import recorded_page
from tests.render.explorer.pages import go

ASKED: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("strangers.toml").read_text(encoding="utf-8"))
"""What is asked in each language, and the outcome that is right: see the file."""

MISSED = {
    "ja": {"海外進出を手伝ってくれる機関は"},
    "en": {"Are taxes going up?", "Where can I get help finding a job?", "Who can help me export?"},
}
"""What does not come out so. They end at what is near, or at what can be asked; none at a wrong answer."""

EMPTY = "table&plan=all&q=-"
"""Where each is asked: a view with nothing to draw."""


def outcome(page: Page, expected: str) -> bool:
    """Whether the page shows what is expected."""
    kind, _, what = expected.partition(" ")
    address = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    if kind == "view":
        return address.startswith(what) or (what == "home" and "q=" not in address)
    if kind == "nothing":
        return page.locator("main .lacks").count() == 1 and what in page.locator("main .lacks").inner_text()
    if kind == "wider":
        return page.locator(".asked-wider").count() == 1 and what in page.locator(".asked-wider ~ div").inner_text()
    if kind == "unused":
        return any(what in text for text in page.locator("main .unused").all_inner_texts())
    if kind == "ended":
        return "2022" in page.locator("main .lacks").inner_text() and page.locator("main .meant a").count() > 0
    if kind == "thing":
        return what in page.locator("body").inner_text() and not address.startswith(EMPTY)
    return page.locator("table.answer tbody tr").count() > 0


@pytest.mark.parametrize("language", ["ja", "en"])
def test_strangers_are_led_or_told_that_there_is_nothing(browser: Browser, explorer_page: Path, language: str) -> None:
    with recorded_page(browser, explorer_page, 1200, 800) as record:
        page = record.page
        missed = set()
        for text, expected in ASKED[language].items():
            go(page, EMPTY, language)
            page.fill("#search", text)
            page.press("#search", "Enter")
            page.wait_for_function(
                "(empty) => !location.hash.startsWith(`#${empty}`) || location.hash.includes('at=')", arg=EMPTY
            )
            if not outcome(page, expected):
                missed.add(text)
        assert record.misdeeds() == []
    assert sorted(missed) == sorted(MISSED[language])
