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
from tests.render.lines import marked, overhang, parted


def test_no_number_and_no_word_stands_on_two_lines(browser: Browser, explorer_page: Path) -> None:
    """On a tablet: at the widths of a phone and a desktop test_quiet.py looks at this too."""
    found = {}
    with opened(browser, explorer_page, 768, 900) as record:
        for language in ("ja", "en"):
            for name, state in STATES.items():
                go(record.page, state, language)
                if wrong := parted(record.page) or overhang(record.page):
                    found[name, language] = wrong
    assert found == {}


@pytest.fixture(scope="module")
def with_words(session: Session, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page with the words of one passage."""
    file = tmp_path_factory.mktemp("words") / "page.html"
    sentence = "市内企業の海外販路開拓を支援するため、2018年度に1,200人以上が参加する商談会を開催します。"
    file.write_text(render(service.data(session, "ja", {"2018:6.1.1/action/4": sentence})), encoding="utf-8")
    return file


@pytest.mark.parametrize("width", [375, 1440])
def test_hits_and_passages_break_at_phrases_too(browser: Browser, with_words: Path, width: int) -> None:
    with opened(browser, with_words, width, 900) as record:
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
        assert marked(page) == []


def test_nothing_that_is_taken_from_the_page_has_marks(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
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
