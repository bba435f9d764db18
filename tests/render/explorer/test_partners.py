"""Who counts as a partner, and how the flow and the matrix tell it: by the graph, in how many steps."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from keikaku.records import IRI, Literal
from keikaku.services.catalogue import run
from keikaku.services.session.session import Session
from keikaku.vocab import ID, prologue
from tests.render.explorer.modules import Modules
from tests.render.explorer.pages import go, opened, settle

# Who takes part in which element below which policy, and by which role: without the city and its bureaus.
TAKING_PART = """SELECT DISTINCT ?policy ?role ?element ?actor WHERE {
  VALUES ?role { kk:ledBy kk:partner kk:supportedBy kk:hostedBy kk:advisedBy kk:involves }
  GRAPH ?said { ?element ?role ?actor } ?element kk:partOf* ?policy . ?policy a kk:Policy .
  ?actor a ?kind . VALUES ?kind { kk:Organisation kk:Network }
  FILTER (?actor != <actor/kawasaki-city>) FILTER NOT EXISTS { ?actor org:unitOf+ <actor/kawasaki-city> }
  FILTER NOT EXISTS { GRAPH ?said { ?element kk:wanted ?actor } }
}"""
BANDS = "(all) => all.map((one) => [one.dataset.cell, one.getAttribute('aria-label')])"
CO_PARTNERS = """async () => {
  const { coPartners } = await import('/data/co_partners.js');
  const { things, kinds } = model.data;
  const isActor = (one) => ['Organisation', 'Network'].includes(kinds[things[one].kind].id);
  const others = (thing) => coPartners(model, thing).filter(({ who }) => isActor(who));
  return things.flatMap(({ id }, thing) =>
    isActor(thing) ? [[id, others(thing).map(({ who, manner }) => [things[who].id, manner])]] : []);
}"""


def _taking(session: Session) -> dict[str, dict[str, set[str]]]:
    """Policy to actor to the elements in which it takes part, beyond giving an opinion."""
    base = f"BASE <{ID}> PREFIX org: <http://www.w3.org/ns/org#> "
    rows = session.select(base + prologue("kk") + TAKING_PART).rows
    advised = {(row[2], row[3]) for row in rows if str(row[1]).endswith("advisedBy")}
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for policy, role, element, actor in rows:
        ends = str(role).rsplit("#")[-1]
        if ends != "advisedBy" and not (ends == "involves" and (element, actor) in advised):
            found[str(policy).removeprefix(ID)][str(actor).removeprefix(ID)].add(str(element))
    return found


def test_which_policy_has_the_most_partners_is_answered_by_one_look(
    browser: Browser, explorer_page: Path, session: Session
) -> None:
    """One step: the view."""
    taking = _taking(session)
    counts = {policy: len(actors) for policy, actors in taking.items() if policy.startswith("2018")}
    everyone = {actor for policy, actors in taking.items() if policy.startswith("2018") for actor in actors}
    most = max(counts, key=lambda policy: counts[policy])
    with opened(browser, explorer_page, locale="en") as record:
        page = record.page
        page.locator("nav.views a[data-view=matrix]").click()  # the one step
        line = page.locator(".partners-most")
        assert line.locator(".policy-badge").first.get_attribute("data-policy") == most == "2018/3"
        assert line.locator("strong").inner_text() == f"{counts[most]} of {len(everyone)}"
        labels = page.locator(".flow-label.is-column .flow-numbers").all_inner_texts()
        assert [int(re.findall(r"\d+", text)[0]) for text in labels] == [counts[f"2018/{n}"] for n in range(1, 8)]
        # The first screen, the flow and the matrix count alike.
        go(page, "matrix&pick=table&plan=2018", "en")
        heads = page.locator(".matrix-policy .matrix-sort").evaluate_all(
            "(all) => all.map((one) => one.firstChild.data)"
        )
        assert [int(text.split()[0]) for text in heads] == [counts[f"2018/{n}"] for n in range(1, 8)]
        go(page, "home&plan=2018", "en")
        told = page.locator(".policy-counts .has-partners").all_inner_texts()
        assert [int(text.split()[0]) for text in told] == [counts[f"2018/{n}"] for n in range(1, 8)]
        assert record.misdeeds() == []


def test_the_matrix_has_totals_counts_elements_and_sorts_by_any_column(
    browser: Browser, explorer_page: Path, session: Session
) -> None:
    taking = _taking(session)
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "matrix&pick=table&plan=2018&sort=-2018/6", "en")
        page.locator("button.more").click()
        rows = page.locator(".matrix-main tr").evaluate_all(
            """(rows) => rows.map((row) => ({
              id: decodeURIComponent(/[&#]at=([^&]*)/.exec(row.querySelector('th a').getAttribute('href'))[1]),
              total: Number(row.querySelector('.matrix-total').textContent),
              cells: Object.fromEntries([...row.querySelectorAll('.matrix-tied button')].map((one) =>
                [one.dataset.cell.split(' ')[1], Number(one.querySelector('span').textContent)])),
            }))"""
        )
        expected: dict[str, dict[str, int]] = defaultdict(dict)
        for policy, actors in taking.items():
            if policy.startswith("2018"):
                for actor, elements in actors.items():
                    expected[actor][policy] = len(elements)
        assert {row["id"]: row["cells"] for row in rows} == expected
        assert {row["id"]: row["total"] for row in rows} == {
            one: sum(cells.values()) for one, cells in expected.items()
        }
        column = [row["cells"].get("2018/6", 0) for row in rows]
        assert column == sorted(column, reverse=True)
        assert page.locator("[aria-sort=descending] .matrix-sort").get_attribute("data-column") == "2018/6"
        parts = page.locator(".matrix-policy .matrix-sum").all_inner_texts()
        assert [int(text.split()[0]) for text in parts] == [
            len({element for elements in taking[f"2018/{n}"].values() for element in elements}) for n in range(1, 8)
        ]
        page.locator("[data-column=name]").click()
        names = page.locator(".matrix-main th .name").all_inner_texts()
        assert [name.casefold() for name in names] == sorted((name.casefold() for name in names), key=_letters)
        assert page.evaluate("location.hash").endswith("lang=en")


def _letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", name)


def test_whose_plan_it_is_who_advised_and_who_is_only_wished_for_stand_apart(
    browser: Browser, explorer_page: Path
) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "matrix&pick=table&plan=2018")
        apart = page.locator(".matrix-apart").evaluate_all(
            "(all) => all.map((one) => [...one.querySelectorAll('th')].map((head) => head.innerText.trim()))"
        )
        assert apart == [
            ["計画を進める側", "川崎市", "川崎市環境局", "川崎市上下水道局"],
            ["関わりが望まれるだけ", "指定定期検査機関"],
            ["意見を述べただけ", "中小企業活性化専門部会"],
        ]
        main = page.locator(".matrix-main th").all_inner_texts()
        assert not {"川崎市", "中小企業活性化専門部会", "指定定期検査機関"} & {name.strip() for name in main}
        assert page.locator(".matrix-apart.is-wish .matrix-wish").count() > 0
        assert (
            page.locator(".matrix-apart .matrix-tied").count()
            == page.locator(".matrix-apart.is-own .matrix-tied").count()
        )
        go(page, "matrix&plan=2018")
        told = page.locator(".partners-apart").all_inner_texts()
        assert [text.split(" ")[0] for text in told] == ["計画を進める側", "意見を述べただけ"]


def test_a_band_is_a_sentence_and_a_press_shows_its_statements(
    browser: Browser, explorer_page: Path, session: Session
) -> None:
    taking = _taking(session)
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "matrix&plan=2018", "en")
        bands = dict(page.locator(".flow-band").evaluate_all(BANDS))
        assert (
            bands["partner actor/jetro"]
            == "JETRO (Japan External Trade Organization) is a partner in 6 parts (policy 6)"
        )
        assert bands["2018/6 partner"].startswith(
            "“Responding to the internationalisation of the economy”: partnered by "
        )
        band = page.locator('[data-cell="partner actor/jetro"]')
        band.focus()
        assert page.locator(".flow-picture .plate").inner_text() == bands["partner actor/jetro"]
        page.keyboard.press("Enter")
        page.locator(".matrix-cell").wait_for()
        assert page.locator(".matrix-cell .told li").count() == len(taking["2018/6"]["actor/jetro"]) == 6
        assert page.locator(".matrix-cell .cite").count() == 6
        assert page.evaluate("document.activeElement.dataset.cell") == "partner actor/jetro"
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.dataset.cell") != "partner actor/jetro"
        page.locator(".matrix-cell .icon").click()
        assert page.locator(".matrix-cell").is_hidden()
        assert record.misdeeds() == []


def test_a_wish_is_never_drawn_as_done(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "matrix&plan=2018&pick=Facility,all", "en")
        bands = page.locator(".flow-band").evaluate_all(
            """(all) => all.map((one) => {
              const wishes = [...one.children].map((path) => path.classList.contains('is-wish'));
              return [one.dataset.cell, wishes.every(Boolean), wishes.some(Boolean)];
            })"""
        )
        for cell, every, some in bands:
            assert every == some == ("wanted" in cell.split())
        dashes = page.locator(".flow-strand.is-wish").first.evaluate(
            """(one) => {
              const { strokeDasharray, fillOpacity } = getComputedStyle(one);
              return [strokeDasharray, fillOpacity];
            }"""
        )
        assert dashes == ["4px, 3px", "0.05"]
        assert page.locator(".flow-role.is-wish").count() == 1


def test_the_small_ones_open_and_go_together_again(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "matrix&plan=2018", "en")
        few = page.locator(".flow-label.is-end").count()
        page.get_by_role("button", name="others: show").click()
        settle(page)
        assert page.locator(".flow-label.is-end").count() > few + 40
        assert "pick=all" in page.evaluate("location.hash")
        page.get_by_role("button", name="Put the small ones together again").click()
        settle(page)
        assert page.locator(".flow-label.is-end").count() == few


@pytest.mark.parametrize("language", ["ja", "en"])
def test_on_a_phone_the_flow_is_a_list_with_bars(browser: Browser, explorer_page: Path, language: str) -> None:
    with opened(browser, explorer_page, 375, 812) as record:
        page = record.page
        go(page, "matrix&plan=2018", language)
        assert page.locator(".flow-picture").count() == 0
        assert page.locator(".flow-list .is-column").count() == 7
        assert page.evaluate("document.documentElement.scrollWidth") <= 375
        small = page.locator(".flow-list button").evaluate_all(
            "(all) => all.filter((one) => one.getBoundingClientRect().height < 24).length"
        )
        assert small == 0
        page.locator('[data-cell="2018/6 partner"]').click()
        assert page.locator(".matrix-cell .told li").count() > 6
        assert record.misdeeds() == []


def test_only_initiatives_are_counted_on_demand(browser: Browser, explorer_page: Path, session: Session) -> None:
    query = "SELECT ?one { ?one a kk:Initiative }"
    initiatives = {str(row[0]) for row in session.select(prologue("kk") + query).rows}
    expected = {
        policy: sum(bool(elements & initiatives) for elements in actors.values())
        for policy, actors in _taking(session).items()
    }
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "matrix&plan=2018&pick=table", "en")
        page.get_by_role("button", name="Initiatives only").click()
        heads = page.locator(".matrix-policy .matrix-sort").evaluate_all(
            "(all) => all.map((one) => one.firstChild.data)"
        )
        assert [int(text.split()[0]) for text in heads] == [expected.get(f"2018/{n}", 0) for n in range(1, 8)]
        assert page.locator(".partners-rule").inner_text().count("Counted are initiatives") == 1


def test_who_works_with_jetro_is_answered_by_its_panel(browser: Browser, explorer_page: Path) -> None:
    """One step from the search box, or from any link to it."""
    with opened(browser, explorer_page, locale="en") as record:
        page = record.page
        page.fill("main .seek input", "JETRO")
        page.keyboard.press("Enter")  # the one step
        page.locator("#panel-name").wait_for()
        named = page.locator(".together.is-named .co-partner > .door .name").all_inner_texts()
        assert set(named) == {
            "Foreign chambers of commerce in Japan", "Kanagawa Prefecture (prefectural government)",
            "SMRJ (Organization for Small & Medium Enterprises and Regional Innovation, Japan)",
            "Kawasaki City (city government)",
        }  # fmt: skip
        first = page.locator(".together.is-named .co-partner").first
        assert first.locator(".co-parts").inner_text() == "3 parts"
        first.locator(".co-parts").click()
        assert first.locator(".statements > li").count() == 3
        assert first.locator(".cite").count() >= 3
        assert record.misdeeds() == []


def test_the_page_and_the_catalogue_agree_on_who_works_with_whom(modules: Modules, session: Session) -> None:
    """Of every actor of all plans; who only gave an opinion, or is wished for, is in the catalogue's answer too."""
    told: Any = modules.evaluate(CO_PARTNERS)
    assert len(told) > 90
    for thing, others in told:
        rows = run.run(session, "partners", {"actor": thing, "plan": "all"}).solutions.rows
        expected = {str(row[0]).removeprefix(ID) for row in rows if isinstance(row[0], IRI | Literal)}
        settled = {who for who, manner in others if manner == "part"}
        assert settled <= expected, thing
        wished = {who for who, _ in others}
        assert expected <= wished, thing
