"""The dashboard of indicators as one SVG picture of small multiples."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, tostring

from keikaku.records import Indicator, Label
from keikaku.render import progress
from keikaku.render.html_page import asset, clean
from keikaku.render.progress_chart import BAR_HEIGHT, chart, mark, node, width_of

COLUMNS, CELL, GAP, EDGE = 4, 300, 20, 24  # of the picture: columns, their width, and what is between and around them
CHART_HEIGHT = 150
HEAD, FOOT = 98, 46  # pixels above the first row, and below the chart of a cell
_TITLE = Label("成果指標：策定時から目標まで", "Indicators: from baseline to target")
_KEY = Label("棒の左の線は策定時、右の線は目標値", "In the bars: baseline on the left, target on the right")
_NOTE = Label(
    "数値は計画による。グラフ：keikaku（CC BY 4.0）",
    "Figures from the plans. Graph: keikaku (CC BY 4.0)",
)


def render(indicators: Sequence[Indicator], language: str) -> str:
    """The picture in the order given, light or dark as the reader's system is. The same gives the same text."""
    rows = [indicators[start : start + COLUMNS] for start in range(0, len(indicators), COLUMNS)]
    columns = max(1, min(COLUMNS, len(indicators)))
    width = 2 * EDGE + columns * CELL + (columns - 1) * GAP
    heights = [max(_height(one, language) for one in row) for row in rows]
    height = HEAD + sum(heights) + GAP * len(rows) + 2 * EDGE
    root = Element("svg", {
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {width} {height}", "width": str(width),
        "height": str(height), "lang": language, "role": "img", "aria-labelledby": "title",
    })  # fmt: skip
    title = _TITLE.best(language) or ""
    node(root, "title", title, id="title")
    node(root, "style", style())
    node(root, "rect", class_="page", width=width, height=height)
    node(root, "text", title, class_="title", x=EDGE, y=EDGE + 18)
    _head(root, indicators, language, width)
    top = HEAD
    for row, tall in zip(rows, heights, strict=True):
        for place, one in enumerate(row):
            group = node(root, "g", class_=f"is-{one.standing}")
            group.set("transform", f"translate({EDGE + place * (CELL + GAP)} {top})")
            _cell(group, one, language, tall)
        top += tall + GAP
    node(root, "text", _NOTE.best(language) or "", class_="note", x=EDGE, y=height - EDGE + 6)
    return tostring(root, encoding="unicode") + "\n"


def picture(one: Indicator, language: str) -> str:
    """One indicator's bar and chart as an SVG element for a page, with a sentence in place of the picture."""
    height = BAR_HEIGHT + 6 + CHART_HEIGHT
    root = Element("svg", {
        "viewBox": f"0 0 {CELL} {height}", "class": f"picture is-{one.standing}", "role": "img",
        "aria-label": clean(progress.sentence(one, language)),
    })  # fmt: skip
    _drawing(root, one, language)
    return tostring(root, encoding="unicode")


def key(indicators: Sequence[Indicator], language: str) -> list[tuple[str, str]]:
    """The marks that the pictures use, each as an SVG element for a page, with what it means."""
    marks = []
    for kind, text in _kinds(indicators, language):
        root = Element("svg", {"viewBox": "-8 -8 16 16", "width": "14", "height": "14", "aria-hidden": "true"})
        mark(root, kind, 0, 0)
        marks.append((tostring(root, encoding="unicode"), text))
    return marks


def _kinds(indicators: Sequence[Indicator], language: str) -> list[tuple[str, str]]:
    """The kinds of values that have a number, with their names."""
    labels = {value.kind: value.kind_label for one in indicators for value in one.values if value.value is not None}
    return [(kind, label.best(language) or kind) for kind, label in labels.items()]


def style() -> str:
    """The style of the picture, which a page with pictures needs too."""
    return asset("progress_svg.css")


