"""Clicks and taps in the network at the speed of people, and the side that never moves the picture under them."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path
from time import sleep, time

import pytest
from playwright.sync_api import Browser, Page

from keikaku.services.session.session import Session
from tests.render.explorer.pages import settle
from tests.render.explorer.touch import (
    Finger,
    Mouse,
    Press,
    begin_again,
    build_laid_open,
    in_hand,
    marks,
    state,
    still,
    twice,
)

WIDE = (1440, 900)
PHONE = (375, 812)
GAPS = (60, 150, 250)  # milliseconds between the clicks of quick and of slow hands
TWICE = 500  # about here one becomes two
FIELD = "(id) => [document.getElementById(id)].flatMap((one) => [one.scrollWidth - one.clientWidth, one.scrollLeft])"


@pytest.fixture(scope="module")
def laid_open(session: Session, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("touch") / "explorer.html"
    with pytest.MonkeyPatch.context() as patch:
        path.write_text(build_laid_open(session, patch), encoding="utf-8")
    return path


def box(page: Page, selector: str) -> dict[str, float]:
    """Where an element is in the window."""
    found = page.locator(selector).first.bounding_box()
    assert found, selector
    return {"left": found["x"], "top": found["y"], "right": found["x"] + found["width"],
            "bottom": found["y"] + found["height"]}  # fmt: skip


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_once_chooses_a_mark_and_twice_expands_it(browser: Browser, laid_open: Path, size: tuple[int, int]) -> None:
    """Every mark of the first picture; a choice leaves the picture where it is, to the pixel."""
    with in_hand(browser, laid_open, "network&lang=ja", *size, touch=size == PHONE) as page:
        press: Press = Finger(page).tap if size == PHONE else Mouse(page).click
        begin = state(page)
        shown = marks(page)
        assert len(shown) > 30
        wrong = []
        for mark, gap in zip(shown, cycle(GAPS), strict=False):
            once, more = twice(page, press, mark["x"], mark["y"], gap)
            begin_again(page, "network&lang=ja")
            chosen = f"#network&at={mark['id']}"
            if once != {"address": chosen, "still": begin["still"]}:
                wrong.append((mark["id"], "once", once))
            if set(more["address"].split("&")) != set(chosen.split("&")) | (
                {f"open={mark['id']}"} if mark["more"] else set()
            ):
                wrong.append((mark["id"], "twice", more))
        assert wrong == []
        assert marks(page) == shown


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_what_comes_half_a_second_later_is_a_click_of_its_own(
    browser: Browser, laid_open: Path, size: tuple[int, int]
) -> None:
    with in_hand(browser, laid_open, "network&lang=ja", *size, touch=size == PHONE) as page:
        press: Press = Finger(page).tap if size == PHONE else Mouse(page).click
        mark = next(mark for mark in marks(page) if mark["id"] == "2018/3")
        for gap, expands in ((TWICE - 50, True), (TWICE + 50, False)):
            _, more = twice(page, press, mark["x"], mark["y"], gap)
            assert ("open=2018/3" in more["address"]) is expands, gap
            begin_again(page, "network&lang=ja")


def test_a_name_can_be_clicked_twice_though_the_choice_moves_names(browser: Browser, laid_open: Path) -> None:
    with in_hand(browser, laid_open, "network&lang=ja", *WIDE) as page:
        policy = next(mark for mark in marks(page) if mark["id"] == "2018/3")
        names = page.evaluate("() => window.laidOpen.canvas.labels()")
        place = marks(page).index(policy)
        name = next(one for one in names if one["mark"] == place)
        stage = box(page, "#network-canvas")
        at = stage["left"] + name["x"], stage["top"] + name["y"]
        _, more = twice(page, Mouse(page).click, *at, 150)
        assert "open=2018/3" in more["address"]


def test_what_the_system_takes_for_a_double_click_expands_however_slow(browser: Browser, laid_open: Path) -> None:
    with in_hand(browser, laid_open, "network&lang=ja", *WIDE) as page:
        policy = next(mark for mark in marks(page) if mark["id"] == "2018/3")
        mouse, now = Mouse(page), time()
        mouse.click(policy["x"], policy["y"], now)
        mouse.click(policy["x"], policy["y"], now + 0.8, count=2)
        assert "open=2018/3" in state(page)["address"]


def test_what_ends_a_drag_a_pan_or_a_pinch_chooses_nothing(browser: Browser, laid_open: Path) -> None:
    with in_hand(browser, laid_open, "network&lang=ja", *WIDE) as page:
        shown = marks(page)
        bare = box(page, ".stage")
        page.mouse.move(bare["left"] + 30, bare["top"] + 30)
        page.mouse.down()
        page.mouse.move(bare["left"] + 60, bare["top"] + 50, steps=3)
        page.mouse.up()
        assert state(page)["address"] == "#network"
        assert marks(page)[0]["x"] == pytest.approx(shown[0]["x"] + 30)  # the picture went along
        start = marks(page)[0]
        page.mouse.move(start["x"], start["y"])
        page.mouse.down()
        page.mouse.move(start["x"] + 40, start["y"] + 20, steps=3)
        page.mouse.up()
        assert "pin=" in state(page)["address"]
        assert "at=" not in state(page)["address"]
        page.mouse.click(start["x"] + 40, start["y"] + 20)
        assert f"at={start['id']}" in state(page)["address"]  # and the next click is one again
    with in_hand(browser, laid_open, "network&lang=ja", *PHONE, touch=True) as page:
        finger = Finger(page)
        before = marks(page)
        stage = box(page, ".stage")
        x, y = stage["left"] + 6, stage["top"] + 6  # beside every mark
        finger.slide(((x, y), (x + 60, y + 40)))
        moved = marks(page)
        assert moved[0]["x"] - before[0]["x"] == pytest.approx(60, abs=20)
        finger.slide(((x, y), (x - 10, y - 10)), ((x + 80, y + 80), (x + 200, y + 200)))
        spread = marks(page)
        assert abs(spread[0]["x"] - spread[9]["x"]) > 1.3 * abs(moved[0]["x"] - moved[9]["x"])
        assert state(page)["address"] == "#network"
    with in_hand(browser, laid_open, "network&lang=ja", *PHONE, touch=True) as page:
        finger = Finger(page)

        def slide() -> float:
            """A finger that goes over a policy's mark: how far another mark goes with it."""
            policy, other = (next(mark for mark in marks(page) if mark["id"] == one) for one in ("2018/3", "2018/6"))
            finger.slide(((policy["x"], policy["y"]), (policy["x"] - 40, policy["y"] + 30)))
            return float(next(mark for mark in marks(page) if mark["id"] == "2018/6")["x"] - other["x"])

        assert slide() == pytest.approx(-40, abs=15)  # the whole picture
        assert "pin=" not in state(page)["address"]
        sleep(1)  # else the slide is part of a second tap
        policy = next(mark for mark in marks(page) if mark["id"] == "2018/3")
        finger.tap(policy["x"], policy["y"])
        settle(page)
        assert "at=2018/3" in state(page)["address"]
        sleep(1)  # else the slide is part of a second tap
        assert slide() == 0  # the chosen mark alone
        assert "pin=2018/3" in state(page)["address"]


