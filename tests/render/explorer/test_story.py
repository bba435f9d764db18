"""The story as slides: how a reader goes through it, leaves it, and comes back to what it shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.render.explorer.pages import go, opened, settle
from tests.render.explorer.touch import Finger, in_hand

STEPS = [
    "outline", "matrix&pick=Organisation", "network&scene=around&focus=facility/king-skyfront",
    "indicators&pick=reached,on", "indicators&pick=off",
    "network&scene=around&focus=2018/2.3.1/action/5&at=2018/2.3.1/action/5", "outline&at=2018/2.1.1",
    "indicators&pick=unknown",
]  # fmt: skip


def address(page: Page) -> str:
    return str(page.evaluate("location.hash"))


def of(step: int) -> str:
    view, *rest = STEPS[step - 1].split("&")
    return "#" + "&".join([view, *rest, f"tour={step}"])


def place(page: Page) -> str:
    return page.locator(".story-place").inner_text()


def test_from_the_first_screen_one_click_a_step(browser: Browser, explorer_page: Path) -> None:
    """The address holds step and state; at the end the story goes and what it showed stays."""
    with opened(browser, explorer_page) as record:
        page = record.page
        page.locator(".way-tour").click()
        for step in range(1, 9):
            settle(page)
            assert (address(page), place(page)) == (of(step), f"{step}／8")
            assert page.locator(".story-again").is_hidden()
            assert page.locator(".story h2").inner_text() != ""
            page.locator(".story-next").click()
        settle(page)
        assert address(page) == "#indicators&pick=unknown"
        assert page.locator(".story").is_hidden()
        assert record.misdeeds() == []


def test_a_step_may_be_left_and_found_again(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, f"{STEPS[4]}&tour=5&plan=2018")
        page.locator("nav.views a", has_text="一覧").click()
        settle(page)
        assert (address(page), place(page)) == ("#table&pick=off&tour=5", "5／8")
        page.locator(".story-again").click()
        settle(page)
        assert address(page) == of(5)
        page.locator("nav.views a", has_text="一覧").click()
        page.locator(".story-close").click()
        settle(page)
        assert address(page) == "#table&pick=off"
        page.go_back()
        page.locator(".story-place").wait_for()
        assert address(page) == "#table&pick=off&tour=5"
        assert record.misdeeds() == []


def test_arrow_keys_turn_the_pages_where_they_mean_nothing_else(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, f"{STEPS[0]}&tour=1&plan=2018")
        steps = []
        for key in ("ArrowLeft", "ArrowRight", "ArrowRight", "ArrowLeft"):
            page.keyboard.press(key)
            settle(page)
            steps.append(place(page))
        assert steps == ["1／8", "2／8", "3／8", "2／8"]
        page.locator("#search").fill("ab")
        page.keyboard.press("ArrowLeft")
        page.locator("#search").fill("")
        page.locator("#language-en").focus()
        page.keyboard.press("Control+ArrowRight")
        settle(page)
        assert place(page) == "2／8"
        page.locator(".story-next").focus()
        page.keyboard.press("Escape")
        settle(page)
        assert address(page) == "#matrix&pick=Organisation"
        page.keyboard.press("ArrowRight")
        settle(page)
        assert address(page) == "#matrix&pick=Organisation"


def test_a_finger_turns_the_pages_on_the_bar_and_moves_the_picture_beside_it(
    browser: Browser, explorer_page: Path
) -> None:
    with in_hand(browser, explorer_page, f"{STEPS[2]}&tour=3&lang=ja", 375, 812, touch=True) as page:
        finger = Finger(page)

        def draw(where: str, begin: float, end: float) -> None:
            box = page.locator(where).bounding_box()
            assert box is not None
            finger.slide(((box["x"] + begin, box["y"] + 30), (box["x"] + end, box["y"] + 34)))
            settle(page)

        draw(".story-text", 250, 60)
        assert place(page) == "4／8"
        draw(".story-text", 60, 250)
        assert place(page) == "3／8"
        draw(".canvas", 250, 60)
        draw(".story-text", 100, 80)
        assert place(page) == "3／8"


@pytest.mark.parametrize(("width", "height"), [(375, 812), (1440, 900)])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_step_leaves_most_of_the_screen_to_what_it_shows(
    browser: Browser, explorer_page: Path, width: int, height: int, language: str
) -> None:
    with opened(browser, explorer_page, width, height) as record:
        page = record.page
        for step, state in enumerate(STEPS, 1):
            go(page, f"{state}&tour={step}&plan=2018", language)
            bar = page.locator(".story").bounding_box()
            assert bar is not None
            assert bar["height"] <= 0.39 * height, step
            assert page.evaluate("document.documentElement.scrollWidth") <= width, step
            assert page.locator(".story h2").inner_text()
        assert record.misdeeds() == []


def test_its_sentences_lead_to_the_passages_and_follow_the_language(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, f"{STEPS[3]}&tour=4&plan=2018")
        page.locator("#language-en").click()
        assert page.locator(".story h2").inner_text() == "What is on track"
        assert place(page) == "4 of 8"
        page.locator(".story .cite").click()
        assert page.locator("#passage-title").inner_text() == "Passage 2018:6.1.1/indicator/1 p. 133"
        page.keyboard.press("ArrowRight")  # the dialog is before the page
        page.keyboard.press("Escape")
        assert place(page) == "4 of 8"


def test_a_step_is_printed_with_what_it_shows(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, f"{STEPS[2]}&tour=3&plan=2018", "en")
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator(".paper .story-paper h2").inner_text() == "Where"
        assert page.locator(".paper-story h2").inner_text() == "The plan in eight steps"
        assert page.locator(".paper-story li b").all_inner_texts() == [
            "What the plan wants", "Who takes part", "Where", "What is on track", "What is off track",
            "What is only wished", "What is missing", "What one cannot know from it",
        ]  # fmt: skip
        assert page.locator(".story").is_hidden()
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        go(page, f"{STEPS[3]}&tour=4&plan=2018", "en")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator(".story h2").is_visible()
        assert page.locator(".paper-story li .cite").count() > 8
        assert page.locator(".story button:visible:not(.cite)").count() == 0


def test_a_page_without_a_story_has_no_way_into_one(browser: Browser, foreign_page: Path) -> None:
    with opened(browser, foreign_page) as record:
        page = record.page
        go(page, "table&tour=3")
        assert page.locator(".story").is_hidden()
        assert "tour" not in page.locator("nav.views a").first.evaluate("(one) => one.hash")
