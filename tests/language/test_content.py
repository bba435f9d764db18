from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from keikaku.language.content import keys, parts, word_set
from keikaku.language.folding import half_width
from tests.examples import examples
from tests.language.test_folding import TEXT


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("市内の企業を支援します。", ["企業", "市内", "支援"]),
        ("ＫＢＩＣの３Ｄプリンタ", ["3D", "KBIC", "プリンタ"]),
        ("ｶﾞｲﾄﾞﾗｲﾝとガイドライン", ["ガイドライン"]),
        ("商業振\n興と商\n   店街", ["商店街", "商業振興"]),  # a line may end inside a word
        ("産業 \n振興", ["振興", "産業"]),  # but not behind a blank
        ("コーディ\nネータ", ["コーディネータ"]),
        ("ものづくりのまち", []),  # of hiragana alone
        ("行う、図る、花", []),  # of one sign
        ("2018年度、82.0ha、1,648（p38参照）", ["参照", "年度"]),  # numbers
        ("龍ヶ崎の時々と〆切", ["〆切", "時々", "龍ヶ崎"]),
        ("start-upのＲ＆Ｄ", ["start-up"]),
        ("프로젝트 проект", ["проект", "프로젝트"]),
        ("⻑期計画と市⺠の⽬⿊", ["市民", "目黒", "長期計画"]),  # radicals, as PDFs have them
        ("オリンピック‧パラリンピック", ["オリンピック", "パラリンピック"]),
        ("", []),
    ],
)
def test_the_words_of_a_text_are_told_by_their_signs(text: str, found: list[str]) -> None:
    assert word_set(text) == found


@given(TEXT)
@example("a\n一\n 一ー")
@example("P6-3D ｶﾞガ゙")
@example("\u1100\u1161\u11a8 각")
def test_a_set_of_words_is_sorted_stands_in_the_text_and_finds_nothing_else(text: str) -> None:
    some = word_set(text)
    written = "".join(half_width(text).split())
    assert some == sorted(set(some))
    assert [word for word in some if len(word) < 2 or word.split() != [word] or word not in written] == []
    assert keys(" ".join(some)) <= keys(text)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("大企業の取引", [("大企", ["大企"]), ("企業", ["企業"]), ("取引", ["取引"])]),
        ("市⺠と⻑期は？", [("市⺠", ["市民"]), ("⻑期", ["長期"])]),
        ("ｾﾝﾀｰは？", [("ｾﾝ", ["せん"]), ("ﾝﾀ", ["んた"])]),
        ("花はどこ", [("花", ["花"])]),
        (
            "ものづくりは",
            [("ものづくりは", ["ものづくりは", "ものづくり"])],
        ),
        ("市のものづくりについて", [("市", ["市"]), ("ものづくり", ["ものづくり", "のづくり"])]),
        ("開催されている", [("開催", ["開催"])]),
        ("Who trades in the R&D?", [("trades", ["trades", "trade"])]),
        ("Start-ups", [("Start", ["start"]), ("Start-ups", ["startups", "startup"]), ("ups", ["ups"])]),
        ("in 2018?", []),
    ],
)
def test_a_question_is_taken_apart_as_it_is_written(question: str, said: list[tuple[str, list[str]]]) -> None:
    assert [(question[start:end], list(some)) for start, end, some in parts(question)] == said


@examples(200)
@given(st.one_of(st.text(), TEXT))
def test_the_parts_of_any_question_lie_in_it_and_have_the_keys_of_the_text(question: str) -> None:
    found = parts(question)
    assert all(0 <= part.start < part.end <= len(question) for part in found)
    assert found == sorted(found)
    assert {key for part in found for key in part.keys} == keys(question)
