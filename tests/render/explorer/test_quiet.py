"""The explorer from a file, through every state: nothing is fetched, nothing complains."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import LISTENER
from tests.render.explorer.pages import STATES, go, opened, settle


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
    context = browser.new_context(viewport={"width": 375, "height": 812}, color_scheme="dark", reduced_motion="reduce")
    context.add_init_script(LISTENER)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.on("request", lambda request: wrong.append(request.url) if not request.is_navigation_request() else None)
    for name, state in STATES.items():
        page.goto("about:blank")
        page.goto(f"{explorer_page.as_uri()}#{state}&lang=en")
        settle(page)
        assert [one for one in wrong if not one.startswith("data:,")] == [], name
        assert page.evaluate("() => window.seenViolations") == [], name
        assert page.evaluate("() => document.documentElement.lang") == "en"
        assert page.inner_text("main h2").strip(), name
    context.close()
