"""The timeline: what is done and what is planned, each with its time, its thing and its passage."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.render.explorer.pages import go, opened, settle

ENTRIES = """() => [...document.querySelectorAll('.when-entry')].map((entry) => [
  entry.closest('.when-group').querySelector('h3').textContent,
  [...entry.classList].find((name) => name.startsWith('is-')).slice(3),
  entry.querySelector('.when-time').textContent, entry.querySelector('.tag').textContent,
  entry.querySelector('.when-text')?.textContent ?? '',
  [...entry.querySelectorAll('.door .name')].map((door) => door.textContent),
  [...entry.querySelectorAll('.cite')].map((cite) => cite.lastChild.textContent)])"""
ITEMS = """() => [...document.querySelectorAll('.when-item')].map((item) => [
  [...item.classList].find((name) => name.startsWith('is-')).slice(3), item.querySelector('title').textContent])"""
BOXES = """(what) => [...document.querySelectorAll(what)].map((one) => {
  const { left, top, right, bottom } = one.getBoundingClientRect();
  return [left, top, right, bottom];
})"""


@pytest.fixture
def shown(browser: Browser, explorer_page: Path) -> Iterator[Page]:
    with opened(browser, explorer_page, locale="en-GB") as record:
        go(record.page, "when&plan=2018", "en")
        yield record.page
        assert record.misdeeds() == []


def test_what_happens_when_is_one_step_away(browser: Browser, explorer_page: Path) -> None:
    """What happened when? One press, from the first screen."""
    with opened(browser, explorer_page) as record:
        record.page.locator(".views a", has_text="年表").click()
        settle(record.page)
        entries = record.page.evaluate(ENTRIES)
        assert entries[0] == [
            "1965年", "done", "1965年～1984年", "完了・竣工", "農業振興地域の農業用施設などの整備（昭和40・50年代）",
            ["囲み：市内の農業者が抱える経営上の主な課題"], ["2018:4.2.2/figure/1 114ページ"]]  # fmt: skip
        assert len(entries) == 66


def test_a_year_tells_done_and_planned_apart(shown: Page) -> None:
    entries = [entry for entry in shown.evaluate(ENTRIES) if entry[0] == "2018"]
    assert entries[1:4] == [
        ["2018", "done", "February 2018", "opening",
         "Kawasaki Kita Terrace opens at the north exit of Kawasaki Station",
         ["Kawasaki Kita Terrace (administrative service facility at the north exit of Kawasaki Station)"],
         ["2018:7.1.1/issue/5 p. 138"]],
        ["2018", "past", "February 2018", "held", "Tenth Kawasaki International Eco-Tech Fair held (planned)",
         ["Kawasaki International Eco-Tech Fair"], ["2018:6.2.1/issue/2 p. 135"]],
        ["2018", "past", "March 2018", "publication",
         "Survey result for current annual retail sales becomes available (planned)",
         ["Annual value of goods sold by retailers"], ["2018:4.1.1/indicator/1 p. 109"]],
    ]  # fmt: skip
    assert shown.locator(".when-entry.is-past .when-word").all_text_contents() == ["Planned, date now past"] * 19


def test_what_is_planned_is_to_come_as_long_as_the_reader_lives_before_it(
    browser: Browser, explorer_page: Path
) -> None:
    with opened(browser, explorer_page) as record:
        record.lendable = False
        record.page.clock.set_fixed_time("2018-06-15")
        go(record.page, "when&plan=2018", "en")
        record.page.reload()
        settle(record.page)
        words = [(entry[2], entry[1]) for entry in record.page.evaluate(ENTRIES) if entry[0] in ("2018", "2019")]
        assert words == [
            ("2018", "ahead"), ("February 2018", "done"), ("February 2018", "past"), ("March 2018", "past"),
            ("March 2018", "done"), ("March 2018", "past"), ("March 2018", "past"), ("March 2018", "done"),
            ("April 2018", "past"), ("fiscal 2018", "ahead"), ("June 2018", "ahead"), ("January 2019", "ahead"),
            ("fiscal 2019", "ahead"),
        ]  # fmt: skip
        assert record.page.locator(".when-today-name").text_content() == "today"


def test_the_picture_and_the_list_hold_the_same(shown: Page) -> None:
    listed = sorted((word, when) for _, word, when, *_ in shown.evaluate(ENTRIES))
    drawn = sorted((word, told.split(" · ")[0]) for word, told in shown.evaluate(ITEMS))
    assert drawn == listed
    assert len(drawn) == 66


def test_no_two_dates_of_the_picture_touch(shown: Page) -> None:
    for language in ("en", "ja"):
        go(shown, "when&plan=2018", language)
        boxes = shown.evaluate(BOXES, ".when-item")
        assert len(boxes) == 66
        over = [
            (one, other) for place, one in enumerate(boxes) for other in boxes[:place]
            if min(one[2], other[2]) - max(one[0], other[0]) > 0.5
            and min(one[3], other[3]) - max(one[1], other[1]) > 0.5
        ]  # fmt: skip
        assert over == []


def test_the_years_of_indicators_are_counted_and_listed(shown: Page) -> None:
    group = shown.locator(".when-group", has=shown.locator("#when-2021"))
    assert group.locator("summary").text_content() == "Indicators: target 30"
    group.locator("summary").click()
    group.locator(".when-values li").first.wait_for()  # drawn when the browser tells that it was opened, a moment later
    assert group.locator(".when-values li").count() == 30
    shown.get_by_role("button", name="With indicators").click()
    assert shown.evaluate("location.hash") == "#when&pick=novalues"
    assert shown.locator(".when-values, .when-count").count() == 0


def test_filters_stand_in_the_address_and_are_counted(shown: Page) -> None:
    shown.get_by_role("button", name="Planned, date now past").click()
    shown.get_by_label("What happens").select_option("Opening")
    assert shown.evaluate("location.hash") == "#when&pick=past,Opening"
    assert [entry[5] for entry in shown.evaluate(ENTRIES)] == [
        ["Kawasaki City Convention Hall"], ["AIRBIC (Industry-Academia Exchange and R&D Facility)"],
        ["Haneda connecting road"], ["Welfare Innovation Collaboration Promotion Center (provisional name)"],
    ]  # fmt: skip
    assert shown.locator(".when-found .found").text_content() == "4 of 66 dates"
    go(shown, "when&plan=2018&policy=2018/7", "en")
    assert {cite[:6] for entry in shown.evaluate(ENTRIES) for cite in entry[6]} == {"2018:7"}
    go(shown, "when&plan=2018&q=airbic", "en")
    assert [entry[2] for entry in shown.evaluate(ENTRIES)] == ["fiscal 2017", "January 2019"]
    go(shown, "when&plan=2018&q=nothingofthekind", "en")
    assert shown.locator(".nothing-fits p").first.text_content() == "No date fits this choice."


def test_the_newest_come_first_if_wanted(shown: Page) -> None:
    shown.get_by_role("button", name="Newest first").click()
    years = shown.locator(".when-year").all_text_contents()
    assert years == sorted(years, reverse=True)
    assert shown.evaluate("location.hash") == "#when&sort=-when"


def test_a_mark_opens_its_thing_and_stands_out(shown: Page) -> None:
    shown.locator(".when-item", has_text="Haneda connecting road").click()
    assert shown.locator(".panel h2").text_content() == "Haneda connecting road"
    settle(shown)
    assert shown.locator(".when-entry.chosen .when-time").all_text_contents() == ["2020"]
    assert shown.locator(".when-item.chosen").count() == 1


def test_a_phone_has_the_list_alone(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page, 375, 812) as record:
        go(record.page, "when&plan=2018")
        assert record.page.locator(".when-picture").count() == 0
        assert record.page.locator(".when-entry").count() == 66
        assert record.page.evaluate("document.documentElement.scrollWidth") == 375


def test_the_file_has_every_date_with_its_passage(shown: Page, tmp_path: Path) -> None:
    go(shown, "when&plan=2018&pick=past,Deadline,novalues", "en")
    with shown.expect_download() as saved:
        shown.get_by_role("button", name="Dates as CSV").click()
    saved.value.save_as(tmp_path / "dates.csv")
    rows = list(csv.reader((tmp_path / "dates.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert saved.value.suggested_filename == "keikaku-dates.csv"
    assert rows == [
        ["begins", "ends", "period", "what", "what_name", "status", "text", "things", "things_name", "policies",
         "passages", "pages"],
        ["2022-01-01", "2022-12-31", "2022", "Deadline", "deadline", "planned, date past",
         "30-year obligation to keep farming productive green land runs out (planned)",
         "https://w3id.org/keikaku/id/programme/productive-green-land",
         "Productive green land (designation of farmland to be kept)", "2018:4",
         "2018:4.2.1/issue/2 2018:4.2.1/figure/2", "112"],
    ]  # fmt: skip
