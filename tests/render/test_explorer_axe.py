"""The explorer under axe-core: every state, light and dark, in both languages, on a phone and a desktop."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.render.explorer import STATES, go, opened, settle

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
RUN = """async (tags) => {
  const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
  return violations.flatMap(({ id, help, nodes }) => nodes.slice(0, 4).map(({ html, any, all, none }) =>
    `${id}: ${help}: ${html.slice(0, 200)} ${[...any, ...all, ...none].map((one) => one.message).join(" ")}`));
}"""


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong in the page as it is now."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN, TAGS)
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1440])
def test_no_state_breaks_a_rule(
    browser: Browser, explorer_page: Path, width: int, scheme: Literal["light", "dark"]
) -> None:
    found = {}
    with opened(browser, explorer_page, width, 900, scheme) as record:
        for language in ("ja", "en"):
            for name, state in STATES.items():
                go(record.page, state, language)
                if wrong := violations(record.page):
                    found[f"{name}, {language}"] = wrong
    assert found == {}


def test_what_is_found_while_typing_breaks_no_rule(browser: Browser, explorer_page: Path) -> None:
    for width in (375, 1440):
        with opened(browser, explorer_page, width) as record:
            page = record.page
            for text in ("川崎", "jetro", "そんなものはない"):
                page.fill("#search", text)
                settle(page)
                assert violations(page) == [], text


def test_the_rules_see_what_is_wrong(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "wrong.html"
    path.write_text("<!DOCTYPE html><title>x</title><main><p style='color:#bbb'>pale</p><img src='data:,'></main>")
    with opened(browser, path) as record:
        rules = {one.split(":")[0] for one in violations(record.page)}
    assert {"color-contrast", "html-has-lang", "image-alt"} <= rules
