"""A name in the few short lines that stand beside a mark in a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from keikaku.render.text.columns import columns
from keikaku.render.text.lines import fill
from keikaku.render.text.phrases import JAPANESE, phrases

WIDE_COLUMNS, NARROW_COLUMNS, MOST_LINES = 28, 26, 3  # of a name in the picture: 14 full-width characters
SPARE = 8  # columns that a line may take more before a name loses its end
LONGEST = 300  # characters that are looked at: what is longer fills three lines anyway, and would take long to measure

# Parts of a long phrase: words, katakana runs, pairs of kanji, other characters. Endings in hiragana and closing marks
# stay with what they follow, opening brackets with what follows them.
_UNIT = re.compile(
    r"[(（「『【〔〈《]*(?:[ァ-ヺー]{2,12}(?![ァ-ヺー])|[!-~\u00a1-\u024f]+|[一-鿿]{2}|\S)"
    r"[ぁ-ゖ]{0,7}[、。,.)」』】〕〉》・:;!?，．）：；！？ー々ァィゥェォッャュョヶ%℃]*\s*|\s+"
)


def wrap(text: str) -> list[str]:
    """A name in at most three lines of about equal length, cut with … where that is not enough."""
    text = text[:LONGEST]
    wide = any(columns(character) == 2 for character in text)
    limit = WIDE_COLUMNS if wide else NARROW_COLUMNS
    units = [unit for phrase in phrases(text) for unit in _units(phrase, limit)]
    lines = _fill(units, limit)
    if len(lines) > MOST_LINES:
        wider = next(
            (width for width in range(limit, limit + SPARE + 1) if len(_fill(units, width)) <= MOST_LINES), None
        )
        if wider:
            return _fill(units, wider)
        last = lines[MOST_LINES - 1]
        while columns(last) > limit - 2:
            last = last[:-1]
        return [*lines[: MOST_LINES - 1], last.rstrip() + "…"]
    for width in range(limit // 2, limit):
        evener = _fill(units, width)
        if len(evener) == len(lines) and all(columns(line) <= width for line in evener):
            return evener
    return lines


def _units(phrase: str, limit: int) -> Iterator[str]:
    """What a line break may stand between: a Japanese phrase; its parts where it is too long; else words."""
    if JAPANESE.search(phrase) and columns(phrase.rstrip()) <= limit:
        yield phrase
        return
    for unit in _UNIT.findall(phrase):
        while columns(unit) > limit:
            cut = next(end for end in range(len(unit), 0, -1) if columns(unit[:end]) <= limit)
            yield unit[:cut]
            unit = unit[cut:]
        yield unit


def _fill(units: Sequence[str], limit: int) -> list[str]:
    return [line.strip() for line in fill(units, limit, columns)]
