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

from keikaku.page_data import BareData
from keikaku.render.explorer import page
from keikaku.render.explorer.modules import modules, views
from keikaku.services.explorer import explorer, story
from keikaku.services.session.session import Session
from tests.browser import Recorded, Scheme, recorded_page
from tests.places import ROOT
from tests.shown import page_data

SCRIPTS = Path(page.__file__).parent / "js"

STORY = ROOT / "graph" / "story.toml"

# The views' ids in the order of the navigation, and those that stand apart from it.
_LIST = re.search(r"VIEWS = \[(.*?)\]", modules()["app/views.js"], re.DOTALL)
_ALL = re.findall(r"(\w+)View", _LIST[1] if _LIST else "")
APART = [view for view in _ALL if "apart: true" in modules()[f"views/{view}/view.js"]]
VIEWS = [view for view in _ALL if view not in APART]

# Every view, and every state of a view that looks different. The fragment of the address, without its language.
STATES = {
    "home": "",
    "an actor": "at=actor/jetro",
    "a place": "at=place/kawasaki-ward",
    "an initiative": "at=2018/6.1.1/action/4",
    "the reading view": "read",
    "a passage": "read&pick=2018:6.1.1/action/4&plan=2018",
    "a passage with its panel": "read&at=2018/6.1.1/indicator/1&plan=2018",
    "passages with a text": "read&q=海外",
    "no passage with a text": "read&q=jeto",
    "the questions": "ask",
    "questions filtered": "ask&q=outline",
    "a question of the catalogue": "ask&pick=issues-not-taken-up",
    "a question of a thing": "ask&pick=partners,actor/jetro",
    "a question in words": "ask&q=facilities+in+Saiwai+Ward",
    "a question in part": "ask&q=blue+facilities+in+Saiwai+Ward",
    "a question without an answer": "ask&q=indicators+of+drones",
    "a question answered in a wider sense": "ask&q=indicators+of+agriculture&unused=young",
    "numbers": "ask&q=開業率",
    "help": "help",
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
    "a table by facets": "table&for=group/smes&year=2018,2021&hide=Place",
    "nothing left": "matrix&policy=2018/1&for=group/tourists",
    "the indicators": "indicators",
    "an indicator": "indicators&at=2018/6.1.1/indicator/1",
    "some indicators": "indicators&pick=off,reached&sort=pace",
    "the timeline": "when",
    "some dates": "when&pick=past,novalues&at=facility/airbic",
    "no date": "when&q=nothing",
    "the places": "where",
    "a ward": "where&at=place/saiwai-ward",
    "some places": "where&pick=Event&policy=2018/4",
    "no place": "where&q=nothing",
    "the partners": "matrix",
    "a band of partners": "matrix&pick=partner,2018/3",
    "all partners by kind": "matrix&pick=Group,all,group/universities",
    "the matrix": "matrix&pick=table",
    "the matrix of initiatives": "matrix&pick=table,initiatives&sort=-2018/6",
    "a matrix cell": "matrix&pick=table,Facility,facility/king-skyfront,2018/2",
    "the comparison": "compare",
    "a view in a frame": "indicators&pick=off&embed",
    "a step of the tour": "indicators&pick=off&tour=5",
    "a step of the tour in a picture": "network&scene=around&focus=facility/king-skyfront&tour=3",
}

# What opens above the page: a state, and what is pressed there.
DIALOGS = {
    "what can be taken": ("table", "#take-open"),
    "the plans": ("outline", "#plan-switch"),
    "the filters": ("table&for=group/smes&plan=all", "#filter-open"),
    "a passage": ("at=2018/6.1.1/action/4", ".sheet .cite"),
    "the data": ("table", ".about .link"),
}

# The same of data that are of no plan.
FOREIGN_STATES = {
    "home": "",
    "a thing": "at=https://data.example.org/goals/1",
    "a thing told through blank nodes": "at=https://data.example.jp/minato/pier-site",
    "the network": "network",
    "a network around": "network&scene=around&focus=https://data.example.org/goals/1&at=https://data.example.org/goals/1",
    "a path": "network&scene=path&focus=https://data.example.org/goals/1.1&to=https://data.example.org/goals/1.2",
    "the map": "network&scene=all",
    "the table": "table",
    "a table filtered": "table&q=Minato",
    "the table of a class": "table&hide=Class,Target,ObjectProperty,ConceptScheme,Concept,FormalOrganization,"
    "Membership,OrganizationalUnit,Person,Post,Role,Site,Goal,-",
    "the links": "table&pick=links",
}
PAGES = {"explorer_page": STATES, "foreign_page": FOREIGN_STATES}
"""The states of a page by the fixture that gives its file."""


def told(session: Session) -> BareData:
    """What the explorer shows of the packaged graph, with the story that comes with it."""
    data = page_data(session)
    return {**data, "story": story.read(STORY, data, views(len(data["plans"])))}


def build(session: Session, language: Literal["ja", "en"] = "ja") -> str:
    """The explorer of a store, as the command writes it."""
    return page.render(page_data(session, language))


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
