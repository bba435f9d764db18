"""Where the plan itself can be read: told wherever its words are missed, with its address or that there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.render.explorer.pages import go, opened

ADDRESS = "https://www.city.kawasaki.jp/170/page/0000034274.html"
ORIGINALS = {
    "ja": [
        "原文：川崎市『かわさき産業振興プラン第2期実行プログラム』（2018～2021年度）83–143ページ。"
        " 掲載先のURLはデータにない。",
        f"原文：川崎市『川崎市の以前の計画（2005年）』。 {ADDRESS}",
    ],
    "en": [
        "The original: Kawasaki City, かわさき産業振興プラン第2期実行プログラム [Kawasaki Industrial Promotion"
        " Plan, second action programme (fiscal 2018-2021)], pp. 83–143. These data do not say where on the web it"
        " stands.",
        f"The original: Kawasaki City, 川崎市の以前の計画（2005年） [Earlier plan of Kawasaki City (2005)]. {ADDRESS}",
    ],
}  # fmt: skip


def said(page: Page, place: str) -> list[str]:
    """What is said of originals in a part of the page, each link of it being one that may be followed."""
    shown = page.locator(f"{place} .original")
    links = shown.locator("a").evaluate_all("(all) => all.map((one) => [one.href, one.textContent])")
    assert all(link == [ADDRESS, ADDRESS] for link in links)
    return [text.replace("\u200b", "") for text in shown.all_text_contents()]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_original_is_told_where_its_words_are_missed(browser: Browser, explorer_page: Path, language: str) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        for plan, original in zip(("2018", "2005"), ORIGINALS[language], strict=True):
            go(page, f"read&plan={plan}", language)
            assert said(page, "main") == [original]
        go(page, "table&at=2018", language)
        assert said(page, ".panel") == ORIGINALS[language][:1]
        page.click("#about-data")
        assert said(page, ".about-dialog") == ORIGINALS[language]
        page.keyboard.press("Escape")
        go(page, "read&at=2005/0/issue/1&plan=2005", language)
        page.locator(".sheet .cite").first.click()
        assert page.locator(".passage a.outside").get_attribute("href") == ADDRESS
        assert record.misdeeds() == []
