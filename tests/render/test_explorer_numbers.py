"""Indicators, matrix and comparison in the explorer: the numbers are those of the terminal and of the catalogue."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from keikaku.records import IRI, Indicator
from keikaku.render import progress
from keikaku.services import run
from keikaku.services.indicators import indicators
from keikaku.services.progress import SORTS, in_order
from keikaku.store.base import Store
from keikaku.vocab import ID, prologue
from tests.render.explorer import go, opened, settle

SAY = """async (language) => {
  const amounts = await import('/amounts.js');
  const {phrase} = await import('/words.js');
  const {barSentence} = await import('/charts.js');
  const app = {
    model, state: () => ({language}), in: (names) => names[language === 'ja' ? 0 : 1],
    say: (key, values) => phrase(language, key, values),
  };
  return model.data.indicators.map((one) => ({
    id: model.data.things[one.thing].id,
    values: one.values.map((value) => amounts.valueText(app, one, value)),
    past: one.past === null ? null : amounts.changeText(app, one, one.past),
    pace: one.pace === null ? null : amounts.changeText(app, one, one.pace),
    share: one.share === null ? null : amounts.shareText(one.share, language),
    standing: phrase(language, `standing.${one.standing}`),
    why: one.share === null ? barSentence(app, one) : null,
    sentence: amounts.indicatorSentence(app, one),
  }));
}"""
ORDER = """async (order) => {
  const {inOrder} = await import('/standings.js');
  return inOrder(model.data.indicators, order).map(({thing}) => model.data.things[thing].id);
}"""
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


@pytest.mark.parametrize("language", ["ja", "en"])
def test_page_and_terminal_say_the_same(language: str, explorer_modules: Page, store: Store) -> None:
    expected = [
        {
            "id": one.thing.iri.removeprefix(ID),
            "values": [progress.value_text(value, one.unit, language) for value in one.values],
            "past": None if one.past is None else progress.change_text(one, one.past, language),
            "pace": None if one.pace is None else progress.change_text(one, one.pace, language),
            "share": None if one.share is None else progress.share_text(one.share),
            "standing": progress.standing(one, language),
            "why": None if one.share is not None else progress.said(one, language),
            "sentence": progress.sentence(one, language),
        }
        for one in indicators(store)
    ]
    assert explorer_modules.evaluate(SAY, language) == expected


@pytest.mark.parametrize("order", SORTS)
def test_page_and_terminal_have_the_same_order(order: str, explorer_modules: Page, store: Store) -> None:
    assert explorer_modules.evaluate(ORDER, order) == ids(in_order(indicators(store), order))


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


def test_chips_leave_only_their_standing_and_the_address_keeps_it(shown: Any, store: Store) -> None:
    page = shown.page
    go(page, "indicators", "en")
    assert cards(page) == ids(in_order(indicators(store), "distance"))
    page.get_by_role("button", name="Stepped back 5").click()
    settle(page)
    assert set(cards(page)) == {one.thing.iri.removeprefix(ID) for one in indicators(store) if one.standing == "back"}
    assert page.locator(".indicators-table tbody tr").count() == 5
    assert page.get_by_text("5 of 30 indicators").is_visible()
    page.wait_for_function("() => location.hash.includes('pick=back')")
    assert page.get_by_role("button", name="Stepped back 5").get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="Reached 5").click()
    settle(page)
    assert len(cards(page)) == 10


def test_a_policy_and_an_order_are_chosen(shown: Any, store: Store) -> None:
    page = shown.page
    go(page, "indicators&policy=2018/7&sort=plan", "en")
    assert cards(page) == ids(list(indicators(store, "2018:7")))
    page.get_by_label("Order", exact=True).select_option("distance")
    settle(page)
    assert cards(page) == ids(in_order(indicators(store, "2018:7"), "distance"))


def test_a_card_leads_to_the_panel(shown: Any) -> None:
    page = shown.page
    go(page, "indicators", "en")
    page.locator(".indicator-card h3 a").first.click()
    panel = page.locator("#panel")
    assert panel.get_by_role("heading", level=2).inner_text().startswith("Yearly participants in factory night-view")
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


def test_the_matrix_counts_what_the_graph_states(shown: Any, store: Store) -> None:
    page = shown.page
    go(page, "matrix&pick=Facility", "en")
    page.get_by_role("button", name="Show all").click()
    rows = page.locator(".matrix tbody tr").evaluate_all(
        """rows => Object.fromEntries(rows.map((row) => [
          decodeURIComponent(/[&#]at=([^&]*)/.exec(row.querySelector('th a').getAttribute('href'))[1]),
          [...row.querySelectorAll('.matrix-tied button')].map((one) => one.dataset.cell.split(' ')[1]).sort(),
        ]))"""
    )
    query = """SELECT DISTINCT ?facility ?policy {
      ?facility a kk:Facility . ?policy a kk:Policy .
      GRAPH ?passage { { ?element ?property ?facility } UNION { ?facility ?property ?element } }
      ?element kk:partOf* ?policy .
      FILTER (?property NOT IN (kk:mentions, kk:partOf, kk:about))
    }"""
    expected: dict[str, set[str]] = {}
    for facility, policy in store.select(prologue("kk") + query).rows:
        assert isinstance(facility, IRI)
        expected.setdefault(facility.removeprefix(ID), set()).add(str(policy).removeprefix(ID))
    # The section of 2005 stands beside the policies.
    assert {
        thing: {one for one in found if one != "2005"} for thing, found in rows.items() if found != ["2005"]
    } == expected


def test_a_cell_opens_its_statements_with_their_sources(shown: Any) -> None:
    page = shown.page
    go(page, "matrix", "en")
    cell = page.locator('[data-cell="facility/king-skyfront 2018/2"]')
    number = int(cell.locator("span").first.inner_text())
    cell.click()
    section = page.locator(".matrix-cell")
    assert section.locator(".told").first.locator("li").count() == number
    assert section.locator(".cite").count() >= number
    page.wait_for_function(
        "() => decodeURIComponent(location.hash).includes('pick=Facility,facility/king-skyfront,2018/2')"
    )
    section.get_by_role("button", name="Close").click()
    assert section.is_hidden()
    assert page.evaluate("document.activeElement.dataset.cell") == "facility/king-skyfront 2018/2"


def test_arrow_keys_walk_the_cells_and_tab_stops_once(shown: Any) -> None:
    page = shown.page
    go(page, "matrix", "en")
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


def test_both_plans_share_what_the_catalogue_finds(shown: Any, store: Store) -> None:
    page = shown.page
    go(page, "compare", "en")
    rows = page.locator(".compare-speech tbody th a").evaluate_all(
        "all => all.map((one) => decodeURIComponent(/[&#]at=([^&]*)/.exec(one.getAttribute('href'))[1]))"
    )
    expected = {str(row[0]).removeprefix(ID) for row in run.run(store, "shared-entities", {}).solutions.rows}
    assert set(rows) == expected
    assert len(rows) == 17
    assert "one section only" in page.locator("main .notice").inner_text()


def test_what_only_one_plan_names_unfolds(shown: Any) -> None:
    page = shown.page
    go(page, "compare", "en")
    first = page.locator(".compare-column").first.locator("details").first
    number = int(first.locator(".count").inner_text())
    assert first.locator("li").count() == 0
    first.locator("summary").click()
    first.locator("li").first.wait_for()
    assert first.locator("li").count() == number
