"""The picture of all indicators: well-formed, complete, and nothing in it but what was meant."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from keikaku.records import Label
from keikaku.render import progress_chart, progress_svg
from keikaku.services.indicators import indicators
from keikaku.services.progress import in_order
from keikaku.store.base import Store
from tests.browser import recorded_page
from tests.render.test_progress_text import indicator

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</text><script>alert(1)</script>\"'&<svg onload=alert(1)>\x00\x1b\u202e\ud800"


def texts(picture: str) -> list[str]:
    return [node.text or "" for node in ET.fromstring(picture).iter(f"{SVG}text")]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_indicator_has_its_name_and_its_numbers(language: str, store: Store) -> None:
    found = in_order(indicators(store), "distance")
    picture = progress_svg.render(found, language)
    assert picture == progress_svg.render(found, language)
    shown = texts(picture)
    joined = "".join(shown).replace(" ", "")
    for one in found:
        assert (one.thing.label.best(language) or "").replace(" ", "") in joined
        assert f"{one.thing.address}, p. {one.page}" in shown
    assert "8,100人以上" in shown if language == "ja" else "≥ 8,100 people" in shown
    groups = [node.get("class") for node in ET.fromstring(picture).findall(f"{SVG}g") if node.get("transform")]
    assert groups == [f"is-{one.standing}" for one in found]


def test_labels_of_a_chart_cover_neither_each_other_nor_a_point(store: Store) -> None:
    width, height = progress_svg.CELL - 18, progress_svg.CHART_HEIGHT
    crowded = []
    for one in indicators(store):
        for language in ("ja", "en"):
            root = ET.Element("g")
            progress_chart.chart(root, one, language, width, height)
            boxes = []
            for node in root.iter("text"):
                if "value" in (node.get("class") or ""):
                    half = progress_chart.width_of(node.text or "", 11) / 2
                    x, y = float(node.get("x") or 0), float(node.get("y") or 0)
                    boxes.append((x - half, y - 9, x + half, y + 1))
            over = [
                (a, b)
                for place, a in enumerate(boxes)
                for b in boxes[:place]
                if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
            ]
            crowded += [(one.thing.address, language, over)] if over else []
            assert all(left >= -1 and right <= width + 1 for left, _, right, _ in boxes), one.thing.address
    assert crowded == []


def test_a_hostile_name_is_text(browser: Browser, tmp_path: Path) -> None:
    one = indicator("1", "2", "3", HOSTILE, Label(HOSTILE, HOSTILE))
    picture = progress_svg.render([one], "en")
    root = ET.fromstring(picture)
    allowed = {"svg", "title", "style", "rect", "text", "g", "circle", "path", "line"}
    assert {node.tag.removeprefix(SVG) for node in root.iter()} <= allowed
    assert not any(name.startswith("on") or "href" in name for node in root.iter() for name in node.attrib)
    file = tmp_path / "picture.svg"
    file.write_text(picture, encoding="utf-8")
    with recorded_page(browser, file, 800, 600) as shown:
        assert shown.misdeeds() == []


def test_a_picture_of_none_and_of_one_without_numbers() -> None:
    assert "<text" in progress_svg.render([], "ja")
    assert "No baseline" in progress_svg.render([indicator(None, None, "5")], "en")


def test_it_opens_in_a_browser_without_a_word(browser: Browser, store: Store, tmp_path: Path) -> None:
    file = tmp_path / "picture.svg"
    file.write_text(progress_svg.render(indicators(store), "ja"), encoding="utf-8")
    with recorded_page(browser, file, 1340, 900) as shown:
        assert shown.misdeeds() == []
        assert shown.page.evaluate("document.documentElement.getAttribute('aria-labelledby')") == "title"
        # Every text lies inside of the picture.
        outside = shown.page.evaluate(
            """() => {
              const {width, height} = document.documentElement.viewBox.baseVal;
              const scale = document.documentElement.getBoundingClientRect().width / width;
              return [...document.querySelectorAll('text')]
                .map((text) => [text.textContent, text.getBoundingClientRect()])
                .filter(([, box]) => box.left < -1 || box.right > width * scale + 1 || box.bottom > height * scale + 1)
                .map(([name]) => name);
            }"""
        )
        assert outside == []
