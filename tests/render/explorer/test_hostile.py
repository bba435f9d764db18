"""The explorer of hostile data: nothing runs, nothing is asked for, nothing is lost."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page

from keikaku.render.explorer import page as explorer_html
from keikaku.services.session.session import Session
from tests.browser import Recorded
from tests.render.explorer.pages import go, opened, settle
from tests.render.hostile import hostile_data, texts
from tests.shown import page_data

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
STATES = (
    "", "read", "ask", "network", "network&scene=all", "outline", "table", "table&pick=links", "indicators", "matrix",
    "when", "where", "compare",
)  # fmt: skip


@pytest.fixture(scope="module")
def hostile_page(session: Session, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "explorer.html"
    data = hostile_data(page_data(session))
    path.write_text(explorer_html.render(data), encoding="utf-8")
    return path


def assert_harmless(record: Recorded) -> None:
    assert record.misdeeds() == []
    page = record.page
    assert page.evaluate("() => [window.pwned, ({}).polluted]") == [None, None]
    assert (
        page.locator(
            "iframe, img, object, embed, base, script[src], link:not([rel=icon]), meta[http-equiv=refresh]"
        ).count()
        == 0
    )
    wrong = page.evaluate(
        """() => [...document.querySelectorAll("*")].flatMap((one) => [...one.attributes]
          .filter(({ name, value }) => /^on/i.test(name) || name === "srcdoc" || name === "style" && /url/.test(value)
            || /^((xlink:)?href|src|action|formaction)$/i.test(name) && !/^(#|https?:\\/\\/|blob:|data:,)/.test(value))
          .map(({ name, value }) => `${one.tagName} ${name}=${value.slice(0, 80)}`))"""
    )
    assert wrong == []
    for link in page.locator("a[href^=http]").all()[:5]:
        assert "noopener" in (link.get_attribute("rel") or "")


def test_there_are_200_texts_and_no_two_alike() -> None:
    assert len(set(texts())) == len(texts()) >= 200


def test_they_stay_in_the_data_block(hostile_page: Path) -> None:
    page = hostile_page.read_text(encoding="utf-8")
    assert page.count("</script>") == 2
    assert page.count("<script") == 2
    assert page.count("</style>") == 1


@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_view_runs_any(browser: Browser, hostile_page: Path, language: str) -> None:
    with opened(browser, hostile_page) as record:
        for state in STATES:
            go(record.page, state, language)
            assert len(record.page.inner_text(".work")) > 200, state
            assert_harmless(record)


def visit_all(page: Page, first: int, step: int) -> int:
    """Opens things one after the other in the panel, and every fold, citation and tooltip there."""
    shown: int = page.evaluate(
        """async ([first, step]) => {
          const { base, things } = JSON.parse(document.querySelector("#data").textContent);
          let shown = 0;
          for (let place = first; place < things.length; place += step) {
            location.hash = `at=${encodeURIComponent(things[place].id)}`;
            await new Promise((done) => setTimeout(done, 0));
            const panel = document.querySelector("#panel");
            if (!panel.hidden) shown += 1;
            panel.querySelectorAll("button[aria-expanded=false], summary").forEach((one) => one.click());
          }
          return shown;
        }""",
        [first, step],
    )
    return shown


def test_no_panel_runs_any(browser: Browser, hostile_page: Path) -> None:
    with opened(browser, hostile_page) as record:
        assert visit_all(record.page, 0, 9) > 100
        settle(record.page)
        assert_harmless(record)


def test_no_search_runs_any(browser: Browser, hostile_page: Path) -> None:
    with opened(browser, hostile_page, 375, 812) as record:
        page = record.page
        go(page, "table")
        found = 0
        for text in texts()[::2]:
            page.fill("#search", text[:60])
            found += page.locator("#search-hits [role=option]").count()
            page.keyboard.press("Escape")
        assert found > 100
        page.fill("#search", "script")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        settle(page)
        assert page.is_visible("#panel")
        assert_harmless(record)


def test_no_mark_or_tooltip_runs_any(browser: Browser, hostile_page: Path) -> None:
    with opened(browser, hostile_page) as record:
        page = record.page
        go(page, "network")
        box = page.locator("#network-canvas").bounding_box()
        assert box
        for row in range(1, 12):
            for column in range(1, 12):
                page.mouse.move(box["x"] + box["width"] * column / 12, box["y"] + box["height"] * row / 12)
        page.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.focus("#network-canvas")
        for key in ("ArrowRight", "ArrowDown", "Enter", "ArrowLeft", "Enter", "+", "0"):
            page.keyboard.press(key)
        settle(page)
        assert_harmless(record)


def saved(page: Page, selector: str) -> bytes:
    """The bytes of the file that a button gives."""
    with page.expect_download() as downloading:
        page.locator(selector).first.click()
    return Path(downloading.value.path()).read_bytes()


def test_what_is_taken_away_is_harmless_too(browser: Browser, hostile_page: Path, tmp_path: Path) -> None:
    with opened(browser, hostile_page) as record:
        page = record.page
        go(page, "network")
        picture = saved(page, "#picture-svg")
        assert saved(page, "#picture-png").startswith(b"\x89PNG")
        for button in ("#take-things", "#take-links"):
            rows = list(csv.reader(io.StringIO(saved(page, button).decode("utf-8-sig"))))
            assert len(rows) > 20
            assert {len(row) for row in rows} == {len(rows[0])}
            run = [cell for row in rows for cell in row if cell[:1] in {*"=+-@\t\r"} and not NUMBER.fullmatch(cell)]
            assert run == []
        assert_harmless(record)
    root = ElementTree.fromstring(picture)
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "g", "path", "text", "tspan", "rect", "line", "circle", "metadata", "style"}
    assert [
        name for element in root.iter() for name in element.attrib if name.lower().startswith("on") or "href" in name
    ] == []
    alone = tmp_path / "picture.svg"
    alone.write_bytes(picture)
    context = browser.new_context()
    asked: list[str] = []
    shown = context.new_page()
    shown.on("request", lambda request: asked.append(request.url))
    shown.on("dialog", lambda dialog: asked.append(dialog.message))
    shown.goto(alone.as_uri())
    assert asked == [alone.as_uri()]
    context.close()


def test_addresses_from_elsewhere_run_nothing(browser: Browser, hostile_page: Path) -> None:
    with opened(browser, hostile_page) as record:
        for text in texts()[::3]:
            record.page.evaluate(
                "(text) => { location.hash = text.toWellFormed(); }",
                f"table&q={text[:300]}&sort={text[:90]}&pick={text[:90]}",
            )
        settle(record.page)
        assert_harmless(record)
