"""Phrases and numbers that stay whole in HTML written at once: what js/text/phrase_nodes.js does in a page at work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from keikaku.render.text.phrases import JAPANESE, phrases

if TYPE_CHECKING:
    from markupsafe import Markup

# The same as in phrase_nodes.js, which says what they find.
_NUMBER = re.compile(
    r"((?:\bpp?\. )?(?:[+−±≈≥≤<>] ?)?\d(?:[\d.,]*\d)?(?:[–-]\d(?:[\d.,]*\d)?)*(?:[KMBT]\b)?"
    r"(?: ?[%％]| (?!pp?\.)(?:[^\W\d_]|[²³])+)?)"
)
_PARTED = re.compile(r"\S\s+\S|[^\w\s.,（「『【〔〈《“‘(][^\W_]|(?:[^\W_]|[^\w\s$+<=>^`|~−±≈≥≤])(?=[（「『【〔〈《])")
_NOT_LATIN = re.compile(r"\d|[^A-Za-z\u00aa-\u024f\s]")
LONGEST_WHOLE = 24


def in_phrases(text: str) -> Markup:
    """The text, escaped, with ``<wbr>`` between its phrases and ``<in-one>`` around what must not be parted."""
    from markupsafe import Markup, escape

    if JAPANESE.search(text):
        whole = Markup("<wbr>").join(_kept(phrase) for phrase in phrases(text))
    else:
        whole = Markup("").join(
            _kept(part) if place % 2 else escape(part) for place, part in enumerate(_NUMBER.split(text))
        )
    return Markup("<in-phrases>{}</in-phrases>").format(whole) if "<" in whole else whole


def _kept(piece: str) -> Markup:
    from markupsafe import Markup, escape

    text = piece.rstrip()
    if not _PARTED.search(text) or len(text) > LONGEST_WHOLE or not _NOT_LATIN.search(text):
        return escape(piece)
    return Markup("<in-one>{}</in-one>{}").format(text, piece[len(text) :])
