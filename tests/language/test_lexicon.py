from __future__ import annotations

import pytest

from keikaku.language.folding import fold
from keikaku.language.lexicon import Lexicon, Sense
from keikaku.records import IRI, Label


def sense(local: str, label: Label = Label(None, None)) -> Sense:  # noqa: B008 - a tuple never changes
    return Sense(IRI(f"https://example.org/{local}"), local, False, label)


RUN, SUPPORT, USE, PART = sense("run"), sense("support"), sense("use"), sense("part")
WORDS = Lexicon(
    [("が運営する", RUN), ("が支える", SUPPORT), ("を使う", USE), ("を含む", PART), ("含んだ", USE), ("にある", PART)]
)


def found(word: str) -> list[Sense]:
    return WORDS.senses(fold(word))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("が運営する", RUN), ("運営する", RUN), ("が運営します", RUN), ("が運営している", RUN),
        ("が運営しています", RUN), ("運営した", RUN), ("運営して", RUN), ("運営しました", RUN),
        ("が支えます", SUPPORT), ("支えています", SUPPORT), ("支えた", SUPPORT),
        ("を使います", USE), ("使っている", USE), ("を使った", USE),
        ("を含みます", PART), ("含んでいる", PART), ("にあります", PART), ("にあった", PART),
    ],
)  # fmt: skip
def test_a_verb_is_known_in_its_polite_and_other_forms(written: str, meant: Sense) -> None:
    assert found(written) == [meant]


def test_what_is_given_comes_before_what_is_formed() -> None:
    assert found("含んだ") == [USE]


def test_a_verb_in_hiragana_keeps_its_particle() -> None:
    assert found("ある") == []


def test_a_word_may_have_several_senses_in_the_order_given() -> None:
    words = Lexicon([("value", RUN), ("ＶＡＬＵＥ", USE), ("value", RUN)])
    assert words.senses("value") == [RUN, USE]


def test_what_folds_to_nothing_is_no_word() -> None:
    words = Lexicon([("・", RUN)])
    assert (words.senses(""), words.longest) == ([], 0)
    assert words.sense("run") == RUN


def test_a_term_has_its_label_and_an_unknown_one_its_local_name() -> None:
    words = Lexicon([("run", sense("run", Label("運営", "runs")))])
    assert words.label("run") == Label("運営", "runs")
    assert words.label("walks") == Label("walks", "walks")
    with pytest.raises(KeyError):
        words.sense("walks")


def test_a_lexicon_comes_back_from_its_columns(lexicon: Lexicon) -> None:
    for words in (WORDS, lexicon):
        again = Lexicon.of_columns(words.columns())
        assert again.columns() == words.columns()
        assert again.longest == words.longest
        for form in words.columns()[1]:
            assert again.senses(form) == words.senses(form)
    assert again.label("Facility") == lexicon.label("Facility")
    assert again.senses(fold("運営しています")) == lexicon.senses(fold("運営しています")) != []
