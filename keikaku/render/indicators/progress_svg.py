"""The dashboard of indicators as one SVG picture of small multiples. No text is cut: what is long takes more lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, tostring

from keikaku.records import Indicator, tagged
from keikaku.render.html_page import asset, clean
from keikaku.render.indicators import progress, progress_chart
from keikaku.render.indicators.progress_drawing import draw, drawing_height, mark, node
from keikaku.render.text.drawn_widths import lines_of, width_of
from keikaku.texts import catalogue

COLUMNS, CELL, GAP, EDGE = 4, 332, 20, 24  # of the picture: columns, their width, and what is between and around them
INSET = 16  # of a cell's texts; the charts, INSET apart from both sides, are CELL - 2 * INSET wide


class _Line(NamedTuple):
    """A line of a cell: its class (which sets size and weight), its text, and the room that it takes."""

    kind: str
    text: str
    height: float
    indent: float = 0.0


_SIZES = {
    "verdict": (13.0, True, 19.0),
    "name": (13.0, True, 19.0),
    "said": (12.0, False, 17.0),
    "note": (11.0, False, 16.0),
}


def render(indicators: Sequence[Indicator], language: str) -> str:
    """The picture in the order given, light or dark as the reader's system is. The same gives the same text."""
    rows = [indicators[start : start + COLUMNS] for start in range(0, len(indicators), COLUMNS)]
    columns = max(1, min(COLUMNS, len(indicators)))
    width = 2 * EDGE + columns * CELL + (columns - 1) * GAP
    root = Element("svg", {
        "xmlns": "http://www.w3.org/2000/svg", "lang": language, "role": "img", "aria-labelledby": "title",
    })  # fmt: skip
    title = catalogue.text("indicators.title", language)
    node(root, "title", title, id="title")
    node(root, "style", style())
    page = node(root, "rect", class_="page", width=width)
    top = _head(root, indicators, language, width, title)
    for row in rows:
        texts = [_lines(one, language) for one in row]
        tall = (
            max(
                sum(line.height for line in above) + drawing_height(one) + sum(line.height for line in below)
                for one, (above, below) in zip(row, texts, strict=True)
            )
            + 3 * INSET
        )
        for place, (one, (above, below)) in enumerate(zip(row, texts, strict=True)):
            group = node(root, "g", class_=f"is-{one.track}")
            group.set("transform", f"translate({EDGE + place * (CELL + GAP)} {top:g})")
            _cell(group, one, language, tall, above, below)
        top += tall + GAP
    node(root, "text", catalogue.text("indicators.credit", language), class_="note", x=EDGE, y=top + 14)
    height = round(top + 14 + EDGE)
    page.set("height", str(height))
    root.set("viewBox", f"0 0 {width} {height}")
    root.set("width", str(width))
    root.set("height", str(height))
    return tostring(root, encoding="unicode") + "\n"


def picture(one: Indicator, language: str) -> str:
    """One indicator's bar and chart as an SVG element for a page, with a sentence in place of the picture."""
    height = max(drawing_height(one), 1.0)
    root = Element("svg", {
        "viewBox": f"0 0 {progress_chart.WIDTH:g} {height:g}", "class": f"picture is-{one.track}", "role": "img",
        "aria-label": clean(progress.sentence(one, language)),
    })  # fmt: skip
    draw(root, one, language)
    return tostring(root, encoding="unicode")


def key(indicators: Sequence[Indicator], language: str) -> list[tuple[str, str]]:
    """The marks that the pictures use, each as an SVG element for a page, with what it means."""
    marks = []
    for kind, text in _kinds(indicators, language):
        root = Element("svg", {"viewBox": "-8 -8 16 16", "width": "14", "height": "14", "aria-hidden": "true"})
        mark(root, kind, 0, 0)
        marks.append((tostring(root, encoding="unicode"), text))
    return marks


def style() -> str:
    """The style of the picture, which a page with pictures needs too."""
    return asset("progress_svg.css")


