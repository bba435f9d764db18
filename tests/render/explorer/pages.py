"""What tests of the explorer share: the page of the real graph, its states, and the tools that look at it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from keikaku.render.explorer import page
from keikaku.render.explorer.modules import modules
from keikaku.services.explorer import explorer
from keikaku.services.session.session import Session
from tests.browser import Recorded, Scheme, recorded_page
from tests.places import ROOT

SCRIPTS = Path(page.__file__).parent / "js"

# The views' ids in the order of the navigation.
_LIST = re.search(r"VIEWS = \[(.*?)\]", modules()["app/views.js"], re.DOTALL)
VIEWS = re.findall(r"(\w+)View", _LIST[1] if _LIST else "")

# Every view, and every state of a view that looks different. The fragment of the address, without its language.
STATES = {
    "home": "",
    "an actor": "at=actor/jetro",
    "a place": "at=place/kawasaki-ward",
    "an initiative": "at=2018/6.1.1/action/4",
    "the network": "network",
    "a network around": "network&scene=around&focus=actor/jetro&at=actor/jetro",
    "a network of two steps": "network&scene=around&steps=2&focus=facility/king-skyfront",
    "a path": "network&scene=path&focus=facility/ksp&to=actor/jetro",
    "the map": "network&scene=all",
    "the outline": "outline",
    "a measure": "outline&at=2018/6.1.1",
    "a policy": "outline&at=2018/6",
    "the table": "table",
    "a table filtered": "table&q=川崎",
    "the indicators": "indicators",
    "an indicator": "indicators&at=2018/6.1.1/indicator/1",
    "some indicators": "indicators&pick=off,reached&sort=pace",
    "the matrix": "matrix",
    "a matrix cell": "matrix&pick=Facility,facility/king-skyfront,2018/2",
    "the comparison": "compare",
}


def build(session: Session, language: Literal["ja", "en"] = "ja") -> str:
    """The explorer of a store, as the command writes it."""
    return page.render(explorer.data(session, language, {}))


def build_with_text(session: Session, quotations: Mapping[str, str]) -> str:
    """The explorer of a store with the plan's own words for some addresses."""
    return page.render(explorer.data(session, "ja", quotations))


def tool(name: str, package: str) -> str:
    """A program that a test needs. Where it is not installed the test is skipped; in CI it fails."""
    found = shutil.which(name)
    if not found:
        assert not os.environ.get("CI"), f"{name} is not installed"
        pytest.skip(f"{name} is not installed (Debian: apt-get install {package})")
    return found


def node_package(name: str) -> Path:
    """The folder of a package of package.json. Where it is not installed the test is skipped; in CI it fails."""
    folder = ROOT / "node_modules" / name
    if not folder.is_dir():
        assert not os.environ.get("CI"), f"{name} is not installed"
        pytest.skip(f"{name} is not installed (npm ci)")
    return folder


@contextmanager
def opened(
    browser: Browser, path: Path, width: int = 1440, height: int = 900, scheme: Scheme = "light",
    locale: str = "ja-JP",
) -> Iterator[Recorded]:  # fmt: skip
    """The page as it is when it is first opened, for a reader of Japanese unless asked otherwise."""
    with recorded_page(browser, path, width, height, scheme, locale=locale) as record:
        record.page.wait_for_selector("main > *", state="attached")
        yield record


def go(shown: Page, state: str, language: str = "ja") -> None:
    """Shows a state by its fragment, and waits until it is drawn: a view of all plans, unless the state names some."""
    if state.split("&")[0] in VIEWS and "plan=" not in state:
        state += "&plan=all"
    shown.evaluate("(fragment) => { location.hash = fragment; }", f"{state}&lang={language}".removeprefix("&"))
    shown.wait_for_function("(language) => document.documentElement.lang === language", arg=language)
    settle(shown)


def settle(shown: Page) -> None:
    """Waits until two frames have been drawn."""
    shown.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
