"""The page of rows: complete, quiet, for every reader, and nothing in it but what was meant."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from keikaku.records import Cell, Label, Table
from keikaku.render.html_page import clean
from keikaku.render.renderers import Medium
from keikaku.render.renderers import render as render_as
from keikaku.render.rows.html_tables import render, table_html
from keikaku.services.session.session import Session
from tests.browser import recorded_page
from tests.render.answers import ANSWERS, Rows
from tests.render.explorer.test_axe import violations
from tests.render.explorer.test_html import complaints
from tests.render.hostile import texts as hostile_texts
from tests.render.terms import texts


class Seen(HTMLParser):
    """The tags of a text, and what stands in each cell."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.cells: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.append(tag)
        if tag in ("th", "td"):
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells and data != "\n":
            self.cells[-1] += data


@given(st.lists(st.tuples(texts, texts | st.integers() | st.none()), max_size=5))
def test_every_cell_is_there_and_is_only_text(rows: list[tuple[Cell, ...]]) -> None:
    seen = Seen(table_html(Rows(rows).tables("ja")[0], "ja"))
    said = [clean("" if cell is None else str(cell)) for row in rows for cell in row]
    assert seen.cells == ["名称", "頁", *said]
    assert set(seen.tags) <= {"table", "thead", "tbody", "tr", "th", "td"}


def test_what_a_cell_is_can_be_told() -> None:
    headings = (Label("名称", "Name"), Label("頁", "Page"), Label("値", None))
    rows: list[tuple[Cell, ...]] = [("UNEP", 7, "川崎"), (None, "1,234.5", ""), ("JETRO", None, "-")]
    table = Table(("label", "page", "value"), headings, rows)
    assert table_html(table, "en") == (
        "<table>\n<thead>\n"
        '<tr><th scope="col">Name</th><th scope="col" class="number">Page</th><th scope="col" lang="ja">値</th></tr>\n'
        "</thead>\n<tbody>\n"
        '<tr><th scope="row">UNEP</th><td class="number">7</td><td lang="ja">川崎</td></tr>\n'
        '<tr><td></td><td class="number">1,234.5</td><td></td></tr>\n'
        '<tr><th scope="row">JETRO</th><td class="number"></td><td>-</td></tr>\n'
        "</tbody>\n</table>\n"
    )
    assert table_html(table._replace(rows=rows[:1]), "en", "Things", "t") == (
        '<table>\n<caption id="t">Things</caption>\n<thead>\n<tr>'
        '<th scope="col">Name</th><th scope="col" class="number">Page</th>'
        '<th scope="col" lang="ja">値</th></tr>\n</thead>\n<tbody>\n<tr>'
        '<th scope="row" data-heading="Name">UNEP</th>'
        '<td class="number" data-heading="Page">7</td>'
        '<td data-heading="値" lang="ja">川崎</td></tr>\n</tbody>\n</table>\n'
    )


def test_on_a_phone_nothing_is_pushed_sideways(browser: Browser, session: Session, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(render_as(ANSWERS["lookup with values"](session), "html", Medium("ja")), encoding="utf-8")
    with recorded_page(browser, file, 375, 800) as record:
        cells = record.page.locator("tbody :is(th, td):visible")
        boxes = [cells.nth(place).bounding_box() for place in range(cells.count())]
        assert len(boxes) > 5
        assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= 375 for box in boxes)
        assert record.page.evaluate(
            "[...document.querySelectorAll('.scroll')].every(e => e.scrollWidth <= e.clientWidth)"
        )
        said = record.page.locator("body").aria_snapshot()
        assert "columnheader" in said
        assert "rowheader" in said
        assert record.misdeeds() == []


def test_what_a_query_was_given_stands_above_its_rows(session: Session) -> None:
    seen = render_as(ANSWERS["run"](session), "html", Medium("en"))
    assert "<p>whose partners (actor): Kawasaki Institute of Industrial Promotion</p>" in seen
    assert "language" not in seen.partition("<table")[0].partition("</style>")[2]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("川崎市", "ja"), ("UNEPと組む環境技術の海外移転", "ja"), ("ジェトロ", "ja"), ("UNEP", None), ("12", None),
        ("581件 (fiscal 2014)", None), ("United Nations Environment Programme ／ 国連環境計画", None),
    ],
)  # fmt: skip
def test_a_text_in_japanese_is_marked_as_such_on_an_english_page(text: str, lang: str | None) -> None:
    table = Rows([("x", text)]).tables("en")[0]
    assert ('lang="ja"' in table_html(table, "en")) == (lang == "ja")
    assert "lang=" not in table_html(table, "ja")


def test_a_yes_is_a_page_that_says_yes(session: Session) -> None:
    for language, said in (("en", "<h1>Yes</h1>"), ("ja", "<h1>はい</h1>")):
        page = render_as(ANSWERS["ask"](session), "html", Medium(language))
        assert said in page
        assert "<table" not in page


def test_what_a_query_asks_stands_above_its_tables(session: Session) -> None:
    page = render_as(ANSWERS["run about"](session), "html", Medium("en"))
    seen = [page.index(text) for text in ("<h1>Brokers: ", "<p>Which actors", ">Parameters</caption>", ">Columns</cap")]
    assert seen == sorted(seen)


def test_no_rows_are_told() -> None:
    assert "<p>There are no rows.</p>" in render(Rows([]), "en")
    assert "該当するものは<wbr>ない。" in render(Rows([]), "ja")
    assert "<table" not in render(Rows([]), "ja")


@pytest.mark.parametrize("width", [320, 1440])
def test_hostile_texts_do_nothing_and_fit_the_screen(browser: Browser, tmp_path: Path, width: int) -> None:
    told = hostile_texts()
    page = render(Rows([(text, text) for text in told], called=told[0], noted=tuple(told)), "en")
    file = tmp_path / "rows.html"
    file.write_text(page, encoding="utf-8")
    with recorded_page(browser, file, width, 900) as record:
        assert record.page.evaluate("document.documentElement.scrollWidth") <= width
        assert record.page.locator("tbody tr").count() == len(told)
        assert record.page.locator("script").count() == 0
        assert record.misdeeds() == []
    # A mark without its letter stays as it was written.
    assert [one for one in complaints(file) if "Unicode Normalization Form C" not in one] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_a_rule(
    browser: Browser, session: Session, tmp_path: Path, scheme: Literal["light", "dark"]
) -> None:
    rules = ("color-contrast",) if scheme == "dark" else ()  # all else is alike in light and dark
    file = tmp_path / "page.html"
    for name in ("lookup with values", "show with text", "run about", "ask", "search without match"):
        for width, language in ((375, "ja"), (1440, "en")):
            file.write_text(render_as(ANSWERS[name](session), "html", Medium(language)), encoding="utf-8")
            with recorded_page(browser, file, width, 900, scheme) as record:
                assert violations(record.page, *rules) == [], name
                assert record.misdeeds() == []
