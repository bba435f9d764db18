"""An index under the letters by which its language looks names up: A to Z, or the rows of the kana."""

from __future__ import annotations

from bisect import bisect_right

from keikaku.site_data import KindPage, Listed
from keikaku.texts.catalogue import text
from keikaku.vocab import ENTITY_KINDS

_BEGIN = "ぁかさたなはまゃらゎ"  # the rows of the syllabary, small letters included
_HEAD = "あかさたなはまやらわ"
_END = "ゖ"
_FROM_HIRAGANA = 0x60  # to the same in katakana


def by_letter(page: KindPage, language: str) -> list[tuple[str, list[Listed]]]:
    """The things of an index under their first letters; elements in the order of their plans, under none."""
    if page.kind.id not in ENTITY_KINDS:
        return [("", list(page.things))]
    found: dict[str, list[Listed]] = {}
    for one in sorted(page.things, key=lambda one: ((one.reading.best(language) or "").casefold(), one.link.iri)):
        found.setdefault(letter(one.reading.best(language) or "", language), []).append(one)
    return list(found.items())


def letter(reading: str, language: str) -> str:
    """The letter under which a name stands."""
    first = reading.strip()[:1].upper()
    if "ァ" <= first <= "ヶ":
        first = chr(ord(first) - _FROM_HIRAGANA)
    if _BEGIN[0] <= first <= _END:
        return _HEAD[bisect_right(_BEGIN, first) - 1]
    return first if first.isascii() and first.isalpha() else text("site.other_letters", language)
