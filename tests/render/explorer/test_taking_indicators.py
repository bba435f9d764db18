"""Indicators: is a target on track, in how many steps; and its chart and data taken away."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Locator, Page

from keikaku.render.indicators import progress
from keikaku.services.indicators.indicators import indicators
from keikaku.services.session.session import Session
from tests.render.explorer.pages import go, opened

SVG = "{http://www.w3.org/2000/svg}"
ADDRESS = "2018:3.3.1/indicator/1"


def _taken(page: Page, button: Locator) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        button.click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_whether_a_target_is_on_track_is_told_in_two_steps(
    browser: Browser, explorer_page: Path, session: Session
) -> None:
    """One press to the indicators, one text."""
    one = next(one for one in indicators(session) if one.thing.address == ADDRESS)
    with opened(browser, explorer_page, locale="en") as record:
        page = record.page
        page.locator("nav.views a[data-view=indicators]").click()  # the first step
        page.locator(".indicators-controls input").fill("ip exchange")  # and the second
        page.wait_for_function("() => document.querySelectorAll('.indicator-card').length === 1")
        verdict = page.locator(".indicator-card .verdict").inner_text()
        assert verdict == progress.told(one, "en").verdict_line("en") == "Off track as of fiscal 2016"


@pytest.mark.parametrize("where", ["card", "panel"])
def test_a_chart_and_its_data_are_taken_away(
    browser: Browser, explorer_page: Path, session: Session, where: str
) -> None:
    one = next(one for one in indicators(session) if one.thing.address == ADDRESS)
    with opened(browser, explorer_page) as record:
        page = record.page
        if where == "card":
            go(page, f"indicators&q={ADDRESS}", "en")
            buttons = page.locator(".indicator-card .indicator-taking button")
        else:
            go(page, "at=2018/3.3.1/indicator/1", "en")
            buttons = page.locator(".sheet .indicator-taking button")
        assert buttons.all_inner_texts() == ["SVG", "PNG", "CSV"]

        name, picture = _taken(page, buttons.nth(0))
        assert name == "keikaku-2018-3.3.1-indicator-1.svg"
        root = ElementTree.fromstring(picture)
        assert (root.tag, root.attrib["width"], root.attrib["height"]) == (f"{SVG}svg", "1000", "562")
        assert not [part for part in root.iter() if {"class", "style", "href"} & part.attrib.keys()]
        texts = "".join("".join(text.text or "" for text in root.iter(f"{SVG}text")).split())
        said = progress.told(one, "en")
        for text in (
            said.verdict_line("en"),
            said.state_line("en"),
            said.why,
            said.first,
            one.thing.label.en or "?",
            ADDRESS,
        ):
            assert "".join(text.split()) in texts

        name, drawn = _taken(page, buttons.nth(1))
        assert name == "keikaku-2018-3.3.1-indicator-1.png"
        assert drawn[:8] == b"\x89PNG\r\n\x1a\n"
        assert [int.from_bytes(drawn[at : at + 4], "big") for at in (16, 20)] == [2000, 1124]

        name, table = _taken(page, buttons.nth(2))
        assert name == "keikaku-2018-3.3.1-indicator-1.csv"
        rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))
        assert [(row["kind"], row["printed"], row["passages"], row["pages"]) for row in rows] == [
            (value.role, value.printed, ADDRESS, "106") for value in one.values
        ]
        assert {(row["address"], row["verdict"], row["verdict_name"]) for row in rows} == {
            (ADDRESS, "off", "Off track")
        }
        assert record.misdeeds() == []


def test_the_data_of_all_that_are_shown(browser: Browser, explorer_page: Path, session: Session) -> None:
    found = indicators(session)
    with opened(browser, explorer_page) as record:
        go(record.page, "indicators&sort=plan", "ja")
        name, table = _taken(record.page, record.page.locator(".indicators-counted button"))
        rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))
        assert name == "keikaku-indicators.csv"
        assert [(row["address"], row["verdict"], row["printed"], row["notes"]) for row in rows] == [
            (one.thing.address, one.track, value.printed, "; ".join(progress.notes(one, "ja")))
            for one in found
            for value in one.values
        ]
        assert any(row["notes"] for row in rows)
