"""The picture of all indicators: well-formed, complete, and nothing in it but what was meant."""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from keikaku.records import Label
from keikaku.render.indicators import progress, progress_svg
from keikaku.services.indicators.indicators import indicators
from keikaku.services.indicators.standing import in_order
from keikaku.services.session.session import Session
from tests.browser import recorded_page
from tests.render.indicators.test_progress_text import indicator

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</text><script>alert(1)</script>\"'&<svg onload=alert(1)>\x00\x1b\u202e\ud800"


# The texts of every cell that leave it, or that run into another text of it.
STRAY = """() => [...document.querySelectorAll('.card')].flatMap((one) => {
  const [cell, card] = [one.parentNode, one.getBoundingClientRect()];
  const texts = [...cell.querySelectorAll('text')].map((one) => [one.textContent, one.getBoundingClientRect()]);
  const outside = texts.filter(([, box]) => box.left < card.left + 4 || box.right > card.right - 4
    || box.top < card.top || box.bottom > card.bottom);
  const over = texts.filter(([, a], place) => texts.some(([, b], other) => other < place
    && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4));
  return [...outside, ...over].map(([text]) => text);
})"""


def texts(picture: str) -> list[str]:
    return [node.text or "" for node in ET.fromstring(picture).iter(f"{SVG}text")]


def squeezed(text: str) -> str:
    """Without blanks, at which lines end."""
    return "".join(text.split())


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_indicator_has_its_name_its_words_and_its_numbers(language: str, session: Session) -> None:
    found = in_order(indicators(session), "distance")
    picture = progress_svg.render(found, language)
    assert picture == progress_svg.render(found, language)
    root = ET.fromstring(picture)
    groups = [node for node in root.findall(f"{SVG}g") if node.get("transform")]
    assert [node.get("class") for node in groups] == [f"is-{one.track}" for one in found]
    for one, group in zip(found, groups, strict=True):
        written = squeezed("".join(node.text or "" for node in group.iter(f"{SVG}text")))
        said = progress.told(one, language)
        for text in (
            one.thing.label.best(language), said.verdict_line(language), said.state_line(language), said.why,
            said.first, f"{one.thing.address}, p. {one.page}", *progress.notes(one, language),
        ):  # fmt: skip
            assert squeezed(text or "") in written
    assert "8,100人以上" in texts(picture) if language == "ja" else "≥ 8,100\xa0people" in texts(picture)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_text_leaves_its_cell_or_runs_into_another(
    language: str, browser: Browser, session: Session, tmp_path: Path
) -> None:
    file = tmp_path / "picture.svg"
    file.write_text(progress_svg.render(indicators(session), language), encoding="utf-8")
    with recorded_page(browser, file, 1480, 900) as shown:
        assert shown.page.locator("rect.card").count() == 30
        assert shown.page.evaluate(STRAY) == []
        assert not any("…" in text for text in shown.page.locator("text").all_text_contents())


def test_no_line_parts_a_number_from_its_noun_or_leaves_a_year_alone(session: Session) -> None:
    root = ET.fromstring(progress_svg.render(indicators(session), "en"))
    lines = [node.text or "" for node in root.iter(f"{SVG}text") if node.get("class") == "said"]
    assert len(lines) > 90
    assert [line for line in lines if re.fullmatch(r"\d{4}\)?", line)] == []
    nouns = r"(cases?|people|person|places?|days?|times|years?|yen|m²|t|percentage|more|less|fewer)\b"
    assert [
        f"{line} / {after}"
        for line, after in itertools.pairwise(lines)
        if re.search(r"(^|\s)[\d,.]+[MBT]?$", line) and re.match(nouns, after)
        and not re.search(r"fiscal\s\d{4}$|\b(in|by)\s\d{4}$", line)
    ] == []  # fmt: skip


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
    assert "No value yet: at least 5" in progress_svg.render([indicator(None, None, "5")], "en")


def test_it_opens_in_a_browser_without_a_word(browser: Browser, session: Session, tmp_path: Path) -> None:
    file = tmp_path / "picture.svg"
    file.write_text(progress_svg.render(indicators(session), "ja"), encoding="utf-8")
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
