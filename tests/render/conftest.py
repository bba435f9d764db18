"""Fixtures of pages that take long to build."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from keikaku.render.explorer.page import complete, render
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.vocab import prologue
from tests.browser import Recorded
from tests.once import made_once, run_folder
from tests.places import FOREIGN
from tests.render.explorer.modules import Modules, modules_in_node, modules_page
from tests.render.explorer.pages import build, go, opened, told
from tests.shown import page_data


@pytest.fixture(scope="session")
def explorer_page(session: Session, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The explorer of the real graph in Japanese, as a file."""

    def make(path: Path) -> None:
        path.write_text(render(told(session)), encoding="utf-8")

    return made_once(run_folder(tmp_path_factory) / "explorer.html", make)


@pytest.fixture(scope="session")
def foreign_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The explorer of data that are of no plan."""
    path = tmp_path_factory.mktemp("foreign") / "explorer.html"
    files = [str(FOREIGN / name) for name in ("thesaurus.ttl", "chart.ttl")]
    path.write_text(build(open_session(files, everything=True)), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def whole(session: Session) -> tuple[int, int]:
    """How many things and how many links the real graph has in the explorer.

    The things are counted by a query of their own; which statements are one link is tested with the data of the page.
    """
    query = "SELECT ?thing { VALUES ?kind { kk:Entity kk:PlanElement kk:Figure } ?thing a ?kind }"
    things = {row[0] for row in session.select(prologue("kk") + query).rows}
    return len(things), len(page_data(session)["links"])


@pytest.fixture(scope="session")
def explorer_modules(browser: Browser, session: Session) -> Iterator[Page]:
    """A page that can import the explorer's modules, with the real graph's model as ``model``."""
    with modules_page(browser, complete(told(session))) as page:
        yield page


@pytest.fixture(scope="session")
def modules(session: Session) -> Iterator[Modules]:
    """The same without a page: for functions that need none."""
    with modules_in_node(complete(told(session))) as modules:
        yield modules


@pytest.fixture(scope="module")
def record(browser: Browser, explorer_page: Path) -> Iterator[Recorded]:
    """The explorer at work on a desktop, and all that it did."""
    with opened(browser, explorer_page) as record:
        yield record


@pytest.fixture
def page(record: Recorded) -> Page:
    """The same page, back on its first screen in English."""
    go(record.page, "home", "en")
    return record.page
