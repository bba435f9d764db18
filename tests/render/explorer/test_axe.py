"""The explorer under axe-core: every state, light and dark, in both languages, on a phone and a desktop."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import Scheme, recorded_page
from tests.render.explorer.pages import DIALOGS, PAGES, go, opened, settle

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
# Of many rows and cards alike the first are looked at: each text costs as much as all other rules together.
MANY = [
    "tbody tr:nth-child(n+10)", ".indicator-card:nth-child(n+4)", ".when-group:nth-child(n+5)",
    ".when-item:nth-of-type(n+9)", ".where-groups > li:nth-child(n+5)",
    ".read-row:nth-child(n+15):not(.addressed)",
]  # fmt: skip
# Of texts that look alike in all that their contrast comes from, the first of each state is measured.
LOOKS = """() => {
  const known = new Map();
  const looks = new Map([[null, 0]]);
  const look = (one) => {
    if (!looks.has(one)) {
      const { color, backgroundColor, backgroundImage, opacity, fontSize, fontWeight } = getComputedStyle(one);
      const own = [one.localName, one.getAttribute("class"), color, backgroundColor, backgroundImage, opacity, fontSize,
        fontWeight, look(one.parentElement)].join();
      if (!known.has(own)) known.set(own, known.size + 1);
      looks.set(one, known.get(own));
    }
    return looks.get(one);
  };
  const seen = new Set();
  for (const one of document.querySelectorAll("*")) {
    const text = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const fresh = one.matches("input, select, textarea")
      || text && one.checkVisibility() && !seen.has(look(one)) && seen.add(look(one));
    one.toggleAttribute("data-look", Boolean(fresh));
  }
}"""
RUN = """async ([rules, many]) => {
  const exclude = many.filter((one) => document.querySelector(one)).map((one) => [one]);
  axe.configure({ rules: [{ id: "color-contrast", selector: "[data-look]" }] });
  const { violations } = await axe.run({ include: [["html"]], exclude },
    { runOnly: rules, resultTypes: ["violations"], preload: false });
  return violations.flatMap(({ id, help, nodes }) => nodes.slice(0, 4).map(({ html, any, all, none }) =>
    `${id}: ${help}: ${html.slice(0, 200)} ${[...any, ...all, ...none].map((one) => one.message).join(" ")}`));
}"""

WAYS: list[list[tuple[int, Scheme, str]]] = [
    [(375, "light", "en"), (1440, "dark", "ja")],
    [(375, "light", "ja"), (1440, "dark", "en")],
    [(375, "dark", "en"), (1440, "light", "ja")],
    [(375, "dark", "ja"), (1440, "light", "en")],
]
"""Two ways to look at a state, in which it has each width, scheme and language once. States take turns with them."""


def violations(page: Page, *rules: str) -> list[str]:
    """What axe-core finds wrong in the page as it is now, by these rules or by all of TAGS."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    page.evaluate(LOOKS)
    chosen = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": TAGS}
    found: list[str] = page.evaluate(RUN, [chosen, MANY])
    return found


@pytest.mark.parametrize("subject", PAGES)
@pytest.mark.parametrize("place", range(len(WAYS)))
def test_no_state_breaks_a_rule(
    browser: Browser, request: pytest.FixtureRequest, subject: str, place: int
) -> None:  # fmt: skip
    states = list(PAGES[subject].items())[place :: len(WAYS)]
    found = {}
    for width, scheme, language in WAYS[place]:
        with opened(browser, request.getfixturevalue(subject), width, 900, scheme) as record:
            for name, state in states:
                go(record.page, state, language)
                if wrong := violations(record.page):
                    found[name, width, scheme, language] = wrong
    assert found == {}


@pytest.mark.parametrize("width", [375, 1440])
def test_no_dialog_breaks_a_rule_or_is_wider_than_the_screen(browser: Browser, explorer_page: Path, width: int) -> None:
    found = {}
    with opened(browser, explorer_page, width, 900) as record:
        for name, (state, pressed) in DIALOGS.items():
            go(record.page, state, "en")
            record.page.locator(pressed).first.click()
            dialog = record.page.locator("dialog[open]")
            box = dialog.bounding_box()
            assert box, name
            wrong = violations(record.page)
            inside = box["x"] >= 0 and box["x"] + box["width"] <= width
            if not inside or dialog.evaluate("(one) => one.scrollWidth > one.clientWidth"):
                wrong.append("too wide")
            if wrong:
                found[name] = wrong
            record.page.keyboard.press("Escape")
    assert found == {}


def test_what_is_found_while_typing_breaks_no_rule(browser: Browser, explorer_page: Path) -> None:
    for width in (375, 1440):
        with opened(browser, explorer_page, width) as record:
            page = record.page
            go(page, "table")  # the first screen has its own search box
            for text in ("川崎", "jetro", "そんなものはない"):
                page.fill("#search", text)
                settle(page)
                assert violations(page) == [], text


def test_the_rules_see_what_is_wrong(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "wrong.html"
    pale = "<p>dark</p><p style='color:#bbb'>pale</p>"
    path.write_text(f"<!DOCTYPE html><title>x</title><main>{pale}<img src='data:,'></main>")
    with recorded_page(browser, path, 1440, 900) as record:
        rules = {one.split(":")[0] for one in violations(record.page)}
    assert {"color-contrast", "html-has-lang", "image-alt"} <= rules
