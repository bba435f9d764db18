"""The first screen: what the plan is and how its targets stand, at one glance, in numbers that the graph says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from keikaku.records import Literal
from keikaku.render.explorer import page as explorer_html
from keikaku.services.catalogue import run
from keikaku.services.explorer import explorer
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.vocab import ID, PREFIXES, prologue
from tests.render.explorer.pages import go, opened, settle
from tests.shown import page_data

Json = Any  # data, also such as no graph holds
GLANCE = {
    "what the plan is": ".hero h2", "search": "#search-home", "targets with their numbers": ".track-bar",
    "what the numbers mean": ".track-key", "network": ".small-network-space svg",
}  # fmt: skip
BOX = """(one) => {
  const { left, top, right, bottom } = one.getBoundingClientRect();
  return [left, top, right, bottom];
}"""
NUMBERS = "(some) => some.map((one) => Number(/\\d+/.exec(one.textContent)[0]))"
# Of each policy how many take part in it, in whatever role but giving an opinion, and not only by wish; without the
# city and its bureaus.
PARTNERS = """SELECT ?policy (COUNT(DISTINCT ?actor) AS ?n) WHERE {
  ?role rdfs:subPropertyOf* kk:involves FILTER (?role != kk:advisedBy)
  ?element ?role ?actor ; kk:partOf* ?policy . ?policy a kk:Policy .
  ?actor a ?kind . VALUES ?kind { kk:Organisation kk:Network }
  FILTER (?actor != <actor/kawasaki-city>) FILTER NOT EXISTS { ?actor org:unitOf+ <actor/kawasaki-city> }
  FILTER (?role != kk:involves || NOT EXISTS { GRAPH ?said { ?element kk:advisedBy ?actor } })
  FILTER NOT EXISTS { ?element kk:wanted ?actor }
} GROUP BY ?policy ORDER BY ?policy"""
INITIATIVES = """SELECT ?actor (COUNT(DISTINCT ?initiative) AS ?n) WHERE {
  ?role rdfs:subPropertyOf* kk:involves FILTER (?role != kk:advisedBy)
  ?initiative a kk:Initiative ; kk:partOf+ <2018> ; ?role ?actor .
  ?actor a ?kind . VALUES ?kind { kk:Organisation kk:Network }
  FILTER (?actor != <actor/kawasaki-city>)
  FILTER (?role != kk:involves || NOT EXISTS { GRAPH ?said { ?initiative kk:advisedBy ?actor } })
  FILTER NOT EXISTS { ?initiative kk:wanted ?actor }
} GROUP BY ?actor ORDER BY DESC(?n)"""
BELOW = """SELECT ?policy (COUNT(?x) AS ?n) WHERE {{ ?x a kk:{} ; kk:partOf+ ?policy . ?policy a kk:Policy }}
GROUP BY ?policy ORDER BY ?policy"""


def counts(session: Session, query: str) -> list[int]:
    rows = session.select(f"BASE <{ID}> {prologue('kk', 'org', 'rdfs')} {query}").rows
    return [int(row[-1].value) for row in rows if isinstance(row[-1], Literal)]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_laptop_everything_is_seen_without_scrolling(
    browser: Browser, explorer_page: Path, language: str, scheme: Any
) -> None:
    with opened(browser, explorer_page, 1440, 900, scheme, locale=language) as record:
        page = record.page
        page.wait_for_selector(GLANCE["network"])
        for what, where in GLANCE.items():
            left, top, right, bottom = page.locator(where).evaluate(BOX)
            assert (left >= 0, top >= 0, right <= 1440, bottom <= 900) == (True,) * 4, what
            assert right - left > 100, what
            assert bottom - top > 10, what
        policies = page.locator(".policy")
        assert policies.count() == 7
        for policy in policies.all():
            assert policy.evaluate(BOX)[3] <= 900
            assert policy.locator(".policy-badge").count() == 1
            assert len(policy.locator(".aims").inner_text()) > 30
        assert record.misdeeds() == []


def test_on_a_phone_it_is_told_in_a_sensible_order(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page, 375, 812) as record:
        page = record.page
        page.wait_for_selector(GLANCE["network"])
        order = [".brand", ".hero h2", "#search-home", ".track-bar", ".policy >> nth=0", ".small-network", ".home-hubs"]
        tops = [page.locator(where).evaluate(BOX)[1] for where in order]
        assert tops == sorted(tops)
        assert tops[3] < 700  # the targets are on the first screen
        title = page.locator(".brand a")
        assert title.evaluate(
            "(one) => one.scrollHeight <= one.clientHeight || getComputedStyle(one).display === 'inline'"
        )


def test_the_counts_of_the_policies_are_those_of_the_graph(
    browser: Browser, explorer_page: Path, session: Session
) -> None:
    with opened(browser, explorer_page, locale="en") as record:
        shown = [
            policy.locator(".policy-counts li").evaluate_all(NUMBERS) for policy in record.page.locator(".policy").all()
        ]
    told = [counts(session, query) for query in (BELOW.format("Initiative"), PARTNERS)]
    assert shown == [list(row) for row in zip(*told, strict=True)]
    assert len(shown) == 7


def test_a_partner_is_who_takes_part_in_initiatives(browser: Browser, explorer_page: Path, session: Session) -> None:
    with opened(browser, explorer_page) as record:
        partners = record.page.locator(".home-partners")
        shown = partners.locator(".tally").evaluate_all(NUMBERS)
        all_of_them = counts(session, INITIATIVES)
        assert shown == [count for count in all_of_them if count >= all_of_them[5]][:10]
        names = partners.locator(".door").all_inner_texts()
        assert names[0] == "川崎市産業振興財団"
        assert not [
            name for name in names if "部会" in name or name == "川崎市"
        ]  # whoever advises, and the city itself


def test_a_facility_takes_part_in_as_many_policies_as_the_catalogue_says(
    browser: Browser, explorer_page: Path, session: Session
) -> None:
    rows = run.run(session, "facilities-across-policies", {}).solutions.rows
    told = {str(row[0]).removeprefix(ID): int(row[2].value) for row in rows if isinstance(row[2], Literal)}
    with opened(browser, explorer_page, locale="en") as record:
        hubs = record.page.locator(".hub")
        assert hubs.count() == 6
        for hub in hubs.all():
            count = told[(hub.locator(".door").get_attribute("href") or "").split("at=")[1].split("&")[0]]
            assert hub.locator(".unseen").inner_text() == f"takes part in {count} policies"
            assert hub.locator(".takes-part").count() == count


def test_the_farthest_targets_are_those_of_the_dashboard(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        home = page.locator(".home-targets .rows").first.locator(".door").all_inner_texts()
        go(page, "indicators")
        cards = page.locator(".indicator-card h3").all_inner_texts()
        assert len(home) == 3
        assert all(name in card for name, card in zip(home, cards, strict=False))


def test_the_line_of_sizes_says_which_links_no_passage_states(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page, locale="en") as record:
        data: Json = record.page.evaluate("() => JSON.parse(document.getElementById('data').textContent)")
        go(record.page, "plan=all", "en")
        without = sum(not stated for _, _, _, stated in data["links"])
        assert f"{without:,} of the links (where things are" in record.page.locator(".size").inner_text()
        ids = [one["id"] for one in data["relations"]]
        assert {ids[relation] for _, relation, _, stated in data["links"] if not stated} == {
            "broader",
            "creator",
            "governs",
            "isPartOf",
            "location",
            "partOf",
            "publisher",
            "spatial",
        }


def test_no_line_of_aims_begins_with_their_separator(browser: Browser, explorer_page: Path) -> None:
    for width in (375, 900, 1440):
        with opened(browser, explorer_page, width) as record:
            # Where an aim ends and the next begins on another line, the mark stands on the first of the two.
            ends = record.page.locator(".aims li").evaluate_all(
                "(all) => all.map((one) => ['::after', '::before'].map((part) => getComputedStyle(one, part).content))"
            )
            assert all(before == "none" for _, before in ends)
            assert any("\u00a0／" in after for after, _ in ends)


def test_the_targets_of_the_bar_and_of_the_policies_are_all_targets(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        data: Json = page.evaluate("() => JSON.parse(document.getElementById('data').textContent)")
        tracks = [one["id"] for one in data["tracks"]]
        told = [sum(one["track"] == track for one in data["indicators"]) for track in tracks]
        assert page.locator(".track-part").evaluate_all(NUMBERS) == told
        assert page.locator(".track-key strong").evaluate_all(NUMBERS) == told
        assert sum(told) == 30
        for track, count in zip(tracks, told, strict=True):
            assert sum(page.locator(f".lights .at-{track}").evaluate_all(NUMBERS)) == count
        page.locator(".track-key a").first.click()
        assert page.locator(".indicator-card").count() == told[0]


def test_a_bar_says_its_number(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        for part in record.page.locator(".track-part").all():
            text, inside = part.evaluate("(one) => [one.textContent, one.scrollWidth <= one.clientWidth]")
            assert re.fullmatch(r"\d+", text)
            assert inside
        bars = record.page.locator(".home-targets .bar")
        assert bars.count() == 6
        assert all(bar.locator("text").count() >= 2 for bar in bars.all())
        tallies = record.page.locator(".home-partners .tally").all_inner_texts()
        assert all(re.search(r"\d+件", tally) for tally in tallies)


def test_the_small_network_is_the_overview_and_leads_there(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        page.wait_for_selector(GLANCE["network"])
        drawn = page.evaluate(
            """() => { const data = JSON.parse(document.getElementById('data').textContent);
              return [data.overviews[0].length, document.querySelectorAll('.small-network svg > *').length - 2]; }"""
        )
        assert drawn[0] == drawn[1] > 20
        signs = sorted(page.locator(".small-policy text").all_text_contents())
        assert signs == sorted("1234567")
        names = " ".join(page.locator(".small-names text").all_text_contents())
        assert all(name in names for name in ("起業・創業の支援", "中小企業の活性化", "経済の国際化への対応"))
        frame = page.locator(".small-network-space").evaluate(BOX)
        for text in page.locator(".small-names text").all():
            left, top, right, bottom = text.evaluate(BOX)
            assert (left >= frame[0], top >= frame[1], right <= frame[2], bottom <= frame[3]) == (True,) * 4
        page.locator(".small-network").click()
        assert page.evaluate("() => location.hash") == "#network"


def test_the_first_paint_does_not_wait_for_the_picture(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        page.wait_for_selector(GLANCE["network"])
        page.evaluate(
            """() => { location.hash = 'outline'; window.drawn = [];
              new MutationObserver(() => { if (document.querySelector('.policy')) {
                window.drawn.push(document.querySelector('.small-network svg') !== null); } }
              ).observe(document.body, { childList: true, subtree: true }); }"""
        )
        settle(page)
        page.evaluate("() => { location.hash = ''; }")
        page.wait_for_selector(GLANCE["network"])
        assert page.evaluate("() => window.drawn")[0] is False


@pytest.mark.parametrize(
    ("built", "locale", "opens"),
    [
        ("en", "ja-JP", "ja"), ("ja", "en-US", "en"), ("ja", "en-GB", "en"), ("ja", "ja", "ja"),
        ("ja", "de-DE", "ja"), ("en", "de-DE", "en"),
    ],
)  # fmt: skip
def test_it_opens_in_the_readers_language(
    browser: Browser, explorer_page: Path, tmp_path: Path, built: str, locale: str, opens: str
) -> None:
    text = explorer_page.read_text(encoding="utf-8")
    assert text.count('"language":"ja"') == 1
    path = tmp_path / "explorer.html"
    path.write_text(text.replace('"language":"ja"', f'"language":"{built}"'), encoding="utf-8")
    with opened(browser, path, locale=locale) as record:
        page = record.page
        assert page.evaluate("() => document.documentElement.lang") == opens
        assert page.locator("nav.views a").first.inner_text() == {"ja": "概要", "en": "Overview"}[opens]
        assert page.evaluate("() => location.hash") == ""


def test_the_address_and_what_was_chosen_before_come_first(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page, locale="en-US") as record:
        page = record.page
        language = "() => document.documentElement.lang"
        go(page, "table", "ja")
        assert page.evaluate(language) == "ja"
        page.goto(explorer_page.as_uri())
        page.wait_for_selector("main h2")
        assert page.evaluate(language) == "en"  # an address is no choice for the next visit
        page.locator("#language-ja").click()
        page.goto(f"{explorer_page.as_uri()}#outline")
        page.reload()
        page.wait_for_selector("main h2")
        assert page.evaluate(language) == "ja"
        page.evaluate("() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }")
        page.locator("#take-link").click()
        page.wait_for_function("() => window.copied")
        assert page.evaluate("() => window.copied").endswith("lang=ja")


def first_screen(browser: Browser, tmp_path: Path, data: Json) -> list[str]:
    """The heading of the first screen of some data, and which parts it has."""
    path = tmp_path / "explorer.html"
    path.write_text(explorer_html.render(data), encoding="utf-8")
    with opened(browser, path) as record:
        settle(record.page)
        assert record.misdeeds() == []
        assert record.page.evaluate(
            "() => [...document.querySelectorAll('main section, main ul, main ol')]"
            ".filter((one) => !one.textContent.trim()).length") == 0  # fmt: skip
        assert record.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        found: Any = record.page.evaluate(
            "() => [document.querySelector('.hero h2').textContent.replace(/\\u2060/g, ''),"
            "...[...document.querySelectorAll('.home-part')].map((one) => one.className.split('home-')[2])]"
        )
    return found  # type: ignore[no-any-return]


PLAIN = """GRAPH <graph/x> {
<plan/x> a kk:Plan, kk:PlanElement ; kk:address "x" ; skos:prefLabel "A plan"@en .
<x/1> a kk:Strategy, kk:PlanElement ; kk:address "x:1" ; kk:partOf <plan/x> ; skos:prefLabel "A strategy"@en .
<actor/one> a kk:Organisation, kk:Actor, kk:Entity ; skos:prefLabel "One"@en .
}
"""


def test_a_graph_with_little_in_it_has_a_first_screen_without_empty_boxes(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "plain.trig"
    head = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in ("kk", "skos"))
    file.write_text(f"@base <{ID}> .\n{head}{PLAIN}", encoding="utf-8")
    data = explorer.data(open_session(str(file)), "ja")
    assert first_screen(browser, tmp_path, data) == ["施策1からなる計画", "policies", "tasks"]


def test_what_a_graph_does_not_have_is_left_out(browser: Browser, tmp_path: Path, session: Session) -> None:
    data = page_data(session)
    data["indicators"] = []
    assert first_screen(browser, tmp_path, data)[1:] == ["policies", "network", "hubs", "partners", "tasks"]


def test_an_aim_that_a_plan_states_is_told(browser: Browser, tmp_path: Path, session: Session) -> None:
    data = page_data(session)
    data["things"][data["plans"][0]["thing"]]["aim"] = ("市の産業を育てる", "Let the city's industry grow")
    path = tmp_path / "explorer.html"
    path.write_text(explorer_html.render(data), encoding="utf-8")
    with opened(browser, path) as record:
        assert record.page.locator(".hero .aim").inner_text() == "市の産業を育てる"


def test_several_plans_have_a_first_screen_of_their_own(browser: Browser, explorer_page: Path) -> None:
    """The switch, its list, the address, and the way back."""
    with opened(browser, explorer_page, 390, 844) as record:
        page = record.page
        assert page.inner_text("#plan-switch") == "計画1/2"  # in a word, where no search stands in its row
        assert page.get_attribute("#plan-switch", "aria-label") == "2計画のうち1計画"
        page.click("#plan-switch")
        assert page.locator(".plan-row input").evaluate_all("(all) => all.map(({ checked }) => checked)") == [
            True,
            False,
        ]
        page.check("#plan-mark-1")
        assert page.inner_text(".brand") == "川崎市の計画"
        assert page.evaluate("() => location.hash") == "#plan=all"
        assert page.locator(".plan-card .name").all_inner_texts() == [
            "かわさき産業振興プラン第2期実行プログラム", "川崎市の以前の計画（2005年）",
        ]  # fmt: skip
        assert page.locator(".home-shared .partner").count() > 3
        page.locator(".plan-row .plan-only").last.click()
        settle(page)
        assert page.locator("dialog").count() == 0
        assert (page.evaluate("() => location.hash"), page.inner_text(".brand")) == (
            "#plan=2005", "川崎市の以前の計画（2005年）",
        )  # fmt: skip
        assert page.title() == "川崎市の以前の計画（2005年）"
        page.go_back()
        assert page.inner_text(".brand") == "川崎市の計画"
        page.go_back()
        assert page.locator(".policy").count() == 7
        page.locator(".others a").last.click()
        assert page.evaluate("() => location.hash") == "#plan=all"
        assert page.evaluate("() => document.documentElement.scrollWidth") == 390
        assert record.misdeeds() == []