def _kinds(indicators: Sequence[Indicator], language: str) -> list[tuple[str, str]]:
    """The kinds of values that have a number, with their names."""
    there = {value.role: value.kind_label for one in indicators for value in one.values if value.value is not None}
    labels = there | ({"InterimTarget": progress.interim_label(indicators)} if "InterimTarget" in there else {})
    return [(kind, label.best(language) or kind) for kind, label in labels.items()]


def _head(root: Element, indicators: Sequence[Indicator], language: str, width: float, title: str) -> float:
    """Title, how many are on which track, what the marks mean. Gives the height at which the cells begin."""
    room = width - 2 * EDGE
    y = float(EDGE)
    for line in lines_of(title, room, 20, bold=True):
        y += 24
        node(root, "text", line, class_="title", x=EDGE, y=y - 6)
    counts = [
        (name, f"{catalogue.text(progress.TRACKS[name], language)} {number}")
        for name, number in progress.summary(indicators)
    ]
    y = _row(root, counts, y + 20, width, 13, True)
    y = _row(root, _kinds(indicators, language), y + 22, width, 12, False)
    for line in lines_of(catalogue.text("indicators.bars", language), room, 12):
        y += 18
        node(root, "text", line, class_="key", x=EDGE, y=y)
    return y + 20


def _row(root: Element, items: Sequence[tuple[str, str]], y: float, width: float, size: float, tracks: bool) -> float:
    """Marks with their texts, side by side as far as there is room. Gives the height of the last line."""
    x = float(EDGE)
    for name, text in items:
        wide = 16 + width_of(text, size, tracks)
        if x > EDGE and x + wide > width - EDGE:
            x, y = float(EDGE), y + 20
        if tracks:
            node(node(root, "g", class_=f"is-{name}"), "circle", class_="dot", cx=x + 5, cy=y - 4, r=5)
        else:
            mark(root, name, x + 6, y - 4)
        node(root, "text", text, class_="count" if tracks else "key", x=x + 16, y=y)
        x += wide + 18
    return y


def _lines(one: Indicator, language: str) -> tuple[list[_Line], list[_Line]]:
    """The texts of a cell above its drawing and below it, in lines that fit."""
    said = progress.told(one, language)
    name = tagged(one.thing.label.best(language) or one.thing.address or one.thing.iri)
    measure = (one.measure.label.best(language) if one.measure else None) or ""
    where = f"{one.thing.address or one.thing.iri}" + ("" if one.page is None else f", p. {one.page}")
    joined = catalogue.listed(progress.notes(one, language), language)
    above = [
        *_broken("verdict", said.verdict_line(language), 15.0), *_broken("name", name), *_broken("note", measure),
        *(line for text in (said.state_line(language), said.why, said.first) for line in _broken("said", text)),
    ]  # fmt: skip
    return above, [*_broken("note", joined), *_broken("note", where)]


def _broken(kind: str, text: str, indent: float = 0.0) -> list[_Line]:
    size, bold, height = _SIZES[kind]
    room = CELL - 2 * INSET - indent
    lines = lines_of(clean(text), room, size, bold)
    between = 4.0 if kind == "said" else 0.0  # above a text
    return [_Line(kind, line, height + (0 if place else between), indent) for place, line in enumerate(lines)]


def _cell(
    group: Element, one: Indicator, language: str, tall: float, above: Sequence[_Line], below: Sequence[_Line]
) -> None:
    node(group, "rect", class_="card", width=CELL, height=tall, rx=9)
    node(group, "circle", class_="dot", cx=INSET + 5, cy=INSET + 8, r=5)
    _text(group, above, INSET)
    foot = tall - INSET / 2 - sum(line.height for line in below)
    # What is left between the words and the drawing goes above it, so that the charts of a row stand in line.
    top = foot - INSET / 2 - drawing_height(one)
    draw(node(group, "g", transform=f"translate({INSET} {top:g})"), one, language)
    _text(group, below, foot)


def _text(group: Element, lines: Sequence[_Line], top: float) -> None:
    y = top
    for line in lines:
        y += line.height
        node(group, "text", line.text, class_=line.kind, x=INSET + line.indent, y=y - 5)
