"""The page of data that are of no plan: what it shows of them, in both languages, and that hostile data stay data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from keikaku.page_data import BareData, Data
from keikaku.render.explorer import layout, page
from keikaku.services.explorer import explorer
from keikaku.services.session.opening import open_session
from tests.browser import Recorded
from tests.places import PLANS, ROOT
from tests.render.explorer.pages import go, opened
from tests.render.explorer.test_contract import misfits
from tests.render.explorer.test_hostile import assert_harmless
from tests.render.hostile import texts

ANYTHING = ROOT / "tests" / "data" / "anything"


def data_of(*files: Path) -> BareData:
    return explorer.data(open_session([str(file) for file in files], everything=True), called="file.ttl")


@pytest.fixture(scope="module")
def city(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Recorded]:
    path = tmp_path_factory.mktemp("city") / "explorer.html"
    path.write_text(page.render(data_of(ANYTHING / "city.ttl")), encoding="utf-8")
    with opened(browser, path, locale="en-GB") as record:
        yield record
        assert record.misdeeds() == []


def test_the_data_are_what_the_records_say() -> None:
    data = data_of(ANYTHING / "thesaurus.ttl")
    assert misfits(data, BareData) == []
    assert misfits(page.complete(data), Data) == []
    assert page.render(data) == page.render(data_of(ANYTHING / "thesaurus.ttl"))


def test_what_needs_a_plan_is_left_out(city: Recorded) -> None:
    go(city.page, "", "en")
    assert city.page.locator("nav.views a").all_inner_texts() == ["Overview", "Network", "Table"]
    assert city.page.inner_text(".brand") == "file.ttl"
    assert city.page.inner_text(".hero h2") == "8 things, 4 links between them, 13 facts"
    go(city.page, "matrix", "en")
    assert city.page.inner_text(".nowhere") == "Nothing is known under this address."


def test_classes_lead_to_tables_with_their_own_columns(city: Recorded) -> None:
    go(city.page, "", "en")
    rows = city.page.locator(".home-classes li").all_inner_texts()
    assert [row.split() for row in rows[:1]] == [["Organization", "2"]]
    city.page.get_by_role("link", name="Person").click()
    heads = city.page.locator("table.things thead th").all_inner_texts()
    assert [head.strip() for head in heads] == ["Name", "mailbox", "Links"]
    cells = city.page.locator("table.things tbody td").all_inner_texts()
    assert cells == ["mailto:sato@city.example", "1"]
    assert city.page.locator("#table-class option:checked").inner_text() == "Person (1)"
    city.page.select_option("#table-class", label="Organization (2)")
    assert city.page.locator("table.things tbody th").all_inner_texts() == ["Library", "School"]
    city.page.locator("th button[data-column=name]").click()
    city.page.locator("th button[data-column=name]").click()
    assert city.page.locator("table.things tbody th").all_inner_texts() == ["School", "Library"]
    city.page.select_option("#table-class", label="All classes")
    city.page.fill("main .filter input", "210-0007")
    city.page.wait_for_function("() => document.querySelectorAll('table.things tbody tr').length === 1")
    assert city.page.locator("table.things tbody .name").all_inner_texts() == ["Rei City"]


def test_a_thing_says_what_is_said_of_it_and_what_leads_to_it(city: Recorded) -> None:
    go(city.page, "at=port", "en")
    assert city.page.inner_text("#panel-name") == "Port Bureau"
    groups = city.page.locator(".panel .group h4").all_inner_texts()
    assert [group.split("\n")[0] for group in groups] == ["unit of", "organization (inverse)"]
    values = city.page.locator(".literals").inner_text().split("\n")
    assert values == ["preferred label", "Port Bureau [en]", "港湾局 [ja]"]
    go(city.page, "at=city")
    assert "所在地 › 住所 › 郵便番号" in city.page.inner_text(".literals")
    link = city.page.locator(".literals a").first
    assert (link.get_attribute("href"), link.get_attribute("rel")) == (
        "https://www.city.example/",
        "noopener noreferrer external",
    )


def test_the_network_draws_what_is_linked(city: Recorded) -> None:
    go(city.page, "network&scene=around&focus=port", "en")
    assert city.page.inner_text(".foot .count") == "3 things, 2 lines"
    assert city.page.locator(".foot .twins button").all_inner_texts() == ["Table"]


@pytest.mark.parametrize("name", ["harbour", "Puerto", "こうわん", "Schiff", "コウワン"])
def test_things_are_found_by_any_name_in_any_language(name: str, browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "explorer.html"
    path.write_text(page.render(data_of(ANYTHING / "thesaurus.ttl")), encoding="utf-8")
    with opened(browser, path, locale="en-GB") as record:
        record.page.fill("#search-home", name)
        record.page.wait_for_selector(".hit")
        assert record.page.locator(".hit .hit-name").first.inner_text() in ("Port", "Schiff")


def test_a_plan_s_page_shows_what_stands_beside_it(browser: Browser, tmp_path: Path) -> None:
    beside = tmp_path / "shop.ttl"
    beside.write_text('<http://x.example/a> a <http://x.example/Shop> ; <http://x.example/p> "1" .', encoding="utf-8")
    path = tmp_path / "explorer.html"
    path.write_text(page.render(data_of(PLANS / "minato.trig", beside)), encoding="utf-8")
    with opened(browser, path) as record:
        assert record.page.locator("nav.views a").count() == 7
        assert record.page.locator(".home-classes li").all_inner_texts() == ["Shop\n1"]


def test_hostile_data_stay_data(browser: Browser, tmp_path: Path) -> None:
    escapes = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t", 0: None}
    lines = []
    for at, text in enumerate(texts()):
        said = text.encode("utf-8", "replace").decode().translate(escapes)
        lines.append(
            f'x:t{at} a x:C{at % 3} ; x:p "{said}"@ar ; rdfs:label "{said}" ; '
            f"x:q <javascript:alert({at})> ; x:r x:t{at // 2} ."
        )
    head = "@prefix x: <http://x.example/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    file = tmp_path / "hostile.ttl"
    file.write_text(head + "\n".join(lines), encoding="utf-8")
    path = tmp_path / "explorer.html"
    path.write_text(page.render(data_of(file)), encoding="utf-8")
    with opened(browser, path) as record:
        for state in ("", "network", "network&scene=all", "table", "table&hide=C0,C1", "table&pick=links", "at=t3"):
            go(record.page, state)
            assert_harmless(record)


def test_of_very_many_things_there_is_no_map() -> None:
    data = data_of(ANYTHING / "thesaurus.ttl")
    (maps,) = layout.pictures(data, [[] for _ in data["things"]])[1]
    assert len(maps) == len(data["things"])
    most = layout.MOST_MAPPED + 1
    many: BareData = {**data, "things": [data["things"][0]] * most}
    overviews, none = layout.pictures(many, [[]] * most)
    assert none == [[]]
    assert len(overviews[0]) == layout.MOST
