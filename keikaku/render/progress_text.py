"""The dashboard of indicators for a terminal: for each a block with a bar from baseline to target."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from keikaku.records import Indicator, IndicatorValue, Label
from keikaku.render import progress

if TYPE_CHECKING:
    from rich.text import Text

_STYLES = {
    "back": "red",
    "underway": "blue",
    "reached": "green",
    "baseless": "",
    "unmeasured": "magenta",
    "aimless": "",
}
_EIGHTHS = " ▏▎▍▌▋▊▉"
BACK, WAY, BEYOND = 14, 20, 6  # cells before the baseline, up to the target, and behind it
INDENT = "  "
_WORDS = {
    "baseline": Label("策定時", "baseline"),
    "target": Label("目標", "target"),
    "past": Label("これまで 年", "so far {} a year"),
    "pace": Label("必要 年", "needed {} a year"),
    "cumulative": Label("累計値", "cumulative"),
    "key": Label(
        "棒：左の線は策定時、右の線は目標値", "bars: from the baseline (left line) to the target (right line)"
    ),
    "none": Label("指標はない。", "No indicators."),
}


def render(
    indicators: Sequence[Indicator], language: str, width: int, colour: bool, plain: bool = False,
    quotations: Mapping[str, str] | None = None,
) -> str:  # fmt: skip
    """The blocks in the order given, as text of at most ``width`` cells a line.

    colour: with ANSI styles. plain: bars of ASCII, for a terminal that has no block elements. quotations: address
    to text, put under each block.
    """
    from rich.console import Console

    if not indicators:
        return f"{_word('none', language)}\n"
    out = io.StringIO()
    # Rich styles with ANSI codes only where it is told that this is a terminal.
    console = Console(
        file=out, width=max(width, 20), force_terminal=colour, no_color=not colour, highlight=False, emoji=False,
        legacy_windows=False, soft_wrap=True,
    )  # fmt: skip
    for line in _head(indicators, language, width):
        console.print(line)
    for one in indicators:
        console.print()
        for line in _block(one, language, width, plain, quotations or {}):
            console.print(line)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _head(indicators: Sequence[Indicator], language: str, width: int) -> list[Text]:
    from rich.text import Text

    counted = ", ".join(
        f"{progress.STANDINGS[name].best(language)} {number}" for name, number in progress.summary(indicators)
    )
    if language == "ja":
        counted = counted.replace(", ", "、")
        line = f"{len(indicators)} 指標：{counted}"
    else:
        line = f"{len(indicators)} indicator{'' if len(indicators) == 1 else 's'}: {counted.lower()}"
    return [Text(part) for text in (line, _word("key", language)) for part in _wrapped(text, width, "")]


def _block(one: Indicator, language: str, width: int, plain: bool, quotations: Mapping[str, str]) -> list[Text]:
    from rich.text import Text

    style = _STYLES[one.standing]
    name = _clean(one.thing.label.best(language) or one.thing.address or one.thing.iri)
    lines = [Text(part, "bold") for part in _wrapped(name, width, "")]
    said = progress.said(one, language)
    bar = Text(INDENT).append_text(_bar(one, plain)).append("  ")
    shown = (
        said if one.standing in ("baseless", "unmeasured", "aimless") else f"{progress.standing(one, language)} {said}"
    )
    parts = [shown, *_notes(one, language)]
    verdict = _ascii(", ".join(parts)) if plain else " · ".join(parts)
    first, *rest = _wrapped(verdict, width - len(bar.plain), "") if width - len(bar.plain) >= 16 else ["", verdict]
    lines.append(bar.append(first, style))
    lines += [Text(INDENT + line, style) for text in rest for line in _wrapped(text, width - len(INDENT), "")]
    numbers = [_values(one, language, plain), _paces(one, language, plain)]
    lines += [Text(part) for text in numbers if text for part in _wrapped(text, width, INDENT)]
    lines += [Text(part, "dim") for part in _wrapped(_where(one, language), width, INDENT)]
    quoted = dict.fromkeys(quotations.get(value.stated_in.address, "") for value in one.values)
    lines += [Text(part) for text in quoted if text for part in _wrapped(f"「{_clean(text)}」", width, INDENT)]
    return lines


def _bar(one: Indicator, plain: bool) -> Text:
    """The bar of 40 cells and two lines; a value that lies outside of it is an arrow at its end."""
    from rich.text import Text

    style = _STYLES[one.standing]
    full, empty, line, gap = ("#", "-", "|", ".") if plain else ("█", "░", "│", "┄")
    place = progress.place(one)
    before, way, behind = " " * BACK, (empty if place else gap) * WAY, " " * BEYOND
    start = line if one.way in ("up", "down") else (empty if place else gap)
    if place is None:
        return Text(before + start + way + line + behind)
    if place.start == 1.0:  # to be kept: the change stands beside the target
        start = way[0]
        change = place.now - 1
        if change < 0:
            cells = min(WAY, max(1, round(-change * WAY)))
            return Text(before + start + way[cells:]).append(full * cells, style).append(line + behind)
        beyond = _filled(change * WAY, BEYOND, full, plain) or full
        return Text(before + start + way + line).append(beyond[:BEYOND].ljust(BEYOND), style)
    if place.now < 0:
        cells = max(1, round(-place.now * WAY))
        fill = ("<" if plain else "◀") + full * (BACK - 1) if cells > BACK else full * cells
        return Text(" " * (BACK - len(fill))).append(fill, style).append(start + way + line + behind)
    come = _filled(min(place.now, 1.0) * WAY, WAY, full, plain)
    bar = Text(before + start).append(come, style).append(way[len(come) :] + line)
    if place.now <= 1:
        return bar.append(behind)
    size = (place.now - 1) * WAY
    beyond = full * (BEYOND - 1) + (">" if plain else "▶") if size > BEYOND else _filled(size, BEYOND, full, plain)
    return bar.append(beyond.ljust(BEYOND), style)


def _filled(size: float, most: int, full: str, plain: bool) -> str:
    """So many cells, the last one in part."""
    if plain:
        return full * min(most, round(size))
    eighths = min(8 * most, round(8 * size))
    return full * (eighths // 8) + (_EIGHTHS[eighths % 8] if eighths % 8 else "")


def _values(one: Indicator, language: str, plain: bool) -> str:
    """The way in numbers: ``6,600人 (2014年度) → 5,416人 (2016年度) → 目標 8,100人以上 (2021年度)``."""
    arrow = " -> " if plain else " → "
    shown = []
    for kind in ("Baseline", "Actual", "Target"):
        value = one.find(kind)
        if value is not None:
            before = f"{_word('target', language)} " if kind == "Target" else ""
            shown.append(before + _dated(one, value, language))
    return _ascii(arrow.join(shown)) if plain else arrow.join(shown)


def _paces(one: Indicator, language: str, plain: bool) -> str:
    """The change a year so far, and the one that is needed."""
    paces = []
    if one.past is not None:
        paces.append(_yearly("past", progress.change_text(one, one.past, language), language))
    if one.pace:
        paces.append(_yearly("pace", progress.change_text(one, one.pace, language), language))
    text = ("、" if language == "ja" else ", ").join(paces)
    return _ascii(text) if plain else text


def _ascii(text: str) -> str:
    return text.translate({0x2212: "-", 0x2265: ">=", 0x2264: "<=", 0x2248: "~", 0xB2: "2"})


def _dated(one: Indicator, value: IndicatorValue, language: str) -> str:
    period = value.period.best(language)
    number = _clean(progress.value_text(value, one.unit, language))
    return f"{number} ({period})" if period else number


def _yearly(key: str, change: str, language: str) -> str:
    text = _word(key, language)
    return text.format(change) if "{}" in text else f"{text}{change}"


def _notes(one: Indicator, language: str) -> list[str]:
    notes = [_word("cumulative", language)] if one.cumulative else []
    return notes + [change.best(language) or "" for change in one.changes]


def _where(one: Indicator, language: str) -> str:
    measure = one.measure.label.best(language) if one.measure else None
    page = None if one.page is None else f"p. {one.page}"
    return " · ".join(_clean(part) for part in (measure, one.thing.address, page) if part)


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    from keikaku.render.wrapping import wrap

    return [indent + line for line in wrap(text, max(8, width - len(indent)))]


def _clean(text: str) -> str:
    from keikaku.render.table import printable

    return printable(text).replace("\n", " ")


def _word(key: str, language: str) -> str:
    return _WORDS[key].best(language) or ""
