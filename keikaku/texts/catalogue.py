"""The texts that people read, by key and language.

A key is a file and a name in it: ``notes.nothing_said`` is ``nothing_said`` in ``ja/notes.json`` and ``en/notes.json``.
A text has named places, ``{count} {count|problem|problems} found``; of two words, the first is that for 1.
The scripts of pages fill texts in the same way. JSON, because the files are read at each start of the program.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal

from keikaku.records import Label

LANGUAGES = ("ja", "en")
FOLDER = Path(__file__).parent

_PLACE = re.compile(r"\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}")


def spoken(language: str) -> Literal["ja", "en"]:
    """The language in which there are texts: Japanese for ``ja``, English for every other."""
    return "ja" if language == "ja" else "en"


def in_order(language: str) -> tuple[str, ...]:
    """The languages, the reader's own first."""
    return tuple(sorted(LANGUAGES, key=lambda one: one != spoken(language)))


def text(key: str, language: str, /, **values: object) -> str:
    """A text with its places filled; a Label fills one in the text's language.

    Raises KeyError for a key that is not there and for a place without its value.
    """
    section, _, name = key.partition(".")
    shown = spoken(language)

    def fill(place: re.Match[str]) -> str:
        value = values[place[1]]
        if place[2] is not None:
            return place[2] if value == 1 else place[3]
        return str(value.best(shown) if isinstance(value, Label) else value)

    return _PLACE.sub(fill, section_of(section, shown)[name])


def label(key: str, /, **values: object) -> Label:
    """A text in both languages. Raises as ``text`` does."""
    return Label(*(text(key, language, **values) for language in LANGUAGES))


def labels(keys: Iterable[str]) -> tuple[Label, ...]:
    """Several texts in both languages, such as the headings of a table."""
    return tuple(label(key) for key in keys)


def listed(parts: Iterable[str], language: str) -> str:
    """The parts one after the other, as a language lists them: ``a, b``, a、b."""
    return text("joints.list", language).join(parts)


@cache
def section_of(section: str, language: str) -> dict[str, str]:
    """The texts of one file. Raises KeyError where there is none."""
    try:
        written = (FOLDER / language / f"{section}.json").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise KeyError(section) from None
    found: dict[str, str] = json.loads(written)
    return found
