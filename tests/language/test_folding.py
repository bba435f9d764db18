from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from keikaku.language.folding import DOTS, fold, fold_with_map
from keikaku.language.radicals import RADICALS
from tests.language.radicals import PYTHON, SCRIPT, pairs, python_module, script_module

# Signs that fold, compose or vanish in special ways, beside any text at all.
TEXT = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("ｶﾞﾟﾊｰー゛゜・･（）()-　 ①Ⅲ㈱㎡℡½ßŉİıΐΰéé゙がガヴｳヶヵヾゝ가각각ﷺﬁＫK\u200d\u202e"),
    )
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＫＯＢＳ", "kobs"),
        ("ジェトロ", "ｼﾞｪﾄﾛ"),
        ("ジェトロ", "じぇとろ"),
        ("パートナー", "ﾊﾟｰﾄﾅｰ"),
        ("ヴェトナム", "ｳﾞｪﾄﾅﾑ"),
        ("ガイド", "カ\u3099イト\u3099"),  # as file names on some systems have it
        ("コンピューター", "コンピュータ"),
        ("THINK(テクノハブイノベーション川崎)", "ＴＨＩＮＫ（テクノ・ハブ・イノベーション　川崎）"),
        ("新川崎・創造のもり", "新川崎 創造のもり"),
        ("Shin-Kawasaki", "SHIN KAWASAKI"),
        ("Café", "cafe"),
        ("第Ⅲ期", "第III期"),
        ("①", "1"),
        ("㈱富士通", "（株）富士通"),
        ("㎡", "m2"),
        ("Straße", "STRASSE"),
        ("각", "\u1100\u1161\u11a8"),
        ("長期計画", "⻑期計画"),
        ("市長", "市⾧"),
        ("水戸市の目黒区民", "⽔⼾市の⽬⿊区⺠"),
        ("水戸市の目黒区民", "水戶市の目黑区民"),  # as NFKC leaves it
        ("西食青黄麦歯竜角骨", "⻄⻝⻘⻩⻨⻭⻯⻆⻣"),
    ],
)
def test_ways_of_writing_a_name_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("が", "か"), ("ぱ", "ば"), ("ヴ", "ウ"), ("タイ", "ダイ"), ("6.1", "6.2"), ("市", "区")]
)
def test_different_sounds_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_marks_alone_fold_to_nothing() -> None:
    assert fold("・（ ）ー－-_!？　\t\n\u200b\u202e゛゜") == ""


def test_dots_of_all_kinds_are_the_middle_dot() -> None:
    written = [f"新川崎{dot}創造のもり" for dot in "・･·•‧∙⋅●"]
    assert {fold(text) for text in written} == {"新川崎創造のもり"}
    assert {fold(dot) for dot in DOTS} == {""}


def test_each_radical_is_the_character_that_unicode_says() -> None:
    """And where that is not the one that Japanese fonts draw, the two meet."""
    radicals = [chr(code) for code in range(0x2E80, 0x2FE0) if unicodedata.category(chr(code)) != "Cn"]
    folded = {radical: fold(radical) for radical in radicals}
    assert [radical for radical, form in folded.items() if len(form) != 1 or form in folded] == ["⺀"]  # a 々 of old
    known = {radical: unicodedata.normalize("NFKC", radical) for radical in radicals}
    assert [
        radical for radical in radicals if known[radical] != radical and folded[radical] != fold(known[radical])
    ] == []


def test_the_tables_are_made_from_the_lines_of_unicode() -> None:
    text = "# EquivalentUnifiedIdeograph-17.0.0.txt\n\n2E81       ; 5382 #     CJK RADICAL CLIFF\n"
    text += "2EBE..2EC0 ; 8279 # [3] CJK RADICAL GRASS ONE..CJK RADICAL GRASS THREE\n2F00 ; 4E00 # what NFKC knows\n"
    assert pairs(text) == "⺁厂⺕彐⺾艹⺿艹⻀艹⼾戸⿊黒"
    table = "".join(one + other for one, other in RADICALS.items())
    assert PYTHON.read_text(encoding="utf-8") == python_module(table, "17.0.0")
    assert SCRIPT.read_text(encoding="utf-8") == script_module(table, "17.0.0")


@given(TEXT)
@example("\u1100-\u1161")  # jamo that would join to a syllable only once the hyphen is gone
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_folding_again_changes_no_character_and_grows_none_without_bound() -> None:
    every = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    folded = [fold(character) for character in every]
    assert [character for character, form in zip(every, folded, strict=True) if fold(form) != form] == []
    assert max(map(len, folded)) == 15  # U+FDFA is a whole sentence


@given(TEXT)
def test_a_fold_holds_letters_and_digits_in_one_case_and_one_kana(text: str) -> None:
    folded = fold(text)
    assert [c for c in folded if not c.isalnum() or c == "ー" or "ァ" <= c <= "ヶ" or "Ａ" <= c <= "ｚ"] == []
    assert folded == folded.casefold()


@given(TEXT, TEXT)
@example("\u1100", "\u1161")
def test_a_space_between_joins_what_is_folded(left: str, right: str) -> None:
    assert fold(f"{left} {right}") == fold(left) + fold(right)


@given(TEXT)
@example("\u1100\u1161")
def test_the_map_gives_the_same_fold_and_leads_back(text: str) -> None:
    folded, offsets = fold_with_map(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded)
    assert offsets == sorted(offsets)
    assert all(0 <= offset < len(text) for offset in offsets)


@given(TEXT)
def test_each_stretch_of_text_folds_to_its_characters(text: str) -> None:
    folded, offsets = fold_with_map(text)
    for start in set(offsets):
        end = min((offset for offset in offsets if offset > start), default=len(text))
        written = "".join(folded[i] for i, offset in enumerate(offsets) if offset == start)
        assert fold(text[start:end]) == written


def test_offsets_point_to_the_sign_that_was_written() -> None:
    assert fold_with_map("（ｼﾞｪﾄﾛ）と ㎡・É") == ("じぇとろとm2e", [1, 3, 4, 5, 7, 9, 9, 11])
    assert fold_with_map("新‧⻑⼾は") == ("新長戸は", [0, 2, 3, 4])