def test_the_legend_stands_where_the_panel_will_and_stays_in_reach(browser: Browser, laid_open: Path) -> None:
    with in_hand(browser, laid_open, "network&lang=en", *WIDE) as page:
        stage = box(page, ".stage")
        assert page.get_attribute(".legend", "open") == ""
        begin_again(page, "network&at=actor/jetro&lang=en")
        assert page.get_attribute(".legend", "open") is None
        assert box(page, "#panel-name")["left"] > stage["right"]
        page.click(".legend summary")
        assert page.is_visible("#legend-kind-Facility")
        assert page.is_visible("#panel-name")
        page.click(".sheet-close")
        settle(page)
        assert page.get_attribute(".legend", "open") == ""
        assert box(page, ".stage") == stage


@pytest.mark.parametrize("language", ["ja", "en"])
def test_on_a_phone_the_sheet_starts_low_and_the_picture_stays_above_it(
    browser: Browser, laid_open: Path, language: str
) -> None:
    with in_hand(browser, laid_open, f"network&lang={language}", *PHONE, touch=True) as page:
        stage = box(page, ".stage")
        policy = next(mark for mark in marks(page) if mark["id"] == "2018/6")
        Finger(page).tap(policy["x"], policy["y"])
        settle(page)
        sheet = box(page, ".side")
        assert box(page, ".stage") == stage
        assert stage["bottom"] <= sheet["top"]
        assert sheet["bottom"] == PHONE[1]
        assert PHONE[1] * 0.15 < sheet["bottom"] - sheet["top"] < PHONE[1] * 0.22
        for what in (".sheet-kind", "#panel-name", "#thing-expand", "#thing-middle", ".sheet-close"):
            part = box(page, what)
            assert sheet["top"] < part["top"], what
            assert part["bottom"] <= PHONE[1], what
        other = next(mark for mark in marks(page) if mark["id"] == "2018/2")
        Finger(page).tap(other["x"], other["y"])  # the picture is at work behind it
        assert state(page)["address"] == "#network&at=2018/2"


