"""The dashboard of indicators for a terminal: for each a block with a bar from baseline to target."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from keikaku.records import Indicator, tagged
from keikaku.render.indicators import progress
from keikaku.render.indicators.progress_bar import Scale, end_text, scale
from keikaku.texts import catalogue

if TYPE_CHECKING:
    from rich.text import Text

_STYLES = {"reached": "green", "on": "blue", "off": "red", "unknown": ""}
_EIGHTHS = " ▏▎▍▌▋▊▉"
BAR = 30  # cells from the first value to the last
INDENT = "  "


def render(
    indicators: Sequence[Indicator], language: str, width: int, colour: bool, plain: bool = False,
    quotations: Mapping[str, str] | None = None,
) -> str:  # fmt: skip
    """The blocks in the order given, as text of at most ``width`` cells a line.

    The bars stand below each other; where a terminal is too narrow for one with its numbers, it is left out.
    colour: with ANSI styles. plain: bars of ASCII, for a terminal that has no block elements. quotations: address
    to text, put under each block.
    """
    from rich.console import Console

    if not indicators:
        return f"{catalogue.text('indicators.none', language)}\n"
    out = io.StringIO()
    # Rich styles with ANSI codes only where it is told that this is a terminal.
    console = Console(
        file=out, width=max(width, 20), force_terminal=colour, no_color=not colour, highlight=False, emoji=False,
        legacy_windows=False, soft_wrap=True,
    )  # fmt: skip
    for line in _head(indicators, language, width, plain):
        console.print(line)
    room = max(cell_len(_left_text(one, language, plain)) for one in indicators)
    for one in indicators:
        console.print()
        for line in _block(one, language, width, plain, quotations or {}, room):
            console.print(line)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _head(indicators: Sequence[Indicator], language: str, width: int, plain: bool) -> list[Text]:
    from rich.text import Text

    counted = [
        f"{catalogue.text(progress.TRACKS[name], language)} {number}".lower()
        for name, number in progress.summary(indicators)
    ]
    tracks = catalogue.listed(counted, language)
    line = catalogue.text("indicators.count", language, count=len(indicators), tracks=tracks)
    said = ["indicators.bars_in_cells", *(["indicators.fallen_short"] if any(map(_fell, indicators)) else [])]
    key = catalogue.listed((catalogue.text(one, language) for one in said), language)
    return [Text(part) for text in (line, _ascii(key) if plain else key) for part in _wrapped(text, width, "")]


def _block(
    one: Indicator, language: str, width: int, plain: bool, quotations: Mapping[str, str], room: int
) -> list[Text]:
    from rich.text import Text

    style = _STYLES[one.track]
    said = progress.told(one, language)
    name = _clean(tagged(one.thing.label.best(language) or one.thing.address or one.thing.iri))
    lines = [Text(part, "bold") for part in _wrapped(name, width, "")]
    verdict = (", " if plain else " · ").join([said.verdict_line(language), *progress.notes(one, language)])
    lines += [Text(part, style) for part in _wrapped(_shown(verdict, plain), width, INDENT)]
    drawn = _bar_line(one, language, plain, room)
    if drawn.cell_len <= width:  # numbers that a narrow terminal has no room for stand in the words below
        lines.append(drawn)
    for text in (said.state_line(language), said.why, said.first):
        lines += [Text(part) for part in _wrapped(_shown(text, plain), width, INDENT) if text]
    lines += [Text(part, "dim") for part in _wrapped(_where(one, language), width, INDENT)]
    quoted = dict.fromkeys(quotations.get(value.stated_in.address, "") for value in one.values)
    lines += [Text(part) for text in quoted if text for part in _wrapped(f"「{_clean(text)}」", width, INDENT)]
    return lines


def _left_text(one: Indicator, language: str, plain: bool) -> str:
    """The number at the left end of the bar, where two ends have one."""
    places = scale(one)
    ends = places.ends() if places else []
    return _shown(end_text(one, ends[0][1], language), plain) if len(ends) > 1 else ""


def _bar_line(one: Indicator, language: str, plain: bool, room: int) -> Text:
    """The bar between the numbers of its ends, the left one in so many cells; empty where there is nothing to draw."""
    from rich.text import Text

    places = scale(one)
    if places is None:
        return Text()
    left = _left_text(one, language, plain).replace("\xa0", " ")
    right = _shown(end_text(one, places.ends()[-1][1], language), plain).replace("\xa0", " ")
    before = INDENT + " " * max(0, room - cell_len(left)) + left + " "
    return Text(before).append_text(_bar(one, places, plain)).append(f" {right}")


def _bar(one: Indicator, places: Scale, plain: bool) -> Text:
    """``BAR`` cells and two for the ends: the way, what has come of it, and a line for baseline and target."""
    from rich.text import Text

    full, empty, line, gap, lost = ("#", "-", "|", ".", "x") if plain else ("█", "░", "│", "┄", "▒")
    style = _STYLES[one.track]
    come = _come(one, places)
    cells = [(empty if come else gap, "")] * (BAR + 2)
    if come is None and places.latest is not None:
        cells[_cell(places.latest)] = (full, style)
    elif come and come[1] < come[0]:
        first, end = _cell(come[1]), _cell(come[0])
        cells[first:end] = [(lost, style)] * (end - first)
    elif come:
        first, eighths = _cell(come[0]) + 1, round(8 * (come[1] - come[0]) * BAR)
        parts = full * (eighths // 8) + (_EIGHTHS[eighths % 8].strip() if not plain else full * (eighths % 8 > 3))
        size = min(len(parts), BAR + 2 - first)
        cells[first : first + size] = [(sign, style) for sign in parts[:size]]
        if come[1] == 1.0:
            cells[first:] = [(full, style)] * (BAR + 2 - first)
    for place in (places.baseline, places.target):
        if place is not None:
            cells[_cell(place)] = (line, "")
    drawn = Text()
    for sign, how in cells:
        drawn.append(sign, how)
    return drawn


def _come(one: Indicator, places: Scale) -> tuple[float, float] | None:
    return None if one.standing in ("baseless", "unmeasured") else places.come()


def _fell(one: Indicator) -> bool:
    """Whether the bar goes back from the baseline, or from the level to be kept."""
    places = scale(one)
    come = _come(one, places) if places else None
    return come is not None and come[1] < come[0]


def _cell(place: float) -> int:
    return round(place * (BAR + 1))


def _shown(text: str, plain: bool) -> str:
    """Made fit for the terminal."""
    return _ascii(_clean(text)) if plain else _clean(text)


def _ascii(text: str) -> str:
    return text.translate(
        {
            0x2212: "-",
            0x2265: ">=",
            0x2264: "<=",
            0x2248: "~",
            0xB2: "2",
            0x2013: "-",
            0x2502: "|",
            0x2588: "#",
            0x2592: "x",
        }
    )


def _where(one: Indicator, language: str) -> str:
    measure = one.measure.label.best(language) if one.measure else None
    page = None if one.page is None else f"p. {one.page}"
    return " · ".join(_clean(part) for part in (measure, one.thing.address, page) if part)


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    from keikaku.render.text.wrapping import wrap

    # A no-break space has done its work once the lines are made; copied from a terminal it would only disturb.
    return [indent + line.replace("\xa0", " ") for line in wrap(text, max(8, width - len(indent)))]


def _clean(text: str) -> str:
    from keikaku.render.text.screen import printable

    return printable(text).replace("\n", " ")
