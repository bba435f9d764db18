"""Everyday words for what plans speak of, in both languages: 町工場 and small factories for ものづくり企業.

They are no names of things, so they stand in no graph; a question may use them wherever a graph has a thing by the name
that they stand for. What a name of the graph says itself, it says before them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from keikaku.language.folding import fold

FILE = Path(__file__).with_name("thesaurus.toml")


@cache
def entries() -> Mapping[str, Mapping[str, list[str]]]:
    """Names to the words for them: ``ja`` and ``en``."""
    import tomllib

    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@cache
def forms() -> Mapping[str, tuple[str, str]]:
    """The folded words to the folded names that they stand for, and to the words as they are written."""
    return {
        fold(word): (fold(name), word) for name, own in entries().items() for words in own.values() for word in words
    }  # fmt: skip


def meant(texts: Iterable[str]) -> list[str]:
    """The names for which some of these texts have an everyday word."""
    folded = [fold(text) for text in texts]
    return sorted({name for word, (name, _) in forms().items() if any(word in text for text in folded)})
