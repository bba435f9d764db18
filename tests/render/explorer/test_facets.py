"""The panel of filters, "only this" wherever it is offered, and what the page says where filters leave nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.render.explorer.pages import VIEWS, go, opened, settle
from tests.render.explorer.test_axe import violations
from tests.render.explorer.test_filters import chips, downloaded
from tests.render.explorer.test_lines import a_line

OF_ALL = "&plan=all"
ENDS = """(relation) => {
  const { relations, links, things } = JSON.parse(document.getElementById('data').textContent.replace(/\u200b/g, ''));
  const told = links.filter(([, one]) => relations[one].id === relation);
  const ends = new Set(told.flatMap(([from, , to]) => [from, to]));
  return { links: told.length, things: [...ends].map((one) => things[one].id) };
}"""


def found(page: Page) -> list[int]:
    """How many rows the table has of how many."""
    return [int(word) for word in page.inner_text(".found").replace(",", "").split() if word.isdigit()]


def section(page: Page, key: str) -> dict[str, list[Any]]:
    """The values of a facet in the open panel: name to count, tick and "only"."""
    rows: list[list[Any]] = page.evaluate(
        """(key) => [...document.querySelectorAll(`[aria-labelledby="facet-${key}"] .facet-value`)].map((row) => [
          row.querySelector('.name').textContent.replace(/\\u200b/g, ''),
          Number(row.querySelector('.count').textContent.replace(/,/g, '')),
          row.querySelector('input').checked,
          row.querySelector('.legend-only').getAttribute('aria-pressed') === 'true'])""",
        key,
    )
    return {name: told for name, *told in rows}


def press(page: Page, key: str, name: str, what: str = "input") -> None:
    """Ticks a value of the open panel, or presses its "only"."""
    row = page.locator(f"[aria-labelledby='facet-{key}'] .facet-value", has=page.get_by_text(name, exact=True))
    row.locator(what).click()
    settle(page)


def test_only_led_by_takes_one_press(page: Page) -> None:
    """One relation of all: one press in the legend, and the same in picture, table, matrix and file."""
    go(page, "network&scene=all", "en")
    led = page.evaluate(ENDS, "ledBy")
    page.click("#only-relation-ledBy")
    settle(page)
    assert [text for text in page.locator("[id^=legend-relation-] .count").all_inner_texts() if text] == ["36"]
    assert led["links"] == 36
    for view in VIEWS:
        page.click(f"nav.views a[data-view={view}]")
        settle(page)
        assert [text.split(" – ")[0] for text in chips(page)] == ["only: led by"], view
    page.click("nav.views a[data-view=table]")
    rows = {
        row["Identifier"].removeprefix("https://w3id.org/keikaku/id/")
        for row in downloaded(page, ".list-tools .action")
    }
    assert rows >= set(led["things"])
    assert len(downloaded(page, "#take-links")) == 36
    go(page, page.evaluate("() => location.hash.slice(1)") + "&pick=links", "en")
    assert found(page)[0] == 36


def test_a_line_offers_only_its_relation(page: Page) -> None:
    go(page, "network&scene=around&focus=actor/jetro", "en")
    page.mouse.click(*a_line(page))
    settle(page)
    offer = page.locator(".line-only button").first
    name = offer.inner_text().removeprefix("See only “").removesuffix("”")
    offer.click()
    settle(page)
    assert chips(page) == [f"only: {name}"]


def test_each_value_is_told_with_what_it_leaves(page: Page) -> None:
    """Class, group and policy by the panel: its counts are those of the table, the chips and the file."""
    go(page, "table", "en")
    page.click("#filter-open")
    assert section(page, "kindsOff")["Initiatives"] == [171, False, False]
    press(page, "kindsOff", "Initiatives", ".legend-only")
    groups = section(page, "groupsOn")
    count, *_ = groups["Small and medium enterprises"]
    press(page, "groupsOn", "Small and medium enterprises")
    assert section(page, "groupsOn")["Small and medium enterprises"] == [count, True, True]
    assert page.inner_text(".facets-left").split()[0] == str(count)
    policies = section(page, "policiesOn")
    assert sum(n for n, *_ in policies.values()) == count
    page.keyboard.press("Escape")
    page.wait_for_selector(".facets", state="detached")
    assert chips(page) == ["only: for Small and medium enterprises", "only: Initiatives"]
    assert page.inner_text("#filter-open") == "Filter: 2 set"
    assert found(page)[0] == count == len(downloaded(page, ".list-tools .action"))
    page.click("#filter-open")
    press(page, "kindsOff", "Initiatives")  # the tick taken off: no filter
    assert not any(on for _, on, _ in section(page, "kindsOff").values())
    page.click("#facets-off")
    settle(page)
    assert page.inner_text(".facets-left") == "1,179 of 1,179 things are left"
    page.keyboard.press("Escape")
    assert page.locator(".filters").is_hidden()


def test_a_value_is_found_by_its_name(page: Page) -> None:
    go(page, "network", "ja")
    page.click("#filter-open")
    page.fill("#facets-find", "観光")
    names = [*section(page, "sectorsOn"), *section(page, "groupsOn")]
    assert names
    assert all("観光" in name for name in names)
    page.fill("#facets-find", "そんな値はない")
    assert page.inner_text(".facet-lists") == "この語に当たる値はない。"
    page.keyboard.press("Escape")


@pytest.mark.parametrize("view", ["table", "outline", "matrix", "indicators", "network&scene=all"])
def test_filters_that_leave_nothing_are_named_and_taken_off(page: Page, view: str) -> None:
    go(page, f"{view}&policy=2018/1&for=group/tourists", "en")
    offers = page.locator(".nothing-left button")
    texts = offers.all_inner_texts()
    assert texts
    assert all(text.startswith("Take off: only: ") for text in texts)
    page.click(".nothing-left button")
    settle(page)
    assert page.locator(".nothing-left").count() == 0
    assert len(chips(page)) == 1


def test_filters_are_printed_and_stand_in_the_picture(page: Page) -> None:
    go(page, "network&for=group/smes&year=2018", "en")
    with page.expect_download() as waiting:
        page.click("#picture-svg")
    assert "Filters: only: for Small and medium enterprises; only: 2018" in Path(waiting.value.path()).read_text(
        encoding="utf-8"
    )
    go(page, "table&for=group/smes", "ja")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert (
        "絞り込み：中小企業向けだけ" in page.inner_text(".paper-filters").replace("\u200b", "")
        or page.evaluate("() => document.querySelector('.paper-filters').textContent.replace(/\\u200b/g, '')")
        == "絞り込み：中小企業向けだけ"
    )
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")


@pytest.mark.parametrize("width", [375, 1440])
def test_the_panel_is_usable_everywhere(browser: Browser, explorer_page: Path, foreign_page: Path, width: int) -> None:
    for path in (explorer_page, foreign_page):
        with opened(browser, path, width, 812) as record:
            page = record.page
            for language in ("ja", "en"):
                go(page, "table", language)
                page.click("#filter-open")
                settle(page)
                assert violations(page) == []
                box = page.locator(".facets").bounding_box()
                assert box
                assert (box["x"] + box["width"], box["y"] + box["height"]) == (width, 812)
                small = page.evaluate(
                    "() => [...document.querySelectorAll('.facets :is(button, label)')].filter((one) => "
                    "one.getBoundingClientRect().height < 24).map((one) => one.textContent)"
                )
                assert small == []
                wide = page.evaluate("() => document.querySelector('.facet-lists').scrollWidth")
                assert wide <= box["width"]
                page.keyboard.press("Escape")
                assert page.evaluate("() => document.activeElement.id") == "filter-open"
            assert record.misdeeds() == []


def test_a_view_that_is_printed_as_it_stands_is_printed_with_its_filters(page: Page) -> None:
    go(page, "outline&for=group/smes", "en")
    page.emulate_media(media="print")
    assert page.locator(".filter-chip").is_visible()
    assert not page.locator("#filters-all").is_visible()
    assert not page.locator("#filter-open").is_visible()
    page.emulate_media(media="screen")
