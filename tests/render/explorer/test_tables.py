"""The outline, the tables and the CSV files of the explorer."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from keikaku.services.session.session import Session
from tests.examples import examples
from tests.render.explorer.modules import Modules
from tests.render.explorer.pages import go, opened, settle
from tests.shown import page_data

CSV = "async ([headings, rows]) => (await import('/take_away/csv.js')).csvText(headings, rows)"
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
CELLS = st.text(st.sampled_from("a,\"\r\n\t=+-@＝川'; "), max_size=12)


def rows_shown(page: Page) -> list[list[str]]:
    """The texts of the cells of every row on the page of the table."""
    rows: list[list[str]] = page.locator(".table-place tbody tr").evaluate_all(
        "(rows) => rows.map((row) => [...row.cells].map((cell) =>"
        " cell.querySelector('.name')?.innerText ?? cell.innerText.split('\\n')[0]))"
    )
    return rows


def column(page: Page, place: int) -> list[str]:
    return [row[place] for row in rows_shown(page)]


@examples(300)
@given(rows=st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=6))
def test_a_csv_comes_back_whole_and_runs_nothing(modules: Modules, rows: list[list[str]]) -> None:
    text: str = modules.evaluate(CSV, [["one", "two"], rows])
    assert text.startswith("\ufeff")
    read = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    assert read[0] == ["one", "two"]
    assert [[cell.removeprefix("'") if was[:1] in FORMULAS else cell for cell, was in zip(got, row, strict=True)]
            for got, row in zip(read[1:], rows, strict=True)] == rows  # fmt: skip
    assert not [cell for row in read for cell in row if cell.startswith(FORMULAS)]


def test_the_table_has_every_thing_and_pages(browser: Browser, session: Session, explorer_page: Path) -> None:
    data: dict[str, Any] = dict(page_data(session))
    total = len(data["things"])
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "table", "en")
        assert page.inner_text(".found") == f"{total:,} of {total:,}"
        assert [head.strip() for head in page.locator(".table-place thead th").all_inner_texts()] == [
            "Name", "Kind", "Plan", "Parts", "Links", "Passages about it",
        ]  # fmt: skip
        seen = column(page, 0)
        while page.locator(".pages button").last.is_enabled():
            page.locator(".pages button").last.click()
            seen += column(page, 0)
        elements = [thing["name"][1] for thing in data["things"] if thing["plan"] >= 0]
        assert seen[: len(elements)] == elements  # in the order of the plans
        assert sorted(seen) == sorted(thing["name"][1] for thing in data["things"])
        assert page.inner_text(".pages span").endswith(f"–{total} of {total}")
        assert record.misdeeds() == []


def test_headings_sort_both_ways_by_keyboard(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "table", "en")
        head = page.locator("th", has=page.locator("[data-column=linkCount]"))
        assert head.get_attribute("aria-sort") is None
        for direction, falling in (("descending", True), ("ascending", False)):  # numbers: the largest first
            page.focus("[data-column=linkCount]")
            page.keyboard.press("Enter")
            settle(page)
            assert head.get_attribute("aria-sort") == direction
            numbers = [int(number) for number in column(page, 4)]
            assert numbers == sorted(numbers, reverse=falling)
            assert page.evaluate("() => document.activeElement.dataset.column") == "linkCount"
        page.click("[data-column=kind]")
        settle(page)
        kinds = column(page, 1)
        assert kinds == sorted(kinds)
        page.wait_for_function("() => location.hash.includes('sort=kind')")  # the address follows a moment later
        assert page.locator("[aria-sort]").count() == 1


def test_names_stand_in_the_order_of_the_language_shown(
    browser: Browser, session: Session, explorer_page: Path
) -> None:
    kana = {thing["name"][0]: (thing["reading"] or [thing["name"][0]])[0] for thing in page_data(session)["things"]}
    hidden = (
        "Plan,Policy,Strategy,Measure,Section,Initiative,Issue,Direction,Indicator,Figure,Organisation,Sector,Place"
    )
    order = "([texts, language]) => texts.sort(new Intl.Collator(language, { numeric: true }).compare)"
    with opened(browser, explorer_page) as record:
        page = record.page
        for language in ("ja", "en"):
            for state in (f"table&hide={hidden}", "table&q=センター&sort=kind"):
                go(page, state, language)
                shown = [row[0] for row in rows_shown(page) if row[1] in {"施設", "Facility"}]
                keys = [kana[name] if language == "ja" else name for name in shown]
                assert len(keys) > 2
                assert keys == page.evaluate(order, [keys, language])


def test_policies_are_sorted_from_the_most(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        go(record.page, "table", "en")
        record.page.click("[data-column=policies]")
        settle(record.page)
        assert record.page.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"


def test_passages_are_those_that_say_anything_of_a_thing(
    browser: Browser, session: Session, explorer_page: Path
) -> None:
    data: dict[str, Any] = dict(page_data(session))
    here = next(place for place, thing in enumerate(data["things"]) if thing["name"][0] == "中小企業")
    told = set(data["things"][here]["stated"])
    told |= {one for source, _, target, stated in data["links"] if here in (source, target) for one in stated}
    told |= {one for thing, _, _, stated in data["facts"] if thing == here for one in stated}
    assert told
    with opened(browser, explorer_page) as record:
        go(record.page, "table&q=中小企業&sort=-linkCount")
        assert next(row[5] for row in rows_shown(record.page) if row[0] == "中小企業") == str(len(told))


def test_a_filter_finds_by_any_spelling_and_stands_in_the_address(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "table", "ja")
        for text in ("ＪＥＴＲＯ", "じぇとろ", "ｼﾞｪﾄﾛ"):
            page.fill(".filter input", text)
            page.press(".filter input", "Enter")
            settle(page)
            assert "ジェトロ" in column(page, 0), text
            assert page.locator(".filter input").evaluate("(field) => field === document.activeElement")
        found = {}
        for text in ("川崎", "川崎　行事"):  # every word, in the name or the kind
            page.fill(".filter input", text)
            page.press(".filter input", "Enter")
            settle(page)
            found[text] = {tuple(row[:2]) for row in rows_shown(page)}
        assert found["川崎　行事"] < found["川崎"]
        assert {kind for name, kind in found["川崎　行事"] if "行事" not in name} == {"行事"}
        page.fill(".filter input", "そんなものはない")
        page.press(".filter input", "Enter")
        settle(page)
        assert page.inner_text(".table-place tbody").split("\n")[0] == "当てはまる行はない。"
        page.fill(".filter input", "ジェロット館")
        page.press(".filter input", "Enter")
        settle(page)
        assert "ジェトロ" in page.locator(".nothing-fits .door").all_inner_texts()  # the nearest is offered


def test_what_the_filters_leave_out_of_what_is_found_is_said(
    browser: Browser, explorer_page: Path, whole: tuple[int, int]
) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "table&q=KBIC&hide=Facility", "en")
        left = page.inner_text(".found")
        go(page, "table&q=KBIC", "en")
        found = int(page.inner_text(".found").split()[0])
        rest = page.locator(".table-place tbody tr").evaluate_all(
            "(rows) => rows.filter((row) => row.cells[1].innerText !== 'Facility').length"
        )
        assert found > rest
        assert left.startswith(f"{rest} of {whole[0]:,}")
        assert left.endswith(f"{found - rest} more found among what is not shown.")


def test_the_csv_is_what_is_shown(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "table&q=川崎&sort=-passages", "ja")
        with page.expect_download() as download:
            page.click("text=CSVで保存")
        assert download.value.suggested_filename == "keikaku-things.csv"
        text = Path(download.value.path()).read_text(encoding="utf-8-sig")
        read = list(csv.DictReader(io.StringIO(text, newline="")))
        assert len(read) > 20
        assert [row["名称"] for row in read] == column(page, 0)
        assert [row["述べる箇所の数"] for row in read] == column(page, 5)
        assert all(row["識別子"].startswith("https://w3id.org/keikaku/id/") for row in read)
        assert record.misdeeds() == []


def test_the_policies_of_a_row_are_badges_on_the_screen_and_a_number_in_a_file(
    browser: Browser, explorer_page: Path
) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "table&q=KING SKYFRONT&hide=Place&plan=2018", "en")
        place = page.locator(".table-place thead th").all_inner_texts().index("Policies")
        cells = page.locator(".table-place tbody tr", has_text="King Skyfront").first.locator("th, td")
        assert cells.nth(place).text_content() == "1, 2, 3, 6"
        with page.expect_download() as download:
            page.click("text=Save as CSV")
        text = Path(download.value.path()).read_text(encoding="utf-8-sig")
        numbers = {row["Name"]: row["Number of policies"] for row in csv.DictReader(io.StringIO(text, newline=""))}
        assert next(n for name, n in numbers.items() if name.startswith("King Skyfront")) == "4"


def test_links_in_a_table_have_their_sources(browser: Browser, session: Session, explorer_page: Path) -> None:
    data: dict[str, Any] = dict(page_data(session))
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "table", "en")
        page.click(".switch button:text-is('Links')")
        settle(page)
        assert page.inner_text(".found") == f"{len(data['links']):,} of {len(data['links']):,}"
        page.fill(".filter input", "6.1.1/action/4")
        page.press(".filter input", "Enter")
        settle(page)
        rows = rows_shown(page)
        assert [
            "JETRO (Japan External Trade Organization)",
            "cooperates with",
            "Kawasaki City (city government)",
        ] in [row[:3] for row in rows]
        page.locator(".table-place .cite").first.click()
        assert page.locator("dialog[open] h2").inner_text().startswith("Passage 2018:6.")


def test_the_table_of_what_the_network_shows(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "network&scene=around&focus=actor/jetro", "en")
        page.click("#twin-table")
        settle(page)
        shown = column(page, 0)
        assert "JETRO (Japan External Trade Organization)" in shown
        assert len(shown) < 40
        page.click(".switch button:text-is('Everything')")
        settle(page)
        assert len(column(page, 0)) > len(shown)


def test_the_outline_follows_the_plan(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "outline", "en")
        policies = page.locator(".outline > ul > li").nth(0).locator(":scope > .branches > li > .branch")
        assert [text.split("\n")[0][0] for text in policies.all_inner_texts()] == list("1234567")
        row = page.locator("[data-thing]", has_text="Helping local firms go international").first
        toggle = row.locator(".discloser")
        assert toggle.get_attribute("aria-expanded") == "false"
        assert toggle.get_attribute("aria-label") == "Helping local firms go international"
        toggle.focus()
        page.keyboard.press("Enter")
        assert toggle.get_attribute("aria-expanded") == "true"
        below = page.locator("li", has=row).last.locator(":scope > .branches").inner_text()
        assert "Opening up sales channels abroad" in below
        page.keyboard.press("Space")
        assert toggle.get_attribute("aria-expanded") == "false"
        assert page.locator("li", has=row).last.locator(":scope > .branches").count() == 0
        assert record.misdeeds() == []


def test_the_whole_outline_opens_and_closes(browser: Browser, session: Session, explorer_page: Path) -> None:
    data: dict[str, Any] = dict(page_data(session))
    elements = [thing for thing in data["things"] if data["kinds"][thing["kind"]]["family"] == "element"]
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "outline", "ja")
        page.click("text=すべて開く")
        assert page.locator(".branch").count() == len(elements)
        assert page.locator(".discloser[aria-expanded=false]").count() == 0
        who = page.locator(
            "li", has=page.locator(".branch", has_text="支援機関・商社・金融機関等とネットワークを築き")
        ).last
        assert "連携先 ジェトロ" in who.locator(".who").inner_text()
        page.click("text=すべて閉じる")
        assert page.locator(".branch").count() < 20


def test_the_outline_s_filter_shows_where_someone_takes_part(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "outline&q=JETRO", "en")
        assert page.inner_text(".found") == "6 of 551 elements"
        assert page.locator(".leaf").count() >= 4
        assert all("JETRO" in item for item in page.locator("li:has(> .leaf)").all_inner_texts())
        go(page, "outline&q=6.1.1", "en")
        numbers = page.locator(".branch > .number, .branch > .door > .policy-badge").all_inner_texts()
        assert numbers == ["6", "6.1", "6.1.1"]


def test_the_chosen_element_is_shown_where_it_stands(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "outline&at=2018/7.1.2/action/1", "ja")
        chosen = page.locator(".branch.chosen")
        assert chosen.count() == 1
        assert chosen.locator(".door[aria-current]").count() == 1
        box = chosen.bounding_box()
        assert box
        assert 0 <= box["y"] < 900


@pytest.mark.parametrize("state", ["outline", "outline&q=JETRO", "table", "table&pick=links", "at=2018/6.1.1"])
def test_nothing_is_wider_than_a_small_phone(browser: Browser, explorer_page: Path, state: str) -> None:
    with opened(browser, explorer_page, 320, 640) as record:
        for language in ("ja", "en"):
            go(record.page, state, language)
            assert record.page.evaluate("() => document.documentElement.scrollWidth") <= 320
