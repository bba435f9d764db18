"""The explorer on a phone: what is seen of its lists, and that no state of it is wider than the screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser import Reader, lent_page
from tests.render.explorer.pages import FOREIGN_STATES, PAGES, STATES, go, settle

PATH = "network&scene=path&focus=facility/ksp&to=actor/jetro"
REFUSED = {
    "ja": "保存・印刷されない場合は、この枠が許していない。ファイルを直接開く。",
    "en": "If nothing was saved or printed, this frame does not allow it: open the file itself.",
}
TOO_WIDE = "() => document.documentElement.scrollWidth > innerWidth"


@contextmanager
def held(browser: Browser, path: Path, width: int = 375, height: int = 812) -> Iterator[Page]:
    """The page on a phone."""
    with lent_page(browser, width, height, reader=Reader(touch=True)) as record:
        record.show(path)
        record.page.wait_for_selector("main > *", state="attached")
        yield record.page


def box(page: Page, selector: str) -> dict[str, float]:
    """Where an element stands in the window: left, right, top, bottom."""
    return box_of(page.locator(selector))


def box_of(one: Locator) -> dict[str, float]:
    """The same of an element that is found."""
    found: dict[str, float] = one.evaluate("(one) => JSON.parse(JSON.stringify(one.getBoundingClientRect()))")
    return found


@pytest.mark.parametrize(("end", "width"), [("from", 375), ("to", 360)])
def test_the_hits_of_a_path_s_end_are_as_wide_as_the_screen(
    browser: Browser, explorer_page: Path, end: str, width: int
) -> None:
    with held(browser, explorer_page, width, 640) as page:
        go(page, PATH)
        page.locator(f"#path-{end}").fill("川崎")
        popup = f".seek:has(#path-{end}) .hits-popup"
        shown = box(page, popup)
        assert 0 < shown["left"] <= 14
        assert width - 14 <= shown["right"] < width
        assert 0 < shown["top"] - box(page, f"#path-{end}")["bottom"] < 16
        below = page.locator(f"{popup} .hit:has(.hit-what)").evaluate_all(
            """(hits) => hits.map((hit) => {
              const [names, what] = ['.hit-names', '.hit-what']
                .map((one) => hit.querySelector(one).getBoundingClientRect());
              return what.top >= names.bottom - 1 && names.width > 200;
            })"""
        )
        assert below
        assert all(below)


@pytest.mark.parametrize("subject", PAGES)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_copied_link_leaves_the_page_as_wide_as_the_screen(
    browser: Browser, request: pytest.FixtureRequest, subject: str, language: Literal["ja", "en"]
) -> None:
    with held(browser, request.getfixturevalue(subject)) as page:
        wide = []
        for name, state in PAGES[subject].items():
            go(page, state, language)
            page.evaluate("() => document.getElementById('take-link').click()")
            page.wait_for_function("() => document.querySelector('.take-said p')")
            wide += [name] if page.evaluate(TOO_WIDE) else []
        assert wide == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_frame_that_refuses_is_told_of_beside_the_claim(
    browser: Browser, explorer_page: Path, language: Literal["ja", "en"]
) -> None:
    page = browser.new_page(viewport={"width": 900, "height": 800}, locale="ja-JP" if language == "ja" else "en-US")
    try:
        source = escape(explorer_page.read_text(encoding="utf-8"))
        page.set_content(f'<iframe width=860 height=760 sandbox="allow-scripts" srcdoc="{source}"></iframe>')
        frame = page.frames[1]
        frame.locator(f"#language-{language}").click()
        for press in ("take-things", "take-copy", "take-print"):
            frame.locator(f"#{press}").click()
            assert frame.locator(".take .taken-doubt").all_inner_texts() == [REFUSED[language]]
        frame.locator("nav.views a[data-view=table]").click()
        for kind in ("CSV", "Excel"):
            frame.locator(".list-tools > .action").filter(has_text=kind).click()
            assert frame.locator(".list-tools .taken-doubt").inner_text() == REFUSED[language], kind
    finally:
        page.close()


def test_where_nothing_is_refused_nothing_is_doubted(browser: Browser, explorer_page: Path) -> None:
    with held(browser, explorer_page) as page:
        with page.expect_download():
            page.evaluate("() => document.getElementById('take-things').click()")
        assert page.locator(".taken-doubt").count() == 0


@pytest.mark.parametrize(("width", "height"), [(375, 350), (812, 375)])
def test_the_hits_on_a_low_screen_are_in_sight(browser: Browser, explorer_page: Path, width: int, height: int) -> None:
    with held(browser, explorer_page, width, height) as page:
        page.locator("#search-home").fill("川崎")
        settle(page)
        shown = box(page, ".seek:has(#search-home) .hits-popup")
        assert shown["bottom"] <= height
        assert shown["bottom"] - shown["top"] > 150
        assert box(page, "#search-home")["top"] >= 0


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_picture_ends_above_the_low_sheet(
    browser: Browser, explorer_page: Path, language: Literal["ja", "en"]
) -> None:
    with held(browser, explorer_page, 360, 640) as page:
        for name, state in STATES.items():
            if state.startswith("network"):
                go(page, state, language)
                in_story = "tour=" in state  # whose bar has the room of the sheet
                assert page.locator(".side").is_hidden() == in_story, name
                low = 640 if in_story else box(page, ".side")["top"]
                assert box(page, ".view-tools")["bottom"] < low, name
                assert box(page, ".network-picture")["bottom"] <= low, name


@pytest.mark.parametrize("subject", PAGES)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_large_text_makes_no_network_table_or_matrix_wider_than_the_screen(
    browser: Browser, request: pytest.FixtureRequest, subject: str, language: Literal["ja", "en"]
) -> None:
    with held(browser, request.getfixturevalue(subject)) as page:
        page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
        wide = []
        for name, state in PAGES[subject].items():
            if state.startswith(("network", "table", "matrix")):
                go(page, state, language)
                wide += [name] if page.evaluate(TOO_WIDE) else []
        assert wide == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_table_of_data_shows_all_its_columns_on_a_phone(
    browser: Browser, foreign_page: Path, language: Literal["ja", "en"]
) -> None:
    with held(browser, foreign_page, 390) as page:
        for name in ("the table", "the links"):
            go(page, FOREIGN_STATES[name], language)
            right = page.locator(".table-place thead th").evaluate_all(
                "(heads) => heads.map((head) => head.getBoundingClientRect().right)"
            )
            assert len(right) == 3
            assert max(right) <= 390, name
        go(page, FOREIGN_STATES["the table of a class"], language)
        first, second, *_ = page.locator(".table-place thead th").all()
        assert box_of(first)["width"] < 200
        assert box_of(second)["left"] < 200


HEAD = """() => {
  const head = document.querySelector('.masthead');
  const middles = [...head.querySelectorAll('.manner > *, .plan-switch, .seek')].map((one) =>
    one.getBoundingClientRect()).filter(({ width }) => width).map(({ top, bottom }) => (top + bottom) / 2);
  const rows = middles.sort((a, b) => a - b).filter((at, place, all) => !place || at - all[place - 1] > 12).length;
  const brand = head.querySelector('.brand a');
  return [rows, brand.scrollHeight - brand.clientHeight, document.documentElement.scrollWidth - innerWidth];
}"""


@pytest.mark.parametrize(("width", "rows"), [(320, 2), (375, 2), (390, 2), (768, 2), (1024, 1), (1440, 1)])
def test_the_head_has_its_rows_and_the_title_is_whole(
    browser: Browser, explorer_page: Path, width: int, rows: int
) -> None:
    with held(browser, explorer_page, width) as page:
        for state in ("", "table", "where"):
            for language in ("ja", "en"):
                go(page, state, language)
                found, cut, beyond = page.evaluate(HEAD)
                assert found <= rows, (state, language)
                assert (cut <= 0, beyond) == (True, 0), (state, language)


def test_a_phone_shows_the_map_first_and_close_to_what_was_chosen(browser: Browser, explorer_page: Path) -> None:
    with held(browser, explorer_page, 390, 844) as page:
        go(page, "where&plan=2018")
        assert box(page, ".where-map")["top"] < 340
        assert page.locator("#where-kind").is_hidden()
        page.locator(".folded-open").click()
        assert page.locator("#where-kind").is_visible()
        far = page.locator(".where-compass").last.text_content()
        go(page, "at=facility/kawasaki-station&plan=2018")
        page.locator(".panel .action", has_text="地図").click()
        settle(page)
        assert page.locator(".where-spot.chosen").count() == 1
        assert (far, page.locator(".where-compass").last.text_content()) == ("10 km", "1 km")


def test_the_matrix_is_a_list_on_a_phone(browser: Browser, explorer_page: Path) -> None:
    with held(browser, explorer_page, 390, 844) as page:
        go(page, "matrix&pick=table&plan=2018")
        row = page.locator(".matrix-main tr").first
        assert row.locator("td:visible").evaluate_all("(all) => all.map((one) => one.dataset.head)") == [
            "要素", "政策", "中小企業の活性化", "経済の国際化への対応"]  # fmt: skip
        right = page.locator(".matrix :is(td, th):visible").evaluate_all(
            "(all) => Math.max(...all.map((one) => one.getBoundingClientRect().right))"
        )
        assert right <= 390
        row.locator(".matrix-button").last.click()
        assert "経済の国際化への対応" in page.locator(".matrix-cell-head").inner_text()
