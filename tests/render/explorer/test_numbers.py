"""Indicators, matrix and comparison in the explorer: the numbers are those of the terminal and of the catalogue."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from playwright.sync_api import Browser, Page

from keikaku.records import IRI, Indicator, Literal
from keikaku.render.indicators import amounts, progress, progress_text
from keikaku.render.indicators.progress_bar import bar
from keikaku.render.indicators.progress_chart import chart
from keikaku.render.indicators.progress_drawing import draw_bar, draw_chart
from keikaku.services.catalogue import run
from keikaku.services.indicators.indicators import indicators
from keikaku.services.indicators.standing import SORTS, in_order
from keikaku.services.session.session import Session
from keikaku.vocab import ID, prologue
from tests.render.explorer.modules import Modules
from tests.render.explorer.pages import go, opened, settle

# What the cards of the view say, one by one in their order: verdict, standing, reason, first period.
SAID = """() => [...document.querySelectorAll('.indicator-card')].map((card) => ({
  id: decodeURIComponent(/[&#]at=([^&]*)/.exec(card.querySelector('h3 a').getAttribute('href'))[1]),
  words: [card.firstElementChild, ...card.querySelectorAll('.card-said')].map((one) => one.textContent),
  notes: [...card.querySelectorAll('.tag')].map((one) => one.textContent),
  names: [...card.querySelectorAll('svg[role=img]')].map((one) => one.getAttribute('aria-label')),
}))"""
ROWS = """() => [...document.querySelectorAll('.indicators-table tbody tr')].map((row) =>
  [...row.children].slice(2, 10).map((cell) => cell.textContent.trim()))"""
ORDER = """async (order) => {
  const {inOrder} = await import('/data/indicator_order.js');
  return inOrder(model.data.indicators, order).map(({thing}) => model.data.things[thing].id);
}"""
# What is drawn: the texts of a picture with their places, and what else is in it.
DRAWN = """() => [...document.querySelectorAll('.indicator-card')].map((card) =>
  [...card.querySelectorAll('.bar, .chart-picture')].map((picture) => ({
    texts: [...picture.querySelectorAll('text')].map((one) => one.textContent),
    floors: picture.querySelectorAll('.chart-met, .bar-met').length,
    marks: picture.querySelectorAll('circle, .chart-mark, .bar-end').length,
  })))"""
# What stands over something else in the charts of a page: labels by name, with the chart's sentence.
CROWDED = """() => [...document.querySelectorAll('.indicator-card .chart-picture')].flatMap((chart) => {
  const boxes = [...chart.querySelectorAll('.chart-value')].map((one) => [one.textContent, one.getBBox()]);
  const inset = 2;
  const meet = (a, b) => a.x + inset < b.x + b.width && b.x + inset < a.x + a.width
    && a.y + inset < b.y + b.height && b.y + inset < a.y + a.height;
  const over = boxes.filter(([, a], place) => boxes.some(([, b], other) => other < place && meet(a, b)));
  const {width} = chart.viewBox.baseVal;
  const outside = boxes.filter(([, a]) => a.x < -1 || a.x + a.width > width + 1);
  return [...over, ...outside].map(([text]) => `${chart.getAttribute('aria-label')}: ${text}`);
})"""


def ids(found: list[Indicator]) -> list[str]:
    return [one.thing.iri.removeprefix(ID) for one in found]


@pytest.mark.parametrize("order", SORTS)
def test_page_and_terminal_have_the_same_order(order: str, modules: Modules, session: Session) -> None:
    assert modules.evaluate(ORDER, order) == ids(in_order(indicators(session), order))


@pytest.fixture(scope="module")
def shown(browser: Browser, explorer_page: Path) -> Any:
    with opened(browser, explorer_page) as record:
        yield record
        assert record.misdeeds() == []


def cards(page: Page) -> list[str]:
    """The indicators whose cards are shown, by their ids."""
    found: list[str] = page.locator(".indicator-card h3 a").evaluate_all(
        "all => all.map((one) => decodeURIComponent(/[&#]at=([^&]*)/.exec(one.getAttribute('href'))[1]))"
    )
    return found


def plain(text: str) -> str:
    """Without the marks at which lines may or may not end."""
    return text.replace("\u200b", "").replace("\xa0", " ")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_page_and_terminal_say_the_same(language: str, shown: Any, session: Session) -> None:
    page = shown.page
    go(page, "indicators&sort=plan", language)
    found = indicators(session)
    expected = []
    for one in found:
        said = progress.told(one, language)
        words = [
            text for text in (said.verdict_line(language), said.state_line(language), said.why, said.first) if text
        ]
        expected.append({
            "id": one.thing.iri.removeprefix(ID), "words": words, "notes": progress.notes(one, language),
            "names": [progress.sentence(one, language)] * 2,
        })  # fmt: skip
    cards = page.evaluate(SAID)
    assert [
        {**card, "words": [*map(plain, card["words"])], "names": [*map(plain, card["names"])]} for card in cards
    ] == [{**card, "words": [*map(plain, card["words"])], "names": [*map(plain, card["names"])]} for card in expected]
    terminal = "".join(progress_text.render(found, language, 100, colour=False).split())
    for card in expected:
        assert all("".join(text.split()) in terminal for text in card["words"])


def test_the_table_has_values_tracks_and_changes(shown: Any, session: Session) -> None:
    page = shown.page
    go(page, "indicators&sort=plan", "en")
    expected = []
    for one in indicators(session):
        said = progress.told(one, "en")
        printed = [value for value in one.values if value.role == "InterimTarget"]  # shown also without a number
        interim = one.interim or (printed[-1] if printed else None)
        values = [one.find("Baseline"), one.find("Actual"), interim, one.find("Target")]
        cells = [
            f"{amounts.shown_text(one, value, 'en')} {value.period.en or ''}".strip() if value else "—"
            for value in values
        ]
        expected.append([*map(plain, [*cells, said.verdict, said.head, said.past or "—", said.pace or "—"])])
    assert [[*map(plain, row)] for row in page.evaluate(ROWS)] == expected


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_pictures_are_those_of_the_svg(language: str, shown: Any, session: Session) -> None:
    page = shown.page
    go(page, "indicators&sort=plan", language)
    expected = []
    for one in indicators(session):
        drawn_bar, drawn_chart = bar(one), chart(one)
        assert drawn_bar
        assert drawn_chart
        roots = Element("svg"), Element("svg")
        draw_bar(roots[0], drawn_bar, language)
        draw_chart(roots[1], drawn_chart, language)
        pictures = [pieces(root) for root in roots]
        expected.append(pictures)
    drawn = page.evaluate(DRAWN)
    assert [[{**one, "texts": sorted(map(plain, one["texts"]))} for one in card] for card in drawn] == expected


def pieces(root: Element) -> dict[str, object]:
    """What a picture is made of: its texts, floors and marks."""
    classes = [node.get("class", "").split() for node in root.iter()]
    return {
        "texts": sorted(plain(node.text or "") for node in root.iter("text")),
        "floors": sum("met" in name for name in classes),
        "marks": sum(not {"now", "mark", "end"}.isdisjoint(name) for name in classes),
    }


def test_chips_leave_only_their_track_and_the_address_keeps_it(shown: Any, session: Session) -> None:
    page = shown.page
    go(page, "indicators", "en")
    assert cards(page) == ids(in_order(indicators(session), "distance"))
    chips = page.locator(".chips .chip-name")
    assert [" ".join(text.split()) for text in chips.all_inner_texts()] == [
        "Reached 5", "On track 6", "Off track 12", "Not known 7"
    ]  # fmt: skip
    page.get_by_role("button", name="Off track 12").click()
    settle(page)
    assert set(cards(page)) == {one.thing.iri.removeprefix(ID) for one in indicators(session) if one.track == "off"}
    assert page.locator(".indicators-table tbody tr").count() == 12
    assert page.get_by_text("12 of 30 indicators").is_visible()
    page.wait_for_function("() => location.hash.includes('pick=off')")
    assert page.get_by_role("button", name="Off track 12").get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="Reached 5").click()
    settle(page)
    assert len(cards(page)) == 17


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("夜景", ["2018/7.1.2/indicator/1"]),
        ("night participants", ["2018/7.1.2/indicator/1"]),
        ("social promoting", ["2018/1.2.1/indicator/1"]),
        ("nothing like it", []),
    ],
)
def test_an_indicator_is_found_by_its_name_or_its_words(typed: str, found: list[str], shown: Any) -> None:
    page = shown.page
    go(page, "indicators", "en")
    page.get_by_label("Find an indicator").fill(typed)
    page.wait_for_function("(q) => new URLSearchParams(location.hash.slice(1)).get('q') === q", arg=typed)
    settle(page)
    assert cards(page) == found


def test_a_policy_and_an_order_are_chosen(shown: Any, session: Session) -> None:
    page = shown.page
    go(page, "indicators&policy=2018/7&sort=plan", "en")
    assert cards(page) == ids(list(indicators(session, "2018:7")))
    page.get_by_label("Order", exact=True).select_option("distance")
    settle(page)
    assert cards(page) == ids(in_order(indicators(session, "2018:7"), "distance"))


def test_a_card_leads_to_the_panel(shown: Any) -> None:
    page = shown.page
    go(page, "indicators", "en")
    page.locator(".indicator-card h3 a").first.click()
    panel = page.locator("#panel")
    assert (
        panel.get_by_role("heading", level=2)
        .inner_text()
        .startswith("Number of participants per year in factory night-view tours")
    )
    assert panel.locator(".chart-picture").count() == 1


@pytest.mark.parametrize("width", [360, 375, 768, 1440])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_labels_of_charts_keep_clear_of_each_other(
    width: int, language: str, browser: Browser, explorer_page: Path
) -> None:
    with opened(browser, explorer_page, width) as record:
        go(record.page, "indicators", language)
        settle(record.page)
        assert record.page.locator(".indicator-card .chart-picture").count() == 30
        assert record.page.evaluate(CROWDED) == []
        assert record.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_matrix_counts_what_the_graph_states(shown: Any, session: Session) -> None:
    page = shown.page
    go(page, "matrix&pick=table,Facility&plan=2018", "en")
    page.get_by_role("button", name="Show all").click()
    rows = page.locator(".matrix-main tr").evaluate_all(
        """rows => Object.fromEntries(rows.map((row) => [
          decodeURIComponent(/[&#]at=([^&]*)/.exec(row.querySelector('th a').getAttribute('href'))[1]),
          [...row.querySelectorAll('.matrix-tied button')].map((one) => one.dataset.cell.split(' ')[1]).sort(),
        ]))"""
    )
    query = """SELECT DISTINCT ?facility ?policy {
      ?facility a kk:Facility . ?policy a kk:Policy . ?element kk:involves ?facility ; kk:partOf* ?policy .
      FILTER NOT EXISTS { ?element kk:wanted ?facility }
    }"""
    expected: dict[str, set[str]] = {}
    for facility, policy in session.select(prologue("kk") + query).rows:
        assert isinstance(facility, IRI)
        expected.setdefault(facility.removeprefix(ID), set()).add(str(policy).removeprefix(ID))
    assert {thing: set(found) for thing, found in rows.items()} == expected
    # Who takes part in several policies is who the catalogue says.
    listed = run.run(session, "facilities-across-policies", {}).solutions.rows
    counts = {str(row[0]).removeprefix(ID): int(row[2].value) for row in listed if isinstance(row[2], Literal)}
    assert counts["facility/king-skyfront"] == 4
    assert {thing: len(policies) for thing, policies in expected.items() if len(policies) > 1} == counts
    told = page.locator(".matrix-main tr").evaluate_all(
        """rows => Object.fromEntries(rows.map((row) => [
          decodeURIComponent(/[&#]at=([^&]*)/.exec(row.querySelector('th a').getAttribute('href'))[1]),
          Number(row.querySelectorAll('.matrix-count')[1].textContent)]))"""
    )
    assert {thing: count for thing, count in told.items() if count > 1} == counts
    heads = page.locator(".matrix-policy .matrix-sort").evaluate_all("(all) => all.map((one) => one.firstChild.data)")
    taking = [sum(f"2018/{number}" in policies for policies in expected.values()) for number in range(1, 8)]
    assert heads == [f"{count} {'facility' if count == 1 else 'facilities'}" for count in taking]
    assert (taking[3], taking[6]) == (7, 5)


def test_what_is_only_aimed_at_takes_no_part(shown: Any) -> None:
    page = shown.page
    go(page, "matrix&pick=table,Facility", "en")
    cell = page.locator('[data-cell="facility/king-skyfront 2018/7"]')
    assert cell.locator("span").first.inner_text() == "·"
    assert re.fullmatch(r"\d+ links? of other kinds", cell.locator(".unseen").inner_text())
    cell.click()
    assert "of other kinds" in page.locator(".matrix-cell h4").first.inner_text()
    assert page.locator(".matrix-cell .told li").count() > 0


def test_places_are_linked_and_take_no_part(shown: Any) -> None:
    page = shown.page
    go(page, "matrix&pick=Place", "en")
    assert page.locator(".partners-switches").count() == 0
    cells = page.locator(".matrix-main .matrix-tied .unseen").all_inner_texts()
    assert all(re.fullmatch(r"linked with \d+ parts?", one) for one in cells)
    go(page, "matrix&pick=Place", "ja")
    cells = page.locator(".matrix-main .matrix-tied .unseen").all_inner_texts()
    assert all(re.fullmatch(r"\d+要素につながる", one) for one in cells)


def test_headings_of_the_matrix_are_whole_beside_a_cell(shown: Any) -> None:
    page = shown.page
    for language in ("ja", "en"):
        go(page, "matrix&pick=table,Facility,facility/king-skyfront,2018/2", language)
        assert page.locator(".matrix-policy .name").evaluate_all(
            "(all) => all.filter((one) => { const { overflow, webkitLineClamp } = getComputedStyle(one);"
            " return overflow !== 'visible' || webkitLineClamp !== 'none'; }).length"
        ) == 0  # fmt: skip


def test_a_cell_opens_its_statements_with_their_sources(shown: Any) -> None:
    page = shown.page
    go(page, "matrix&pick=table,Facility", "en")
    cell = page.locator('[data-cell="facility/king-skyfront 2018/2"]')
    number = int(cell.locator("span").first.inner_text())
    cell.click()
    section = page.locator(".matrix-cell")
    assert section.locator(".told").first.locator("li").count() == number
    assert section.locator(".cite").count() >= number
    assert section.locator(".quiet").first.inner_text() == f"takes part in {number} parts"
    page.wait_for_function(
        "() => decodeURIComponent(location.hash).includes('pick=table,Facility,facility/king-skyfront,2018/2')"
    )
    section.get_by_role("button", name="Close").click()
    assert section.is_hidden()
    assert page.evaluate("document.activeElement.dataset.cell") == "facility/king-skyfront 2018/2"


def test_arrow_keys_walk_the_cells_and_tab_stops_once(shown: Any) -> None:
    page = shown.page
    go(page, "matrix&pick=table,Facility", "en")
    assert page.locator('.matrix-button[tabindex="0"]').count() == 1
    page.locator('.matrix-button[tabindex="0"]').focus()
    first = page.evaluate("document.activeElement.dataset.cell")
    page.keyboard.press("ArrowRight")
    second = page.evaluate("document.activeElement.dataset.cell")
    assert first.split()[0] == second.split()[0]
    assert first != second
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.cell").split()[1] == second.split()[1]
    page.keyboard.press("Enter")
    assert page.locator(".matrix-cell h3").is_visible()
    assert page.locator('.matrix-button[tabindex="0"]').count() == 1


def test_both_plans_share_what_the_catalogue_finds(shown: Any, session: Session) -> None:
    page = shown.page
    go(page, "compare", "en")
    rows = page.locator(".compare-speech tbody th a").evaluate_all(
        "all => all.map((one) => decodeURIComponent(/[&#]at=([^&]*)/.exec(one.getAttribute('href'))[1]))"
    )
    named = run.run(session, "shared-entities", {}).solutions.rows
    grouped = session.select(
        prologue("kk")
        + f"""SELECT DISTINCT ?group {{
          ?group a kk:Group .
          ?old ?role ?group ; kk:partOf* <{ID}2005> . ?new ?other ?group ; kk:partOf* <{ID}2018> }}"""
    ).rows  # groups are no names of the text, whether a plan is for them or they take part
    expected = {str(row[0]).removeprefix(ID) for row in (*named, *grouped)}
    assert set(rows) == expected
    assert len(rows) == len(expected) > 0
    numbers = page.locator(".compare-kinds tbody tr").evaluate_all(
        "(rows) => rows.map((row) => [...row.querySelectorAll('td.number')].map((one) => Number(one.textContent)))"
    )
    only_old, both, only_new = (sum(column) for column in zip(*numbers, strict=True))
    told = page.locator(".compare-card dl > div:last-child").all_inner_texts()
    assert [one.split() for one in told] == [
        ["Things", "named", "or", "linked", str(count)] for count in (only_old + both, both + only_new)
    ]
    assert "only one part" in page.locator("main .notice").inner_text()


def test_what_only_one_plan_names_unfolds(shown: Any) -> None:
    page = shown.page
    go(page, "compare", "en")
    first = page.locator(".compare-column").first.locator("details").first
    number = int(first.locator(".count").inner_text())
    assert first.locator("li").count() == 0
    first.locator("summary").click()
    first.locator("li").first.wait_for()
    assert first.locator("li").count() == number
