"""The search box: how its list, its keys and its offers behave."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from keikaku.services.session.session import Session
from keikaku.vocab import prologue
from tests.browser import recorded_page
from tests.render.explorer.pages import go, settle


@pytest.fixture
def facilities(session: Session) -> int:
    """How many the graph has, by a query of its own."""
    return len({row[0] for row in session.select(prologue("kk") + "SELECT ?one { ?one a kk:Facility }").rows})


@pytest.fixture
def page(browser: Browser, explorer_page: Path) -> Iterator[Page]:
    with recorded_page(browser, explorer_page, 1200, 800) as record:
        record.page.evaluate("() => { location.hash = 'plan=all'; }")
        record.page.wait_for_selector(".plan-card")
        yield record.page
        assert record.misdeeds() == []


def seek(page: Page, text: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(text)


def test_the_box_is_a_combobox_with_groups(page: Page) -> None:
    seek(page, "キングスカイ")
    box = page.get_by_role("combobox", name="さがす")
    assert box.get_attribute("aria-expanded") == "true"
    listbox = page.get_by_role("listbox", name="見つかったもの")
    assert box.get_attribute("aria-controls") == listbox.get_attribute("id")
    group = listbox.get_by_role("group", name="施設")
    option = group.get_by_role("option").first
    assert "殿町国際戦略拠点キングスカイフロント" in option.inner_text()
    assert "King Skyfront" in option.inner_text()
    assert option.locator("mark").first.inner_text() == "キングスカイ"


def test_keys_walk_through_the_list(page: Page) -> None:
    seek(page, "川崎")
    box = page.locator("#search-home")
    options = page.locator("main [role=option]")
    size = options.count()
    assert size > 5
    active = "() => document.getElementById('search-home').getAttribute('aria-activedescendant')"
    assert page.evaluate(active) is None
    page.keyboard.press("ArrowDown")
    assert page.evaluate(active) == options.nth(0).get_attribute("id")
    assert options.nth(0).get_attribute("aria-selected") == "true"
    page.keyboard.press("End")
    assert page.evaluate(active) == options.nth(size - 1).get_attribute("id")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(active) is None
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Home")
    assert page.evaluate(active) == options.nth(0).get_attribute("id")
    assert page.locator("[aria-selected=true]").count() == 1
    page.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert box.input_value() == "川崎"
    page.keyboard.press("Escape")
    assert box.input_value() == ""


def test_enter_takes_the_best_and_leads_to_the_panel(page: Page) -> None:
    seek(page, "jetro")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#at=actor/jetro&plan=all"
    assert page.evaluate("document.activeElement.closest('aside') !== null && document.activeElement.tagName") == "H2"
    assert page.title().startswith("ジェトロ")
    page.keyboard.press("Escape")
    assert page.evaluate("location.hash") == "#plan=all"
    assert page.evaluate("document.activeElement.id") == "search-home"


def test_a_click_takes_what_is_under_it(page: Page) -> None:
    seek(page, "KOBS")
    page.locator("main [role=option]").first.click()
    assert page.evaluate("location.hash").startswith("#at=facility/")
    assert page.get_by_role("listbox").count() == 0


def test_nothing_happens_while_an_input_method_composes(page: Page) -> None:
    seek(page, "jetro")
    for extra in ("isComposing: true", "keyCode: 229"):
        for key in ("Enter", "ArrowDown", "Escape"):
            taken = page.evaluate(
                f"() => !document.getElementById('search-home').dispatchEvent(new KeyboardEvent('keydown',"
                f" {{ key: '{key}', bubbles: true, cancelable: true, {extra} }}))"
            )
            assert not taken
    assert page.evaluate("location.hash") == "#plan=all"
    assert page.get_by_role("listbox").count() == 1
    assert page.locator("[aria-selected=true]").count() == 0


def test_the_slash_is_a_letter_where_someone_writes(page: Page) -> None:
    seek(page, "6.1.1/action")
    assert page.locator("#search-home").input_value() == "6.1.1/action"


def test_nothing_found_is_said_with_names_like_it(page: Page) -> None:
    seek(page, "ジェロット館")
    assert "近い名" in page.locator("main .hits-note").inner_text()
    assert page.locator("main [role=option]").count() > 0
    page.keyboard.press("Control+A")
    page.keyboard.type("qqqqzzzzxxxx")
    assert page.locator("main .hits-note").inner_text().startswith("見つからない")
    assert page.locator("main [role=option]").count() == 0
    page.wait_for_function(
        "() => document.querySelector('body > [role=status]').textContent.startsWith('見つからない')"
    )


@pytest.mark.parametrize(
    ("language", "text", "offers"),
    [
        ("en", "facilities near Tonomachi",
         ["Facilities linked with King Skyfront (Tonomachi International Strategic Zone) (1)",
          "Where: King Skyfront (Tonomachi International Strategic Zone) on the map",
          "Initiatives that involve “King Skyfront (Tonomachi International Strategic Zone)” (3)"
          " (“facilities” not used)",
          "King Skyfront (Tonomachi International Strategic Zone)",
          "Facilities ({facilities}), as a table (“Tonomachi” not used)"]),
        ("ja", "殿町の近くの施設",
         ["「殿町国際戦略拠点キングスカイフロント」とつながる施設（1件）",
          "地図：「殿町国際戦略拠点キングスカイフロント」の場所",
          "「殿町国際戦略拠点キングスカイフロント」が関わる取組（3件） （「施設」は使っていない）",
          "殿町国際戦略拠点キングスカイフロント", "施設の一覧（{facilities}件） （「殿町」は使っていない）"]),
    ],
)  # fmt: skip
def test_of_a_phrase_that_is_not_understood_what_its_words_lead_to_is_offered_and_opened(
    page: Page, facilities: int, language: str, text: str, offers: list[str]
) -> None:
    go(page, "home", language)
    seek(page, text)
    options = page.locator("main [role=option]")
    assert options.all_inner_texts() == [offer.format(facilities=facilities) for offer in offers]
    page.keyboard.press("Enter")  # the table of what is linked
    page.wait_for_selector(".table-place tbody tr")
    names = page.locator(".table-place tbody .door .name").all_inner_texts()
    assert len(names) == 1  # as many as were offered
    of = "とつながるもの" if language == "ja" else "Linked with King Skyfront"
    assert page.locator(".switch [aria-pressed=true]", has_text=of).count() == 1
    assert any("Medtronic" in name or "メドトロニック" in name for name in names)
    assert page.locator(".filter-chip").count() == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("quite other words", "「quite」、「words」については、このデータに何もない。"),
        ("予算はどれくらい", "費用・予算・財源や、誰が払うかは、このデータにはない。"),
    ],
)
def test_enter_is_never_silent(page: Page, text: str, said: str) -> None:
    seek(page, text)
    page.keyboard.press("Enter")
    settle(page)
    assert page.evaluate("location.hash").startswith("#ask&plan=all&q=")
    assert said in page.locator("main").inner_text()
    assert page.get_by_role("link", name="尋ねられることと、この画面の使い方").is_visible()


def test_a_class_leads_to_its_table(page: Page, facilities: int) -> None:
    seek(page, "施設")
    assert page.locator("main [role=option]").first.inner_text() == f"施設の一覧（{facilities}件）"
    page.keyboard.press("Enter")
    page.wait_for_selector(".table-place tbody tr")
    assert page.locator(".table-place tbody tr").count() == facilities
    assert page.locator(".filter-chip").inner_text().startswith("施設だけ")


@pytest.mark.parametrize("text", ["環境", "AI", "startup", "じぇとろ", "川崎　行事", "6.1", "support firms"])
def test_the_table_has_just_what_was_found(page: Page, text: str, whole: tuple[int, int]) -> None:
    """Also when its address is opened anew."""
    seek(page, text)
    found = int("".join(filter(str.isdigit, page.locator("main .hits-note").inner_text())))
    if text != "6.1":  # addresses alone lead to no table
        assert f"{found}件" in page.locator("main [role=option]").last.inner_text()
    page.evaluate("(text) => { location.hash = `table&plan=all&q=${encodeURIComponent(text)}`; }", text)
    page.wait_for_selector(".table-place tbody tr")
    shown = page.inner_text(".found")
    assert shown == f"全{whole[0]:,}件のうち{found}件"
    page.reload()
    page.wait_for_selector(".table-place tbody tr")
    assert page.inner_text(".found") == shown
    assert page.locator(".table-place tbody tr").count() == min(found, 300)


def test_the_last_choice_is_the_table_of_all(page: Page, whole: tuple[int, int]) -> None:
    seek(page, "環境")
    found = page.locator("main .hits-note").inner_text().removesuffix("件")
    page.keyboard.press("ArrowUp")
    assert page.locator("[aria-selected=true]").inner_text() == f"「環境」で見つかった{found}件を一覧で見る"
    page.keyboard.press("Enter")
    assert page.evaluate("decodeURIComponent(location.hash)") == "#table&plan=all&q=環境"
    assert page.inner_text(".found") == f"全{whole[0]:,}件のうち{found}件"


def test_enter_in_the_empty_box_shows_what_can_be_asked(page: Page) -> None:
    go(page, "table&plan=all", "ja")
    page.focus("#search")
    page.keyboard.press("Enter")
    settle(page)
    assert "#ask" in page.url
    assert page.locator(".question-group li").count() > 20


def test_what_only_another_plan_has_comes_last_and_says_whose_it_is(page: Page) -> None:
    go(page, "table&plan=2018", "ja")
    page.fill("#search", "けいひん")
    assert page.locator("#search-hits .hit-name").all_inner_texts() == ["競輪事業", "京浜臨海部地域"]
    assert page.locator("#search-hits .hit-plan").all_inner_texts() == ["川崎市の以前の計画（2005年）"]


def test_a_legal_form_is_no_name_of_a_body(page: Page) -> None:
    go(page, "table&plan=all", "ja")
    page.fill("#search", "会社")
    assert page.locator("#search-hits .hit-name").all_inner_texts() == ["合同企業就職説明会"]
    page.fill("#search", "富士通株式会社")
    assert page.locator("#search-hits .hit-name").first.inner_text() == "富士通"
