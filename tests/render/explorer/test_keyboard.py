"""The explorer by keyboard alone: every test presses keys and nothing else."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.render.explorer.pages import STATES, go, opened, settle

FOCUSED = """() => {
  const one = document.activeElement;
  const { top, bottom, left, right } = one.getBoundingClientRect();
  const style = getComputedStyle(one);
  return {
    tag: one.tagName, id: one.id, text: (one.getAttribute("aria-label") || one.innerText || one.value || "").trim(),
    place: [...document.querySelectorAll("*")].indexOf(one), expanded: one.getAttribute("aria-expanded"),
    shown: bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
    outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== "none",
  };
}"""


def focused(page: Page) -> dict[str, Any]:
    """What has the focus: whether it is within the window, and whether one sees that it has it."""
    found: dict[str, Any] = page.evaluate(FOCUSED)
    return found


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
    settle(page)


def tab_to(page: Page, text: str, tag: str = "", key: str = "Tab", most: int = 400) -> dict[str, Any]:
    """Presses Tab until a control of that name has the focus."""
    for _ in range(most):
        page.keyboard.press(key)
        here = focused(page)
        if text in here["text"] and tag in ("", here["tag"]):
            return here
    raise AssertionError(f"Tab never comes to “{text}”")


def search(page: Page, text: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(text)
    press(page, "ArrowDown", "Enter")


def test_the_first_stop_leads_past_the_head(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        press(page, "Tab")
        first = focused(page)
        assert first["shown"]
        assert "本文" in first["text"]
        press(page, "Enter")
        assert focused(page)["id"] == "main"
        assert page.evaluate("() => location.hash") in ("", "#")  # a place in the page is no state of it


def test_search_and_read_what_is_found(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        page.keyboard.press("/")
        assert focused(page)["tag"] == "INPUT"
        page.keyboard.type("じぇとろ")
        press(page, "ArrowDown")
        assert "ジェトロ" in page.inner_text("[role=option][aria-selected=true]")
        press(page, "Enter")
        assert page.inner_text("#panel-name") == "ジェトロ"
        assert focused(page)["id"] == "panel-name"
        # From the heading into the panel: a citation opens, and closes again where it was opened.
        cited = tab_to(page, "2018:6.1")
        assert cited["shown"]
        press(page, "Enter")
        assert "6.1" in page.inner_text("#panel")
        press(page, "Escape")
        assert focused(page)["tag"] != "BODY"
        press(page, "Escape")
        assert not page.is_visible("#panel-name")
        assert focused(page)["tag"] != "BODY"
        assert record.misdeeds() == []


def test_walk_through_the_network_and_expand_a_thing(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        tab_to(page, "つながり", "A")
        press(page, "Enter")
        assert page.evaluate("() => location.hash").startswith("#network")
        search(page, "川崎市産業振興財団")
        assert page.inner_text("#panel-name") == "川崎市産業振興財団"
        before = page.get_attribute("#network-canvas", "aria-label")
        tab_to(page, "まわり", "BUTTON", "Shift+Tab")
        press(page, "Enter")
        around = page.get_attribute("#network-canvas", "aria-label")
        assert around
        assert around != before
        assert "川崎市産業振興財団" in around
        for _ in range(60):
            page.keyboard.press("Tab")
            if focused(page)["id"] == "network-canvas":
                break
        assert focused(page)["id"] == "network-canvas"
        assert focused(page)["outline"]
        press(page, "ArrowUp")
        page.wait_for_function("() => document.querySelector('[role=status].unseen').textContent.trim().length > 3")
        press(page, "Enter")  # opens the thing walked to, and shows its neighbours
        opened_thing = page.inner_text("#panel-name")
        assert opened_thing
        page.wait_for_function(
            "(before) => document.querySelector('#network-canvas').getAttribute('aria-label') !== before", arg=around
        )
        drawn = page.evaluate("() => document.querySelector('#network-canvas').getAttribute('aria-label')")
        assert drawn != around
        assert record.misdeeds() == []


def test_follow_a_path(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        search(page, "かながわサイエンスパーク")
        tab_to(page, "ほかのものへの経路", "BUTTON")
        press(page, "Enter")
        for _ in range(60):
            if focused(page)["id"] == "path-to":
                break
            page.keyboard.press("Shift+Tab")
        assert focused(page)["id"] == "path-to"
        page.keyboard.type("JETRO")
        press(page, "ArrowDown", "Enter")
        told = page.inner_text(".path-told")
        assert "ジェトロ" in told
        assert "かながわサイエンスパーク" in told
        assert "to=actor/jetro" in page.evaluate("() => location.hash")
        tab_to(page, "川崎市", "A")  # a stop on the way, told beside the picture
        press(page, "Enter")
        assert page.inner_text("#panel-name") == "川崎市"
        assert record.misdeeds() == []


def test_open_the_outline(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "outline")
        shown = len(page.inner_text("main"))
        for _ in range(200):
            page.keyboard.press("Tab")
            here = focused(page)
            if here["expanded"] == "false" and here["tag"] == "BUTTON":
                break
        assert here["expanded"] == "false"
        press(page, "Enter")
        assert focused(page)["expanded"] == "true"
        assert focused(page)["place"] >= 0
        assert len(page.inner_text("main")) > shown
        press(page, "Enter")
        assert focused(page)["expanded"] == "false"


def test_sort_and_filter_a_table_and_save_it(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "table")
        for _ in range(80):
            page.keyboard.press("Tab")
            if page.evaluate("() => document.activeElement.closest('thead') !== null"):
                break
        sorted_by = page.evaluate("() => document.activeElement.closest('th').getAttribute('aria-sort')")
        press(page, "Enter")
        assert page.evaluate("() => document.activeElement.closest('th').getAttribute('aria-sort')") in (
            "ascending",
            "descending",
        )
        press(page, "Enter")
        now = page.evaluate("() => document.activeElement.closest('th').getAttribute('aria-sort')")
        assert now in ("ascending", "descending")
        assert now != sorted_by or sorted_by is None
        for _ in range(40):
            page.keyboard.press("Shift+Tab")
            if page.evaluate("() => document.activeElement.matches('main input')"):
                break
        page.keyboard.type("商工会議所")
        page.wait_for_function("() => document.querySelectorAll('main tbody tr').length < 20")
        rows = page.locator("main tbody tr").count()
        assert rows >= 1
        tab_to(page, "CSV", "BUTTON")
        with page.expect_download() as downloading:
            page.keyboard.press("Enter")
        saved = Path(downloading.value.path()).read_bytes()
        assert saved.startswith(b"\xef\xbb\xbf")
        lines = list(csv.reader(io.StringIO(saved.decode("utf-8-sig"))))
        assert len(lines) == rows + 1
        assert all("商工会議所" in " ".join(line) for line in lines[1:])
        assert record.misdeeds() == []


def test_take_the_picture_away(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "network")
        for name, begin in (("PNG", b"\x89PNG"), ("SVG", b"<")):
            tab_to(page, name, "BUTTON")
            with page.expect_download() as downloading:
                page.keyboard.press("Enter")
            assert Path(downloading.value.path()).read_bytes().lstrip(b"\xef\xbb\xbf").startswith(begin)
        assert record.misdeeds() == []


def test_go_back_and_change_the_language(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        search(page, "jetro")
        search(page, "KIIP")
        assert page.inner_text("#panel-name") == "川崎市産業振興財団"
        page.go_back()
        page.wait_for_function("() => document.querySelector('#panel-name').innerText === 'ジェトロ'")
        page.focus("body")
        here = tab_to(page, "English", "BUTTON")
        press(page, "Enter")
        assert page.evaluate("() => document.documentElement.lang") == "en"
        assert focused(page)["id"] == here["id"]  # the focus stays on the button pressed
        assert page.inner_text("#panel-name").startswith("JETRO")


@pytest.mark.parametrize("width", [375, 1440])
def test_every_control_is_reached_seen_and_named(browser: Browser, explorer_page: Path, width: int) -> None:
    with opened(browser, explorer_page, width) as record:
        page = record.page
        for name in ("home", "the network", "a path", "an actor", "the indicators", "the matrix", "the comparison"):
            go(page, STATES[name])
            page.focus(".skip a")
            stops = [focused(page)]
            for _ in range(500):
                page.keyboard.press("Tab")
                here = focused(page)
                if here["tag"] == "BODY" or here["place"] == stops[0]["place"]:
                    break
                stops.append(here)
            assert len(stops) > 12, name
            assert [stop for stop in stops if not stop["shown"]] == [], name
            assert [stop for stop in stops if not stop["outline"]] == [], name
            assert [stop for stop in stops if not stop["text"] and stop["tag"] != "INPUT"] == [], name
            missed = page.evaluate(
                """(reached) => [...document.querySelectorAll("a[href], button, input, select, summary")]
                  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
                  .filter((one) => !one.disabled && one.tabIndex >= 0)
                  .filter((one) => !reached.includes([...document.querySelectorAll("*")].indexOf(one)))
                  .map((one) => one.outerHTML.slice(0, 120))""",
                [stop["place"] for stop in stops],
            )
            assert missed == [], name
