"""What the explorer gives to pass a view on: a link where there is one, and a copy of the file that opens there."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import Recorded, recorded_page
from tests.render.explorer.pages import go, opened, settle

ADDRESS = "https://city.example/plans/explorer.html"
STATE = "network&scene=around&focus=facility/king-skyfront&at=actor/jetro&hide=Place"
NEEDS_FILE = {
    "ja": "このリンクは、ファイルを一緒に渡した相手のところでだけ開く。"
    "「この画面の状態で開くファイルを保存」なら、渡すのは1つのファイルで済む。",
    "en": "The link opens only for those who have this file too. "
    "With “Save a copy that opens at this view” one file is all they need.",
}


@contextmanager
def on_the_web(browser: Browser, file: Path, address: str = ADDRESS) -> Iterator[Page]:
    """The page from a web address, with leave to use the clipboard."""
    context = browser.new_context(viewport={"width": 1200, "height": 800}, reduced_motion="reduce", locale="ja-JP")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.route("**/*", lambda route: route.fulfill(body=file.read_text("utf-8"), content_type="text/html"))
    page.goto(address)
    page.wait_for_selector("main > *")
    yield page
    context.close()


def said(page: Page) -> list[str]:
    """What the page says about what was taken, where it can be seen."""
    page.wait_for_selector(".take-said p")
    seen = page.locator(".take-said").evaluate(
        "(one) => { const { top, bottom } = one.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }"
    )
    assert seen
    return [text for text in page.locator(".take-said p").all_inner_texts() if text]


def save_copy(page: Page, folder: Path) -> Path:
    """The copy of the file that the page saves, under the name that it gives it."""
    with page.expect_download() as download:
        page.locator("#take-copy").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def state_of(record: Recorded) -> dict[str, object]:
    settle(record.page)
    shown: dict[str, object] = record.page.evaluate(
        """() => ({
          view: document.querySelector("nav.views [aria-current]").dataset.view,
          panel: document.querySelector("aside h2")?.textContent,
          status: document.querySelector("main .status, main .count")?.textContent,
          language: document.documentElement.lang,
          address: document.querySelector(".print-address").textContent.replace(/^.*#/, ""),
        })"""
    )
    return shown


@pytest.mark.parametrize("language", ["ja", "en"])
def test_on_the_web_the_link_is_copied_and_the_page_says_so(
    browser: Browser, explorer_page: Path, language: str
) -> None:
    with on_the_web(browser, explorer_page) as page:
        go(page, "table&at=actor/jetro&plan=2018", language)
        page.locator("#take-link").click()
        assert said(page) == [{"ja": "リンクをコピーした。", "en": "Link copied."}[language]]
        copied = page.evaluate("() => navigator.clipboard.readText()")
        assert copied == f"{ADDRESS}#table&at=actor/jetro&lang={language}"
        page.locator("nav.views a[data-view=matrix]").click()
        assert page.locator(".take-said").is_hidden()  # that was another view's link


def test_what_was_saved_takes_the_place_of_what_was_copied(
    browser: Browser, explorer_page: Path, tmp_path: Path
) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "network", "en")
        page.locator("#take-link").click()
        page.wait_for_selector(".take-said p")
        save_copy(page, tmp_path)
        assert said(page) == ["Saved: “explorer-network.html”."]


@pytest.mark.parametrize("width", [375, 1440])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_of_a_file_the_link_names_the_file_and_the_page_says_what_it_needs(
    browser: Browser, explorer_page: Path, language: str, width: int
) -> None:
    with opened(browser, explorer_page, width) as record:
        page = record.page
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        go(page, "outline&plan=2018", language)
        page.locator("#take-link").click()
        link = f"explorer.html#outline&lang={language}"
        copied = {"ja": f"「{link}」をコピーした。", "en": f"Copied: “{link}”."}
        assert said(page) == [copied[language], NEEDS_FILE[language]]
        assert page.evaluate("() => navigator.clipboard.readText()") == link
        assert record.misdeeds() == []


@pytest.mark.parametrize(
    "refusal",
    [
        "Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined })",
        "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))",
    ],
)
def test_where_the_clipboard_is_refused_the_link_stands_there_chosen(
    browser: Browser, explorer_page: Path, refusal: str
) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        page.evaluate(f"() => {{ {refusal} }}")
        go(page, "matrix&plan=2018")
        page.locator("#take-link").click()
        assert said(page) == ["ここから手でコピーする", NEEDS_FILE["ja"]]
        field = page.get_by_label("ここから手でコピーする")
        assert field.input_value() == "explorer.html#matrix&lang=ja"
        assert field.evaluate("(one) => [one.selectionStart, one.selectionEnd, document.activeElement === one]") == [
            0, len("explorer.html#matrix&lang=ja"), True,
        ]  # fmt: skip
        assert record.misdeeds() == []


@pytest.mark.parametrize("state", [STATE, "table&q=\"><script>alert(1)</script>&sort='`&lt;", ""])
def test_a_copy_opens_elsewhere_in_the_state_in_which_it_was_saved(
    browser: Browser, explorer_page: Path, tmp_path: Path, state: str
) -> None:
    with opened(browser, explorer_page) as record:
        go(record.page, f"{state}&plan=2018", "en")
        before = state_of(record)
        copy = save_copy(record.page, tmp_path)
        assert record.misdeeds() == []
    with opened(browser, copy) as record:
        assert state_of(record) == before
        again = save_copy(record.page, tmp_path / "again")
        assert again.read_bytes() == copy.read_bytes()
        assert record.misdeeds() == []


def test_a_copy_is_the_same_file_but_for_its_start(browser: Browser, explorer_page: Path, tmp_path: Path) -> None:
    with opened(browser, explorer_page) as record:
        go(record.page, f"{STATE}&plan=2018")
        copy = save_copy(record.page, tmp_path)
    assert copy.name == "explorer-network.html"
    pages = []
    for file in (explorer_page, copy):
        with recorded_page(browser, file, 800, 600, javascript=False) as record:
            found = record.page.content()
            pages.append(re.sub(r"\s+(?=</body>)", "", found))
    start = f' data-start="{html.escape(STATE)}&amp;lang=ja"'
    assert start in pages[1]
    # The blank before the outline is read after the source was taken.
    assert pages[1].replace(start, "").replace("</script><main", "</script>\n<main") == pages[0]


def test_from_a_copy_every_other_state_is_reached_too(browser: Browser, explorer_page: Path, tmp_path: Path) -> None:
    with opened(browser, explorer_page) as record:
        go(record.page, "matrix&plan=2018")
        copy = save_copy(record.page, tmp_path)
    with opened(browser, copy) as record:
        page = record.page
        shown = [state_of(record)["view"]]
        page.locator(".brand a").click()
        shown.append(state_of(record)["view"])
        page.reload()
        page.wait_for_selector("main > *")
        shown.append(state_of(record)["view"])
        page.locator("nav.views a[data-view=table]").click()
        shown.append(state_of(record)["view"])
        for _ in range(2):
            page.go_back()
        page.wait_for_selector("nav.views a[data-view=matrix][aria-current]")
        shown.append(state_of(record)["view"])
        page.goto("about:blank")
        page.goto(f"{copy.as_uri()}#compare")
        page.wait_for_selector("main > *")
        shown.append(state_of(record)["view"])
        assert save_copy(page, tmp_path).name == "explorer-compare.html"
        assert shown == ["matrix", "home", "home", "table", "matrix", "compare"]
        assert record.misdeeds() == []


def test_a_copy_can_be_saved_from_a_frame_without_an_address(
    browser: Browser, explorer_page: Path, tmp_path: Path
) -> None:
    context = browser.new_context(locale="ja-JP")
    page = context.new_page()
    page.set_content("<iframe width=1100 height=700></iframe>")
    page.locator("iframe").evaluate("(frame, text) => { frame.srcdoc = text; }", explorer_page.read_text("utf-8"))
    page.wait_for_function("() => frames[0]?.document.querySelector('main > *')")
    frame = page.frames[1]
    frame.locator("nav.views a[data-view=outline]").click()
    with page.expect_download() as download:
        frame.locator("#take-copy").click()
    assert download.value.suggested_filename == "keikaku-outline.html"
    copy = tmp_path / "copy.html"
    download.value.save_as(copy)
    context.close()
    with opened(browser, copy) as record:
        assert state_of(record)["view"] == "outline"
        assert record.misdeeds() == []