def test_the_sheet_is_moved_by_a_finger_by_keys_and_by_its_button(browser: Browser, laid_open: Path) -> None:
    with in_hand(browser, laid_open, "network&at=2018/6&lang=ja", *PHONE, touch=True) as page:
        finger = Finger(page)

        def rest() -> str | None:
            settle(page)
            return page.get_attribute(".side", "data-rest")

        def pull(selector: str, way: float) -> None:
            part = box(page, selector)
            x, y = part["left"] + 150, part["top"] + 10
            finger.slide(((x, y), (x, y + way)), steps=12)

        before = page.url
        assert rest() == "low"
        pull("#sheet-handle", -260)
        assert rest() == "half"
        pull("#sheet-handle", -400)
        assert rest() == "full"
        assert box(page, ".side")["top"] > 0
        pull("#sheet-handle", 700)
        assert rest() == "low"
        pull("#panel-name", -260)  # while it lies low all of it can be taken
        assert rest() == "half"
        sleep(1)  # a browser makes no click of a tap at the heels of a slide
        close = box(page, ".sheet-close")
        finger.tap(close["left"] + 20, close["top"] + 20)  # what comes after a drag is pressed as ever
        page.wait_for_selector("#panel", state="hidden")
        page.go_back()
        page.wait_for_selector("#panel-name")
        page.focus("#sheet-handle")
        page.keyboard.press("ArrowDown")
        assert rest() == "low"
        assert "低い" in (page.get_attribute("#sheet-handle", "aria-label") or "")
        page.wait_for_function("() => document.querySelector('body > [role=status]').textContent.includes('低い')")
        for expected in ("half", "full", "low"):
            page.keyboard.press("Enter")
            assert rest() == expected
        assert page.url == before


def test_from_a_panel_on_a_phone_the_network_shows_what_was_chosen(browser: Browser, laid_open: Path) -> None:
    with in_hand(browser, laid_open, "outline&at=sector/agriculture&lang=ja", *PHONE, touch=True) as page:
        assert page.get_attribute(".side", "data-rest") == "half"
        page.get_by_role("button", name="つながりを図で見る").tap()
        still(page)
        assert page.get_attribute(".side", "data-rest") == "low"
        focus = next(mark for mark in marks(page) if mark["id"] == "sector/agriculture")
        stage = box(page, ".stage")
        assert stage["left"] < focus["x"] < stage["right"]
        assert stage["top"] < focus["y"] < min(stage["bottom"], box(page, ".side")["top"])
        assert page.evaluate("() => document.activeElement.id") == "panel-name"


@pytest.mark.parametrize("chosen", ["", "&at=facility/kbic"])
@pytest.mark.parametrize("size", [WIDE, (1280, 720), PHONE])
def test_a_path_and_its_telling_fit_in_the_window(
    browser: Browser, laid_open: Path, size: tuple[int, int], chosen: str
) -> None:
    path = f"network&scene=path&focus=facility/kbic&to=facility/king-skyfront{chosen}&lang=en"
    with in_hand(browser, laid_open, path, *size, touch=size == PHONE) as page:
        stage = box(page, ".stage")
        assert stage["bottom"] <= size[1]
        assert stage["bottom"] - stage["top"] > 230
        if not (chosen and size == PHONE):
            assert page.is_visible(".path-told")
            assert box(page, ".path-steps")["top"] < size[1]
            assert box(page, ".side")["bottom"] <= size[1]
        ends = [
            place for place, mark in enumerate(marks(page)) if mark["id"] in ("facility/kbic", "facility/king-skyfront")
        ]
        names = [one for one in page.evaluate("() => window.laidOpen.canvas.labels()") if one["mark"] in ends]
        assert len(names) == 2
        for name in names:
            assert name["x"] - name["w"] / 2 >= 0
            assert name["x"] + name["w"] / 2 <= stage["right"] - stage["left"]
            assert name["y"] + name["h"] / 2 <= stage["bottom"] - stage["top"]


def test_the_ends_of_a_path_are_read_from_their_beginnings(browser: Browser, laid_open: Path) -> None:
    with in_hand(browser, laid_open, "network&scene=path&focus=facility/ksp&lang=en", *PHONE) as page:
        page.focus("#path-to")
        page.keyboard.type("King Skyfront")
        page.keyboard.press("Enter")
        settle(page)
        assert page.evaluate("() => document.activeElement.id") == "path-to"
        for field in ("path-from", "path-to"):
            hidden, passed = page.evaluate(FIELD, field)
            assert hidden > 0  # the name is longer than the field
            assert passed == 0
        page.keyboard.type("JETRO")  # typing takes its place
        assert page.input_value("#path-to") == "JETRO"


def test_after_a_resize_the_picture_is_fitted_anew(browser: Browser, laid_open: Path) -> None:
    with in_hand(browser, laid_open, "network&lang=ja", *WIDE) as page:
        for size in ((1000, 700), PHONE, (1600, 1000)):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            settle(page)
            still(page)
            stage = box(page, ".stage")
            shown = marks(page)
            assert all(stage["left"] < mark["x"] < stage["right"] for mark in shown)
            assert all(stage["top"] < mark["y"] < stage["bottom"] for mark in shown)
            with in_hand(browser, laid_open, "network&lang=ja", *size) as fresh:
                assert [(round(one["x"]), round(one["y"])) for one in marks(fresh)] == [
                    (round(one["x"]), round(one["y"])) for one in shown
                ]
