"""The explorer for readers whose program runs no script: the plan stands in the page as HTML, and only there."""

from __future__ import annotations

import http.server
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from keikaku.render.explorer import page, plain
from keikaku.services.session.session import Session
from tests.browser import recorded_page
from tests.render.explorer.pages import opened, settle
from tests.render.hostile import hostile_data
from tests.shown import page_data

Json = Any  # data, also such as no graph holds


def bare(markup: str) -> str:
    """Markup without the places where a line may end, nor what is no word."""
    return re.sub(r"[ \n]+", " ", markup.replace("<wbr>", "")).replace("> <", "><").strip()


@pytest.fixture(scope="module")
def data(session: Session) -> Json:
    return page_data(session)


def test_every_name_stands_there_in_both_languages(browser: Browser, explorer_page: Path, data: Json) -> None:
    with recorded_page(browser, explorer_page, 1000, 800, javascript=False) as record:
        for side, language in enumerate(("ja", "en")):
            shown = record.page.locator(f"#plain section[lang={language}]").inner_text()
            assert [one["name"][side] for one in data["things"] if one["name"][side] not in shown] == []
            printed = [value["printed"] for one in data["indicators"] for value in one["values"]]
            assert len(printed) > 60
            assert [text for text in printed if text not in shown] == []
            for passage in data["passages"]:
                if passage["of"] >= 0 and passage["page"] is not None:
                    at = data["things"][passage["of"]]["at"]
                    assert re.search(rf"{re.escape(at)} · p\.\s\d+", shown), at
        assert record.misdeeds() == []


def test_it_says_in_one_line_for_each_language_what_is_missing(browser: Browser, explorer_page: Path) -> None:
    with recorded_page(browser, explorer_page, 1000, 800, javascript=False) as record:
        assert record.page.locator(".notice").all_inner_texts() == [
            "日本語 ここでは JavaScript が動かないため、検索・つながりの図・表・比較は使えない。"
            "計画の中身は次のとおり。",
            "English Scripts do not run here, so there is no search, network, table or comparison. "
            "What the plans hold stands below.",
        ]
        record.page.get_by_role("link", name="English").click()
        assert record.page.locator("#plain-en").evaluate("(one) => Math.round(one.getBoundingClientRect().top) < 80")


@pytest.mark.parametrize("width", [320, 1440])
def test_it_reads_in_order_and_fits(browser: Browser, explorer_page: Path, width: int) -> None:
    with recorded_page(browser, explorer_page, width, 800, javascript=False) as record:
        shown = record.page
        levels = shown.locator(":is(h1, h2, h3, h4, h5, h6)").evaluate_all("(all) => all.map((one) => +one.tagName[1])")
        assert (levels[:5], levels.count(1), levels.count(2)) == ([1, 2, 3, 3, 4], 1, 2)  # the story, the plan
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert shown.locator("details:not([open])").count() == 0  # what is closed would not be printed
        assert shown.locator("#plain a").evaluate_all("(all) => all.every(({ hash }) => document.querySelector(hash))")
        assert shown.evaluate("() => document.documentElement.scrollWidth") == width


def test_it_stays_small(data: Json, explorer_page: Path) -> None:
    """Not much more than the names that it lists, each once in both languages."""
    text = explorer_page.read_text("utf-8")
    names = sum(len(name.encode()) for thing in data["things"] for name in thing["name"])
    assert 100_000 < names < len(text[text.index('<main id="plain"') :].encode()) < 2.25 * names


@contextmanager
def halved(text: bytes) -> Iterator[tuple[str, threading.Event]]:
    """An address that gives a page up to the middle of its outline, and the rest once the event is set."""
    middle = text.index(b'<main id="plain"') + 60_000
    rest = threading.Event()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text[:middle])
            self.wfile.flush()
            rest.wait(60)
            self.wfile.write(text[middle:])

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", rest
        server.shutdown()


