"""The view of questions and the one box: what people come for, and in how many steps."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from keikaku.services.catalogue.run import run
from keikaku.services.session.session import Session
from tests.browser import Recorded
from tests.render.explorer.pages import go, opened, settle

BOX = "input[role=combobox]:visible"


@pytest.fixture
def page(record: Recorded) -> Iterator[Page]:
    yield record.page
    assert record.misdeeds() == []


def typed(page: Page, text: str) -> list[str]:
    """What the box offers for a text."""
    page.locator(BOX).first.fill(text)
    settle(page)
    return page.locator(f"{'[role=option]'}:visible").all_inner_texts()


def asked(page: Page, text: str) -> list[str]:
    """One step: a text and Enter. The first cells of the rows that answer."""
    typed(page, text)
    page.keyboard.press("Enter")
    settle(page)
    return first_cells(page)


def first_cells(page: Page) -> list[str]:
    rows = page.locator("table.answer").first.locator("tbody tr > td:first-child")
    return [text.strip() for text in rows.all_inner_texts()]


@pytest.mark.parametrize(
    ("language", "text", "rows"),
    [
        # who works with JETRO?
        ("en", "who works with JETRO", ["hambers of", "Kanagawa Prefecture", "Kawasaki City", "Small"]),
        # facilities in a district
        ("ja", "殿町にある施設", ["メドトロニック"]),
        ("en", "facilities in Tonomachi", ["Medtronic"]),
    ],
)  # fmt: skip
def test_a_question_is_answered_in_one_step(page: Page, language: str, text: str, rows: list[str]) -> None:
    go(page, "home", language)
    found = asked(page, text)
    assert len(found) == len(rows)
    for start in rows:
        assert any(start in one for one in found), (start, found)
    assert page.locator("table.answer .cite").count() >= len(rows)
    assert page.locator(".asked-said").inner_text()


def test_initiatives_for_small_firms_go_into_a_sheet_in_two_steps(page: Page, tmp_path: Path) -> None:
    go(page, "home&plan=2018", "en")
    rows = asked(page, "initiatives for small firms")
    assert len(rows) == 17
    with page.expect_download() as download:
        page.locator(".answer-saving button").first.click()
    download.value.save_as(tmp_path / "answer.csv")
    head, *lines = csv.reader(io.StringIO((tmp_path / "answer.csv").read_text(encoding="utf-8-sig")))
    assert head == ["Name", "Policies", "Stated in", "Page"]
    assert len(lines) == 17
    assert all(address.startswith("2018:") and number for _, _, address, number in lines)


@pytest.mark.parametrize(("language", "text"), [("ja", "開業率"), ("en", "start-up rate")])
def test_a_statistic_is_found_in_one_step(page: Page, language: str, text: str) -> None:
    go(page, "home", language)
    (row,) = asked(page, text)
    assert "13" in row
    assert "2018:1.1.1/issue/3" in page.locator("table.answer .cite").inner_text()


@pytest.mark.parametrize(
    ("language", "text"), [("en", "issues without an initiative"), ("ja", "取組のない課題")]
)  # fmt: skip
def test_an_audit_is_offered_and_opened_in_two_steps(page: Page, session: Session, language: str, text: str) -> None:
    go(page, "home&plan=2018", language)
    offers = typed(page, text)
    assert offers[0].startswith("Issues that no initiative" if language == "en" else "取組が受けていない課題")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    settle(page)
    assert page.evaluate("location.hash").startswith("#ask&pick=issues-not-taken-up")
    assert page.locator(".question-heed").is_visible()
    rows = run(session, "issues-not-taken-up", {"plan": "2018"}).solutions.rows
    assert len(first_cells(page)) == len(rows)


def test_audits_stand_in_a_group_with_what_to_heed(page: Page) -> None:
    go(page, "ask", "en")
    group = page.locator(".question-group").filter(has=page.get_by_role("heading", name="Audit of the plan"))
    names = group.locator(".question").all_inner_texts()
    assert {
        "Issues that no initiative takes up",
        "Measures without an indicator",
        "Initiatives without a partner",
    } <= set(names)
    assert "Only the same thing counts as taken up" in group.inner_text()


def test_a_question_follows_the_plan_and_the_thing(page: Page, session: Session) -> None:
    go(page, "ask&pick=partners,actor/jetro&plan=all", "en")
    everywhere = len(run(session, "partners", {"actor": "JETRO", "plan": "all"}).solutions.rows)
    assert len(first_cells(page)) == everywhere
    go(page, "ask&pick=partners,actor/jetro&plan=2005", "en")
    assert page.locator(".nothing-fits").is_visible() == (
        not run(session, "partners", {"actor": "JETRO", "plan": "2005"}).solutions.rows
    )
    go(page, "ask&pick=partners,actor/jetro&plan=2018", "en")
    page.locator("#ask-thing").select_option("actor/kiip")
    settle(page)
    assert len(first_cells(page)) == len(run(session, "partners", {"actor": "KIIP", "plan": "2018"}).solutions.rows)


def test_the_rows_sort_and_are_filtered(page: Page) -> None:
    go(page, "ask&pick=named-once&plan=2018", "en")
    assert len(first_cells(page)) == 100
    page.locator("button.more").click()
    rows = first_cells(page)
    page.locator("table.answer thead button").first.click()
    settle(page)
    page.locator("button.more").click()
    assert first_cells(page) != rows
    assert sorted(first_cells(page)) == sorted(rows)
    go(page, "ask&pick=statistics-about&plan=all&q=visitors", "en")
    assert 0 < len(first_cells(page)) < 60


def test_nothing_is_no_end(page: Page) -> None:
    go(page, "ask&q=indicators+of+drones", "en")
    text = page.locator(".nothing-fits").inner_text()
    assert "Drones" in text
    assert page.locator(".nothing-fits .door, .nothing-fits .offer").count() == 2
    go(page, "ask&q=blue+facilities+in+Saiwai+Ward", "en")
    assert "blue" in page.locator(".asked").inner_text()
    assert page.locator("table.answer").count() == 0
    page.locator(".asked .offer").click()
    settle(page)
    assert page.locator("table.answer").count() == 1


def test_what_counts_in_a_wider_sense_is_saved_with_what_it_counts_through(page: Page, tmp_path: Path) -> None:
    go(page, "ask&q=initiatives+in+Takatsu+Ward&plan=2018", "en")
    assert page.locator(".asked-said").inner_text().endswith("0 rows")
    assert page.locator(".asked-wider").inner_text() == "In a wider sense: 2"
    with page.expect_download() as download:
        page.locator(".answer-saving button").click()
    download.value.save_as(tmp_path / "wider.csv")
    _, *lines = csv.reader(io.StringIO((tmp_path / "wider.csv").read_text(encoding="utf-8-sig")))
    assert [(through, address) for _, through, _, address, _ in lines] == [
        ("Open Factory", "2018:3.2.2/action/2"),
        ("Techno Kawasaki (Living and Culture Hall)", "2018:5.2.2/action/3"),
    ]


def test_what_is_opened_says_what_of_the_question_it_does_not_use(page: Page) -> None:
    go(page, "ask&q=foreign+workers&plan=2018", "en")
    page.get_by_role("link", name="Initiatives for “Workers” (4)").click()
    settle(page)
    said = page.locator(".unused-words")
    assert said.inner_text() == "Of what was asked, this does not use: “foreign”"
    assert "unused=foreign" in page.evaluate("location.hash")
    page.locator("table.answer .door").first.click()
    settle(page)
    assert said.is_hidden()


def test_a_name_stays_a_name(page: Page) -> None:
    go(page, "home", "en")
    offers = typed(page, "JETRO")
    assert offers[0].startswith("JETRO")


def test_data_without_a_plan_have_no_questions(browser: Browser, foreign_page: Path) -> None:
    with opened(browser, foreign_page) as record:
        assert record.page.locator("nav [data-view=ask]").count() == 0
        assert record.misdeeds() == []


def test_an_answer_in_words_heeds_what_the_same_question_of_the_catalogue_does(page: Page) -> None:
    go(page, "ask&q=initiatives+without+partners&plan=2018", "en")
    assert page.locator(".asked-said").inner_text().startswith("Initiatives without “partners”")
    heed = page.locator(".question-heed").inner_text()
    assert heed == "To bear in mind: That the text speaks of no partner does not say that there is none."
    page.get_by_role("link", name="Initiatives without a partner").first.click()
    settle(page)
    assert page.locator(".question-heed").inner_text() == heed


def test_another_question_is_read_from_its_heading_on(page: Page) -> None:
    go(page, "ask", "en")
    last = page.locator("main a.question").last
    last.scroll_into_view_if_needed()
    assert page.evaluate("scrollY") > 0
    last.click()
    settle(page)
    assert page.evaluate("scrollY") == 0
    page.evaluate("scrollTo(0, 200)")
    page.fill("#search", "facilities in Saiwai Ward")
    page.press("#search", "Enter")
    settle(page)
    assert page.evaluate("scrollY") == 0


def test_rows_without_a_passage_lead_to_where_their_thing_is_named(page: Page) -> None:
    go(page, "ask&pick=roles-of-actors&plan=2018", "en")
    heads = page.locator("table.answer th").all_inner_texts()
    assert heads == ["Actor", "Leads", "Partners", "Supports", "Hosts", "Advises", "Named in"]
    assert page.locator("table.answer tbody tr").first.locator("td:last-child .cite").count() == 4
