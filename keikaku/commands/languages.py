"""The language to speak in."""

from __future__ import annotations

import os

from keikaku.records import is_japanese


def language_of(text: str, chosen: str | None) -> str:
    """The chosen language; else Japanese for a text with kana or kanji; else that of the locale."""
    if chosen:
        return chosen
    if is_japanese(text):
        return "ja"
    return default_language(text)


def default_language(text: str = "") -> str:
    """English for words in Latin letters; otherwise that of the locale."""
    if any(character.isalpha() for character in text):
        return "en"
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "ja" if locale.startswith("ja") else "en"