FRAMES_WITH_OUTLINE = """
window.frames_ = { all: 0, outline: 0, seen: 0, shift: 0 };
const look = () => {
  const outline = document.getElementById("plain");
  frames_.all += 1;
  frames_.outline += outline ? 1 : 0;
  frames_.seen += outline?.getClientRects().length ? 1 : 0;
  requestAnimationFrame(look);
};
look();
new PerformanceObserver((list) => { for (const { value } of list.getEntries()) frames_.shift += value; })
  .observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("scripts", [True, False])
def test_where_scripts_run_no_frame_shows_it(browser: Browser, explorer_page: Path, scripts: bool) -> None:
    text = explorer_page.read_bytes()
    if not scripts:  # as where a host's policy refuses them: then it is there to stay
        text = text.replace(b"sha256-", b"sha256-x", 1)
    context = browser.new_context(viewport={"width": 1200, "height": 800}, locale="ja-JP")
    shown = context.new_page()
    shown.add_init_script(FRAMES_WITH_OUTLINE)
    with halved(text) as (address, rest):
        shown.goto(address, wait_until="commit")
        until = time.monotonic() + 50
        while shown.evaluate("() => frames_.outline") < 3 and time.monotonic() < until:
            shown.wait_for_timeout(50)
        rest.set()
        shown.wait_for_load_state()
        settle(shown)
    counted = shown.evaluate("() => frames_")
    there = shown.locator("#plain").count()
    context.close()
    assert counted["outline"] >= 3  # frames were drawn while half of it had come
    if scripts:
        assert (counted["seen"], there) == (0, 0)
        assert counted["shift"] < 0.01
    else:
        assert (counted["seen"] > 1, there) == (True, 1)


def test_it_is_gone_where_scripts_run(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        assert record.page.locator("#plain").count() == 0
        assert record.page.locator("main, h1").evaluate_all("(all) => all.map((one) => one.tagName)") == ["H1", "MAIN"]
        assert record.misdeeds() == []


@pytest.mark.parametrize("scripts", [True, False])
def test_hostile_texts_stay_texts(browser: Browser, data: Json, tmp_path: Path, scripts: bool) -> None:
    hostile = hostile_data(data)
    path = tmp_path / "hostile.html"
    path.write_text(page.render(hostile), encoding="utf-8")
    text = path.read_text("utf-8")
    outline = text[text.index('<main id="plain"') :]
    tags = set(re.findall(r"<\s*/?\s*([^\s>]*)", outline))
    assert tags == {
        "main", "h1", "h2", "h3", "h4", "h5", "h6", "section", "p", "ul", "li", "a", "b", "br", "small", "wbr",
        "details", "summary", "body", "html",
    }  # fmt: skip
    assert set(re.findall(r"<[^>]*?\s([\w-]+)=", outline)) == {"id", "lang", "class", "href", "aria-label"}
    with recorded_page(browser, path, 800, 600, javascript=scripts) as record:
        if not scripts:
            assert len(record.page.locator("#plain").inner_text()) > 100_000
            record.misdeeds = lambda: [*record.requests, *record.errors, *record.dialogs, *record.popups]  # type: ignore[method-assign]
        assert record.misdeeds() == []


def thing(kind: int, name: str, up: int = -1, **more: Any) -> Json:
    return {"kind": kind, "name": [f"{name}の名", name], "up": up, "stated": [], **more}


def small_data(things: list[Json]) -> Json:
    kinds = [("Plan", "element"), ("Measure", "element"), ("Initiative", "element"), ("Organisation", "entity")]
    return {
        "language": "en", "title": ["表題", "Title"], "plans": [], "opens": [], "levels": [],
        "kinds": [{"id": name, "many": [f"{name}類", f"{name}s"], "family": family} for name, family in kinds],
        "relations": [{"role": True}, {"role": False}], "links": [], "indicators": [],
        "passages": [{"page": None}, {"page": 7}], "things": things, "story": None,
    }  # fmt: skip


def english(data: Json) -> str:
    """What follows the introduction of the English section."""
    markup = bare(plain.render(data))
    found = re.search(r'<section lang="en">.*?</p>(.*?)</section>', markup)
    assert found
    return found[1]


def test_parts_partners_values_and_places_are_told() -> None:
    data = small_data([
        thing(0, "P"), thing(1, "M", 0, at="x:1", stated=[0]), thing(2, "I", 1, at="x:1/a", stated=[0, 1]),
        thing(2, "J", 1), thing(3, "B & C"), thing(3, "A"),
    ])  # fmt: skip
    data["links"] = [[2, 0, 4, []], [2, 0, 5, []], [2, 0, 4, []], [3, 1, 4, []], [1, 0, 5, []]]
    data["indicators"] = [{"thing": 3, "values": [
        {"name": ["値", "baseline"], "period": ["", "fiscal 2014"], "printed": "62件"},
        {"name": ["値", "target"], "period": ["", ""], "printed": "80件"},
    ]}]  # fmt: skip
    assert english(data) == (
        '<ul aria-label="Contents"><li><a href="#plain-en-1">M</a></li></ul>'
        '<h3>P</h3><details open id="plain-en-1"><summary><h4>M</h4></summary>'
        "<p><small>x:1</small><br>Takes part: A</p><p><b>Initiatives</b></p>"
        "<ul><li>I <small>x:1/a · p.\N{NO-BREAK SPACE}7</small><br>Takes part: B &amp; C; A</li>"
        "<li>J <br>baseline (fiscal 2014): 62件 / target: 80件</li></ul></details>"
        "<h3>Named in the plans</h3><p><b>Organisations</b><br>A; B &amp; C</p>"
    )


def test_data_without_a_plan_still_give_an_outline() -> None:
    assert english(small_data([thing(3, "A")])) == "<h3>By class</h3><p><b>Organisations</b><br>A</p>"
    assert english(small_data([])) == ""
    alone = english(small_data([thing(2, "I"), thing(1, "M"), thing(2, "J", 1)]))
    assert alone == "<h3>I</h3><h3>M</h3><p><b>Initiatives</b></p><ul><li>J </li></ul>"


def test_the_story_is_told_without_its_pictures() -> None:
    data = small_data([])
    data["passages"] = [{"page": 1, "at": "x:1"}, {"page": 2, "at": "x:2"}]
    steps = [["table", ["", "What"], ["", "It is so."], [0, 1]], ["", ["", "So what"], ["", "Nobody says."], []]]
    data["story"] = [["", "A tour"], ["", ""], steps]
    assert english(data) == (
        "<h3>A tour</h3><ol><li><b>What</b><br>It is so. <small>x:1; x:2</small></li>"
        "<li><b>So what</b><br>Nobody says.</li></ol>"
    )


def test_what_lies_deeper_than_headings_go_stands_in_lists() -> None:
    depth = 3000
    deep = english(small_data([thing(1, f"M{place}", place - 1) for place in range(depth)]))
    assert re.findall(r"<h(\d)>(\w+)", deep) == [("3", "M0"), ("4", "M1"), ("5", "M2"), ("6", "M3")]
    assert re.findall(r"<li>(\w+) ", deep) == [f"M{place}" for place in range(4, depth)]
