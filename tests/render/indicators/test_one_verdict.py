"""Of every indicator the verdict is the same wherever it stands, and it is the one that its values give."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from keikaku.records import Indicator
from keikaku.render.explorer.page import complete
from keikaku.render.indicators import progress, progress_page, progress_svg, progress_text
from keikaku.render.indicators.indicators_view import IndicatorsView
from keikaku.render.renderers import Medium, render
from keikaku.services.indicators.indicators import indicators
from keikaku.services.session.session import Session
from tests.shown import page_data

SVG = "{http://www.w3.org/2000/svg}"


class _Verdicts(HTMLParser):
    """The tracks and words of the verdicts of a page, card by card."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._track, self._text = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kinds = (dict(attrs).get("class") or "").split()
        if tag == "p" and "verdict" in kinds:
            self._track, self._text = kinds[1].removeprefix("is-"), ""

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "p" and self._track:
            self.found.append((self._track, _plain(self._text)))
            self._track = ""


def _plain(text: str) -> str:
    """Without blanks and brackets, which a terminal, a picture and a page do not set alike."""
    return re.sub(r"[\s\u200b()（）]", "", text)


def _by_values(one: Indicator) -> str:
    """The verdict of an indicator worked out anew: the pace so far against the pace needed."""
    baseline, latest, target = one.find("Baseline"), one.find("Actual"), one.find("Target")
    if latest is None or latest.value is None or target is None or target.value is None:
        return "unknown"
    downward = target.comparator in ("AtMost", "LessThan")
    sign = -1 if downward or (not target.comparator and baseline and baseline.value > target.value) else 1  # type: ignore[operator]
    short = sign * (target.value - latest.value)
    if short <= 0:
        return "reached"
    if baseline is None or baseline.value is None:
        return "unknown"
    gone, left = baseline.years_to(latest), latest.years_to(target)
    assert gone
    assert left
    gained = sign * (latest.value - baseline.value)
    return "on" if gained > 0 and float(gained) / gone >= float(short) / left - 1e-9 else "off"


@pytest.fixture(scope="module")
def thirty(session: Session) -> tuple[Indicator, ...]:
    return indicators(session)


def test_each_verdict_is_what_the_pace_so_far_gives(thirty: tuple[Indicator, ...]) -> None:
    assert len(thirty) == 30
    assert {one.thing.address: _by_values(one) for one in thirty} == {one.thing.address: one.track for one in thirty}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_terminal_page_picture_data_and_explorer_give_the_same_verdict(
    language: str, thirty: tuple[Indicator, ...], session: Session
) -> None:
    tracks = [one.track for one in thirty]
    words = [_plain(progress.told(one, language).verdict_line(language)) for one in thirty]
    both = list(zip(tracks, words, strict=True))

    blocks = progress_text.render(thirty, language, 400, colour=False).split("\n\n")[1:]
    terminal = [_plain(block.splitlines()[1].split(" · ")[0]) for block in blocks]
    assert terminal == words

    page = _Verdicts()
    page.feed(progress_page.render(thirty, language))
    assert page.found == both

    picture = ElementTree.fromstring(progress_svg.render(thirty, language))
    cells = [group for group in picture.iter(f"{SVG}g") if group.find(f"{SVG}rect[@class='card']") is not None]
    drawn = [
        (cell.attrib["class"].removeprefix("is-"),
         _plain("".join(text.text or "" for text in cell.findall(f"{SVG}text[@class='verdict']"))))
        for cell in cells
    ]  # fmt: skip
    assert drawn == both

    view = IndicatorsView(list(thirty))
    data = json.loads(render(view, "json", Medium(language)))["indicators"]
    assert [(one["address"], one["track"]) for one in data] == [(one.thing.address, one.track) for one in thirty]
    rows = list(csv.DictReader(io.StringIO(render(view, "csv", Medium(language)))))
    assert [(row["address"], row["track"]) for row in rows] == [(one.thing.address, one.track) for one in thirty]

    explored = complete(page_data(session, "en"))
    side = ("ja", "en").index(language)
    told = [(one["track"], _plain(one["told"]["verdict"][side])) for one in explored["indicators"]]
    assert told == both


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_is_counted_stays_whole(language: str, thirty: tuple[Indicator, ...]) -> None:
    """No half case and no tenth of a person: a fraction stands only before %, a large unit, or "times"."""
    units = {"件", "人", "社", "店", "日", "cases", "case", "people", "firms", "shops", "days", "matches"}
    for one in thirty:
        for text in progress.told(one, language):
            for unit in re.findall(r"\d\.\d+\s*([^\s\d,.;()]+)", text):
                assert unit not in units, text
