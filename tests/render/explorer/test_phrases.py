"""The explorer's lines as they are laid out: no number and no word on two of them, and no mark in any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from keikaku.render.explorer.page import render
from keikaku.render.text.phrases import BREAK
from keikaku.services.explorer import explorer as service
from keikaku.services.session.session import Session
from tests.render.explorer.pages import STATES, go, opened, settle
from tests.render.lines import overhang, parted

MARKS = """(mark) => {
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text ? node.data.includes(mark) && !node.parentElement.closest('script')
      : [...node.attributes].some(({ value }) => value.includes(mark))) found.push(node.nodeName);
  }
  return found;
}"""


@pytest.mark.parametrize("width", [375, 768, 1440])
def test_no_number_and_no_word_stands_on_two_lines(browser: Browser, explorer_page: Path, width: int) -> None:
    found = {}
    with opened(browser, explorer_page, width, 900) as record:
        for language in ("ja", "en"):
            for name, state in STATES.items():
                go(record.page, state, language)
                if wrong := parted(record.page) or overhang(record.page):
                    found[name, language] = wrong
    assert found == {}


@pytest.mark.parametrize("width", [375, 1440])
def test_hits_and_passages_break_at_phrases_too(browser: Browser, session: Session, tmp_path: Path, width: int) -> None:
    file = tmp_path / "page.html"
    address = "2018:6.1.1/action/4"
    sentence = "市内企業の海外販路開拓を支援するため、2018年度に1,200人以上が参加する商談会を開催します。"
    file.write_text(render(service.data(session, "ja", {address: sentence})), encoding="utf-8")
    with opened(browser, file, width, 900) as record:
        page = record.page
        go(page, "at=2018/6.1.1/action/4")
        page.locator("aside .cite").first.click()
        words = page.locator("dialog .passage-text").evaluate("(text) => text.innerHTML.split('<wbr>').length")
        assert words > 6
        assert parted(page) == []
        page.keyboard.press("Escape")
        go(page, "outline")
        page.locator(".seek input").first.fill("イノベーション")
        page.wait_for_selector(".hit")
        settle(page)
        assert parted(page) == []
        assert page.evaluate(MARKS, BREAK) == []


def test_no_text_of_the_page_has_marks(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        for name, state in STATES.items():
            go(page, state)
            assert page.evaluate(MARKS, BREAK) == [], name
        assert BREAK not in page.title()
        page.evaluate("() => getSelection().selectAllChildren(document.querySelector('main'))")
        taken = page.evaluate("() => [String(getSelection()), document.querySelector('main').innerText]")
        assert not [text for text in taken if BREAK in text]
        go(page, "table")
        with page.expect_download() as download:
            page.locator("#take-things").click()
        assert BREAK not in Path(download.value.path()).read_text(encoding="utf-8")


def test_phrases_rest_on_no_rule_that_only_some_browsers_know(explorer_page: Path) -> None:
    assert "auto-phrase" not in explorer_page.read_text(encoding="utf-8")
