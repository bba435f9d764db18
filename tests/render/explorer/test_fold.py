"""The explorer folds names as the language room does: what the terminal finds, the page finds."""

from __future__ import annotations

import sys
import unicodedata
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from keikaku.language.folding import fold, fold_with_map
from keikaku.services.session.session import Session
from tests.examples import examples
from tests.render.explorer.modules import Modules

FOLD_ALL = "async (texts) => { const { fold } = await import('/text/fold.js'); return texts.map(fold); }"
PLACES = "async (text) => { const { foldWithMap } = await import('/text/fold.js'); return foldWithMap(text); }"
# Chromium's Unicode is newer than Python's: what Python does not know yet is not compared. Surrogates are not text.
KNOWN = st.characters(exclude_categories=("Cs", "Cn", "Co"))
JAPANESE = st.text(
    st.sampled_from(
        "ァアカガｶﾞハパﾊﾟヴゔーｰ々ヽ・（）「」株式会社⻑⼾戶⺠㇐‧●ꞏＡＢａ①Ⅲ㈱㍿－‐ 　éßẞİıÅÅ가각ᄀ\u3099\u309a\u0301"
    )
)


def test_every_name_of_the_graph_folds_alike(modules: Modules, session: Session) -> None:
    texts = sorted({name.text for name in session.every_name})
    assert len(texts) > 2000
    assert modules.evaluate(FOLD_ALL, texts) == [fold(text) for text in texts]


def test_every_character_folds_alike(modules: Modules) -> None:
    """Alone and inside a word: some letters are written otherwise at the end of one."""
    known = [
        character
        for character in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(character) not in ("Cs", "Cn", "Co")
    ]
    texts = list(chain(known, (f"Σ{character}b" for character in known)))
    theirs = modules.evaluate(FOLD_ALL, texts)
    differing = [(text, ours) for text, ours in zip(texts, theirs, strict=True) if fold(text) != ours]
    assert differing == []


@examples(200)
@given(texts=st.lists(st.one_of(st.text(KNOWN), JAPANESE), min_size=1, max_size=30))
def test_any_text_folds_alike(modules: Modules, texts: list[str]) -> None:
    assert modules.evaluate(FOLD_ALL, texts) == [fold(text) for text in texts]


@examples(200)
@given(text=JAPANESE)
def test_places_in_the_text_are_those_of_the_language_room(modules: Modules, text: str) -> None:
    folded, offsets = fold_with_map(text)
    found = modules.evaluate(PLACES, text)
    assert found == {"folded": folded, "places": [*offsets, len(text)]}
