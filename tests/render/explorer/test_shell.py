"""What stands around the explorer's views, and its first screen, in Chromium on the real graph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from keikaku.render.explorer import page as explorer_module
from tests.browser import recorded_page
from tests.render.explorer.pages import APART, STATES, VIEWS, go, opened
from tests.render.lines import overhang

FOLDER = Path(explorer_module.__file__).parent
NAMES = {
    "home": ("概要", "Overview"), "read": ("読む", "Read"), "ask": ("質問", "Questions"),
    "network": ("つながり", "Network"), "outline": ("目次", "Outline"), "table": ("一覧", "Table"),
    "indicators": ("指標", "Indicators"), "matrix": ("連携", "Partners"), "when": ("年表", "When"),
    "where": ("地図", "Where"), "compare": ("2つの計画", "Two plans"),
}  # fmt: skip


@pytest.fixture
def page(browser: Browser, explorer_page: Path) -> Iterator[Page]:
    with recorded_page(browser, explorer_page, 1200, 800) as record:
        yield record.page
        assert record.misdeeds() == []


def test_every_view_is_reached_by_the_navigation_in_both_languages(page: Page) -> None:
    for language, name in enumerate(("日本語", "English")):
        page.get_by_role("button", name=name).click()
        links = page.locator("nav.views a")
        assert links.all_inner_texts() == [names[language] for names in NAMES.values()]
        for view, names in NAMES.items():
            links.get_by_text(names[language], exact=True).click()
            assert page.locator("nav.views [aria-current=page]").all_inner_texts() == [names[language]]
            assert page.locator("main h2").count() > 0, view
            assert page.title().startswith(names[language]) is (view != "home")


def test_headings_follow_each_other_in_order(page: Page) -> None:
    for view in NAMES:
        page.evaluate("(view) => { location.hash = view; }", view)
        page.wait_for_function("(view) => document.querySelector('.work').dataset.view === view", arg=view)
        levels = page.evaluate(
            "() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]"
            ".filter((one) => one.getClientRects().length).map((one) => Number(one.tagName[1]))"
        )
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels)), (view, levels)


def test_the_skip_link_comes_first_and_leads_to_the_view(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent") == "本文へ"
    assert page.evaluate("() => document.activeElement.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "main"
    assert page.evaluate("() => location.hash") == ""


def test_the_first_screen_has_places_to_start_from(page: Page) -> None:
    assert "キングスカイフロント" in page.locator(".home-hubs .door").first.inner_text()
    assert page.locator(".home-hubs .hub").first.locator(".takes-part").all_inner_texts() == ["1", "2", "3", "6"]
    counts = [int(re.sub(r"\D", "", text)) for text in page.locator(".home-partners .tally").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] > 1
    assert page.locator(".home-targets .bar").count() == 6


def test_every_question_of_the_first_screen_leads_somewhere(page: Page) -> None:
    tasks = page.locator(".task")
    size = tasks.count()
    assert size == 6
    for place in range(size):
        address = tasks.nth(place).get_attribute("href")
        tasks.nth(place).click()
        assert page.evaluate("() => location.hash") == address
        assert page.locator("main h2").count() > 0
        page.locator(".brand a").click()
        page.wait_for_selector(".task")


def test_a_door_is_a_link_that_opens_its_thing_in_a_new_tab_too(browser: Browser, explorer_page: Path) -> None:
    with recorded_page(browser, explorer_page, 1200, 800) as record:
        door = record.page.locator(".home-hubs .door").first
        with record.page.context.expect_page() as opened:
            door.click(modifiers=["Control"])
        opened.value.wait_for_selector("aside h2")
        assert opened.value.url.endswith("#at=facility/king-skyfront")
        name = opened.value.locator("aside h2").first.inner_text()
        # The new tab asks the browser for its language.
        assert "キングスカイフロント" in name or "King Skyfront" in name
        assert record.page.locator("aside").is_hidden()


@pytest.mark.parametrize(
    ("button", "first"), [("#take-things", "id,kind,kind_name,name_ja"), ("#take-links", "from,from_name,relation")]
)
def test_tables_taken_away_hold_the_selection(page: Page, button: str, first: str) -> None:
    go(page, "plan=all")
    with page.expect_download() as found:
        page.locator(button).click()
    text = Path(found.value.path()).read_bytes().decode("utf-8-sig")
    lines = text.split("\r\n")
    assert lines[0].startswith(first)
    data = page.evaluate("() => JSON.parse(document.getElementById('data').textContent)")
    assert len(lines) - 2 == len(data["things" if button == "#take-things" else "links"])


def test_a_filter_leaves_less_to_take_away(page: Page) -> None:
    page.evaluate("() => { location.hash = '#hide=Organisation'; }")
    page.wait_for_function("() => location.hash === '#hide=Organisation'")
    with page.expect_download() as found:
        page.locator("#take-things").click()
    text = Path(found.value.path()).read_bytes().decode("utf-8-sig")
    assert ",Facility," in text
    assert ",Organisation," not in text


@pytest.mark.parametrize("width", [320, 375, 768, 1440])
def test_no_view_scrolls_sideways(browser: Browser, explorer_page: Path, width: int) -> None:
    wide = {}
    with recorded_page(browser, explorer_page, width, 800) as record:
        for view in NAMES:
            for language in ("ja", "en"):
                go(record.page, f"{view}&at=facility/king-skyfront", language)
                if beyond := overhang(record.page):
                    wide[view, language] = beyond
    assert wide == {}


def test_on_a_phone_the_panel_is_a_sheet_that_can_be_put_away(browser: Browser, explorer_page: Path) -> None:
    with recorded_page(browser, explorer_page, 375, 800) as record:
        page = record.page
        door = page.locator(".home-partners .door").first
        door.click()
        box = page.locator("aside").bounding_box()
        assert box is not None
        assert box["y"] > 200
        assert round(box["y"] + box["height"]) == 800
        page.keyboard.press("Escape")
        assert page.locator("aside").is_hidden()
        assert page.evaluate("() => document.activeElement.closest('.home-partners') !== null")
        assert record.misdeeds() == []


def test_language_switch_keeps_the_focus_and_the_place(page: Page) -> None:
    page.locator("nav.views a", has_text="一覧").click()
    page.locator("#language-en").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "language-en"
    assert page.locator("nav.views [aria-current]").inner_text() == "Table"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_theme_follows_the_device_unless_chosen(browser: Browser, explorer_page: Path, scheme: str) -> None:
    ground = "() => getComputedStyle(document.body).backgroundColor"
    with recorded_page(browser, explorer_page, 1200, 800, "dark" if scheme == "dark" else "light") as record:
        page = record.page
        by_device = page.evaluate(ground)
        page.locator("#theme").select_option("light")
        light = page.evaluate(ground)
        page.locator("#theme").select_option("dark")
        dark = page.evaluate(ground)
        assert light != dark
        assert by_device == (dark if scheme == "dark" else light)


def test_print_leaves_the_view_and_drops_what_is_pressed(page: Page) -> None:
    page.evaluate("() => { location.hash = '#table&at=actor/jetro'; }")
    page.wait_for_selector("aside h2")
    page.emulate_media(media="print")
    assert page.locator("nav.views").is_hidden()
    assert page.locator(".take").is_hidden()
    assert page.locator("#theme").is_hidden()
    assert page.locator("main h2").first.is_visible() or page.locator("main table").first.is_visible()
    assert page.locator("aside h2").first.is_visible()
    assert page.evaluate("() => getComputedStyle(document.querySelector('aside')).position") == "static"
    assert page.locator(".print-address").inner_text().endswith("#table&at=actor/jetro&lang=ja")


def test_the_dark_inks_are_the_same_by_device_and_by_choice() -> None:
    sheet = (FOLDER.parent / "assets" / "colours.css").read_text(encoding="utf-8")
    [device] = re.findall(r':root:not\(\[data-theme="light"\]\) \{(.*?)\}', sheet, re.DOTALL)
    [chosen] = re.findall(r':root\[data-theme="dark"\] \{(\s*--page.*?)\}', sheet, re.DOTALL)
    assert device.split() == chosen.split()
    [light] = re.findall(r"\A.*?:root \{(.*?)\}", sheet, re.DOTALL)
    assert set(re.findall(r"--[\w-]+(?=:)", device)) <= set(re.findall(r"--[\w-]+(?=:)", light))


def test_every_view_is_among_the_states_that_are_looked_at() -> None:
    assert {fragment.partition("&")[0] or VIEWS[0] for fragment in STATES.values()} >= {*VIEWS, *APART}


def test_names_are_marked_with_their_language(page: Page) -> None:
    page.get_by_role("button", name="English").click()
    page.keyboard.press("/")
    page.keyboard.type("jetro")
    assert page.locator("main .hit-other").first.get_attribute("lang") == "ja"
    assert page.locator("main .hit-name").first.get_attribute("lang") is None


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        " javascript:x",
        "//x",
        "x",
    ],
)
def test_only_web_addresses_become_links(explorer_modules: Page, address: str) -> None:
    made = explorer_modules.evaluate(
        "async (address) => { const { outside } = await import('/parts/dom.js');"
        " return [outside(address).outerHTML, outside('https://example.org/?a=1').getAttribute('href')]; }",
        address,
    )
    assert made[0].startswith("<span")
    assert made[1] == "https://example.org/?a=1"


@pytest.mark.parametrize("name", ["onclick", "ONLOAD", "style", "href", "src", "xlink:href"])
def test_attributes_that_could_run_something_are_refused(explorer_modules: Page, name: str) -> None:
    refused = explorer_modules.evaluate(
        "async (name) => { const { withAttributes } = await import('/parts/dom.js');"
        " try { withAttributes(document.createElement('a'), { [name]: 'x' }); return false; } catch { return true; } }",
        name,
    )
    assert refused


def test_data_of_no_plan_have_nothing_to_read(browser: Browser, foreign_page: Path) -> None:
    with opened(browser, foreign_page) as record:
        page = record.page
        assert page.locator("nav.views a").count() > 2
        assert page.locator("nav.views a[data-view=read]").count() == 0
        go(page, "read")  # what there is not is the first screen, and says so
        assert page.locator(".nowhere").count() == 1
