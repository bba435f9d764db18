"""The explorer's network view at work: toolbar, legend, picture, pictures to take away."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import Recorded
from tests.render.explorer.pages import go, opened, settle

SVG = "{http://www.w3.org/2000/svg}"


def name(page: Page) -> str:
    """What the picture is called, with its counts."""
    label = page.get_attribute("#network-canvas", "aria-label")
    assert label
    return label


def counted(page: Page) -> tuple[int, int]:
    """How many things and lines the picture has, as it says below it."""
    things, lines = (int(word) for word in page.inner_text(".foot .count").replace(",", "").split() if word.isdigit())
    return things, lines


def fragment(page: Page) -> str:
    found: str = page.evaluate("() => decodeURIComponent(location.hash)")
    return found


def test_the_picture_says_what_it_shows(page: Page) -> None:
    go(page, "network", "en")
    kinds = "policies and strategies of 2 plans, with the main organisations, networks, facilities and programmes"
    assert name(page).startswith(f"Network picture: {kinds}. ")
    things, lines = counted(page)
    assert things > 20
    assert lines > things
    go(page, "network&scene=around&focus=actor/jetro", "ja")
    assert "ジェトロのまわり" in name(page)


def test_expand_collapse_hide_and_bring_back(page: Page) -> None:
    go(page, "network&at=facility/king-skyfront", "en")
    before = counted(page)
    page.click("#thing-expand")
    settle(page)
    assert "open=facility/king-skyfront" in fragment(page)
    assert counted(page) > before
    assert page.evaluate("() => document.activeElement.id") == "thing-expand"  # the focus stays on the button
    assert page.inner_text("#thing-expand") == "Collapse"
    page.click("#thing-expand")
    settle(page)
    assert counted(page) == before
    page.click("#thing-hide")
    settle(page)
    assert counted(page)[0] == before[0] - 1
    page.click("#undo-gone")
    settle(page)
    assert counted(page) == before


def test_steps_everything_and_back(page: Page) -> None:
    go(page, "network", "en")
    overview = counted(page)
    assert page.get_attribute("#scene-around", "aria-disabled") == "true"
    go(page, "network&at=actor/jetro", "en")
    page.click("#scene-around")
    settle(page)
    one = counted(page)
    page.click("#scene-beyond")
    settle(page)
    assert counted(page)[0] > one[0]
    page.click("#scene-all")
    settle(page)
    assert counted(page)[0] > 1000
    page.go_back()
    page.go_back()
    settle(page)
    assert counted(page) == one
    page.click("#scene-overview")
    settle(page)
    assert counted(page)[0] == overview[0]


def test_the_buttons_are_for_what_is_chosen(page: Page) -> None:
    for button in ("around", "beyond", "path"):
        go(page, "network&scene=around&focus=actor/jetro&at=actor/kawasaki-city", "en")
        page.click(f"#scene-{button}")
        settle(page)
        assert "focus=actor/kawasaki-city" in fragment(page)


def test_what_has_no_room_is_counted(page: Page) -> None:
    go(page, "network&scene=around&steps=2&focus=actor/jetro", "en")
    told = page.inner_text(".foot .left-out")
    assert int(told.split()[0].replace(",", "")) > 0
    assert told.endswith("more are not drawn (expand a mark to see them)")
    go(page, "network", "en")
    assert page.locator(".foot .left-out").count() == 0


def test_paper_without_notice_has_the_picture(page: Page) -> None:
    go(page, "network&scene=around&focus=actor/jetro", "en")
    page.emulate_media(media="print")
    settle(page)
    picture = page.locator(".network-picture").bounding_box()
    page.emulate_media(media="screen")
    assert picture
    assert picture["height"] > 300
    assert picture["width"] > 600


def test_keys_choose_a_mark_and_expand_it(page: Page) -> None:
    go(page, "network&scene=around&focus=actor/jetro", "en")
    page.focus("#network-canvas")
    page.keyboard.press("ArrowRight")  # to the middle, the heaviest
    page.keyboard.press(" ")
    settle(page)
    assert "at=actor/jetro" in fragment(page)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    settle(page)
    assert "open=" in fragment(page)


def test_what_is_visited_elsewhere_becomes_the_middle(page: Page) -> None:
    go(page, "network", "en")
    page.fill("#search", "Keio University")
    page.press("#search", "Enter")
    page.wait_for_url("**scene=around**")
    assert "around Keio University" in name(page)


def test_the_legend_filters(page: Page) -> None:
    go(page, "network&scene=all", "en")
    before = counted(page)
    sectors = int(page.inner_text("#legend-kind-Sector .count"))
    page.click("#legend-kind-Sector")
    settle(page)
    assert counted(page)[0] == before[0] - sectors
    assert page.get_attribute("#legend-kind-Sector", "aria-pressed") == "false"
    page.click("#legend-relation-partner")
    settle(page)
    assert counted(page)[1] < before[1]
    assert "hide=Sector" in fragment(page)
    assert "without=partner" in fragment(page)
    page.click("#legend-reset")
    settle(page)
    assert counted(page) == before


def test_a_dragged_mark_stays_where_it_was_put(page: Page) -> None:
    go(page, "network&scene=around&focus=actor/jetro&steps=0", "en")
    box = page.locator("#network-canvas").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 - 22
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y + 10)
    page.mouse.move(x + 90, y + 30)
    page.mouse.up()
    settle(page)
    assert "pin=actor/jetro@" in fragment(page)
    page.click("#undo-pins")
    settle(page)
    assert "pin=" not in fragment(page)


@pytest.mark.parametrize("state", ["network", "network&scene=around&focus=actor/jetro&at=actor/jetro"])
def test_the_svg_is_whole(page: Page, record: Recorded, state: str) -> None:
    go(page, state, "en")
    with page.expect_download() as waiting:
        page.click("#picture-svg")
    root = ET.fromstring(Path(waiting.value.path()).read_text(encoding="utf-8"))
    things, lines = counted(page)
    groups = {group.get("class"): group for group in root.iter(f"{SVG}g")}
    assert root.findtext(f"{SVG}title")
    assert len(groups["marks"]) == things
    assert sum(1 for path in groups["lines"] if path.get("stroke")) == lines
    assert len(groups["names"]) > 3
    assert "CC BY 4.0" in "".join(groups["texts"].itertext())
    assert not [one for one in root.iter() if one.tag.endswith(("script", "foreignObject", "image", "}a"))]
    assert record.misdeeds() == []


def test_the_png_is_a_picture_of_twice_the_pixels(page: Page, record: Recorded) -> None:
    go(page, "network", "ja")
    with page.expect_download() as waiting:
        page.click("#picture-png")
    assert waiting.value.suggested_filename == "keikaku-network.png"
    picture = Path(waiting.value.path()).read_bytes()
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
    with page.expect_download() as once:
        page.click("#picture-svg")
    root = ET.fromstring(Path(once.value.path()).read_bytes())
    assert (width, height) == tuple(2 * int(root.get(side, "0")) for side in ("width", "height"))
    assert len(picture) > 20_000
    assert record.misdeeds() == []


def test_on_a_phone_the_legend_is_closed_and_the_buttons_are_large(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page, 375, 812) as record:
        go(record.page, "network", "ja")
        shown: Any = record.page.evaluate(
            """() => ({
              legend: document.querySelector('.legend').open,
              wide: document.documentElement.scrollWidth,
              small: [...document.querySelectorAll('.network button')].filter((one) => one.checkVisibility())
                .map((one) => one.getBoundingClientRect())
                .filter(({ width, height }) => Math.min(width, height) < 24).length })"""
        )
        assert shown == {"legend": False, "wide": 375, "small": 0}
        assert record.misdeeds() == []


def test_counts_are_grouped_and_say_what_they_leave_out(page: Page, whole: tuple[int, int]) -> None:
    things = f"{whole[0]:,}"
    assert "," in things
    told = {
        "ja": (
            things + r"件、線\d,\d{3}本（「主題」の線は除く）",
            r"\d,\d{3}本の線は合わせて\d,\d{3}件のつながりを表す",
        ),
        "en": (things + r" things, \d,\d{3} lines \(without “about”\)", r"the \d,\d{3} lines stand for \d,\d{3} links"),
    }
    for language, (counts, stand) in told.items():
        go(page, "network&scene=all", language)
        assert re.fullmatch(counts, page.inner_text(".foot .count").replace("\u200b", ""))
        assert re.fullmatch(stand, page.inner_text(".foot .stand").replace("\u200b", ""))
        go(page, "network", language)
        assert "about" not in page.inner_text(".foot")
        assert "主題" not in page.inner_text(".foot")


def test_where_there_are_no_lines_nothing_is_said_of_links(page: Page) -> None:
    go(page, "network", "en")
    page.click("#only-kind-Programme")
    settle(page)
    assert "with the main" not in name(page)
    assert counted(page)[1] == 0
    assert page.locator(".foot .stand").count() == 0
    assert page.get_attribute("#only-kind-Programme", "aria-label") == "show only: Programmes"


def test_the_saved_legend_lists_only_what_is_seen(page: Page) -> None:
    go(page, "network", "en")
    whole = keys_of_saved(page)
    page.hover("#network-canvas", position={"x": 820, "y": 200})
    for _ in range(6):
        page.mouse.wheel(0, -300)
    settle(page)
    near = keys_of_saved(page)
    assert near
    assert set(near) < set(whole)


def keys_of_saved(page: Page) -> list[str]:
    with page.expect_download() as waiting:
        page.click("#picture-svg")
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    return re.findall(r">([^<\d]+)</text>", text[text.index('class="legend"') :])  # without the numbers in marks


def test_beside_the_panel_the_views_keep_their_words_whole(page: Page) -> None:
    heights = "(names) => names.map((one) => one.offsetHeight)"
    go(page, "", "en")
    alone = page.locator(".policy-name").evaluate_all(heights)
    go(page, "at=actor/jetro", "en")
    assert len(alone) == 7
    beside = page.locator(".policy-name").evaluate_all(heights)
    assert beside == alone  # no name on more lines than it needs anyway
    assert max(alone) < 50  # two lines at most
    go(page, "matrix&at=actor/jetro&pick=table,Facility,facility/king-skyfront,2018/2", "en")
    assert page.locator(".matrix-policy .name").evaluate_all(
        "(names) => names.every((one) => one.scrollHeight <= one.clientHeight + 1)"
    )
    badge = page.locator(".matrix-cell-head .policy-badge").bounding_box()
    assert badge
    assert badge["height"] < 24
    bottom = page.locator(".matrix-scroll").evaluate("(one) => one.getBoundingClientRect().bottom")
    assert bottom <= 900  # with its bar
