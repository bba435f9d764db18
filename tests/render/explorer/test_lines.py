"""The network's lines and marks asked by pointer and by keys: plates, the card of a line, the saved picture."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.render.explorer.pages import go, settle

SVG = "{http://www.w3.org/2000/svg}"
ET.register_namespace("", SVG[1:-1])
PLATE = ".plate:not([hidden])"


def saved(page: Page) -> ET.Element:
    """The picture as SVG: its places are those on the screen."""
    with page.expect_download() as waiting:
        page.click("#picture-svg")
    return ET.fromstring(Path(waiting.value.path()).read_text(encoding="utf-8"))


def group(root: ET.Element, name: str) -> ET.Element:
    return next(one for one in root.iter(f"{SVG}g") if one.get("class") == name)


def corner(page: Page) -> tuple[float, float]:
    box = page.locator("#network-canvas").bounding_box()
    assert box
    return box["x"], box["y"]


def a_line(page: Page) -> tuple[float, float]:
    """Moves the pointer along straight full lines until one answers; where it does."""
    left, top = corner(page)
    for path in group(saved(page), "lines"):
        ends = re.fullmatch(r"M([\d.-]+) ([\d.-]+)L([\d.-]+) ([\d.-]+)", path.get("d", ""))
        if not ends or path.get("opacity") != "0.8" or not path.get("stroke"):
            continue
        x1, y1, x2, y2 = map(float, ends.groups())
        for share in (0.35, 0.5, 0.65):
            x, y = left + x1 + (x2 - x1) * share, top + y1 + (y2 - y1) * share
            page.mouse.move(x, y)
            settle(page)
            if page.locator(f"{PLATE} span.plate-name").count():
                return x, y
    raise AssertionError("no line answers")


def within_stage(page: Page, selector: str) -> bool:
    stage, box = page.locator(".stage").bounding_box(), page.locator(selector).bounding_box()
    assert stage
    assert box
    return (
        box["x"] >= stage["x"]
        and box["y"] >= stage["y"]
        and box["x"] + box["width"] <= stage["x"] + stage["width"]
        and box["y"] + box["height"] <= stage["y"] + stage["height"]
    )


def test_a_line_says_its_statement_where_the_pointer_rests(page: Page) -> None:
    go(page, "network", "en")
    a_line(page)
    assert re.search(r"2\d{3}:\S+", page.inner_text(PLATE))  # where it stands
    assert len(page.inner_text(f"{PLATE} .plate-name >> nth=0").split()) > 3
    assert within_stage(page, PLATE)
    left, top = corner(page)
    page.mouse.move(left + 3, top + 3)
    settle(page)
    assert page.locator(PLATE).count() == 0


def test_a_chosen_line_lists_its_statements_with_their_sources_and_keeps_the_panel(page: Page) -> None:
    go(page, "network&at=2018/2", "en")
    at = a_line(page)
    before = page.url
    page.mouse.click(*at)
    settle(page)
    assert page.url == before  # the choice stays, and the panel with it
    assert page.is_visible("#panel-name")
    told = page.locator(".line-card .statements > li")
    assert told.count() >= 1
    for item in told.all():
        assert item.locator(".cite").count() >= 1
        assert item.locator(".role-word").count() == 1
    ends = page.locator(".line-ends .door").all_inner_texts()
    assert len(ends) == 2
    page.locator(".line-card .cite").first.click()
    assert page.is_visible("dialog.passage")
    page.keyboard.press("Escape")
    page.locator(".line-ends .door").last.click()
    settle(page)
    assert page.inner_text("#panel-name") in ends[-1]


def test_empty_ground_lets_go_of_the_line_and_of_the_choice(page: Page) -> None:
    go(page, "network&at=2018/2", "en")
    page.mouse.click(*a_line(page))
    settle(page)
    assert page.locator(".line-card").count() == 1
    left, top = corner(page)
    page.wait_for_timeout(600)
    page.mouse.click(left + 4, top + 4)
    settle(page)
    assert page.locator(".line-card").count() == 0
    assert "at=" not in page.url


def test_keys_choose_the_lines_of_a_mark_one_after_the_other(page: Page) -> None:
    go(page, "network&scene=around&focus=actor/jetro&at=actor/jetro", "en")
    page.focus("#network-canvas")
    seen = set()
    for _ in range(3):
        page.keyboard.press("l")
        settle(page)
        seen.add(page.inner_text(".line-card"))
    assert len(seen) == 3
    page.wait_for_function(
        "() => [...document.querySelectorAll('[role=status]')].some((one) => one.textContent.startsWith('Line: '))"
    )
    page.keyboard.press("Tab")
    assert page.evaluate("() => Boolean(document.activeElement.closest('.line-card'))")
    page.keyboard.press("Escape")
    settle(page)
    assert page.locator(".line-card").count() == 0
    assert page.evaluate("() => document.activeElement.id") == "network-canvas"


def test_every_mark_shows_its_whole_name_on_a_plate_in_the_picture(page: Page) -> None:
    go(page, "network", "en")
    left, top = corner(page)
    marks = group(saved(page), "marks")
    names = []
    for mark in marks:
        numbers = [float(number) for number in re.findall(r"[\d.]+", mark[0][0].get("d", ""))]
        x = sum(numbers[::2]) / len(numbers[::2]) if numbers else float(mark[0][0].get("cx", "0"))
        y = sum(numbers[1::2]) / len(numbers[1::2]) if numbers else float(mark[0][0].get("cy", "0"))
        page.mouse.move(left + x, top + y)
        settle(page)
        names.append(page.inner_text(f"{PLATE} .plate-name"))
        assert within_stage(page, PLATE)
    assert len(set(names)) == len(marks)
    assert not [name for name in names if "…" in name]
    assert "King Skyfront (Tonomachi International Strategic Zone)" in names


@pytest.mark.parametrize("state", ["network", "network&at=2018/2&open=2018/2"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_saved_picture_is_whole_with_title_legend_and_sources(page: Page, state: str, language: str) -> None:
    go(page, state, language)
    root = saved(page)
    width, height = float(root.get("width", "0")), float(root.get("height", "0"))
    assert root.get("viewBox") == f"0 0 {width:g} {height:g}"
    assert width / height == pytest.approx(16 / 9, rel=0.01)
    texts = [text.text or "" for text in group(root, "texts")]
    keys = [text.text for text in group(root, "legend").iter(f"{SVG}text")]
    kinds, relations = (("種類", "関係"), ("Kinds", "Relations"))[language == "en"]
    assert kinds in keys
    assert relations in keys
    assert len(keys) > 8
    assert "CC BY 4.0" in texts[-1]
    sheet = page.context.new_page()
    sheet.set_content(
        f"<style>body {{ margin: 0 }}</style>{ET.tostring(root, encoding='unicode', short_empty_elements=False)}"
    )
    outside = sheet.evaluate(
        """() => {
          const sheet = document.querySelector('svg');
          const { left, top, right, bottom } = sheet.getBoundingClientRect();
          const all = [...sheet.querySelectorAll('text, circle, .marks path, .legend path')];
          return all.filter((one) => {
            const box = one.getBoundingClientRect();
            return box.left < left + 8 || box.top < top + 8 || box.right > right - 8 || box.bottom > bottom - 8;
          }).map((one) => one.outerHTML);
        }"""
    )
    sheet.close()
    assert outside == []


def test_a_passage_that_opens_tells_its_page_and_the_values_that_it_states(page: Page) -> None:
    go(page, "read&pick=2018:7.1.2/indicator/1", "en")
    page.locator(".cite", has_text="2018:7.1.2/indicator/1").first.click()
    assert page.inner_text("#passage-title") == "Passage 2018:7.1.2/indicator/1 p. 141"
    assert page.locator("dialog .told li").all_inner_texts()[:4] == [
        "baseline fiscal 2014 6,600\u00a0people",
        "actual fiscal 2016 5,416\u00a0people",
        "first-period target fiscal 2017 ≥ 7,200\u00a0people",
        "target fiscal 2021 ≥ 8,100\u00a0people",
    ]
