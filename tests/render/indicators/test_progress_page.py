"""The page of indicators: complete, quiet, and nothing in it but what was meant."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from keikaku.records import Label
from keikaku.render.indicators import progress, progress_page
from keikaku.services.indicators.indicators import indicators
from keikaku.services.indicators.standing import in_order
from keikaku.services.session.session import Session
from tests.browser import recorded_page
from tests.render.explorer.test_axe import violations
from tests.render.explorer.test_html import complaints
from tests.render.indicators.test_progress_svg import HOSTILE
from tests.render.indicators.test_progress_text import indicator
from tests.render.lines import parted


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("width", [320, 375, 768, 1440])
def test_it_is_quiet_and_fits_the_screen(
    browser: Browser, session: Session, tmp_path: Path, language: str, width: int
) -> None:
    file = tmp_path / "page.html"
    file.write_text(progress_page.render(in_order(indicators(session), "distance"), language), encoding="utf-8")
    with recorded_page(browser, file, width, 900, "dark") as shown:
        page = shown.page
        assert page.evaluate("document.documentElement.lang") == language
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator(".cards > li").count() == 30
        assert page.locator("tbody tr").count() == 30
        assert page.locator("script").count() == 0
        assert parted(page) == []
        names = page.locator("svg.picture").evaluate_all("all => all.map((one) => one.getAttribute('aria-label'))")
        assert len(set(names)) == 30
        assert shown.misdeeds() == []


# Words (their parts, where a hyphen joins them) and numbers with their units that stand on two lines.
TORN = """() => [...document.querySelectorAll('th, td')].flatMap((cell) => {
  const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const torn = [];
  while (walk.nextNode()) {
    const japanese = /[\\u3040-\\u30ff\\u4e00-\\u9fff]/;
    for (const found of walk.currentNode.data.matchAll(/[^ \\n-]+-?/g)) {
      const parts = japanese.test(found[0]) ? [...found[0].matchAll(/[\\d.,]+[^\\d、。（）()]?/g)] : [[found[0], 0]];
      for (const part of parts) {
        const range = document.createRange();
        const start = found.index + (part.index ?? 0);
        range.setStart(walk.currentNode, start);
        range.setEnd(walk.currentNode, start + part[0].length);
        if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) torn.push(part[0]);
      }
    }
  }
  return torn;
})"""


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("width", [375, 768, 1440])
def test_no_word_number_or_unit_of_the_table_is_torn(
    browser: Browser, session: Session, tmp_path: Path, language: str, width: int
) -> None:
    file = tmp_path / "page.html"
    file.write_text(progress_page.render(indicators(session), language), encoding="utf-8")
    with recorded_page(browser, file, width, 900) as shown:
        assert shown.page.evaluate(TORN) == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_cards_say_what_is_said_everywhere(browser: Browser, session: Session, tmp_path: Path, language: str) -> None:
    file = tmp_path / "page.html"
    found = indicators(session)
    file.write_text(progress_page.render(found, language), encoding="utf-8")
    with recorded_page(browser, file, 1440, 900) as shown:
        cards = [" ".join(text.split()) for text in shown.page.locator(".cards > li").all_inner_texts()]
        for one, card in zip(found, cards, strict=True):
            said = progress.told(one, language)
            shown_texts = (said.verdict_line(language), said.state_line(language), said.why, said.first)
            for text in shown_texts:
                assert "".join(text.split()) in "".join(card.split())
            assert "".join(card.split()).startswith("".join(said.verdict_line(language).split()))


def test_the_table_has_the_numbers_of_a_row(browser: Browser, session: Session, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(progress_page.render(indicators(session, "2018:7.1.2"), "en"), encoding="utf-8")
    with recorded_page(browser, file, 1440, 900) as shown:
        cells = shown.page.locator("tbody tr").first.locator("th, td").all_inner_texts()
        assert [" ".join(cell.split()) for cell in cells] == [
            "Number of participants per year in factory night-view tours and industrial tours",
            "Making tourist attractions more appealing",
            "6,600 people fiscal 2014", "5,416 people fiscal 2016", "≥ 7,200 people fiscal 2017",
            "≥ 8,100 people fiscal 2021", "Off track", "Below the baseline", "fell by 1,184 people in 2 years",
            "rise by 2,684 people by fiscal 2021", "2018:7.1.2/indicator/1, p. 141",
        ]  # fmt: skip


def test_hostile_names_and_quotations_are_text(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    one = indicator("1", "2", "3", HOSTILE, Label(HOSTILE, HOSTILE))
    file.write_text(progress_page.render([one], "ja", {"2018:1": HOSTILE}), encoding="utf-8")
    with recorded_page(browser, file, 1440, 900) as shown:
        assert shown.misdeeds() == []
        assert "<script>alert(1)</script>" in shown.page.locator("h3").inner_text()
        assert "<script>alert(1)</script>" in shown.page.locator("blockquote").inner_text()
        assert shown.page.locator("script").count() == 0


def test_the_same_indicators_give_the_same_page(session: Session) -> None:
    found = indicators(session)
    assert progress_page.render(found, "ja") == progress_page.render(found, "ja")
    assert "指標は<wbr>ない。" in progress_page.render([], "ja")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_breaks_no_rule_of_axe(
    browser: Browser, session: Session, tmp_path: Path, scheme: Literal["light", "dark"]
) -> None:
    file = tmp_path / "page.html"
    found = indicators(session)
    file.write_text(progress_page.render(found, "ja", {"2018:1.1.1/indicator/1": "原文"}), encoding="utf-8")
    with recorded_page(browser, file, 375, 900, scheme) as shown:
        assert violations(shown.page) == []


def test_it_is_valid(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(progress_page.render(indicators(session), "en"), encoding="utf-8")
    assert complaints(file) == []
