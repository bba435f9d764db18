"""The explorer wherever pages stand: in frames with and without an address, where storage and history are refused."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Frame, Page

from keikaku.services.session.opening import open_session
from tests.browser import lent_page
from tests.places import DATA
from tests.render.explorer.pages import VIEWS, build

SITE = "https://city.example"
HOST = f"{SITE}/notebook"
ROUND = [*VIEWS[1:], VIEWS[0]]  # from the first screen round to it
FRAMES = ("srcdoc", "sandboxed srcdoc", "sandboxed address", "data", "blob")
REFUSED = {
    "storage refused": """Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('no', 'SecurityError'); },
});""",
    "history refused": """for (const way of ['pushState', 'replaceState']) {
  history[way] = () => { throw new DOMException('no', 'SecurityError'); };
}""",
}


@pytest.fixture(scope="module")
def files(explorer_page: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The explorer for each place: of a small graph for an address that holds the whole file."""
    small = tmp_path_factory.mktemp("small") / "small.html"
    small.write_text(build(open_session(str(DATA / "small.trig"))), encoding="utf-8")
    return {**dict.fromkeys([*FRAMES, *REFUSED], explorer_page), "data": small}


class Placed(NamedTuple):
    """The explorer in a place, and what went wrong there."""

    page: Page
    frame: Frame
    wrong: Callable[[], list[str]]


def _around(place: str, text: str) -> str:
    """The body of a page that shows the explorer in a frame."""
    match place:
        case "srcdoc":
            return f'<iframe srcdoc="{escape(text)}"></iframe>'
        case "sandboxed srcdoc":
            return f'<iframe sandbox="allow-scripts" srcdoc="{escape(text)}"></iframe>'
        case "sandboxed address":
            return '<iframe sandbox="allow-scripts" src="/explorer"></iframe>'
        case "data":
            packed = base64.b64encode(text.encode()).decode()
            return f'<iframe src="data:text/html;charset=utf-8;base64,{packed}"></iframe>'
        case "blob":
            return (
                "<script>fetch('/explorer').then((got) => got.blob()).then((blob) => {"
                " const frame = document.createElement('iframe'); frame.src = URL.createObjectURL(blob);"
                " document.body.append(frame); });</script>"
            )
    raise ValueError(place)


@contextmanager
def placed(browser: Browser, files: dict[str, Path], place: str) -> Iterator[Placed]:
    """The explorer as in a fresh profile in one of the places of _around, or from its file with something refused."""
    with lent_page(browser, 1240, 860) as record:
        record.lendable = place not in REFUSED
        said: list[str] = []
        record.page.on("console", lambda message: said.append(message.text))
        frame = _put(record.page, files[place], place)
        frame.wait_for_selector("main > *")
        yield Placed(record.page, frame, lambda: [*said, *record.errors, *record.dialogs, *record.popups])


def _put(page: Page, file: Path, place: str) -> Frame:
    """Opens the page that has the explorer in a place, and gives the frame that it stands in."""
    text = file.read_text(encoding="utf-8")
    style = "<style>iframe { width: 1200px; height: 800px; border: 0 }</style>"
    document = {"content_type": "text/html; charset=utf-8"}
    page.route(f"{SITE}/explorer", lambda route: route.fulfill(body=text, **document))
    if place in REFUSED:
        page.add_init_script(REFUSED[place])
        page.goto(file.as_uri())
        return page.main_frame
    body = f"<!DOCTYPE html><title>notebook</title>{style}{_around(place, text)}"
    page.route(HOST, lambda route: route.fulfill(body=body, **document))
    page.goto(HOST)
    page.wait_for_selector("iframe")
    page.wait_for_function("() => window.frames.length === 1")
    return page.frames[1]


def view_of(frame: Frame) -> str:
    """The view that the navigation marks and whose heading is shown."""
    assert frame.locator("main h2").first.is_visible()
    return frame.locator("nav.views [aria-current=page]").get_attribute("data-view") or ""


@pytest.mark.parametrize("place", [*FRAMES, *REFUSED])
def test_everything_opens_by_clicks(browser: Browser, files: dict[str, Path], place: str) -> None:
    with placed(browser, files, place) as (page, frame, wrong):
        before = page.url
        shown = []
        offered = [view for view in ROUND if view != "compare" or place != "data"]  # of its one plan there is none
        for view in offered:
            frame.locator(f"nav.views a[data-view={view}]").click()
            shown.append(view_of(frame))
        assert shown == offered
        frame.locator("main .door").first.click()
        assert frame.locator("aside h2").first.is_visible()
        frame.locator(".brand a").click()
        assert frame.locator("aside").is_hidden()
        frame.locator("nav.views a[data-view=table]").click()  # the first screen has a search box of its own
        frame.locator("#search").fill("ジェトロ")
        frame.locator("#search").press("Enter")
        # In whatever language: a process of a frame's own may begin before it is told whose reader this is.
        frame.wait_for_function("() => /^(ジェトロ|JETRO)/.test(document.querySelector('aside h2')?.textContent)")
        frame.locator("#language-en").click()
        assert frame.locator("nav.views a").first.inner_text() == "Overview"
        frame.locator("#theme").select_option("dark")
        assert frame.locator("html").get_attribute("data-theme") == "dark"
        assert wrong() == []
        if place in FRAMES:
            assert page.url == before
            assert page.title() == "notebook"


@pytest.mark.parametrize("place", FRAMES)
def test_the_way_back_leads_through_what_was_shown(browser: Browser, files: dict[str, Path], place: str) -> None:
    with placed(browser, files, place) as (page, frame, wrong):
        for view in ("table", "matrix"):
            frame.locator(f"nav.views a[data-view={view}]").click()
        frame.locator("#language-en").click()
        for view, way in (("table", "back"), ("home", "back"), ("table", "forward"), ("matrix", "forward")):
            page.evaluate(f"() => history.{way}()")
            frame.wait_for_selector(f"nav.views a[data-view={view}][aria-current]")
            assert frame.locator("html").get_attribute("lang") == "en"
        assert page.url == HOST
        assert wrong() == []


@pytest.mark.parametrize("place", ["srcdoc", "sandboxed srcdoc", "data"])
def test_no_click_leaves_a_frame_without_an_address(browser: Browser, files: dict[str, Path], place: str) -> None:
    with placed(browser, files, place) as (page, frame, wrong):
        link = "nav.views a[data-view={}]"
        frame.locator(link.format("table")).click(modifiers=["Control"])
        shown = [view_of(frame)]
        frame.locator(link.format("matrix")).click(button="middle")
        shown.append(view_of(frame))
        frame.locator(link.format("outline")).click(modifiers=["Shift"])
        shown.append(view_of(frame))
        frame.locator("main .door").first.click(button="middle")
        assert frame.locator("aside h2").first.is_visible()
        page.wait_for_timeout(200)  # a window would open by now
        assert shown == ["table", "matrix", "outline"]
        assert (page.url, len(page.context.pages), wrong()) == (HOST, 1, [])


def test_a_page_with_an_address_opens_in_another_window(browser: Browser, files: dict[str, Path]) -> None:
    with placed(browser, files, "storage refused") as (page, frame, _):
        with page.context.expect_page() as opened:
            frame.locator("nav.views a[data-view=table]").click(button="middle")
        opened.value.wait_for_selector("nav.views a[data-view=table][aria-current]")
        assert view_of(frame) == "home"
