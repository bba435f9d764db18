"""The explorer at work with its picture laid open: where marks stand in the window, and which thing each of them is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import time
from typing import Any, TypeAlias

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from keikaku.render.explorer import page as explorer_page
from keikaku.services.session.session import Session
from tests.browser import Reader, lent_page
from tests.render.explorer.pages import build, settle

KEPT = "canvas=here;"  # where the network view keeps its canvas
LAID_OPEN = KEPT + " window.laidOpen = { canvas: here, built: () => built };"
SHOWN = """() => {
  const { canvas, built } = window.laidOpen;
  const box = canvas.element.getBoundingClientRect();
  const { things } = JSON.parse(document.getElementById('data').textContent);
  return built().scene.marks.map((mark, place) => {
    const [x, y] = canvas.placeOf(place);
    return { id: things[built().things[place]]?.id ?? '', x: box.left + x, y: box.top + y, more: mark.more ?? 0 };
  });
}"""
# What a choice must leave alone, and what the address says; after every click too, with its time.
STATE = r"""() => {
  window.stateNow = () => {
    const { canvas } = window.laidOpen;
    const { left, top, width, height } = canvas.element.getBoundingClientRect();
    const { x, y, k } = canvas.camera();
    const address = decodeURIComponent(location.hash).replace(/&?lang=\w+/, '');
    return { address, still: JSON.stringify([left, top, width, height, x, y, k, scrollY]) };
  };
  window.clicks = [];
  window.addEventListener('click', ({ timeStamp }) => window.clicks.push({ time: timeStamp, ...window.stateNow() }));
}"""
Press: TypeAlias = Callable[[float, float, float], None]  # a place in the window, and when, in seconds of the clock


def build_laid_open(session: Session, monkeypatch: pytest.MonkeyPatch) -> str:
    """The page as it is written, but for one line that hands its picture out."""
    script = explorer_page._script()
    assert script.count(KEPT) == 1
    monkeypatch.setattr(explorer_page, "_script", lambda: script.replace(KEPT, LAID_OPEN))
    return build(session)


@contextmanager
def in_hand(
    browser: Browser, path: Path, fragment: str, width: int, height: int, *, touch: bool = False
) -> Iterator[Page]:
    """A state of the page as in a fresh profile, once its picture stands still."""
    with lent_page(browser, width, height, reader=Reader("en-US", touch=touch)) as record:
        page = record.page
        record.show(path, fragment)
        page.wait_for_selector("main > *", state="attached")
        still(page)
        page.evaluate(STATE)
        yield page
        assert record.errors == []


def still(page: Page) -> None:
    """Waits until the picture, if there is one, is drawn and nothing moves."""
    settle(page)
    page.wait_for_function("() => !window.laidOpen || window.laidOpen.canvas.settled()")


def marks(page: Page) -> list[dict[str, Any]]:
    """Every mark of the picture: id of its thing, place in the window, how many neighbours it can still show."""
    found: list[dict[str, Any]] = page.evaluate(SHOWN)
    return found


def state(page: Page) -> dict[str, str]:
    """The address in words, and all that a choice leaves as it is."""
    found: dict[str, str] = page.evaluate("() => window.stateNow()")
    return found


def twice(page: Page, press: Press, x: float, y: float, gap: int) -> list[dict[str, str]]:
    """Two clicks so many milliseconds apart: the states after the first and after the second."""
    now = time()
    press(x, y, now)
    press(x, y, now + gap / 1000)
    first, second = page.evaluate("() => window.clicks")
    assert round(second.pop("time") - first.pop("time")) == gap
    return [first, second]


def begin_again(page: Page, fragment: str) -> None:
    """Back to a state, with the whole of its picture in the frame."""
    page.evaluate(
        """async (fragment) => {
          const changed = new Promise((done) => addEventListener('hashchange', done, { once: true }));
          location.hash = fragment;
          await changed;
          await new Promise((done) => requestAnimationFrame(done));
          window.laidOpen.canvas.fit(false);
          window.clicks = [];
        }""",
        fragment,
    )


class Mouse:
    """A mouse whose clicks have the time that they are given, however long a busy machine takes to make them."""

    def __init__(self, page: Page) -> None:
        self.session: CDPSession = page.context.new_cdp_session(page)

    def click(self, x: float, y: float, when: float, count: int = 1) -> None:
        """Press and release the left button at a place, at a time in seconds of the clock; to the system that may be
        the second click of two.
        """
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            button = {} if kind == "mouseMoved" else {"button": "left", "clickCount": count}
            self.session.send("Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, "timestamp": when, **button})


class Finger:
    """A finger on the glass: the browser makes of it what it makes of a real one. It taps when it is told to."""

    def __init__(self, page: Page) -> None:
        self.session: CDPSession = page.context.new_cdp_session(page)

    def _send(self, kind: str, *points: tuple[float, float], when: float | None = None) -> None:
        touches = [{"x": x, "y": y, "id": place} for place, (x, y) in enumerate(points)]
        time = {} if when is None else {"timestamp": when}
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches, **time})

    def tap(self, x: float, y: float, when: float | None = None) -> None:
        """Down and up again at a place, now or at a time in seconds of the clock."""
        self._send("touchStart", (x, y), when=when)
        self._send("touchEnd", when=when)

    def slide(self, *ways: tuple[tuple[float, float], tuple[float, float]], steps: int = 6) -> None:
        """One finger, or several at once, each from a place to another."""
        self._send("touchStart", *(start for start, _ in ways))
        for step in range(1, steps + 1):
            part = step / steps
            self._send("touchMove", *((a + (c - a) * part, b + (d - b) * part) for (a, b), (c, d) in ways))
        self._send("touchEnd")
