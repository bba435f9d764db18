"""The network page in a real browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from keikaku.records import Label, Picture
from keikaku.render.networks.network_page import render
from tests.browser import recorded_page
from tests.render.drawn import ink, pixels, ready, save, select
from tests.render.lines import parted
from tests.render.pictures import HOSTILE, hostile, partners, sample


@pytest.fixture(scope="module")
def sample_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save(render(sample(), "ja"), tmp_path_factory.mktemp("network"))


@pytest.mark.parametrize("language", ["ja", "en"])
def test_hostile_names_do_nothing(browser: Browser, tmp_path: Path, language: str) -> None:
    path = save(render(hostile(), language), tmp_path)
    with recorded_page(browser, path, 1280, 900) as record:
        ready(record)
        page = record.page
        for text in HOSTILE:
            page.fill("#search", text[:12])
            page.press("#search", "Enter")
            page.wait_for_timeout(30)
            box = page.locator("#canvas").bounding_box()
            assert box
            middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            page.mouse.move(*middle)
            page.wait_for_timeout(200)
            page.mouse.move(middle[0] + 3, middle[1] + 2)
            page.mouse.click(*middle)
        tooltip = page.locator(".vis-tooltip").inner_text()
        assert any(text[:8] in tooltip for text in HOSTILE)
        for name in ("en", "ja", language):
            page.click(f"[data-language={name}]")
        for button in page.locator(".chip").all():
            button.click()
            button.click()
        page.locator("#panel .thing").first.click()
        page.click("#links summary")
        page.wait_for_timeout(100)
        assert record.misdeeds() == []
        assert page.evaluate("() => [window.pwned, ({}).polluted]") == [None, None]
        assert page.locator("iframe, img, object, embed, a, script[src]").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1440, 900), (375, 812)])
def test_picture_is_drawn(
    browser: Browser, sample_page: Path, width: int, height: int, scheme: Literal["light", "dark"]
) -> None:
    with recorded_page(browser, sample_page, width, height, scheme) as record:
        ready(record)
        drawn = pixels(record)
        inks = {name: ink(record, f"ink-{name}") for name in ("blue", "orange", "green", "vermillion", "sky", "purple")}
        for name, colour in inks.items():
            assert drawn.get(colour, 0) > 60, name
        assert drawn.get(ink(record, "text"), 0) > 60  # names
        assert drawn.get(ink(record, "rim"), 0) > 20
        for name, colour in (
            ("ジェトロ", "blue"),
            ("キングスカイフロント", "purple"),
            ("川崎国際環境技術展", "vermillion"),
        ):
            select(record, name)
            assert pixels(record, 9).get(inks[colour], 0) > 20, name
        assert record.misdeeds() == []


@pytest.mark.parametrize(("width", "height"), [(320, 640), (375, 812), (768, 1024), (1440, 900)])
def test_nothing_scrolls_sideways_and_nothing_covers_the_picture(
    browser: Browser, sample_page: Path, width: int, height: int
) -> None:
    with recorded_page(browser, sample_page, width, height) as record:
        page = ready(record).page
        page.click("#links summary")
        for language in ("ja", "en"):
            page.click(f"[data-language={language}]")
            assert page.evaluate("() => document.documentElement.scrollWidth") == width
            boxes = [page.locator(name).bounding_box() for name in ("#stage", "#panel", "#legend")]
            for place, one in enumerate(boxes):
                for other in boxes[:place]:
                    assert one
                    assert other
                    assert (
                        one["x"] >= other["x"] + other["width"]
                        or other["x"] >= one["x"] + one["width"]
                        or one["y"] >= other["y"] + other["height"]
                        or other["y"] >= one["y"] + one["height"]
                    )
            stage = boxes[0]
            assert stage
            assert stage["width"] >= 290
            assert stage["height"] >= 330


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("width", [375, 768, 1440])
def test_no_number_and_no_word_stands_on_two_lines(
    browser: Browser, sample_page: Path, width: int, language: str
) -> None:
    with recorded_page(browser, sample_page, width, 900) as record:
        page = ready(record).page
        page.click(f"[data-language={language}]")
        page.click("#links summary")
        for name in ("公益財団法人川崎市産業振興財団", "慶應義塾大学"):
            select(record, name)
            assert parted(page) == []


def test_legend_hides_and_shows_a_kind(browser: Browser, sample_page: Path) -> None:
    with recorded_page(browser, sample_page, 1440, 900) as record:
        page = ready(record).page
        button = page.locator(".chip", has_text="施設")
        orange = ink(record, "ink-orange")
        before = pixels(record).get(orange, 0)
        button.click()
        page.wait_for_timeout(100)
        hidden = pixels(record).get(orange, 0)
        assert button.get_attribute("aria-pressed") == "false"
        assert hidden < before / 4
        button.focus()
        page.keyboard.press("Enter")
        page.wait_for_timeout(100)
        assert button.get_attribute("aria-pressed") == "true"
        assert pixels(record).get(orange, 0) > before * 0.9


def test_legend_hides_a_role(browser: Browser, sample_page: Path) -> None:
    with recorded_page(browser, sample_page, 1440, 900) as record:
        page = ready(record).page
        before = page.locator("#canvas").screenshot()
        page.locator(".chip", has_text="主導").click()
        page.wait_for_timeout(100)
        assert page.locator("#canvas").screenshot() != before


def test_searching_a_hidden_thing_shows_its_kind_again(browser: Browser, sample_page: Path) -> None:
    with recorded_page(browser, sample_page, 1440, 900) as record:
        page = ready(record).page
        page.locator(".chip", has_text="組織").click()
        assert select(record, "jetro") == "ジェトロ"
        assert page.locator(".chip", has_text="組織").get_attribute("aria-pressed") == "true"


def test_language_switch_changes_every_text(browser: Browser, sample_page: Path) -> None:
    with recorded_page(browser, sample_page, 1440, 900) as record:
        page = ready(record).page
        page.click("#links summary")
        picture = page.locator("#canvas").screenshot()
        assert page.title() == "海外展開と産学連携のネットワーク"
        page.click("[data-language=en]")
        page.wait_for_timeout(100)
        assert page.evaluate("() => document.documentElement.lang") == "en"
        assert page.title() == "Going abroad and joint research: the network"
        assert page.get_attribute("[data-language=en]", "aria-pressed") == "true"
        assert page.get_attribute("#search", "placeholder") == "Find by name"
        assert page.locator("#canvas").screenshot() != picture
        # In English only the second name of the thing in the panel, and the button, are Japanese.
        shown = page.inner_text("body").replace("日本語", "").replace(page.inner_text("#panel .other"), "")
        assert not re.search("[ぁ-ヿ一-鿿]", shown)
        page.click("[data-language=ja]")
        assert "25件 · 40本のつながり" in page.inner_text("header")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("jetro", "ジェトロ"),
        ("ＪＥＴＲＯ", "ジェトロ"),
        ("ｼﾞｪﾄﾛ", "ジェトロ"),
        ("skyfront", "キングスカイフロント"),
        ("川崎国際環境技術展", "川崎国際環境技術展"),  # although another thing's name begins with it
        ("科学技術振興", "国立研究開発法人科学技術振興機構"),
        ("  Keio ", "慶應義塾大学"),
    ],
)
def test_search_selects_by_any_part_of_a_name(browser: Browser, sample_page: Path, typed: str, name: str) -> None:
    with recorded_page(browser, sample_page, 1440, 900) as record:
        assert select(ready(record), typed) == name


def test_search_lists_what_it_finds_and_says_how_many(browser: Browser, sample_page: Path) -> None:
    with recorded_page(browser, sample_page, 375, 812) as record:
        page = ready(record).page
        page.fill("#search", "かわさき")
        assert page.inner_text("#found p") == "5 件"
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        assert page.inner_text("#panel-name") == "かわさき水ビジネスネットワーク"
        assert not page.is_visible("#found")
        page.fill("#search", "そんなものはない")
        assert page.inner_text("#found p") == "0 件"
        page.press("#search", "Enter")
        assert page.inner_text("#panel-name") == "かわさき水ビジネスネットワーク"


def test_panel_tells_neighbours_by_role_with_passages_and_leads_to_them(browser: Browser, sample_page: Path) -> None:
    with recorded_page(browser, sample_page, 1440, 900) as record:
        page = ready(record).page
        assert page.inner_text("#panel-name") == "海外販路開拓に向けた展示会出展と商談の支援"  # the focus
        assert select(record, "新産業創造センター") == "かわさき新産業創造センター"
        lines = [line for line in page.inner_text("#panel").split("\n") if line]
        assert lines == [
            "選択を解除",
            "かわさき新産業創造センター",
            "Kawasaki Business Incubation Center",
            "施設",
            "2018:6.1.4/action/2 · p. 141",
            "https://w3id.org/keikaku/id/kbic",
            *("所在地", "ここから", "1", "新川崎地区", "2018:6.1.1/action/4 · p. 133"),
            *("運営", "ここから", "1", "公益財団法人川崎市産業振興財団", "2018:6.1.1/action/1 · p. 133"),
            *(
                "開催地",
                "ここへ",
                "1",
                "新川崎・創造のもりにおける産学連携研究開発の推進",
                "2018:6.1.1/action/4 · p. 133",
            ),
            *("一部", "ここへ", "1", "ナノ・マイクロ産学官共同研究施設", "2018:6.1.1/action/3 · p. 133"),
        ]
        page.locator("#panel .thing", has_text="ナノ・マイクロ").click()
        assert page.inner_text("#panel-name") == "ナノ・マイクロ産学官共同研究施設"
        assert page.evaluate("() => document.activeElement.id") == "panel-name"
        page.keyboard.press("Escape")
        assert page.inner_text("#panel-name") == "くわしく"


def test_clicking_a_thing_selects_it_and_clicking_nothing_clears(browser: Browser, sample_page: Path) -> None:
    with recorded_page(browser, sample_page, 1440, 900) as record:
        page = ready(record).page
        select(record, "keio")
        page.keyboard.press("Escape")
        box = page.locator("#canvas").bounding_box()
        assert box
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_timeout(400)  # vis-network waits for a second click
        assert page.inner_text("#panel-name") == "慶應義塾大学"
        page.mouse.click(box["x"] + 4, box["y"] + 4)
        page.wait_for_timeout(400)
        assert page.inner_text("#panel-name") == "くわしく"


def test_tooltip_holds_both_names_kind_and_passages(browser: Browser, sample_page: Path) -> None:
    with recorded_page(browser, sample_page, 1440, 900) as record:
        page = ready(record).page
        select(record, "jetro")
        box = page.locator("#canvas").bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_selector(".vis-tooltip", state="visible")
        assert page.inner_text(".vis-tooltip").split("\n") == [
            "ジェトロ",
            "JETRO",
            "組織",
            "2018:6.1.2/action/2 · p. 131",
        ]


def test_keyboard_and_buttons_move_the_picture(browser: Browser, sample_page: Path) -> None:
    with recorded_page(browser, sample_page, 1440, 900) as record:
        page = ready(record).page
        page.focus(".vis-network")
        before = pixels(record)
        for act in ("ArrowRight", "ArrowDown", "+", "-", "0"):
            page.keyboard.press(act)
            page.wait_for_timeout(60)
            assert (pixels(record) == before) == (act == "0"), act
        page.click("[data-zoom=in]")
        page.wait_for_timeout(60)
        assert pixels(record) != before
        page.click("[data-zoom=fit]")
        page.wait_for_timeout(60)
        assert pixels(record) == before


def test_every_control_has_a_name_and_is_reached_by_tab(browser: Browser, sample_page: Path) -> None:
    with recorded_page(browser, sample_page, 1440, 900) as record:
        page = ready(record).page
        seen = set()
        for _ in range(80):
            page.keyboard.press("Tab")
            seen.add(page.evaluate("() => [...document.querySelectorAll('*')].indexOf(document.activeElement)"))
        wanted = page.evaluate(
            """() => [...document.querySelectorAll("button, input, summary, .vis-network")]
              .filter((one) => one.offsetParent)
              .filter((one) => one.innerText || one.labels || one.matches("[aria-labelledby]"))
              .map((one) => [...document.querySelectorAll("*")].indexOf(one))"""
        )
        visible = page.evaluate(
            """() => [...document.querySelectorAll("button, input, summary, .vis-network")]
              .filter((one) => one.offsetParent).length"""
        )
        assert len(wanted) == visible > 25
        assert set(wanted) <= seen


def test_picture_fits_a_turned_phone(browser: Browser, sample_page: Path) -> None:
    with recorded_page(browser, sample_page, 375, 812) as record:
        page = ready(record).page
        page.set_viewport_size({"width": 812, "height": 375})
        page.wait_for_timeout(900)  # vis-network looks at the size now and then
        canvas, box = page.locator("#canvas canvas").bounding_box(), page.locator("#canvas").bounding_box()
        assert canvas == box
        assert pixels(record).get(ink(record, "ink-blue"), 0) > 100


def test_without_javascript_the_links_can_still_be_read(browser: Browser, sample_page: Path) -> None:
    with recorded_page(browser, sample_page, 375, 812, javascript=False) as record:
        page = record.page
        assert "JavaScript が必要です" in page.inner_text("noscript")
        assert not page.is_visible("#legend")
        page.click("#links summary")
        rows = page.locator("#links tbody tr").all_inner_texts()
        assert len(rows) == 40
        assert rows[0].split("\t") == [
            "海外販路開拓に向けた展示会出展と商談の支援",
            "関わる",
            "ジェトロ",
            "2018:6.1.1/action/1",
        ]


def test_empty_picture_says_so(browser: Browser, tmp_path: Path) -> None:
    path = save(render(Picture(Label("空の図", "An empty picture"), (), ()), "ja"), tmp_path)
    assert path.stat().st_size < 100_000  # without vis-network
    with recorded_page(browser, path, 375, 812) as record:
        assert "この図には、表示するものがありません。" in record.page.inner_text("main")
        record.page.click("[data-language=en]")
        assert record.page.inner_text("main") == "There is nothing to show in this picture."
        assert record.misdeeds() == []


def test_one_thing_alone_is_drawn(browser: Browser, tmp_path: Path) -> None:
    lonely = sample().nodes[1]
    path = save(render(Picture(Label("一点", "One"), (lonely,), ()), "en"), tmp_path)
    with recorded_page(browser, path, 1440, 900) as record:
        assert pixels(ready(record)).get(ink(record, "ink-blue"), 0) > 200
        assert select(record, "jetro") == "JETRO"
        assert "Nothing else in this picture is linked with it." in record.page.inner_text("#panel")
        assert record.misdeeds() == []


def test_a_mutual_link_has_no_direction(browser: Browser, tmp_path: Path) -> None:
    drawn = {}
    for mutual in (True, False):
        path = save(render(partners(mutual), "en"), tmp_path)
        with recorded_page(browser, path, 1440, 900) as record:
            page = ready(record).page
            drawn[mutual] = page.evaluate(
                """() => {
                  const { width, height } = document.querySelector("#canvas canvas");
                  const copy = new OffscreenCanvas(width, height).getContext("2d");
                  copy.drawImage(document.querySelector("#canvas canvas"), 0, 0);
                  const { data } = copy.getImageData(0, 0, width, height);
                  return data.filter((part, at) => at % 4 === 3 && part > 0).length;
                }"""
            )
            assert page.locator("[data-role] .head").count() == (0 if mutual else 1)
            select(record, "jetro")  # the one in the middle
            headings = page.locator("#panel h3").all_inner_texts()
            assert [" ".join(heading.split()) for heading in headings] == (
                ["cooperates with 2"] if mutual else ["cooperates with from here 1", "cooperates with to here 1"]
            )
            page.keyboard.press("Escape")
            box = page.locator("#canvas").bounding_box()
            assert box
            page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] / 2)
            page.wait_for_selector(".vis-tooltip", state="visible")
            sign = "↔" if mutual else "→"
            assert f"{sign} cooperates with" in page.inner_text(".vis-tooltip")
            assert record.misdeeds() == []
    assert drawn[True] < drawn[False]  # the arrowheads
