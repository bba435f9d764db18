"""The map: marks where the data put them and nowhere else, and a list of everything that has a place."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from keikaku.services.session.opening import open_session
from tests.places import PLANS
from tests.render.explorer.pages import build, go, opened, settle
from tests.render.explorer.touch import Finger, in_hand

GROUPS = """() => [...document.querySelectorAll('.where-list h3')].map((head) => [head.textContent,
  [...head.nextElementSibling.children].map((item) =>
    item.querySelector('summary')?.textContent ?? item.querySelector('.name').textContent)])"""
IN = """(name) => {
  const group = [...document.querySelectorAll('.where-group')].find((one) =>
    one.querySelector('.where-group-name').textContent === name);
  group.open = true;
  const told = () => [...group.querySelectorAll('.where-in > li')].map((item) =>
    [item.querySelector(':scope > .door .name').textContent,
     item.querySelector(':scope > .where-point')?.textContent ?? '']);
  return new Promise((done) => {
    const look = () => (group.children.length > 1 ? done(told()) : requestAnimationFrame(look));
    look();
  });
}"""
BOXES = """() => [...document.querySelectorAll('.where-name, .where-area .where-area-name')].map((one) => {
  const { left, top, right, bottom } = one.getBoundingClientRect();
  return [one.textContent, left, top, right, bottom];
})"""
ON_MAP = """() => [...document.querySelectorAll('.where-spot title')].flatMap((one) =>
  one.textContent.split('\\n')).sort()"""
POINT = """
GRAPH <graph/authority/place> {{
  <facility/quay> a kk:Entity, kk:Facility ; skos:prefLabel "第一埠頭"@ja ;
    <http://www.w3.org/2003/01/geo/wgs84_pos#lat> {latitude} ;
    <http://www.w3.org/2003/01/geo/wgs84_pos#long> {longitude} ;
    kk:positionAccuracy 400 ; <https://schema.org/location> <place/minato> .
}}
"""


@pytest.fixture
def shown(browser: Browser, explorer_page: Path) -> Iterator[Page]:
    with opened(browser, explorer_page, locale="en-GB") as record:
        go(record.page, "where&plan=2018", "en")
        yield record.page
        assert record.misdeeds() == []


def test_the_map_is_one_step_away(browser: Browser, explorer_page: Path) -> None:
    """What is where, on a map? One press, from the first screen."""
    with opened(browser, explorer_page) as record:
        record.page.locator(".views a", has_text="地図").click()
        settle(record.page)
        names = record.page.locator(".where-area-name").evaluate_all(
            "(all) => all.map((one) => one.firstChild.textContent)"
        )
        assert set(names) == {"麻生区", "川崎区", "宮前区", "中原区", "大田区", "幸区", "高津区", "多摩区"}
        assert record.page.locator(".when-found .found").text_content() == "場所のわかるもの214件、うち地図上に55件"


def test_the_facilities_of_a_ward_are_two_steps_away(browser: Browser, explorer_page: Path) -> None:
    """Facilities in a ward: open Where, open the ward."""
    with opened(browser, explorer_page, locale="en-GB") as record:
        record.page.locator(".views a", has_text="Where").click()
        settle(record.page)
        assert record.page.evaluate(IN, "Takatsu Ward") == [
            ["Hello Work Kawasaki-Kita (Kawasaki-Kita Public Employment Security Office)", ""],
            ["Kanagawa Science Park (KSP)", "within 600 m"],
            ["Techno Kawasaki (Living and Culture Hall)", "within 600 m"],
            ["Kuji-Unane district, Takatsu Ward", "within 1 km"],
            ["Kuji", "within 1 km"],
            ["Unane", "within 800 m"],
            ["Open Factory", ""],
            ["Shimonoge", "within 800 m"],
        ]


def test_everything_with_a_place_is_listed_also_without_a_point(shown: Page) -> None:
    groups = dict(shown.evaluate(GROUPS))
    assert groups["By area"] == [
        "Asao Ward 7", "Kawasaki Ward 28", "Miyamae Ward 6", "Nakahara Ward 6", "Saiwai Ward 16", "Takatsu Ward 8",
        "Tama Ward 5"]  # fmt: skip
    assert groups["In no area in particular"] == ["Kawasaki (the place) 53"]
    off = groups["Off the map: elsewhere, or nowhere in particular"]
    assert [name for name in off if "Tokyo" in name or "China" in name or name == "Sapporo"] == [
        "China 6", "Sapporo", "Tokyo 10"]  # fmt: skip


def test_what_lies_in_a_place_is_found_by_its_name(shown: Page) -> None:
    """And in the city as a whole nothing is found by its name: all lies there."""
    found = {}
    for query in ("Saiwai", "Saiwai+incubation", "Kawasaki+ward", "Japan"):
        go(shown, f"where&plan=2018&q={query}", "en")
        found[query] = shown.locator(".when-found .found").text_content()
    assert found == {
        "Saiwai": "17 things with a place, 6 on the map",
        "Saiwai+incubation": "6 things with a place, 0 on the map",
        "Kawasaki+ward": "55 things with a place, 25 on the map",
        "Japan": "1 thing with a place, 0 on the map",
    }


def test_a_place_leads_to_the_map(shown: Page) -> None:
    """And what the map cannot show has no such way."""
    go(shown, "table&plan=2018&at=facility/kbic", "en")
    shown.get_by_role("button", name="Show on the map").click()
    settle(shown)
    assert shown.evaluate("location.hash") == "#where&at=facility/kbic"
    assert shown.locator(".where-spot.chosen").count() == 1
    assert shown.get_by_role("button", name="Show on the map").count() == 0
    for thing in ("place/china", "place/kawasaki", "2018/1.1.1"):
        go(shown, f"table&plan=2018&at={thing}", "en")
        assert shown.get_by_role("button", name="Show in network").count() == 1
        assert shown.get_by_role("button", name="Show on the map").count() == 0


def test_what_the_map_shows_stands_in_the_address(shown: Page) -> None:
    """As its middle and its width, wherever it is opened; back to the usual, and nothing stands there."""
    spots = ".where-spot"
    shown.get_by_role("button", name="Zoom in").click()
    shown.wait_for_function("() => location.hash.includes('map=')")
    address = shown.evaluate("location.hash")
    closer = shown.locator(spots).count()
    shown.get_by_role("button", name="Whole map").click()
    shown.wait_for_function("() => !location.hash.includes('map=')")
    assert shown.locator(spots).count() > closer
    go(shown, address.removeprefix("#"), "en")
    shown.wait_for_function(f"() => document.querySelectorAll('{spots}').length === {closer}")
    assert address.split("map=")[1] in shown.evaluate("location.hash")


def test_the_map_does_not_leave_what_there_is(shown: Page) -> None:
    stage = shown.locator(".where-stage")
    stage.focus()
    for _ in range(60):
        shown.keyboard.press("ArrowLeft")
    settle(shown)
    assert shown.locator(".where-spot, .where-area").count() > 0
    for _ in range(30):
        shown.keyboard.press("-")
    settle(shown)
    assert shown.locator(".where-compass").last.text_content() == "10 km"


def test_one_finger_scrolls_the_page_and_two_move_the_map(browser: Browser, explorer_page: Path) -> None:
    with in_hand(browser, explorer_page, "where&lang=en", 375, 812, touch=True) as page:
        page.locator(".where-map").evaluate("(one) => one.scrollIntoView({ block: 'center' })")
        settle(page)
        drawn = "document.querySelector('.where-picture').outerHTML"
        top, picture = page.evaluate("scrollY"), page.evaluate(drawn)
        finger = Finger(page)
        finger.slide(((180, 450), (180, 300)), steps=12)
        settle(page)
        assert page.evaluate("scrollY") > top
        assert page.evaluate(drawn) == picture
        page.locator(".where-map").evaluate("(one) => one.scrollIntoView({ block: 'center' })")
        settle(page)
        finger.slide(((150, 400), (110, 400)), ((210, 400), (250, 400)))
        settle(page)
        assert page.evaluate(drawn) != picture
        page.wait_for_function("() => location.hash.includes('map=')")


@pytest.mark.parametrize(
    ("width", "language"), [(1440, "en"), (1440, "ja"), (1024, "en"), (1024, "ja"), (375, "ja"), (375, "en")]
)
def test_names_do_not_overlap(browser: Browser, explorer_page: Path, width: int, language: str) -> None:
    with opened(browser, explorer_page, width, 900) as record:
        go(record.page, "where&plan=2018", language)
        boxes = record.page.evaluate(BOXES)
        assert len(boxes) >= 6
        frame = record.page.locator(".where-stage").bounding_box()
        assert frame
        assert [name for name, left, top, right, bottom in boxes if left < frame["x"] or top < frame["y"]
                or right > frame["x"] + frame["width"] or bottom > frame["y"] + frame["height"]] == []  # fmt: skip
        over = [
            (one[0], other[0]) for place, one in enumerate(boxes) for other in boxes[:place]
            if min(one[3], other[3]) - max(one[1], other[1]) > 2 and min(one[4], other[4]) - max(one[2], other[2]) > 4
        ]  # fmt: skip
        assert over == []
        assert record.page.evaluate("document.documentElement.scrollWidth") == width


def test_every_point_is_in_the_picture_once_all_is_shown(shown: Page) -> None:
    before = shown.evaluate(ON_MAP)
    shown.locator(".where-further").click()
    settle(shown)
    assert shown.locator(".where-further").is_hidden()
    names = {line.split(" · ")[0] for line in shown.evaluate(ON_MAP)}
    assert len(names) == 47
    assert {"Tokyo Station", "Yokohama Station", "King Skyfront (Tonomachi International Strategic Zone)"} <= names
    assert len(before) == 43


def test_marks_that_fall_together_open_as_a_list(shown: Page) -> None:
    cluster = shown.locator(".where-spot[data-many]", has_text="5")
    cluster.click()
    plate = shown.locator(".where-plate")
    assert plate.locator(".where-plate-head").text_content() == "5 close together×"
    assert plate.locator(".door .name").all_text_contents()[0].startswith("Kawasaki Keirin Stadium")
    plate.get_by_role("button", name="Zoom in on them").click()
    settle(shown)
    assert plate.is_hidden()
    assert shown.locator(".where-spot[data-many]", has_text="5").count() == 0


def test_a_chosen_place_tells_what_the_plans_have_for_it(shown: Page) -> None:
    shown.locator(".where-area", has_text="Saiwai Ward").click()
    assert shown.locator(".panel h2").text_content() == "Saiwai Ward"
    here = shown.locator(".where-here")
    assert here.locator("h3").text_content() == "What the plans have for Saiwai Ward"
    assert here.locator("summary").all_text_contents() == [
        "Initiatives 17", "Measures 4", "Issues 9", "Indicators 2", "Figures 6", "Strategies 1",
        "Directions 3"]  # fmt: skip
    assert here.locator(".told li").first.locator("p").all_text_contents() == [
        "Shin-Kawasaki Sozo no Mori (Forest of Creation) is the setting of “Give R&D ventures technical support at Sozo"
        " no Mori, and a growth programme to help them win venture capital” Source 2018:1.1.1/action/5 p. 85",
        "“Give R&D ventures technical support at Sozo no Mori, and a growth programme to help them win venture capital”"
        " makes use of Shin-Kawasaki Sozo no Mori (Forest of Creation) Source 2018:1.1.1/action/5 p. 85",
    ]
    assert shown.locator(".where-area.chosen").count() == 1


def test_what_has_no_point_is_shown_where_it_is_known_to_be(shown: Page) -> None:
    go(shown, "where&plan=2018&at=facility/kbic", "en")
    told = shown.locator(".where-spot.chosen title").text_content() or ""
    assert told.split("\n")[0] == "Shin-Kawasaki Sozo no Mori (Forest of Creation)"


def test_filters_stand_in_the_address_and_hold_for_map_list_and_file(shown: Page, tmp_path: Path) -> None:
    shown.get_by_label("Kind").select_option("Event")
    settle(shown)
    assert shown.evaluate("location.hash") == "#where&pick=Event"
    assert shown.evaluate(IN, "Takatsu Ward") == [
        ["Kuji-Unane district, Takatsu Ward", "within 1 km"], ["Open Factory", ""]]  # fmt: skip
    with shown.expect_download() as saved:
        shown.get_by_role("button", name="Places as CSV").click()
    saved.value.save_as(tmp_path / "places.csv")
    rows = list(csv.reader((tmp_path / "places.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert (saved.value.suggested_filename, len(rows)) == ("keikaku-places.csv", 17)
    assert {row[1] for row in rows[1:]} == {"Event"}
    go(shown, "where&plan=2018&q=nothingofthekind", "en")
    assert shown.locator(".nothing-fits p").first.text_content() == "No place fits this choice."


def test_keys_move_and_zoom_and_a_wheel_scrolls_the_page_first(shown: Page) -> None:
    stage = shown.locator(".where-stage")
    before = shown.locator(".where-compass").last.text_content()
    box = stage.bounding_box()
    assert box
    shown.mouse.move(box["x"] + 200, box["y"] + 200)
    shown.mouse.wheel(0, -300)
    settle(shown)
    assert shown.locator(".where-compass").last.text_content() == before
    stage.focus()
    for _ in range(3):
        shown.keyboard.press("+")
    settle(shown)
    assert shown.locator(".where-compass").last.text_content() != before
    shown.keyboard.press("0")
    settle(shown)
    assert shown.locator(".where-compass").last.text_content() == before


@pytest.mark.parametrize("points", [[(35.1, 136.9)], [(35.1, 136.9), (35.1004, 136.9)], [(-89.9, 179.9)], []])
def test_a_plan_with_hardly_any_point_has_its_map(
    browser: Browser, tmp_path: Path, points: list[tuple[float, float]]
) -> None:
    text = (PLANS / "minato.trig").read_text(encoding="utf-8")
    for number, (latitude, longitude) in enumerate(points):
        text += POINT.format(latitude=latitude, longitude=longitude).replace("quay", f"quay{number}")
    file, page = tmp_path / "minato.trig", tmp_path / "minato.html"
    file.write_text(text, encoding="utf-8")
    page.write_text(build(open_session(str(file))), encoding="utf-8")
    with opened(browser, page) as record:
        record.page.evaluate("location.hash = 'where'")
        settle(record.page)
        assert record.page.locator(".where-picture").count() == bool(points)
        assert len(record.page.evaluate(ON_MAP)) == len(points)
        assert record.page.locator(".where-list .door").count() == 1 + len(points)
        if points:
            assert record.page.locator(".where-compass").last.text_content() == "500 m"
        else:
            assert record.page.locator(".lead").text_content() == (
                "位置の点をもつものがないため、地図はない。場所のわかるものの一覧を示す。"
            )
        assert record.misdeeds() == []
