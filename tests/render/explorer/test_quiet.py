"""The explorer from a file, through every state: nothing is fetched, nothing complains, lines break where they may."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import Reader, lent_page
from tests.render.explorer.pages import STATES, go, opened, settle
from tests.render.lines import marked, parted


@pytest.mark.parametrize("width", [375, 1440])
def test_no_state_asks_for_anything_complains_or_breaks_what_belongs_together(
    browser: Browser, explorer_page: Path, width: int
) -> None:
    found = {}
    with opened(browser, explorer_page, width) as record:
        page = record.page
        shown = set()
        for language in ("ja", "en"):
            for place, (name, state) in enumerate(STATES.items()):
                if width > 1000 and place % 2 != (language == "en"):
                    continue  # where there is room, one of the languages of each state
                go(page, state, language)
                if wrong := [*record.misdeeds(), *parted(page), *(marked(page) if width > 1000 else [])]:
                    found[name, language] = wrong
                assert page.evaluate("() => document.documentElement.scrollWidth") == width, name
                shown.add((page.inner_text("main"), page.locator("aside").inner_text()))
            page.emulate_media(color_scheme="dark")
        # A state that is not known would look like home.
        assert len(shown) > (0.75 if width > 1000 else 1.5) * len(STATES)
        page.set_viewport_size({"width": 812, "height": 375})
        page.emulate_media(media="print")
        settle(page)
        assert record.misdeeds() == []
    assert found == {}


def test_every_state_opens_from_its_address(browser: Browser, explorer_page: Path) -> None:
    with lent_page(browser, 375, 812, "dark", Reader("en-US")) as record:
        page = record.page
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        for name, state in STATES.items():
            page.goto("about:blank")
            record.show(explorer_page, f"{state}&lang=en")
            settle(page)
            assert [*record.misdeeds(), *said] == [], name
            assert page.evaluate("() => document.documentElement.lang") == "en"
            assert page.inner_text("main h2").strip(), name