def _head(root: Element, indicators: Sequence[Indicator], language: str, width: int) -> None:
    """How many stand how, and what the marks mean."""
    x, y = float(EDGE), EDGE + 42
    for name, number in progress.summary(indicators):
        text = f"{progress.STANDINGS[name].best(language)} {number}"
        group = node(root, "g", class_=f"is-{name}")
        node(group, "circle", class_="dot", cx=x + 5, cy=y - 4, r=5)
        node(group, "text", text, class_="count", x=x + 15, y=y)
        x += 15 + width_of(text, 13) + 18
    x, y = float(EDGE), EDGE + 62
    for kind, text in _kinds(indicators, language):
        mark(root, kind, x + 6, y - 4)
        node(root, "text", text, class_="key", x=x + 16, y=y)
        x += 16 + width_of(text, 12) + 16
    bars = _KEY.best(language) or ""
    if x + width_of(bars, 12) < width:
        node(root, "text", bars, class_="key", x=x + 6, y=y)


def _lines(text: str) -> list[str]:
    """A name in lines of the cell's width, three at most."""
    from keikaku.render.wrapping import wrap

    lines = wrap(clean(text), 38)
    return lines if len(lines) <= 3 else [*lines[:2], lines[2][:-1] + "…"]


def _name(one: Indicator, language: str) -> str:
    return one.thing.label.best(language) or one.thing.address or one.thing.iri


def _height(one: Indicator, language: str) -> int:
    return 14 + 19 * len(_lines(_name(one, language))) + 18 + 24 + BAR_HEIGHT + 6 + CHART_HEIGHT + FOOT


def _cell(group: Element, one: Indicator, language: str, tall: int) -> None:
    node(group, "rect", class_="card", width=CELL, height=tall, rx=9)
    y = 14
    for line in _lines(_name(one, language)):
        y += 19
        node(group, "text", line, class_="name", x=14, y=y - 5)
    measure = (one.measure.label.best(language) if one.measure else None) or ""
    y += 18
    node(group, "text", _cut(measure, 272, 11), class_="note", x=14, y=y - 4)
    y += 24
    standing = progress.standing(one, language)
    node(group, "circle", class_="dot", cx=19, cy=y - 9, r=5)
    node(group, "text", standing, class_="standing", x=29, y=y - 5)
    said = progress.said(one, language)
    node(
        group,
        "text",
        _cut(said, 262 - width_of(standing, 13), 13),
        class_="said",
        x=38 + width_of(standing, 13),
        y=y - 5,
    )
    # What is left between the words and the drawing goes above it, so that the charts of a row stand in line.
    drawing = node(group, "g", transform=f"translate(0 {tall - FOOT - CHART_HEIGHT - 6 - BAR_HEIGHT})")
    _drawing(drawing, one, language)
    node(group, "text", _cut(_paces(one, language), 272, 11), class_="pace", x=14, y=tall - 29)
    where = f"{one.thing.address or one.thing.iri}" + ("" if one.page is None else f", p. {one.page}")
    node(group, "text", _cut(where, 272, 11), class_="note", x=14, y=tall - 12)


def _drawing(parent: Element, one: Indicator, language: str) -> None:
    from keikaku.render.progress_chart import bar

    bar(node(parent, "g", transform="translate(14 0)"), one)
    chart(node(parent, "g", transform=f"translate(8 {BAR_HEIGHT + 6})"), one, language, CELL - 18, CHART_HEIGHT)


def _paces(one: Indicator, language: str) -> str:
    parts = []
    if one.past is not None:
        change = progress.change_text(one, one.past, language)
        parts.append(f"これまで 年{change}" if language == "ja" else f"so far {change} a year")
    if one.pace:
        change = progress.change_text(one, one.pace, language)
        parts.append(f"必要 年{change}" if language == "ja" else f"needed {change}")
    return ("　" if language == "ja" else "; ").join(parts)


def _cut(text: str, room: float, size: float) -> str:
    """The text, with … where it would be wider than so many pixels."""
    if width_of(text, size) <= room:
        return text
    while text and width_of(text + "…", size) > room:
        text = text[:-1]
    return text.rstrip() + "…"
