"""The explorer from a file, through every state: nothing is fetched, nothing complains."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.render.explorer import STATES, go, opened, settle


@pytest.mark.parametrize("width", [375, 1440])
def test_no_state_asks_for_anything_or_complains(browser: Browser, explorer_page: Path, width: int) -> None:
    with opened(browser, explorer_page, width) as record:
        page = record.page
        shown = set()
        for language in ("ja", "en"):
            for name, state in STATES.items():
                go(page, state, language)
                assert record.misdeeds() == [], name
                assert page.evaluate("() => document.documentElement.scrollWidth") == width, name
                shown.add((page.inner_text("main"), page.locator("aside").inner_text()))
            page.emulate_media(color_scheme="dark")
        assert len(shown) > 1.5 * len(STATES)  # a state that is not known would look like home
        page.set_viewport_size({"width": 812, "height": 375})
        page.emulate_media(media="print")
        settle(page)
        assert record.misdeeds() == []


def test_every_state_opens_from_its_address(browser: Browser, explorer_page: Path) -> None:
    for name, state in STATES.items():
        with opened(browser, explorer_page, 375, 812, "dark") as record:
            record.page.goto(f"{explorer_page.as_uri()}#{state}&lang=en")
            record.page.reload()
            settle(record.page)
            requests = [address for address in record.requests if not address.startswith(explorer_page.as_uri())]
            assert (requests, record.errors, record.dialogs, record.violations()) == ([], [], [], []), name
            assert record.page.evaluate("() => document.documentElement.lang") == "en"
            assert record.page.inner_text("main h2").strip(), name


def test_without_scripts_it_says_what_is_missing(browser: Browser, explorer_page: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(explorer_page.as_uri())
    assert page.inner_text("body").split("\n\n") == ["この画面には JavaScript が必要。", "This page needs JavaScript."]
    context.close()
