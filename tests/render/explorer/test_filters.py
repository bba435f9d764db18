"""The explorer's filters: set in one view they hold in all, are seen in all, and are taken off in any."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from keikaku.services.session.session import Session
from tests.browser import Recorded
from tests.render.explorer.modules import Modules
from tests.render.explorer.pages import VIEWS, build_with_text, go, opened, settle

# Of every filter one, and some together.
FILTERS = (
    "hide=Facility", "without=partner,ledBy", "policy=2018/2", "gone=actor/jetro,2018/6.1.1/action/4",
    "for=group/smes", "sector=sector/manufacturing&for=group/smes,group/firms", "year=2018,2021&policy=2018/4",
    "hide=Place,Initiative&policy=2018/3,2018/6&without=involves&plan=2018&gone=facility/ksp",
)  # fmt: skip
# What each view is of, by the modules that the views ask.
SETS = """async (fragment) => {
  const { VIEWS } = await import('/app/views.js');
  const { readFragment } = await import('/state/state.js');
  const { filtered } = await import('/data/selection.js');
  const { buildScene } = await import('/scene/scene.js');
  const { drawnSelection } = await import('/scene/shown_selection.js');
  const { outlineTree } = await import('/views/outline/tree.js');
  const { keptOf, matrixColumns, rowsOf } = await import('/views/matrix/data.js');
  const { sharedByKind, plansOfPassages } = await import('/views/compare/data.js');
  const state = readFragment(model, fragment, { language: 'en', theme: 'light' }, VIEWS.map(({ id }) => id));
  const ids = (some) => some.map((one) => model.data.things[one].id).sort();
  const selection = filtered(model, state);
  const whole = { ...state, view: 'network', scene: 'all' };
  const picture = drawnSelection(model, buildScene(model, whole, { aspect: 1, most: 30 }, String));
  const tree = outlineTree(model, selection, '');
  const { kinds, things, links, relations } = model.data;
  const kept = keptOf(model, state);
  const columns = matrixColumns(model, state, kept);
  const isElement = ({ kind }) => kinds[kind].family === 'element';
  const shared = sharedByKind(model, plansOfPassages(model), [0, 1], keptOf(model, { ...state, plans: [] }));
  return {
    things: ids(selection.things), links: selection.links,
    picture: ids(picture.things),
    pictureLinks: picture.links,
    drawable: selection.links.filter((link) => {
      const [from, relation, to] = links[link];
      return (relations[relation].drawn || relations[relation].id === 'partOf') && from !== to;
    }),
    elements: ids(selection.things.filter((thing) => isElement(things[thing]))),
    outline: ids(things.flatMap((_, thing) => (tree.meant(thing) ? [thing] : []))),
    columns: ids(columns),
    matrix: ids(kinds.flatMap((_, kind) => rowsOf(model, [kind], columns, kept).map(({ thing }) => thing))),
    matrixLinks: [...new Set(kinds.flatMap((_, kind) => rowsOf(model, [kind], columns, kept)
      .flatMap(({ cells }) => cells.flatMap(({ part, wish, opinion }) => [...part, ...wish, ...opinion]))))],
    compared: ids(shared.flatMap(({ only, both }) => [...only.flat(), ...both])),
    policies: ids(model.policies),
  };
}"""


def of_all(filters: str) -> str:
    """Filters of all plans, unless they name some."""
    return filters if "plan=" in filters else f"{filters}&plan=all"


def chips(page: Page) -> list[str]:
    """What the chips say, with " – " before what they say of the view."""
    texts = page.locator(".filter-chip").all_inner_texts()
    return [text.removesuffix("×").strip().replace("\n", " – ") for text in texts]


def downloaded(page: Page, button: str) -> list[dict[str, str]]:
    with page.expect_download() as waiting:
        page.click(button)
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("filters", FILTERS)
def test_all_views_are_of_the_same_things(modules: Modules, filters: str) -> None:
    sets: dict[str, Any] = modules.evaluate(SETS, of_all(filters))
    things, links = set(sets["things"]), set(sets["links"])
    everything = modules.evaluate(SETS, of_all(""))
    assert len(things) < len(everything["things"]) or len(links) < len(everything["links"])
    assert sets["picture"] == sets["things"]
    assert set(sets["pictureLinks"]) <= links
    assert sets["pictureLinks"] == sets["drawable"]
    assert sets["outline"] == sets["elements"]
    assert sets["columns"] == sorted(things & set(everything["policies"]))
    assert set(sets["matrix"]) <= things & set(everything["matrix"])
    assert set(sets["matrixLinks"]) == {link for link in everything["matrixLinks"] if link in links}
    if "not=" not in filters:  # both plans are compared, whichever is left out
        assert set(sets["compared"]) <= things
        assert set(sets["compared"]) == things & set(everything["compared"])


@pytest.mark.parametrize("filters", FILTERS[:4])
def test_tables_and_files_have_what_the_filters_leave(
    page: Page, modules: Modules, filters: str, whole: tuple[int, int]
) -> None:
    sets: dict[str, Any] = modules.evaluate(SETS, of_all(filters))
    go(page, f"table&{filters}", "en")
    n, links = len(sets["things"]), len(sets["links"])
    assert page.inner_text(".found") == f"{n:,} of {whole[0]:,}"
    left = f"in all: {n:,} of {whole[0]:,} things, {links:,} of {whole[1]:,} links"
    assert page.inner_text(".filters-left") == left
    assert f"({n:,} rows)" in page.inner_text(".list-tools .action")
    rows = downloaded(page, ".list-tools .action")
    assert sorted(row["Identifier"].removeprefix("https://w3id.org/keikaku/id/") for row in rows) == sets["things"]
    rows = downloaded(page, "#take-things")
    assert sorted(row["id"].removeprefix("https://w3id.org/keikaku/id/") for row in rows) == sets["things"]
    assert len(downloaded(page, "#take-links")) == links
    go(page, f"network&scene=all&{filters}", "en")
    assert page.inner_text(".foot .count").startswith(f"{n:,} things")


def test_a_filter_set_in_the_network_is_seen_in_every_view(
    page: Page, record: Recorded, whole: tuple[int, int]
) -> None:
    go(page, "network", "en")
    assert page.locator(".filters").is_hidden()
    page.click("#legend-kind-Facility")
    settle(page)
    for view in VIEWS:
        page.click(f"nav.views a[data-view={view}]")
        settle(page)
        assert [text.split(" – ")[0] for text in chips(page)] == ["without: Facilities"], view
        assert page.locator("#filters-all").is_visible()
    page.click("nav.views a[data-view=table]")
    assert page.locator(".switch button[aria-pressed=true]").last.inner_text() == "All that the filters leave"
    page.click(".filter-chip")
    settle(page)
    assert page.locator(".filters").is_hidden()
    assert page.inner_text(".found") == f"{whole[0]:,} of {whole[0]:,}"
    assert page.locator(".switch button[aria-pressed=true]").last.inner_text() == "Everything"
    assert page.evaluate("() => document.activeElement.id") == "main"
    assert record.misdeeds() == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["only: Policy 2 “Fostering and promoting growth industries”",
                "and: Policy 3 “Revitalising small and medium enterprises”",
                "without: Places", "only: led by", "hidden: JETRO (Japan External Trade Organization)"]),
        ("ja", ["政策2「成長産業の育成振興」だけ", "政策3「中小企業の活性化」も", "除外：地域", "中心となる主体だけ",
                "隠した：ジェトロ"]),
    ],
)  # fmt: skip
def test_chips_say_what_is_left_out_and_what_is_kept(page: Page, language: str, said: list[str]) -> None:
    others = page.evaluate(
        "() => JSON.parse(document.getElementById('data').textContent).relations.map(({ id }) => id)"
        ".filter((id) => id !== 'ledBy').join(',')"
    )
    go(page, f"table&hide=Place&policy=2018/2,2018/3&gone=actor/jetro&without={others}", language)
    assert chips(page) == said
    off = page.locator(".filter-chip").first.get_attribute("aria-label")
    assert off == (f"{said[0]}: take off" if language == "en" else f"{said[0]}（外す）")
    for left in range(len(said) - 1, 0, -1):  # one after the other, by keyboard: the focus goes to the next
        page.focus(".filter-chip") if left == len(said) - 1 else None
        page.keyboard.press("Enter")
        settle(page)
        assert len(chips(page)) == left
        assert page.evaluate("() => document.activeElement.className") == "filter-chip"
    page.click("#filters-all")
    settle(page)
    assert page.locator(".filters").is_hidden()


@pytest.mark.parametrize(
    ("view", "filters", "unheeded"),
    [("indicators", "without=partner&policy=2018/2", ["without: partnered by"]),
     ("home", "hide=Sector", ["without: Sectors"]), ("matrix", "without=partner&hide=Sector", []),
     ("compare", "hide=Sector", [])],
)  # fmt: skip
def test_a_filter_that_a_view_does_not_follow_says_so(page: Page, view: str, filters: str, unheeded: list[str]) -> None:
    go(page, f"{view}&{filters}", "en")
    marked = [chip.split(" – ")[0] for chip in chips(page) if chip.endswith("not in this view")]
    assert marked == unheeded


def test_indicators_follow_the_filters(page: Page) -> None:
    go(page, "indicators&policy=2018/2", "en")
    assert page.locator(".indicator-card").count() == 5
    go(page, "indicators&plan=2005", "en")
    assert page.locator(".indicator-card").count() == 0


def test_only_this_leaves_one_relation_by_one_press(page: Page) -> None:
    go(page, "network", "en")
    led = page.inner_text("#legend-relation-ledBy .count")
    page.click("#only-relation-ledBy")
    settle(page)
    assert page.get_attribute("#only-relation-ledBy", "aria-pressed") == "true"
    assert chips(page) == ["only: led by"]
    counts = page.locator("[id^=legend-relation-] .count").all_inner_texts()
    assert [count for count in counts if count] == [led]
    page.click("#only-relation-ledBy")
    settle(page)
    assert page.locator(".filters").is_hidden()
    page.click("#only-kind-Facility")
    settle(page)
    assert chips(page) == ["only: Facilities"]


def test_what_the_network_shows_is_what_its_table_shows(page: Page, whole: tuple[int, int]) -> None:
    """The same numbers below the picture and above the table, however large the frame is."""
    seen: dict[str, object] = {}
    for width, height in ((1440, 900), (375, 812)):
        page.set_viewport_size({"width": width, "height": height})
        for state in ("network", "network&scene=around&focus=facility/king-skyfront",
                      "network&scene=around&steps=2&focus=2018/6.1.1"):  # fmt: skip
            go(page, state, "en")
            counts = page.inner_text(".foot .count").replace(",", "").split()
            things, lines = (int(word) for word in counts if word.isdigit())
            links = int(page.inner_text(".foot .stand").split()[-2])
            page.click("#twin-table")
            settle(page)
            assert page.inner_text(".found").startswith(f"{things} of {whole[0]:,}")
            assert f"The picture has {things} marks." in page.inner_text(".found")
            assert page.locator(".table-place tbody tr").count() == things
            page.click(".switch button:text-is('Links')")
            settle(page)
            assert page.inner_text(".found").startswith(f"{links} of {whole[1]:,}")
            assert f"{lines} lines of the picture stand for {links} links." in page.inner_text(".found")
            assert seen.setdefault(state, (things, lines, links)) == (things, lines, links)
    page.set_viewport_size({"width": 1440, "height": 900})


def test_files_have_addresses_pages_policies_and_the_plan_s_words(
    browser: Browser, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "with-text.html"
    path.write_text(build_with_text(session, {"2018:6.1.1/action/4": "原文"}), encoding="utf-8")
    with opened(browser, path) as record:
        page = record.page
        go(page, "table&q=6.1.1/action/4", "en")
        rows = downloaded(page, ".list-tools .action")
        assert [
            [row[name] for name in ("Address", "Policy", "Pages of passages", "Text of the plan")] for row in rows
        ] == [["2018:6.1.1/action/4", "Responding to the internationalisation of the economy", "133", "原文"]]
        taken = {row["address"]: row for row in downloaded(page, "#take-things")}["2018:6.1.1/action/4"]
        assert [taken[name] for name in ("policies", "passages", "pages", "text")] == [
            "2018:6", "2018:6.1.1/action/4", "133", "原文",
        ]  # fmt: skip
        go(page, "table&pick=links&q=6.1.1/action/4 JETRO", "en")
        rows = downloaded(page, ".list-tools .action")
        assert len(rows) == 2
        assert {row["Policy"] for row in rows} == {"Responding to the internationalisation of the economy"}
        assert all("原文" in row["Text of the plan"] for row in rows)
        assert record.misdeeds() == []


@pytest.mark.parametrize(
    ("language", "kind", "relation"), [("ja", "組織", "連携先"), ("en", "Organisation", "partnered by")]
)
def test_files_have_codes_and_the_page_s_words(page: Page, language: str, kind: str, relation: str) -> None:
    go(page, "table", language)
    assert kind in {row["kind_name"] for row in downloaded(page, "#take-things") if row["kind"] == "Organisation"}
    links = [row for row in downloaded(page, "#take-links") if row["relation"] == "partner"]
    assert {row["relation_name"] for row in links} == {relation}


def test_all_that_the_links_of_a_picture_name_is_among_its_things(page: Page, whole: tuple[int, int]) -> None:
    """Lines also stand for elements without a mark; the file of things says which those are."""
    go(page, "network", "en")
    shown = int(page.inner_text(".foot .count").split()[0])
    things, links = downloaded(page, "#take-things"), downloaded(page, "#take-links")
    assert {row[end] for row in links for end in ("from", "to")} <= {row["id"] for row in things}
    assert sum(row["in_picture"] == "yes" for row in things) == shown < len(things)
    assert {row["in_picture"] for row in things} == {"yes", "no"}
    assert f"{len(things)} of {whole[0]:,}" in page.inner_text("#take-things")
    go(page, "table", "en")
    assert "in_picture" not in downloaded(page, "#take-things")[0]


def test_files_of_a_page_without_text_have_no_column_for_it(page: Page) -> None:
    go(page, "table&q=6.1.1", "en")
    assert "text" not in downloaded(page, "#take-things")[0]
    assert "Text of the plan" not in downloaded(page, ".list-tools .action")[0]
