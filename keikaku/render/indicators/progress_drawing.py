"""Bars and charts as SVG elements: what progress_bar.py and progress_chart.py have worked out, and nothing else."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from keikaku.records import Indicator
from keikaku.render.html_page import clean
from keikaku.render.indicators.progress_bar import LINE, Bar, bar
from keikaku.render.indicators.progress_chart import HEIGHT, Chart, Point, chart

GAP = 8.0  # between bar and chart


def node(parent: Element, tag: str, text: str = "", **attributes: object) -> Element:
    """An element in another one, its text without what cannot be seen. ``class_`` is class, ``a_b`` a-b."""
    named = {key.rstrip("_").replace("_", "-"): _attribute(value) for key, value in attributes.items()}
    made = SubElement(parent, tag, named)
    if text:
        made.text = clean(text)
    return made


def _attribute(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else clean(str(value))


def drawing_height(one: Indicator) -> float:
    """The height of a bar with its chart below it; 0 where there is neither."""
    heights = [found.height for found in (bar(one),) if found], [HEIGHT for found in (chart(one),) if found]
    both = [height for part in heights for height in part]
    return sum(both) + GAP * (len(both) - 1) if both else 0.0


def draw(parent: Element, one: Indicator, language: str) -> None:
    """Bar and chart, one below the other from the origin; the bar stands in the middle of the chart's width."""
    top = 0.0
    if found := bar(one):
        draw_bar(node(parent, "g", transform="translate(10 0)"), found, language)
        top = found.height + GAP
    if shown := chart(one):
        draw_chart(node(parent, "g", transform=f"translate(0 {top:g})"), shown, language)


def draw_bar(parent: Element, shown: Bar, language: str) -> None:
    """The way, what has come of it, where the target is met, and the numbers."""
    if shown.met:
        start, end = shown.met
        node(parent, "rect", class_="met", x=start, y=LINE - 7, width=end - start, height=14)
    start, end = shown.way
    track = "track is-open" if shown.is_open else "track"
    node(parent, "rect", class_=track, x=start, y=LINE - 4, width=max(end - start, 1.0), height=8, rx=4)
    if shown.come:
        start, end = shown.come
        node(parent, "rect", class_="come", x=start, y=LINE - 4, width=max(end - start, 1.0), height=8, rx=3)
    for kind, x in sorted(shown.marks, key=lambda mark: mark[0] == "Actual"):
        if kind == "Actual":
            node(parent, "circle", class_="now", cx=x, cy=LINE, r=5.5)
        else:
            node(parent, "line", class_=f"end is-{kind}", x1=x, x2=x, y1=LINE - 8, y2=LINE + 8)
    for label in shown.labels[language]:
        node(parent, "text", label.text, class_=f"value is-{label.kind}", x=label.x, y=label.y, text_anchor="middle")


def draw_chart(parent: Element, shown: Chart, language: str) -> None:
    """The values over the years."""
    node(parent, "text", shown.unit.best(language) or "", class_="unit", x=2, y=11)
    if shown.floor:
        left, top, right, bottom = shown.floor
        node(parent, "rect", class_="met", x=left, y=top, width=right - left, height=bottom - top)
    for tick in shown.ticks:
        node(parent, "line", class_="grid", x1=shown.left, x2=shown.right, y1=tick.y, y2=tick.y)
        number = tick.text.best(language) or ""
        node(parent, "text", number, class_="tick", x=shown.left - 5, y=tick.y + 4, text_anchor="end")
    if shown.note:
        node(parent, "path", class_="broken", d=broken(shown))
        node(parent, "text", shown.note.best(language) or "", class_="note", x=2, y=shown.base + 33)
    for x, text in shown.years:
        node(parent, "text", text, class_="tick", x=x, y=shown.base + 16, text_anchor="middle")
    if shown.level:
        start, end, y = shown.level
        node(parent, "line", class_="level", x1=start, x2=end, y1=y, y2=y)
    for name, run in (("line", shown.line), ("way", shown.way)):
        if len(run) > 1:
            node(parent, "path", class_=name, d=path(run))
    for point in shown.points:
        mark(parent, point.value.role, point.x, point.y)
    for label in shown.labels[language]:
        kind = label.kind if label.kind in ("Baseline", "Actual", "Target", "InterimTarget") else "Other"
        node(parent, "text", label.text, class_=f"value is-{kind}", x=label.x, y=label.y, text_anchor="middle")


def path(run: tuple[Point, ...]) -> str:
    """A line through points."""
    return "M" + "L".join(f"{at.x:g} {at.y:g}" for at in run)


def broken(shown: Chart) -> str:
    """The mark of an axis that does not start at zero: a wave across its foot."""
    return f"M{shown.left - 4:g} {shown.base + 3:g}l3 -6l3 6l3 -6"


def mark(parent: Element, kind: str, x: float, y: float) -> None:
    """Dots for what was measured, open diamonds for targets."""
    if kind in ("Target", "InterimTarget"):
        r = 6.5 if kind == "Target" else 5.0
        node(parent, "path", class_=f"mark is-{kind}", d=f"M{x:g} {y - r:g}l{r} {r}l{-r} {r}l{-r} {-r}Z")
    elif kind in ("Baseline", "Actual"):
        node(parent, "circle", class_=f"mark is-{kind}", cx=x, cy=y, r=5 if kind == "Actual" else 4.2)
