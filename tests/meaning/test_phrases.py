"""Turns of speech are found wherever they begin, each as long as it is said."""

from __future__ import annotations

import pytest

from keikaku.meaning.phrases import Phrase, spoken

FOUND = {
    "what is planned for farmers": [Phrase("planned", "plan", 0, 15)],
    "KOBS stands for what": [Phrase("stands", "name", 5, 15)],
    "indicators that GOT  worse": [],
    "ＫＯＢＳは何の略ですか": [Phrase("stands", "name", 5, 11)],
    "指標がひとつも付いていない施策": [Phrase("lacking", "lacking", 2, 13)],
}


@pytest.mark.parametrize("text", FOUND)
def test_a_turn_of_speech_is_found_whole(text: str) -> None:
    found = list(spoken(text))
    assert [one for one in FOUND[text] if one not in found] == []


def test_english_words_are_taken_whole_and_an_apostrophe_may_be_curled() -> None:
    assert [one for one in spoken("misunderstand format") if one.category == "stands"] == []
    assert Phrase("whatis", "what", 0, 6) in spoken("what’s KOBS")


def test_text_without_a_turn_of_speech_has_none() -> None:
    assert list(spoken("JETRO")) == []
    assert list(spoken("")) == []
